"""Head scores become the best tree with one root."""

import itertools

import numpy as np
import pytest

from parley.language.eye.tree import decode


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, h] for i, h in enumerate(heads)))


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def best(scores: np.ndarray) -> float:
    count = len(scores)
    return max(total(scores, h) for h in itertools.product(range(count + 1), repeat=count) if is_tree(h))


def test_no_words_no_heads() -> None:
    assert decode(np.zeros((0, 1), dtype=np.float32)).tolist() == []


def test_one_word_is_the_root() -> None:
    assert decode(np.array([[-5.0, 9.0]], dtype=np.float32)).tolist() == [0]


def test_a_circle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1, 0, 9, 0], [0, 9, 0, 0], [5, 0, 0, 0]], dtype=np.float32)
    scores[0, 3] = 2
    assert decode(scores).tolist() == [3, 1, 0]


def test_two_roots_become_one() -> None:
    scores = np.array([[9, 0, 1], [8, 2, 0]], dtype=np.float32)
    assert decode(scores).tolist() == [0, 1]


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_is_the_best_of_all(seed: int) -> None:
    random = np.random.default_rng(seed)
    count = int(random.integers(2, 6))
    scores = random.normal(size=(count, count + 1)).astype(np.float32) * 3
    found = tuple(int(h) for h in decode(scores))
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(best(scores), abs=1e-4)
