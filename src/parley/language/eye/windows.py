"""A text to windows the encoder can take, and back to sentences.

Whole lines are packed together, so that a sentence has its neighbours beside it. A line that is too long is
cut where a sentence starts; a sentence that is too long, at a clause mark: its words are then read in several
windows and parsed as the one sentence they are.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.language.eye.heads import Array
from parley.language.eye.seen import Words

PACKED, LINE = 128, 192
CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", "--", ")", "…"})

Encode = Callable[[int, int], Array]
Starts = Callable[[Array], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `start` to `end`, with their vectors and the chance of each that it starts a sentence.

    `torn` is true where the next window goes on inside the same sentence.
    """

    start: int
    end: int
    vectors: Array
    starts: NDArray[np.float32]
    torn: bool


def read(words: Words, encode: Encode, starts: Starts) -> Iterator[Window]:
    """The windows of a text, in order and without a gap.

    `encode(start, end)` gives the vectors of words read together, `starts` their chances to start a sentence.
    """
    sizes = np.array([len(p) for p in words.pieces], dtype=np.int64)
    at = 0
    while at < len(words):
        end, whole = _fit(sizes, words.lines, at)
        vectors = encode(at, end)
        chances = starts(vectors)
        cut, torn = (end, False) if whole else _cut(words, chances, at, end)
        yield Window(start=at, end=cut, vectors=vectors[: cut - at], starts=chances[: cut - at], torn=torn)
        at = cut


def _fit(sizes: NDArray[np.int64], lines: NDArray[np.bool_], at: int) -> tuple[int, bool]:
    """Where a window from `at` ends, and whether that is the end of a line."""
    total = np.cumsum(sizes[at:])
    ends = np.append(np.flatnonzero(lines[at + 1 :]) + at + 1, len(sizes))
    fitting = ends[total[ends - at - 1] <= PACKED]
    if len(fitting):
        return int(fitting[-1]), True
    if total[ends[0] - at - 1] <= LINE:
        return int(ends[0]), True
    return at + max(1, int((total <= LINE).sum())), False


_ENDS = (".", "!", "?", "…", ":", ";", '"', "'", "”", "’", "»", ")", "]")
# After a mark that ends sentences less is enough: chosen on the dev file of either treebank, it serves the other.
_LIKELY, _SURE = 0.2, 0.98


def _cut(words: Words, chances: NDArray[np.float32], at: int, end: int) -> tuple[int, bool]:
    later = np.flatnonzero(chances[1:] > 0.5) + 1
    if len(later):
        return at + int(later[-1]), False
    half = (end - at) // 2
    marks = [i + 1 for i in range(at + half, end - 1) if words.texts[i] in CLAUSE_MARKS]
    return (marks[-1] if marks else end), True


def sentences(words: Words, windows: list[Window]) -> list[tuple[int, int]]:
    """The sentences as stretches of words. A line always starts one; the goes-on of a torn one never does.

    Where the word before ends no sentence, the eye has to be all but certain of a start.
    """
    chances = np.concatenate([w.starts for w in windows]) if windows else np.zeros(0, dtype=np.float32)
    after = np.array([i > 0 and words.texts[i - 1].endswith(_ENDS) for i in range(len(words))], dtype=np.bool_)
    starts = (chances > _LIKELY) & (after | (chances > _SURE))
    for before, window in itertools.pairwise(windows):
        starts[window.start] = not before.torn
    starts |= words.lines
    places = [*np.flatnonzero(starts).tolist(), len(words)]
    return list(itertools.pairwise(places))
