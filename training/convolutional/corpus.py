"""Training texts: runs of consecutive sentences, as a report's paragraphs are, with light disguises."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from training.convolutional.treebank import ROOT, Sentence, Word

RUN_LENGTHS = (1, 1, 2, 3, 3, 4, 4, 5, 6)
"""How many sentences a training text has: one of these, drawn evenly."""

CURLY_SHARE, DASH_SHARE = 0.35, 0.3
CAPITALS_SHARE, TITLE_SHARE, LOWER_SHARE = 0.03, 0.03, 0.02

Run = tuple[Sentence, ...]


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[Run]:
    """Yields each paragraph's sentences."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and sentence.opens_paragraph:
            yield tuple(run)
            run = []
        run.append(sentence)
    if run:
        yield tuple(run)


def runs(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[Run]:
    """Yields runs of a drawn length that never cross a document's beginning."""
    run: list[Sentence] = []
    length = rng.choice(RUN_LENGTHS)
    for sentence in sentences:
        if run and (sentence.opens_document or len(run) >= length):
            yield tuple(run)
            run, length = [], rng.choice(RUN_LENGTHS)
        run.append(sentence)
    if run:
        yield tuple(run)


def reference(run: Run, vocab: Vocab) -> Doc:
    """The run as a document with the treebank's words and analysis."""
    words = [word for sentence in run for word in sentence.words]
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in run:
        offset = len(heads)
        for place, word in enumerate(sentence.words):
            heads.append(offset + (place if word.head == ROOT else word.head))
            starts.append(place == 0)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.features for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.head == ROOT else word.relation for word in words],
        sent_starts=starts,
    )


def examples(nlp: Language, some: Iterable[Run]) -> Iterator[Example]:
    """Yields each run as the pipeline's own tokenizer cuts it, beside its analysis."""
    for run in some:
        gold = reference(run, nlp.vocab)
        yield Example(nlp.make_doc(gold.text), gold)


def disguised(run: Run, rng: random.Random) -> Run:
    """The run as another desk would set it: curly quotes, dashes, now and then a headline's capitals."""
    curly, dash = rng.random() < CURLY_SHARE, rng.random() < DASH_SHARE
    case = rng.random()
    return tuple(replace(sentence, words=_set(sentence.words, curly=curly, dash=dash, case=case)) for sentence in run)


def _set(words: Sequence[Word], *, curly: bool, dash: bool, case: float) -> tuple[Word, ...]:
    set_words: list[Word] = []
    spaced = True
    for word in words:
        form = word.form
        if dash and spaced and form in ("-", "--"):
            form = "\N{EN DASH}" if form == "-" else "\N{EM DASH}"
        if curly:
            form = _curled(form, opening=spaced and not word.space_after)
        set_words.append(replace(word, form=_cased(form, case)))
        spaced = word.space_after
    return tuple(set_words)


def _curled(form: str, *, opening: bool) -> str:
    if form in ('"', "''", "``"):
        return "\N{LEFT DOUBLE QUOTATION MARK}" if opening else "\N{RIGHT DOUBLE QUOTATION MARK}"
    if form == "'" and opening:
        return "\N{LEFT SINGLE QUOTATION MARK}"
    return form.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _cased(form: str, case: float) -> str:
    """The form in capitals, with a capital, or in small letters, as the draw falls; else as it is."""
    if case < CAPITALS_SHARE:
        changed = form.upper()
    elif case < CAPITALS_SHARE + TITLE_SHARE:
        changed = form[:1].upper() + form[1:] if len(form) > 3 else form
    elif case < CAPITALS_SHARE + TITLE_SHARE + LOWER_SHARE:
        changed = form.lower()
    else:
        return form
    return changed if len(changed) == len(form) else form
