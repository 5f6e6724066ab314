"""How descriptions of sources are compared."""

import pytest

from parley.consolidate.words import described, likeness


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        pytest.param("two diplomats in Amman", "three diplomatic sources in Amman", 60, 100, id="sources are people"),
        pytest.param("a diplomat", "a diplomatic official", 90, 100, id="one of them"),
        pytest.param("two aides to the minister", "three port workers", 0, 45, id="others"),
    ],
)
def test_descriptions_of_the_same_people_are_alike(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(described(one), described(other)) <= most


def test_the_number_is_no_part_of_the_description() -> None:
    assert described("two diplomats in Amman") == described("three diplomatic sources in Amman")
