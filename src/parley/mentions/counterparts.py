"""Whom "the two presidents" or "the ministers" are: those of the two parties whose people were named together last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from parley.mentions.cast import Cast
from parley.mentions.pointing import plural
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = frozenset({"president", "premier", "chancellor", "minister", "leader", "king", "diplomat"})
_BESIDE = frozenset({"the", "two", "both", "prime", "foreign", "defence", "defense", "top"})
_BACK = 4
_TWO = 2


def counterparts(head: Token, passage: Passage, passages: Mapping[int, Passage], cast: Cast) -> tuple[str, ...]:
    """The two parties, in the order in which their people are named; none where `head` does not point back so.

    A sentence that names people of two parties and no third goes before one further back.
    """
    before = list(head.doc[head.left_edge.i : head.i])
    definite = bool(before) and before[0].lower_ in ("the", "both")
    if head.lemma_.lower() not in _OFFICES or not plural(head) or not definite:
        return ()
    if any(token.lower_ not in _BESIDE for token in before):
        return ()
    for index in range(passage.index, passage.index - _BACK - 1, -1):
        earlier = passages.get(index)
        people = [
            person[1]
            for name in (cast.names.get(index, ()) if earlier else ())
            if name.kind in ("person", "unknown") and (index < passage.index or name.end <= head.i)
            if (person := cast.person(name.text))
        ]
        parties = tuple(dict.fromkeys(people))
        if len(parties) == _TWO:
            return parties
    return ()
