"""A dateline: where and when a report was sent, and by which agency, before its first word of prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.ingest.lines import Line, is_name
from parley.text.dates import DateExpression, find_dates
from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The parts of a dateline; `body` is the offset of the first character of prose.

    `sure` is false for an agency that only its place tells: before a place in a dateline without a dash.
    """

    body: int
    agency: Span | None = None
    date: DateExpression | None = None
    sure: bool = True


_DATELINE = re.compile(
    r"(?P<place>[^\s(][^()—–\n]{0,70}?)??\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*)?"
    r"(?:\s*(?:—|–|―|--)\s*|\s+-\s+|\s+-$)"
)
_BARRED = re.compile(r"(?P<place>[^\s|(][^|.\n]{2,60}?)\s*\|\s*(?P<agency>[^|\n]{2,40}?)\s*\|\s+(?=\W?[A-Z])")
# "LIVE – the talks": what kind of report it is, no place.
_LABELS = frozenset(
    ("live", "analysis", "exclusive", "update", "updated", "breaking", "opinion", "watch", "video", "explainer")
)
# "HARBOUR RADIO, Geneva, March 3, 2025. The rebels …"
_STOPPED = re.compile(r"(?P<head>[A-Z][^—–.()\n]{2,90}?[0-9]{4})\.\s+(?=\W?[A-Z])")


def read_dateline(line: Line) -> Dateline | None:
    """The dateline at the head of a line: "KYIV, Aug 17, 2025 (Harbour Wire) — ", "(Reuters) - "."""
    if (barred := _barred(line)) is not None:
        return barred
    match = _DATELINE.match(line.words)
    if not match or not (match["place"] or match["agency"]):
        return _stopped(line)
    agency = match["agency"]
    named = bool(agency) and is_name(agency)
    # "(Monday evening)" is no agency, and still marks a dateline.
    if agency and not named and not find_dates(agency):
        return None
    dates = find_dates(line.words[: match.end("place")]) if match["place"] else []
    if match["place"] and not _is_place(match["place"], dates, sure=named):
        return _stopped(line)
    if not match["place"] and not named:
        return None
    opens = line.words[match.end() :][:1]
    if not agency and not dates and opens.islower():
        return None
    date = next((item for item in dates if any(key in ("day", "iso", "dmy") for key, _ in item.fields)), None)
    start = line.span.start
    return Dateline(
        body=start + match.end(),
        agency=Span(start + match.start("agency"), start + match.end("agency")) if named else None,
        date=_moved(date, start) if date else None,
    )


def _barred(line: Line) -> Dateline | None:
    """A dateline between bars: "HARBOUR, Kelmar | Harbour Wire | The rebels …"."""
    match = _BARRED.match(line.words)
    if match is None or not is_name(match["agency"].strip()) or not _is_place(match["place"], [], sure=True):
        return None
    start = line.span.start
    agency = Span(start + match.start("agency"), start + match.end("agency"))
    return Dateline(body=start + match.end(), agency=agency)


def _stopped(line: Line) -> Dateline | None:
    """A dateline that ends in a full stop: names, the first in capitals, and a date."""
    match = _STOPPED.match(line.words)
    dates = find_dates(match["head"]) if match else []
    if match is None or not dates or not _is_place(match["head"], dates, sure=False):
        return None
    head, *rest = match["head"].split(",")
    start = line.span.start
    placed = bool(rest) and not find_dates(rest[0])
    return Dateline(
        body=start + match.end(),
        agency=Span(start, start + len(head)) if placed else None,
        date=_moved(dates[0], start),
        sure=False,
    )


def _is_place(words: str, dates: list[DateExpression], *, sure: bool) -> bool:
    """True for a city in capitals, or one before an agency; a country or a date may follow it."""
    for date in reversed(dates):
        words = words[: date.span.start] + words[date.span.end :]
    city, *rest = (part.strip() for part in words.split(","))
    if not city:
        return sure and bool(dates)
    if city.split()[0].lower() in _LABELS:
        return False
    letters = [character for character in city if character.isalpha()]
    capitals = len(letters) >= 3 and all(character.isupper() for character in letters)
    if not (capitals or (sure and is_name(city))) or len(city.split()) > 5:
        return False
    return all(not part or is_name(part) for part in rest)


def _moved(date: DateExpression, by: int) -> DateExpression:
    return DateExpression(Span(date.span.start + by, date.span.end + by), date.words, date.fields)
