"""The lines of a header, and what one can be: labelled values, a date line, a byline, a name, a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.text.dates import DateExpression, find_dates
from parley.text.spans import Span, stripped


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without blanks and Markdown's marks around it; `marked` is true for a Markdown heading."""

    span: Span
    words: str
    marked: bool = False
    after_blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A value behind its label ("Source: Reuters"): outlet, date, updated, url, title or byline."""

    label: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that holds nothing but a date, times and names set off from it, those in `beside` by a comma alone.

    A `barred` line has bars or dots between its parts, and may hold other words than names.
    """

    date: DateExpression
    updated: bool
    names: tuple[Span, ...]
    beside: tuple[Span, ...]
    barred: bool


_LINE = re.compile(r"[^\r\n\u2028\u2029]+|\r\n|[\r\n\u2028\u2029]")
_HEADING = re.compile(r"#{1,6}\s+")
_LABELS = {
    "outlet": "source|outlet|publisher|publication|newspaper|agency|site|site[ _]name",
    "date": "date|(?:first )?published(?: on| at)?|publish(?:ed)?[ _]date|posted(?: on)?|pubdate",
    "updated": "updated|last updated|updated (?:on|at)|modified|lastmod",
    "url": "url|link|web|permalink|canonical(?:[ _]url)?",
    "title": "title|headline",
    "byline": "by|byline|authors?|written by|reporters?",
}
_ANY_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
_LABEL = re.compile(rf"(?:^|(?<=[\s|;*_]))(?:{_ANY_LABEL})\s*:[*_]*(?:\s+|$|(?=\S))", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:(?P<date>{_LABELS['date']})|(?P<updated>{_LABELS['updated']}))\s+(?=\D{{0,12}}\d)", re.IGNORECASE
)
_ZONE = r"(?:\s?(?:[A-Z]{1,4}T|UTC|GMT|MSK|Z|[+-][0-9]{2}:?[0-9]{2})(?:\s?[+-][0-9]{1,2})?\b)?"
_TIME = re.compile(
    r"(?:T|\b)[0-9]{1,2}(?:[:.][0-9]{2}){1,2}(?:\.[0-9]+)?(?:\s*[ap]\.?\s?m\.?(?!\w))?"
    rf"{_ZONE}|\b[0-9]{{1,2}}\s?[ap]\.?m\.?(?!\w){_ZONE}"
)
_FILLER = re.compile(
    r"\b(?:first |last )?(?:published|updated|posted|modified|issued)\b|\b(?:on|at|local time)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[|·•–—,;()]|\s-\s|\s/\s")
# Words that stand small inside a name.
_SMALL_WORD = frozenset(("of", "the", "and", "for", "in", "at", "on", "to", "a", "de", "la", "le", "du", "des"))
_SMALL_WORD |= {"el", "der", "die", "das", "von", "van", "al", "y", "und", "et"}
_BYLINE = re.compile(r"(?:by|BY|By)\s+(?P<names>.+)")
_CORRESPONDENT = re.compile(r"(?:from )?our (?:own )?(?:\w+ ){0,3}correspondents?\b", re.IGNORECASE)
_MOST_WORDS = 25
_ABBREVIATED = ("U.S.", "U.N.", "U.K.", "a.m.", "p.m.")
# "Transcript: “We will sign. Not before.”"
_LABELLED_QUOTE = re.compile(r"[A-Z][\w ]{2,30}: [“\"‘][^“”\"\n]+[”\"’]")


def head_lines(text: str) -> Iterator[Line | None]:
    """The lines of `text` in order, None for a blank one; whatever the line ends are."""
    blank = True
    for match in _LINE.finditer(text):
        span = stripped(text, Span(*match.span()), " \t\r\n\f\v\u00a0\u2028\u2029\ufeff")
        if not span:
            # The end of a line is blank only where another blank follows it.
            if match.group() not in ("\r\n", "\n", "\r", "\u2028", "\u2029") or _ends_blank(text, match.start()):
                blank = True
                yield None
            continue
        heading = _HEADING.match(span.of(text))
        inner = stripped(text, Span(span.start + heading.end() if heading else span.start, span.end), " \t#*_")
        if _is_bullet(span.of(text)) or not inner:
            inner = span
        yield Line(span=inner, words=inner.of(text), marked=bool(heading), after_blank=blank)
        blank = False


def _ends_blank(text: str, at: int) -> bool:
    before = text[:at][-1:]
    return before in ("", "\n", "\r", "\u2028", "\u2029")


def _is_bullet(words: str) -> bool:
    return re.match(r"[-*•–—]\s", words) is not None


def labelled(line: Line) -> tuple[Labelled, ...]:
    """The values of a line that begins with a label; there may be several on one line."""
    first = _LABEL.match(line.words) or _BARE.match(line.words)
    if not first or len(line.words) > 400:
        return ()
    starts = [first, *_LABEL.finditer(line.words, first.end())]
    found: list[Labelled] = []
    for match, following in zip(starts, [*starts[1:], None], strict=True):
        end = following.start() if following else len(line.words)
        span = stripped(line.words, Span(match.end(), end), " \t|;,*_\"'")
        span = Span(line.span.start + span.start, line.span.start + span.end)
        name = next(name for name, value in match.groupdict().items() if value)
        words = line.words[span.start - line.span.start : span.end - line.span.start]
        found.append(Labelled(label=name, span=span, words=words))
    return tuple(found)


def date_line(line: Line) -> DateLine | None:
    """The line as a date line, None where the date is part of a phrase ("Deadline of 17 August passes")."""
    dates = find_dates(line.words)
    if not dates or len(line.words) > 160:
        return None
    masked = line.words
    for spans, mark in (
        ([date.span for date in dates], "\0"),
        (_spans(masked, _TIME), "\1"),
        (_spans(masked, _FILLER), "\1"),
    ):
        for span in spans:
            masked = masked[: span.start] + mark * len(span) + masked[span.end :]
    barred = "|" in masked or "·" in masked
    names: list[Span] = []
    beside: list[Span] = []
    position, before = 0, ""
    dated = False
    for cut in (*_spans(masked, _SEPARATOR), Span(len(masked), len(masked))):
        text = masked[position : cut.start]
        part = stripped(masked, Span(position, cut.start), " \t.:\0\1" if not _letters(text) else " \t")
        mark = cut.of(masked).strip()
        position = cut.end
        if "\0" in part.of(masked) or ("\1" in part.of(masked) and not barred):
            return None
        if part and "\1" not in part.of(masked):
            names.append(Span(line.span.start + part.start, line.span.start + part.end))
            if (mark == "," and "\0" in _part_after(masked, cut.end)) or (before == "," and dated):
                beside.append(names[-1])
        before, dated = mark, "\0" in text
    main = next((date for date in dates if _has_day(date)), dates[0])
    leading = line.words[: main.span.start]
    return DateLine(
        date=DateExpression(
            Span(line.span.start + main.span.start, line.span.start + main.span.end), main.words, main.fields
        ),
        updated=re.search(r"\b(?:updated|modified)\b[\s:]*$", leading, re.IGNORECASE) is not None,
        names=tuple(names),
        beside=tuple(beside),
        barred=barred,
    )


def _part_after(masked: str, at: int) -> str:
    return _SEPARATOR.split(masked[at:], maxsplit=1)[0]


def _spans(words: str, pattern: re.Pattern[str]) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(words) if match.group()]


def _letters(words: str) -> bool:
    return any(character.isalpha() for character in words)


def _has_day(date: DateExpression) -> bool:
    return any(key in ("iso", "dmy", "day") for key, _ in date.fields)


def byline(line: Line) -> str | None:
    """Who wrote the report, where the line says so and nothing else."""
    if _CORRESPONDENT.match(line.words) and len(line.words.split()) <= 12:
        return line.words
    match = _BYLINE.fullmatch(line.words)
    if not match or len(line.words.split()) > 16 or line.words.endswith("."):
        return None
    words = re.findall(r"[^\s,]+", match["names"])
    named = all(word[:1].isupper() or word.lower() in (*_SMALL_WORD, "staff", "with", "writers") for word in words)
    return match["names"] if named else None


def is_name(words: str) -> bool:
    """True for one to six words in capitals, as the name of an outlet is written; no date, no sentence."""
    parts = words.split()
    if not 1 <= len(parts) <= 6 or not _letters(words) or words[-1] in ".?!:,;" or find_dates(words):
        return False
    first, *rest = parts
    return first[:1].isupper() and all(word[:1].isupper() or word in _SMALL_WORD for word in rest)


def is_title(line: Line) -> bool:
    """True for a line that can be a headline: short, no bullet, and no full stop at its end."""
    if line.marked:
        return True
    if len(line.words) > 200 or len(line.words.split()) > _MOST_WORDS or _is_bullet(line.words):
        return False
    if _LABELLED_QUOTE.fullmatch(line.words):
        return True
    if re.search(r"[^.!?\s]{2,}[.!?][”’\"']?\s+\W?[A-Z]\w+\s.*[.!?]", line.words):
        return False
    return line.words.rstrip("”’\"')")[-1:] not in (".", ",", ";") or line.words.endswith(_ABBREVIATED)
