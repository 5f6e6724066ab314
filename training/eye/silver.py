"""Tags and trees for the written sentences, where two parsers agree.

The written sentences carry no syntax. Left unlabelled, the encoder is free to forget it on just the kind of
text that Parley reads: it learns to tell their register from the treebanks', and its tags go astray there.
So each is parsed by the convolutional pipeline and by the eye's own first stage, and what both say of a word
is taken as its answer; of what they disagree on nothing is known.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from parley.language.eye import load_eye
from parley.language.eye.component import SHIPPED
from parley.language.eye.pieces import Pieces
from parley.language.eye.seen import visible
from training.eye import treebank
from training.eye.examples import UNKNOWN, Example
from training.eye.export import export
from training.eye.labels import Labels
from training.eye.network import Eye

CONVOLUTIONAL = SHIPPED.parent / "convolutional"
TAGS = ("upos", "xpos", "lemma")

# Fills the syntax of an example of that text in.
Fill = Callable[[str, Example], Example]


def teachers(first_stage: Eye, labels: Labels, vocabulary: Path, folder: Path) -> tuple[Language, Language]:
    """The eye after its first stage, exported to `folder`, and the convolutional pipeline."""
    if not (folder / "config.cfg").exists():
        export(first_stage, labels, vocabulary, folder, made="first stage")
    return load_eye(folder), spacy.load(CONVOLUTIONAL)


def filler(
    texts: Iterable[str], eye: Language, other: Language, blank: Language, pieces: Pieces, labels: Labels
) -> Fill:
    """A function that gives an example the answers both teachers agree on; all `texts` are parsed here, once."""
    order = list(dict.fromkeys(texts))
    parsed = {
        text: (own, second)
        for text, own, second in zip(
            order, eye.pipe(order, batch_size=64), other.pipe(order, batch_size=64), strict=True
        )
    }

    def fill(text: str, example: Example) -> Example:
        own, second = parsed[text]
        told = treebank.example(_sentence(own, second), blank, pieces, labels)
        if told.pieces != example.pieces:
            return example
        agreed = _agreed(own, second, visible(blank.make_doc(text), pieces).spans)
        heads = np.where(agreed["head"], told.heads, UNKNOWN)
        tasks = example.tasks | {task: np.where(agreed[task], told.tasks[task], UNKNOWN) for task in TAGS}
        return replace(example, heads=heads, labels=np.where(agreed["head"], told.labels, UNKNOWN), tasks=tasks)

    return fill


def _sentence(own: Doc, second: Doc) -> treebank.Sentence:
    """The eye's parse as a sentence of a treebank, with the lemmas of the convolutional pipeline."""
    lemmas = {(t.idx, t.idx + len(t)): t.lemma_ for t in second}
    seen = [t for t in own if not t.is_space]
    number = {t.i: n for n, t in enumerate(seen, 1)}
    words = tuple(
        treebank.Word(
            start=t.idx, end=t.idx + len(t), form=t.text, lemma=lemmas.get((t.idx, t.idx + len(t)), t.lemma_),
            upos=t.pos_, xpos=t.tag_, head=0 if t.head.i == t.i else number[t.head.i],
            label="root" if t.head.i == t.i else t.dep_,
        )
        for t in seen
    )  # fmt: skip
    return treebank.Sentence(ident="", text=own.text, words=words, new_document=False, new_paragraph=False)


def _agreed(own: Doc, second: Doc, spans: tuple[tuple[int, int], ...]) -> dict[str, np.ndarray]:
    """For each word, whether the two agree on its tags, its lemma's word, and its head with the label."""
    theirs = {(t.idx, t.idx + len(t)): t for t in second}
    mine = {(t.idx, t.idx + len(t)): t for t in own}
    found = {name: np.zeros(len(spans), dtype=bool) for name in (*TAGS, "head")}
    for number, span in enumerate(spans):
        a, b = mine.get(span), theirs.get(span)
        if a is None or b is None:
            continue
        found["upos"][number] = a.pos_ == b.pos_
        found["xpos"][number] = a.tag_ == b.tag_
        found["lemma"][number] = a.tag_ == b.tag_
        same = (a.head.idx, len(a.head)) == (b.head.idx, len(b.head))
        roots = (a.head.i == a.i) == (b.head.i == b.i)
        found["head"][number] = same and roots and a.dep_.lower() == b.dep_.lower()
    return found
