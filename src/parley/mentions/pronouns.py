"""Whom a pronoun stands for: by who was named before, who is urged or told, who is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.mentions.control import controller
from parley.mentions.memory import Memory, Seen
from parley.mentions.pointing import span_at
from parley.model.mention import Actor
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_HER = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_SELF = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_TELLING = frozenset({"warn", "tell", "remind", "notify", "inform"})
_OFFERING = frozenset({"offer", "propose", "suggest", "give", "make", "send", "present", "hand"})
_ANSWERING = frozenset({"refuse", "reject", "decline", "accept", "turn", "dismiss"})
_SAYING = frozenset("say add stress insist warn tell declare argue repeat".split())
_DUTY = frozenset({"must", "should"})
_LONG_QUOTATION = 30

PRONOUNS = _PERSON | _THING | _MANY | _YOU


class Pronouns:
    """Answers for the pronouns of one report; `asked` tells who is asked in which passage of a transcript."""

    def __init__(
        self,
        memory: Memory,
        asked: Mapping[int, str],
        actors: Callable[[Passage, Token], tuple[Actor, ...]],
        passages: Mapping[int, Passage],
    ) -> None:
        self._memory, self._asked, self._actors, self._passages = memory, asked, actors, passages

    def of(self, passage: Passage, head: Token) -> Actor | None:
        lower = head.lower_
        span = span_at(passage, head)
        if lower in _SELF:
            return None
        if lower in _YOU:
            party = self._asked.get(passage.index)
            return Actor(span=span, party=party, resolved=f"“{lower}”: {party}, who is asked") if party else None
        if offered := self._offered(passage, head):
            return replace(offered, span=span, resolved=f"“{lower}”: {offered.party}, who was offered it")
        if told := self._told(passage, head) or self._urged(passage, head):
            return replace(told, span=span, resolved=f"“{lower}”: {told.party}, who is told what to do")

        barred = (
            self._obliged(passage, head)
            | self._contrasted(passage, head)
            | self._warning(passage, head)
            | self._doing(passage, head)
        )

        def fits(seen: Seen) -> bool:
            actor = seen.actor
            if actor.party in barred or (
                lower in _MANY and seen.passage == passage.index and _lent(passage, seen.token)
            ):
                return False
            if lower in _PERSON:
                return actor.person and not actor.plural
            return actor.plural or not actor.person if lower in _MANY else not actor.person and not actor.plural

        def said_beside(seen: Seen) -> bool:
            """ "We stay while one Kelmarian is here," their spokesman said: theirs, not the Kelmarians'."""
            return fits(seen) and not seen.quoted

        if carried := self._carried(passage, head):
            return replace(carried, span=span, resolved=f"“{lower}”: {carried.name or carried.party}, as just before")
        near = None if quoted(passage, head) else self._memory.earlier(passage, head, said_beside, settings=False)
        near = near or self._memory.earlier(passage, head, fits, settings=False)
        earlier = near or self._memory.earlier(passage, head, fits)
        return (
            replace(earlier, span=span, resolved=f"“{lower}”: {earlier.name or earlier.party}, named before")
            if earlier
            else None
        )

    def _warning(self, passage: Passage, head: Token) -> frozenset[str]:
        """ "Kelmar offered the rebels a truce but warned they must disarm": whoever warns warns others."""
        verb = head.head
        duty = any(c.lower_ in _DUTY for c in verb.children)
        warning = verb.head
        if not (duty and head.dep_ == "nsubj" and verb.dep_ == "ccomp" and warning.lemma_ == "warn"):
            return frozenset()
        while warning.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in warning.children):
            warning = warning.head
        who = next((c for c in warning.children if c.dep_ == "nsubj"), None)
        return (
            frozenset(a.party for a in self._actors(passage, who)) if who is not None and who != head else frozenset()
        )

    def _doing(self, passage: Passage, head: Token) -> frozenset[str]:
        """ "The army asked them to leave": whoever does a thing to "them" is another."""
        if head.lower_ not in ("them", "him") or head.dep_ not in ("obj", "iobj"):
            return frozenset()
        who = next((c for c in head.head.children if c.dep_ == "nsubj"), None)
        known = who is not None and who.pos_ in ("NOUN", "PROPN")
        return frozenset(a.party for a in self._actors(passage, who)) if known and who is not None else frozenset()

    def _obliged(self, passage: Passage, head: Token) -> frozenset[str]:
        """ "Kelmar must leave Tarn," he said: he speaks for another, if the report names another."""
        verb = head.head
        if head.lower_ not in ("he", "she") or head.dep_ != "nsubj" or verb.lemma_ not in _SAYING:
            return frozenset()
        told = {
            seen.actor.party
            for seen in self._memory.seen
            if seen.passage == passage.index and seen.subject and not seen.actor.person and _duty(passage, seen.token)
        }
        others = any(
            s.actor.person and s.actor.party not in told and s.passage < passage.index for s in self._memory.seen
        )
        return frozenset(told) if others else frozenset()

    def _contrasted(self, passage: Passage, head: Token) -> frozenset[str]:
        """ "He refused, and she offered …": not those for whom he speaks, though they were named last."""
        other = next(
            (
                token
                for token in passage.parse
                if token.i < head.i and token.dep_ == "nsubj" and {token.lower_, head.lower_} == {"he", "she"}
            ),
            None,
        )
        found = self.of(passage, other) if other is not None else None
        return frozenset({found.party} if found else ())

    def _carried(self, passage: Passage, head: Token) -> Actor | None:
        """ "He met the Kelmarian president. He asked for …": the same, unless somebody is named in between."""
        before = self._passages.get(passage.index - 1)
        if (
            head.lower_ not in _PERSON
            or before is None
            or quoted(passage, head)
            or passage.paragraph > before.paragraph + 1
        ):
            return None
        if any(
            seen.passage == passage.index and seen.token < head.i and seen.actor.person and seen.subject
            for seen in self._memory.seen
        ):
            return None
        rules = next((t for t in before.parse if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
        if rules is None or rules.lower_ not in ("he", "she") or quoted(before, rules):
            return None
        # "She" is not who was "he" before.
        if (rules.lower_ == "she") != (head.lower_ in _HER):
            return None
        carried = self.of(before, rules)
        return None if carried and carried.party in self._obliged(passage, head) else carried

    def _urged(self, passage: Passage, head: Token) -> Actor | None:
        """ "Kelmar urged Sorrun to withdraw its troops": Sorrun's."""
        to = controller(head) if head.lower_ in _POSSESSIVE and head.dep_ == "nmod:poss" else None
        if to is None or (head in to.subtree and head.head == to):
            return None
        found = self._actors(passage, to) if to.pos_ != "PRON" else ()
        return found[0] if found else None

    def _offered(self, passage: Passage, head: Token) -> Actor | None:
        """ "Kelmar offered Sorrun a truce, which it refused": who was offered it, not who offers."""
        verb = head.head
        relative = verb.dep_.endswith("relcl") and any(c.lower_ == "which" for c in verb.children)
        if head.dep_ != "nsubj" or verb.lemma_.lower() not in _ANSWERING or not relative:
            return None
        offer = next((v for v in verb.ancestors if v.lemma_.lower() in _OFFERING and v.pos_ == "VERB"), None)
        things = [c for c in offer.children if c.dep_ in ("iobj", "obj", "obl")] if offer is not None else []
        for child in [*things, *(c for thing in things for c in thing.children if c.dep_ == "nmod")]:
            to = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
            addressed = to == "to" or child.dep_ in ("iobj", "obj")
            if addressed and child.pos_ == "PROPN" and child.i < verb.i:
                return next(iter(self._actors(passage, child)), None)
        return None

    def _told(self, passage: Passage, head: Token) -> Actor | None:
        """ "Kelmar warned the rebels that they must leave": who is told what to do is not who tells it."""
        verb = head.head
        duty = verb.lemma_ in ("have", "need") or any(c.lower_ in ("must", "should") for c in verb.children)
        telling = verb.head
        if not (duty and head.dep_ == "nsubj" and verb.dep_ == "ccomp" and telling.lemma_ in _TELLING):
            return None
        to = next((c for c in telling.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        found = self._actors(passage, to) if to is not None and to.pos_ != "PRON" else ()
        return found[0] if found else None


def quoted(passage: Passage, token: Token) -> bool:
    """True for a word that stands in what somebody says, and not in a name between marks."""
    at = passage.offset + token.idx
    return any(len(span) > _LONG_QUOTATION and span.start <= at < span.end for span in passage.quotations)


def _duty(passage: Passage, token: int) -> bool:
    """True for the subject of what must be done."""
    word = passage.parse.doc[token]
    while word.dep_ in ("compound", "amod", "nmod:poss", "flat") and word.head != word:
        word = word.head
    return word.dep_ == "nsubj" and any(c.lower_ in ("must", "should") for c in word.head.children if c.dep_ == "aux")


def _lent(passage: Passage, token: int) -> bool:
    """True for whose the one is who speaks: "the Kelmarian envoy said they agreed"."""
    word = passage.parse.doc[token]
    one = word.dep_ in ("compound", "amod", "nmod:poss") and word.head.tag_ in ("NN", "NNP")
    return one and word.head.dep_ == "nsubj" and word.head.head.lemma_ in _SAYING
