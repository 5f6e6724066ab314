"""Places: a name is one by how it stands ("the Donetsk region", "from Kherson"), not because it is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.cast import Cast
from parley.mentions.names import Name
from parley.mentions.phrase import like_person
from parley.model.mention import Place
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_LOCATIVE = frozenset(
    (
        "in from at near around over inside outside across into of to throughout along within off on towards "
        "toward between for through"
    ).split()
)
_WEAK = frozenset({"of", "to", "on", "for", "between", "over", "from", "off", "towards", "toward"})
_LAND_VERBS = frozenset("leave quit evacuate vacate exit invade annex occupy enter partition abandon".split())
# Offices that a town has too.
_LOCAL = frozenset({"mayor", "governor", "official", "commander", "resident", "chief", "head"})
_SHORT_FORM = 3
_PUT = frozenset({"plan", "proposal", "offer", "demand", "envoy", "roadmap", "draft", "initiative", "mediator"})
_BODIES = frozenset({"pact", "league", "organisation", "organization", "treaty", "agency", "committee", "bank", "fund"})
_INSIDE = frozenset(["in", "from", "across", "inside", "within", "into", "throughout", "around", "outside"])


def usual_name(text: str, names: Names) -> str:
    """The usual English name of a place: its variant spelling put right, "region" and "the" left off."""
    words = text.removeprefix("the ").removeprefix("The ").split()
    while (
        len(words) > 1
        and words[-1].lower() in names.place_after
        and words[-1].lower() not in ("heights", "bank", "strip", "islands")
    ):
        words.pop()
    while len(words) > 1 and words[0].lower() in names.place_before and words[0][0].islower():
        words.pop(0)
    plain = " ".join(words)
    return names.places.get(text, names.places.get(plain, plain))


def learn_places(passages: Sequence[Passage], cast: Cast, names: Names) -> None:
    """Notes in the cast which names stand as a place somewhere: elsewhere they are one too."""
    found = {passage.text(place.span) for passage in passages for place in _places(passage, cast, names)}
    # Who has a president or a spokesman acts, wherever else the name stands.
    acting = {party for role, held in cast.roles.items() if role not in _LOCAL for party in held}
    acting |= {name.text for passage in passages for name in cast.names[passage.index] if _puts_forward(passage, name)}
    cast.places |= {name for name in found if name not in names.parties and name not in acting}


def _puts_forward(passage: Passage, name: Name) -> bool:
    """True for whose plan it is: "the Quad's plan"."""
    last = passage.parse.doc[name.end - 1]
    return last.dep_ == "nmod:poss" and last.head.lemma_.lower() in _PUT


def places(passage: Passage, cast: Cast, names: Names) -> tuple[Place, ...]:
    """The named places of a passage, in order; one for each name that "and" joins."""
    return tuple(_places(passage, cast, names))


def _places(passage: Passage, cast: Cast, names: Names) -> Iterator[Place]:
    doc = passage.parse.doc
    for name in cast.names[passage.index]:
        if name.kind in ("adjective", "person") or cast.person(name.text):
            continue
        head = doc[name.end - 1]
        root = _root(doc[name.start : name.end])
        if name.text in names.titles:
            continue
        if name.text in cast.places or _is_place(name, root, head, names):
            span = Span(passage.offset + doc[name.start].idx, passage.offset + doc[name.start].idx + len(name.text))
            yield Place(span=span, name=usual_name(name.text, names))


def _root(words: Parse) -> Token:
    """The word of a name on which the others hang."""
    for word in words:
        if not words.start <= word.head.i < words.end or word.head == word:
            return word
    return words[-1]


def _is_place(name: Name, root: Token, last: Token, names: Names) -> bool:
    known = name.text in names.places or name.text in names.countries or name.kind == "capital"
    if name.text in names.places and name.kind != "capital":
        return True
    words = name.text.split()
    last_word = words[-1].lower()
    front = words[-1] == "Front"
    kinds = (names.groups | names.institutions | _BODIES) - names.place_after
    # "The Movement for the Freedom of the Oren Delta"
    cause = words[0].lower() in kinds and "for" in words
    body = len(words) > 1 and (front or cause or last_word in kinds)
    geographic = known or (name.kind == "unknown" and not body)
    if not geographic:
        return False
    if _named_as_place(root, last, names):
        return True
    first = _first_of_list(root)
    preposition = next((c.lower_ for c in first.children if c.dep_ == "case"), None)
    if name.text in names.countries or name.kind in ("capital", "party"):
        # A country is mostly a party: it is a place only where something is in it or comes from it.
        land = preposition == "of" and (
            first.head.lemma_.lower() in names.place_after or "occupied" in {t.lower_ for t in root.children}
        )
        left = preposition is None and root.dep_ == "obj" and root.head.lemma_ in _LAND_VERBS
        return preposition in _INSIDE or land or left
    if preposition is None or preposition not in _LOCATIVE:
        return False
    if known or preposition not in _WEAK:
        return True
    if name.text.isupper() and len(name.text) >= _SHORT_FORM:
        # "The envoys of the OLF": a body is written so more often than a place.
        return False
    # "from Kherson", "over Crimea": of the weak prepositions only after a word of land, forces or movement.
    return preposition in ("from", "over", "of", "to", "off") and first.dep_ in ("obl", "nmod")


def _named_as_place(root: Token, last: Token, names: Names) -> bool:
    """ "the Donetsk region", "northern Sumy", "the Sumy and Kharkiv regions", "the city of X"."""
    doc = root.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if after is not None and after.lower_ in names.place_after:
        return True
    # "The Oren Front" is a body, "the Oren front" a place.
    if last.lower_ in names.place_after - {"front"} and last.i > root.i - 3 and last.text[0].isupper():
        return True
    governor = _first_of_list(root).head
    if root.dep_ == "appos" and like_person(root) and governor.head.lemma_.lower() in names.roles:
        # "The governor of the region, Ada Lind": the tree hangs her on the region.
        return False
    if (
        _first_of_list(root).dep_ in ("compound", "amod", "nmod:poss", "nmod", "appos", "nmod:desc")
        and governor.lemma_.lower() in names.place_after
    ):
        return True
    before = doc[root.left_edge.i - 1] if root.left_edge.i else None
    inside = [t.lower_ for t in root.children if t.i < root.i]
    return bool(
        {*inside, before.lower_ if before is not None else ""} & {w for w in names.place_before if " " not in w}
    )


def _first_of_list(word: Token) -> Token:
    while word.dep_ == "conj" and word.head != word:
        word = word.head
    return word
