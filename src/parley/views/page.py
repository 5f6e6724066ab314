"""Pages: as many rows as were asked for, whether there are more, and how reports and occasions are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, Select, select

from parley.ledger import schema
from parley.ledger.rows import AnyRow

if TYPE_CHECKING:
    from parley.model.across import Meeting

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Rows; `more` where the ledger has others that the limit left out, `notes` what is to be told of them."""

    rows: tuple[Row, ...]
    more: bool = False
    notes: tuple[str, ...] = ()


def taken(connection: Connection, query: Select[Any], limit: int) -> tuple[Sequence[AnyRow], bool]:
    """The first rows of a query, and whether there are others; a limit of 0 is none."""
    found = connection.execute(query.limit(limit + 1) if limit else query).all()
    return (found[:limit], True) if limit and len(found) > limit else (found, False)


def names_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """What reports are called: by outlet, or where none is named by path."""
    table = schema.reports
    query = select(table.c.id, table.c.outlet, table.c.path).where(table.c.id.in_(sorted(set(reports))))
    return {line.id: line.outlet or line.path for line in connection.execute(query)}


def label(one: Meeting) -> str:
    """An occasion in a few words: kind, place, date."""
    place = f" in {' / '.join(one.places)}" if one.places else ""
    who = f" ({', '.join(one.participants)})" if one.participants else ""
    return f"{one.kind}{place}{who}" + (f" {one.date.iso}" if one.date else "")


def label_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Occasions in a few words, by id."""
    if not (wanted := set(ids)):
        return {}
    from parley.ledger.meetings import meetings_of

    found = meetings_of(connection, wanted)
    return {ident: label(one) for ident, one in found.items()}


def origin_labels(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Origins in a few words, by id: the outlet that was told, and the source."""
    table, told = schema.origins, schema.tellings
    wanted = sorted(set(ids))
    sources: dict[str, str] = {}
    for line in connection.execute(select(told).where(told.c.origin_id.in_(wanted)).order_by(told.c.id)):
        if line.source:
            sources.setdefault(line.origin_id, line.source)
    found = connection.execute(select(table).where(table.c.id.in_(wanted)))
    return {
        line.id: ", ".join(part for part in (line.outlet, sources.get(line.id)) if part) or "outlet not named"
        for line in found
    }
