"""What a signed text says: those who signed it have agreed to it, whoever would carry it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNED = frozenset("agreement deal accord treaty pact settlement declaration memorandum protocol communique".split())
_SIGNING = frozenset("sign reach strike conclude seal ink initial".split())
_PARTS = frozenset({"provision", "term", "clause", "article"})
_SAYING = frozenset("provide call include stipulate require oblige foresee envisage commit contain specify".split())
# Another text than the one signed: "the new agreement", "a draft deal".
_OTHER = frozenset("new draft final future proposed possible earlier previous another separate".split())
_ONE = frozenset({"a", "an", "any", "no", "another"})
_FURTHEST = 8


class Signed:
    """The texts that a report tells to have been signed by two parties or more, and where it tells what they say."""

    def __init__(self, passages: Sequence[Passage], actors: Resolver, stances: Stances) -> None:
        self._actors, self._negations = actors, stances.negations
        self._by: dict[int, tuple[Actor, ...]] = {}
        for passage in passages:
            for token in passage.parse:
                if parties := self._signers(passage, token):
                    self._by[passage.index] = parties

    def parties(self, passage: Passage, token: Token) -> tuple[Actor, ...]:
        """Those who signed the text that says what stands at the token; nobody where no signed text says it."""
        near = [index for index in self._by if 0 <= passage.index - index <= _FURTHEST]
        if not near:
            return ()
        last = max(near)
        for verb in (token, *token.ancestors):
            who = grammar.subject(verb) if verb.pos_ == "VERB" and verb.lemma_.lower() in _SAYING else None
            if who is None or grammar.negation(verb, self._negations) is not None:
                continue
            # what stands within the name of the text is not what the text says
            if who == token or who.is_ancestor(token):
                continue
            if grammar.modal(verb, _WOULD) is None and (
                _is_it(who) or (who.lower_ == "it" and last == passage.index - 1)
            ):
                return self._by[last]
        under = any(
            _is_it(t) and grammar.case(t) == "under" and t.head in (token, *token.ancestors) for t in token.sent
        )
        return self._by[last] if under and last < passage.index else ()

    def _signers(self, passage: Passage, noun: Token) -> tuple[Actor, ...]:
        """The parties that have signed the text which the noun names, where they are told together."""
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _SIGNED:
            return ()
        for verb, who in _signings(noun):
            done = verb.tag_ in ("VBD", "VBN") and not grammar.infinitive(verb)
            if not done or grammar.modal(verb, _WOULD) or grammar.negation(verb, self._negations) is not None:
                continue
            found = self._actors.actors(passage, who) if who is not None else ()
            if len({actor.party for actor in found}) > 1:
                return found
        return ()


_WOULD = dict.fromkeys(("would", "could", "might", "may", "should", "will"), "")


def _signings(noun: Token) -> Iterator[tuple[Token, Token | None]]:
    """The verbs that tell of the signing of a text, each with the phrase that names who did it."""
    between = next((c for c in noun.children if c.dep_ == "nmod" and grammar.case(c) == "between"), None)
    if noun.dep_ == "obj" and noun.head.lemma_.lower() in _SIGNING:
        yield noun.head, grammar.subject(noun.head)
    if noun.dep_ == "nsubj:pass" and noun.head.lemma_.lower() in _SIGNING:
        yield noun.head, grammar.agent(noun.head) or between
    for verb in noun.children:
        if verb.dep_.startswith("acl") and verb.lemma_.lower() in _SIGNING:
            own = grammar.subject(verb) if verb.tag_ != "VBN" or verb.dep_ == "acl:relcl" else None
            yield verb, own or grammar.agent(verb) or between


def _is_it(noun: Token) -> bool:
    """True for "the accord", "its terms", "key provisions of the deal": the text that was signed, or parts of it."""
    lemma = noun.lemma_.lower()
    of = next((c for c in noun.children if c.dep_ == "nmod" and grammar.case(c) == "of"), None)
    if lemma in _PARTS:
        return of is None or _is_it(of)
    marks = {c.lower_ for c in noun.children if c.dep_ in ("det", "amod", "nmod:poss", "compound")}
    definite = any(c.dep_ in ("det", "nmod:poss") for c in noun.children)
    return noun.pos_ == "NOUN" and lemma in _SIGNED and definite and not marks & (_OTHER | _ONE)
