"""Entries as rows: each with its report, its chain, and the words of its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, select

from parley.ledger import rows, schema
from parley.ledger.schema import entries, exchanges, links, readings, reports
from parley.ledger.store import Ledger
from parley.model.entry import Step
from parley.model.source import Chain, Link
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views.filters import CURRENT, Filter, conditions

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry of a current reading. `when` is the occasion's date, else the declared date of the report.

    `passage` and `words` point into the report's text; `text` is the passage.
    """

    id: str
    party: str
    stance: str
    measure: str
    issue: str | None
    actor: tuple[str, ...] | None
    places: tuple[str, ...]
    extent: str | None
    recipient: str | None
    term: str | None
    modality: str
    in_return_for: tuple[str, ...]
    occasion: str | None
    when: DateInterval | None
    chain: Chain
    passage: Span
    words: tuple[Span, ...]
    text: str
    report: str
    path: str
    outlet: str | None
    declared_date: DateInterval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedStep:
    """A step of a trace, with the words it spoke from."""

    rule: str
    start: int | None
    end: int | None
    words: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedEntry:
    """An entry with its trace and the conditions that are no entry of their own, in the report's words."""

    entry: EntryRow
    trace: tuple[TracedStep, ...]
    conditions: tuple[str, ...]
    doubt: float | None
    reader: str
    codebook: str
    pipeline: str


def entry_rows(ledger: Ledger, asked: Filter | None = None) -> Iterator[EntryRow]:
    """The entries asked for, by date of the report and order in it; few are held in memory at a time."""
    for traced in traced_entries(ledger, asked):
        yield traced.entry


def traced_entries(ledger: Ledger, asked: Filter | None = None) -> Iterator[TracedEntry]:
    """The entries asked for with their traces, in the same order."""
    with ledger.connection() as connection:
        where = conditions(connection, asked or Filter())
        order = (
            reports.c.declared_first.nulls_last(),
            reports.c.path,
            reports.c.id,
            readings.c.id,
            entries.c.position,
        )
        yield from load(connection, selected(*where).order_by(*order))


# What a row of an entry is made from, without the report's text.
_COLUMNS = (
    *entries.c,
    readings.c.reader,
    readings.c.codebook,
    readings.c.pipeline,
    reports.c.path,
    reports.c.outlet,
    reports.c.declared_first,
    reports.c.declared_last,
    reports.c.declared_reckoned_from,
)


def selected(*where: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """A query for the entries of current readings; `load` takes it."""
    joined = entries.join(readings, CURRENT).join(reports, reports.c.id == entries.c.report_id)
    return select(*_COLUMNS).select_from(joined).where(*where)


def load(connection: Connection, query: Select[tuple[object, ...]]) -> Iterator[TracedEntry]:
    """The entries of a query made by `selected`, fetched in batches."""
    result = connection.execution_options(yield_per=_BATCH).execute(query)
    for batch in result.partitions():
        yield from _batch(connection, batch)


def _batch(connection: Connection, batch: Sequence[rows.AnyRow]) -> Iterator[TracedEntry]:
    of = {row.reading_id for row in batch}
    chains: dict[tuple[int, str], list[Link]] = {}
    for row in connection.execute(
        select(links).where(links.c.reading_id.in_(of)).order_by(links.c.reading_id, links.c.position)
    ):
        chains.setdefault((row.reading_id, row.entry_id), []).append(rows.link(row))
    returns: dict[tuple[int, str], list[str]] = {}
    for row in connection.execute(
        select(exchanges).where(exchanges.c.reading_id.in_(of)).order_by(exchanges.c.reading_id, exchanges.c.position)
    ):
        returns.setdefault((row.reading_id, row.entry_id), []).append(row.other_id)
    texts = texts_of(connection, {row.report_id for row in batch})
    for row in batch:
        key = (row.reading_id, row.id)
        entry = rows.entry(row, tuple(chains.get(key, ())), tuple(returns.get(key, ())))
        text = texts[row.report_id]
        yield TracedEntry(
            entry=EntryRow(
                id=entry.id,
                party=entry.party,
                stance=entry.stance,
                measure=entry.provision.measure,
                issue=row.issue,
                actor=entry.provision.actor,
                places=entry.provision.places,
                extent=entry.provision.extent,
                recipient=entry.provision.recipient,
                term=entry.provision.term,
                modality=entry.modality,
                in_return_for=entry.in_return_for,
                occasion=entry.occasion,
                when=rows.interval(row.when_first, row.when_last),
                chain=entry.chain,
                passage=entry.passage,
                words=entry.words,
                text=entry.passage.of(text),
                report=row.report_id,
                path=row.path,
                outlet=row.outlet,
                declared_date=rows.interval(row.declared_first, row.declared_last, row.declared_reckoned_from),
            ),
            trace=tuple(_step(step, text) for step in entry.trace),
            conditions=tuple(span.of(text) for span in entry.conditions),
            doubt=entry.doubt,
            reader=row.reader,
            codebook=row.codebook,
            pipeline=row.pipeline,
        )


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The texts of reports, by id."""
    query = select(schema.reports.c.id, schema.reports.c.text).where(schema.reports.c.id.in_(list(ids)))
    return {row.id: row.text for row in connection.execute(query)}


def _step(step: Step, text: str) -> TracedStep:
    span = step.span
    return TracedStep(
        rule=step.rule,
        start=span.start if span else None,
        end=span.end if span else None,
        words=span.of(text) if span else None,
        note=step.note,
    )
