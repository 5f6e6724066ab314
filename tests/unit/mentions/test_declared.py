"""Names that a report gives a short form."""

from __future__ import annotations

import pytest

from parley.codebook.loader import load
from parley.mentions.declared import declared


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("the Kelmar National Army (KNA) has left", "Kelmar National Army", "KNA"),
        ("Ivo Brand of the Council of Ostra Movements (COM) said", "Council of Ostra Movements", "COM"),
        ("the Liberation Front of Ostra (Lifo) says", "Liberation Front of Ostra", "Lifo"),
        ("The Movement for the Freedom of Tarn (FMT) has left", "Movement for the Freedom of Tarn", "FMT"),
    ],
)
def test_full_and_short_name_are_one_party(text: str, name: str, short: str) -> None:
    assert declared([text], load().names) == {name: name, short: name}


def test_the_codebooks_name_goes_first() -> None:
    found = declared(["fighters of the Rapid Support Forces (RSF)"], load().names)
    assert found["RSF"] == "Rapid Support Forces"


@pytest.mark.parametrize("text", ["The minister, Ada Lind (58), said", "Harbour Post (May 2)", "the Treaty (see p. 4)"])
def test_a_bracket_that_is_no_short_form_declares_nothing(text: str) -> None:
    assert declared([text], load().names) == {}


def test_a_body_in_a_country_keeps_its_name() -> None:
    text = "the Front for Unity and Peace in Kelmar (FPUK) said"
    whole = "Front for Unity and Peace in Kelmar"
    assert declared([text], load().names) == {whole: whole, "FPUK": whole}


def test_a_body_that_shares_its_name_with_a_known_one_is_told_apart_by_its_short_form() -> None:
    found = declared(["the National Liberation Army (NLA) said"], load().names)
    assert found["NLA"] == "National Liberation Army"
    assert declared(["the National Liberation Army (ELN) said"], load().names)["ELN"] == "ELN"
