"""Quantities of a negotiation, with the places the words tie to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.mentions.figures import figures
from parley.model.mention import Figure
from parley.text.quantities import find_quantities
from tests.unit.mentions.made import made


def _figures(sentence: str) -> tuple[Figure, ...]:
    report = made(sentence)
    passage = report.passages[0]
    return figures(passage, find_quantities(report.report.text, passage.span), report.mentions[0].places)


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Kelmar/NNP controls/VBZ/control 600/CD square/JJ km/NN of/IN Tarn/{Tarn} ./.", ("Tarn",)),
        ("It/PRP holds/VBZ/hold 70/CD percent/NN of/IN the/DT Tarn/{Tarn} and/CC Orsk/{Orsk} regions/NNS ./.",
         ("Tarn", "Orsk")),
        ("Pockets/NNS of/IN the/DT Tarn/{Tarn} and/CC Orsk/{Orsk} regions/NNS that/WDT total/VBP 440/CD square/JJ "
         "km/NN ./.", ("Tarn", "Orsk")),
        ("It/PRP put/VBD at/IN 900/CD square/JJ km/NN the/DT share/NN of/IN Tarn/{Tarn} lost/VBN ./.", ("Tarn",)),
        ("It/PRP enriches/VBZ/enrich to/IN 60/CD percent/NN in/RB secret/NN ./.", ()),
    ],
)  # fmt: skip
def test_places_are_tied_by_the_words(sentence: str, places: tuple[str, ...]) -> None:
    (figure,) = _figures(sentence)
    assert figure.places == places


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("The/DT truce/NN would/MD last/VB 60/CD days/NNS ./.", [(60, "days")]),
        ("The/DT call/NN lasted/VBD/last two/CD hours/NNS ./.", []),
        ("The/DT group/NN insisted/VBD/insist for/IN two/CD years/NNS that/IN they/PRP leave/VB ./.", []),
        ("Rebels/NNS would/MD free/VB 30/CD hostages/NNS ./.", [(30, "people")]),
    ],
)
def test_lengths_count_only_where_the_negotiation_waits(sentence: str, values: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in _figures(sentence)] == values


def test_people_have_no_place_and_are_about_what_governs_them() -> None:
    (figure,) = _figures("Rebels/NNS would/MD free/VB 30/CD hostages/NNS in/IN Tarn/{Tarn} ./.")
    assert figure.places == ()
    assert figure.about == "Rebels would free … in Tarn"


def test_a_heading_gives_none() -> None:
    report = made("Five/CD hostages/NNS a/DT week/NN")
    passage = replace(report.passages[0], heading=True)
    assert figures(passage, find_quantities(report.report.text, passage.span), ()) == ()
