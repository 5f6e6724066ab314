"""Scores of a pipeline that reads raw text, as the CoNLL 2018 shared task counts them.

A word counts as found where the pipeline's word covers the same characters; precision and recall are taken
over all words, so that a wrong cut costs twice. Relations count with their subtypes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from training.convolutional import corpus

Span = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many there were, how many were found, how many of those were right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: set[object], found: set[object]) -> None:
        self.gold += len(gold)
        self.found += len(found)
        self.right += len(gold & found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        return 200 * self.right / max(1, self.gold + self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """F1 in per cent of what the pipeline is asked for; `uas` and `las` count punctuation marks too."""

    words: float
    sentences: float
    upos: float
    xpos: float
    lemmas: float
    uas: float
    las: float
    uas_without_punctuation: float
    las_without_punctuation: float

    def __str__(self) -> str:
        return (
            f"UAS {self.uas:.2f} LAS {self.las:.2f}"
            f" (without punctuation {self.uas_without_punctuation:.2f} {self.las_without_punctuation:.2f})"
            f" UPOS {self.upos:.2f} XPOS {self.xpos:.2f} lemmas {self.lemmas:.2f}"
            f" words {self.words:.2f} sentences {self.sentences:.2f}"
        )


def evaluate(nlp: Language, runs: Sequence[corpus.Run]) -> Scores:
    """The pipeline's scores on the runs' raw text, each run read as one text."""
    tallies = {name: Tally() for name in Scores.__dataclass_fields__}
    golds = [corpus.reference(run, nlp.vocab) for run in runs]
    for gold, found in zip(golds, nlp.pipe([gold.text for gold in golds]), strict=True):
        theirs, ours = _facts(gold), _facts(found)
        for name, tally in tallies.items():
            tally.add(theirs[name], ours[name])
    return Scores(**{name: tally.f1 for name, tally in tallies.items()})


def _facts(doc: Doc) -> dict[str, set[object]]:
    """What the document says of each of its words, by the name of the score it counts for."""
    words = [token for token in doc if not token.is_space]
    no_marks = [token for token in words if token.dep_ != "punct"]
    return {
        "words": {_span(token) for token in words},
        "sentences": {_sentence(sent) for sent in doc.sents},
        "upos": {(_span(token), token.pos_) for token in words},
        "xpos": {(_span(token), token.tag_) for token in words},
        "lemmas": {(_span(token), token.lemma_) for token in words},
        "uas": {(_span(token), _head(token)) for token in words},
        "las": {(_span(token), _head(token), token.dep_) for token in words},
        "uas_without_punctuation": {(_span(token), _head(token)) for token in no_marks},
        "las_without_punctuation": {(_span(token), _head(token), token.dep_) for token in no_marks},
    }


def _span(token: Token) -> Span:
    return token.idx, token.idx + len(token)


def _head(token: Token) -> Span | None:
    return None if token.head is token or token.head.i == token.i else _span(token.head)


def _sentence(words: Iterable[Token]) -> Span | None:
    spans = [_span(token) for token in words if not token.is_space]
    return (spans[0][0], spans[-1][1]) if spans else None
