"""Head scores to a tree with one root (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

_NEVER = np.float32(-1e9)


def decode(scores: Scores) -> Heads:
    """The best tree: for each word its head, 0 for the one root.

    `scores` is [words, 1 + words]; column 0 is the root. A word is never its own head.
    """
    count = len(scores)
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    scores = scores.astype(np.float32, copy=True)
    scores[np.arange(count), np.arange(1, count + 1)] = _NEVER
    greedy = scores.argmax(1)
    if (greedy == 0).sum() == 1 and not _cycle(greedy):
        return greedy
    best, best_total = greedy, -np.inf
    for root in np.argsort(-(scores[:, 0] - scores[:, 1:].max(1, initial=_NEVER)), kind="stable")[:3]:
        rooted = scores.copy()
        rooted[:, 0] = _NEVER
        rooted[root] = _NEVER
        rooted[root, 0] = 0
        heads = _spanning(rooted)
        total = float(scores[np.arange(count), heads].sum(dtype=np.float64))
        if total > best_total:
            best, best_total = heads, total
    return best


def _cycle(heads: Heads) -> list[int]:
    """The words (from 1) of one circle, or none."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []


def _spanning(scores: Scores) -> Heads:
    """The best arborescence, by drawing each circle of best heads together into one node."""
    heads = scores.argmax(1)
    circle = _cycle(heads)
    if not circle:
        return heads
    count = len(scores)
    inside = np.zeros(count + 1, dtype=np.bool_)
    inside[circle] = True
    outer = [node for node in range(1, count + 1) if not inside[node]]
    rows = np.array(circle) - 1
    gain = scores[rows] - scores[rows, heads[rows]][:, None]
    enter = gain.argmax(0)
    columns = [0, *outer]
    small = np.full((len(outer) + 1, len(outer) + 2), _NEVER, dtype=np.float32)
    leave = np.zeros(len(outer), dtype=np.int64)
    for i, node in enumerate(outer):
        small[i, : len(columns)] = scores[node - 1, columns]
        leave[i] = circle[int(scores[node - 1, circle].argmax())]
        small[i, -1] = scores[node - 1, leave[i]]
    small[-1, : len(columns)] = gain.max(0)[columns]
    found = _spanning(small)
    result = heads.copy()
    for i, node in enumerate(outer):
        result[node - 1] = leave[i] if found[i] == len(columns) else columns[found[i]]
    source = columns[found[-1]]
    broken = circle[int(enter[source])]
    result[broken - 1] = source
    return result
