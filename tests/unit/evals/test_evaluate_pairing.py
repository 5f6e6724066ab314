"""One-to-one pairing of the highest sum."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from parley.evaluate.pairing import assign


def total(weights: list[list[int]]) -> int:
    return sum(weights[row][column] for row, column in assign(weights))


def test_greedy_would_lose_a_pair() -> None:
    # First come, first served gives column 0 to row 0 and leaves row 1 alone.
    assert assign([[1, 1], [1, 0]]) == ((0, 1), (1, 0))


def test_a_heavier_single_pair_can_lose_to_two_lighter_ones() -> None:
    assert assign([[5, 4], [4, 0]]) == ((0, 1), (1, 0))


def test_weight_zero_is_no_pair() -> None:
    assert assign([[0, 0], [0, 3]]) == ((1, 1),)


@pytest.mark.parametrize("weights", [[], [[]], [[], []]])
def test_nothing_to_pair(weights: list[list[int]]) -> None:
    assert assign(weights) == ()


@pytest.mark.parametrize(("rows", "columns"), [(3, 3), (2, 5), (5, 2), (4, 5)])
def test_no_pairing_is_better(rows: int, columns: int) -> None:
    chance = random.Random(rows * 10 + columns)
    for _ in range(40):
        weights = [[chance.choice((0, 0, 1, 2, 7)) for _ in range(columns)] for _ in range(rows)]
        size = max(rows, columns)
        square = [[*row, *[0] * (size - columns)] for row in weights] + [[0] * size] * (size - rows)
        best = max(sum(square[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))
        assert total(weights) == best
