"""Outlets in a sentence: by name, by how a name is made or framed, and as "the newspaper"."""

from __future__ import annotations

from dataclasses import replace

from parley.attribution.phrase import Resolve, Who, singular
from parley.attribution.words import Words
from parley.codebook.loader import Codebook
from parley.model.report import Report
from parley.model.source import Link

_PARTICIPLES = ("VBN", "VBG", "VBD")
_FRAME = 60
_AIRED = frozenset({"television", "radio", "tv"})


class Outlets:
    """The outlets that one report cites; `last` is the one named last, its own never among them."""

    def __init__(self, report: Report, codebook: Codebook, resolve: Resolve) -> None:
        self._book, self._resolve, self._text = codebook, resolve, report.text
        self._told = report.outlet
        self._own = codebook.outlets.canonical(report.outlet) or report.outlet if report.outlet else None
        self.last: Link | None = None
        # By their last words, as "the Observer" stands for "the Harbour Observer".
        self._short: dict[str, str] = {}
        self._note(report.outlet)

    def at(self, words: Words, start: int, end: int, *, spoken_of: bool = True) -> Link | None:
        """The outlet that the noun phrase names or, with `spoken_of`, stands for; None for any other."""
        stop = next((k for k in range(start + 1, end) if _ends(words, k)), end)
        if (named := self._behind_kind(words, start, stop)) is not None:
            bare = self._bare(words.span(*named).of(self._text))
            name = self._name(words, *named) or (None if bare in (self._own, self._told) else bare)
        elif spoken_of and self._spoken_of(words, start, stop):
            return self.last
        else:
            name = self._name(words, start, stop)
        if name is None:
            return None
        self._note(name)
        self.last = Link(type="outlet", name=name)
        return self.last

    def own(self, words: Words, start: int, end: int) -> bool:
        """True for the report's own outlet: by its name, its last words, or as "this newspaper"."""
        if words.lower[start] in ("this", "our") and words.lower[end - 1] in self._book.sources.outlet_words:
            return True
        text = words.span(start, end).of(self._text)
        told = self._shortened(words, start, end) or self._book.outlets.canonical(text) or self._bare(text)
        return self._told is not None and told in (self._own, self._told, self._bare(self._told))

    def _behind_kind(self, words: Words, start: int, stop: int) -> tuple[int, int] | None:
        """The name behind a word for outlets, wherever the parse cuts: "a news site, Lantern,", "the daily Lantern"."""
        # "A news site in Sorrun, Lantern,": where it is may stand between.
        place = next((k for k in range(start + 1, stop) if words.pos[k] == "ADP"), stop)
        kind = singular(words.lower[place - 1]) in self._book.sources.outlet_words
        if not kind or words.lower[start] not in ("a", "an", "the") or words.pos[place - 1] == "PROPN":
            return None
        comma = stop < len(words) and words.lower[stop] == ","
        first = last = stop + comma
        while last < len(words) and (
            words.text[last][:1].isupper() or (words.lower[last] == "-" and not words.stops(last))
        ):
            last += 1
        closed = last < len(words) and words.lower[last] == ","
        if last == first or words.quote[first] >= 0 or (comma and not closed):
            return None
        return None if self._known(words, first, last) else (first, last)

    def _known(self, words: Words, start: int, end: int) -> bool:
        """True for the name of somebody else: a person, a country, a party of the codebook."""
        span = words.span(start, end)
        actor = self._resolve(words.passage, span)
        somebody = actor is not None and (actor.person or actor.party in self._book.names.countries)
        return somebody or span.of(self._text) in self._book.names.parties

    def _note(self, name: str | None) -> None:
        """Keeps what the outlet may be called later: the last words of its name behind "the"."""
        words = name.split() if name else []
        for k in range(1, len(words)):
            if words[k][:1].isupper() and (k > 1 or words[0].lower() != "the"):
                self._short.setdefault(" ".join(words[k:]).casefold(), name or "")

    def _shortened(self, words: Words, start: int, end: int) -> str | None:
        """The outlet whose name the phrase cuts short: "the Observer", "the paper" no such."""
        if words.lower[start] != "the" or not words.text[end - 1][:1].isupper():
            return None
        return self._short.get(words.span(start + 1, end).of(self._text).casefold()) if start + 1 < end else None

    def inside(self, words: Words, start: int, end: int) -> Link | None:
        """The outlet that a report is said to be of: "an earlier Reuters report", "reports from Bloomberg"."""
        at = start
        while at < end:
            stop = at
            while stop < end and words.text[stop][:1].isupper():
                stop += 1
            if stop > at and (outlet := self.at(words, at, stop, spoken_of=False)) is not None:
                return outlet
            at = max(stop, at + 1)
        return None

    def before(self, words: Words, at: int) -> Link | None:
        """The last outlet named before the word `at`."""
        end = at
        while end > 0:
            if not words.text[end - 1][:1].isupper():
                end -= 1
                continue
            start = end - 1
            while start > 0 and (words.text[start - 1][:1].isupper() or words.lower[start - 1] == "the"):
                start -= 1
            if (outlet := self.at(words, start, end, spoken_of=False)) is not None:
                return outlet
            end = start
        return None

    def taken_for(self, words: Words, who: Who, start: int, end: int) -> Who:
        """The source as an outlet, where nobody knows its name and it is said to cite somebody."""
        named = who.links[-1].type in ("named-individual", "named-group")
        if not named or who.party in self._book.names.countries or words.pos[start] not in ("PROPN", "DET"):
            return who
        stop = next((k for k in range(start + 1, end) if words.stops(k)), end)
        span = words.span(start, stop)
        actor = self._resolve(words.passage, span)
        if actor and actor.person and actor.party != actor.name:
            return who
        self.last = Link(type="outlet", name=self._bare(span.of(self._text)))
        return replace(who, links=(*who.links[:-1], self.last))

    def _spoken_of(self, words: Words, start: int, stop: int) -> bool:
        """ "The newspaper", "the Saudi daily": a word for outlets, no name."""
        return (
            singular(words.lower[stop - 1]) in self._book.sources.outlet_words
            and words.lower[start] in ("the", "that", "its", "this")
            and not any(words.pos[k] == "PROPN" for k in range(start + 1, stop - 1))
        )

    def _name(self, words: Words, start: int, end: int) -> str | None:
        names, text = self._book.outlets, words.span(start, end).of(self._text)
        usual = self._shortened(words, start, end) or names.canonical(text) or self._within(words, start, end)
        if usual is None:
            usual = self._owned(words, start, end) or self._called(words, start, end)
        if usual is None and names.looks_like_outlet(text):
            usual = self._bare(text)
        if usual is None and words.pos[end - 1] == "PROPN" and self._framed(words, start, end):
            usual = self._bare(text)
        return None if usual in (self._own, self._told) else usual

    def _within(self, words: Words, start: int, end: int) -> str | None:
        """The usual name of an outlet behind what describes it: "state news outlet TASS"."""
        first = next((k for k in range(start, end) if words.text[k][:1].isupper() and words.lower[k] != "the"), end)
        owned = any(words.lower[k] in ("'s", "’s") for k in range(start, end))
        if first == end or owned or not words.text[end - 1][:1].isupper():
            return None
        return self._book.outlets.canonical(words.span(first, end).of(self._text))

    def _owned(self, words: Words, start: int, end: int) -> str | None:
        """The outlet of a state or group that owns it: "Sorrun's Lantern news agency"."""
        owner = next((k for k in range(end - 1, start, -1) if words.lower[k] in ("'s", "’s")), None)
        if owner is None:
            return None
        kinds = self._book.sources.outlet_words | _AIRED
        agency = any(singular(words.lower[k]) in kinds for k in range(owner + 1, end))
        name = " ".join(words.text[k] for k in range(owner + 1, end) if words.text[k][:1].isupper())
        return (self._book.outlets.canonical(name) or self._bare(name)) if agency and name else None

    def _called(self, words: Words, start: int, end: int) -> str | None:
        """The name that an apposition tells to be an outlet's: "Lantern Online, a pro-government website"."""
        stop = next((k for k in range(end + 1, min(end + 8, len(words))) if words.stops(k)), 0)
        if stop < end + 3 or words.lower[end] != "," or words.lower[end + 1] not in ("a", "an", "the"):
            return None
        kind = singular(words.lower[stop - 1]) in self._book.sources.outlet_words
        named = words.pos[end - 1] == "PROPN" and words.text[end - 1][:1].isupper()
        return self._bare(words.span(start, end).of(self._text)) if kind and named else None

    def _framed(self, words: Words, start: int, end: int) -> bool:
        """True where the words around a name that is nobody else's make it an outlet's: "X reported, citing"."""
        if not words.text[end - 1][:1].isupper():
            return False
        if self._known(words, start, end):
            return False
        span = words.span(start, end)
        before = self._text[max(0, span.start - _FRAME) : span.start]
        after = self._text[span.end : span.end + _FRAME]
        return self._book.outlets.framed(before, after)

    def _bare(self, text: str) -> str:
        """The name without "the" and a kind word in small letters before it: "the daily Al-Araby"."""
        plain = text[4:] if text[:4].lower() == "the " else text
        for words in self._book.outlets.kind_words:
            behind = plain.split(f"{words} ", 1)[1] if f" {words} " in f" {plain}" else ""
            if behind[:1].isupper():
                return behind.strip()
        return plain.strip()


def _ends(words: Words, k: int) -> bool:
    """True for a word with which the name of an outlet cannot go on."""
    small = not words.text[k][:1].isupper()
    return words.stops(k) or words.tag[k] in ("WDT", "WP") or (words.tag[k] in _PARTICIPLES and small)
