"""What the eye sees of stances, as drafts: joined with what the rules found, or standing for what they missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.model.entry import Step
from parley.model.mention import Actor, Place
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.model.sight import OTHER, SeenStance
from parley.provisions.draft import Draft, span_of
from parley.provisions.plans import Plan, Plans
from parley.provisions.stance import PROCESS, Speaker
from parley.provisions.triggers import Trigger
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Below this the eye alone makes no entry; measured on the part of the gold to learn from.
_SURE = 0.6

# From here the eye's stance counts for more than the rules': where they differ it is right four times as often.
_SURER = 0.8

# Rules that know who owns a plan, wants a thing of another or answers one, which the eye cannot see.
_KNOWING = ("plans:", "answers:", "denials:", "stances:modal-demand")

# Who hopes for a thing or foresees it takes no stance.
_HOPING = frozenset({"hope", "fear", "believe", "think", "predict", "doubt", "expect"})

# What a party does itself.
_OWN = frozenset({"offer", "threaten"})

# How much likelier a measure is that the codebook finds in the words.
_BACKED = 4.0


class Looker:
    """Turns the stances seen in the passages of one report into drafts."""

    def __init__(self, actors: Resolver, plans: Plans, places: dict[int, tuple[Place, ...]], speaker: Speaker) -> None:
        self._actors, self._plans, self._places, self._speaker = actors, plans, places, speaker

    def joined(self, passage: Passage, drafts: Sequence[Draft], triggers: Sequence[Trigger]) -> Iterator[Draft]:
        """The drafts of the rules as the eye confirms or mends them, then those that the eye alone sees.

        `triggers` are the words of the passage that name a measure by the codebook, with a stance or without.
        """
        taken: set[int] = set()
        agreed = {id(s) for s in passage.sight.stances for d in drafts if _agreement(s, d)[:2] == (True, True)}
        for draft in drafts:
            seen = [s for s in passage.sight.stances if _touch(s.words, draft.words)]
            best = max(seen, key=lambda s: _agreement(s, draft), default=None)
            if best is None:
                if draft.measure in PROCESS and draft.stance == "consider" and not draft.condition:
                    # "discussed the talks": said of so much that the codebook alone is not believed.
                    continue
                draft.doubt = 0.5
                draft.steps.append(Step(rule="eye:unseen", note="the eye sees no stance in these words"))
            else:
                taken.add(id(best))
                self._settle(passage, draft, best, triggers, free=id(best) not in agreed)
            yield draft
        for stance in passage.sight.stances:
            if id(stance) not in taken and not any(_touch(stance.words, draft.words) for draft in drafts):
                yield from self._alone(passage, stance, triggers)

    def _settle(
        self, passage: Passage, draft: Draft, seen: SeenStance, triggers: Sequence[Trigger], *, free: bool
    ) -> None:
        """Where rules and eye differ, the surer eye has the last word, but on whose plan it is, which it cannot see.

        `free` is false where what is seen is another draft's already.
        """
        measure, chance, _ = _measure(passage, seen, triggers)
        draft.doubt = round(1 - seen.confidence, 2) / 2
        if (draft.stance, draft.measure) == (seen.stance, measure):
            draft.steps.append(Step(rule="eye:agrees", note=f"{seen.stance} {measure}"))
            return
        note = f"the rules read {draft.stance} {draft.measure}, the eye {seen.stance} {seen.measure}"
        draft.steps.append(Step(rule="eye:differs", note=note))
        draft.doubt = round(1 - min(seen.stance_confidence, chance), 2)
        owned = draft.condition or any(step.rule.startswith(_KNOWING) for step in draft.steps)
        if free and seen.stance_confidence >= _SURER and not owned and draft.stance != seen.stance:
            draft.stance = seen.stance
            if parties := self._parties(passage, seen, draft.anchor):
                draft.party = parties[0]
            if seen.stance in _OWN:
                draft.actor = (draft.party.party,)

    def _alone(self, passage: Passage, seen: SeenStance, triggers: Sequence[Trigger]) -> Iterator[Draft]:
        measure, chance, trigger = _measure(passage, seen, triggers)
        sureness = seen.stance_confidence * chance
        anchor = trigger.token if trigger else _token_at(passage, seen.words[0])
        if measure == OTHER or sureness < _SURE or anchor is None or _hoped(anchor):
            return
        named = self._named(passage, seen.party)
        actors = self._named(passage, seen.actor)
        owned = self._owned(passage, seen, anchor)
        for doer in (owned[0],) if owned else self._parties(passage, seen, anchor):
            party, stance, doers = doer, seen.stance, tuple(a.party for a in actors)
            if owned:
                # "Under the plan Kelmar would …" is no offer of Kelmar's, but what the plan's owner wants.
                own = actors or tuple(a for a in named if a.party != party.party) or self._plans.led_doers(passage)
                stance, doers = self._plans.stance(party, own, owned[1]), tuple(a.party for a in own)
            yield Draft(
                passage=passage,
                anchor=anchor,
                measure=measure,
                stance=stance,
                party=party,
                modality=seen.modality,
                words=[Span(*words) for words in seen.words],
                steps=[
                    Step(
                        rule="eye:alone",
                        span=Span(*seen.words[0]),
                        note=f"sure to {sureness:.2f}",
                    )
                ],
                actor=(party.party,) if stance in _OWN else doers or None,
                places=tuple(p for p in self._places.get(passage.index, ()) if _touch(seen.places, [p.span])),
                extent=seen.extent_value,
                doubt=round(1 - sureness, 2),
            )

    def _owned(self, passage: Passage, seen: SeenStance, anchor: Token) -> Plan | None:
        """The plan that says what is seen: all that an item of it says, else what somebody would do under it."""
        if item := self._plans.item(passage):
            return item
        named = self._named(passage, seen.party)
        plan = self._plans.at(passage, anchor) if seen.stance == "offer" and seen.modality == "conditional" else None
        own = plan is not None and any(actor.party == plan[0].party for actor in named)
        return None if own else plan

    def _named(self, passage: Passage, spans: Sequence[tuple[int, int]]) -> tuple[Actor, ...]:
        return tuple({a.party: a for span in spans for a in self._who(passage, span)}.values())

    def _parties(self, passage: Passage, seen: SeenStance, anchor: Token) -> tuple[Actor, ...]:
        """Who takes the stance: as seen, else who speaks, else who owns the plan."""
        if found := self._named(passage, seen.party):
            return found
        if speaker := self._speaker(passage, anchor):
            return (speaker,)
        owned = self._plans.at(passage, anchor)
        return (owned[0],) if owned else ()

    def _who(self, passage: Passage, span: tuple[int, int]) -> tuple[Actor, ...]:
        inside = [t for t in passage.parse if span[0] <= passage.offset + t.idx < span[1]]
        numbers = {t.i for t in inside}
        head = next((t for t in inside if t.head.i not in numbers or t.head == t), None)
        if head is None:
            return ()
        if found := self._actors.actors(passage, head):
            return found
        if self._plans.is_plan(head) and (owner := self._plans.owner(passage, head)):
            return (owner,)
        # Where the tree puts another word on top, the last one is mostly the name.
        return self._actors.actors(passage, inside[-1])


def _measure(passage: Passage, seen: SeenStance, triggers: Sequence[Trigger]) -> tuple[str, float, Trigger | None]:
    """The measure of what is seen, and how sure: one that the codebook finds in the same words counts for more."""
    inside = [t for t in triggers if _touch(seen.words, [span_of(passage, t.token)])]
    backed = {t.measure: t for t in inside}
    scores = {name: chance * (_BACKED if name in backed else 1) for name, chance in seen.measures}
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best] / max(1.0, sum(scores.values())), backed.get(best)


def _hoped(anchor: Token) -> bool:
    return any(word.pos_ == "VERB" and word.lemma_.lower() in _HOPING for word in (anchor, *anchor.ancestors))


def _touch(one: Sequence[tuple[int, int]], other: Sequence[Span]) -> bool:
    return any(a < span.end and span.start < b for a, b in one for span in other)


def _agreement(seen: SeenStance, draft: Draft) -> tuple[bool, bool, float]:
    touching = _touch(seen.words, draft.words)
    return touching and seen.measure == draft.measure, touching and seen.stance == draft.stance, seen.confidence


def _token_at(passage: Passage, span: tuple[int, int]) -> Token | None:
    return next((t for t in passage.parse if span[0] <= passage.offset + t.idx < span[1]), None)
