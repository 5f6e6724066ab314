"""For whom somebody in office speaks where the report does not say so beside the name.

"Yemen's government demands a retreat … Foreign Minister Khaled al-Yamani said": a state's office is that of the
state spoken of: the one that its holder's words are about, else the one named before it in the sentence, else the
subject of a sentence before, else the first that the report names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.names import Name
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 12
# "his Pakistani counterpart" is the other side's.
_OTHER = frozenset({"counterpart", "neighbour", "neighbor", "rival", "opponent"})
_SETTING = frozenset({"in", "at", "to", "near", "from"})


def spoken_for(
    passages: Sequence[Passage], found: dict[int, tuple[Name, ...]], position: int, name: Name, names: Names
) -> str | None:
    """The country for which the holder of a state's office named in `passages[position]` speaks, if one shows."""
    passage = passages[position]
    states = list(_states(passage, found[passage.index], names))
    about = [state for state, head in states if state.start >= name.end and _subject(head)]
    before = [state for state, head in states if state.end <= name.start and not _set_in(head)]
    if chosen := [*about[:1], *before[-1:]]:
        return chosen[0].party
    for earlier in reversed(passages[max(0, position - _BACK) : position]):
        for state, head in _states(earlier, found[earlier.index], names):
            if _subject(head) and _top(head):
                return state.party
    named = (state for one in passages for state, head in _states(one, found[one.index], names) if not _set_in(head))
    return next((state.party for state in named), None)


def _states(passage: Passage, found: Sequence[Name], names: Names) -> Iterator[tuple[Name, Token]]:
    """The states named in a passage, each with the head of the phrase that it stands in ("Yemen's government")."""
    for name in found:
        if name.kind in ("party", "capital", "adjective") and name.party in names.countries:
            head = passage.parse.doc[name.end - 1]
            while head.dep_ in ("amod", "compound", "flat", "nmod:poss", "nmod:desc") and head.head != head:
                head = head.head
            if head.lemma_.lower() not in _OTHER:
                yield name, head


def _subject(head: Token) -> bool:
    return head.dep_.startswith("nsubj")


def _top(head: Token) -> bool:
    """True for the subject of the sentence's own verb, or of what somebody is said to have said."""
    verb = head.head
    return verb.dep_ in ("ROOT", "ccomp", "parataxis") or verb.head.dep_ == "ROOT"


def _set_in(head: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in _SETTING for c in head.children)
