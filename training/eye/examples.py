"""Marked sentences as the network takes them: one array a task, `UNKNOWN` where a word's answer is not known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from parley.language.eye.seen import Words
from parley.language.eye.words import NEW_LINE, SPACED

UNKNOWN = -100
Ints = NDArray[np.int64]
WORD_TASKS = ("upos", "xpos", "lemma", "start", "say", "cue", "stance", "word_stance", "word_measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution or stance: the words that anchor it, the words of each role, and its classes.

    `roles` holds one tuple of word numbers a role, in the order of the kind's roles; `classes` the
    numbers of stance, measure, modality and extent (UNKNOWN where a word is none of the known ones).
    """

    kind: str
    pieces: tuple[tuple[int, ...], ...]
    roles: tuple[tuple[int, ...], ...]
    classes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence, or several joined. Heads are word numbers from 1, 0 for a root; `sentence` tells them apart."""

    pieces: tuple[tuple[int, ...], ...]
    kinds: Ints
    sentence: Ints
    heads: Ints
    labels: Ints
    tasks: dict[str, Ints]
    frames: tuple[Frame, ...] = ()

    @property
    def length(self) -> int:
        """Pieces of all words."""
        return sum(map(len, self.pieces))


def bare(seen: Words) -> Example:
    """An example that knows no answer but where it starts."""
    n = len(seen.texts)
    unknown = np.full(n, UNKNOWN)
    tasks = {task: unknown.copy() for task in WORD_TASKS}
    if n:
        tasks["start"][0] = 1
    return Example(
        pieces=seen.pieces, kinds=seen.kinds, sentence=np.zeros(n, dtype=np.int64), heads=unknown.copy(),
        labels=unknown.copy(), tasks=tasks,
    )  # fmt: skip


def join(parts: Sequence[Example], new_lines: Sequence[bool]) -> Example:
    """The parts as one text; `new_lines` tells of each part whether it begins a line (else a space stands before)."""
    kinds, sentences, heads, frames, offset, sentence = [], [], [], [], 0, 0
    for part, new_line in zip(parts, new_lines, strict=True):
        own = part.kinds.copy()
        if len(own):
            case = own[0] % SPACED
            own[0] = case + (NEW_LINE if new_line else SPACED)
        kinds.append(own)
        sentences.append(part.sentence + sentence)
        heads.append(np.where(part.heads > 0, part.heads + offset, part.heads))
        for frame in part.frames:
            moved = lambda group: tuple(tuple(w + offset for w in words) for words in group)  # noqa: B023, E731
            frames.append(replace(frame, pieces=moved(frame.pieces), roles=moved(frame.roles)))
        offset += len(own)
        sentence += int(part.sentence.max(initial=0)) + 1
    return Example(
        pieces=tuple(p for part in parts for p in part.pieces),
        kinds=np.concatenate(kinds),
        sentence=np.concatenate(sentences),
        heads=np.concatenate(heads),
        labels=np.concatenate([p.labels for p in parts]),
        tasks={task: np.concatenate([p.tasks[task] for p in parts]) for task in WORD_TASKS},
        frames=tuple(frames),
    )
