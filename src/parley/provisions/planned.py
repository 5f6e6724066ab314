"""What the plans of a report, seen whole, settle of the drafts that tell their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.provisions.draft import Draft
from parley.provisions.exchange import in_return
from parley.provisions.plans import Plans

_OF_PLANS = frozenset({"plans:owner", "plans:item", "plans:document"})


def of_plans(drafts: Sequence[Draft], plans: Plans) -> list[Draft]:
    """The drafts as the plans of the report, seen whole, settle them.

    A plan that tells two others what they would do, and its owner nothing, is a mediator's: it proposes. One that
    asks a single other for something in return for what nobody is named to do offers that itself. Where its
    points are told, that it was put forward is no entry beside them.
    """
    tellers = {draft.party.party for draft in drafts if any(step.rule in _OF_PLANS for step in draft.steps)}
    drafts = [one for draft in drafts for one in _of_joint(draft, plans)]
    planned: dict[str, list[Draft]] = {}
    for draft in drafts:
        if any(step.rule in _OF_PLANS for step in draft.steps):
            planned.setdefault(draft.party.party, []).append(draft)
    for owner, points in planned.items():
        doers = {party for point in points for party in point.actor or ()}
        if owner not in doers and len(doers) > 1:
            for point in points:
                point.stance = "propose" if point.stance == "demand" else point.stance
        elif owner not in doers and len(doers) == 1 and not plans.mediates(owner):
            _own_side(owner, points)
    return [
        d
        for d in drafts
        if (d.stance, d.measure) != ("propose", "adopt-plan") or d.party.party not in tellers | {*planned}
    ]


def _of_joint(draft: Draft, plans: Plans) -> list[Draft]:
    """The draft for each of those who made its plan together; "the mediators" give way to those who are named."""
    partners = plans.joint(draft.party.party) if any(step.rule in _OF_PLANS for step in draft.steps) else ()
    shared = [replace(draft, party=actor, steps=list(draft.steps), linked=[]) for actor in partners]
    return shared if shared and draft.party.party.islower() else [draft, *shared]


def _own_side(owner: str, points: Sequence[Draft]) -> None:
    """ "The families would be free to go home. In return the rebels would disarm", in a party's own plan."""
    turn = next((p.passage.index for p in points if p.actor and in_return(p.passage.parse)), None)
    for point in points if turn is not None else ():
        if point.actor:
            point.stance = "demand"
        elif point.stance == "propose" and point.passage.index < (turn or 0):
            point.stance, point.actor = "offer", (owner,)
