"""Unknowns and omissions: what reports say is not known, or was not said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, select

from parley.ledger import rows, schema
from parley.ledger.schema import readings, reports
from parley.ledger.store import Ledger
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views.entries import texts_of
from parley.views.filters import Filter
from parley.views.reports import of_report


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """An unknown (`party` None) or an omission of a party; `start` and `end` point into the report's text."""

    kind: str
    party: str | None
    about: tuple[str, ...]
    words: str
    start: int
    end: int
    outlet: str | None
    declared_date: DateInterval | None
    report: str
    path: str
    rule: str


def note_rows(ledger: Ledger, asked: Filter | None = None) -> Iterator[NoteRow]:
    """By report, the unknowns before the omissions; with a party asked for, its omissions alone."""
    wanted = asked or Filter()
    with ledger.connection() as connection:
        found = []
        for table in (schema.unknowns, schema.omissions):
            if wanted.party is not None and table is schema.unknowns:
                continue
            for row in connection.execute(_query(table, wanted)):
                if wanted.party is None or row.party.casefold() == wanted.party.casefold():
                    found.append((row, table))
        found.sort(key=lambda pair: (str(pair[0].declared_first or "9999"), pair[0].path, pair[0].reading_id))
        for row, table in found:
            text = texts_of(connection, [row.report])[row.report]
            unknown = table is schema.unknowns
            yield NoteRow(
                kind="unknown" if unknown else "omission",
                party=None if unknown else row.party,
                about=(row.about,) if unknown else tuple(row.about),
                words=Span(row.start, row.end).of(text),
                start=row.start,
                end=row.end,
                outlet=row.outlet,
                declared_date=rows.interval(row.declared_first, row.declared_last, row.declared_reckoned_from),
                report=row.report,
                path=row.path,
                rule=row.rule,
            )


def _query(table: Table, asked: Filter):  # type: ignore[no-untyped-def]
    columns = [column for column in reports.c if column.name not in ("text", "id")]
    return (
        select(table, reports.c.id.label("report"), *columns)
        .join_from(table, readings, (readings.c.id == table.c.reading_id) & readings.c.current)
        .join(reports, reports.c.id == readings.c.report_id)
        .where(*of_report(asked))
        .order_by(table.c.reading_id, table.c.position)
    )
