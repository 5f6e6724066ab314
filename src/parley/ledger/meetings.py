"""Occasions that several reports tell of, as rows; one that is told again is added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from parley.ledger import schema
from parley.ledger.rows import Values, interval
from parley.model.across import Meeting
from parley.text.dates import DateInterval

_MANY = 500  # values in one condition: databases allow some hundreds


def meeting_row(one: Meeting) -> Values:
    """The meeting's columns; its members are rows of their own."""
    return {
        "id": one.id,
        "kind": one.kind,
        "places": list(one.places),
        "first": one.date.first if one.date else None,
        "last": one.date.last if one.date else None,
        "dates": [date.iso for date in one.dates],
        "participants": list(one.participants),
        "status": one.status,
        "reasons": list(one.reasons),
    }


def put_meetings(connection: Connection, found: Sequence[Meeting]) -> None:
    """Adds meetings; one that is there already keeps what is known of it, and gets what is new."""
    known = meetings_of(connection, [one.id for one in found])
    together: dict[str, Meeting] = {}
    for one in found:
        other = together.get(one.id) or known.get(one.id)
        together[one.id] = _joined(one, other) if other else one
    if known:
        connection.execute(delete(schema.meetings).where(schema.meetings.c.id.in_(sorted(known))))
    if together:
        connection.execute(insert(schema.meetings), [meeting_row(one) for one in together.values()])


def _joined(one: Meeting, other: Meeting) -> Meeting:
    dates = tuple(sorted({*one.dates, *other.dates}))
    narrow = [date for date in (one.date, other.date) if date]
    return replace(
        other,
        places=tuple(sorted({*one.places, *other.places})),
        date=min(narrow, key=lambda date: (date.last - date.first, date), default=None),
        dates=dates,
        participants=tuple(sorted({*one.participants, *other.participants})),
        reasons=tuple(sorted({*one.reasons, *other.reasons})),
    )


def meetings_of(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Meeting]:
    """Meetings by id, with their members; all of them where no ids are given."""
    table, members = schema.meetings, schema.meeting_members
    if ids is not None and len(wanted := sorted(set(ids))) > _MANY:
        parts = (meetings_of(connection, wanted[at : at + _MANY]) for at in range(0, len(wanted), _MANY))
        return {ident: one for part in parts for ident, one in part.items()}
    found, told = select(table), select(members)
    if ids is not None:
        found, told = found.where(table.c.id.in_(wanted)), told.where(members.c.meeting_id.in_(wanted))
    of: dict[str, list[tuple[str, str]]] = {}
    for line in connection.execute(told.order_by(members.c.report_id, members.c.occasion)):
        of.setdefault(line.meeting_id, []).append((line.report_id, line.occasion))
    return {
        line.id: Meeting(
            id=line.id,
            kind=line.kind,
            places=tuple(line.places),
            date=interval(line.first, line.last),
            dates=tuple(map(DateInterval.parse, line.dates)),
            participants=tuple(line.participants),
            status=line.status,
            members=tuple(of.get(line.id, ())),
            reasons=tuple(line.reasons),
        )
        for line in connection.execute(found)
    }
