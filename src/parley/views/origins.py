"""Origins, conflicts and checks as rows that lead to their entries and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from parley.ledger import derived, rows, schema
from parley.ledger.store import Ledger
from parley.text.dates import DateInterval
from parley.views.filters import Filter
from parley.views.page import Page, label_of, names_of, taken
from parley.views.settle import settle
from parley.views.standing import asked_for, named, spelt

_ANY = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One independent source with all that retell it; `tellings` are what a decision names."""

    id: str
    outlet: str | None
    kind: str
    sources: tuple[str, ...]
    reports: tuple[str, ...]
    copies: tuple[str, ...]
    reasons: tuple[str, ...]
    tellings: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """What two reports cannot both be right about, with the passage of each."""

    id: str
    kind: str
    about: str
    reports: tuple[str, str]
    passages: tuple[str, str]
    one_origin: bool
    when: DateInterval | None
    occasion: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A report at odds with itself, with another, or with a reference fact."""

    kind: str
    report: str
    report_id: str
    words: str
    about: str
    against: str | None
    against_report: str | None


def origin_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[OriginRow]:
    """The origins of the entries asked for, those that most reports retell first; notes tell of idle decisions."""
    settle(ledger)
    table, told = schema.origins, schema.tellings
    with ledger.connection() as connection:
        where = asked_for(connection, asked)
        query = select(table).order_by(table.c.reports.desc(), table.c.id)
        if where:
            query = query.where(table.c.id.in_(select(schema.claims.c.origin_id).where(*where)))
        found, more = taken(connection, query, limit)
        ids = [one.id for one in found]
        tellings = connection.execute(select(told).where(told.c.origin_id.in_(ids)).order_by(told.c.id)).all()
        ties = _ties(connection, [one.id for one in tellings])
        reports = sorted({one.report_id for one in tellings})
        names, twins = names_of(connection, reports), _twins(connection, reports)
        entries: dict[str, list[str]] = {}
        claims = schema.claims
        for line in connection.execute(
            select(claims.c.origin_id, claims.c.entry_id).where(claims.c.origin_id.in_(ids))
        ):
            entries.setdefault(line.origin_id, []).append(line.entry_id)
        notes = _idle(connection)
    of: dict[str, list[rows.AnyRow]] = {}
    for one in tellings:
        of.setdefault(one.origin_id, []).append(one)
    made = tuple(
        OriginRow(
            id=one.id,
            outlet=one.outlet,
            kind=one.kind,
            sources=tuple(sorted({telling.source for telling in of[one.id] if telling.source})),
            reports=tuple(sorted(names[report] for report in {telling.report_id for telling in of[one.id]})),
            copies=_copied({telling.report_id for telling in of[one.id]}, twins, names),
            reasons=tuple(dict.fromkeys(reason for telling in of[one.id] for reason in ties.get(telling.id, ()))),
            tellings=tuple(telling.id for telling in of[one.id]),
            entries=tuple(sorted(entries.get(one.id, ()))),
        )
        for one in found
        if one.id in of
    )
    return Page(rows=made, more=more, notes=notes)


def _idle(connection: Connection) -> tuple[str, ...]:
    """Lines on decisions about a telling that is not there, as when its report was read again otherwise."""
    found = derived.decisions(connection)
    ends = sorted({end for one in found for end in (one.left, one.right)})
    told = schema.tellings.c.id
    there = {ident for (ident,) in connection.execute(select(told).where(told.in_(ends)))} if ends else set()
    missing = {(one.by, end) for one in found for end in (one.left, one.right) if end not in there}
    return tuple(
        f"decision of {by}: there is no telling {end} any more; it is kept for when there is"
        for by, end in sorted(missing)
    )


def _ties(connection: Connection, tellings: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    table = schema.ties
    for one in connection.execute(select(table).where(table.c.left.in_(tellings)).order_by(table.c.right)):
        said = one.reason if one.by == "rules" else f"{one.reason} ({one.by})"
        found.setdefault(one.left, []).append(said)
    return found


def _twins(connection: Connection, reports: Sequence[str]) -> list[tuple[str, str]]:
    table = schema.copies
    query = select(table.c.left, table.c.right).where(or_(table.c.left.in_(reports), table.c.right.in_(reports)))
    return [(one.left, one.right) for one in connection.execute(query.order_by(table.c.left, table.c.right))]


def _copied(reports: set[str], twins: Iterable[tuple[str, str]], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{names[one]} = {names[other]}" for one, other in twins if {one, other} <= reports)


def conflict_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[ConflictRow]:
    """The conflicts of the entries asked for, the latest first."""
    from parley.views.entries import texts_of

    settle(ledger)
    table = schema.conflicts
    with ledger.connection() as connection:
        query = _narrowed(connection, asked).order_by(table.c.first.desc().nulls_last(), table.c.id)
        found, more = taken(connection, query, limit)
        reports = {report for one in found for report in (one.left_report, one.right_report)}
        names, texts = names_of(connection, reports), texts_of(connection, reports)
        labels = label_of(connection, {one.meeting_id for one in found if one.meeting_id})
    made = tuple(
        ConflictRow(
            id=one.id,
            kind=one.kind,
            about=one.about,
            reports=(names[one.left_report], names[one.right_report]),
            passages=(
                texts[one.left_report][one.left_start : one.left_end],
                texts[one.right_report][one.right_start : one.right_end],
            ),
            one_origin=one.origin_id is not None,
            when=rows.interval(one.first, one.last),
            occasion=labels.get(one.meeting_id),
            entries=tuple(one.entries),
        )
        for one in found
    )
    return Page(rows=made, more=more)


def _narrowed(connection: Connection, asked: Filter) -> Select[Any]:
    """The conflicts of what is asked for: by the columns they have, by their reports' claims otherwise."""
    table, claims = schema.conflicts, schema.claims
    query = select(table)
    if asked.since is not None:
        query = query.where(table.c.last >= asked.since)
    if asked.until is not None:
        query = query.where(table.c.first <= asked.until)
    for name in ("party", "issue"):
        word = getattr(asked, name)
        if word is not None:
            names = spelt(connection, claims.c[name], word)
            said = select(claims.c.report_id).where(claims.c[name].in_(names))
            # One that rests on no entry, such as two dates of one summit, is of all who speak in its reports.
            loose = table.c.party.is_(None) & (table.c.left_report.in_(said) | table.c.right_report.in_(said))
            query = query.where(or_(table.c[name].in_(names), loose))
    if asked.occasion is not None:
        query = query.where(table.c.meeting_id.in_([one.id for one in named(connection, asked.occasion)]))
    return query


def check_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[CheckRow]:
    """The checks of the reports that have an entry asked for, by report."""
    from parley.views.entries import texts_of

    settle(ledger)
    table = schema.findings
    with ledger.connection() as connection:
        where: list[ColumnElement[bool]] = asked_for(connection, asked)
        query = select(table).order_by(table.c.report_id, table.c.start, table.c.kind)
        if where:
            query = query.where(table.c.report_id.in_(select(schema.claims.c.report_id).where(*where)))
        found, more = taken(connection, query, limit)
        reports = {report for one in found for report in (one.report_id, one.against_report) if report}
        names, texts = names_of(connection, reports), texts_of(connection, reports)
    made = tuple(
        CheckRow(
            kind=one.kind,
            report=names[one.report_id],
            report_id=one.report_id,
            words=texts[one.report_id][one.start : one.end],
            about=one.about,
            against=texts[one.against_report][one.against_start : one.against_end] if one.against_report else None,
            against_report=names.get(one.against_report) if one.against_report else None,
        )
        for one in found
    )
    return Page(rows=made, more=more)
