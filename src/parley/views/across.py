"""Positions, movement, packages, gaps and the timeline as rows that lead to their entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.consolidate.claims import Claim
from parley.consolidate.gap import gaps
from parley.consolidate.packages import packages
from parley.consolidate.positions import positions
from parley.ledger.store import Ledger
from parley.model.across import Gap
from parley.text.dates import DateInterval
from parley.views import standing
from parley.views.filters import Filter
from parley.views.page import Page, label, label_of, names_of, origin_labels
from parley.views.settle import settle

_ANY = Filter()
# Claims looked at for one line that is shown: several entries may stand behind it.
_DEPTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """A party's position at one time. Origins are independent and counted, reports only list who printed it."""

    party: str
    issue: str | None
    when: DateInterval | None
    stance: str
    measure: str
    actor: tuple[str, ...] | None
    places: tuple[str, ...]
    extent: str | None
    firmness: str
    occasion: str | None
    older: bool
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """One provision of one proposal: which origins name it, and the entries given in exchange for it."""

    package: str
    party: str
    when: DateInterval | None
    occasion: str | None
    stance: str
    measure: str
    actor: tuple[str, ...] | None
    place: str | None
    extent: tuple[str, ...]
    named_by: tuple[str, ...]
    not_named_by: tuple[str, ...]
    exchanged: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """A line of the timeline: an occasion (no party), or what a party was reported to want."""

    when: DateInterval | None
    party: str | None
    stance: str
    about: str
    origins: int
    reports: tuple[str, ...]
    entries: tuple[str, ...]


def position_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[PositionRow]:
    """By party, issue and time, the latest first; one that was overtaken is shown as older."""
    settle(ledger)
    with ledger.connection() as connection:
        where = standing.asked_for(connection, asked)
        scope = standing.by_party(connection, where, limit * _DEPTH)
        found = positions(scope.claims)
        kept = found[:limit] if limit else found
        names = names_of(connection, [report for one in kept for report in one.reports])
        origins = origin_labels(connection, [origin for one in kept for origin in one.origins])
        where_of = label_of(connection, [one.meeting for one in kept if one.meeting])
    rows = tuple(
        PositionRow(
            party=one.party,
            issue=one.issue,
            when=one.when,
            stance=one.stance,
            measure=one.measure,
            actor=one.actor,
            places=one.places,
            extent=one.extent,
            firmness=one.firmness,
            occasion=where_of.get(one.meeting or ""),
            older=one.older,
            origins=tuple(origins[origin] for origin in one.origins),
            reports=tuple(dict.fromkeys(names[report] for report in one.reports)),
            entries=one.entries,
        )
        for one in kept
    )
    return Page(rows=rows, more=scope.cut or len(kept) < len(found))


def package_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[PackageRow]:
    """The proposals behind the entries asked for, the latest first, a line for a provision at a place."""
    settle(ledger)
    with ledger.connection() as connection:
        scope = standing.newest(connection, standing.asked_for(connection, asked), limit * _DEPTH)
        found = packages(_whole(scope))[::-1]
        shown = origin_labels(connection, [origin for one in found for origin in one.origins])
        where_of = label_of(connection, [one.meeting for one in found if one.meeting])
    rows: list[PackageRow] = []
    more = scope.cut
    for one in found:
        if limit and rows and len(rows) + len(one.provisions) > limit:
            more = True
            break
        for line in one.provisions:
            pairs = [pair for pair in one.exchanges if set(pair) & set(line.entries)]
            rows.append(
                PackageRow(
                    package=one.id,
                    party=one.party,
                    when=one.when,
                    occasion=where_of.get(one.meeting or ""),
                    stance=line.stance,
                    measure=line.measure,
                    actor=line.actor,
                    place=line.place,
                    extent=line.extent,
                    named_by=tuple(shown[origin] for origin in line.origins),
                    not_named_by=tuple(shown[origin] for origin in one.origins if origin not in line.origins),
                    exchanged=tuple(sorted({entry for pair in pairs for entry in pair} - set(line.entries))),
                    entries=line.entries,
                )
            )
    return Page(rows=tuple(rows), more=more)


def _whole(scope: standing.Scope) -> tuple[Claim, ...]:
    """The claims without those of the oldest day where some of that day were cut off."""
    if not scope.cut or not scope.claims:
        return scope.claims
    last = scope.claims[-1].when
    kept = tuple(claim for claim in scope.claims if claim.when != last)
    return kept or scope.claims


def gap_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[Gap]:
    """Where the parties stand on each matter that an entry asked for is about."""
    settle(ledger)
    with ledger.connection() as connection:
        where = standing.asked_for(connection, asked)
        scope = standing.of_matters(connection, where, limit)
        places = standing.places(connection)
    # A gap is between all who spoke on the matter, up to the last day asked for.
    until = asked.until
    claims = [one for one in scope.claims if until is None or one.when is None or one.when.first <= until]
    rows = gaps(claims, places)
    return Page(rows=rows[:limit] if limit else rows, more=scope.cut or bool(limit and len(rows) > limit))


def timeline_rows(ledger: Ledger, asked: Filter = _ANY, limit: int = 0) -> Page[TimeRow]:
    """Occasions and positions by day, the latest `limit` of them; what has no date comes last."""
    settle(ledger)
    with ledger.connection() as connection:
        scope = standing.newest(connection, standing.asked_for(connection, asked), limit * _DEPTH)
        claims = _whole(scope)
        names = names_of(connection, [claim.report for claim in claims])
    rows = [*_met(claims, names), *_taken(claims, names)]
    rows.sort(key=lambda row: (row.when.first if row.when else date.max, row.party or "", row.about))
    kept = rows[-limit:] if limit else rows
    return Page(rows=tuple(kept), more=scope.cut or len(kept) < len(rows))


def _met(claims: Sequence[Claim], names: dict[str, str]) -> list[TimeRow]:
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.meeting:
            told.setdefault(claim.meeting.id, []).append(claim)
    found = []
    for group in told.values():
        met = group[0].meeting
        assert met is not None
        found.append(
            TimeRow(
                when=met.date,
                party=None,
                stance=met.status,
                about=label(met),
                origins=len({claim.origin for claim in group}),
                reports=tuple(dict.fromkeys(names[claim.report] for claim in group)),
                entries=tuple(sorted(claim.entry.id for claim in group)),
            )
        )
    return found


def _taken(claims: Sequence[Claim], names: dict[str, str]) -> list[TimeRow]:
    return [
        TimeRow(
            when=one.when,
            party=one.party,
            stance=one.stance,
            about=one.measure
            + (f" ({one.extent})" if one.extent else "")
            + (f": {', '.join(one.places)}" if one.places else ""),
            origins=len(one.origins),
            reports=tuple(dict.fromkeys(names[report] for report in one.reports)),
            entries=one.entries,
        )
        for one in positions(claims)
    ]
