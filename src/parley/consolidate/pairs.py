"""Which claims are compared at all: those on one matter of one party, in one round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from parley.consolidate.claims import Claim
from parley.consolidate.readings import ROUND


def pairs(claims: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Pairs of claims of one party on one topic that share a meeting, an origin, or a fortnight.

    Each pair once, its reports in order of their ids. Undated claims are compared with one another and
    with the dated ones of their report's matter only where an undated plan may be meant.
    """
    blocks: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        blocks.setdefault((claim.entry.party, claim.topic), []).append(claim)
    for block in blocks.values():
        seen: set[tuple[str, str]] = set()
        for left, right in _near(block):
            one, other = sorted((left, right), key=lambda claim: (claim.report, claim.entry.id))
            if (ids := (one.entry.id, other.entry.id)) not in seen:
                seen.add(ids)
                yield one, other


def _near(block: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    for of_meeting in (True, False):
        groups: dict[str, list[Claim]] = {}
        for claim in block:
            name = (claim.meeting.id if claim.meeting else None) if of_meeting else claim.origin
            if name:
                groups.setdefault(name, []).append(claim)
        for group in groups.values():
            yield from combinations(group, 2)
    dated = sorted(
        ((claim.when.first, claim.when.last, claim.entry.id, claim) for claim in block if claim.when),
        key=lambda item: item[:3],
    )
    for at, (_, last, _, left) in enumerate(dated):
        for first, _, _, right in dated[at + 1 :]:
            if first > last + ROUND:
                break
            yield left, right
    undated = [claim for claim in block if claim.when is None and claim.topic in ("adopt-plan", "sign-agreement")]
    for left in undated:
        yield from ((left, right) for right in block if right is not left)
