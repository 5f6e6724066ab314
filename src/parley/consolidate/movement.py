"""Movement: how a party's position differs between two occasions or dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.consolidate.claims import Claim, firmness
from parley.consolidate.places import Gazetteer
from parley.consolidate.words import fold, listed
from parley.model.across import Movement

# What is given when it grows firmer softens a party's position; what is asked or refused hardens it.
_GIVING = frozenset({"offer", "accept", "consider"})
_ANSWERS = {"reject": 0, "deny": 0, "consider": 1, "accept": 2}
# Which way a stance points: answers are compared with one another, requests with requests.
_DIRECTION = {"offer": "gives", "consider": "answers", "accept": "answers", "reject": "answers", "deny": "answers"}

Key = tuple[str, str, str]


def compare(before: Iterable[Claim], after: Iterable[Claim], places: Gazetteer | None = None) -> tuple[Movement, ...]:
    """The movements of every party that has a stance on both sides, by party, kind and measure.

    Where places are named, place by place: a place no longer named is "narrowed" where the same step is
    still on the table elsewhere and "dropped" where it is not. A stance that only names no place any more
    is vaguer and no movement.
    """
    before, after, known = tuple(before), tuple(after), places or Gazetteer()
    # A whole country says no more of where than its name as a party does.
    lands = frozenset(
        fold(name) for one in (*before, *after) for name in (one.entry.party, *(one.entry.provision.actor or ()))
    )
    sides = _by_direction(before), _by_direction(after)
    parties = {key[0] for key in sides[0]} & {key[0] for key in sides[1]}
    found: list[Movement] = []
    for key in sorted(set(sides[0]) | set(sides[1])):
        if key[0] in parties:
            found += _moved(sides[0].get(key, []), sides[1].get(key, []), known, lands)
    return tuple(sorted(found, key=lambda one: (one.party, one.kind == "unchanged", one.kind, one.about)))


def one_sided(before: Iterable[Claim], after: Iterable[Claim]) -> tuple[str, ...]:
    """The parties whose stance is reported on one side only: nothing is said of how they moved."""
    left, right = ({claim.entry.party for claim in claims} for claims in (before, after))
    return tuple(sorted(left ^ right))


def _by_direction(claims: Iterable[Claim]) -> dict[Key, list[Claim]]:
    found: dict[Key, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.entry.id):
        stance = claim.entry.stance
        direction = _DIRECTION.get(stance, "asks" if stance in ("demand", "propose") else stance)
        # A party's willingness to discuss what it would do itself is a weak offer.
        own = claim.entry.provision.actor and [fold(name) for name in claim.entry.provision.actor] == [
            fold(claim.entry.party)
        ]
        if stance in ("consider", "propose") and own:
            direction = "gives"
        found.setdefault((claim.entry.party, direction, ""), []).append(claim)
    return found


def _moved(
    before: Sequence[Claim], after: Sequence[Claim], places: Gazetteer, lands: frozenset[str]
) -> Iterable[Movement]:
    here, there = _by_place(before, places, lands), _by_place(after, places, lands)
    topics_before, topics_after = ({claim.topic for claim in claims} for claims in (before, after))
    vague_before, vague_after = (
        {claim.topic for claim in claims if not claim.entry.provision.places} for claims in (before, after)
    )
    groups: dict[tuple[object, ...], list[str]] = {}
    for place in sorted({*here, *there}):
        left, right = here.get(place, []), there.get(place, [])
        if left and right:
            groups.setdefault(("both", _measures(left), _measures(right)), []).append(place)
            continue
        for topic in sorted({claim.topic for claim in left or right}):
            if topic in (vague_after if left else vague_before):
                continue
            goes_on = topic in (topics_after if left else topics_before)
            kind = ("narrowed" if goes_on else "dropped") if left else ("widened" if goes_on else "new")
            groups.setdefault((kind, topic), []).append(place)
    for key, names in groups.items():
        left = [claim for name in names for claim in here.get(name, [])]
        right = [claim for name in names for claim in there.get(name, [])]
        if key[0] == "both":
            yield from _same_places(names, _unique(left), _unique(right))
        else:
            left, right = ([c for c in claims if c.topic == key[1]] for claims in (left, right))
            yield _made(str(key[0]), names, _unique(left), _unique(right))
    yield from _placeless(before, after, topics_before, topics_after)


def _placeless(
    before: Sequence[Claim], after: Sequence[Claim], topics_before: set[str], topics_after: set[str]
) -> Iterable[Movement]:
    here, there = _by_matter(before), _by_matter(after)
    for key in sorted({*here, *there}):
        left, right = here.get(key, []), there.get(key, [])
        if left and right:
            yield from _same_places([], left, right)
        elif left and key[0] not in topics_after:
            yield _made("dropped", [], left, [])
        elif right and key[0] not in topics_before:
            yield _made("new", [], [], right)


def _same_places(names: Sequence[str], left: Sequence[Claim], right: Sequence[Claim]) -> Iterable[Movement]:
    """Both sides are about the same: in kind, in extent, in firmness."""
    if _measures(left) != _measures(right):
        yield _made("changed in kind", names, left, right)
        return
    extents = {claim.entry.provision.extent for claim in left}, {claim.entry.provision.extent for claim in right}
    if extents == ({"all"}, {"part"}):
        yield _made("narrowed", names, left, right, "all of it before, part of it after")
    elif extents == ({"part"}, {"all"}):
        yield _made("widened", names, left, right, "part of it before, all of it after")
    else:
        kind, about = _firmer(left, right)
        yield _made(kind, names, left, right, about)


def _firmer(left: Sequence[Claim], right: Sequence[Claim]) -> tuple[str, str]:
    answers = [{_ANSWERS[c.entry.stance] for c in side if c.entry.stance in _ANSWERS} for side in (left, right)]
    if len(answers[0]) == len(answers[1]) == 1 and answers[0] != answers[1]:
        stances = f"{left[0].entry.stance} before, {right[0].entry.stance} after"
        return ("softened" if max(answers[1]) > max(answers[0]) else "hardened"), stances
    first, second = min(map(firmness, left)), min(map(firmness, right))
    if first == second:
        return "unchanged", ""
    gives = all(claim.entry.stance in _GIVING for claim in (*left, *right))
    words = [min(side, key=firmness).entry.modality for side in (left, right)]
    return ("softened" if gives == (second < first) else "hardened"), f"{words[0]} before, {words[1]} after"


def _by_place(claims: Sequence[Claim], places: Gazetteer, lands: frozenset[str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for atom in sorted(places.atoms(claim.entry.provision.places) - lands):
            found.setdefault(atom, []).append(claim)
    return found


def _by_matter(claims: Sequence[Claim]) -> dict[tuple[str, ...], list[Claim]]:
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if not claim.entry.provision.places:
            actor = sorted(map(fold, claim.entry.provision.actor or ()))
            found.setdefault((claim.topic, *actor), []).append(claim)
    return found


def _measures(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.entry.provision.measure for claim in claims}))


def _unique(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.entry.id: claim for claim in claims}.values())


def _made(kind: str, names: Sequence[str], left: Sequence[Claim], right: Sequence[Claim], detail: str = "") -> Movement:
    some = (*left, *right)
    spelt = {fold(place): place for claim in some for place in claim.entry.provision.places}
    shown = tuple(spelt.get(name, name.title()) for name in names)
    where = f" in {listed(shown)}" if shown else ""
    was, now = listed(_measures(left)), listed(_measures(right))
    if kind == "changed in kind":
        detail = f"{was} → {now}{where}"
    elif kind in ("dropped", "narrowed") and not right:
        detail = f"{listed(shown)} no longer named for {was}" if shown else f"{was} no longer named"
    elif kind in ("new", "widened") and not left:
        detail = f"{listed(shown)} newly named for {now}" if shown else f"{now} newly named"
    else:
        detail = f"{now}{where}" + (f": {detail}" if detail else "")
    stances = sorted({claim.entry.stance for claim in some})
    return Movement(
        kind=kind,
        party=some[0].entry.party,
        issue=(right or left)[0].issue,
        places=shown,
        measures_before=_measures(left),
        measures_after=_measures(right),
        about=f"{' / '.join(stances)}: {detail}",
        before=tuple(sorted(claim.entry.id for claim in left)),
        after=tuple(sorted(claim.entry.id for claim in right)),
    )
