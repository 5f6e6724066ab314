"""Chances of words to stretches of words: the words that anchor an attribution or a stance, and its roles."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parley.language.eye.heads import Array

Mask = NDArray[np.bool_]
OUTSIDE, BEGIN, INSIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Settings:
    """How scores become chances (temperatures by head) and chances decisions (thresholds by head)."""

    temperatures: Mapping[str, float]
    thresholds: Mapping[str, float]

    def temperature(self, head: str) -> float:
        """What the scores of a head are divided by; 1 where nothing was measured."""
        return self.temperatures.get(head, 1.0)

    def threshold(self, head: str) -> float:
        """The chance above which a head's word counts."""
        return self.thresholds.get(head, 0.5)


def anchors(chance: Array, threshold: float) -> NDArray[np.bool_]:
    """One row [words] a stretch of words that are likelier than `threshold` not outside; a likelier beginning than
    inside parts two stretches."""
    inside = 1 - chance[:, OUTSIDE] > threshold
    found, row = [], None
    for number in range(len(chance)):
        if not inside[number]:
            row = None
            continue
        if row is None or chance[number, BEGIN] > chance[number, INSIDE]:
            row = np.zeros(len(chance), dtype=np.bool_)
            found.append(row)
        row[number] = True
    return np.stack(found) if found else np.zeros((0, len(chance)), dtype=np.bool_)


def merged(own: Mask, same: Array) -> Mask:
    """The anchors with those drawn together that claim one another's words; `same` [anchors, words] is how far each
    word is one of the anchor's."""
    claim = (same @ own.T.astype(np.float32)) / own.sum(1)
    group = list(range(len(own)))
    for a in range(len(own)):
        for b in range(a + 1, len(own)):
            if claim[a, b] + claim[b, a] > 1:
                old, new = group[b], group[a]
                group = [new if g == old else g for g in group]
    return np.stack([own[[i for i, g in enumerate(group) if g == number]].any(0) for number in dict.fromkeys(group)])


def grown(chance: Array, threshold: float) -> Mask:
    """The words likelier than the threshold, with single words between two of them."""
    mask = chance > threshold
    if len(mask) > 2:
        mask[1:-1] |= mask[:-2] & mask[2:] & (chance[1:-1] > 0.25)
    return mask


def runs(mask: Mask) -> tuple[tuple[int, int], ...]:
    """The stretches of true words, half-open."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return tuple((int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True))
