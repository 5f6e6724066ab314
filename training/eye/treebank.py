"""Universal Dependencies files as sentences, and sentences as examples with the eye's own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from parley.language.eye.lemmas import edit
from parley.language.eye.pieces import Pieces
from parley.language.eye.seen import visible
from training.eye.examples import UNKNOWN, Example, bare
from training.eye.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word with its offsets in the sentence; head 0 is the root."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a treebank; `new_document` and `new_paragraph` tell what it begins."""

    ident: str
    text: str
    words: tuple[Word, ...]
    new_document: bool
    new_paragraph: bool


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, in order."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = dict(line[2:].partition(" = ")[::2] for line in lines if line.startswith("# "))
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        text = comments["text"]
        yield Sentence(
            ident=comments["sent_id"],
            text=text,
            words=tuple(_words(text, rows)),
            new_document=any(key.startswith("newdoc") for key in comments),
            new_paragraph=any(key.startswith(("newpar", "newdoc")) for key in comments),
        )


def _words(text: str, rows: list[list[str]]) -> Iterator[Word]:
    at, last_part, limit = 0, 0, len(text)
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            last_part = int(row[0].split("-")[1])
            at = text.index(row[1], at)
            limit = at + len(row[1])
            continue
        found = text.find(row[1], at, limit if int(row[0]) <= last_part else len(text))
        start, end = (found, found + len(row[1])) if found >= 0 else (at, limit)
        if found < 0 and int(row[0]) > last_part:
            raise ValueError(f"word {row[1]!r} does not stand in {text!r} from {at} on")
        at = limit if int(row[0]) == last_part else end
        yield Word(
            start=start, end=end, form=row[1], lemma=row[2], upos=row[3], xpos=row[4], head=int(row[6]), label=row[7]
        )


def example(sentence: Sentence, nlp: Language, pieces: Pieces, labels: Labels) -> Example:
    """The sentence with the eye's words. Where a word is cut in several, the first carries its answers and the
    rest hang on it; where several are one, the one nearest the root answers for all."""
    seen = visible(nlp.make_doc(sentence.text), pieces)
    result = bare(seen)
    carrier = [UNKNOWN] * len(sentence.words)
    answer: list[int | None] = [None] * len(seen.spans)
    rest: list[tuple[int, int]] = []
    depth = _depths(sentence)
    for number, (start, end) in enumerate(seen.spans):
        inside = [i for i, w in enumerate(sentence.words) if w.start < end and start < w.end]
        if not inside:
            continue
        best = min(inside, key=lambda i: depth[i])
        if carrier[best] != UNKNOWN:
            rest.append((number, carrier[best]))
            continue
        answer[number] = best
        for i in inside:
            if carrier[i] == UNKNOWN:
                carrier[i] = number
    for number, i in enumerate(answer):
        if i is not None:
            _answer(result, number, sentence.words[i], carrier, seen.texts[number], labels)
    for number, first in rest:
        result.heads[number] = first + 1
        result.tasks["start"][number] = 0
    result.tasks["start"][:] = 0
    result.tasks["start"][:1] = 1
    return result


def _depths(sentence: Sentence) -> list[int]:
    found = []
    for word in sentence.words:
        steps = 0
        while word.head and steps < len(sentence.words):
            word, steps = sentence.words[word.head - 1], steps + 1
        found.append(steps)
    return found


def _answer(result: Example, number: int, word: Word, carrier: list[int], text: str, labels: Labels) -> None:
    if word.head == 0:
        result.heads[number] = 0
    elif carrier[word.head - 1] not in (UNKNOWN, number):
        result.heads[number] = carrier[word.head - 1] + 1
    whole = text == word.form
    result.labels[number] = labels.number("label", word.label) if result.heads[number] != UNKNOWN else UNKNOWN
    result.tasks["upos"][number] = labels.number("upos", word.upos)
    result.tasks["xpos"][number] = labels.number("xpos", word.xpos)
    if whole:
        result.tasks["lemma"][number] = labels.number("lemma", edit(word.form, word.lemma))
