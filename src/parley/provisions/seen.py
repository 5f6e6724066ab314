"""Whom and what the words that the eye sees stand for: who takes the stance, who would act, which measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.model.sight import SeenStance
from parley.provisions import grammar
from parley.provisions.draft import span_of
from parley.provisions.levels import match
from parley.provisions.plans import Plans
from parley.provisions.stance import Speaker
from parley.provisions.triggers import Trigger
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Below this the eye alone makes no entry; measured on the part of the gold to learn from.
SURE = 0.55

# From here the eye's stance counts for more than the rules': where they differ it is right four times as often.
SURER = 0.8

# What a party does itself.
OWN = frozenset({"offer", "threaten"})

_PLACED = frozenset({"in", "at", "near"})

# Where one of these rules the verb, its subject is whom a thing is wanted of.
_DUTY = {"must": "demand", "should": "demand", "ought": "demand"}

_ONE = frozenset({"it", "he", "she", "its", "his", "her"})

# How much likelier a measure is that the codebook finds in the words.
_BACKED = 4.0


class Seen:
    """Finds the parties behind what is seen in the passages of one report."""

    def __init__(self, actors: Resolver, plans: Plans, speaker: Speaker, stances: Stances) -> None:
        self._actors, self._plans, self._speaker, self._stances = actors, plans, speaker, stances

    def doers(self, passage: Passage, spans: Sequence[tuple[int, int]]) -> tuple[Actor, ...]:
        """Whom the spans name, leaving out an "it" that stands for the plan itself."""
        return self.named(passage, [span for span in spans if not self._is_plan(passage, span)])

    def _is_plan(self, passage: Passage, span: tuple[int, int]) -> bool:
        token = token_at(passage, span)
        return token is not None and self._plans.it(passage, token) is not None

    def named(self, passage: Passage, spans: Sequence[tuple[int, int]]) -> tuple[Actor, ...]:
        """Whom the spans name; a pronoun seen beside one name stands for it."""
        pronouns = [span for span in spans if (t := token_at(passage, span)) is not None and t.lower_ in _ONE]
        spans = [span for span in spans if span not in pronouns] or spans
        return tuple({a.party: a for span in spans for a in self._who(passage, span)}.values())

    def parties(self, passage: Passage, seen: SeenStance, anchor: Token) -> tuple[Actor, ...]:
        """Who takes the stance: as seen, else who speaks, else who owns the plan.

        "Kelmar, the letter goes on, must leave" is no demand of Kelmar's, but of who writes.
        """
        found = self.named(passage, seen.party)
        if seen.stance == "demand" and (asked := self._asked(passage, seen)):
            # "Kelmar was urged to leave": whom it is asked of does not ask.
            others = {actor.party for actor in asked}
            found = tuple(actor for actor in found if actor.party not in others)
            return found or self.wanting(passage, anchor, tuple(others))
        names = {actor.party for actor in found}
        if seen.stance == "demand" and names and names <= {a.party for a in self.named(passage, seen.actor)}:
            found = self._speaking(passage, anchor, names) or found
        return found or self.wanting(passage, anchor, ()) or self._whose(anchor, passage)

    def _asked(self, passage: Passage, seen: SeenStance) -> tuple[Actor, ...]:
        """The subject of a passive among the words that asks something of it: "is requested to", "was told to"."""
        for verb in _verbs(passage, seen):
            told = match(verb, self._stances) if grammar.passive(verb) and grammar.agent(verb) is None else None
            bidden = told is not None and told.stance == "demand" and told.control == "object"
            if bidden and any(c.dep_ in ("xcomp", "ccomp", "advcl") for c in verb.children):
                who = grammar.subject(verb)
                return self._actors.actors(passage, who) if who is not None else ()
        return ()

    def _whose(self, anchor: Token, passage: Passage) -> tuple[Actor, ...]:
        """Whose they are who would act: "his brigades will storm the place"."""
        who = grammar.subject(grammar.clause_head(anchor))
        possessed = who is not None and any(c.dep_ == "nmod:poss" for c in who.children)
        whose = self._actors.owner(passage, who, frozenset()) if who is not None and possessed else None
        return (whose,) if whose is not None else ()

    def _speaking(self, passage: Passage, anchor: Token, others: set[str]) -> tuple[Actor, ...]:
        speaker = self._speaker(passage, anchor)
        return (speaker,) if speaker and speaker.party not in others else ()

    def wanting(self, passage: Passage, anchor: Token, others: tuple[str, ...]) -> tuple[Actor, ...]:
        """Who speaks, else who owns the plan, where it is none of `others`."""
        speaker, owned = self._speaker(passage, anchor), self._plans.at(passage, anchor)
        found = speaker or (owned[0] if owned else None)
        return (found,) if found and found.party not in others else ()

    def bound(self, passage: Passage, seen: SeenStance, anchor: Token) -> tuple[Actor, ...]:
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
        if head is None or grammar.case(head) in _PLACED:
            # "A court in Tarn" is not Tarn's.
            return ()
        if found := self._actors.actors(passage, head):
            return found
        if self._plans.is_plan(head) and (owner := self._plans.owner(passage, head)):
            return (owner,)
        # Where the tree puts another word on top, the last one is mostly the name; "his brigades" are their owner's.
        last = inside[-1]
        placed = last != head and grammar.case(last) in _PLACED
        if not placed and (found := self._actors.actors(passage, last)):
            return found
        owner = self._actors.owner(passage, head, grammar.OWNING)
        return (owner,) if owner else ()


def likeliest(passage: Passage, seen: SeenStance, triggers: Sequence[Trigger]) -> tuple[str, float, Trigger | None]:
    """The measure of what is seen, and how sure: one that the codebook finds in the same words counts for more."""
    inside = [t for t in triggers if touch(seen.words, [span_of(passage, t.token)])]
    backed = {t.measure: t for t in inside}
    scores = {name: chance * (_BACKED if name in backed else 1) for name, chance in seen.measures}
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best] / max(1.0, sum(scores.values())), backed.get(best)


def _verbs(passage: Passage, seen: SeenStance) -> list[Token]:
    return [t for t in passage.parse if t.pos_ == "VERB" and touch(seen.words, [span_of(passage, t)])]


def touch(one: Sequence[tuple[int, int]], other: Sequence[Span]) -> bool:
    return any(a < span.end and span.start < b for a, b in one for span in other)


def token_at(passage: Passage, span: tuple[int, int]) -> Token | None:
    return next((t for t in passage.parse if span[0] <= passage.offset + t.idx < span[1]), None)
