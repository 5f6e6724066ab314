"""A person's word on origins: two tellings are tied or untied, and what follows from it is made again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, select

from parley.errors import LedgerError
from parley.ledger import derived, schema
from parley.ledger.store import Ledger
from parley.model.across import Decision
from parley.views.settle import settle, settle_again


def decide(
    ledger: Ledger, action: Literal["tie", "untie"], left: str, right: str, *, by: str, note: str = ""
) -> Decision:
    """Ties two tellings to one origin, or sets them apart, and keeps who said so and why.

    `left` and `right` begin the ids of tellings, or of entries that rest on them. The opposite decision
    takes this one back; both stay on record. Raises LedgerError for what is no telling, or the same one.
    """
    settle(ledger)
    with ledger.connection() as connection:
        one, other = (_telling(connection, name, ledger.place.shown) for name in (left, right))
    if one == other:
        raise LedgerError(ledger.place.shown, f"{left} and {right} are one telling", "two", "parley origins lists them")
    made = Decision(action=action, left=min(one, other), right=max(one, other), by=by, note=note)
    with ledger.writing() as connection:
        derived.decide(connection, made, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        told = schema.tellings
        origins = select(told.c.origin_id).where(told.c.id.in_([one, other]))
        reports = connection.execute(select(told.c.report_id).where(told.c.origin_id.in_(origins)).distinct())
        touched = sorted(report for (report,) in reports)
    settle_again(ledger, reports=touched)
    return made


def _telling(connection: Connection, name: str, shown: str) -> str:
    told, claims = schema.tellings, schema.claims
    queries = (
        select(told.c.id).where(told.c.id.startswith(name, autoescape=True)),
        select(claims.c.telling_id).where(
            claims.c.entry_id.startswith(name, autoescape=True), claims.c.telling_id.is_not(None)
        ),
    )
    for query in queries:
        found = sorted({ident for (ident,) in connection.execute(query)})
        if len(found) == 1:
            return str(found[0])
        if found:
            raise LedgerError(shown, f"{len(found)} tellings begin with {name!r}", "one", "Write more of the id")
    raise LedgerError(shown, f"no telling or entry {name!r}", do="parley origins lists the tellings of each origin")
