"""Sentences with their parse, built by hand: no pipeline is loaded."""

from __future__ import annotations

from dataclasses import dataclass

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
    "POS": "PART",
}
# A bare Vocab knows no lower case of its words.
_VOCAB = English().vocab
_TIGHT = (",", ".", "'s", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report with its passages and mentions."""

    report: Report
    passages: tuple[Passage, ...]
    mentions: tuple[Mentions, ...]


def made(*sentences: str, date: str | None = None, paragraphs: tuple[int, ...] | None = None) -> Made:
    """A report of sentences written as `word/TAG`, with the lemma after a second slash where it differs.

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


def _cells(cell: str) -> tuple[str, str, str]:
    word, tag, *lemma = cell.split("/")
    return word.replace("_", " "), tag, lemma[0] if lemma else word.lower()


def _spaced(row: list[tuple[str, str, str]], index: int) -> str:
    word = row[index][0]
    return word if not index or word in _TIGHT else f" {word}"


def _passage(index: int, paragraph: int, start: int, row: list[tuple[str, str, str]], words: str) -> Passage:
    tags = ["NNP" if tag[0] in "[{" else tag for _, tag, _ in row]
    doc = Doc(
        _VOCAB,
        words=[word for word, _, _ in row],
        spaces=[i + 1 < len(row) and row[i + 1][0] not in _TIGHT for i in range(len(row))],
        tags=tags,
        pos=[_POS.get(tag, "PUNCT") for tag in tags],
        lemmas=[lemma for _, _, lemma in row],
        heads=[0] * len(row),
        deps=["ROOT", *["dep"] * (len(row) - 1)],
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


def _mentions(row: list[tuple[str, str, str]], passage: Passage) -> Mentions:
    actors, places = [], []
    figures: tuple[Figure, ...] = ()
    for token, (word, tag, _) in zip(passage.parse, row, strict=True):
        span = Span(passage.offset + token.idx, passage.offset + token.idx + len(word))
        if tag.startswith("["):
            party = tag[1:-1].rstrip("*").replace("_", " ")
            actors.append(Actor(span=span, party=party, name=word, person=tag.endswith("*]")))
        elif tag.startswith("{"):
            places.append(Place(span=span, name=tag[1:-1]))
    return Mentions(actors=tuple(actors), places=tuple(places), figures=figures)
