"""Many readings at once, with what laying them side by side needs of them; the rest is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, select

from parley.ledger import rows, schema
from parley.ledger.schema import readings, reports
from parley.model.reading import Reading

_BATCH = 400
_PARTS = (
    schema.entries,
    schema.links,
    schema.exchanges,
    schema.occasions,
    schema.attributions,
    schema.figures,
    schema.omissions,
)


def readings_of(connection: Connection, ids: Sequence[int]) -> Iterator[Reading]:
    """The readings with these ids, by id; without unknowns, checks, issues and what the rules noted."""
    for at in range(0, len(ids), _BATCH):
        yield from _batch(connection, sorted(ids)[at : at + _BATCH])


def _batch(connection: Connection, ids: Sequence[int]) -> Iterator[Reading]:
    parts = {table.name: _by_reading(connection, table, ids) for table in _PARTS}
    columns = (readings.c.id.label("reading_id"), readings.c.reader, readings.c.codebook, readings.c.pipeline)
    heads = (
        select(*columns, *reports.c)
        .join(reports, reports.c.id == readings.c.report_id)
        .where(readings.c.id.in_(ids))
        .order_by(readings.c.id)
    )
    for head in connection.execute(heads):
        of_this = {name: found.get(head.reading_id, []) for name, found in parts.items()}
        yield _reading(head, of_this)


def _by_reading(connection: Connection, table: Table, ids: Sequence[int]) -> dict[int, list[rows.AnyRow]]:
    found: dict[int, list[rows.AnyRow]] = {}
    query = select(table).where(table.c.reading_id.in_(ids)).order_by(table.c.reading_id, table.c.position)
    for line in connection.execute(query):
        found.setdefault(line.reading_id, []).append(line)
    return found


def _reading(head: rows.AnyRow, parts: dict[str, list[rows.AnyRow]]) -> Reading:
    chains: dict[str, list[rows.AnyRow]] = {}
    for line in parts["links"]:
        chains.setdefault(line.entry_id, []).append(line)
    returns: dict[str, list[str]] = {}
    for line in parts["exchanges"]:
        returns.setdefault(line.entry_id, []).append(line.other_id)
    return Reading(
        report=rows.report(head),
        reader=head.reader,
        codebook=head.codebook,
        pipeline=head.pipeline,
        entries=tuple(
            rows.entry(line, tuple(map(rows.link, chains.get(line.id, ()))), tuple(returns.get(line.id, ())))
            for line in parts["entries"]
        ),
        occasions=tuple(map(rows.occasion, parts["occasions"])),
        attributions=tuple(map(rows.attribution, parts["attributions"])),
        figures=tuple(map(rows.figure, parts["figures"])),
        omissions=tuple(map(rows.omission, parts["omissions"])),
    )
