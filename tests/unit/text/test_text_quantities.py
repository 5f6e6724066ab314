"""Quantities: a number, its unit, and whether it is round."""

from __future__ import annotations

import pytest

from parley.text.quantities import find_quantities
from parley.text.spans import Span


def read(text: str) -> list[tuple[str, float, float | None, str, bool]]:
    return [(q.span.of(text), q.value, q.value_to, q.unit, q.approximate) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "approximate"),
    [
        ("holds about 9,000 square km of it", "about 9,000 square km", 9000, "km2", True),
        ("some 5 sq. km", "some 5 sq. km", 5, "km2", True),
        ("3,500 km² of land", "3,500 km²", 3500, "km2", False),
        ("12 square kilometres", "12 square kilometres", 12, "km2", False),
        ("about 88% of the north", "about 88%", 88, "percent", True),
        ("20 per cent", "20 per cent", 20, "percent", False),
        ("roughly a fifth of the country", "roughly a fifth", 20, "percent", True),
        ("two thirds of its army", "two thirds", 66.67, "percent", True),
        ("no more than 3.67 percent", "3.67 percent", 3.67, "percent", False),
        ("five foreign hostages every week", "five foreign hostages", 5, "people", False),
        ("Up to 30 hostages", "Up to 30 hostages", 30, "people", True),
        ("240 Palestinians left prison", "240 Palestinians", 240, "people", False),
        ("half a million people fled", "half a million people", 500_000, "people", False),
        ("an army of 800,000 in peacetime", "800,000", 800_000, "people", False),
        ("the army, some 900,000 strong", "some 900,000 strong", 900_000, "people", True),
        ("The army would be capped at 600,000.", "600,000", 600_000, "people", False),
        ("silent for 60 days", "60 days", 60, "days", False),
        ("a six-week truce", "six-week", 6, "weeks", False),
        ("within ten days", "ten days", 10, "days", False),
        ("up to six more months", "up to six more months", 6, "months", True),
        ("a truce that lasted a week", "a week", 1, "weeks", False),
        ("a single month", "a single month", 1, "months", False),
        ("for half a year", "half a year", 6, "months", False),
        ("two and a half years", "two and a half years", 2.5, "years", False),
        ("a year-long pause", "year-long", 1, "years", False),
        ("About $6 billion of that money", "About $6 billion", 6e9, "USD", True),
        ("US$5 million", "US$5 million", 5e6, "USD", False),
        ("140 billion euros", "140 billion euros", 140e9, "EUR", False),
        ("€140bn", "€140bn", 140e9, "EUR", False),
        ("300 kg of uranium", "300 kg", 300, "kg", False),
    ],
)
def test_one_quantity(text: str, words: str, value: float, unit: str, approximate: bool) -> None:
    assert read(text) == [(words, value, None, unit, approximate)]


@pytest.mark.parametrize(
    ("text", "value", "value_to", "unit"),
    [
        ("for 40 to 70 days", 40, 70, "days"),
        ("between 20 and 30 percent", 20, 30, "percent"),
        ("20–30 km2", 20, 30, "km2"),
        ("$5 to $10 billion", 5e9, 10e9, "USD"),
        ("two or three days", 2, 3, "days"),
    ],
)
def test_a_range_has_both_ends(text: str, value: float, value_to: float, unit: str) -> None:
    assert [found[1:4] for found in read(text)] == [(value, value_to, unit)]


def test_alternatives_are_two_quantities() -> None:
    assert [found[:4] for found in read("a reprieve of three or six months")] == [
        ("three", 3, None, "months"),
        ("six months", 6, None, "months"),
    ]


def test_a_fall_is_no_range() -> None:
    assert [found[1:3] for found in read("cut from 60 to 20 percent")] == [(20, None)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "converted"),
    [
        ("1,000 square miles", 2589.988, "km2", "square miles"),
        ("10 tonnes of it", 10_000, "kg", "tonnes"),
        ("100 lbs", 45.36, "kg", "pounds"),
    ],
)
def test_another_unit_is_converted_and_named(text: str, value: float, unit: str, converted: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.converted) == (value, unit, converted)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a 60-year-old man", id="an age"),
        pytest.param("ten days ago", id="a date"),
        pytest.param("twenty years later", id="a later date"),
        pytest.param("the past twelve months", id="a stretch up to now"),
        pytest.param("five a week", id="a rate"),
        pytest.param("one day, he said", id="some day"),
        pytest.param("500 hectares", id="a unit the guide does not have"),
        pytest.param("5 percentage points", id="points"),
        pytest.param("two Iranian officials", id="sources by their office"),
        pytest.param("three people familiar with the talks", id="sources by what they know"),
        pytest.param("2024 prisoners", id="a year"),
        pytest.param("On Oct 7 soldiers crossed", id="a day of the month"),
        pytest.param("the 28-point plan and Resolution 1701", id="names with numbers"),
        pytest.param("in ten cities Russians marched", id="a count of something else"),
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


def test_the_search_keeps_within_its_span() -> None:
    text = "60 days and 10 weeks"
    assert [q.span.of(text) for q in find_quantities(text, Span(8, len(text)))] == ["10 weeks"]
