"""Movement between two occasions or dates, as rows that lead to their entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from parley.consolidate.claims import Claim
from parley.consolidate.movement import compare, one_sided
from parley.errors import LedgerError
from parley.ledger import schema
from parley.ledger.store import Ledger
from parley.model.across import Movement
from parley.text.dates import DateInterval
from parley.views import standing
from parley.views.filters import Filter
from parley.views.page import Page, label, label_of
from parley.views.settle import settle

_ANY = Filter()


def compare_rows(ledger: Ledger, before: str, after: str, asked: Filter = _ANY, limit: int = 0) -> Page[Movement]:
    """How the parties moved between two occasions or dates; a date stands for what was last said by then.

    What has no date is in no date's stance: the notes tell how many entries that leaves out.

    Raises LedgerError for what is neither, or names several occasions that are not one.
    """
    settle(ledger)
    rows: list[Movement] = []
    notes = []
    with ledger.connection() as connection:
        where, places = standing.asked_for(connection, asked), standing.places(connection)
        names = standing.parties(connection, where)
        sides = [_side(connection, name, ledger.place.shown) for name in (before, after)]
        for party in names:
            mine = [*where, schema.claims.c.party == party]
            left, right = (_said(connection, side, mine) for side in sides)
            if one_sided(left, right):
                notes.append(f"{party}: stances are reported on one side only, so no movement is told")
            rows += compare(left, right, places)
            if limit and len(rows) > limit:
                break
        notes += _left_out(connection, sides, where)
    return Page(rows=tuple(rows[:limit] if limit else rows), more=bool(limit and len(rows) > limit), notes=tuple(notes))


def _said(connection: Connection, side: date | list[str], where: Sequence[ColumnElement[bool]]) -> tuple[Claim, ...]:
    if isinstance(side, date):
        return standing.latest_at(connection, where, side)
    here = schema.claims.c.meeting_id.in_(side)
    return standing.newest(connection, [*where, here], 0).claims


def _left_out(
    connection: Connection, sides: Sequence[date | list[str]], where: Sequence[ColumnElement[bool]]
) -> list[str]:
    if not any(isinstance(side, date) for side in sides):
        return []
    undated = select(func.count()).select_from(schema.claims).where(*where, schema.claims.c.last.is_(None))
    count = connection.execute(undated).scalar_one()
    what = "entry without a date is" if count == 1 else "entries without a date are"
    return [f"{count:,} {what} in no comparison by date; compare by occasion"] if count else []


def _side(connection: Connection, name: str, shown: str) -> date | list[str]:
    """The last day of a date, or the meetings that an occasion's name stands for."""
    found = standing.named(connection, name)
    if not found:
        try:
            day = DateInterval.parse(name)
        except ValueError:
            known = "; ".join(_listed(connection))
            raise LedgerError(
                shown,
                f"no occasion {name!r}",
                "an occasion's id, place or kind, or a date such as 2025-08 or 2025-08-15",
                f"There are: {known}" if known else "This ledger has no occasions",
            ) from None
        return day.last
    # What is only planned is not meant where such an occasion was held.
    found = tuple(one for one in found if one.status in ("past", "ongoing")) or found
    dates = [one.date for one in found if one.date]
    apart = any(not one.overlaps(other) for one in dates for other in dates)
    if len(found) > 1 and (apart or len({one.kind for one in found}) > 1):
        listed = "; ".join(f"{one.id[:8]} {label(one)}" for one in found[:6])
        raise LedgerError(shown, f"{name!r} is more than one occasion", "one", f"Name it by its id: {listed}")
    return [one.id for one in found]


def _listed(connection: Connection) -> list[str]:
    ids = connection.execute(select(schema.meetings.c.id).order_by(schema.meetings.c.first.desc()).limit(6))
    return [f"{ident[:8]} {said}" for ident, said in label_of(connection, [one for (one,) in ids]).items()]
