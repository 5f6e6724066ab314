"""Whom "the two presidents" are."""

from __future__ import annotations

import pytest

from tests.unit.mentions.parsed import parties

_MET = (
    "Norwegian/JJ/amod/2 President/NNP/nmod:desc/3 Lind/NNP/nsubj/4 met/VBD/ROOT/4 Chilean/JJ/amod/6"
    " President/NNP/nmod:desc/7 Bek/NNP/obj/4 ././punct/4"
)
_THIRD = "Peru/NNP/nsubj/2 left/VBD/ROOT/2 Peru/NNP/obj/2 ././punct/2"


def _agreed(phrase: str) -> str:
    words = phrase.split()
    cells = [f"{word}/DT/det/{len(words)}" for word in words[:-1]] + [f"{words[-1]}/NNS/nsubj/{len(words) + 1}"]
    return " ".join([*cells, f"agreed/VBD/ROOT/{len(words) + 1}"])


@pytest.mark.parametrize("phrase", ["The two presidents", "Both presidents", "The presidents"])
def test_the_two_presidents_are_those_named_together(phrase: str) -> None:
    assert parties(_THIRD, _THIRD, _MET, _agreed(phrase), word="presidents") == ["Norway", "Chile"]


def test_presidents_in_general_are_nobody_named_before() -> None:
    assert parties(_MET, _agreed("Some presidents"), word="presidents") != ["Norway", "Chile"]


def test_those_named_long_ago_are_forgotten() -> None:
    assert parties(_MET, *[_THIRD] * 5, _agreed("The presidents"), word="presidents") != ["Norway", "Chile"]
