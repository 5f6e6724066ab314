"""What each word governs."""

from __future__ import annotations

import time

import pytest

from parley.attribution.words import _edges


@pytest.mark.parametrize(
    ("heads", "lefts", "rights"),
    [
        pytest.param([], [], [], id="no words"),
        pytest.param([1, 1, 1], [0, 0, 2], [0, 2, 2], id="a root between"),
        pytest.param([3, 0, 1, 3], [0, 1, 2, 0], [2, 2, 2, 3], id="nested"),
        pytest.param([2, 3, 2, 3], [0, 1, 0, 1], [0, 1, 2, 3], id="crossing, two roots"),
    ],
)
def test_edges(heads: list[int], lefts: list[int], rights: list[int]) -> None:
    assert _edges(heads) == (lefts, rights)


def test_a_chain_of_twenty_thousand_words_takes_no_time() -> None:
    size = 20_000
    began = time.process_time()
    lefts, rights = _edges([max(0, k - 1) for k in range(size)])
    assert (lefts, rights) == (list(range(size)), [size - 1] * size)
    assert time.process_time() - began < 1
