"""Persons who are quoted for what they know or think, and who speak for nobody: professors, analysts, residents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.model.passage import Passage
from parley.model.source import Attribution
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALLED = frozenset(
    (
        "professor lecturer academic scholar researcher historian scientist economist sociologist analyst expert "
        "specialist commentator columnist pundit pollster journalist author fellow student resident shopkeeper "
        "teacher pensioner trader strategist"
    ).split()
)
# Such a clause tells what is so.
_TELLING = frozenset({"as", "since", "because", "while", "although", "though"})
_NAMING = frozenset({"compound", "flat", "flat:name"})


# What calls several without saying which: none of them is a party by that.
_NAMELESS = frozenset(
    "parties side sides delegation delegations negotiators leaders ministers officials commanders teams".split()
)


def is_nameless(party: str) -> bool:
    """True for "the parties", "ministers": a word for some who are not told apart from others."""
    return party.lower() in _NAMELESS


def commentators(passages: Sequence[Passage]) -> frozenset[frozenset[str]]:
    """The names of those whom a report calls by such a calling and no other, each as its words."""
    return frozenset(
        names for passage in passages for token in passage.parse for names in _named(token) if _calling(token)
    )


def is_commentator(party: str, known: frozenset[frozenset[str]]) -> bool:
    """True where a party is one of `known`, by its whole name or its last."""
    words = frozenset(party.split())
    return any(words and words <= names for names in known)


def _calling(token: Token) -> bool:
    joined = [child for child in token.children if child.dep_ == "conj" and child.pos_ == "NOUN"]
    return all(word.lemma_.lower() in _CALLED for word in (token, *joined)) and token.pos_ == "NOUN"


def _named(token: Token) -> Iterator[frozenset[str]]:
    """The words of the name beside a calling: "Mary Roe, a professor of politics", "analyst Mary Roe"."""
    heads = [token.head] if token.dep_ in ("appos", "compound", "nmod:desc") and token.head.pos_ == "PROPN" else []
    heads += [c for c in token.children if c.dep_ in ("appos", *_NAMING) and c.pos_ == "PROPN" and c.i > token.i]
    for head in heads:
        yield frozenset(
            word.text
            for word in (head, *head.children)
            if word == head or (word.dep_ in _NAMING and word.pos_ == "PROPN")
        )


def opinions(attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """What is told as said by such persons, named or not: "an analyst said the government should give way"."""
    held = (a for a in attributions if a.chain and _calls(a.chain[-1].name or ""))
    return tuple(span for attribution in held for span in attribution.content)


def is_opinion(at: int, anchor: Token, spans: Sequence[Span]) -> bool:
    """True where `anchor`, which stands at `at`, is what one of them thinks should or will be done, and no fact."""
    if not any(span.start <= at < span.end for span in spans):
        return False
    for word in (anchor, *anchor.ancestors):
        if any(c.tag_ == "MD" for c in word.children if c.dep_.startswith("aux")):
            return True
        if word.dep_.startswith("advcl") and any(c.lower_ in _TELLING for c in word.children if c.dep_ == "mark"):
            return False
    return False


def _calls(name: str) -> bool:
    return any(word.lower().removesuffix("s") in _CALLED for word in name.split())
