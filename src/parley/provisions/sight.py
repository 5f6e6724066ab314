"""What the eye sees of stances, as drafts: joined with what the rules found, or standing for what they missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Predicate, Stances
from parley.model.entry import Step
from parley.model.mention import Actor, Place
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.model.sight import OTHER, SeenStance
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.facts import brings, is_awaited, is_conceded, is_fact, is_hearsay, is_left_out
from parley.provisions.levels import match
from parley.provisions.plans import Plan, Plans
from parley.provisions.seen import Seen, likeliest, token_at, touch
from parley.provisions.signed import Signed
from parley.provisions.stance import BARGAIN, PROCESS, Speaker
from parley.provisions.triggers import Trigger
from parley.provisions.unclaimed import (
    is_achieved,
    is_constitutional,
    is_fulfilled,
    is_judged,
    is_kept_back,
    is_over,
    is_pending,
    is_state,
    is_unclaimed,
    is_undone,
    talked_about,
)
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Below this the eye alone makes no entry; measured on the part of the gold to learn from.
_SURE = 0.55

# What is put forward, and no answer to it.
_PUT = frozenset({"offer", "demand", "propose"})

# What stands in a list of points, or under a plan, is put forward in any case: less will do.
_LISTED = 0.4

# From here the eye's stance counts for more than the rules': where they differ it is right four times as often.
_SURER = 0.8

# Rules that know who owns a plan, wants a thing of another or answers one, which the eye cannot see.
_KNOWING = (
    "plans:", "answers:", "denials:", "stances:modal-demand", BARGAIN,
    "stances:own-order", "stances:imperative", "stances:refused-text", "stances:left-out", "stances:imagined",
)  # fmt: skip

# Who hopes for a thing or foresees it takes no stance.
_HOPING = frozenset({"hope", "fear", "believe", "think", "predict", "doubt", "expect"})

# "should the talks fail": nor does what is told to come to nothing.
_FAILING = frozenset({"fail", "collapse", "founder"})

_BOUNDING = frozenset({"only", "unless", "until", "before", "first", "but", "cannot", "if"})

_CEASING = frozenset({"cease", "end", "stop"})

# What opens a question that the sentence then calls open.
_ASKING = frozenset({"whether", "which", "how", "who", "why"})

# What a party does itself.
_OWN = frozenset({"offer", "threaten"})

# What a step of a plan may look like: who would take it seems to offer it, to agree to it or to want it.
_TOLD = frozenset({"offer", "propose", "accept"})
_MODALS = frozenset({"would"})

_SAYING_MUCH = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})

_RECEIVING = frozenset({"have", "get", "gain", "receive", "obtain", "enjoy", "keep", "retain"})


# The stance of a sentence that leads in a list, and who holds it.
Led = tuple[str, Actor]


class Looker:
    """Turns the stances seen in the passages of one report into drafts."""

    def __init__(
        self,
        actors: Resolver,
        plans: Plans,
        places: dict[int, tuple[Place, ...]],
        speaker: Speaker,
        stances: Stances,
        signed: Signed,
        *,
        held: bool,
    ) -> None:
        """`held` tells whether people are held captive in the report."""
        self._plans, self._places, self._stances, self._signed, self._held = plans, places, stances, signed, held
        self._speaker = speaker
        self._seen = Seen(actors, plans, speaker, stances)

    def joined(
        self, passage: Passage, drafts: Sequence[Draft], triggers: Sequence[Trigger], led: Led | None = None
    ) -> Iterator[Draft]:
        """The drafts of the rules as the eye confirms or mends them, then those that the eye alone sees.

        `triggers` are the words of the passage that name a measure by the codebook, with a stance or without;
        `led` is what the sentence says that leads in the list of which the passage is an item.
        """
        taken: set[int] = set()
        agreed = {id(s) for s in passage.sight.stances for d in drafts if _agreement(s, d)[:2] == (True, True)}
        for draft in drafts:
            if _asked(draft.anchor):
                continue
            seen = [s for s in passage.sight.stances if touch(s.words, draft.words)]
            best = max(seen, key=lambda s: _agreement(s, draft), default=None)
            if best is None:
                if draft.stance == "consider" and not draft.condition:
                    # "reviewed the ceasefire": said of so much that the codebook alone is not believed.
                    continue
                draft.doubt = 0.5
                draft.steps.append(Step(rule="eye:unseen", note="the eye sees no stance in these words"))
            else:
                taken.add(id(best))
                free = id(best) not in agreed
                other = self._other(passage, draft, best, triggers)
                if other is not None and not free and draft.measure in PROCESS:
                    # "a referendum on the draft": what the eye sees in these words is another draft's.
                    continue
                if other is not None and free:
                    draft.measure = other
                self._settle(passage, draft, best, triggers, free=free)
            yield draft
        told = [s for s in passage.sight.stances if id(s) in taken]
        for stance in passage.sight.stances:
            again = any(self._same(passage, stance, other) for other in told)
            if not again and not any(touch(stance.words, draft.words) for draft in drafts):
                yield from self._alone(passage, stance, triggers, led)

    @staticmethod
    def _other(passage: Passage, draft: Draft, seen: SeenStance, triggers: Sequence[Trigger]) -> str | None:
        """The measure that the eye is sure of, where the rules read another in the same words."""
        measure, chance, _ = likeliest(passage, seen, triggers)
        # Several words together, as in "tighten the sanctions", are not mistaken so easily.
        bare = any(t.token == draft.anchor and t.measure == draft.measure and t.weight == 1 for t in triggers)
        owned = any(step.rule.startswith((*_KNOWING[1:3], "stances:contrary")) for step in draft.steps)
        return measure if measure not in (draft.measure, OTHER) and chance >= _SURER and bare and not owned else None

    def _settle(
        self, passage: Passage, draft: Draft, seen: SeenStance, triggers: Sequence[Trigger], *, free: bool
    ) -> None:
        """Where rules and eye differ, the surer eye has the last word, but on whose plan it is, which it cannot see.

        `free` is false where what is seen is another draft's already.
        """
        measure, chance, _ = likeliest(passage, seen, triggers)
        draft.doubt = round(1 - seen.confidence, 2) / 2
        if (draft.stance, draft.measure) == (seen.stance, measure):
            if not draft.party.party and seen.stance_confidence * chance >= _SURE:
                draft.wanting = next(iter(self._seen.parties(passage, seen, draft.anchor)), None)
            draft.steps.append(Step(rule="eye:agrees", note=f"{seen.stance} {measure}"))
            return
        note = f"the rules read {draft.stance} {draft.measure}, the eye {seen.stance} {seen.measure}"
        draft.steps.append(Step(rule="eye:differs", note=note))
        draft.doubt = round(1 - min(seen.stance_confidence, chance), 2)
        owned = draft.condition or any(step.rule.startswith(_KNOWING) for step in draft.steps)
        # "its opposition to a withdrawal": who says no in so many words does not ask for it.
        owned = owned or (draft.stance == "reject" and seen.stance == "demand" and self._says_no(draft))
        # "agreed to cancel the vote": nor is it for what is called off.
        agreeing = draft.stance == "reject" and seen.stance in ("offer", "accept")
        owned = owned or (agreeing and any(told.stance == "reject" for told in self._telling(draft)))
        # "put forth conditions, including a withdrawal": a condition put is no proposal.
        owned = owned or ((draft.stance, seen.stance) == ("demand", "propose") and self._asks(draft))
        # "agreed to discuss the truce": who will talk about a thing has not accepted it.
        owned = owned or ((draft.stance, seen.stance) == ("consider", "accept") and bool(self._telling(draft)))
        # "said it would disarm": a no stands in words.
        turned = draft.stance in ("offer", "accept") and seen.stance == "reject"
        owned = owned or (turned and not self._denying(draft.anchor))
        # "announced that it had been struck": so does a denial.
        owned = owned or (seen.stance == "deny" and not self._denying(draft.anchor))
        if free and seen.stance_confidence >= _SURER and not owned and draft.stance != seen.stance:
            draft.stance = seen.stance
            parties = self._seen.parties(passage, seen, draft.anchor)
            if parties and all(actor.party != draft.party.party for actor in parties):
                draft.party = parties[0]
            if seen.stance in _OWN:
                draft.actor = (draft.party.party,)

    def _says_no(self, draft: Draft) -> bool:
        """True where a word of refusal, or a wording of the contrary, is among those that tell the stance."""
        turned = any(step.rule == "stances:contrary" for step in draft.steps)
        return turned or any(told.stance == "reject" for told in self._telling(draft))

    def _denying(self, anchor: Token) -> bool:
        """True where a word of the sentence denies, refuses or bounds something."""
        words = {word.lower_ for word in anchor.sent}
        said = bool(words & (self._stances.negations | _BOUNDING)) or any("n't" in word for word in words)
        told = (match(word, self._stances) for word in anchor.sent)
        said = said or any(self._stances.verdicts.get(word) == "deny" for word in words)
        return said or any(one is not None and one.stance in ("reject", "deny") for one in told)

    def _asks(self, draft: Draft) -> bool:
        """True where a noun of demanding is among the words that tell the stance: "conditions", "an ultimatum"."""
        return any((told.stance, told.kind) == ("demand", "noun") for told in self._telling(draft))

    def _telling(self, draft: Draft) -> list[Predicate]:
        """What the words of a draft other than its anchor say of stances."""
        spans = set(draft.words)
        words = [w for w in draft.anchor.sent if w != draft.anchor and span_of(draft.passage, w) in spans]
        return [told for word in words if (told := match(word, self._stances)) is not None]

    def _alone(
        self, passage: Passage, seen: SeenStance, triggers: Sequence[Trigger], led: Led | None
    ) -> Iterator[Draft]:
        measure, chance, trigger = likeliest(passage, seen, triggers)
        stance_seen, certain = self._stance(passage, seen, trigger)
        sureness = certain * chance
        anchor = trigger.token if trigger else token_at(passage, seen.words[0])
        words = [t for t in passage.parse if touch(seen.words, [span_of(passage, t)])]
        signers = self._signed.parties(passage, anchor) if anchor is not None and measure not in PROCESS else ()
        owned = self._owned(passage, seen, stance_seen, anchor) if anchor is not None and not signers else None
        sure = _SURE
        if led or self._plans.item(passage):
            sure = _LISTED
        elif _thin(stance_seen, words) or measure == "adopt-plan":
            # A plan as a whole is what the eye says where it knows no better.
            sure = _SURER
        elif owned:
            sure = _LISTED
        if measure == OTHER or sureness < sure or anchor is None or _hoped(anchor) or _asked(anchor):
            return
        if stance_seen == "demand" and is_over(words):
            return
        if any(is_pending(word) for word in words) or (measure == "meet" and is_fulfilled(words)):
            return
        if stance_seen in _TOLD and grammar.imperative(grammar.clause_head(anchor)):
            stance_seen = "demand"
        if not (led or self._plans.item(passage)) and is_fact(anchor, words, stance_seen, self._stances):
            return
        if is_kept_back(anchor) or any(is_kept_back(word) for word in words):
            return
        if is_conceded(anchor) or is_hearsay(anchor) or is_undone(stance_seen, measure, words):
            return
        if is_unclaimed(anchor, words, stance_seen) or (stance_seen in _PUT and is_judged(anchor)):
            return
        if stance_seen == "deny" and (is_state(grammar.clause_head(anchor)) or not self._denying(anchor)):
            return
        if measure == "sign-agreement" and stance_seen != "accept" and any(is_achieved(word) for word in words):
            return
        if measure == "meet" and stance_seen == "offer" and self._dated(passage, anchor, words):
            return
        if (talks := talked_about(anchor)) is not None and stance_seen in _OWN and talks in words:
            # "any talks on freeing them": what is to be talked about is not put forward.
            return
        if measure == "pay-ransom" and not self._held:
            return
        if measure == "amend-constitution" and not is_constitutional(passage):
            return
        if measure == "end-war" and talked_about(anchor) is not None:
            measure = "meet"
        if (measure in PROCESS or measure == "attack") and is_awaited(anchor):
            return
        if measure in PROCESS and any(grammar.purpose(word) for word in words):
            return
        if measure == "meet" and stance_seen == "reject" and any(brings(word) for word in words):
            return
        if stance_seen in _PUT and is_left_out(anchor, self._stances):
            return
        named, actors = self._seen.doers(passage, seen.party), self._seen.doers(passage, seen.actor)
        if stance_seen not in _OWN:
            # "Kelmar agreed that Sorrun may stay": who takes the stance and who would act are two.
            apart = [span for span in seen.actor if not touch(seen.party, [Span(*span)])]
            actors = self._seen.doers(passage, apart) or actors
        parties = signers or self._seen.parties(passage, seen, anchor)
        if signers and stance_seen in _PUT:
            stance_seen = "accept"
        if stance_seen == "demand" and (bound := self._seen.bound(passage, seen, anchor)):
            # "Kelmar must leave": whom it is wanted of, not who wants it.
            actors, others = bound, tuple(actor.party for actor in bound)
            parties = tuple(p for p in parties if p.party not in others) or self._seen.wanting(passage, anchor, others)
        if stance_seen == "demand":
            # Who would do it is not who asks for it, where the eye takes both for that.
            asked = {actor.party for actor in actors}
            parties = tuple(p for p in parties if p.party not in asked) or parties
        for party in (owned[0],) if owned else (led[1],) if led else parties:
            stance, doers = led[0] if led else stance_seen, tuple(a.party for a in actors)
            if stance == "demand":
                # Whom a thing is asked of is not who asks, though the eye takes both for who would do it.
                doers = tuple(doer for doer in doers if doer != party.party)
            if owned:
                # "Under the plan Kelmar would …" is no offer of Kelmar's, but what the plan's owner wants.
                gets = {a.party for a in named} if _receives(anchor) else set()
                own = tuple(a for a in actors or named if a.party not in gets) or self._plans.led_doers(passage)
                stance, doers = self._plans.stance(party, own, owned[1], measure), tuple(a.party for a in own)
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
                    ),
                    *([self._of_plan(passage, party)] if owned else ()),
                ],
                actor=(party.party,) if stance in _OWN else doers or None,
                places=tuple(p for p in self._places.get(passage.index, ()) if touch(seen.places, [p.span])),
                extent=seen.extent_value,
                doubt=round(1 - sureness, 2),
            )

    def _stance(self, passage: Passage, seen: SeenStance, trigger: Trigger | None) -> tuple[str, float]:
        """The stance seen and how sure; a word of the codebook among those seen decides where the eye does not."""
        if seen.stance_confidence >= _SURE:
            return seen.stance, seen.stance_confidence
        for token in passage.parse:
            if not touch(seen.words, [span_of(passage, token)]) or (trigger and token == trigger.token):
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

    def _dated(self, passage: Passage, anchor: Token, words: Sequence[Token]) -> bool:
        """True for "the two will hold talks on Monday" in the outlet's own voice: a date that it gives."""
        bare = not any(match(word, self._stances) for word in words)
        return bare and self._speaker(passage, anchor) is None and not self._plans.item(passage)

    def _same(self, passage: Passage, one: SeenStance, other: SeenStance) -> bool:
        """True where what is seen in two places of a sentence is one stance of one party."""
        if (one.stance, one.measure) != (other.stance, other.measure):
            return False
        holders, others = ({a.party for a in self._seen.named(passage, seen.party)} for seen in (one, other))
        if holders and others and not holders & others:
            return False
        return not one.actor or touch(one.actor, [Span(*span) for span in other.actor])

    def _of_plan(self, passage: Passage, owner: Actor) -> Step:
        rule = "plans:item" if self._plans.item(passage) else "plans:owner"
        return Step(rule=rule, note=f"a plan of {owner.party}")

    def _owned(self, passage: Passage, seen: SeenStance, stance: str, anchor: Token) -> Plan | None:
        """The plan that says what is seen: all that an item of it says, else what somebody would do under it."""
        if item := self._plans.item(passage):
            return item
        modal = next((t for t in (anchor, *anchor.ancestors) if t.lower_ in _MODALS or _modal(t)), None)
        conditional = seen.modality == "conditional" or modal is not None
        plan = self._plans.at(passage, anchor) if stance in _TOLD and conditional else None
        return None if plan is None or self._plans.done_with(passage, anchor, plan) else plan


def _thin(stance: str, words: Sequence[Token]) -> bool:
    """True where the words seen say little ("the", "of which"), and for what is thought about: so much is."""
    return stance == "consider" or not any(word.pos_ in _SAYING_MUCH for word in words)


def _modal(token: Token) -> bool:
    return any(c.lower_ in _MODALS for c in token.children if c.dep_.startswith("aux"))


def _receives(anchor: Token) -> bool:
    """True for "the north would have a parliament": who gets a thing is not who gives it."""
    verb = anchor if anchor.pos_ == "VERB" else anchor.head
    return verb.lemma_.lower() in _RECEIVING


def _hoped(anchor: Token) -> bool:
    verb = anchor.head if anchor.dep_ in grammar.SUBJECTS else anchor
    failing = verb.lemma_.lower() in _FAILING and grammar.subject(verb) is not None
    failing = failing or (verb != anchor and verb.lemma_.lower() in _CEASING and not list(grammar.objects(verb)))
    above = [anchor, *anchor.ancestors]
    # "hoped the meeting, which …, would end in it", where the tree hangs both on "said".
    above += [c for word in above for c in word.head.children if c.i < word.i and _bare(c)]
    return failing or any(word.pos_ in ("VERB", "NOUN") and word.lemma_.lower() in _HOPING for word in above)


def _bare(verb: Token) -> bool:
    """True for a verb that the tree leaves without what it is about."""
    said = any(c.dep_ in ("obj", "ccomp", "xcomp", "obl") for c in verb.children)
    return verb.pos_ == "VERB" and verb.dep_ in ("ccomp", "parataxis", "conj") and not said


def _asked(anchor: Token) -> bool:
    """True for "Whether they would leave is unclear": what opens a sentence as a question is on no table."""
    first = next((t for t in anchor.sent if not t.is_punct and not t.is_space), anchor)
    return first.lower_ in _ASKING and anchor != anchor.sent.root and anchor.i < anchor.sent.root.i


def _agreement(seen: SeenStance, draft: Draft) -> tuple[bool, bool, float]:
    touching = touch(seen.words, draft.words)
    return touching and seen.measure == draft.measure, touching and seen.stance == draft.stance, seen.confidence
