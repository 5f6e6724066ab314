"""What the eye sees of stances, as drafts: joined with what the rules found, or standing for what they missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor, Place
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.model.sight import OTHER, SeenStance
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.levels import match
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

# "should the talks fail": nor does what is told to come to nothing.
_FAILING = frozenset({"fail", "collapse", "founder"})

# Where one of these rules the verb, its subject is whom a thing is wanted of.
_DUTY = {"must": "demand", "should": "demand", "ought": "demand"}

# What opens a question that the sentence then calls open.
_ASKING = frozenset({"whether", "which", "how", "who", "why"})

# What a party does itself.
_OWN = frozenset({"offer", "threaten"})

# How much likelier a measure is that the codebook finds in the words.
_BACKED = 4.0


class Looker:
    """Turns the stances seen in the passages of one report into drafts."""

    def __init__(
        self,
        actors: Resolver,
        plans: Plans,
        places: dict[int, tuple[Place, ...]],
        speaker: Speaker,
        stances: Stances,
    ) -> None:
        self._actors, self._plans, self._places, self._speaker = actors, plans, places, speaker
        self._stances = stances

    def joined(self, passage: Passage, drafts: Sequence[Draft], triggers: Sequence[Trigger]) -> Iterator[Draft]:
        """The drafts of the rules as the eye confirms or mends them, then those that the eye alone sees.

        `triggers` are the words of the passage that name a measure by the codebook, with a stance or without.
        """
        taken: set[int] = set()
        agreed = {id(s) for s in passage.sight.stances for d in drafts if _agreement(s, d)[:2] == (True, True)}
        for draft in drafts:
            if _asked(draft.anchor):
                continue
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
        told = [s for s in passage.sight.stances if id(s) in taken]
        for stance in passage.sight.stances:
            again = any(self._same(passage, stance, other) for other in told)
            if not again and not any(_touch(stance.words, draft.words) for draft in drafts):
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
        stance_seen, sure = self._stance(passage, seen, trigger)
        sureness = sure * chance
        anchor = trigger.token if trigger else _token_at(passage, seen.words[0])
        if measure == OTHER or sureness < _SURE or anchor is None or _hoped(anchor) or _asked(anchor):
            return
        named, actors = self._named(passage, seen.party), self._named(passage, seen.actor)
        parties = self._parties(passage, seen, anchor)
        if stance_seen == "demand" and (bound := self._bound(passage, seen, anchor)):
            # "Kelmar must leave": whom it is wanted of, not who wants it.
            actors, others = bound, tuple(actor.party for actor in bound)
            parties = tuple(p for p in parties if p.party not in others) or self._wanting(passage, anchor, others)
        owned = self._owned(passage, seen, stance_seen, anchor)
        for party in (owned[0],) if owned else parties:
            stance, doers = stance_seen, tuple(a.party for a in actors)
            if stance == "demand":
                # Whom a thing is asked of is not who asks, though the eye takes both for who would do it.
                doers = tuple(doer for doer in doers if doer != party.party)
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

    def _stance(self, passage: Passage, seen: SeenStance, trigger: Trigger | None) -> tuple[str, float]:
        """The stance seen and how sure; a word of the codebook among those seen decides where the eye does not."""
        if seen.stance_confidence >= _SURE:
            return seen.stance, seen.stance_confidence
        for token in passage.parse:
            if not _touch(seen.words, [span_of(passage, token)]) or (trigger and token == trigger.token):
                continue
            found = match(token, self._stances)
            # "a draft", "a condition for": only a noun that is somebody's tells what they want.
            owned = token.pos_ != "NOUN" or any(c.dep_ == "nmod:poss" for c in token.children)
            if found and owned:
                negated = grammar.negation(token, self._stances.negations) is not None
                # "dropped their demand that": what is done to a demand is not done to what it asks.
                turned = any(c.pos_ == "NOUN" and match(c, self._stances) for c in token.children)
                return (seen.stance, seen.stance_confidence) if negated or turned else (found.stance, _SURER)
        return seen.stance, seen.stance_confidence

    def _same(self, passage: Passage, one: SeenStance, other: SeenStance) -> bool:
        """True where what is seen in two places of a sentence is one stance of one party."""
        if (one.stance, one.measure) != (other.stance, other.measure):
            return False
        holders, others = ({a.party for a in self._named(passage, seen.party)} for seen in (one, other))
        if holders and others and not holders & others:
            return False
        return not one.actor or _touch(one.actor, [Span(*span) for span in other.actor])

    def _owned(self, passage: Passage, seen: SeenStance, stance: str, anchor: Token) -> Plan | None:
        """The plan that says what is seen: all that an item of it says, else what somebody would do under it."""
        if item := self._plans.item(passage):
            return item
        named = self._named(passage, seen.party)
        plan = self._plans.at(passage, anchor) if stance == "offer" and seen.modality == "conditional" else None
        own = plan is not None and any(actor.party == plan[0].party for actor in named)
        return None if own else plan

    def _named(self, passage: Passage, spans: Sequence[tuple[int, int]]) -> tuple[Actor, ...]:
        return tuple({a.party: a for span in spans for a in self._who(passage, span)}.values())

    def _parties(self, passage: Passage, seen: SeenStance, anchor: Token) -> tuple[Actor, ...]:
        """Who takes the stance: as seen, else who speaks, else who owns the plan.

        "Kelmar, the letter goes on, must leave" is no demand of Kelmar's, but of who writes.
        """
        found = self._named(passage, seen.party)
        names = {actor.party for actor in found}
        if seen.stance == "demand" and names and names <= {a.party for a in self._named(passage, seen.actor)}:
            found = self._speaking(passage, anchor, names) or found
        return found or self._wanting(passage, anchor, ())

    def _speaking(self, passage: Passage, anchor: Token, others: set[str]) -> tuple[Actor, ...]:
        speaker = self._speaker(passage, anchor)
        return (speaker,) if speaker and speaker.party not in others else ()

    def _wanting(self, passage: Passage, anchor: Token, others: tuple[str, ...]) -> tuple[Actor, ...]:
        """Who speaks, else who owns the plan, where it is none of `others`."""
        speaker, owned = self._speaker(passage, anchor), self._plans.at(passage, anchor)
        found = speaker or (owned[0] if owned else None)
        return (found,) if found and found.party not in others else ()

    def _bound(self, passage: Passage, seen: SeenStance, anchor: Token) -> tuple[Actor, ...]:
        """The subjects of what "must" be done; who says so of itself, or of what is done to it, wants it."""
        for verb in _verbs(passage, seen):
            duty = grammar.modal(verb, _DUTY) is not None and not grammar.passive(verb)
            if duty and (who := grammar.subject(verb)) is not None:
                speaker = self._speaker(passage, anchor)
                bound = self._actors.actors(passage, who)
                return () if speaker and speaker.party in [actor.party for actor in bound] else bound
        return ()

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
        # Where the tree puts another word on top, the last one is mostly the name; "his brigades" are their owner's.
        if found := self._actors.actors(passage, inside[-1]):
            return found
        owner = self._actors.owner(passage, head)
        return (owner,) if owner else ()


def _measure(passage: Passage, seen: SeenStance, triggers: Sequence[Trigger]) -> tuple[str, float, Trigger | None]:
    """The measure of what is seen, and how sure: one that the codebook finds in the same words counts for more."""
    inside = [t for t in triggers if _touch(seen.words, [span_of(passage, t.token)])]
    backed = {t.measure: t for t in inside}
    scores = {name: chance * (_BACKED if name in backed else 1) for name, chance in seen.measures}
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best] / max(1.0, sum(scores.values())), backed.get(best)


def _verbs(passage: Passage, seen: SeenStance) -> list[Token]:
    return [t for t in passage.parse if t.pos_ == "VERB" and _touch(seen.words, [span_of(passage, t)])]


def _hoped(anchor: Token) -> bool:
    failing = anchor.dep_ in grammar.SUBJECTS and anchor.head.lemma_.lower() in _FAILING
    above = (anchor, *anchor.ancestors)
    return failing or any(word.pos_ == "VERB" and word.lemma_.lower() in _HOPING for word in above)


def _asked(anchor: Token) -> bool:
    """True for "Whether they would leave is unclear": what opens a sentence as a question is on no table."""
    first = next((t for t in anchor.sent if not t.is_punct and not t.is_space), anchor)
    return first.lower_ in _ASKING and anchor != anchor.sent.root and anchor.i < anchor.sent.root.i


def _touch(one: Sequence[tuple[int, int]], other: Sequence[Span]) -> bool:
    return any(a < span.end and span.start < b for a, b in one for span in other)


def _agreement(seen: SeenStance, draft: Draft) -> tuple[bool, bool, float]:
    touching = _touch(seen.words, draft.words)
    return touching and seen.measure == draft.measure, touching and seen.stance == draft.stance, seen.confidence


def _token_at(passage: Passage, span: tuple[int, int]) -> Token | None:
    return next((t for t in passage.parse if span[0] <= passage.offset + t.idx < span[1]), None)
