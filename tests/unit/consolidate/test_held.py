"""Land that a party would leave, beside the land that it holds."""

from __future__ import annotations

import pytest

from parley.consolidate.board import consolidate
from parley.consolidate.places import Gazetteer
from parley.model.across import Conflict
from parley.model.mention import Figure
from parley.model.reading import Reading
from parley.text.spans import Span
from tests.unit.consolidate.made import ISSUES, entry, outlet, reading

PLACES = Gazetteer(parts={"ostermark": frozenset({"vell", "orsk"})})
LEAVES = "Kelmar would leave about 900 square km of Vell."


def land(text: str, words: str, value: float, *places: str, about: str) -> tuple[Figure, ...]:
    start = text.index(words)
    return (
        Figure(
            value=value,
            value_to=None,
            approximate=True,
            unit="km2",
            span=Span(start, start + len(words)),
            places=places,
            about=about,
        ),
    )


def holds(value: int, *places: str, who: str = "Kelmar", date: str = "2025-03-11") -> Reading:
    text = f"{who} holds {value} square km of {places[0]}, the envoys said."
    figures = land(text, f"{value} square km", value, *places, about=f"{who} holds … of {places[0]}")
    return reading("b", date=date, text=text, figures=figures)


def leaves(text: str = LEAVES, *, actor: tuple[str, ...] | None = ("Kelmar",)) -> Reading:
    figures = land(text, "900 square km", 900, "Vell", about="Kelmar would leave … of Vell")
    asked = entry("a:1", outlet("Paper A"), measure="withdraw", actor=actor, passage=Span(0, len(text)))
    return reading("a", asked, text=text, figures=figures)


def found(*readings: Reading) -> list[Conflict]:
    across = consolidate(readings, ISSUES, places=PLACES)
    return [one for one in across.conflicts if one.kind == "figure"]


@pytest.mark.parametrize("place", ["Vell", "Ostermark"])
def test_nobody_can_leave_more_than_he_holds_there_or_around_it(place: str) -> None:
    (one,) = found(leaves(), holds(600, place))
    assert one.about == f"Kelmar: would leave 900 km2 in Vell, or holds 600 km2 in {place}"
    assert one.reports == ("a", "b")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(holds(1200, "Vell"), id="less than all is left"),
        pytest.param(holds(600, "Orsk"), id="held elsewhere"),
        pytest.param(holds(600, "Vell", who="Sorrun"), id="held by another"),
        pytest.param(holds(600, "Vell", date="2025-09-01"), id="held half a year later"),
    ],
)
def test_other_land_is_no_conflict(other: Reading) -> None:
    assert found(leaves(), other) == []


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(leaves(actor=None), id="nobody is said to leave it"),
        pytest.param(leaves(actor=("Kelmar", "Sorrun")), id="two would leave it"),
        pytest.param(
            leaves("Kelmar would leave Vell, where 900 square km are in other hands."), id="the clause tells of others"
        ),
    ],
)
def test_land_is_compared_only_where_one_party_would_leave_it(left: Reading) -> None:
    assert found(left, holds(600, "Vell")) == []
