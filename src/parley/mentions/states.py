"""States that no list knows: whose name has an army, a parliament and a foreign minister in the report is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

# Those who stand against the government of the state that they are called after.
OPPOSITION = "opposition"

# What a state has, and a firm, a movement or a province has not.
_OF_STATES = frozenset({"parliament", "ministry", "embassy", "ambassador", "army", "navy", "government", "president"})
_MINISTERS = frozenset({"prime", "foreign", "defence", "defense"})
_PEOPLE = ("n", "an", "ian", "ese", "i", "ish", "ic", "er", "ite")
_VOWELS = "aeiouy"


def nation(names: Names, state: str) -> str:
    """The adjective of a state, by which its people are called ("Kelmarian"); its name where none is known."""
    return next((word for word, party in names.adjectives.items() if party == state), state)


def opposition(names: Names, state: str | None) -> str:
    """Those who stand against the government of a state: "Kelmarian opposition"; without the state, "opposition"."""
    return f"{nation(names, state)} {OPPOSITION}" if state else OPPOSITION


def with_states(passages: Sequence[Passage], names: Names) -> Names:
    """The names with the states that the report tells of and no list knows, and what it calls their people."""
    words = [(token, passage) for passage in passages for token in passage.parse]
    found = {text for token, _ in words for text in _stated(token, names)}
    if not found:
        return names
    found -= {text for token, _ in words for text in _otherwise(token, found, names)}
    people = {
        token.text.removesuffix("s"): state
        for token, _ in words
        if token.text[:1].isupper()
        for state in found
        if token.text.removesuffix("s") in _forms(state)
    }
    return replace(
        names,
        countries=names.countries | found,
        known=names.known | found,
        parties={**names.parties, **{state: state for state in found}},
        adjectives={**people, **names.adjectives},
    )


def _stated(noun: Token, names: Names) -> Iterator[str]:
    """The name whose army, parliament or minister `noun` is, if it is one word that nobody knows."""
    minister = noun.lemma_.lower() == "minister" and any(c.lower_ in _MINISTERS for c in noun.children)
    if not (minister or noun.lemma_.lower() in _OF_STATES) or noun.pos_ not in ("NOUN", "PROPN"):
        return
    for child in noun.children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
        # "The Government of National Unity" is a name of its own.
        titled = noun.text[:1].isupper() and noun.lower_ in names.institutions
        theirs = child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case == "of" and not titled)
        alone = not any(c.dep_ in ("compound", "amod", "flat") for c in child.children)
        if theirs and alone and child.pos_ == "PROPN" and _unknown(child, names):
            yield child.text


def _unknown(word: Token, names: Names) -> bool:
    text = word.text
    listed = text in names.parties or text in names.adjectives or text in names.surnames or text in names.places
    kinds = names.called | names.place_after
    called = text.lower() in kinds or text in names.titles
    return text.istitle() and not listed and not called


def _otherwise(word: Token, found: set[str], names: Names) -> Iterator[str]:
    """What a name is elsewhere if it is no state: part of a longer name, or one with a title or an article."""
    if word.text not in found:
        return
    before = word.doc[word.i - 1] if word.i else None
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    longer = after is not None and after.pos_ == "PROPN" and after.text.istitle() and after.dep_ in ("flat", "compound")
    led = before is not None and before.text[:1].isupper() and before.pos_ == "PROPN" and word.i > word.sent.start
    led = led and word.dep_ in ("flat", "appos")
    named = before is not None and (before.text in names.titles or before.lower_ == "the")
    land = after is not None and after.lower_ in names.place_after
    if longer or led or named or land or word.dep_ == "flat" or any(c.dep_ == "flat" for c in word.children):
        yield word.text


def _forms(state: str) -> set[str]:
    stem = state[:-1] if state[-1] in _VOWELS else state
    return {start + end for start in (state, stem) for end in _PEOPLE}
