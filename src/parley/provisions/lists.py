"""Items of a list take their stance from the sentence that leads it in: "He listed what he wants:"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from parley.codebook.stances import Predicate, Stances
from parley.model.passage import Passage
from parley.provisions.levels import match

Lead = tuple[Passage, int, Predicate]


def leads(passages: Sequence[Passage], stances: Stances) -> dict[int, Lead]:
    """For the passages that are list items, by index: the passage that leads the list in, the number of the
    token there that carries a stance, and its predicate."""
    found: dict[int, Lead] = {}
    for before, passage in itertools.pairwise(passages):
        if passage.paragraph == before.paragraph:
            continue
        ends = before.parse.text.rstrip()[-1:]
        if ends == ":":
            if lead := _predicate(before, stances):
                found[passage.index] = lead
        elif before.index in found and (ends in ";," or (before.item and passage.item)):
            found[passage.index] = found[before.index]
    return found


def _predicate(passage: Passage, stances: Stances) -> Lead | None:
    for token in reversed(list(passage.parse)):
        if (
            token.pos_ == "VERB"
            and (predicate := match(token, stances))
            and predicate.stance in ("demand", "propose", "offer")
        ):
            return passage, token.i, predicate
    return None
