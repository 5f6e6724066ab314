"""Occasions whose participants a report leaves out: "at the Alaska summit"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.consolidate.groups import Groups
from parley.consolidate.readings import distance
from parley.consolidate.seen import MEMORY, Seen, family
from parley.consolidate.words import place_key


def tie_nameless(seen: Sequence[Seen], groups: Groups[Seen]) -> None:
    """Ties an occasion whose participants a report leaves out to the nearest of its kind at its place, or on
    its day where it is a summit: of these there is seldom another."""
    blocks: dict[tuple[str, str], list[Seen]] = {}
    for one in seen:
        for key in _marks(one):
            blocks.setdefault(key, []).append(one)
    for one in seen:
        if one.occasion.participants or one.occasion.kind == "document":
            continue
        near = [
            (apart, other.key, other)
            for key in _marks(one)
            for other in blocks[key]
            if other.report != one.report and (apart := _apart(one, other)) is not None
        ]
        if near:
            groups.join(one, min(near, key=lambda item: item[:2])[2], "the same kind and place or day, nobody named")


def _marks(one: Seen) -> list[tuple[str, str]]:
    kind, place, date = one.occasion.kind, one.occasion.place, one.occasion.date
    at_place = [(f"at {family(kind)}", place_key(place))] if place else []
    on_day = [("on", date.iso)] if kind == "summit" and date and date.first == date.last else []
    return at_place + on_day


def _apart(one: Seen, other: Seen) -> int | None:
    """How many days lie between two tellings of what may be one occasion, None where it is not."""
    if "planned" in (one.occasion.status, other.occasion.status):
        return None
    if one.occasion.date and other.occasion.date:
        return 0 if one.occasion.date.overlaps(other.occasion.date) else None
    here = one.occasion.date or one.published
    there = other.occasion.date or other.published
    days = distance(here, there) if here and there else MEMORY
    return days if days <= MEMORY else None
