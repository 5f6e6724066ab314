"""One entry with all that leads to it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from parley.errors import LedgerError
from parley.ledger import rows, schema
from parley.ledger.schema import entries, readings, reports
from parley.ledger.store import Ledger
from parley.model.mention import Occasion
from parley.views.entries import EntryRow, TracedEntry, load, selected
from parley.views.filters import CURRENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An entry with its trace, its occasion, and the entries it is exchanged for."""

    traced: TracedEntry
    title: str | None
    occasion: Occasion | None
    in_return_for: tuple[EntryRow, ...]


def sheet(ledger: Ledger, prefix: str) -> Sheet:
    """The one entry whose id begins with `prefix`; raises LedgerError for none and for several."""
    with ledger.connection() as connection:
        found = list(load(connection, selected(entries.c.id.startswith(prefix, autoescape=True)).limit(6)))
        exact = [one for one in found if one.entry.id == prefix]
        found = exact or found
        where = ledger.place.shown
        if not prefix or not found:
            raise LedgerError(where, f"no entry {prefix!r}", "the id of an entry", "List them with parley entries")
        if len({one.entry.id for one in found}) > 1:
            ids = ", ".join(one.entry.id for one in found[:5]) + (", …" if len(found) > 5 else "")
            raise LedgerError(where, f"more than one entry begins with {prefix!r}: {ids}", "more of the id")
        traced = found[0]
        entry = traced.entry
        same = (entries.c.report_id == entry.report) & (readings.c.reader == traced.reader)
        others = {
            one.entry.id: one.entry for one in load(connection, selected(same, entries.c.id.in_(entry.in_return_for)))
        }
        title = connection.execute(select(reports.c.title).where(reports.c.id == entry.report)).scalar()
        told = (
            select(schema.occasions)
            .join(entries, (entries.c.reading_id == schema.occasions.c.reading_id) & (entries.c.id == entry.id))
            .join(readings, CURRENT)
            .where(schema.occasions.c.id == entry.occasion)
        )
        occasion = connection.execute(told).first()
        return Sheet(
            traced=traced,
            title=title,
            occasion=rows.occasion(occasion) if occasion else None,
            in_return_for=tuple(others[ident] for ident in entry.in_return_for if ident in others),
        )
