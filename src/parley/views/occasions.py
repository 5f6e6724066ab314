"""Occasions: the meetings, calls and documents at which stances were taken."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from parley.ledger import rows, schema
from parley.ledger.schema import entries, readings, reports
from parley.ledger.store import Ledger
from parley.text.dates import DateInterval
from parley.views.filters import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionRow:
    """An occasion as reports tell it alike, with the outlets that name it and how many entries are of it."""

    id: str
    kind: str
    place: str | None
    date: DateInterval | None
    participants: tuple[str, ...]
    status: str
    reports: tuple[str, ...]
    entries: int


def occasion_rows(ledger: Ledger, asked: Filter | None = None) -> tuple[OccasionRow, ...]:
    """By date and id; of the filter, `party` (a participant), `occasion`, `since` and `until` apply."""
    wanted, table = asked or Filter(), schema.occasions
    # Counted once for all of them: an index on the occasions alone is no help where many share an id.
    counted = (
        select(entries.c.reading_id, entries.c.occasion, func.count().label("entries"))
        .where(entries.c.occasion.is_not(None))
        .group_by(entries.c.reading_id, entries.c.occasion)
        .subquery()
    )
    same = (counted.c.reading_id == table.c.reading_id) & (counted.c.occasion == table.c.id)
    query = (
        select(table, func.coalesce(counted.c.entries, 0).label("entries"), reports.c.outlet, reports.c.path)
        .join_from(table, readings, (readings.c.id == table.c.reading_id) & readings.c.current)
        .join(reports, reports.c.id == readings.c.report_id)
        .outerjoin(counted, same)
        .order_by(table.c.first.nulls_last(), table.c.id, reports.c.path, readings.c.id)
    )
    if wanted.since is not None:
        query = query.where(table.c.last >= wanted.since)
    if wanted.until is not None:
        query = query.where(table.c.first <= wanted.until)
    groups: dict[tuple[object, ...], list[rows.AnyRow]] = {}
    with ledger.connection() as connection:
        for row in connection.execute(query):
            if _wanted(row, wanted):
                told = (
                    row.id,
                    row.kind,
                    row.place,
                    row.first,
                    row.last,
                    frozenset(row.participants),
                    row.status,
                )
                groups.setdefault(told, []).append(row)
    return tuple(_row(found) for found in groups.values())


def _wanted(row: rows.AnyRow, asked: Filter) -> bool:
    party = asked.party is None or asked.party.casefold() in {name.casefold() for name in row.participants}
    names = {row.id.casefold(), (row.place or row.id).casefold()}
    return party and (asked.occasion is None or asked.occasion.casefold() in names)


def _row(found: list[rows.AnyRow]) -> OccasionRow:
    first = found[0]
    return OccasionRow(
        id=first.id,
        kind=first.kind,
        place=first.place,
        date=rows.interval(first.first, first.last, first.reckoned_from),
        participants=tuple(first.participants),
        status=first.status,
        reports=tuple(dict.fromkeys(row.outlet or row.path for row in found)),
        entries=sum(row.entries for row in found),
    )
