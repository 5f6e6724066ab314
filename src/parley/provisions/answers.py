"""Answers to what another put forward: "rejected these demands", "turned it down", "accepted the offer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Predicate, Stances
from parley.model.entry import Step
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.holders import Holders
from parley.provisions.levels import Level, match
from parley.provisions.stance import PROCESS, step

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"accept", "reject", "consider"})
_WISHES = frozenset({"demand", "condition", "claim", "request", "call", "appeal", "ultimatum", "insistence"})
_OFFERS = frozenset({"offer", "proposal", "suggestion", "idea", "notion"})
_POINTING = frozenset({"it", "that", "this", "them", "these", "those"})
_PUT_FORWARD = frozenset({"offer", "demand", "propose", "threaten"})
_BACK = 2


class Answers:
    """Finds the answers in the passages of one report, given the drafts of those before."""

    def __init__(self, stances: Stances, holders: Holders) -> None:
        self._stances, self._holders = stances, holders

    def drafts(self, passage: Passage, here: Sequence[Draft], before: Sequence[Draft]) -> Iterator[Draft]:
        """The passage's drafts, with its answers to what was put forward in the sentences before."""
        taken = {draft.words[0] for draft in here if draft.measure not in PROCESS}
        found: list[Draft] = []
        replaced: set[int] = set()
        for token in passage.parse:
            predicate = match(token, self._stances) if token.pos_ == "VERB" else None
            if predicate is None or predicate.stance not in _ANSWERS or span_of(passage, token) in taken:
                continue
            noun = self._answered(token)
            if noun is None:
                continue
            put = self._put(passage, noun, before)
            found += self._answer(passage, token, predicate, noun, put)
            if found:
                replaced |= {id(d) for d in here if d.measure == "adopt-plan" and d.words[0] == span_of(passage, token)}
        yield from (draft for draft in here if id(draft) not in replaced)
        yield from found

    @staticmethod
    def _answered(verb: Token) -> Token | None:
        """The noun or pronoun that an answer is about, where it only points back."""
        for child in verb.children:
            if child.dep_ == "xcomp" and child.lemma_ == "do":
                # "declined to do so": the "so".
                return next((c for c in child.children if c.lower_ == "so"), None)
            if child.dep_ not in ("obj", "nsubj:pass", "obl"):
                continue
            relative = verb.dep_.startswith("acl") and child.lower_ == "that"
            if child.lower_ in _POINTING and child.pos_ in ("PRON", "DET") and not relative:
                return child if child.dep_ != "obl" or grammar.case(child) in ("to", "on", "with") else None
            bare = not any(c.dep_ in ("acl", "acl:relcl", "ccomp") for c in child.children)
            bare = bare and not any(
                c.dep_ == "nmod" and grammar.case(c) in ("for", "that", "to") for c in child.children
            )
            if child.lemma_.lower() in _WISHES | _OFFERS and bare:
                return child
        return None

    @staticmethod
    def _put(passage: Passage, noun: Token, before: Sequence[Draft]) -> list[Draft]:
        """What the sentences just before put forward: what was demanded, for "demands"; else only one thing."""
        near = [d for d in before if 0 < passage.index - d.passage.index <= _BACK]
        if noun.lower_ == "so":
            return near[-1:]
        near = [d for d in near if d.stance in _PUT_FORWARD]
        if not near:
            return []
        last = max(d.passage.index for d in near)
        near = [d for d in near if d.passage.index == last and d.measure not in PROCESS]
        if noun.lemma_.lower() in _WISHES:
            return [d for d in near if d.stance == "demand"]
        return near if len({d.measure for d in near}) == 1 else []

    def _answer(
        self, passage: Passage, token: Token, predicate: Predicate, noun: Token, put: Sequence[Draft]
    ) -> Iterator[Draft]:
        negated = grammar.negation(token, self._stances.negations)
        level = Level(predicate, token, negated, noun)
        stance = self._stances.negated[predicate.stance] if negated is not None else predicate.stance
        parties, _ = self._holders.of(passage, level, None)
        for party in parties:
            for one in put:
                if one.party.party == party.party and noun.lower_ != "so":
                    continue
                note = f"to what {one.party.party} put forward in the sentence before"
                yield Draft(
                    passage=passage,
                    anchor=token,
                    measure=one.measure,
                    stance=stance,
                    party=party,
                    modality=predicate.modality,
                    words=[span_of(passage, token)],
                    steps=[
                        step(passage, f"stances:{predicate.stance}", token),
                        Step(rule="answers:points-back", span=span_of(passage, noun), note=note),
                    ],
                    actor=one.actor,
                    places=one.places,
                    extent=one.extent,
                )
