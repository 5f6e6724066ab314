"""Claims out of the ledger: entries with their meeting, origin and time, as a question asks for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Connection, Select, String, and_, cast, func, select

from parley.ledger import rows, schema
from parley.model.entry import Entry, Provision
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views import filters
from parley.views.filters import Filter, Unmet

if TYPE_CHECKING:  # many commands only ask for conditions: claims and places are loaded where they are made
    from parley.consolidate.claims import Claim
    from parley.consolidate.places import Gazetteer
    from parley.model.across import Meeting

claims = schema.claims
# As many values as one condition may list.
_MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Claims as they were asked for; `cut` where there are more than were taken."""

    claims: tuple[Claim, ...]
    cut: bool


def asked_for(connection: Connection, asked: Filter) -> list[ColumnElement[bool]]:
    """Conditions on claims that the filter puts; words are compared without regard to case."""
    found: list[ColumnElement[bool]] = []
    for name in ("party", "issue", "measure", "stance"):
        word = getattr(asked, name)
        if word is not None:
            found.append(claims.c[name].in_(spelt(connection, claims.c[name], word)))
    if asked.occasion is not None:
        found.append(claims.c.meeting_id.in_([one.id for one in named(connection, asked.occasion)]))
    if asked.report is not None:
        found.append(claims.c.report_id.startswith(asked.report, autoescape=True))
    if asked.since is not None:
        found.append(claims.c.last >= asked.since)
    if asked.until is not None:
        found.append(claims.c.first <= asked.until)
    return found


def spelt(connection: Connection, column: Column[Any], word: str) -> list[str]:
    """The spellings of a word that the column holds; compared here: databases differ in folding case."""
    known = (name for (name,) in connection.execute(select(column).distinct()))
    return [name for name in known if name is not None and name.casefold() == word.casefold()]


def named(connection: Connection, word: str) -> tuple[Meeting, ...]:
    """The meetings that a word names: the beginning of an id, an id in a report, a place, or a kind.

    What is most particular counts: a place named "Summit" goes before all summits; an id in a report that is
    only the word for its kind names no more than the kind. A kind or place may be followed by a date ("call
    2025-10-16").
    """
    from parley.ledger.meetings import meetings_of

    table, members = schema.meetings, schema.meeting_members
    folded, when = _dated(word)
    if len(folded) >= 6:
        ids = [
            one
            for (one,) in connection.execute(select(table.c.id).where(table.c.id.startswith(folded, autoescape=True)))
        ]
        if ids:
            return tuple(meetings_of(connection, ids).values())
    # Thousands of meetings share few lists of places, words and kinds: only these are compared here.
    lists = cast(table.c.places, String)
    listed = [
        text
        for (text,) in connection.execute(select(lists).distinct())
        if folded in {place.casefold() for place in json.loads(text)}
    ]
    placed = _ids(connection, table.c.id, lists, listed)
    own = _ids(connection, members.c.meeting_id, members.c.occasion, spelt(connection, members.c.occasion, folded))
    alike = _ids(connection, table.c.id, table.c.kind, spelt(connection, table.c.kind, folded))
    for found in (placed, own | alike) if alike else (placed | own,):
        meetings = meetings_of(connection, found).values() if found else ()
        fitting = [one for one in meetings if when is None or (one.date is not None and one.date.overlaps(when))]
        if fitting:
            return tuple(sorted(fitting, key=lambda one: one.id))
    return ()


def _ids(connection: Connection, ident: Column[str], of: ColumnElement[str], among: Sequence[str]) -> set[str]:
    """The ids of the rows in which `of` is one of these; an empty list is asked of no database."""
    found: set[str] = set()
    for at in range(0, len(among), _MANY):
        query = select(ident).where(of.in_(among[at : at + _MANY])).distinct()
        found.update(one for (one,) in connection.execute(query))
    return found


def unmet(connection: Connection, asked: Filter) -> tuple[Unmet, ...]:
    """The words of the filter that nothing in the ledger has; an occasion may go by all that `named` takes."""
    found = filters.unmet(connection, asked)
    met = asked.occasion is not None and named(connection, asked.occasion)
    return tuple(one for one in found if not (met and one.field == "occasion"))


def _dated(word: str) -> tuple[str, DateInterval | None]:
    name, _, last = word.strip().rpartition(" ")
    try:
        return (name.casefold(), DateInterval.parse(last)) if name else (word.casefold(), None)
    except ValueError:
        return word.strip().casefold(), None


def newest(connection: Connection, where: Sequence[ColumnElement[bool]], limit: int) -> Scope:
    """The claims of the latest times, at most `limit` of them (0: all)."""
    query = select(claims).where(*where).order_by(claims.c.last.desc().nulls_last(), claims.c.entry_id)
    return _scope(connection, query, limit)


def by_party(connection: Connection, where: Sequence[ColumnElement[bool]], limit: int) -> Scope:
    """The claims party by party, each party's latest first, at most `limit` of them (0: all)."""
    order = (claims.c.party, claims.c.last.desc().nulls_last(), claims.c.entry_id)
    return _scope(connection, select(claims).where(*where).order_by(*order), limit)


def of_matters(connection: Connection, where: Sequence[ColumnElement[bool]], limit: int) -> Scope:
    """All that was said on the matters that the conditions touch, at most `limit` matters (0: all)."""
    key = (claims.c.issue, claims.c.matter)
    wanted = select(*key).where(*where).distinct().order_by(*key)
    matters = connection.execute(wanted.limit(limit + 1) if limit else wanted).all()
    cut = bool(limit) and len(matters) > limit
    names = sorted({line.matter for line in (matters[:limit] if limit else matters)})
    found: list[Claim] = []
    for at in range(0, len(names), _MANY):
        query = select(claims).where(claims.c.matter.in_(names[at : at + _MANY]))
        found += _scope(connection, query, 0, meetings=False).claims
    return Scope(claims=tuple(found), cut=cut)


def parties(connection: Connection, where: Sequence[ColumnElement[bool]]) -> tuple[str, ...]:
    """The parties that have a claim, by name."""
    found = connection.execute(select(claims.c.party).where(*where).distinct().order_by(claims.c.party))
    return tuple(name for (name,) in found)


def latest_at(connection: Connection, where: Sequence[ColumnElement[bool]], day: date) -> tuple[Claim, ...]:
    """What each party had said last on each matter by the end of a day."""
    last = (
        select(claims.c.matter, claims.c.party, func.max(claims.c.last).label("last"))
        .where(claims.c.last <= day, *where)
        .group_by(claims.c.matter, claims.c.party)
        .subquery()
    )
    same = and_(claims.c.matter == last.c.matter, claims.c.party == last.c.party, claims.c.last == last.c.last)
    return _scope(connection, select(claims).join(last, same).where(*where), 0, meetings=False).claims


def _scope(connection: Connection, query: Select[Any], limit: int, *, meetings: bool = True) -> Scope:
    from parley.ledger.meetings import meetings_of

    found = connection.execute(query.limit(limit + 1) if limit else query).all()
    cut = bool(limit) and len(found) > limit
    kept = found[:limit] if limit else found
    ids = {line.meeting_id for line in kept if line.meeting_id} if meetings else set()
    met = meetings_of(connection, ids) if ids else {}
    return Scope(claims=tuple(_claim(line, met) for line in kept), cut=cut)


def _claim(line: rows.AnyRow, met: dict[str, Meeting]) -> Claim:
    from parley.consolidate.claims import Claim

    entry = Entry(
        id=line.entry_id,
        report=line.report_id,
        party=line.party,
        stance=line.stance,
        provision=Provision(
            measure=line.measure,
            actor=None if line.actor is None else tuple(line.actor),
            places=tuple(line.places),
            extent=line.extent,
            term=line.term,
        ),
        modality=line.modality,
        # Chain, passage and trace stand in the entry itself: `parley show` leads to them.
        chain=(),
        passage=Span(0, 0),
        words=(),
        trace=(),
        in_return_for=tuple(line.in_return_for),
        conditions=rows.spans(line.conditions),
    )
    return Claim(
        entry=entry,
        report=line.report_id,
        text="",
        outlet=None,
        origin=line.origin_id,
        meeting=met.get(line.meeting_id),
        when=rows.interval(line.first, line.last),
        issue=line.issue,
    )


def places(connection: Connection) -> Gazetteer:
    """What the reports of the ledger explain of places."""
    from parley.consolidate.places import Gazetteer

    found = connection.execute(select(schema.wholes))
    return Gazetteer(parts={line.name: frozenset(line.parts) for line in found})
