"""Origins: tellings of different reports that go back to one source are one, with the reason kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from parley.consolidate.groups import Groups
from parley.consolidate.likely import Likelihood, likely
from parley.consolidate.relays import relays
from parley.consolidate.told import Told
from parley.consolidate.words import fold, surname, token
from parley.model.across import Copy, Decision, Origin, Telling, Tie

_CROWD = 400  # of a block in which no two reports lie near in time, only neighbours are compared


def origins(
    told: Sequence[Told], copies: Iterable[Copy] = (), decisions: Sequence[Decision] = ()
) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """The origins of the tellings, by id, and lines on decisions that could not be followed.

    A person's ties come first, then the rules' from the likeliest on; none is made that would bring
    together what a person has set apart. Of two reports each telling is tied at most once.
    """
    by_id = {one.telling.id: one for one in told}
    said, notes = _decided(decisions, by_id)
    apart = {pair for pair, decision in said.items() if decision.action == "untie"}
    groups: Groups[Telling] = Groups(lambda one: one.id)
    for one in told:
        groups.add(one.telling)
    ties: list[Tie] = []

    def tie(left: Telling, right: Telling, reason: str, by: str) -> None:
        groups.join(left, right, reason)
        ties.append(Tie(left=left.id, right=right.id, reason=reason, by=by))

    for (left, right), decision in sorted(said.items()):
        if decision.action == "tie":
            tie(by_id[left].telling, by_id[right].telling, decision.note or "so decided", decision.by)
    for left, right, why in _ranked(told, {frozenset(copy.reports): copy.share for copy in copies}):
        if (left, right) in said or _parted(groups, by_id, left, right, apart):
            continue
        tie(by_id[left].telling, by_id[right].telling, "; ".join(why.reasons), "rules")
    return tuple(sorted((_origin(found, ties) for found in groups.all()), key=lambda one: one.id)), notes


def _decided(
    decisions: Sequence[Decision], by_id: Mapping[str, Told]
) -> tuple[dict[tuple[str, str], Decision], tuple[str, ...]]:
    said: dict[tuple[str, str], Decision] = {}
    notes = []
    for one in decisions:
        if one.left == one.right:
            notes.append(f"decision of {one.by}: {one.left} cannot be tied to itself; it is left as it is")
        elif missing := [name for name in (one.left, one.right) if name not in by_id]:
            notes.append(f"decision of {one.by}: no telling {missing[0]} here; it is kept for when there is")
        else:
            said[min(one.left, one.right), max(one.left, one.right)] = one
    return said, tuple(sorted(set(notes)))


def _parted(
    groups: Groups[Telling], by_id: Mapping[str, Told], left: str, right: str, apart: set[tuple[str, str]]
) -> bool:
    """True where a tie would bring together two tellings that a person has set apart."""
    one, other = groups.root(left), groups.root(right)
    return any({groups.root(here), groups.root(there)} == {one, other} for here, there in apart) or (
        one == other and (left, right) in apart
    )


def keys(telling: Telling, owners: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """The blocks a telling is in; only tellings of one block are compared. `owners`: whose document it is."""
    if telling.kind == "named":
        return (("name", surname(telling.source or "")[:4]),)
    if telling.kind == "document":
        return tuple(("document", owner) for owner in sorted(set(owners)))
    return (("outlet", fold(telling.outlet)),) if telling.outlet else ()


def _ranked(told: Sequence[Told], copied: Mapping[frozenset[str], float]) -> list[tuple[str, str, Likelihood]]:
    """The ties that the rules would make, the likeliest first, each telling once for a pair of reports."""
    blocks: dict[tuple[str, str], list[Told]] = {}
    for one in sorted(told, key=lambda one: one.telling.id):
        for key in keys(one.telling, (claim.entry.party for claim in one.claims)):
            blocks.setdefault(key, []).append(one)
    found: dict[tuple[str, str], Likelihood] = {}
    for block in blocks.values():
        for left, right in _pairs(block):
            if (why := likely(left, right, copied)).enough:
                found[left.telling.id, right.telling.id] = why
    for one, other, why in relays(told):
        found.setdefault((one.telling.id, other.telling.id), why)
    report = {one.telling.id: one.telling.report for one in told}
    taken: set[tuple[str, str]] = set()
    ranked = []
    for (here, there), why in sorted(found.items(), key=lambda item: (-item[1].points, item[0])):
        ends = {(here, report[there]), (there, report[here])}
        if taken.isdisjoint(ends):
            taken |= ends
            ranked.append((here, there, why))
    return ranked


def _pairs(block: Sequence[Told]) -> Iterable[tuple[Told, Told]]:
    """The pairs to compare: of different reports, not both in the report's own voice.

    In a crowded block only those that share a meeting or were published near one another.
    """
    if len(block) <= _CROWD:
        yield from ((one, other) for one, other in combinations(block, 2) if _comparable(one, other))
        return
    dated = sorted(block, key=lambda one: (one.published is None, one.published or 0, one.telling.id))
    window = _CROWD // 4
    for at, one in enumerate(dated):
        for other in dated[at + 1 : at + 1 + window]:
            if _comparable(one, other):
                yield (one, other) if one.telling.id < other.telling.id else (other, one)


def _comparable(one: Told, other: Told) -> bool:
    voices = one.telling.kind == other.telling.kind == "voice"
    return one.telling.report != other.telling.report and not voices


def _origin(found: Sequence[Telling], ties: Sequence[Tie]) -> Origin:
    inside = {one.id for one in found}
    first = min(found, key=lambda one: (one.kind in ("cited", "voice"), one.id))
    return Origin(
        id=token("origin", min(inside)),
        outlet=None if first.kind in ("named", "document") and len(found) > 1 else first.outlet,
        kind=first.kind,
        sources=tuple(sorted({one.source for one in found if one.source})),
        reports=tuple(sorted({one.report for one in found})),
        entries=tuple(sorted({entry for one in found for entry in one.entries})),
        tellings=tuple(found),
        ties=tuple(sorted((tie for tie in ties if tie.left in inside), key=lambda tie: (tie.left, tie.right))),
    )
