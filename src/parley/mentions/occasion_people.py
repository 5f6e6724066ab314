"""Whom words without a name stand for in a sentence: "the two sides", "they", "his"; and who is no party at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.model.mention import Mentions
from parley.model.passage import Passage
from parley.model.resolver import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "it", "its"})
_OWN = frozenset({"his", "her"})
_PLURAL = frozenset({"they", "them", "their"})
_PAIRS = frozenset({"man", "woman", "nation", "delegation", "team", "camp", "rival"})
_BODIES = frozenset({"nation", "delegation", "team", "camp", "rival"})
# Offices of war: where these go, nobody meets.
ARMED = frozenset({"troop", "guerrilla", "soldier", "fighter", "force", "army", "navy", "refugee", "people"})
TEAMS = frozenset({"delegation", "negotiator", "team", "representative", "official"})
_TEAMS = frozenset({"delegations", "negotiators", "teams"})
_THE = frozenset({"the", "their", "these", "those"})


LOOSE = frozenset("rebels opposition insurgents separatists guerrillas militants militias fighters".split())


def loose(party: str) -> bool:
    """Whether this is a word for a side whose name may be told elsewhere: "rebels", "opposition"."""
    return party.islower() and party.split()[-1] in LOOSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a sentence, at tokens `start` up to `end`; `modifier` where only an adjective names it."""

    start: int
    end: int
    parties: tuple[str, ...]
    person: bool = False
    modifier: bool = False


def acting(mentions: Sequence[Mentions], text: str, names: Names) -> frozenset[str]:
    """The names in a report that are parties, no persons: they have a government or army, or go by their letters."""
    actors = [(actor, actor.span.of(text)) for found in mentions for actor in found.actors if not actor.person]
    served = {a.party for a, words in actors if not a.resolved and words in names.institutions}
    lettered = {a.party for a, words in actors if words.isupper() and 1 < len(words) < 7 and words != a.party}
    persons = {a.party for found in mentions for a in found.actors if a.person and a.name == a.party}
    return frozenset(party for party in served | lettered if not party.islower()) - persons


def nobody(party: str, tokens: Sequence[Token], start: int, names: Names) -> bool:
    """Whether this tells of no party: an office, or a person of whom nobody says whom they stand for; not "the KFP"."""
    if party.islower():
        return bool({party, party.removesuffix("s")} & (names.roles | names.institutions))
    if any(word in names.adjectives for word in party.split()):
        # "Kelmarian rebels", "Kelmari Sorrunians".
        return False
    article = "the" in (tokens[start].lower_, tokens[start - 1].lower_ if start else "")
    return party not in names.known and not party.isupper() and not article


def acts(tokens: Sequence[Token], at: range) -> bool:
    """Whether an unknown name stands where somebody acts: joined by "and", after "with", or as a subject."""
    before = tokens[at.start - 1].lower_ if at.start else ""
    subject = any(t.dep_.startswith("nsubj") for t in (tokens[at.stop - 1], tokens[at.start]))
    return subject or before in ("with", "between", "and")


def collectives(
    tokens: Sequence[Token], names: Names, both: Sequence[str], heads: Sequence[str] = ()
) -> Iterator[Member]:
    """Words for the two sides of the report: "both sides", "the negotiators"; of two persons, for `heads`."""
    sides, heads = tuple(both), tuple(heads) or tuple(both)
    if len(sides) < 2:
        return
    words = [token.lower_ for token in tokens]
    sentence = " ".join(words)
    found = (text.split() for text in names.collectives if text in sentence)
    for phrase in (words for words in found if words[-1].removesuffix("s") not in names.roles):
        for start in range(len(words) - len(phrase) + 1):
            if words[start : start + len(phrase)] == phrase:
                yield Member(start=start, end=start + len(phrase), parties=sides)
    for start, token in enumerate(tokens[:-1]):
        # "The two are to meet", "both agreed", "the delegations return": no noun follows.
        alone = token.lower_ == "both" or (token.lower_ == "two" and start and words[start - 1] == "the")
        alone = alone or (token.lower_ in _TEAMS and words[start - 1 : start] == ["the"])
        after = tokens[start + 1]
        if alone and (after.pos_ in ("VERB", "AUX", "PUNCT", "ADV") or after.lower_ in ("last", "first", "next")):
            yield Member(start=start, end=start + 1, parties=heads, person=True)
    for start in range(len(tokens) - 1):
        pair = words[start] == "both" or (words[start] == "two" and (not start or words[start - 1] in _THE))
        noun = next(
            (t for t in tokens[start + 1 : start + 4] if t.pos_ not in ("ADJ", "NOUN") or t.tag_ == "NNS"), None
        )
        if pair and noun is not None and noun.tag_ == "NNS" and noun.lemma_ in _PAIRS | names.roles:
            people = sides if noun.lemma_ in _BODIES else heads
            yield Member(start=start, end=noun.i - tokens[0].i + 1, parties=people, person=True)


def two_heads(before: Sequence[Member]) -> tuple[str, ...]:
    """The parties of the two persons of different parties named just before, in the order of the text; else nobody."""
    named = [m for m in reversed(before) if m.person and not m.modifier and len(m.parties) == 1]
    people = list(dict.fromkeys(p for m in named for p in m.parties))
    return tuple(people[::-1]) if len(people) == 2 else ()


def pronouns(
    passage: Passage,
    named: Sequence[Member],
    names: Names,
    resolver: Resolver | None,
    before: Sequence[Member],
    sides: Sequence[str],
) -> Iterator[Member]:
    """ "They" are the two persons named last or the sides; "he" is whom the resolver finds."""
    people = sorted([m for m in named if not m.modifier], key=lambda m: m.start)
    tokens = list(passage.parse)
    for position, token in enumerate(tokens):
        # "Liu He spoke": a name.
        if token.lower_ in _PLURAL:
            parties = _owners(token, people, tokens) if token.lower_ == "their" else ()
            parties = parties or _last_two([m for m in people if m.start < position] or before, sides)
        elif token.lower_ == "it" and [t.pos_ for t in tokens[position + 1 : position + 3]] == ["AUX", "ADP"]:
            # "It was at Tarn that they agreed".
            continue
        elif token.lower_ in _OWN and (ahead := _owner_ahead(token, people, tokens)):
            parties = ahead
        elif token.lower_ in _PERSONAL and (token.is_lower or position < 2):
            found = resolver.actors(passage, token)[:1] if resolver else ()
            parties = tuple(a.party for a in found if not nobody(a.party, tokens, position, names))
        else:
            continue
        if parties:
            person = token.lower_ not in ("it", "its")
            yield Member(start=position, end=position + 1, parties=parties, person=person)


def _owners(token: Token, people: Sequence[Member], tokens: Sequence[Token]) -> tuple[str, ...]:
    """The two or more that do what is theirs: "the ministers of Kelmar, Sorrun and Tarn ended their talks"."""
    top = token
    while top.dep_ != "ROOT" and top.pos_ != "VERB":
        top = top.head
    first = tokens[0].i
    doing = {t.i - first for c in top.children if c.dep_ == "nsubj" and c.i < token.i for t in c.subtree}
    found = dict.fromkeys(p for m in people if m.start in doing for p in m.parties)
    return tuple(found) if len(found) > 1 else ()


def _owner_ahead(token: Token, people: Sequence[Member], tokens: Sequence[Token]) -> tuple[str, ...]:
    """Whose it is where the owner is only named after it: "after his meeting with the rebels, Orrin said no"."""
    top = token
    while top.dep_ not in ("obl", "advcl", "ROOT"):
        top = top.head
    doing = [c.i - tokens[0].i for c in top.head.children if c.dep_.startswith("nsubj")]
    if top.dep_ == "ROOT" or top.head.dep_ not in ("ROOT", "ccomp") or not doing or doing[0] < top.i - tokens[0].i:
        return ()
    return next((m.parties for m in people if m.start <= doing[0] < m.end and m.person), ())


def _last_two(members: Sequence[Member], sides: Sequence[str]) -> tuple[str, ...]:
    """Whom "they" stands for: two told as one, else the two persons named last, else the two sides."""
    both = next((m.parties for m in reversed(members) if len(m.parties) > 1), ())
    people = list(dict.fromkeys(p for m in reversed(members) if m.person for p in m.parties))
    return both or (tuple(people[1::-1]) if len(people) > 1 else tuple(sides))
