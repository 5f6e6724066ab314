"""Occasions whose participants a report leaves out: "at the Alaska summit"."""

from __future__ import annotations

from collections.abc import Sequence

from parley.consolidate.groups import Groups
from parley.consolidate.readings import distance
from parley.consolidate.seen import MEMORY, Seen, family
from parley.consolidate.words import place_key

_NOBODY = "the same kind and place or day, nobody named"
_REASON = "a summit at the same place, and one who took part"


def tie_nameless(seen: Sequence[Seen], groups: Groups[Seen]) -> None:
    """Ties an occasion whose participants a report leaves out to the nearest of its kind at its place, or on
    its day where it is a summit: of these there is seldom another. So is an undated summit tied to another at
    its place in which one of its own takes part."""
    blocks: dict[tuple[str, str], list[Seen]] = {}
    for one in seen:
        for key in _marks(one):
            blocks.setdefault(key, []).append(one)
    for one in seen:
        if not _vague(one):
            continue
        near = [
            (apart, other.key, other)
            for key in _marks(one)
            for other in blocks[key]
            if other.report != one.report and _may_join(one, other) and (apart := _apart(one, other)) is not None
        ]
        if near:
            groups.join(one, min(near, key=lambda item: item[:2])[2], _REASON if one.occasion.participants else _NOBODY)


def _vague(one: Seen) -> bool:
    """True where nobody is named, or where it is a summit that a report only points to: its place tells which."""
    when = one.occasion.date or one.said
    pointed = one.occasion.kind == "summit" and one.occasion.place is not None and when is None
    return one.occasion.kind != "document" and (not one.occasion.participants or pointed)


def _may_join(one: Seen, other: Seen) -> bool:
    """True where nobody is named, or one takes part in both and both are summits."""
    who = set(one.occasion.participants)
    return not who or (other.occasion.kind == "summit" and not who.isdisjoint(other.occasion.participants))


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
