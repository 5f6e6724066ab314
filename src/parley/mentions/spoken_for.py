"""For whom somebody in office speaks where the report does not say so beside the name.

"Yemen's government demands a retreat … Foreign Minister Khaled al-Yamani said": a state's office is that of the
state that alone has been said to have one, else of the state spoken of: the one that its holder's words are about,
else the one that acts before it in the sentence or is named there, else the subject of one of the last sentences, else
the one state whose government the report tells of, else the subject of a sentence further back, else the first that
the report names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.bringing import bringing
from parley.mentions.names import Name
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BACK, _LATELY = 12, 2
_OFTEN = 3
# Offices of which a state has one, alone or by what they are for.
_ALONE = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "sultan"})
_WITH_BRANCH = frozenset({"minister", "secretary"})
# "his Pakistani counterpart" is the other side's.
_OTHER = frozenset({"counterpart", "neighbour", "neighbor", "rival", "opponent"})
_DUTY = frozenset({"must", "should"})
_SETTING = frozenset({"in", "at", "to", "near", "from"})
# What a report tells of a state that it is about, less often of one that only sends envoys.
_GOVERNING = frozenset({"government", "junta", "parliament", "cabinet", "authority", "army", "president", "premier"})


def spoken_for(
    passages: Sequence[Passage],
    found: dict[int, tuple[Name, ...]],
    position: int,
    name: Name,
    names: Names,
    spoken: frozenset[str] = frozenset(),
) -> str | None:
    """The country for which the holder of a state's office named in `passages[position]` speaks, if one shows.

    `spoken` are the parties for which others speak: where nothing else tells, it is rather one of the rest.
    """
    passage = passages[position]
    if (office := _office(passage.parse.doc, name.start)) and (told := _told(passages, found, office, names)):
        return told
    states = list(_states(passage, found[passage.index], names))
    if seat := _seat(passage, name, states):
        return seat
    obliged = [state for state, head in states if _told_to(head)]
    states = [(state, head) for state, head in states if state not in obliged]
    about = [state for state, head in states if state.start >= name.end and _subject(head)]
    before = [(state, head) for state, head in states if state.end <= name.start and not _set_in(head)]
    # "Kiir's government will let him go, minister Ada Lind said"
    people = [(one, head) for one, head in _named(passage, found[passage.index], people=True) if one.end <= name.start]
    acting = [
        one
        for one, head in people
        if one.party in names.countries and one not in obliged and _subject(head) and _top(head)
    ]
    if chosen := [*about[:1], *acting[-1:], *(state for state, _ in before[-1:])]:
        return chosen[0].party
    hosts = bringing(passages, found)
    home = governed(passages, found, names)
    for behind, earlier in enumerate(reversed(passages[max(0, position - _BACK) : position]), 1):
        if home and behind > _LATELY:
            return home
        for state, head in _states(earlier, found[earlier.index], names):
            if _subject(head) and _top(head) and state.party not in hosts:
                return state.party
    if home:
        return home
    regions = _acting(passages, found)
    named = [
        state.party or state.text
        for one in passages
        for state, head in _named(one, found[one.index])
        if not _set_in(head) and (state.party in names.countries or state.text in regions)
    ]
    return next((party for party in named if party not in spoken), next(iter(named), None))


def _seat(passage: Passage, name: Name, states: Sequence[tuple[Name, Token]]) -> str | None:
    """Where the office is, beside the name: "said Ada Lind, head of the president's office, in Tarn"."""
    doc = passage.parse.doc
    for state, _ in states:
        between = doc[name.end : state.start]
        beside = len(between) > 2 and between[0].text == "," and not any(t.pos_ in ("VERB", "AUX") for t in between)
        if state.kind == "capital" and beside and between[-1].lower_ == "in":
            return state.party
    return None


def _told_to(head: Token) -> bool:
    """True for one that is told what it must do: nobody says so of those for whom he speaks."""
    duty = any(c.lower_ in _DUTY for c in head.head.children if c.dep_ == "aux")
    return _subject(head) and duty


def _acting(passages: Sequence[Passage], found: dict[int, tuple[Name, ...]]) -> set[str]:
    """Names that nobody knows and that act as states do: "Ostra" where Ostra found, accepted and refused things."""
    seen = Counter(name.text for names in found.values() for name in names if name.kind == "unknown")
    subjects = {
        name.text
        for passage in passages
        for name in found[passage.index]
        if name.end - name.start == 1 and passage.parse.doc[name.start].dep_ == "nsubj"
    }
    return {text for text in subjects if seen[text] >= _OFTEN}


def _office(doc: Doc, end: int) -> tuple[str, ...]:
    """The words of the office that stands before `end`: "foreign minister", "president"; empty for none of a state."""
    last = doc[end - 1].lower_ if end else ""
    if last in _WITH_BRANCH and end > 1:
        return (doc[end - 2].lower_, last)
    return (last,) if last in _ALONE else ()


def governed(passages: Sequence[Passage], found: dict[int, tuple[Name, ...]], names: Names) -> str | None:
    """The one state whose government, army or head the report tells of: "Kelmar's military government"."""
    told = {
        state.party
        for passage in passages
        for state, head in _states(passage, found[passage.index], names)
        # "Kelmar's military government", "Kelmarian President Ada Lind"
        if any(token.lemma_.lower() in _GOVERNING for token in head.doc[state.end : head.i + 1])
    }
    return next(iter(told)) if len(told) == 1 else None


def _told(
    passages: Sequence[Passage], found: dict[int, tuple[Name, ...]], office: tuple[str, ...], names: Names
) -> str | None:
    """Whose the office is where the report names one country's alone: "Lebanon's president … President Haddad"."""
    told = set()
    for passage in passages:
        for state, head in _states(passage, found[passage.index], names):
            first = head.i - len(office) + 1
            words = tuple(token.lower_ for token in head.doc[first : head.i + 1]) if first >= 0 else ()
            if words == office and head.doc[state.end - 1] != head:
                told.add(state.party)
    return next(iter(told)) if len(told) == 1 else None


def _states(passage: Passage, found: Sequence[Name], names: Names) -> Iterator[tuple[Name, Token]]:
    """The states named in a passage, each with the head of the phrase that it stands in ("Yemen's government")."""
    for name, head in _named(passage, found):
        if name.kind in ("party", "capital", "adjective") and name.party in names.countries:
            yield name, head


def _named(passage: Passage, found: Sequence[Name], *, people: bool = False) -> Iterator[tuple[Name, Token]]:
    for name in found:
        head = passage.parse.doc[name.end - 1]
        while head.dep_ in ("amod", "compound", "flat", "nmod:poss", "nmod:desc") and head.head != head:
            head = head.head
        if (people or name.kind != "person") and head.lemma_.lower() not in _OTHER:
            yield name, head


def _subject(head: Token) -> bool:
    return head.dep_.startswith("nsubj")


def _top(head: Token) -> bool:
    """True for the subject of the sentence's own verb, or of what somebody is said to have said."""
    verb = head.head
    return verb.dep_ in ("ROOT", "ccomp", "parataxis") or verb.head.dep_ == "ROOT"


def _set_in(head: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in _SETTING for c in head.children)
