"""The sides of a negotiation: the parties that a report names most, and the phrases that mean all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.memory import Seen
from parley.mentions.names import Name
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = frozenset({"mediator", "intermediary", "broker", "facilitator", "host", "go-between"})
_BRINGING = frozenset({"mediate", "broker", "host", "facilitate"})
_MOST = 4


def ranked(
    passages: Sequence[Passage], seen: Sequence[Seen], found: Mapping[int, Sequence[Name]], names: Names
) -> list[str]:
    """The parties named most, at most four, without bodies between the sides and who brings the sides together.

    Where fewer than two are left, who brings them together is a side.
    """
    named = [one for one in seen if not one.setting]
    counts = Counter(one.actor.party for one in named)
    every = [party for party, _ in counts.most_common() if party not in names.between]
    between = {one.actor.party for one in named if one.words & _BETWEEN}
    for passage in passages:
        between |= {name.party or name.text for name in found[passage.index] if _brings(passage, name)}
    sides = [party for party in every if party not in between]
    return (sides if len(sides) > 1 else every)[:_MOST]


def collective(head: Token, kind: str, names: Names) -> str | None:
    """The phrase that ends with `head` where it means two parties or more: "both armies", "the two".

    `kind` is the word by which the head is looked up.
    """
    phrase = " ".join(t.lower_ for t in head.doc[head.left_edge.i : head.i + 1])
    two = phrase.startswith(("both ", "the two ")) and kind in names.institutions | names.groups
    both = two or (phrase in ("both", "the two", "the pair") and head.dep_ in ("nsubj", "obl", "obj"))
    known = any(phrase == words or phrase.endswith(" " + words) for words in names.collectives)
    return phrase if both or known else None


def _brings(passage: Passage, name: Name) -> bool:
    """True for "Kelmar hosted the talks" and "brokered by Kelmar"."""
    for token in passage.parse.doc[name.start : name.end]:
        if token.head.pos_ == "VERB" and token.head.lemma_ in _BRINGING:
            agent = token.dep_.startswith("obl") and any(c.lower_ == "by" for c in token.children)
            if token.dep_ == "nsubj" or agent:
                return True
    return False
