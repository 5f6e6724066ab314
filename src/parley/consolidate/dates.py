"""Occasions that reports date apart, and reports that are dated before what they tell as past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from parley.consolidate.occasions import without_year
from parley.model.across import Conflict, Meeting, Quote
from parley.model.mention import Occasion
from parley.model.reading import Reading
from parley.text.dates import DateInterval

Member = tuple[Reading, Occasion]


def members(readings: Sequence[Reading], meeting: Meeting) -> tuple[Member, ...]:
    """The tellings of a meeting, by report."""
    wanted = set(meeting.members)
    return tuple(
        (reading, occasion)
        for reading in readings
        for occasion in reading.occasions
        if (reading.report.id, occasion.id) in wanted
    )


def date_conflicts(readings: Sequence[Reading], meetings: Sequence[Meeting]) -> tuple[Conflict, ...]:
    """Occasions that two reports date apart; a report's own date counts where it gives the occasion none."""
    by_report: dict[str, list[Reading]] = {}
    for reading in readings:
        by_report.setdefault(reading.report.id, []).append(reading)
    found: dict[tuple[str, str, str], Conflict] = {}
    for meeting in meetings:
        if len(meeting.members) < 2 or not meeting.dates:
            continue
        of_these = [one for report in sorted({report for report, _ in meeting.members}) for one in by_report[report]]
        for left, right in combinations(members(of_these, meeting), 2):
            if left[0].report.id != right[0].report.id and (about := _apart(left, right, meeting)):
                made = Conflict(
                    kind="date",
                    reports=(left[0].report.id, right[0].report.id),
                    quotes=(_quote(left, right), _quote(right, left)),
                    about=about,
                    meeting=meeting.id,
                )
                found.setdefault((meeting.id, left[0].report.id, right[0].report.id), made)
    return tuple(found.values())


def _apart(left: Member, right: Member, meeting: Meeting) -> str | None:
    name = f"the {meeting.kind}" + (f" in {meeting.places[0]}" if meeting.places else "")
    one, other = _known(left, right), _known(right, left)
    if one and other:
        return None if one.overlaps(other) else f"{name}: {one.iso}, or {other.iso}"
    for (reading, occasion), date in ((left, other), (right, one)):
        if date and too_early(reading, occasion, date):
            declared = reading.report.declared_date
            dated = declared.iso if declared else ""
            return f"{name} is past in a report dated {dated}, and of {date.iso} in another"
    return None


def _known(member: Member, other: Member) -> DateInterval | None:
    """The date of a telling; a day without its year is of the year that the other telling gives."""
    if member[1].date or other[1].date is None:
        return member[1].date
    said = without_year(*member)
    return said.reckon(other[1].date.last) if said and "day" in dict(said.fields) else None


def too_early(reading: Reading, occasion: Occasion, date: DateInterval) -> bool:
    """True where the report is dated before the day of something it tells as past."""
    declared = reading.report.declared_date
    return occasion.status == "past" and declared is not None and declared.last < date.first


def _quote(member: Member, other: Member) -> Quote:
    reading, occasion = member
    report = reading.report
    if occasion.date is None and other[1].date and too_early(reading, occasion, other[1].date):
        return Quote(report=report.id, span=report.declared_date_span or occasion.span)
    return Quote(report=report.id, span=occasion.span)


def known_dates(meetings: Sequence[Meeting]) -> Mapping[tuple[str, str], Meeting]:
    """The meeting of each telling of an occasion."""
    return {member: meeting for meeting in meetings for member in meeting.members}
