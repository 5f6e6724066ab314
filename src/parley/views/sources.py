"""The sources of a ledger: every origin described, with how many entries rest on it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from parley.ledger import rows, schema
from parley.ledger.store import Ledger
from parley.model.source import Link
from parley.views.filters import Filter
from parley.views.page import Page, names_of, taken
from parley.views.settle import settle
from parley.views.standing import asked_for

_ANY = Filter()
_ALIKE = (schema.claims.c.party, schema.claims.c.stance, schema.claims.c.matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One origin as its reports describe it: the fullest words first, `also` the other descriptions.

    `told` is the outlet that it spoke to. An entry rests on it alone where no other origin tells of the
    same stance of the same party on the same matter; how many reports retell it makes no difference.
    """

    id: str
    type: str
    name: str | None
    also: tuple[str, ...]
    told: str | None
    count: int | None
    affiliation: str | None
    knowledge: str | None
    terms: str | None
    entries: int
    alone: int
    reports: tuple[str, ...]


def source_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[SourceRow]:
    """The origins of the entries asked for, those that most rests on alone first."""
    settle(ledger)
    with ledger.connection() as connection:
        found, more = taken(connection, _query(connection, asked), limit)
        ids = [one.origin_id for one in found]
        outlets = _outlets(connection, ids)
        ends = _ends(connection, ids)
        reports = _reports(connection, ids)
        names = names_of(connection, {report for some in reports.values() for report in some})
    return Page(
        rows=tuple(
            described(
                one.origin_id,
                ends.get(one.origin_id, ()),
                told=outlets.get(one.origin_id),
                counts=(one.entries, one.alone or 0),
                reports=tuple(dict.fromkeys(names[report] for report in reports.get(one.origin_id, ()))),
            )
            for one in found
        ),
        more=more,
    )


def described(
    ident: str,
    ends: Iterable[Link],
    *,
    told: str | None = None,
    counts: tuple[int, int] = (0, 0),
    reports: tuple[str, ...] = (),
) -> SourceRow:
    """One source from the far ends of the chains that lead to it; `counts` are its entries and those alone.

    The fullest description is the one with most that is known of it, the longer name where two have as
    much; what it does not tell is taken from the others.
    """
    known = sorted(set(ends), key=lambda link: (-_told(link), -len(link.name or ""), link.name or ""))
    best = known[0] if known else Link(type="outlet", name=told)

    def first(field: str) -> Any:
        return next((value for link in known if (value := getattr(link, field)) is not None), None)

    return SourceRow(
        id=ident,
        type=best.type,
        name=best.name,
        also=tuple(dict.fromkeys(link.name for link in known if link.name and link.name != best.name)),
        told=told if best.type != "outlet" else None,
        count=first("count"),
        affiliation=first("affiliation"),
        knowledge=first("knowledge"),
        terms=first("terms"),
        entries=counts[0],
        alone=counts[1],
        reports=reports,
    )


def _told(link: Link) -> int:
    """How much is told of the source; a source behind an outlet is more than the outlet."""
    fields = (link.count, link.affiliation, link.knowledge, link.terms)
    return sum(value is not None for value in fields) + (link.type != "outlet")


def _query(connection: Connection, asked: Filter) -> Select[Any]:
    """Origins with the number of their entries, and of those whose stance no other origin tells of."""
    claims = schema.claims
    single = select(*_ALIKE).group_by(*_ALIKE).having(func.count(claims.c.origin_id.distinct()) == 1).subquery()
    same = [column == single.c[column.name] for column in _ALIKE]
    where = asked_for(connection, asked)
    joined = claims.outerjoin(single, same[0] & same[1] & same[2])
    entries = func.count().label("entries")
    alone = func.count(single.c.party).label("alone")
    return (
        select(claims.c.origin_id, entries, alone)
        .select_from(joined)
        .where(*where)
        .group_by(claims.c.origin_id)
        .order_by(alone.desc(), entries.desc(), claims.c.origin_id)
    )


def _outlets(connection: Connection, ids: Sequence[str]) -> Mapping[str, str | None]:
    table = schema.origins
    query = select(table.c.id, table.c.outlet).where(table.c.id.in_(ids))
    return {line.id: line.outlet for line in connection.execute(query)}


def _ends(connection: Connection, ids: Sequence[str]) -> dict[str, list[Link]]:
    """The last link of the chain of each entry, by origin."""
    claims, links = schema.claims, schema.links
    of_entry = (links.c.reading_id == claims.c.reading_id) & (links.c.entry_id == claims.c.entry_id)
    query = (
        select(links, claims.c.origin_id)
        .select_from(claims.join(links, of_entry))
        .where(claims.c.origin_id.in_(ids))
        .order_by(claims.c.origin_id, links.c.reading_id, links.c.entry_id, links.c.position)
    )
    last: dict[tuple[str, int, str], Link] = {}
    for line in connection.execute(query):
        last[line.origin_id, line.reading_id, line.entry_id] = rows.link(line)
    found: dict[str, list[Link]] = {}
    for (origin, _, _), link in last.items():
        found.setdefault(origin, []).append(link)
    return found


def _reports(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    table = schema.tellings
    query = select(table.c.origin_id, table.c.report_id).where(table.c.origin_id.in_(ids))
    found: dict[str, list[str]] = {}
    for line in connection.execute(query.order_by(table.c.origin_id, table.c.report_id)):
        found.setdefault(line.origin_id, []).append(line.report_id)
    return found
