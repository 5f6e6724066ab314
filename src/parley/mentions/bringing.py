"""Who brings the sides together: hosts, brokers, mediators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parley.mentions.names import Name
from parley.model.passage import Passage

_BRINGING = frozenset({"mediate", "broker", "host", "facilitate"})


def bringing(passages: Sequence[Passage], found: Mapping[int, Sequence[Name]]) -> frozenset[str]:
    """The parties that are said to host, broker or mediate."""
    return frozenset(
        name.party or name.text for passage in passages for name in found[passage.index] if brings(passage, name)
    )


def brings(passage: Passage, name: Name) -> bool:
    """True for "Kelmar hosted the talks" and "brokered by Kelmar"."""
    for token in passage.parse.doc[name.start : name.end]:
        if token.head.pos_ == "VERB" and token.head.lemma_ in _BRINGING:
            agent = token.dep_.startswith("obl") and any(c.lower_ == "by" for c in token.children)
            if token.dep_ == "nsubj" or agent:
                return True
    return False
