"""Positions: what each party is reported to want, on each matter, at each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.consolidate.claims import Claim, firmest
from parley.consolidate.words import fold, place_key
from parley.model.across import Position
from parley.text.dates import DateInterval

Matter = tuple[str, str, tuple[str, ...]]


def matter(claim: Claim) -> Matter:
    """Whose position on what, to be carried out by whom: of these a party has one at a time."""
    actor = tuple(sorted(map(fold, claim.entry.provision.actor or ())))
    return claim.entry.party, claim.topic, actor


def positions(claims: Iterable[Claim]) -> tuple[Position, ...]:
    """By party, issue and time, the latest first; stances that agree in all they say are one line.

    One that a later stance on the same matter has overtaken stays, and is marked as older; of one without
    a date nobody knows whether it was.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    latest: dict[Matter, DateInterval] = {}
    for claim in sorted(claims, key=lambda one: one.entry.id):
        when = claim.when
        groups.setdefault(_said(claim), []).append(claim)
        if when and ((known := latest.get(matter(claim))) is None or _time(known) < _time(when)):
            latest[matter(claim)] = when
    found = [_position(group, latest) for group in groups.values()]
    return tuple(sorted(found, key=_order))


def overtaken(when: DateInterval | None, latest: DateInterval | None) -> bool:
    """True where the latest stance is of a later day, or the other has no day: it is then not the latest."""
    return latest is not None and (when is None or when.last < latest.first)


def _said(claim: Claim) -> tuple[object, ...]:
    provision = claim.entry.provision
    places = frozenset(map(place_key, provision.places))
    time = claim.meeting.id if claim.meeting else (claim.when.first, claim.when.last) if claim.when else None
    return (*matter(claim), provision.measure, claim.entry.stance, places, provision.extent, time)


def _position(group: Sequence[Claim], latest: dict[Matter, DateInterval]) -> Position:
    first = group[0]
    provision = first.entry.provision
    return Position(
        party=first.entry.party,
        issue=first.issue,
        measure=provision.measure,
        stance=first.entry.stance,
        actor=provision.actor,
        places=provision.places,
        extent=provision.extent,
        firmness=firmest(group),
        when=first.when,
        meeting=first.meeting.id if first.meeting else None,
        older=first.when is not None and overtaken(first.when, latest.get(matter(first))),
        origins=tuple(sorted({claim.origin for claim in group})),
        reports=tuple(sorted({claim.report for claim in group})),
        entries=tuple(claim.entry.id for claim in group),
    )


def _time(when: DateInterval) -> tuple[int, int]:
    return when.last.toordinal(), when.first.toordinal()


def _order(one: Position) -> tuple[object, ...]:
    when = (-one.when.last.toordinal(), -one.when.first.toordinal()) if one.when else (1, 1)
    return one.party, one.issue or "", one.issue is None, when, one.measure, one.stance, one.entries
