"""Whether a party, place, source, number or date that a model names stands in the report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher

from parley.codebook.names import Names
from parley.codebook.outlets import Outlets
from parley.llm.paragraphs import Paragraph
from parley.llm.quotes import plain
from parley.llm.records import one_line
from parley.model.report import Report
from parley.text.dates import DateInterval, find_dates
from parley.text.numerals import NUMBER, number
from parley.text.spans import Span

# How alike two names of one party's people are that are one name in two spellings.
_SAME_NAME = 0.88
_SMALL = frozenset(
    {"the", "a", "an", "of", "in", "on", "at", "to", "by", "with", "from", "and", "or", "for", "his", "its"}
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_COUNTED = {2: ("both", "pair", "couple", "two"), 12: ("dozen",)}


class Standing:
    """What stands in one report, header included, whatever its case, accents and kind of marks."""

    def __init__(self, report: Report, paragraphs: Sequence[Paragraph], names: Names, outlets: Outlets) -> None:
        self._report, self._names, self._outlets = report, names, outlets
        self._spans = (Span(0, report.body.start), *(item.span for item in paragraphs))
        # A space on each side, so that a name is sought as whole words.
        self._flat = tuple(f" {folded(span.of(report.text))} " for span in self._spans)
        self._cased = f" {' '.join(_WORD.findall(plain(report.text).text.replace('.', '').replace('-', ' ')))} "
        self._numbers = frozenset(_values(report.text))

    def party(self, name: str) -> str | None:
        """The party's usual name, where one of the ways to write it stands in the report."""
        bare = _without_the(name)
        usual = (
            self._names.parties.get(bare) or self._names.adjectives.get(bare) or self._names.people.get(bare) or bare
        )
        return usual if self._any(party_forms(usual, self._names)) or self._said(bare) else None

    def place(self, name: str) -> str | None:
        """The place's usual name, without "region" and the like, where it stands in the report."""
        bare = _without_the(name)
        head, _, last = bare.rpartition(" ")
        if bare not in self._names.places and last in self._names.place_after:
            bare = head
        usual = self._names.places.get(bare, bare)
        forms = [usual, bare, *(form for form, of in self._names.places.items() if of == usual)]
        return usual if self._any(forms) else None

    def outlet(self, name: str) -> str | None:
        """The outlet's usual name, where it stands in the report under any of its names."""
        usual = self._outlets.canonical(name) or _without_the(name)
        forms = [usual, name, *(form for form, of in self._outlets.names.items() if of == usual)]
        return usual if self._any(forms) else None

    def source(self, name: str) -> bool:
        """True where the source's words stand in the report; a known full name may be its surname there."""
        if self._said(name):
            return True
        known = [full for full in self._names.people if folded(full) in folded(name)]
        return any(self._any([full.split()[-1] for full in self._spellings(one)]) for one in known)

    def _spellings(self, full: str) -> list[str]:
        """A person's name as the codebook spells it in one way and another: Zelensky, Zelenskiy."""
        people = self._names.people
        fellows = [name for name, party in people.items() if party == people[full]]
        return [name for name in fellows if SequenceMatcher(None, full, name).ratio() >= _SAME_NAME]

    def where(self, name: str, near: Span) -> Span | None:
        """The place of a name, as it is written, that is nearest to a stretch of the report."""
        flat, wanted = plain(self._report.text), re.escape(plain(name).text.strip())
        hits = re.finditer(rf"(?<!\w){wanted}(?!\w)", flat.text, re.IGNORECASE) if wanted else ()
        spans = [flat.span(*match.span()) for match in hits]
        return min(spans, key=lambda span: abs(span.start - near.start), default=None)

    def count(self, value: int) -> bool:
        """True where the report has that number, in figures or words; one needs no word."""
        return value == 1 or float(value) in self._numbers or self._any(_COUNTED.get(value, ()))

    def words(self, text: str) -> bool:
        """True where the words stand in the report as they are, whatever their marks."""
        return self._any([text])

    def date(self, interval: DateInterval, reference: date | None) -> bool:
        """True where some words of the report name a time in it, or one that it lies in."""
        for found in find_dates(self._report.text):
            for future in (False, True):
                told = found.reckon(reference, future)
                if told and told.overlaps(interval):
                    return True
        return bool(self._report.declared_date and self._report.declared_date.overlaps(interval))

    def _any(self, forms: Iterable[str]) -> bool:
        for form in forms:
            wanted = folded(form)
            if not wanted:
                continue
            # "US" is not "us": short capitals count only as they are written.
            if len(wanted) <= 4 and form.isupper():
                if f" {form.replace('.', '')} " in self._cased:
                    return True
            elif any(f" {wanted} " in flat for flat in self._flat):
                return True
        return False

    def _said(self, name: str) -> bool:
        """True for words that stand together, or that one paragraph and the one before have between them."""
        if self._any([_without_the(name)]):
            return True
        words = [f" {word} " for word in folded(name).split() if word not in _SMALL]
        pairs = zip(("", *self._flat), self._flat, strict=False)
        return len(words) > 1 and any(all(word in one + two for word in words) for one, two in pairs)


def party_forms(party: str, names: Names) -> tuple[str, ...]:
    """All the ways the codebook knows to write a party: its names, capitals, adjectives and people."""
    forms = [party, *(form for form, of in names.parties.items() if of == party)]
    forms += [form for form, of in names.adjectives.items() if of == party]
    for full, of in names.people.items():
        if of == party:
            forms.append(full)
            if names.surnames.get(full.split()[-1]) == full or full.split()[-1] in names.surnames:
                forms.append(full.split()[-1])
    return (*forms, *(f"{form}s" for form in forms if form in names.adjectives))


def folded(text: str) -> str:
    """The words of a text alone: lower case, no accents, no possessive, one space between them."""
    decomposed = unicodedata.normalize("NFKD", plain(text).text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    words = (match.group().removesuffix("'s").replace("-", " ") for match in _WORD.finditer(bare.replace(".", "")))
    return " ".join(words)


def _without_the(name: str) -> str:
    bare = one_line(name)
    return bare[4:] if bare[:4].lower() == "the " else bare


def _values(text: str) -> Iterable[float]:
    for match in _NUMBER.finditer(text):
        try:
            yield number(match.group())
        except ValueError:
            continue
