"""Reports with their parse, built by hand: no pipeline is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.lang.en import English
from spacy.tokens import Doc

from parley.attribution import attribute, chain_for, notes
from parley.attribution.stage import Evidence
from parley.codebook.loader import load
from parley.model.mention import Actor
from parley.model.note import Omission, Unknown
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.sight import SeenAttribution, Sight
from parley.model.source import Attribution
from parley.text.quotes import quotes_of_paragraphs
from parley.text.spans import Span

_POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB",
    "VB": "VERB", "VBN": "VERB", "VBG": "VERB", "MD": "AUX", "IN": "ADP", "TO": "PART", "DT": "DET", "JJ": "ADJ",
    "CD": "NUM", "CC": "CCONJ", "PRP": "PRON", "PRP$": "PRON", "WDT": "PRON", "WP": "PRON", "WRB": "ADV",
    "RB": "ADV", "POS": "PART", "RP": "ADP", "EX": "PRON",
}  # fmt: skip
_FUNCTION = {"aux": "AUX", "aux:pass": "AUX", "cop": "AUX", "mark": "SCONJ"}
_VOCAB = English().vocab
_UNPARSED = ("NN", "dep", "0")
_TIGHT_BEFORE = (",", ".", ";", ":", "?", "!", "”", "’s", "n’t")
_TIGHT_AFTER = ("“", "(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report with its passages, and whom its phrases stand for."""

    report: Report
    passages: tuple[Passage, ...]
    actors: Mapping[str, Actor]

    def attributions(self, evidence: Evidence = "rules") -> tuple[Attribution, ...]:
        """The attributions that the shipped codebook finds."""
        return attribute(self.report, self.passages, load(), self._resolve, evidence)

    def notes(self) -> tuple[tuple[Unknown, ...], tuple[Omission, ...]]:
        """The unknowns and omissions that the shipped codebook finds."""
        return notes(self.report, self.passages, load(), self.attributions(), self._resolve)

    def words(self, spans: Sequence[Span]) -> list[str]:
        """The report's words at the spans."""
        return [span.of(self.report.text) for span in spans]

    def told(self, evidence: Evidence = "rules") -> list[tuple[str, str, str]]:
        """Source, cue and content of each attribution, pieces joined by a bar."""
        return [
            (" | ".join(self.words(one.source)), " | ".join(self.words(one.cue)), " | ".join(self.words(one.content)))
            for one in self.attributions(evidence)
        ]

    def chain(self, words: str) -> list[tuple[str, str | None, int | None]]:
        """The links of the chain that the words rest on."""
        start = self.report.text.index(words)
        span = Span(start, start + len(words))
        chain, _ = chain_for(span, self.passages, self.attributions(), self.report)
        return [(link.type, link.name, link.count) for link in chain]

    def _resolve(self, passage: Passage, span: Span) -> Actor | None:
        return self.actors.get(span.of(self.report.text))


def actor(party: str, name: str | None = None) -> Actor:
    """An actor; with a name it is a person."""
    return Actor(span=Span(0, 0), party=party, name=name, person=name is not None)


def made(*paragraphs: str, actors: Mapping[str, Actor] | None = None, outlet: str | None = "The Weir") -> Made:
    """A report of paragraphs whose sentences stand in lines, words as `word/TAG/label/governor`.

    The governor is a number within the sentence, from 0; words without label hang on the first as `dep`.
    """
    blocks = [
        [[cell.split("/") for cell in line.split()] for line in block.strip().split("\n")] for block in paragraphs
    ]
    texts = ["".join(_joined([cell[0] for line in lines for cell in line])) for lines in blocks]
    text = "\n\n".join(texts)
    starts = [sum(len(one) + 2 for one in texts[:number]) for number in range(len(texts))]
    areas = [Span(start, start + len(words)) for start, words in zip(starts, texts, strict=True)]
    marks = quotes_of_paragraphs(text, areas)
    passages: list[Passage] = []
    for number, (lines, area, quotes) in enumerate(zip(blocks, areas, marks, strict=True)):
        doc = _doc(lines)
        assert doc.text == area.of(text)
        for sentence in doc.sents:
            span = Span(area.start + sentence.start_char, area.start + sentence.end_char)
            passages.append(
                Passage(
                    index=len(passages),
                    paragraph=number,
                    span=span,
                    offset=area.start,
                    quotations=tuple(mark for mark in quotes.spans if mark.overlaps(span)),
                    parse=sentence,
                    sight=Sight(),
                )
            )
    report = Report(id="r", path="r.txt", text=text, body=Span(0, len(text)), outlet=outlet)
    return Made(report=report, passages=tuple(passages), actors=actors or {})


def seen(report: Report, source: str, cue: str, content: str, confidence: float = 0.9) -> SeenAttribution:
    """What the eye would have seen; words that are empty were not seen."""

    def at(words: str) -> tuple[tuple[int, int], ...]:
        start = report.text.index(words)
        return ((start, start + len(words)),) if words else ()

    return SeenAttribution(source=at(source), cue=at(cue), content=at(content), nested=False, confidence=confidence)


def _joined(words: Sequence[str]) -> list[str]:
    return [word + (" " if _spaced(words, k) else "") for k, word in enumerate(words)]


def _spaced(words: Sequence[str], k: int) -> bool:
    if k + 1 == len(words) or words[k] in _TIGHT_AFTER:
        return False
    return words[k + 1] not in _TIGHT_BEFORE


def _doc(lines: Sequence[Sequence[Sequence[str]]]) -> Doc:
    """One Doc a paragraph, its sentences where the lines begin."""
    words: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for line in lines:
        first = len(words)
        for k, (word, *rest) in enumerate(line):
            tag, label, head = (*rest, *_UNPARSED[len(rest) :])
            words.append(word)
            tags.append(tag)
            labels.append("ROOT" if first + int(head) == first + k else label)
            heads.append(first + int(head))
    spaces = [_spaced(words, k) for k in range(len(words))]
    pos = [_FUNCTION.get(label) or _POS.get(tag, "PUNCT") for tag, label in zip(tags, labels, strict=True)]
    return Doc(_VOCAB, words=words, spaces=spaces, tags=tags, pos=pos, heads=heads, deps=labels)
