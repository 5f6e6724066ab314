"""Whose proposal: plans, drafts and offers with their owners, carried over sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar
from parley.provisions.levels import match
from parley.provisions.stance import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDER = frozenset({"under", "in", "as", "with", "per", "through"})
_BACK = 4
_MORE = frozenset({"also", "then", "return", "exchange", "first", "second", "third", "finally", "phase", "stage"})
_CARRIES = _MORE | {"would", "later"}


class Plans:
    """The plans of one report: who owns the one spoken of at a place in the text."""

    def __init__(self, passages: Sequence[Passage], actors: Resolver, codebook: Codebook, speaker: Speaker) -> None:
        self._actors, self._speaker = actors, speaker
        self._nouns = codebook.classes["plan"] | codebook.classes["agreement"] | codebook.classes["plan-part"]
        self._stances = codebook.stances
        self._owners: dict[tuple[int, int], Actor] = {}
        self._told: dict[int, tuple[Actor, Token]] = {}
        for passage in passages:
            for token in passage.parse:
                owner = self._stated(passage, token) if self.is_plan(token) else self._putting_forward(passage, token)
                if owner:
                    self._owners[passage.index, token.i] = owner
        counts = Counter(owner.party for owner in self._owners.values())
        self._main = counts.most_common(1)[0][0] if counts else None
        self._passages = {passage.index: passage for passage in passages}

    def is_plan(self, token: Token) -> bool:
        """True for a noun that names a proposal or a part of one."""
        return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in self._nouns

    def _stated(self, passage: Passage, token: Token) -> Actor | None:
        """The owner that the words at a plan give: "Putin's proposals", "the draft that Egypt presented"."""
        if owner := self._actors.owner(passage, token, grammar.OWNING):
            return owner
        for child in token.children:
            if child.dep_ in ("acl", "acl:relcl"):
                who = grammar.agent(child) or (
                    grammar.subject(child, shared=False) if not grammar.passive(child) else None
                )
                if who is not None and who.lower_ in ("we", "i"):
                    return self._speaker(passage, who)
                if (
                    who is not None
                    and who.lower_ not in ("that", "which")
                    and (found := self._actors.actors(passage, who))
                ):
                    return found[0] if len(found) == 1 else None
            if (
                child.dep_ == "nmod"
                and grammar.case(child) in ("by", "from")
                and (found := self._actors.actors(passage, child))
            ):
                return found[0]
        if (by := self._drawn_up_by(passage, token)) is not None:
            return by
        verb = token.head
        told = match(verb, self._stances) if token.dep_ == "obj" else None
        if told is not None and told.stance in ("propose", "accept", "demand"):
            who = grammar.subject(verb)
            if who is not None and (found := self._actors.actors(passage, who)):
                return found[0]
        if token.dep_ == "obj" and verb.lemma_ in (
            "propose",
            "present",
            "submit",
            "offer",
            "table",
            "draft",
            "hand",
            "make",
            "unveil",
            "outline",
            "circulate",
            "send",
            "deliver",
        ):
            who = grammar.subject(verb)
            if who is not None and (found := self._actors.actors(passage, who)):
                return found[0]
        return None

    def _putting_forward(self, passage: Passage, verb: Token) -> Actor | None:
        """Who "has proposed that …" has a plan too, though no noun names it."""
        if verb.pos_ != "VERB" or grammar.passive(verb) or not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
            return None
        told = match(verb, self._stances)
        who = grammar.subject(verb) if told is not None and told.stance == "propose" else None
        found = self._actors.actors(passage, who) if who is not None else ()
        return found[0] if len(found) == 1 else None

    def _drawn_up_by(self, passage: Passage, token: Token) -> Actor | None:
        """ "the plan, which was drawn up by Egypt": by the order of the words."""
        for step in range(1, 15):
            if token.i + step >= passage.parse.end:
                return None
            word = token.nbor(step)
            if word.lower_ == "by" and word.nbor(-1).pos_ in ("VERB", "ADP", "ADV") and word.i + 1 < passage.parse.end:
                head = word.head if word.dep_ == "case" else word.nbor(1)
                found = self._actors.actors(passage, head)
                return found[0] if found else None
            if word.pos_ in ("NOUN", "PROPN") or word.text in (";", ":"):
                return None
        return None

    def owner(self, passage: Passage, token: Token) -> Actor | None:
        """Who owns the plan named by the token: as stated there, before it, or mostly in the report."""
        stated = self._owners.get((passage.index, token.i))
        if stated:
            return stated
        before = [key for key in self._owners if key < (passage.index, token.i)]
        if before:
            return self._owners[max(before)]
        return self._mostly(passage, token)

    def _mostly(self, passage: Passage, token: Token) -> Actor | None:
        if self._main is None:
            return None
        return next(owner for owner in self._owners.values() if owner.party == self._main)

    def at(self, passage: Passage, trigger: Token) -> tuple[Actor, Token] | None:
        """The owner of the plan under which the words at `trigger` stand, and the noun that names the plan."""
        found = self._ruling(passage, trigger) or self._carried(passage)
        if found:
            self._told[passage.index] = found
        return found

    def _ruling(self, passage: Passage, trigger: Token) -> tuple[Actor, Token] | None:
        """The plan that the sentence itself names as the one it tells."""
        for token in passage.parse:
            if token.lower_ == "which" and grammar.case(token) in _UNDER and token.i < trigger.i:
                noun = grammar.antecedent(token)
                if noun is not None and self.is_plan(noun) and (owner := self.owner(passage, noun)):
                    return owner, noun
            if token.lower_ in ("it", "that", "this", "them") and grammar.case(token) == "under":
                return self._last(passage)
            if not self.is_plan(token) or token == trigger:
                continue
            governed = grammar.case(token) in _UNDER and token.dep_ in ("obl", "nmod", "advcl", "dep")
            ruling = token.dep_ in grammar.SUBJECTS and (token.head == trigger or trigger in token.head.subtree)
            if (governed or ruling) and (owner := self.owner(passage, token)):
                return owner, token
        return None

    def _last(self, passage: Passage) -> tuple[Actor, Token] | None:
        """ "Under it": the plan named last before the sentence."""
        for step in (1, 2):
            previous = self._passages.get(passage.index - step)
            for token in reversed(list(previous.parse)) if previous else ():
                if self.is_plan(token) and previous and (owner := self.owner(previous, token)):
                    return owner, token
        return None

    def _carried(self, passage: Passage) -> tuple[Actor, Token] | None:
        """A sentence that goes on telling the plan of the one before ("It would also …", "In return …")."""
        if not any(token.lower_ in _CARRIES for token in passage.parse):
            return None
        told_more = any(token.lower_ in _MORE for token in passage.parse)
        for step in range(1, _BACK + 1):
            previous = self._passages.get(passage.index - step)
            if previous is None or passage.paragraph - previous.paragraph > 1:
                return None
            for token in previous.parse:
                if (previous.index, token.i) in self._owners and (told_more or token.pos_ != "VERB"):
                    return self._owners[previous.index, token.i], token
            if told := self._told.get(previous.index):
                return told
            if not any(token.lower_ in _CARRIES for token in previous.parse):
                return None
        return None
