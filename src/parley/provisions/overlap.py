"""Where the words of two measures in a sentence are one thing: "stop the strikes", "sign a ceasefire agreement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.provisions import grammar
from parley.provisions.stance import PROCESS
from parley.provisions.triggers import ENDING, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


def handled(trigger: Trigger, other: Trigger) -> bool:
    """True where a noun that names a measure is only what another measure is done to."""
    if trigger.kind != "noun" or trigger.token.head != other.token or {trigger.measure, other.measure} & PROCESS:
        return False
    if trigger.token.dep_ == "compound" and trigger.weight < other.weight and other.kind == "noun":
        # "exit corridors" are corridors.
        return trigger.measure != other.measure
    done_to = trigger.token.dep_ in ("obj", "nsubj:pass")
    return trigger.negative and (done_to or grammar.case(trigger.token) == "of")


def names_it(trigger: Trigger, other: Trigger) -> bool:
    """True where the text that is signed is called after what it is about: "a ceasefire agreement"."""
    text = other.token.head if other.token.dep_ == "compound" and other.measure not in PROCESS else None
    return text is not None and (text == trigger.token or text in grammar.objects(trigger.token))


def ended(trigger: Trigger, other: Trigger) -> bool:
    """True for "the strikes must stop": what is to end is asked of nobody."""
    if trigger.measure != "attack" or trigger.kind != "noun" or other.token.lemma_ not in ENDING:
        return False
    who = grammar.subject(other.token, shared=False)
    above = other.token.head if other.token.dep_.startswith(("acl", "xcomp")) else None
    wanted = [above, *grammar.objects(above)] if above is not None else []
    return trigger.token in [who, *grammar.objects(other.token), *wanted]


def under(token: Token, tops: set[int]) -> bool:
    """True where a token hangs on one of `tops` in its own clause, not in a condition or aside of it, or beside it."""
    word = token
    while word.head != word and not word.dep_.startswith(("advcl", "parataxis")):
        if word.dep_ == "conj" and grammar.subject(word, shared=False) is not None:
            return False
        word = word.head
        if word.i in tops:
            return True
    return False
