"""What the eye alone sees, as drafts: where it is sure enough, and the words take a stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor, Place
from parley.model.passage import Passage
from parley.model.sight import OTHER, SeenStance
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.facts import brings, is_awaited, is_conceded, is_fact, is_hearsay, is_left_out
from parley.provisions.levels import match
from parley.provisions.mending import denying
from parley.provisions.plans import Plan, Plans
from parley.provisions.seen import OWN, SURE, SURER, Seen, likeliest, token_at, touch
from parley.provisions.signed import Signed
from parley.provisions.stance import PROCESS, Speaker
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

# What is put forward, and no answer to it.
_PUT = frozenset({"offer", "demand", "propose"})

# What stands in a list of points, or under a plan, is put forward in any case: less will do.
_LISTED = 0.4

# Who hopes for a thing or foresees it takes no stance.
_HOPING = frozenset({"hope", "fear", "believe", "think", "predict", "doubt", "expect"})

# "should the talks fail": nor does what is told to come to nothing.
_FAILING = frozenset({"fail", "collapse", "founder"})

_CEASING = frozenset({"cease", "end", "stop"})

# What opens a question that the sentence then calls open.
_ASKING = frozenset({"whether", "which", "how", "who", "why"})

# What a step of a plan may look like: who would take it seems to offer it, to agree to it or to want it.
_TOLD = frozenset({"offer", "propose", "accept"})
_MODALS = frozenset({"would"})

_SAYING_MUCH = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})

_RECEIVING = frozenset({"have", "get", "gain", "receive", "obtain", "enjoy", "keep", "retain"})

# The stance of a sentence that leads in a list, and who holds it.
Led = tuple[str, Actor]


class Alone:
    """Makes drafts of what the eye alone sees in the passages of one report."""

    def __init__(
        self,
        seen: Seen,
        plans: Plans,
        places: dict[int, tuple[Place, ...]],
        speaker: Speaker,
        stances: Stances,
        signed: Signed,
        *,
        held: bool,
    ) -> None:
        """`held` tells whether people are held captive in the report."""
        self._seen, self._plans, self._places, self._speaker = seen, plans, places, speaker
        self._stances, self._signed, self._held = stances, signed, held

    def drafts(
        self, passage: Passage, seen: SeenStance, triggers: Sequence[Trigger], led: Led | None
    ) -> Iterator[Draft]:
        """The drafts of one stance that is seen, one a party; none where it is not sure enough, or takes no stance."""
        measure, chance, trigger = likeliest(passage, seen, triggers)
        stance_seen, certain = self._stance(passage, seen, trigger)
        sureness = certain * chance
        anchor = trigger.token if trigger else token_at(passage, seen.words[0])
        words = [t for t in passage.parse if touch(seen.words, [span_of(passage, t)])]
        signers = self._signed.parties(passage, anchor) if anchor is not None and measure not in PROCESS else ()
        owned = self._owned(passage, seen, stance_seen, anchor) if anchor is not None and not signers else None
        listed = bool(led or self._plans.item(passage))
        sure = SURE
        if listed:
            sure = _LISTED
        elif _thin(stance_seen, words) or measure == "adopt-plan":
            # A plan as a whole is what the eye says where it knows no better.
            sure = SURER
        elif owned:
            sure = _LISTED
        if measure == OTHER or sureness < sure or anchor is None or _hoped(anchor) or questioned(anchor):
            return
        if stance_seen in _TOLD and grammar.imperative(grammar.clause_head(anchor)):
            stance_seen = "demand"
        if measure == "end-war" and talked_about(anchor) is not None:
            measure = "meet"
        if self._says_nothing(passage, anchor, words, stance_seen, measure, listed=listed):
            return
        named, actors = self._seen.doers(passage, seen.party), self._seen.doers(passage, seen.actor)
        if stance_seen not in OWN:
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
                actor=(party.party,) if stance in OWN else doers or None,
                places=tuple(p for p in self._places.get(passage.index, ()) if touch(seen.places, [p.span])),
                extent=seen.extent_value,
                doubt=round(1 - sureness, 2),
            )

    def _says_nothing(
        self, passage: Passage, anchor: Token, words: Sequence[Token], stance: str, measure: str, *, listed: bool
    ) -> bool:
        """True for words that tell a fact, an opinion, what is past, awaited or refused to be told: no stance."""
        if not listed and is_fact(anchor, words, stance, self._stances):
            return True
        if any(is_pending(word) or is_kept_back(word) for word in words) or is_kept_back(anchor):
            return True
        if is_conceded(anchor) or is_hearsay(anchor) or is_undone(stance, measure, words):
            return True
        if is_unclaimed(anchor, words, stance) or (stance == "demand" and is_over(words)):
            return True
        if stance in _PUT and (is_judged(anchor) or is_left_out(anchor, self._stances)):
            return True
        # "any talks on freeing them": what is to be talked about is not put forward.
        if stance in OWN and talked_about(anchor) in words:
            return True
        if stance == "deny" and (is_state(grammar.clause_head(anchor)) or not denying(anchor, self._stances)):
            return True
        return self._of_no_measure(passage, anchor, words, stance, measure)

    def _of_no_measure(
        self, passage: Passage, anchor: Token, words: Sequence[Token], stance: str, measure: str
    ) -> bool:
        """True where the words are not about that measure, or it only takes place: talks that are held, a truce."""
        if measure == "pay-ransom":
            return not self._held
        if measure == "amend-constitution":
            return not is_constitutional(passage)
        if measure == "sign-agreement" and stance != "accept" and any(is_achieved(word) for word in words):
            return True
        if measure == "meet" and (
            is_fulfilled(words)
            or (stance == "offer" and self._dated(passage, anchor, words))
            or (stance == "reject" and any(brings(word) for word in words))
        ):
            return True
        if measure in PROCESS and any(grammar.purpose(word) for word in words):
            return True
        return (measure in PROCESS or measure == "attack") and is_awaited(anchor)

    def _stance(self, passage: Passage, seen: SeenStance, trigger: Trigger | None) -> tuple[str, float]:
        """The stance seen and how sure; a word of the codebook among those seen decides where the eye does not."""
        if seen.stance_confidence >= SURE:
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
                return (seen.stance, seen.stance_confidence) if negated or turned else (found.stance, SURER)
        return seen.stance, seen.stance_confidence

    def _dated(self, passage: Passage, anchor: Token, words: Sequence[Token]) -> bool:
        """True for "the two will hold talks on Monday" in the outlet's own voice: a date that it gives."""
        bare = not any(match(word, self._stances) for word in words)
        return bare and self._speaker(passage, anchor) is None and not self._plans.item(passage)

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


def questioned(anchor: Token) -> bool:
    """True for "Whether they would leave is unclear": what opens a sentence as a question is on no table."""
    first = next((t for t in anchor.sent if not t.is_punct and not t.is_space), anchor)
    return first.lower_ in _ASKING and anchor != anchor.sent.root and anchor.i < anchor.sent.root.i
