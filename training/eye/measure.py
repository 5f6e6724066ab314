"""What the exported eye reaches: on the treebanks' dev files, on PolNeAR dev, on the held-back blocks."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from parley.language.eye import sight
from parley.model.sight import SeenStance, Span
from training.data.compile import Block, MarkedStance
from training.eye import treebank
from training.eye.labels import measure as known

ROLES = ("party", "actor", "places", "recipient", "extent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Hits, what was found, what should have been found."""

    hits: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 0.0


def treebanks(nlp: Language, files: Sequence[Path]) -> dict[str, Score]:
    """Words, sentences, UPOS, XPOS, lemmas, UAS and LAS by the rules of the CoNLL 2018 task (full labels), from bare
    text: each document is one text, its paragraphs lines."""
    count: Counter[tuple[str, str]] = Counter()
    for file in files:
        document: list[treebank.Sentence] = []
        for sentence in [*treebank.read(file), None]:
            if document and (sentence is None or sentence.new_document):
                _document(nlp, document, count)
                document = []
            if sentence is not None:
                document.append(sentence)
    return {
        task: Score(hits=count[task, "hit"], found=count[task, "found"], wanted=count[task, "wanted"])
        for task in ("words", "sentences", "upos", "xpos", "lemma", "uas", "las")
    }


def _document(nlp: Language, document: list[treebank.Sentence], count: Counter[tuple[str, str]]) -> None:
    text, gold, ends = "", {}, set()
    for sentence in document:
        text += ("\n" if sentence.new_paragraph else " ") if text else ""
        base = len(text)
        for word in sentence.words:
            head = sentence.words[word.head - 1] if word.head else None
            where = (base + head.start, base + head.end) if head else None
            gold[base + word.start, base + word.end] = (word, where)
        ends.add((base + sentence.words[0].start, base + sentence.words[-1].end))
        text += sentence.text
    doc = nlp(text)
    tokens = [t for t in doc if not t.is_space]
    spans = {t.i: (t.idx, t.idx + len(t)) for t in tokens}
    found_sentences = set()
    for s in doc.sents:
        solid = [spans[t.i] for t in s if t.i in spans]
        if solid:
            found_sentences.add((solid[0][0], solid[-1][1]))
    count["sentences", "hit"] += len(found_sentences & ends)
    count["sentences", "found"] += len(found_sentences)
    count["sentences", "wanted"] += len(ends)
    for task in ("words", "upos", "xpos", "lemma", "uas", "las"):
        count[task, "found"] += len(tokens)
        count[task, "wanted"] += sum(len(s.words) for s in document)
    for token in tokens:
        if spans[token.i] not in gold:
            continue
        word, where = gold[spans[token.i]]
        root = token.head.i == token.i
        right = root if where is None else (not root and spans.get(token.head.i) == where)
        label = "root" if token.dep_ == "ROOT" else token.dep_
        count["words", "hit"] += 1
        count["upos", "hit"] += token.pos_ == word.upos
        count["xpos", "hit"] += token.tag_ == word.xpos
        count["lemma", "hit"] += token.lemma_ == word.lemma
        count["uas", "hit"] += right
        count["las", "hit"] += right and label == word.label


def polnear(nlp: Language, folder: Path, scorer: Path, work: Path) -> list[str]:
    """The lines of the PolNeAR scorer for the attributions seen in the texts of `folder`."""
    predictions = work / "polnear.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for path in sorted((folder / "text").glob("*.txt")):
            for one in sight(nlp(path.read_text(encoding="utf-8"))).attributions:
                row = {"path": path.name, "source": one.source, "cue": one.cue, "content": one.content}
                out.write(json.dumps(row) + "\n")
    command = [sys.executable, str(scorer), str(predictions), str(folder / "text"), str(folder / "attributions")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One word of a marked stance that was found: what it was and what it was seen as."""

    stance: str
    measure: str
    seen_stance: str
    seen_measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Scores of the held-back stances. `told` has one line a found word; `whole` pairs stances whose words overlap
    and agree in stance and measure; `pairs` are those that overlap, for the roles and the other classes."""

    words: Score
    stance_right: float
    measure_right: float
    modality_right: float
    extent_right: float
    whole: Score
    roles: dict[str, Score]
    attribution: dict[str, Score]
    told: tuple[Told, ...]
    missed: tuple[Told, ...]


def stances(nlp: Language, blocks: Iterable[Block]) -> Stances:
    """How the eye does on blocks it was not trained on, each with the sentence before where it has one."""
    words: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    told: list[Told] = []
    missed: list[Told] = []
    for block in blocks:
        before = block.previous + " " if block.previous else ""
        doc, shift = nlp(before + block.text), len(before)
        seen = sight(doc)
        gold = {i: s for s in block.stances for i in _tokens(doc, s.words, shift)}
        mine = {i: s for s in seen.stances for i in _tokens(doc, s.words, 0) if doc[i].idx >= shift}
        words["hit"] += len(gold.keys() & mine.keys())
        words["found"] += len(mine)
        words["wanted"] += len(gold)
        for i, marked in gold.items():
            other = mine.get(i)
            line = Told(
                stance=marked.stance, measure=known(marked.measure), seen_stance=other.stance if other else "-",
                seen_measure=other.measure if other else "-",
            )  # fmt: skip
            (told if other else missed).append(line)
        _pairs(doc, block.stances, [s for s in seen.stances if s.words[-1][1] > shift], shift, whole, classes, roles)
        _said(doc, block, shift, said)
    pairs = max(1, classes["pairs"])
    return Stances(
        words=_score(words), told=tuple(told), missed=tuple(missed), whole=_score(whole),
        stance_right=sum(t.stance == t.seen_stance for t in told) / max(1, len(told)),
        measure_right=sum(t.measure == t.seen_measure for t in told) / max(1, len(told)),
        modality_right=classes["modality"] / pairs, extent_right=classes["extent"] / pairs,
        roles={r: Score(hits=roles[r, "hit"], found=roles[r, "found"], wanted=roles[r, "wanted"]) for r in ROLES},
        attribution={
            r: Score(hits=said[r, "hit"], found=said[r, "found"], wanted=said[r, "wanted"])
            for r in ("source", "cue", "content")
        },
    )  # fmt: skip


def _score(count: Counter[str]) -> Score:
    return Score(hits=count["hit"], found=count["found"], wanted=count["wanted"])


def _tokens(doc: Doc, spans: Iterable[Span], shift: int) -> set[int]:
    return {t.i for s, e in spans for t in doc if s + shift <= t.idx + (len(t) - 1) / 2 < e + shift and not t.is_space}


def _pairs(
    doc: Doc, gold: Sequence[MarkedStance], mine: Sequence[SeenStance], shift: int,
    whole: Counter[str], classes: Counter[str], roles: Counter[tuple[str, str]],
) -> None:  # fmt: skip
    whole["found"] += len(mine)
    whole["wanted"] += len(gold)
    free = list(mine)
    for marked in gold:
        own = _tokens(doc, marked.words, shift)
        overlaps = [len(own & _tokens(doc, s.words, 0)) for s in free]
        if not overlaps or not max(overlaps):
            continue
        other = free.pop(overlaps.index(max(overlaps)))
        whole["hit"] += marked.stance == other.stance and known(marked.measure) == other.measure
        classes["pairs"] += 1
        classes["modality"] += marked.modality == other.modality
        classes["extent"] += marked.extent_value == other.extent_value
        for role in ROLES:
            wanted, found = _tokens(doc, getattr(marked, role), shift), _tokens(doc, getattr(other, role), 0)
            roles[role, "hit"] += len(wanted & found)
            roles[role, "found"] += len(found)
            roles[role, "wanted"] += len(wanted)


def _said(doc: Doc, block: Block, shift: int, count: Counter[tuple[str, str]]) -> None:
    gold: dict[int, str] = {}
    mine: dict[int, str] = {}
    for role in ("cue", "source", "content"):
        for marked in block.attributions:
            for i in _tokens(doc, getattr(marked, role), shift):
                gold.setdefault(i, role)
        for one in sight(doc).attributions:
            for i in _tokens(doc, getattr(one, role), 0):
                if doc[i].idx >= shift:
                    mine.setdefault(i, role)
    for role in ("source", "cue", "content"):
        count[role, "hit"] += sum(mine.get(i) == role for i, r in gold.items() if r == role)
        count[role, "found"] += sum(r == role for r in mine.values())
        count[role, "wanted"] += sum(r == role for r in gold.values())
