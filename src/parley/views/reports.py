"""Reports with what was read from each, and the issues: what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, select

from parley.ledger import rows, schema
from parley.ledger.schema import readings, refusals, reports
from parley.ledger.store import Ledger
from parley.text.dates import DateInterval
from parley.views.filters import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report as one reader last read it, with how many of each thing were found in it."""

    id: str
    outlet: str | None
    declared_date: DateInterval | None
    title: str | None
    path: str
    entries: int
    unknowns: int
    omissions: int
    issues: int
    reader: str
    codebook: str
    pipeline: str
    read_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """Something that could not be read: of a report, or a path that was not taken as one (`report` None)."""

    path: str
    report: str | None
    stage: str
    message: str
    start: int | None
    end: int | None
    words: str | None


def report_rows(ledger: Ledger, asked: Filter | None = None) -> tuple[ReportRow, ...]:
    """The reports by declared date and path; of the filter, `report`, `since` and `until` apply."""
    counted = [_count(table).label(table.name) for table in (schema.entries, schema.unknowns, schema.omissions)]
    columns = [column for column in reports.c if column.name != "text"]
    query = (
        select(*columns, *_version(), *counted, _count(schema.issues).label("issue_count"))
        .join_from(reports, readings, (readings.c.report_id == reports.c.id) & readings.c.current)
        .where(*of_report(asked or Filter()))
        .order_by(reports.c.declared_first.nulls_last(), reports.c.path, readings.c.reader)
    )
    with ledger.connection() as connection:
        return tuple(
            ReportRow(
                id=row.id,
                outlet=row.outlet,
                declared_date=rows.interval(row.declared_first, row.declared_last, row.declared_reckoned_from),
                title=row.title,
                path=row.path,
                entries=row.entries,
                unknowns=row.unknowns,
                omissions=row.omissions,
                issues=row.issue_count,
                reader=row.reader,
                codebook=row.codebook,
                pipeline=row.pipeline,
                read_at=row.created_at,
            )
            for row in connection.execute(query)
        )


def issue_rows(ledger: Ledger) -> Iterator[IssueRow]:
    """What could not be read of the reports, then the paths that were not taken as reports."""
    found = schema.issues
    query = (
        select(
            found,
            reports.c.id.label("report"),
            reports.c.path,
            func.substr(reports.c.text, found.c.start + 1, found.c.end - found.c.start).label("words"),
        )
        .join_from(found, readings, (readings.c.id == found.c.reading_id) & readings.c.current)
        .join(reports, reports.c.id == readings.c.report_id)
        .order_by(reports.c.path, readings.c.id, found.c.position)
    )
    with ledger.connection() as connection:
        for row in connection.execute(query):
            yield IssueRow(
                path=row.path,
                report=row.report,
                stage=row.stage,
                message=row.message,
                start=row.start,
                end=row.end,
                words=row.words,
            )
        for row in connection.execute(select(refusals).order_by(refusals.c.path)):
            yield IssueRow(
                path=row.path,
                report=None,
                stage=row.stage,
                message=row.message,
                start=None,
                end=None,
                words=None,
            )


def of_report(asked: Filter) -> list[ColumnElement[bool]]:
    """The conditions of the filter that are about a report, by its declared date."""
    found: list[ColumnElement[bool]] = []
    if asked.report is not None:
        found.append(reports.c.id.startswith(asked.report, autoescape=True) | (reports.c.path == asked.report))
    if asked.since is not None:
        found.append(reports.c.declared_last >= asked.since)
    if asked.until is not None:
        found.append(reports.c.declared_first <= asked.until)
    return found


def _version() -> tuple[ColumnElement[str], ...]:
    return readings.c.reader, readings.c.codebook, readings.c.pipeline, readings.c.created_at


def _count(table: Table) -> ColumnElement[int]:
    return select(func.count()).select_from(table).where(table.c.reading_id == readings.c.id).scalar_subquery()
