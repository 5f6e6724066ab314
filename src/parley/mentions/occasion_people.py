"""Whom words without a name stand for in a sentence: "the two sides", "they", "his"; and who is no party at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.model.passage import Passage
from parley.model.resolver import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "it", "its"})
_PLURAL = frozenset({"they", "them", "their"})
_PAIRS = frozenset({"man", "woman", "nation", "delegation", "team", "camp", "rival"})
_OPENING = frozenset({"in", "at", "after", "following", "during", "before", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a sentence, at tokens `start` up to `end`; `modifier` where only an adjective names it."""

    start: int
    end: int
    parties: tuple[str, ...]
    person: bool = False
    modifier: bool = False


def nobody(party: str, tokens: Sequence[Token], start: int, names: Names) -> bool:
    """Whether this tells of no party: an office, or a person of whom nobody says whom they stand for; not "the KFP"."""
    if party.islower():
        return bool({party, party.removesuffix("s")} & (names.roles | names.institutions))
    article = "the" in (tokens[start].lower_, tokens[start - 1].lower_ if start else "")
    return party not in names.known and not party.isupper() and not article


def acts(tokens: Sequence[Token], at: range) -> bool:
    """Whether an unknown name stands where somebody acts: joined by "and", after "with", or as a subject."""
    before = tokens[at.start - 1].lower_ if at.start else ""
    subject = any(t.dep_.startswith("nsubj") for t in (tokens[at.stop - 1], tokens[at.start]))
    return subject or before in ("with", "between", "and")


def collectives(
    tokens: Sequence[Token], names: Names, resolver: Resolver | None, before: Sequence[Member]
) -> Iterator[Member]:
    """ "The two sides" are the only two named in the sentence before, else those named most in the report."""
    if resolver is None or len(resolver.principals) < 2:
        return
    named = tuple(dict.fromkeys(p for m in before for p in m.parties if p not in names.between))
    sides = named if len(named) == 2 else resolver.principals
    words = [token.lower_ for token in tokens]
    sentence = " ".join(words)
    for phrase in (text.split() for text in names.collectives if text in sentence):
        for start in range(len(words) - len(phrase) + 1):
            if words[start : start + len(phrase)] == phrase:
                yield Member(start=start, end=start + len(phrase), parties=sides)
    for start, noun in enumerate(tokens[1:]):
        both = words[start] == "both" or (words[start] == "two" and (not start or words[start - 1] == "the"))
        if both and noun.lemma_ in _PAIRS | names.roles:
            yield Member(start=start, end=start + 2, parties=sides, person=True)


def pronouns(
    passage: Passage,
    named: Sequence[Member],
    names: Names,
    resolver: Resolver | None,
    before: Sequence[Member],
) -> Iterator[Member]:
    """ "They" are the two named last; "he" is whom the resolver finds, in an opening phrase the subject after it."""
    people = sorted([m for m in named if not m.modifier], key=lambda m: m.start)
    tokens = list(passage.parse)
    for position, token in enumerate(tokens):
        # "Liu He spoke": a name.
        if token.lower_ in _PLURAL:
            parties = _last_two([m for m in people if m.start < position] or before)
        elif token.lower_ in _PERSONAL and (token.is_lower or position < 2):
            parties = _following(tokens, position, people)
            if not parties and resolver:
                found = resolver.actors(passage, token)[:1]
                parties = tuple(a.party for a in found if not nobody(a.party, tokens, position, names))
        else:
            continue
        if parties:
            person = token.lower_ not in ("it", "its")
            yield Member(start=position, end=position + 1, parties=parties, person=person)


def _following(tokens: Sequence[Token], position: int, people: Sequence[Member]) -> tuple[str, ...]:
    """Whose "his" in an opening phrase is: the subject's that follows ("After his call with her, the general left")."""
    word = tokens[position].lower_
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if position > 2 or comma is None or tokens[0].lower_ not in _OPENING or word not in ("his", "her", "its"):
        return ()
    later = (m for m in people if comma < m.start <= comma + 4 and (m.person or word == "its"))
    return next((m.parties for m in later), ())


def _last_two(members: Sequence[Member]) -> tuple[str, ...]:
    """The two parties named last, persons before others."""
    people = [m for m in members if m.person]
    for held in (people, members):
        parties = list(dict.fromkeys(p for m in reversed(held) for p in m.parties))
        if len(parties) >= 2:
            return tuple(parties[1::-1])
    return ()
