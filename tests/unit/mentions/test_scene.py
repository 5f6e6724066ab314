"""A sentence as who, where and when stand in it."""

from __future__ import annotations

import time

import pytest

from parley.codebook.loader import load
from parley.mentions.scene import Scene
from tests.unit.mentions.made import made


def scene(sentence: str) -> Scene:
    report = made(sentence)
    return Scene(report.passages[0], report.mentions[0], load(), None, ())


@pytest.mark.parametrize(
    ("position", "clause"),
    [(0, (0, 2)), (1, (0, 2)), (2, (0, 2)), (3, (3, 4)), (5, (5, 6)), (6, (5, 6))],
)
def test_a_clause_reaches_from_mark_to_mark(position: int, clause: tuple[int, int]) -> None:
    assert scene("we/PRP left/VBD ,/, they/PRP ;/: stayed/VBD ./.").clause(position) == clause


def test_a_sentence_without_marks_is_one_clause_and_looked_up_at_once() -> None:
    size = 20_000
    long = scene("road/NN " * size)
    began = time.process_time()
    assert {long.clause(position) for position in range(size)} == {(0, size)}
    assert time.process_time() - began < 1
