"""The sides of a negotiation: the parties that a report names most, and the phrases that mean all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.bringing import bringing, brings
from parley.mentions.cast import Cast
from parley.mentions.memory import Seen
from parley.mentions.names import Name, dateline
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = frozenset({"mediator", "intermediary", "broker", "facilitator", "host", "go-between"})
_ASKING = frozenset("ask urge demand want call invite press tell insist request implore warn expect".split())
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "conj")
_MOST = 4
TWO = 2
_NUMBERS = {"three": 3, "four": 4, "five": 5}
# What parties are counted by; "the three sources" are none.
_SHARED = frozenset("country state nation government minister president leader neighbour neighbor side party".split())


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
    between |= bringing(passages, found)
    sides = [party for party in every if party not in between]
    # A name that comes once, and that nobody knows, is hardly a side.
    twice = [party for party in sides if counts[party] > 1 or party in names.known or not party[:1].isupper()]
    sides = twice if len(twice) > 1 else sides
    return (sides if len(sides) > 1 else every)[:_MOST]


def collective(head: Token, kind: str, names: Names) -> str | None:
    """The phrase that ends with `head` where it means two parties or more: "both armies", "the two".

    `kind` is the word by which the head is looked up.
    """
    phrase = " ".join(t.lower_ for t in head.doc[head.left_edge.i : head.i + 1])
    if any(t.lower_ == "warring" for t in head.children) and " 's " in phrase:
        # "Kelmar's warring parties"
        phrase = "the " + phrase.rpartition(" 's ")[2]
    two = phrase.startswith(("both ", "the two ", "neither ")) and kind in names.institutions | names.groups
    alone = phrase in ("both", "the two", "the pair") and head.dep_ in ("nsubj", "obl", "obj")
    both = two or alone or (phrase == "neither" and _of_neither(head))
    if kind in _BETWEEN:
        # "The two mediators" are none of the sides.
        return None
    known = any(phrase == words or phrase.endswith(" " + words) for words in names.collectives)
    return phrase if both or known or (kind in _SHARED and numbered(phrase) > TWO) else None


def numbered(phrase: str) -> int:
    """How many parties a collective phrase means: "the three countries" three, "both sides" two."""
    words = phrase.split()
    # "The three rebel leaders" are others.
    plain = len(words) == len(("the", "three", "countries")) and words[0] in ("the", "all")
    return _NUMBERS.get(words[1], TWO) if plain else TWO


def _of_neither(head: Token) -> bool:
    """True for "neither would move"; not for "…, and neither would they", which goes on with a denial."""
    joining = head.i and head.nbor(-1).lower_ in ("and", "nor")
    return head.dep_.startswith("nsubj") and not joining


def host(passages: Sequence[Passage], cast: Cast) -> str | None:
    """The state where people meet: the one that is said to host, else where the report is written."""
    first: str | None = None
    for passage in passages:
        begin = passage.parse.start + dateline(list(passage.parse))
        for name in cast.names[passage.index]:
            if brings(passage, name) and passage.parse.doc[name.end - 1].head.lemma_ == "host":
                return name.party or name.text
            opens = passage.heading or name.start < begin
            first = first or (
                name.party if name.kind == "capital" and name.start == passage.parse.start and opens else None
            )
    return first


def held_apart(head: Token) -> list[Token]:
    """The subjects that are none of "both sides" at `head`: who hands them a paper or urges them to stop.

    "Kelmar proposed that both armies leave": Kelmar's is one of them.
    """
    apart: list[Token] = []
    word, inside, sought = head, False, False
    while word.head != word:
        inside = inside or word.dep_ in _CLAUSES
        told, word = _told(word), word.head
        sought = sought or (word.lemma_ in _ASKING and not told) or not inside
        subjects = [c for c in word.children if c.dep_ == "nsubj"]
        if sought:
            apart += [c for c in subjects if c.i < head.left_edge.i and head not in c.subtree]
        # "Kelmar spoke up, urging both sides to stop": the one that urges is named further up.
        sought = sought and not subjects
    return apart


def _told(clause: Token) -> bool:
    """True for "insisted that both sides had agreed": what somebody says was so is asked of nobody."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    past = clause.tag_ == "VBD" or any(c.lower_ in ("had", "has", "have", "was", "were") for c in clause.children)
    return clause.dep_ == "ccomp" and that and past
