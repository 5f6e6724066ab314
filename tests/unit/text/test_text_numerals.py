"""Numbers in figures and in words."""

from __future__ import annotations

import re

import pytest

from parley.text.numerals import FRACTION, NUMBER, fraction, number, scale_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,600", 6600),
        ("3.67", 3.67),
        ("1.5 million", 1.5e6),
        ("140bn", 140e9),
        ("twenty-five", 25),
        ("sixteen", 16),
        ("one hundred and five", 105),
        ("two hundred and fifty thousand", 250_000),
        ("two and a half", 2.5),
        ("two and a half million", 2.5e6),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a hundred", 100),
        ("two dozen", 24),
        ("1\u202f700", 1700),
    ],
)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    match = re.search(NUMBER, text, re.IGNORECASE)
    assert match is not None
    assert match.group() == text
    assert number(text) == value


@pytest.mark.parametrize("text", ["someone", "several hundred", "tenth", "often", "fiver"])
def test_no_number_in_other_words(text: str) -> None:
    assert re.search(NUMBER, text, re.IGNORECASE) is None


def test_two_numbers_are_not_added_up() -> None:
    assert re.findall(NUMBER, "between one and two") == ["one", "two"]


def test_other_words_are_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        number("5 apples")
    with pytest.raises(ValueError, match="no number"):
        number("apples")


@pytest.mark.parametrize(("text", "scale"), [("6 billion", 1e9), ("5bn", 1e9), ("40", 1.0), ("two thousand", 1e3)])
def test_scale(text: str, scale: float) -> None:
    assert scale_of(text) == scale


@pytest.mark.parametrize(
    ("text", "share"), [("a fifth", 0.2), ("two-thirds", 2 / 3), ("half", 0.5), ("three quarters", 0.75)]
)
def test_fractions(text: str, share: float) -> None:
    assert re.fullmatch(FRACTION, text) is not None
    assert fraction(text) == pytest.approx(share)
