"""The case files of a ledger: every one it was read or checked with is kept, the last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from parley.ledger import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A case file as it was written; `laid` where what holds across reports was made with it."""

    file: str
    text: str
    laid: bool


def last(connection: Connection) -> Kept | None:
    """The case file that counts; None where there never was one."""
    table = schema.cases
    row = connection.execute(select(table).order_by(table.c.id.desc()).limit(1)).first()
    return Kept(file=row.file, text=row.text, laid=row.laid) if row else None


def keep(connection: Connection, one: Kept) -> None:
    """Makes it the one that counts; where it is already, nothing changes."""
    before = last(connection)
    if before and (before.file, before.text) == (one.file, one.text):
        return
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    connection.execute(
        insert(schema.cases).values(file=one.file, text=one.text, laid=one.laid, added_at=now),
    )


def laid(connection: Connection) -> None:
    """Notes that what holds across reports was made with the one that counts."""
    connection.execute(update(schema.cases).values(laid=True))
