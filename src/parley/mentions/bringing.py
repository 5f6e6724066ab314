"""Who brings the sides together: hosts, brokers, mediators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from parley.mentions.names import Name
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRINGING = frozenset({"mediate", "broker", "host", "facilitate"})
_MEDIATION = frozenset({"mediation", "auspices", "facilitation", "chairmanship", "aegis"})
_MEDIATORS = frozenset({"mediator", "broker", "facilitator", "intermediary", "host"})
# What a state is called that looks on from outside.
_OUTSIDE = frozenset({"power", "neighbour", "neighbor", "neighbouring", "neighboring", "ally"})
_PARTS = frozenset({"appos", "compound", "flat", "nmod:desc"})
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


def outside(passages: Sequence[Passage], found: Mapping[int, Sequence[Name]]) -> frozenset[str]:
    """The parties that a report calls by where they stand to another: "former colonial power Kelmar"."""
    return frozenset(
        name.party or name.text
        for passage in passages
        for name in found[passage.index]
        if _before(passage, name) in _OUTSIDE
    )


def brings(passage: Passage, name: Name) -> bool:
    """True for "Kelmar hosted the talks", "brokered by Kelmar", "under the mediation of Kelmar", "mediator Kelmar"."""
    words = passage.parse.doc[name.start : name.end]
    if _before(passage, name) in _MEDIATORS or any(_mediation(token) for token in words):
        return True
    for token in words:
        if token.head.pos_ == "VERB" and token.head.lemma_ in _BRINGING:
            agent = token.dep_.startswith("obl") and any(c.lower_ == "by" for c in token.children)
            if (token.dep_ == "nsubj" or agent) and not _shelters(token.head):
                return True
    return False


def _before(passage: Passage, name: Name) -> str:
    """The word before a name: "mediator" in "regional mediator Kelmar"; empty at the beginning."""
    word = passage.parse.doc[name.start - 1] if name.start > passage.parse.start else None
    return word.lemma_.lower() if word is not None and word.pos_ in ("NOUN", "ADJ", "VERB") and not _verb(word) else ""


def _verb(word: Token) -> bool:
    """True for "to host Kelmar", where "neighbouring Kelmar" is none though it be tagged one."""
    return word.pos_ == "VERB" and word.tag_ != "VBG"


def _mediation(token: Token) -> bool:
    """True for "under the mediation of the southern bloc Kelmar"."""
    while token.dep_ in _PARTS and token.head != token:
        token = token.head
    return token.dep_ == "nmod" and token.head.lemma_.lower() in _MEDIATION


def _shelters(verb: Token) -> bool:
    """True for "hosts two million refugees", "which hosts the base": nobody is brought together there."""
    what = next((c for c in verb.children if c.dep_ == "obj"), None) if verb.lemma_ == "host" else None
    if what is None or what.lemma_.lower() in _GATHERINGS:
        return False
    return what.pos_ == "NOUN" or (what.pos_ == "PROPN" and any(c.dep_ == "nummod" for c in what.children))
