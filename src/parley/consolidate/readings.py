"""Readings in one order, whatever order they came in; what is odd among them is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from parley.model.report import fingerprint
from parley.text.dates import DateInterval

if TYPE_CHECKING:
    from parley.model.reading import Reading

# How long after an occasion its retellings still count as of the same round.
ROUND = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Readings by report, one a report, with lines on what was odd."""

    readings: tuple[Reading, ...]
    notes: tuple[str, ...]


def in_order(readings: Iterable[Reading]) -> Sorted:
    """The readings sorted, one a report: that of the rules, where several readers read it.

    Of several texts under one report id all are kept, each under an id of its own: the report's and the
    beginning of the text's sha-256.
    """
    readings, notes = tuple(readings), list[str]()
    texts: dict[str, set[str]] = {}
    for reading in readings:
        texts.setdefault(reading.report.id, set()).add(reading.report.text)
    seen: dict[tuple[str, bool, str, str, str], Reading] = {}
    for reading in readings:
        report = reading.report
        if len(texts[report.id]) > 1:
            apart = f"{report.id}~{fingerprint(report.text)[:8]}"
            entries = tuple(replace(entry, report=apart) for entry in reading.entries)
            reading = replace(reading, report=replace(report, id=apart), entries=entries)
        version = (
            reading.report.id,
            reading.reader != "rules",
            reading.reader,
            reading.codebook,
            reading.pipeline,
        )
        seen[version] = reading
    for report_id, found in texts.items():
        if len(found) > 1:
            notes.append(f"{report_id[:12]}: {len(found)} texts under one report id; each is kept as a report")
    kept: dict[str, Reading] = {}
    for key in sorted(seen):
        if (first := kept.setdefault(key[0], seen[key])) is not seen[key]:
            notes.append(f"{key[0][:12]}: more than one reading; that of {first.reader} is used")
    return Sorted(readings=tuple(kept.values()), notes=tuple(sorted(set(notes))))


def near(left: DateInterval | None, right: DateInterval | None, *, days: int = ROUND.days) -> bool:
    """True where both are known and lie no more than `days` apart."""
    if left is None or right is None:
        return False
    return distance(left, right) <= days


def distance(left: DateInterval, right: DateInterval) -> int:
    """The days between two intervals, 0 where they overlap."""
    if left.overlaps(right):
        return 0
    gap = left.first - right.last if left.first > right.last else right.first - left.last
    return gap.days
