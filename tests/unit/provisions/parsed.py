"""Sentences with their tree, built by hand: no pipeline is loaded."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from parley.model.passage import Passage
from parley.model.sight import Sight
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
    "AUX": "AUX",
    "IN": "ADP",
    "TO": "PART",
    "RP": "ADP",
    "DT": "DET",
    "PDT": "DET",
    "JJ": "ADJ",
    "CD": "NUM",
    "CC": "CCONJ",
    "PRP": "PRON",
    "EX": "PRON",
    "PRP$": "PRON",
    "WDT": "PRON",
    "RB": "ADV",
    "UH": "INTJ",
}
_VOCAB = English().vocab


def parsed(*sentences: str, paragraphs: tuple[int, ...] | None = None) -> list[Passage]:
    """Passages of sentences written as `word/TAG/relation/head`, heads counted from 0 within the sentence.

    A fifth part is the lemma where it is not the word. Relation and head may be left out where none is asked for.
    """
    found, start = [], 0
    for index, sentence in enumerate(sentences):
        cells = [[*cell.split("/"), "", "", ""][:5] for cell in sentence.split()]
        doc = Doc(
            _VOCAB,
            words=[cell[0] for cell in cells],
            tags=[cell[1] for cell in cells],
            pos=[_POS.get(cell[1], "PUNCT") for cell in cells],
            deps=[cell[2] or "dep" if int(cell[3] or 0) != k else "ROOT" for k, cell in enumerate(cells)],
            heads=[int(cell[3] or 0) for cell in cells],
            lemmas=[cell[4] or cell[0].lower() for cell in cells],
        )
        found.append(
            Passage(
                index=index,
                paragraph=paragraphs[index] if paragraphs else 0,
                span=Span(start, start + len(doc.text)),
                offset=start,
                quotations=(),
                parse=doc[:],
                sight=Sight(),
            )
        )
        start += len(doc.text) + 1
    return found
