"""Patterns: a head, words that stand with it, classes of its object."""

from __future__ import annotations

import pytest

from parley.codebook.patterns import parse_pattern


def test_a_head_with_a_particle_and_classes() -> None:
    pattern = parse_pattern("pull <forces|weapon> out")
    assert (pattern.head, pattern.words, pattern.classes) == ("pull", ("out",), ("forces", "weapon"))


def test_a_negation_before_the_head_is_a_word() -> None:
    assert parse_pattern("not attack").words == ("not",)


def test_the_more_a_pattern_asks_the_more_it_weighs() -> None:
    assert parse_pattern("withdraw").weight < parse_pattern("withdraw <forces>").weight


@pytest.mark.parametrize("text", ["", "<land>", "cede <land"])
def test_a_pattern_without_a_head_or_with_an_open_bracket_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        parse_pattern(text)
