"""Checks of one report: at odds with itself, with the calendar, with others, or with reference facts."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from parley.consolidate.dates import known_dates, too_early
from parley.consolidate.events import Dated, at_odds, since_when
from parley.consolidate.occasions import without_year
from parley.consolidate.readings import distance
from parley.consolidate.reference import Fact, against
from parley.consolidate.words import passage_at
from parley.model.across import Finding, Meeting, Quote
from parley.model.mention import Figure
from parley.model.note import Check
from parley.model.reading import Reading
from parley.text.dates import DateExpression, DateInterval, find_dates
from parley.text.spans import Span

_WEEKDAYS = {name.casefold(): at for at, name in enumerate(calendar.day_name)}
_WEEKDAY = re.compile(rf"\b({'|'.join(calendar.day_name)}),? (?:the )?$", re.IGNORECASE)
_LEADING = re.compile(rf"^({'|'.join(calendar.day_name)}),? (?:the )?(?=\w)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAST = re.compile(r"\b(?:was|were|had|said|told|announced|declared|met|agreed|published|wrote|sent|brought)\b")
# What is to come, or was arranged: a date after such words proves nothing.
_FUTURE = re.compile(r"\b(?:will|would|shall|should|could|may|might|due|plans?|planned|scheduled|set to|until|by)\b")
_DONE = re.compile(
    r"\b(?:\w+ed|said|told|went|met|sent|gave|came|was|were|had|wrote|brought|took|made|spoke)\b[^.;]* on $"
)
_SOON = 31
# An account written within days of what it tells.
_NEWS = re.compile(r"\b(?:the day after|a day after|hours after|yesterday|the day before)\b", re.IGNORECASE)


def checks(
    readings: Sequence[Reading],
    meetings: Sequence[Meeting],
    events: Sequence[Dated],
    facts: Sequence[Fact] = (),
) -> tuple[Finding, ...]:
    """The findings on the readings, by report and place, each kind once at a place."""
    of_member = known_dates(meetings)
    seen: dict[tuple[str, str, Span], Finding] = {}
    passages = {(r.report.id, o.id): o.span for r in readings for o in r.occasions}
    months = {
        (r.report.id, o.id): (o.span, said) for r in readings for o in r.occasions if (said := without_year(r, o))
    }
    for reading in readings:
        for finding in (
            *_declared(reading, of_member, passages),
            *_fresh(reading, of_member, months),
            *_calendar(reading),
            *_sums(reading),
        ):
            seen.setdefault((finding.report, finding.check.kind, finding.check.span), finding)
    for finding in _facts(readings, events, facts):
        seen.setdefault((finding.report, finding.check.kind, finding.check.span), finding)
    texts = {reading.report.id: reading.report.text for reading in readings}
    found = {
        (one.report, one.check.kind, one.check.span): one
        for one in (_in_passage(one, texts[one.report]) for one in seen.values())
    }
    return tuple(sorted(found.values(), key=lambda one: (one.report, one.check.span, one.check.kind)))


def _in_passage(one: Finding, text: str) -> Finding:
    """The finding at the passage that holds its words: a date alone says little."""
    return replace(one, check=replace(one.check, span=passage_at(text, one.check.span)))


def _finding(report: str, span: Span, kind: str, about: str, against: Quote | None = None) -> Finding:
    return Finding(report=report, check=Check(span=span, kind=kind, about=about), against=against)


def _declared(
    reading: Reading, of_member: Mapping[tuple[str, str], Meeting], spans: Mapping[tuple[str, str], Span]
) -> Iterable[Finding]:
    """A declared date before events that the report tells as past, by its own dates or another's."""
    report = reading.report
    span = report.declared_date_span
    if report.declared_date is None or span is None:
        return
    declared = report.declared_date.iso
    for occasion in reading.occasions:
        if occasion.date:
            if too_early(reading, occasion, occasion.date) and _stated(report.text, occasion.span):
                about = f"declared {declared}, before the {occasion.kind} of {occasion.date.iso}, told as past"
                yield _finding(report.id, span, "declared-date", about)
            continue
        meeting = of_member.get((report.id, occasion.id))
        if meeting and meeting.date and too_early(reading, occasion, meeting.date):
            other = next(member for member in meeting.members if member[0] != report.id)
            about = (
                f"declared {declared}, before the {occasion.kind} it tells as past, "
                f"which another report puts in {meeting.date.iso}"
            )
            against = Quote(report=other[0], span=spans[other])
            yield _finding(report.id, span, "declared-date", about, against)
    if told := _told_after(reading, report.declared_date):
        yield _finding(
            report.id, span, "declared-date", f"declared {declared}, before {told.iso}, which it tells as past"
        )


def _fresh(
    reading: Reading,
    of_member: Mapping[tuple[str, str], Meeting],
    months: Mapping[tuple[str, str], tuple[Span, DateExpression]],
) -> Iterable[Finding]:
    """A declared date far from the month in which another report puts what this one tells as news.

    "The day after they met" is written within days of it; "his August meeting", of whatever year, is not of June.
    """
    report, declared = reading.report, reading.report.declared_date
    if declared is None or report.declared_date_span is None:
        return
    for occasion in reading.occasions:
        meeting = of_member.get((report.id, occasion.id))
        sentences = {passage_at(report.text, span) for span in (occasion.span, *occasion.mentions)}
        news = any(_NEWS.search(sentence.of(report.text)) for sentence in sentences)
        if meeting is None or occasion.date or meeting.date or occasion.status != "past" or not news:
            continue
        for member in meeting.members:
            span, said = months.get(member, (None, None))
            if span is None or said is None or member[0] == report.id:
                continue
            years = [date(declared.first.year + step, 12, 31) for step in (-1, 0, 1)]
            put = [when for year in years if (when := said.reckon(year))]
            if put and min(distance(when, declared) for when in put) > _SOON // 2:
                month = dict(said.fields).get("monthonly", said.words)
                about = f"declared {declared.iso}, and tells as news the {occasion.kind} that another puts in {month}"
                against = Quote(report=member[0], span=span)
                yield _finding(report.id, report.declared_date_span, "declared-date", about, against)


def _told_after(reading: Reading, declared: DateInterval) -> DateInterval | None:
    """A later day that the report tells as past: far off with its year, or two days that need none.

    A report may say in passing what was arranged for next week; of two days, both told as past, it knows.
    """
    text = reading.report.text
    near = set[DateInterval]()
    for found in find_dates(text, reading.report.body):
        when = found.reckon(declared.first)
        before = text[passage_at(text, found.span).start : found.span.start]
        if when is None or when.first <= declared.last:
            continue
        if found.reckon(None) and (when.first - declared.last).days > _SOON:
            if _PAST.search(text[max(0, found.span.start - 80) : found.span.end + 40]):
                return when
        elif "day" in dict(found.fields) and _DONE.search(before) and not _FUTURE.search(before):
            near.add(DateInterval(when.first, when.last))
    return min(near) if len(near) > 1 else None


def _stated(text: str, span: Span) -> bool:
    """True where the date stands by the occasion with its day: one that was reckoned proves nothing."""
    beside = Span(max(0, span.start - 60), min(len(text), span.end + 60))
    return any({"day", "iso"} & dict(found.fields).keys() for found in find_dates(text, beside))


def _calendar(reading: Reading) -> Iterable[Finding]:
    """A weekday that is not the day's, and a weekday of the header's date that cannot be."""
    report = reading.report
    reference = report.declared_date.first if report.declared_date else None
    for found in find_dates(report.text):
        words = _LEADING.match(found.words) or _WEEKDAY.search(
            report.text[max(0, found.span.start - 20) : found.span.start]
        )
        when = found.reckon(reference)
        if not words or when is None or when.first != when.last or "day" not in dict(found.fields):
            continue
        said = words[1].casefold()
        if when.first.weekday() != _WEEKDAYS[said] and not _other_year(when.first, said, found.reckon(None) is None):
            right = calendar.day_name[when.first.weekday()]
            yield _finding(report.id, found.span, "weekday", f"{when.iso} was a {right}, not a {words[1].capitalize()}")


def _other_year(day: date, weekday: str, free: bool) -> bool:
    """True where the year is not stated, and the weekday fits the year before or after."""
    years = [day.year - 1, day.year + 1] if free and (day.month, day.day) != (2, 29) else []
    return any(day.replace(year=year).weekday() == _WEEKDAYS[weekday] for year in years)


def _sums(reading: Reading) -> Iterable[Finding]:
    """ "58 captives, of whom 24 are alive and 40 dead": parts that are more than their whole."""
    text, figures = reading.report.text, sorted(reading.figures, key=lambda one: one.span)
    for at, whole in enumerate(figures):
        parts: list[Figure] = []
        for other in figures[at + 1 :]:
            between = text[whole.span.end : other.span.start]
            if other.unit != whole.unit or "." in between.strip() or ";" in between:
                break
            if "of whom" in between or "of them" in between or "of which" in between:
                parts.append(other)
        if parts and whole.value_to is None and sum(part.value for part in parts) > whole.value:
            about = f"{' and '.join(f'{part.value:g}' for part in parts)} of {whole.value:g}"
            yield _finding(reading.report.id, whole.span, "sum", f"the parts are more than the whole: {about}")


def _facts(readings: Sequence[Reading], events: Sequence[Dated], facts: Sequence[Fact]) -> Iterable[Finding]:
    """Events dated otherwise by a reference fact, or by most of the reports that date them."""
    texts = {reading.report.id: reading.report.text for reading in readings} if facts else {}
    also = (one for reading in readings for one in since_when(reading)) if facts else ()
    for one in (*events, *also):
        if facts and (told := against(one, texts[one.report], facts)):
            yield _finding(one.report, one.span, "reference-fact", told)
    blocks: dict[str, list[Dated]] = {}
    mentions = _years(readings) if events else {}
    for one in sorted(events, key=lambda one: (one.report, one.span)):
        blocks.setdefault(one.event, []).append(one)
    for block in blocks.values():
        for one in block:
            odd = [other for other in block if other.report != one.report and at_odds(one, other)]
            if odd and _doubted(one, odd, mentions):
                about = f"{one.event}: {one.date.iso}; another report has {odd[0].date.iso}"
                yield _finding(
                    one.report,
                    one.span,
                    "reference-fact",
                    about,
                    Quote(report=odd[0].report, span=odd[0].span),
                )


def _doubted(one: Dated, odd: Sequence[Dated], mentions: Mapping[int, frozenset[str]]) -> bool:
    """Of two datings the one whose year fewer reports mention is the one to check; of as many, each is."""
    mine = len(mentions.get(one.date.first.year, ()))
    return max(len(mentions.get(other.date.first.year, ())) for other in odd) >= mine


def _years(readings: Sequence[Reading]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for reading in readings:
        for year in set(_YEAR.findall(reading.report.text)):
            found.setdefault(int(year), set()).add(reading.report.id)
    return {year: frozenset(reports) for year, reports in found.items()}
