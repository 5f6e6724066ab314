"""A dateline: where and when a report was sent, and by which agency, before its first word of prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.ingest.lines import Line, is_name
from parley.text.dates import DateExpression, find_dates
from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The parts of a dateline; `body` is the offset of the first character of prose."""

    body: int
    agency: Span | None = None
    date: DateExpression | None = None


_DATELINE = re.compile(
    r"(?P<place>[^\s(][^()—–\n]{0,70}?)??\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*)?"
    r"(?:\s*(?:—|–|―|--)\s*|\s+-\s+|\s+-$)"
)


def read_dateline(line: Line) -> Dateline | None:
    """The dateline at the head of a line: "KYIV, Aug 17, 2025 (Harbour Wire) — ", "(Reuters) - "."""
    match = _DATELINE.match(line.words)
    if not match or not (match["place"] or match["agency"]):
        return None
    agency = match["agency"]
    named = bool(agency) and is_name(agency)
    # "(Monday evening)" is no agency, and still marks a dateline.
    if agency and not named and not find_dates(agency):
        return None
    dates = find_dates(line.words[: match.end("place")]) if match["place"] else []
    if match["place"] and not _is_place(match["place"], dates, sure=named):
        return None
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


def _is_place(words: str, dates: list[DateExpression], *, sure: bool) -> bool:
    """True for a city in capitals, or one before an agency; a country or a date may follow it."""
    for date in reversed(dates):
        words = words[: date.span.start] + words[date.span.end :]
    city, *rest = (part.strip() for part in words.split(","))
    if not city:
        return sure and bool(dates)
    letters = [character for character in city if character.isalpha()]
    capitals = len(letters) >= 3 and all(character.isupper() for character in letters)
    if not (capitals or (sure and is_name(city))) or len(city.split()) > 5:
        return False
    return all(not part or is_name(part) for part in rest)


def _moved(date: DateExpression, by: int) -> DateExpression:
    return DateExpression(Span(date.span.start + by, date.span.end + by), date.words, date.fields)
