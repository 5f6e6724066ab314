"""What a refused text would hold: whoever will sign no deal that includes a thing will not have the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.provisions import grammar
from parley.provisions.facts import TEXTS
from parley.provisions.levels import match

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDING = frozenset(
    "include involve contain require entail mean see oblige force foresee provide envisage envision bring leave".split()
)
_WITH = frozenset({"involving", "including", "containing", "requiring", "entailing"})
_ANY = frozenset({"a", "an", "any", "no"})
_TAKING = frozenset("sign reach strike conclude seal initial make join".split())
# Who is said to be so towards a text has not agreed to it.
_LOATH = frozenset({"unlikely", "hesitant", "loath", "wary"})
_HIGHEST = 6


def refusing(token: Token, stances: Stances) -> Token | None:
    """The verb that refuses any text that would hold what `token` names; None where none does.

    "Will sign no deal that includes an amnesty", "rejects any accord involving a retreat". The text must be one of
    a kind: who rejects the plan, which also has a truce in it, may like the truce.
    """
    noun = _holder(token)
    if noun is None or noun.dep_ != "obj":
        return None
    articles = {c.lower_ for c in noun.children if c.dep_ == "det"}
    if articles - _ANY:
        return None
    verb = noun.head
    told = match(verb, stances, noun)
    negated = grammar.negation(verb, stances.negations) is not None or "no" in articles
    if told is not None and told.stance == "reject":
        return None if negated else verb
    if verb.lemma_.lower() not in _TAKING and (told is None or told.stance != "accept"):
        return None
    if negated:
        return verb
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _LOATH:
        return verb.head
    above = match(verb.head, stances, verb) if verb.dep_ == "xcomp" else None
    refused = above is not None and above.stance == "reject"
    return verb.head if refused and grammar.negation(verb.head, stances.negations) is None else None


def _holder(token: Token) -> Token | None:
    """The text that is told to hold what `token` names."""
    node = token
    for _ in range(_HIGHEST):
        head = node.head
        if head == node:
            return None
        # The tree takes "involving" for a preposition, or for a verb of its own, with the thing beside it or under it.
        first = node.left_edge
        of_it = any(c.lower_ in _WITH and c.i < node.i for c in node.children)
        of_it = of_it or (first.i > first.sent.start and first.nbor(-1).lower_ in _WITH)
        # "a ceasefire agreement"
        of_it = of_it or (node == token and node.dep_ == "compound")
        clause = node.dep_.startswith("acl") and node.lemma_.lower() in _HOLDING and _about(node)
        if head.lemma_.lower() in TEXTS and (of_it or clause):
            return head
        node = head
    return None


def _about(verb: Token) -> bool:
    """True for a clause of which the noun before it is the subject: "that includes …", "containing …".

    "A proposal to include observers" is put forward by somebody, for that.
    """
    denied = any(c.lower_ in ("not", "n't", "never") for c in verb.children)
    who = grammar.subject(verb)
    return not denied and not grammar.infinitive(verb) and (who is None or who.lower_ in ("that", "which"))
