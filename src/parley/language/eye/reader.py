"""The eye itself: a Doc to its tags, lemmas, tree and sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from parley.language.eye import attributions, lemmas, stances, store, tree, windows
from parley.language.eye.anchors import Settings
from parley.language.eye.encoder import Encoder
from parley.language.eye.heads import Array, Heads, softmax
from parley.language.eye.pieces import Pieces
from parley.language.eye.seen import Words, visible
from parley.model.sight import SeenAttribution, SeenStance, Sight, Span

Runs = tuple[tuple[int, int], ...]

# words; what is longer is no sentence: its parts are parsed apart and hung on the first as parataxis
LONGEST_PARSED = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in a Doc. The columns are by visible word; a head is a word number, its own for a root."""

    words: Words
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    sight: Sight


class Eye:
    """A loaded eye; reads Docs, keeps nothing of them."""

    def __init__(self, folder: Path) -> None:
        stored = store.load(folder)
        self.labels = stored.manifest.labels
        self.pieces = Pieces(stored.vocabulary)
        self._encoder = Encoder(stored.encoder, str(folder / store.ENCODER))
        self.heads = Heads(stored.matrices, {head: len(names) for head, names in self.labels.items()})
        self.settings = Settings(stored.manifest.temperatures, stored.manifest.thresholds)
        self._root = self.labels["label"].index("root")

    def read(self, doc: Doc) -> Reading:
        """What the eye sees in a Doc of any length, an empty one included."""
        words = visible(doc, self.pieces)
        found = list(windows.read(words, lambda a, b: self.vectors(words.pieces[a:b], words.kinds[a:b]), self._starts))
        sentences = windows.sentences(words, found)
        vectors = np.concatenate([w.vectors for w in found]) if found else np.zeros((0, 0), dtype=np.float32)
        tags = self.heads.tags(vectors) if found else {}
        heads, labels = self._parse(vectors, sentences)
        named = {task: self._named(task, tags) for task in ("upos", "xpos", "lemma")}
        return Reading(
            words=words,
            tags=named["xpos"],
            pos=named["upos"],
            lemmas=tuple(map(lemmas.lemma, named["lemma"], words.texts, named["upos"])),
            heads=heads,
            labels=labels,
            sight=self._sight(words, found, tags, sentences),
        )

    def vectors(self, pieces: Sequence[tuple[int, ...]], kinds: NDArray[np.int64]) -> Array:
        """Vectors [words, WIDTH] of the words of one window, given their pieces and how they are written."""
        sizes = [len(p) for p in pieces]
        ids = [self.pieces.cls, *(p for word in pieces for p in word), self.pieces.sep]
        spread = np.zeros(len(ids), dtype=np.int64)
        spread[1:-1] = np.repeat(kinds, sizes)
        firsts = 1 + np.cumsum([0, *sizes[:-1]], dtype=np.int64)
        return self._encoder.words(np.array(ids, dtype=np.int64), spread, firsts)

    def _starts(self, vectors: Array) -> NDArray[np.float32]:
        return softmax(self.heads.tags(vectors)["start"])[:, 1]

    def _named(self, task: str, tags: dict[str, Array]) -> tuple[str, ...]:
        return tuple(self.labels[task][i] for i in tags[task].argmax(-1)) if tags else ()

    def _parse(self, vectors: Array, sentences: list[tuple[int, int]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        heads: list[int] = []
        labels: list[str] = []
        for start, end in sentences:
            root = -1
            for at in range(start, end, LONGEST_PARSED):
                own = vectors[at : min(end, at + LONGEST_PARSED)]
                found = tree.decode(self.heads.arcs(own))
                scores = self.heads.labels(own, found)
                scores[found > 0, self._root] = -np.inf
                own_root = at + int(np.flatnonzero(found == 0)[0])
                root = own_root if root < 0 else root
                heads += [at + int(head) - 1 if head else root for head in found]
                joined = "ROOT" if root == own_root else "parataxis"
                labels += [
                    self.labels["label"][k] if h else joined for h, k in zip(found, scores.argmax(-1), strict=True)
                ]
        return tuple(heads), tuple(labels)

    def _sight(
        self, words: Words, found: list[windows.Window], tags: dict[str, Array], sentences: list[tuple[int, int]]
    ) -> Sight:
        numbers = np.repeat(np.arange(len(sentences)), [b - a for a, b in sentences])
        said: list[SeenAttribution] = []
        held: list[SeenStance] = []
        for window in found:
            own = slice(window.start, window.end)
            here = {head: scores[own] for head, scores in tags.items()}
            said += self._said(words, window, here, numbers[own])
            held += self._held(words, window, here)
        return Sight(attributions=tuple(said), stances=tuple(held), seen=True)

    def _said(
        self, words: Words, window: windows.Window, tags: dict[str, Array], sentence: NDArray[np.int64]
    ) -> Iterator[SeenAttribution]:
        for one in attributions.attributions(self.heads, window.vectors, tags, self.settings, sentence):
            yield SeenAttribution(
                source=_spans(words, window, one.source),
                cue=_spans(words, window, one.cue),
                content=_spans(words, window, one.content),
                nested=one.nested,
                confidence=one.confidence,
            )

    def _held(self, words: Words, window: windows.Window, tags: dict[str, Array]) -> Iterator[SeenStance]:
        for one in stances.stances(self.heads, window.vectors, tags, self.settings):
            names = [
                self.labels[head][c]
                for head, c in zip(("stances", "measures", "modalities", "extents"), one.classes, strict=True)
            ]
            party, actor, places, recipient, extent = (_spans(words, window, role) for role in one.roles)
            yield SeenStance(
                words=_spans(words, window, one.words), stance=names[0], measure=names[1], modality=names[2],
                extent_value=None if names[3] == "-" else names[3], party=party, actor=actor, places=places,
                recipient=recipient, extent=extent, confidence=one.confidence, stance_confidence=one.chances[0],
                measure_confidence=one.chances[1], modality_confidence=one.chances[2], extent_confidence=one.chances[3],
                measures=tuple((self.labels["measures"][number], chance) for number, chance in one.measures),
            )  # fmt: skip


def _spans(words: Words, window: windows.Window, found: Runs) -> tuple[Span, ...]:
    return tuple((words.spans[window.start + a][0], words.spans[window.start + b - 1][1]) for a, b in found)
