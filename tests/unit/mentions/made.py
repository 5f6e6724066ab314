"""Sentences with their parse, built by hand: no pipeline is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from spacy.lang.en import English
from spacy.tokens import Doc

from parley.model.mention import Actor, Figure, Mentions, Place
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.sight import Sight
from parley.text.dates import DateInterval
from parley.text.spans import Span

_POS = {
    "NNP": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "VBD": "VERB",
    "VBZ": "VERB",
    "VBP": "VERB",
    "VB": "VERB",
    "VBN": "VERB",
    "VBG": "VERB",
    "MD": "AUX",
    "IN": "ADP",
    "TO": "PART",
    "DT": "DET",
    "JJ": "ADJ",
    "CD": "NUM",
    "CC": "CCONJ",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WDT": "PRON",
    "WRB": "SCONJ",
    "RB": "ADV",
    "RP": "ADP",
    "POS": "PART",
}
# A bare Vocab knows no lower case of its words.
_VOCAB = English().vocab
# How sentences hang together: the words, then for each of them the position it hangs on and how.
_TREES = {
    text: [(int(head), dep) for head, dep in (cell.split(":", 1) for cell in tree.split())]
    for line in (Path(__file__).parent / "trees.txt").read_text(encoding="utf-8").splitlines()
    for text, tree in [line.split(" | ")]
}
_TIGHT = (",", ".", "'s", ";")


class _Cell(NamedTuple):
    """A word with its tag or mark, lemma, relation and the position of its head."""

    word: str
    tag: str
    lemma: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report with its passages and mentions."""

    report: Report
    passages: tuple[Passage, ...]
    mentions: tuple[Mentions, ...]


def made(*sentences: str, date: str | None = None, paragraphs: tuple[int, ...] | None = None) -> Made:
    """A report of sentences written as `word/TAG`, with the lemma after a second slash where it differs.

    A third slash may be followed by the relation and the position of the head: `put/VBD/put/ROOT>1 it/PRP/it/obj>1`;
    else a sentence of trees.txt hangs together as told there, and another not at all.

    `[Kelmar]` in the tag's place marks an actor, `[Kelmar*]` a person who stands for it, `{Tarn}` a place.
    """
    rows = [[_cells(cell) for cell in sentence.split()] for sentence in sentences]
    texts = ["".join(_spaced(row, i) for i in range(len(row))) for row in rows]
    passages, mentions = [], []
    start = 0
    text = "\n".join(texts)
    for index, (row, words) in enumerate(zip(rows, texts, strict=True)):
        passages.append(_passage(index, paragraphs[index] if paragraphs else index, start, row, words))
        mentions.append(_mentions(row, passages[-1]))
        start += len(words) + 1
    report = Report(
        id="r",
        path="r.txt",
        text=text,
        body=Span(0, len(text)),
        declared_date=DateInterval.parse(date) if date else None,
    )
    return Made(report=report, passages=tuple(passages), mentions=tuple(mentions))


def span_of(report: Report, words: str) -> Span:
    """Where the words first stand in the report."""
    start = report.text.index(words)
    return Span(start, start + len(words))


def _cells(cell: str) -> _Cell:
    word, tag, *rest = cell.split("/")
    dep, _, head = (rest[1] if len(rest) > 1 else "dep>-1").partition(">")
    return _Cell(word.replace("_", " "), tag, rest[0] if rest else word.lower(), dep, int(head))


def _spaced(row: list[_Cell], index: int) -> str:
    word = row[index].word
    return word if not index or word in _TIGHT else f" {word}"


def _passage(index: int, paragraph: int, start: int, row: list[_Cell], words: str) -> Passage:
    if words in _TREES:
        row = [cell._replace(head=head, dep=dep) for cell, (head, dep) in zip(row, _TREES[words], strict=True)]
    root = next((place for place, cell in enumerate(row) if cell.dep == "ROOT"), 0)
    tags = ["NNP" if cell.tag[0] in "[{" else cell.tag for cell in row]
    doc = Doc(
        _VOCAB,
        words=[cell.word for cell in row],
        spaces=[i + 1 < len(row) and row[i + 1].word not in _TIGHT for i in range(len(row))],
        tags=tags,
        pos=["AUX" if cell.lemma == "be" else _POS.get(tag, "PUNCT") for cell, tag in zip(row, tags, strict=True)],
        lemmas=[cell.lemma for cell in row],
        heads=[cell.head if cell.head >= 0 else root for cell in row],
        deps=["ROOT" if place == root else cell.dep for place, cell in enumerate(row)],
    )
    assert doc.text == words
    return Passage(
        index=index,
        paragraph=paragraph,
        span=Span(start, start + len(words)),
        offset=start,
        quotations=(),
        parse=doc[:],
        sight=Sight(),
    )


def _mentions(row: list[_Cell], passage: Passage) -> Mentions:
    actors, places = [], []
    figures: tuple[Figure, ...] = ()
    for token, cell in zip(passage.parse, row, strict=True):
        word, tag = cell.word, cell.tag
        span = Span(passage.offset + token.idx, passage.offset + token.idx + len(word))
        if tag.startswith("["):
            party = tag[1:-1].rstrip("*").replace("_", " ")
            actors.append(Actor(span=span, party=party, name=word, person=tag.endswith("*]")))
        elif tag.startswith("{"):
            places.append(Place(span=span, name=tag[1:-1]))
    return Mentions(actors=tuple(actors), places=tuple(places), figures=figures)
