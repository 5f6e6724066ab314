"""Positions: the latest stance of each party on each measure of each issue, with its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select, tuple_

from parley.ledger.schema import entries, readings, reports
from parley.ledger.store import Ledger
from parley.text.dates import DateInterval
from parley.views import words
from parley.views.entries import EntryRow, load, selected
from parley.views.filters import CURRENT, Filter, conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A party's latest stance on a measure; `issue` is None for a measure the codebook does not have.

    Latest by the date of the occasion, else by the declared date of the report. `sources` are those who
    say so, at the far end of each chain; `reports` the outlets that printed it, each once: how often it
    was printed is no measure of how sure it is. `entries` are the ids of what it rests on.
    """

    party: str
    issue: str | None
    when: DateInterval | None
    stance: str
    measure: str
    actor: tuple[str, ...] | None
    places: tuple[str, ...]
    extent: str | None
    modality: str
    occasion: str | None
    sources: tuple[str, ...]
    reports: tuple[str, ...]
    entries: tuple[str, ...]


def positions(ledger: Ledger, asked: Filter | None = None) -> tuple[Position, ...]:
    """By party and issue, the latest first; stances that agree in all that they say are one line."""
    newest = entries.c.when_last.desc().nulls_last(), entries.c.when_first.desc().nulls_last()
    with ledger.connection() as connection:
        joined = entries.join(readings, CURRENT).join(reports, reports.c.id == entries.c.report_id)
        same = (entries.c.party, entries.c.issue, entries.c.measure)
        rank = func.rank().over(partition_by=same, order_by=newest).label("rank")
        where = conditions(connection, asked or Filter())
        ranked = select(entries.c.reading_id, entries.c.id, rank).select_from(joined).where(*where).subquery()
        latest = select(ranked.c.reading_id, ranked.c.id).where(ranked.c.rank == 1)
        query = selected(tuple_(entries.c.reading_id, entries.c.id).in_(latest))
        query = query.order_by(entries.c.party, entries.c.issue, *newest, reports.c.path, entries.c.position)
        return _grouped(one.entry for one in load(connection, query))


def _grouped(found: Iterable[EntryRow]) -> tuple[Position, ...]:
    groups: dict[tuple[object, ...], list[EntryRow]] = {}
    for row in found:
        said = (
            row.party,
            row.issue,
            row.measure,
            row.stance,
            row.actor,
            frozenset(row.places),
            row.extent,
            row.modality,
        )
        groups.setdefault(said, []).append(row)
    return tuple(_position(rows) for rows in groups.values())


def _position(rows: list[EntryRow]) -> Position:
    first = rows[0]
    return Position(
        party=first.party,
        issue=first.issue,
        when=first.when,
        stance=first.stance,
        measure=first.measure,
        actor=first.actor,
        places=first.places,
        extent=first.extent,
        modality=first.modality,
        occasion=next((row.occasion for row in rows if row.occasion), None),
        sources=tuple(dict.fromkeys(words.link(row.chain[-1]) for row in rows if row.chain)),
        reports=tuple(dict.fromkeys(row.outlet or row.path for row in rows)),
        entries=tuple(row.id for row in rows),
    )
