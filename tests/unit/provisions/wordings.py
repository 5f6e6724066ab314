"""Sentences with their tree and what the eye saw in them, built by hand: no pipeline is loaded."""

from __future__ import annotations

from dataclasses import replace

from spacy.lang.en import English
from spacy.tokens import Doc, Token

from parley.codebook.loader import load
from parley.model.mention import Actor, Mentions, Place
from parley.model.passage import Passage
from parley.model.sight import SeenStance, Sight
from parley.model.source import Attribution, Link
from parley.provisions.draft import Draft
from parley.provisions.read import provisions
from parley.text.spans import Span

_POS = {
    "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VB": "VERB",
    "MD": "AUX", "AUX": "AUX", "IN": "ADP", "TO": "PART", "RP": "ADP", "DT": "DET", "JJ": "ADJ", "CD": "NUM",
    "CC": "CCONJ", "PRP$": "PRON", "RB": "ADV", "PRP": "PRON", "WDT": "PRON", "EX": "PRON", "UH": "INTJ",
}  # fmt: skip
_MARKS = frozenset({"mark"})
_VOCAB = English().vocab

KELMAR, SORRUN = "Kelmar", "Sorrun"


class Known:
    """Knows Kelmar and Sorrun by name, and what "its" or a modifier says belongs to them."""

    principals = (KELMAR, SORRUN)

    def actors(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """The party that the word names."""
        return (_actor(passage, head),) if head.text in self.principals else ()

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = frozenset({"of"})) -> Actor | None:
        """The party named in an "of" phrase."""
        for child in head.children:
            if child.text in self.principals and any(c.lower_ in links for c in child.children):
                return _actor(passage, child)
        return None

    def resolve(self, passage: Passage, span: Span) -> Actor | None:
        """Nobody is asked for by span here."""
        raise NotImplementedError


def passage(cells: str) -> Passage:
    """A passage of one sentence, words as `word/TAG/relation/head/lemma`; a lemma may be left out."""
    rows = [[*cell.split("/"), ""][:5] for cell in cells.split()]
    doc = Doc(
        _VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=["SCONJ" if row[2] in _MARKS and row[1] == "IN" else _POS.get(row[1], "PUNCT") for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[row[4] or row[0].lower() for row in rows],
    )
    span = Span(0, len(doc.text))
    return Passage(index=0, paragraph=0, span=span, offset=0, quotations=(), parse=doc[:], sight=Sight())


def seen(one: Passage, stance: str, measure: str, words: str, party: str, actor: str, sure: float = 0.9) -> SeenStance:
    """A stance that the eye saw, its measure as good as certain."""

    def at(text: str) -> tuple[tuple[int, int], ...]:
        start = one.parse.text.index(text)
        return ((start, start + len(text)),)

    return SeenStance(
        words=at(words), stance=stance, measure=measure, modality="asserted", extent_value=None,
        party=at(party), actor=at(actor) if actor else (), places=(), recipient=(), extent=(),
        confidence=0.8, stance_confidence=sure, measure_confidence=0.95, modality_confidence=0.9,
        extent_confidence=0.9, measures=((measure, 0.95),),
    )  # fmt: skip


def read(one: Passage, speaker: str | None = None, places: tuple[Place, ...] = ()) -> list[Draft]:
    """The drafts of a passage that, where `speaker` is given, tells that party's words."""
    named = tuple(_actor(one, token) for token in one.parse if token.text in Known.principals)
    link = Link(type="named-group", name=speaker)
    said = [Attribution(source=(), cue=(), content=(one.span,), channel=None, chain=(link,), party=speaker)]
    found = provisions([one], [Mentions(actors=named, places=places)], said if speaker else [], Known(), load())
    return [draft for draft in found if draft.party.party]


def read_on(*sentences: str, speaker: str | None = None) -> list[Draft]:
    """The drafts of sentences that follow one another; `speaker` says the last."""
    passages: list[Passage] = []
    start = 0
    for index, cells in enumerate(sentences):
        one = passage(cells)
        span = Span(start, start + len(one.span))
        passages.append(replace(one, index=index, span=span, offset=start))
        start = span.end + 1
    mentions = [
        Mentions(actors=tuple(_actor(one, t) for t in one.parse if t.text in Known.principals), places=())
        for one in passages
    ]
    link = Link(type="named-group", name=speaker)
    said = Attribution(source=(), cue=(), content=(passages[-1].span,), channel=None, chain=(link,), party=speaker)
    found = provisions(passages, mentions, [said] if speaker else [], Known(), load())
    return [draft for draft in found if draft.party.party]


def told(drafts: list[Draft]) -> list[tuple[str, str, str, tuple[str, ...] | None]]:
    """Party, stance, measure and actor of each draft."""
    return [(draft.party.party, draft.stance, draft.measure, draft.actor) for draft in drafts]


def _actor(one: Passage, token: Token) -> Actor:
    start = one.offset + token.idx
    return Actor(span=Span(start, start + len(token)), party=token.text)
