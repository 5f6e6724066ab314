"""Sightings put together: which tell of one occasion, who takes part in it, and whether enough is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parley.codebook.names import Names
from parley.codebook.occasions import ONE_SPEAKS
from parley.mentions.occasion_people import loose
from parley.mentions.occasion_sides import Sides
from parley.mentions.sighting import Sighting
from parley.text.dates import DateInterval

MET = ("summit", "meeting", "talks")


@dataclass(slots=True)
class Gathering:
    """Sightings of one occasion, put together."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def kind(self) -> str:
        kinds = [sighting.kind for sighting in self.sightings if sighting.sure] or [self.sightings[0].kind]
        return next((kind for kind in MET if kind in kinds), kinds[0])

    @property
    def explicit(self) -> tuple[str, ...]:
        told = dict.fromkeys(party for sighting in self.sightings for party in sighting.explicit)
        lent = {party for sighting in self.sightings for party in sighting.lent}
        # "At the G20 summit the two presidents agreed": the body lends its name only.
        return tuple(party for party in told if party not in lent) if len(told.keys() - lent) > 1 else tuple(told)

    @property
    def place(self) -> str | None:
        return next((sighting.place for sighting in self.sightings if sighting.place), None)

    @property
    def date(self) -> DateInterval | None:
        found = [sighting.date for sighting in self.sightings if sighting.date]
        return min(found, key=lambda item: item.last - item.first) if found else None

    @property
    def dated(self) -> bool:
        return any(sighting.dated for sighting in self.sightings)

    @property
    def count(self) -> int | None:
        return next((sighting.count for sighting in self.sightings if sighting.count), None)

    @property
    def in_a_row(self) -> bool:
        return any(sighting.series or sighting.again for sighting in self.sightings)

    @property
    def status(self) -> str:
        told = [sighting.status for sighting in self.sightings if sighting.sure]
        return "cancelled" if "cancelled" in told else next(iter(told), "past")


def _kinds_agree(left: str, right: str) -> bool:
    return left == right or (left in MET and right in MET)


def _agree(gathering: Gathering, sighting: Sighting, names: Names) -> bool:
    """Whether nothing told of the one speaks against the other."""
    date, people = gathering.date, gathering.explicit
    if date and sighting.date and not date.overlaps(sighting.date):
        return False
    if gathering.place and sighting.place and not _one_place(gathering.place, sighting.place, names):
        return False
    if gathering.count and sighting.count and gathering.count != sighting.count:
        return False
    off = {gathering.status == "cancelled", sighting.status == "cancelled"}
    if len(off) == 2 and sighting.dated and not (date and sighting.date):
        # "A meeting planned for May was called off. The talks go on tomorrow."
        return False
    held = {gathering.status == "past", sighting.status == "past"}
    # "It may be hard to see a chance such as the Tarn summit again" tells of no other one.
    named = sighting.definite and not sighting.dated and gathering.place and gathering.place == sighting.place
    if len(held) == 2 and not (date and sighting.date) and not named:
        return False
    told, other = _alike(people, sighting.explicit, names)
    return told <= other or other <= told or bool(len(told) < 2 or len(other) < 2)


def _alike(left: Sequence[str], right: Sequence[str], names: Names) -> tuple[set[str], set[str]]:
    """The parties of both, "rebels" or "opposition" of the one given the name that only the other has for them."""
    sides = {*left}, {*right}
    for own, other in (sides, sides[::-1]):
        vague = [party for party in own - other if loose(party)]
        named = [p for p in other - own if p not in names.countries and p not in names.between and not loose(p)]
        if len(vague) == len(named) == 1 and own & other:
            own -= {*vague}
            own |= {*named}
    return sides


def named(people: Sequence[str], names: Names) -> tuple[str, ...]:
    """Those who take part, without a loose word ("rebels") for one whom another mention names."""
    rest = [party for party in people if not loose(party)]
    groups = [party for party in rest if party not in names.countries and party not in names.between]
    return tuple(rest) if len(rest) > 1 and groups else tuple(people)


def _one_place(left: str, right: str, names: Names) -> bool:
    """The same place, or a country and its capital, or a capital and a house in it: "Washington", "White House"."""
    if left == right or (left in names.capitals and right in names.capitals):
        return left == right
    if (left in names.countries) != (right in names.countries) and not {left, right} & names.capitals.keys():
        # "Talks in Kelmar … the talks in the resort of Tarn": the resort may well lie there.
        return True
    homes = [{place, names.capitals.get(place, place), names.parties.get(place, place)} for place in (left, right)]
    return bool(homes[0] & homes[1])


def same(gathering: Gathering, sighting: Sighting, names: Names) -> bool:
    """Whether a sighting is of that occasion: nothing speaks against it, and day, place or people are told by both."""
    if not _kinds_agree(gathering.kind, sighting.kind) or not _agree(gathering, sighting, names):
        return False
    day = gathering.date and sighting.date and gathering.date.overlaps(sighting.date)
    place = gathering.place and sighting.place
    told, other = _alike(gathering.explicit, sighting.explicit, names)
    same_people = len(told & other) >= 2 and (told == other or bool(day or place))
    return bool((day and (place or told & other)) or place or same_people)


def points_to(sighting: Sighting, gathering: Gathering, names: Names) -> bool:
    """Whether a phrase like "the call" may mean that occasion."""
    people = gathering.explicit
    if gathering.kind == sighting.kind == "document" and sighting.explicit and people:
        # "The draft" that its maker submits is the paper told before; another's is not.
        return sighting.definite and {*sighting.explicit} == {*people} and _agree(gathering, sighting, names)
    definite = sighting.definite and len(sighting.explicit) < 2 and (gathering.dated or not sighting.dated)
    definite = definite and (len(people) < 2 or {*sighting.explicit} <= {*people})
    return definite and _kinds_agree(gathering.kind, sighting.kind) and _agree(gathering, sighting, names)


def once(kept: Sequence[tuple[Gathering, tuple[str, ...]]], names: Names) -> list[tuple[Gathering, tuple[str, ...]]]:
    """Each occasion once: two of a kind with the same participants are one where place, date and status allow it."""
    single: list[tuple[Gathering, tuple[str, ...]]] = []
    for gathering, people in kept:
        alike = (at for at, (g, others) in enumerate(single)
                 if _twins(g, gathering, names) and _equal(others, people, names))  # fmt: skip
        home = next(alike, None)
        if home is not None and (len(people) >= 2 or (people and gathering.kind == "document")):
            first, told = single[home]
            first.sightings += gathering.sightings
            single[home] = first, (people if any(map(loose, told)) else told)
        else:
            single.append((gathering, people))
    for nameless in [g for g, people in single if not people and g.kind in MET]:
        # "A failed summit in Tarn … the talks between Kelmar and Sorrun": one, where the report tells of no other.
        homes = [g for g, people in single if len(people) > 1 and g.kind in MET and _twins(g, nameless, names)]
        if len(homes) == 1 and not (nameless.date and homes[0].date):
            homes[0].sightings += nameless.sightings
            single = [(g, people) for g, people in single if g is not nameless]
    return single


def _equal(left: Sequence[str], right: Sequence[str], names: Names) -> bool:
    told, other = _alike(left, right, names)
    return told == other


def _twins(left: Gathering, right: Gathering, names: Names) -> bool:
    alike = _kinds_agree(left.kind, right.kind) and left.status == right.status
    return alike and all(_agree(left, sighting, names) for sighting in right.sightings)


def participants(gathering: Gathering, sides: Sides) -> tuple[str, ...]:
    """Those said to take part. Where only one is, the group told beside it most often joins it.

    Where nobody is named, talks, calls and "the meeting" are the two principals'; else nobody is guessed.
    """
    people = gathering.explicit
    if len(people) >= 2 or gathering.kind == "document" or (people and gathering.kind in ONE_SPEAKS):
        return people
    two = sides.clear
    if gathering.in_a_row and two:
        return tuple(dict.fromkeys([*people, *sides.parties]))[:2] if set(people) <= set(sides.parties) else people
    weight: dict[tuple[str, ...], float] = {}
    for sighting in gathering.sightings:
        for rank, group in enumerate(sighting.near):
            if set(group) - set(people):
                weight[group] = weight.get(group, 0.0) + 1 / (1 + rank)
    best = sorted(weight, key=lambda group: -weight[group])
    if gathering.kind in ONE_SPEAKS:
        return ()
    alone = set(people) < set(sides.parties) and not (people and best)
    the_one = gathering.kind == "meeting" and any(s.definite for s in gathering.sightings if s.sure)
    if two and alone and (the_one or gathering.kind in ("talks", "call")):
        # "The talks", "the meeting" of a report are those between its two sides, and nobody talks alone.
        return sides.parties
    return tuple(dict.fromkeys([*people, *(best[0] if best else ())])) if people else ()


def stands(gathering: Gathering, people: Sequence[str]) -> bool:
    """Whether enough is told to note an occasion."""
    sure = [sighting for sighting in gathering.sightings if sighting.sure]
    dated = any(sighting.dated for sighting in sure)
    if not sure:
        return False
    if gathering.kind == "document":
        return len(sure) > 1 or any(sighting.series for sighting in sure)
    if gathering.kind in ONE_SPEAKS:
        called = any(sighting.some for sighting in sure) and (gathering.kind, gathering.status) == ("briefing", "past")
        return bool(people) and (dated or called or len(people) > 1 or bool(gathering.place))
    if len(gathering.explicit) >= 2 or any(sighting.series for sighting in sure):
        return len(people) >= 2 or dated or bool(gathering.place)
    if any(sighting.again for sighting in sure) or gathering.status == "cancelled":
        return dated or bool(gathering.place)
    return bool((gathering.place and (people or dated or gathering.kind in MET)) or (people and dated))
