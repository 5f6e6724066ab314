"""What holds across reports, as rows: made from the readings, kept so that a question need not make it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, or_, select

from parley.ledger import schema
from parley.ledger.rows import Values

if TYPE_CHECKING:
    from parley.model.across import Conflict, Copy, Decision, Finding, Origin, Telling, Tie
    from parley.text.dates import DateInterval

# The derived tables in an order in which they can be emptied.
TABLES = (
    schema.settled,
    schema.neighbours,
    schema.meeting_members,
    schema.meetings,
    schema.ties,
    schema.tellings,
    schema.origins,
    schema.claims,
    schema.conflicts,
    schema.findings,
    schema.copies,
    schema.wholes,
    schema.oddities,
)
_MANY = 500  # values in one condition: databases allow some hundreds


def unsettled(connection: Connection) -> tuple[list[int], list[str]]:
    """The current readings that the derived tables do not know, and the reports whose reading was replaced."""
    readings, settled = schema.readings, schema.settled
    new = (
        select(readings.c.id)
        .outerjoin(settled, settled.c.reading_id == readings.c.id)
        .where(readings.c.current, settled.c.reading_id.is_(None))
        .order_by(readings.c.id)
    )
    old = (
        select(settled.c.report_id)
        .join(readings, readings.c.id == settled.c.reading_id)
        .where(~readings.c.current)
        .distinct()
    )
    return [one for (one,) in connection.execute(new)], [one for (one,) in connection.execute(old)]


def size(connection: Connection) -> int:
    """How many readings the derived tables know."""
    return connection.execute(select(func.count()).select_from(schema.settled)).scalar_one()


def empty(connection: Connection) -> None:
    """Takes away all that is derived; decisions stay."""
    for table in TABLES:
        connection.execute(delete(table))


def forget(connection: Connection, reports: Sequence[str]) -> None:
    """Takes away what is derived from these reports, or from a comparison with them."""
    told = schema.tellings
    for at in range(0, len(reports), _MANY):
        some = list(reports[at : at + _MANY])
        mine = select(told.c.id).where(told.c.report_id.in_(some))
        ids = select(schema.settled.c.reading_id).where(schema.settled.c.report_id.in_(some))
        for table, condition in (
            (schema.ties, or_(schema.ties.c.left.in_(mine), schema.ties.c.right.in_(mine))),
            (told, told.c.report_id.in_(some)),
            (schema.meeting_members, schema.meeting_members.c.report_id.in_(some)),
            (schema.claims, schema.claims.c.report_id.in_(some)),
            (
                schema.conflicts,
                or_(schema.conflicts.c.left_report.in_(some), schema.conflicts.c.right_report.in_(some)),
            ),
            (
                schema.findings,
                or_(schema.findings.c.report_id.in_(some), schema.findings.c.against_report.in_(some)),
            ),
            (schema.copies, or_(schema.copies.c.left.in_(some), schema.copies.c.right.in_(some))),
            (schema.neighbours, schema.neighbours.c.reading_id.in_(ids)),
            (schema.settled, schema.settled.c.report_id.in_(some)),
        ):
            connection.execute(delete(table).where(condition))


def tidy(connection: Connection, origins: Iterable[str], meetings: Iterable[str]) -> None:
    """Counts the reports of these origins again, and takes away origins and meetings that nothing tells of."""
    told, met = schema.tellings, schema.meeting_members
    for one in sorted(set(origins)):
        count = select(func.count(func.distinct(told.c.report_id))).where(told.c.origin_id == one)
        reports = connection.execute(count).scalar() or 0
        table = schema.origins
        if reports:
            connection.execute(table.update().where(table.c.id == one).values(reports=reports))
        else:
            connection.execute(delete(table).where(table.c.id == one))
    for one in sorted(set(meetings)):
        if connection.execute(select(met.c.report_id).where(met.c.meeting_id == one)).first() is None:
            connection.execute(delete(schema.meetings).where(schema.meetings.c.id == one))


def put(connection: Connection, table: str, lines: Sequence[Values]) -> None:
    """Adds rows to a derived table."""
    if lines:
        connection.execute(insert(schema.metadata.tables[table]), list(lines))


def origin_row(one: Origin) -> Values:
    """The origin's columns; its tellings and ties are rows of their own."""
    return {"id": one.id, "outlet": one.outlet, "kind": one.kind, "reports": len(one.reports)}


def telling_row(one: Telling, origin: str) -> Values:
    """The telling's columns; its entries are claims."""
    return {
        "id": one.id,
        "report_id": one.report,
        "origin_id": origin,
        "kind": one.kind,
        "outlet": one.outlet,
        "source": one.source,
        "type": one.type,
        "count": one.count,
    }


def tie_row(one: Tie) -> Values:
    """The tie's columns."""
    return {"left": one.left, "right": one.right, "reason": one.reason, "by": one.by}


def copy_row(one: Copy) -> Values:
    """The copy's columns."""
    return {"left": one.reports[0], "right": one.reports[1], "share": one.share}


def conflict_row(one: Conflict, ident: str, party: str | None, issue: str | None, when: DateInterval | None) -> Values:
    """The conflict's columns; party, issue and time are those of its first entry."""
    left, right = one.quotes
    return {
        "id": ident,
        "kind": one.kind,
        "about": one.about,
        "left_report": left.report,
        "left_start": left.span.start,
        "left_end": left.span.end,
        "right_report": right.report,
        "right_start": right.span.start,
        "right_end": right.span.end,
        "entries": list(one.entries),
        "origin_id": one.origin,
        "meeting_id": one.meeting,
        "party": party,
        "issue": issue,
        "first": when.first if when else None,
        "last": when.last if when else None,
    }


def finding_row(one: Finding) -> Values:
    """The finding's columns."""
    against = one.against
    return {
        "report_id": one.report,
        "start": one.check.span.start,
        "end": one.check.span.end,
        "kind": one.check.kind,
        "about": one.check.about,
        "against_report": against.report if against else None,
        "against_start": against.span.start if against else None,
        "against_end": against.span.end if against else None,
    }


def near(connection: Connection, keys: Mapping[str, int], published: date | None, limit: int) -> list[int]:
    """The settled readings with one of the keys: those that share more than their weight 2 in keys, then
    those published nearest, at most `limit`."""
    weights: dict[int, int] = {}
    names = sorted(keys)
    for at in range(0, len(names), _MANY):
        table = schema.neighbours
        query = select(table.c.reading_id, table.c.key).where(table.c.key.in_(names[at : at + _MANY]))
        for reading, key in connection.execute(query):
            weights[reading] = weights.get(reading, 0) + keys[key]
    days = {one.reading_id: one.published for one in connection.execute(select(schema.settled))}

    def rank(reading: int) -> tuple[bool, int, int, int]:
        day = days.get(reading)
        apart = abs((day - published).days) if day and published else 10_000
        return weights[reading] < _STRONG, apart, -weights[reading], reading

    return sorted(sorted(weights, key=rank)[:limit])


_STRONG = 100


def decide(connection: Connection, one: Decision, at: str) -> None:
    """Keeps a decision; the last one on the same two tellings counts."""
    values = {name: getattr(one, name) for name in ("action", "left", "right", "by", "note")}
    connection.execute(insert(schema.decisions).values(created_at=at, **values))


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, in the order given."""
    table = schema.decisions
    found = connection.execute(select(table).order_by(table.c.id)).all()
    if not found:  # the usual case, told without the records of all that holds across reports
        return ()
    from parley.model.across import Decision

    return tuple(
        Decision(action=line.action, left=line.left, right=line.right, by=line.by, note=line.note) for line in found
    )
