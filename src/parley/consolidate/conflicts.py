"""Claims of two reports that cannot both be right: where, how much, who, and whether at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from parley.consolidate.claims import LEAVING, Claim, same_actor, same_context
from parley.consolidate.pairs import pairs
from parley.consolidate.places import Gazetteer
from parley.consolidate.words import listed, place_key
from parley.model.across import Conflict, Quote

# What a party wants, in any way; who turns something down may name more places or fewer.
_WANTING = frozenset({"offer", "demand", "propose", "accept"})
_YES = frozenset({"offer", "accept"})
_NO = frozenset({"reject", "deny"})
_REFUSING = ("reject", "refus", "rebuff", "turned down", "turn down")
# A plan as a whole: which plan, only the proposals beside it can tell.
_PLANS = frozenset({"adopt-plan", "sign-agreement"})


def claim_conflicts(claims: Sequence[Claim], places: Gazetteer) -> tuple[Conflict, ...]:
    """The conflicts between claims of different reports, one for each matter that two reports differ in."""
    proposed = _proposals(claims)
    found: dict[tuple[object, ...], Conflict] = {}
    for left, right in pairs(claims):
        if left.report == right.report:
            continue
        for kind, about in _differences(left, right, places, proposed):
            meeting = left.meeting or right.meeting
            key = (kind, left.report, right.report, left.entry.party, left.topic,
                   left.side if kind != "stance" else None, meeting.id if meeting else None)  # fmt: skip
            made = Conflict(
                kind=kind,
                reports=(left.report, right.report),
                quotes=(quote(left), quote(right)),
                about=about,
                entries=(left.entry.id, right.entry.id),
                origin=left.origin if left.origin == right.origin else None,
                meeting=meeting.id if meeting else None,
            )
            found[key] = min(found.get(key, made), made, key=_first)
    return tuple(one for key, one in found.items() if not _explained(one, found, key))


def quote(claim: Claim) -> Quote:
    """The passage of the claim."""
    return Quote(report=claim.report, span=claim.entry.passage)


def _first(one: Conflict) -> tuple[bool, tuple[str, ...]]:
    return one.origin is None, one.entries


def _explained(one: Conflict, found: dict[tuple[object, ...], Conflict], key: tuple[object, ...]) -> bool:
    """True for a difference in measure that a difference in extent has already told."""
    return one.kind == "stance" and any(
        other.kind == "extent" and other.entries == one.entries for other in found.values()
    )


def _differences(
    left: Claim, right: Claim, places: Gazetteer, proposed: dict[str, frozenset[tuple[str, str]]]
) -> Iterable[tuple[str, str]]:
    if left.entry.party != right.entry.party or left.topic != right.topic:
        return
    if contrary := _contrary(left, right, proposed):
        yield "stance", contrary
        return
    if left.side != right.side or left.side not in _WANTING or not same_context(left, right):
        return
    here, there = left.entry.provision, right.entry.provision
    who = f"{left.entry.party} {left.entry.stance}s {here.measure}"
    if not same_actor(left, right):
        if left.topic not in ("meet",) and left.where == right.where and left.where:
            yield (
                "actor",
                f"{who}: by {listed(list(here.actor or ()))}, or by {listed(list(there.actor or ()))}",
            )
        return
    if _elsewhere(left, right, places):
        yield "places", f"{who}: {listed(left.where)}, or {listed(right.where)}"
    elif {left.extent, right.extent} == {"all", "part"} and _same_land(left, right, places):
        named = left.where or right.where
        where = f" in {listed(named)}" if named else ""
        yield "extent", f"{who}{where}: {left.extent} of it, or {right.extent}"
    if left.origin == right.origin and here.measure != there.measure and {here.measure, there.measure} <= LEAVING:
        yield "stance", f"what {left.entry.party} {left.entry.stance}s: {here.measure}, or {there.measure}"


def _elsewhere(left: Claim, right: Claim, places: Gazetteer) -> bool:
    """True where both name places, and not the same; a whole country is only vaguer than its regions."""
    here, there = left.where, right.where
    if not here or not there:
        return False
    parties = left.lands | right.lands
    if parties & {place_key(place) for place in (*here, *there)}:
        return False
    return places.atoms(here) != places.atoms(there)


def _same_land(left: Claim, right: Claim, places: Gazetteer) -> bool:
    """True where both are about the same places; within one origin one may name none, if both say how far."""
    if left.where and right.where:
        return places.atoms(left.where) == places.atoms(right.where)
    said = all(claim.entry.provision.extent for claim in (left, right))
    return left.origin == right.origin and (said or left.astray or right.astray)


def _contrary(left: Claim, right: Claim, proposed: dict[str, frozenset[tuple[str, str]]]) -> str | None:
    """A yes in one report and a no in the other, to the same thing at the same time."""
    one, other = _answer(left), _answer(right)
    if one is None or other is None or one == other or left.exchanged or right.exchanged:
        return None
    if left.entry.provision.measure != right.entry.provision.measure or not same_actor(left, right):
        return None
    here, there = set(left.where), set(right.where)
    if here and there and here.isdisjoint(there):
        return None
    plain_denial = any(claim.entry.stance == "deny" and _answer(claim) == "no" for claim in (left, right))
    if plain_denial and (left.meeting is None or left.meeting != right.meeting):
        return None
    undated = (left.when is None or right.when is None) and left.entry.provision.measure in _PLANS
    if not same_context(left, right) and not undated:
        return None
    if left.entry.provision.measure in _PLANS and left.origin != right.origin and not _one_plan(left, right, proposed):
        return None
    yes = left if one == "yes" else right
    said = f"{yes.entry.party} {yes.entry.stance}s {yes.entry.provision.measure}"
    return f"whether {said}: yes in one, no in the other"


def _answer(claim: Claim) -> str | None:
    """Whether the stance is a yes or a no; who denies a refusal says yes."""
    if claim.entry.stance in _YES:
        return "yes"
    if claim.entry.stance == "deny" and any(word in claim.text.casefold() for word in _REFUSING):
        return "yes"
    return "no" if claim.entry.stance in _NO else None


def _proposals(claims: Sequence[Claim]) -> dict[str, frozenset[tuple[str, str]]]:
    """Who proposes what in each report: by this a plan that has no name is known."""
    found: dict[str, set[tuple[str, str]]] = {}
    for claim in claims:
        if claim.entry.stance == "propose" and claim.topic not in _PLANS:
            actor = ",".join(claim.entry.provision.actor or ())
            found.setdefault(claim.report, set()).add((claim.entry.party, f"{claim.topic} {actor}"))
    return {report: frozenset(proposals) for report, proposals in found.items()}


def _one_plan(left: Claim, right: Claim, proposed: dict[str, frozenset[tuple[str, str]]]) -> bool:
    """True where both reports tell of a proposal of one party with two provisions in common."""
    shared = proposed.get(left.report, frozenset()) & proposed.get(right.report, frozenset())
    owners = [owner for owner, _ in shared]
    return any(owners.count(owner) > 1 for owner in owners if owner != left.entry.party)


def _plain(left: Claim, right: Claim) -> bool:
    """True where both are about the same thing and hang on nothing."""
    one, other = left.entry.provision, right.entry.provision
    same = set(left.where) == set(right.where) and one.extent == other.extent and same_actor(left, right)
    return same and one.measure not in _PLANS and not (left.exchanged or right.exchanged)


def within(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """A yes and a no of one party to one thing in one report, on the word of different sources."""
    found: dict[tuple[str, str, str], Conflict] = {}
    blocks: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        blocks.setdefault((claim.report, claim.entry.party, claim.entry.provision.measure), []).append(claim)
    for key, block in blocks.items():
        for left, right in combinations(block, 2):
            answers = {_answer(left), _answer(right)}
            if answers != {"yes", "no"} or left.origin == right.origin or not same_context(left, right):
                continue
            if "deny" not in (left.entry.stance, right.entry.stance) and not _plain(left, right):
                continue
            made = Conflict(
                kind="stance",
                reports=(left.report,),
                quotes=(quote(left), quote(right)),
                about=f"whether {left.entry.party} would {left.entry.provision.measure}: its sources differ",
                entries=(left.entry.id, right.entry.id),
            )
            found.setdefault(key, made)
    return tuple(found.values())
