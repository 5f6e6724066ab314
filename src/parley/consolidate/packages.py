"""Packages: what belongs to one proposal, what in it is given for what, and which origin names which part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.consolidate.claims import Claim
from parley.consolidate.words import fold, place_key, token
from parley.model.across import Package, Provision

_PUT = frozenset({"offer", "demand", "propose", "threaten"})


def packages(claims: Iterable[Claim]) -> tuple[Package, ...]:
    """The proposals of each party, by time: what it put at one meeting, or what one origin tells of it.

    What a party put at no named meeting is a package only where it holds two provisions or an exchange.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.entry.id):
        if claim.entry.stance in _PUT:
            where = claim.meeting.id if claim.meeting else claim.origin
            groups.setdefault((claim.entry.party, where), []).append(claim)
    found = [
        _package(party, group)
        for (party, _), group in groups.items()
        if group[0].meeting or len({claim.topic for claim in group}) > 1 or _exchanges(group)
    ]
    return tuple(sorted(found, key=lambda one: (one.when is None, one.when, one.party, one.id)))


def _package(party: str, group: Sequence[Claim]) -> Package:
    first = group[0]
    dated = sorted(claim.when for claim in group if claim.when)
    return Package(
        id=token("package", party, first.meeting.id if first.meeting else first.origin),
        party=party,
        meeting=first.meeting.id if first.meeting else None,
        when=dated[0] if dated else None,
        origins=tuple(sorted({claim.origin for claim in group})),
        provisions=_provisions(group),
        exchanges=_exchanges(group),
    )


def _provisions(group: Sequence[Claim]) -> tuple[Provision, ...]:
    """One line for a step at a place, so that what one origin names and another leaves out stands out."""
    lines: dict[tuple[str, str, tuple[str, ...], str], list[tuple[Claim, str | None]]] = {}
    for claim in group:
        what = claim.entry.provision
        actor = tuple(sorted(map(fold, what.actor or ())))
        for place in what.places or (None,):
            key = claim.entry.stance, what.measure, actor, place_key(place) if place else ""
            lines.setdefault(key, []).append((claim, place))
    return tuple(
        Provision(
            stance=stance,
            measure=measure,
            actor=told[0][0].entry.provision.actor,
            place=told[0][1],
            extent=tuple(sorted({c.entry.provision.extent for c, _ in told if c.entry.provision.extent})),
            origins=tuple(sorted({claim.origin for claim, _ in told})),
            entries=tuple(claim.entry.id for claim, _ in told),
        )
        for (stance, measure, _, _), told in sorted(lines.items(), key=lambda item: item[0])
    )


def _exchanges(group: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    inside = {claim.entry.id for claim in group}
    return tuple(
        sorted(
            {
                (min(claim.entry.id, other), max(claim.entry.id, other))
                for claim in group
                for other in claim.entry.in_return_for
                if other in inside and other != claim.entry.id
            }
        )
    )
