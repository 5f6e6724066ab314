"""Whom a subject turns to: "the government urged Kelmar to leave" is not said of Kelmar's government."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who does one of these does it to another.
_ADDRESSING = frozenset(
    (
        "accuse blame urge ask tell warn call demand want invite press order offer threaten criticise criticize "
        "condemn remind implore appeal beseech instruct challenge assure notify exhort"
    ).split()
)
_WANTING = frozenset({"demand", "insist", "ask", "urge", "want", "request", "require"})
_TOWARDS = frozenset({"with", "to", "on", "against"})
_DUTY = frozenset({"must", "should"})
_PARTS = ("compound", "nmod:poss", "amod", "flat")


def faced(head: Token) -> frozenset[int]:
    """The tokens that name whom the subject that `head` stands in addresses, deals with or tells what to do.

    "The government told Kelmar to leave", "… rejected talks with Kelmar", "… said Kelmar must leave". Empty where
    `head` stands in no subject.
    """
    subject = head
    while subject.dep_ in ("compound", "nmod:poss", "nmod", "amod") and subject.head != subject:
        subject = subject.head
    if subject.dep_ != "nsubj":
        return frozenset()
    found = (token for verb in _own(subject.head) for token in _of(verb) if token.i > subject.i)
    return frozenset(t.i for token in found for t in (token, *(c for c in token.children if c.dep_ in _PARTS)))


def _own(verb: Token) -> Iterator[Token]:
    """The verb and those below it that have the same subject, left out or taken up: "said it would", "and agreed"."""
    yield verb
    for child in verb.children:
        who = next((c for c in child.children if c.dep_.startswith("nsubj")), None)
        if child.dep_ in ("conj", "ccomp", "xcomp") and (who is None or who.lower_ in ("it", "they")):
            yield from _own(child)


def _of(verb: Token) -> Iterator[Token]:
    addresses = verb.lemma_.lower() in _ADDRESSING
    for child in verb.children:
        if child.dep_ in ("obj", "iobj", "obl"):
            if addresses and child.dep_ != "obl":
                yield child
            yield from (c for c in child.children if c.dep_ == "nmod" and _case(c) in _TOWARDS)
        if child.dep_ == "obl" and _case(child) in _TOWARDS and (addresses or _case(child) != "on"):
            yield child
        elif child.dep_ == "ccomp":
            duty = any(c.lower_ in _DUTY for c in child.children if c.dep_ == "aux")
            wanted = verb.lemma_.lower() in _WANTING
            yield from (c for c in child.children if c.dep_.startswith("nsubj") and (duty or wanted))
        elif child.dep_ == "xcomp" and verb.lemma_.lower() in _WANTING:
            yield from (c for c in child.children if c.dep_ == "nsubj")


def _case(token: Token) -> str | None:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), None)
