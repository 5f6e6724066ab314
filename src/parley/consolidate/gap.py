"""The agreement gap: where the parties' latest positions on one matter stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parley.consolidate.claims import Claim
from parley.consolidate.places import Gazetteer
from parley.consolidate.positions import overtaken
from parley.consolidate.words import fold, listed
from parley.model.across import Gap
from parley.text.dates import DateInterval

_YES = frozenset({"offer", "demand", "propose", "accept"})
_NO = frozenset({"reject", "deny"})
_SPEAKS = _YES | _NO | {"consider"}

Latest = Mapping[str, Sequence[Claim]]


def gaps(claims: Iterable[Claim], places: Gazetteer | None = None) -> tuple[Gap, ...]:
    """One gap for each step and who would carry it out, by issue and step.

    agreed: all who speak want the step, alike, or all refuse it. bridgeable: nobody refuses it, and they
    differ in place, extent, time, condition or kind of step. opposed: one wants what another refuses.
    one-sided: one party speaks. What names no actor is about each who is named for the same step.
    """
    known = places or Gazetteer()
    matters: dict[str, dict[tuple[str, ...], list[Claim]]] = {}
    for claim in sorted(claims, key=lambda one: one.entry.id):
        if claim.entry.stance in _SPEAKS:
            actor = tuple(sorted(map(fold, claim.entry.provision.actor or ())))
            matters.setdefault(claim.topic, {}).setdefault(actor, []).append(claim)
    found = [
        _gap([*group, *(by_actor.get((), ()) if actor else ())], known)
        for by_actor in matters.values()
        for actor, group in by_actor.items()
        if actor or len(by_actor) == 1
    ]
    return tuple(sorted(found, key=lambda one: (one.issue or "~", one.measure, one.actor or ())))


def _gap(group: Sequence[Claim], places: Gazetteer) -> Gap:
    latest = _latest(group)
    last = max((claim.when for claim in group if claim.when), key=_end, default=None)
    earlier = [claim for claim in group if overtaken(claim.when, last)]
    state, differs = _state(latest, places)
    shown = [claim for party in sorted(latest) for claim in latest[party]]
    return Gap(
        issue=group[0].issue,
        measure="/".join(sorted({claim.entry.provision.measure for claim in shown})),
        actor=group[0].entry.provision.actor or None,
        parties=tuple(sorted(latest)),
        state=state,
        differs=differs,
        about=_about(latest, differs),
        was=_state(_latest(earlier), places)[0] if earlier else None,
        entries=tuple(sorted({claim.entry.id for claim in shown})),
    )


def _end(when: DateInterval) -> tuple[int, int]:
    return when.last.toordinal(), when.first.toordinal()


def _latest(group: Sequence[Claim]) -> dict[str, list[Claim]]:
    """What each party said last: nothing of the party's is for sure of a later day."""
    newest: dict[str, DateInterval] = {}
    for claim in group:
        party, when = claim.entry.party, claim.when
        if when and (party not in newest or _end(newest[party]) < _end(when)):
            newest[party] = when
    found: dict[str, list[Claim]] = {}
    for claim in group:
        if not overtaken(claim.when, newest.get(claim.entry.party)):
            found.setdefault(claim.entry.party, []).append(claim)
    return found


def _state(latest: Latest, places: Gazetteer) -> tuple[str, tuple[str, ...]]:
    if len(latest) < 2:
        return "one-sided", ()
    views = [{_view(claim) for claim in claims} for claims in latest.values()]
    if all(view == {"no"} for view in views):
        return "agreed", ()
    if any(view == {"no"} for view in views):
        wanted = any("yes" in view for view in views)
        return ("opposed", ()) if wanted else ("bridgeable", ("condition",))
    differs = _differs(latest, places)
    return ("bridgeable", differs) if differs else ("agreed", ())


def _view(claim: Claim) -> str:
    return "yes" if claim.entry.stance in _YES else "no" if claim.entry.stance in _NO else "open"


def _differs(latest: Latest, places: Gazetteer) -> tuple[str, ...]:
    """In which of place, extent, time, condition and kind of step the parties differ."""
    claims = [claim for some in latest.values() for claim in some]
    spots = {places.atoms(name for claim in some for name in claim.entry.provision.places) for some in latest.values()}
    steps = {frozenset(claim.entry.provision.measure for claim in some) for some in latest.values()}
    hung = any(_view(claim) != "yes" or claim.exchanged for claim in claims)
    said = (
        ("place", len(spots - {frozenset()}) > 1),
        ("extent", len({claim.extent for claim in claims} - {None}) > 1),
        ("time", len({claim.entry.provision.term for claim in claims} - {None}) > 1),
        ("condition", hung),
        ("kind of step", len(steps) > 1),
    )
    return tuple(name for name, true in said if true)


def _about(latest: Latest, differs: tuple[str, ...]) -> str:
    said = "; ".join(f"{party} {listed(_stances(latest[party]))}" for party in sorted(latest))
    if len(latest) < 2:
        return f"{said}: nobody else has spoken"
    return said + (f"; they differ in {listed(list(differs))}" if differs else "")


def _stances(claims: Sequence[Claim]) -> list[str]:
    found = []
    for claim in claims:
        provision = claim.entry.provision
        where = f" in {listed(list(provision.places))}" if provision.places else ""
        found.append(f"{claim.entry.stance}s {provision.measure}{where}")
    return list(dict.fromkeys(found))
