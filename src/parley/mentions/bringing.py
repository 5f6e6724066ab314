"""Who brings the sides together: hosts, brokers, mediators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from parley.mentions.names import Name
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRINGING = frozenset({"mediate", "broker", "host", "facilitate"})
# What is hosted where sides are brought together, and who comes to it; refugees and bases are hosted otherwise.
_GATHERINGS = frozenset(
    (
        "talk talks negotiation meeting summit round conference session dialogue discussion consultation process "
        "signing ceremony peace side party delegation delegate negotiator envoy minister president leader official"
    ).split()
)


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
            if (token.dep_ == "nsubj" or agent) and not _shelters(token.head):
                return True
    return False


def _shelters(verb: Token) -> bool:
    """True for "hosts two million refugees", "which hosts the base": nobody is brought together there."""
    what = next((c for c in verb.children if c.dep_ == "obj"), None) if verb.lemma_ == "host" else None
    if what is None or what.lemma_.lower() in _GATHERINGS:
        return False
    return what.pos_ == "NOUN" or (what.pos_ == "PROPN" and any(c.dep_ == "nummod" for c in what.children))
