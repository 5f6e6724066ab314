"""Events of the past that reports date in passing: since when a war is fought, of what day an attack was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from parley.model.across import Conflict, Quote
from parley.model.reading import Reading
from parley.text.dates import DateInterval, find_dates
from parley.text.spans import Span

_WAR = r"(?:war|fighting|conflict|hostilities)"
_ONSET = r"(?:began|begun|started|broke out|erupted|ongoing since|going on since|raged since|lasted since)"
_PAPER = r"(?:accord|agreement|treaty|memorandum|deal|pact|ceasefire|truce|protocol|accords|agreements)"
# A war's beginning: "Fighting in the east has been ongoing since 2011", "The war began in 2014".
_BEGAN = re.compile(
    rf"\b(?<!full-scale )(?<!wider )(?P<noun>{_WAR})\b(?P<rest>[^.;]{{0,60}}?)\b{_ONSET}\b", re.IGNORECASE
)
# "the attack of October 7, 2023": the day is the event's name.
_OF_DAY = re.compile(
    r"\b(?P<noun>attack|massacre|assault|invasion|coup|raid|bombing|referendum|election|truce|ceasefire)s?"
    r" (?:of|on) $",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(rf"\b(?P<year>(?:19|20)\d\d) (?:\w+ )?(?P<noun>{_PAPER})\b")
_DATED_PAPER = re.compile(
    rf"\b(?P<noun>{_PAPER})\b[^.;]{{0,60}}?\b(?:dates? (?:back to|from)|was (?:signed|concluded|reached) in)"
    r" (?P<year>(?:19|20)\d\d)\b"
)

# Dates the war less surely, and counts only against a reference fact: "there has been fighting in Ostra since 2011".
_SINCE = re.compile(rf"(?P<before>(?:[\w-]+ ){{0,3}})\b{_WAR}\b[^.;:\n]{{0,60}}?\b(?=since\b)", re.IGNORECASE)
# "The worst fighting since 2011" began before.
_UNLIKE = re.compile(r"\b(?:\w+est|worst|first|most|full-scale|wider|no|any)\b", re.IGNORECASE)
_DAYS_NOUN = r"(?:attack|massacre|assault|invasion|coup|raid|bombing|referendum|election)"
THE_WAR = "the beginning of the war"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An event a report dates: what it is called, where its date stands, and the date."""

    report: str
    event: str
    span: Span
    date: DateInterval


def dated_events(reading: Reading) -> tuple[Dated, ...]:
    """The events of the report that carry their own year, in order."""
    return tuple(sorted(_dated(reading), key=lambda one: (one.span, one.event)))


def _dated(reading: Reading) -> Iterable[Dated]:
    text, report = reading.report.text, reading.report.id
    stated = [(found, date) for found in find_dates(text) if (date := found.reckon(None))]
    for found, date in stated:
        before = text[max(0, found.span.start - 40) : found.span.start]
        # A date expression may hold its own preposition: "in 2014", "since 2011".
        lead = re.match(r"(?:in|of|on|since|from)\s+", found.words, re.IGNORECASE)
        of = before + (lead.group() if lead else "")
        if match := _OF_DAY.search(of):
            yield Dated(report=report, event=match["noun"].casefold(), span=found.span, date=date)
    for match in _BEGAN.finditer(text):
        near = [(found, date) for found, date in stated if 0 <= found.span.start - match.end() <= 4
                or found.span.start <= match.end() <= found.span.end]  # fmt: skip
        for found, date in near[:1]:
            yield Dated(
                report=report,
                event=THE_WAR,
                span=Span(match.start(), found.span.end),
                date=date,
            )
    for pattern in (_NAMED_YEAR, _DATED_PAPER):
        for match in pattern.finditer(text):
            year = DateInterval.year(int(match["year"]))
            yield Dated(report=report, event=f"the {match['noun']}", span=Span(*match.span()), date=year)


def at_odds(left: Dated, right: Dated) -> bool:
    """True where two dates of one event cannot both be right.

    Attacks and votes are many: they are one only if day and month agree and the year does not. Papers are
    many too: they are one only if nothing but the year is between them and the years lie near.
    """
    if left.event != right.event or left.date.overlaps(right.date):
        return False
    if left.event == THE_WAR:
        return True
    if left.event.startswith("the "):
        return abs(left.date.first.year - right.date.first.year) <= 3
    one, other = left.date.first, right.date.first
    return left.date.first == left.date.last and (one.month, one.day) == (other.month, other.day)


def event_named(words: str) -> str | None:
    """The event that these words are about, as reports' datings call it: "the fighting in Ostra", "Tarn agreement"."""
    if re.search(rf"\b{_WAR}\b", words, re.IGNORECASE):
        return THE_WAR
    if match := re.search(rf"\b{_PAPER}\b", words, re.IGNORECASE):
        return f"the {match.group().casefold()}"
    match = re.search(rf"\b{_DAYS_NOUN}\b", words, re.IGNORECASE)
    return match.group().casefold() if match else None


def since_when(reading: Reading) -> Iterable[Dated]:
    """Datings of the war that hold only against a reference fact, which names the war that is meant."""
    text = reading.report.text
    for match in _SINCE.finditer(text):
        found = find_dates(text, Span(match.end(), min(len(text), match.end() + 40)))
        date = found[0].reckon(None) if found and found[0].span.start - match.end() <= 6 else None
        if date and not _UNLIKE.search(match["before"]):
            span = Span(match.start() + len(match["before"]), found[0].span.end)
            yield Dated(report=reading.report.id, event=THE_WAR, span=span, date=date)


def event_conflicts(events: Sequence[Dated]) -> tuple[Conflict, ...]:
    """Events that two reports date apart, each once for a pair of reports."""
    blocks: dict[str, dict[tuple[str, DateInterval], Dated]] = {}
    for one in events:
        blocks.setdefault(one.event, {}).setdefault((one.report, one.date), one)
    found: dict[tuple[str, ...], Conflict] = {}
    for event, block in sorted(blocks.items()):
        for left, right in combinations(sorted(block.values(), key=lambda one: (one.report, one.span)), 2):
            if left.report == right.report or not at_odds(left, right):
                continue
            made = Conflict(
                kind="date",
                reports=(left.report, right.report),
                quotes=(
                    Quote(report=left.report, span=left.span),
                    Quote(report=right.report, span=right.span),
                ),
                about=f"{event}: {left.date.iso}, or {right.date.iso}",
            )
            found.setdefault((event, left.report, right.report), made)
    return tuple(found.values())
