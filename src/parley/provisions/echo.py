"""Sentences that say no more than that another did the same: "So did Sorrun", "Nor has Sorrun"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.model.entry import Step
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions.draft import Draft, span_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAME = frozenset({"so", "neither", "nor"})
_DOING = frozenset({"do", "have", "be", "will", "would", "can", "could"})
_WITHIN = 3


def echoed(passage: Passage, before: Sequence[Draft], actors: Resolver) -> Iterator[Draft]:
    """What the sentence before tells of one party, for the party that did the same; `before` are the drafts so far."""
    who = _who(passage)
    if who is None:
        return
    told = [d for d in before if d.passage.index == passage.index - 1 and d.party.party and not d.condition]
    last = told[-1].party.party if told else None
    for party in actors.actors(passage, who):
        for draft in told:
            if draft.party.party != last or party.party == last:
                continue
            words = span_of(passage, passage.parse[0], who)
            own = draft.actor == (last,)
            yield replace(
                draft,
                passage=passage,
                anchor=who,
                party=party,
                words=[words],
                steps=[Step(rule="answers:the-same", span=words, note=f"as {last} in the sentence before")],
                actor=(party.party,) if own else draft.actor,
                linked=[],
            )


def _who(passage: Passage) -> Token | None:
    """Who "did so too": the noun right after the verb that stands for another; None in any other sentence."""
    words = list(passage.parse)
    if len(words) < _WITHIN or words[0].lower_ not in _SAME or words[1].lemma_.lower() not in _DOING:
        return None
    for word in words[2:]:
        if word.pos_ in ("NOUN", "PROPN", "PRON") and word.dep_ not in ("compound", "nmod:poss", "flat"):
            # "Nor is Sorrun closer", "so did Sorrun agree": it says something of its own.
            following = words[words.index(word) + 1 :]
            return word if not following or following[0].is_punct else None
        if word.pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "PART"):
            return None
    return None
