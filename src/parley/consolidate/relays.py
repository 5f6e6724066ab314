"""Reports that rest a claim on another outlet, whose own report is there too: what it tells is what they retell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.consolidate.claims import Claim, same_actor
from parley.consolidate.likely import ENOUGH, Likelihood
from parley.consolidate.readings import near
from parley.consolidate.told import Told
from parley.consolidate.words import fold


def relays(told: Sequence[Told]) -> Iterator[tuple[Told, Told, Likelihood]]:
    """Pairs of tellings of which one cites, without a source, the outlet of the other for what that one tells.

    The outlet's report must make the same claim within two weeks and on one word only, which need not be a
    source's: A cites B and B cites C, or A again. A circle of citations, however long, is so one origin.
    """
    own: dict[_Block, list[Told]] = {}
    ordered = sorted(told, key=lambda one: one.telling.id)
    for one in ordered:
        for key in sorted({(fold(claim.outlet), *_about(claim)) for claim in one.claims if claim.outlet}):
            own.setdefault(key, []).append(one)
    for here in ordered:
        if here.telling.kind != "cited" or not here.telling.outlet:
            continue
        name = fold(here.telling.outlet)
        near_by = {
            one.telling.id: one
            for about in sorted({_about(claim) for claim in here.claims})
            for one in own.get((name, *about), ())
            if one.telling.report != here.telling.report and _same(here, one)
        }
        by_report: dict[str, list[Told]] = {}
        for one in near_by.values():
            by_report.setdefault(one.telling.report, []).append(one)
        for there in by_report.values():
            if len(there) == 1:
                first, second = sorted((here, there[0]), key=lambda one: one.telling.id)
                yield first, second, _why(here, there[0])


_Block = tuple[str, str, str, str]


def _about(claim: Claim) -> tuple[str, str, str]:
    return claim.entry.party, claim.topic, claim.side


def _same(one: Told, other: Told) -> bool:
    if one.published and other.published and not near(one.published, other.published):
        return False
    return any(_alike(left, right) for left in one.claims for right in other.claims)


def _alike(left: Claim, right: Claim) -> bool:
    return _about(left) == _about(right) and same_actor(left, right)


def _why(here: Told, there: Told) -> Likelihood:
    back = there.telling.kind == "cited" and fold(there.telling.outlet or "") in _outlets(here.claims)
    if back:
        return Likelihood(points=1, reasons=("each cites the other, and neither a source",), substance=True)
    reason = f"one cites {here.telling.outlet}, whose own report tells it"
    return Likelihood(points=ENOUGH, reasons=(reason,), substance=True)


def _outlets(claims: Iterable[Claim]) -> set[str]:
    return {fold(claim.outlet) for claim in claims if claim.outlet}
