"""Whose offices, armies and people are, by the names beside them."""

from __future__ import annotations

import pytest

from tests.unit.mentions.parsed import parties

_AGREED = "{0}/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
_FRONT = "The/DT/det/3 Oren/NNP/compound/3 Front/NNP/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
_CHILE = _AGREED.format("Chile")
_SIDES = "Norway/NNP/nsubj/2 met/VBD/ROOT/2 Chile/NNP/obj/2 ././punct/2"


def test_rebels_of_a_country_are_not_its_government() -> None:
    rebels = "Norway/NNP/nmod:poss/3 's/POS/case/1 rebels/NNS/nsubj/4 refused/VBD/ROOT/4 ././punct/4"
    assert parties(rebels, word="rebels") == ["Norwegian rebels"]
    assert parties(_FRONT, rebels, word="rebels") == ["Oren Front"]


def test_an_aide_to_somebody_is_his_and_an_ambassador_to_a_country_is_not() -> None:
    aide = "An/DT/det/2 aide/NN/nsubj/6 to/IN/case/5 the/DT/det/5 Norwegians/NNPS/nmod/2 refused/VBD/ROOT/6"
    assert parties(aide, word="aide") == ["Norway"]
    assert parties(aide.replace("aide", "ambassador").replace("An/", "The/"), word="ambassador") != ["Norway"]


def test_another_countrys_council_is_its_own() -> None:
    sentence = "Spain/NNP/nmod:poss/4 's/POS/case/1 Security/NNP/compound/4 Council/NNP/nsubj/5 agreed/VBD/ROOT/5"
    assert parties(sentence, word="Council") == ["Spain"]
    assert parties("The/DT/det/3 Security/NNP/compound/3 Council/NNP/nsubj/4 agreed/VBD/ROOT/4", word="Council") == [
        "United Nations"
    ]


@pytest.mark.parametrize(
    ("subject", "word", "party"),
    [
        ("Spanish/JJ/amod/2 farmers/NNS/nsubj/3", "farmers", "Spanish farmers"),
        ("Spanish/JJ/amod/2 settlers/NNS/nsubj/3", "settlers", "Spanish settlers"),
        ("Spanish/JJ/amod/2 ministers/NNS/nsubj/3", "ministers", "Spain"),
        ("Spanish/JJ/amod/2 troops/NNS/nsubj/3", "troops", "Spain"),
    ],
)
def test_people_are_not_their_state(subject: str, word: str, party: str) -> None:
    assert parties(_CHILE, f"{subject} refused/VBD/ROOT/3 ././punct/3", word=word) == [party]


def test_people_of_a_state_are_called_by_what_they_are_of() -> None:
    sentence = "Workers/NNS/nsubj/4 of/IN/case/3 Spain/NNP/nmod/1 refused/VBD/ROOT/4 ././punct/4"
    assert parties(_CHILE, sentence, word="Workers") == ["workers of Spain"]


def test_the_speaker_of_parliament_is_of_the_state_spoken_of() -> None:
    speaker = "The/DT/det/2 speaker/NN/nsubj/5 of/IN/case/4 parliament/NN/nmod/2 agreed/VBD/ROOT/5 ././punct/5"
    assert parties(_AGREED.format("Spain"), speaker, word="speaker") == ["Spain"]


@pytest.mark.parametrize(
    "subject",
    [
        "The/DT/det/4 Secretary/NNP/compound/4 -/HYPH/punct/4 General/NNP/nsubj/5",
        "The/DT/det/3 Secretary/NNP/compound/3 General/NNP/nsubj/4",
    ],
)
def test_the_secretary_general_is_of_the_body_spoken_of(subject: str) -> None:
    at = len(subject.split()) + 1
    told = f"{subject} agreed/VBD/ROOT/{at} ././punct/{at}"
    assert parties(told, word="General") == ["United Nations"]
    assert parties("NATO/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2", told, word="General") == ["NATO"]


@pytest.mark.parametrize(
    ("subject", "word"),
    [
        ("Spain/NNP/nmod:poss/3 's/POS/case/1 opposition/NN/nsubj/4", "opposition"),
        ("The/DT/det/3 Spanish/JJ/amod/3 opposition/NN/nsubj/4", "opposition"),
        ("Spain/NNP/nmod:poss/4 's/POS/case/1 opposition/NN/compound/4 leader/NN/nsubj/5", "leader"),
        (
            "The/DT/det/2 leader/NN/nsubj/7 of/IN/case/6 Spain/NNP/nmod:poss/6 's/POS/case/4 opposition/NN/nmod/2",
            "leader",
        ),
        ("Spanish/JJ/amod/3 opposition/NN/compound/3 groups/NNS/nsubj/4", "groups"),
    ],
)
def test_a_state_s_opposition_is_not_the_state(subject: str, word: str) -> None:
    at = len(subject.split()) + 1
    assert parties(f"{subject} agreed/VBD/ROOT/{at}", word=word) == ["Spanish opposition"]


@pytest.mark.parametrize("before", ["The/DT/det/4", "Spanish/JJ/amod/4"])
def test_a_party_of_the_opposition_has_a_name_of_its_own(before: str) -> None:
    told = f"{before} opposition/NN/compound/4 Labour/NNP/compound/4 Party/NNP/nsubj/5 agreed/VBD/ROOT/5"
    assert parties(told, word="Party") == ["Labour Party"]


def test_who_backs_a_party_is_not_it() -> None:
    told = "Norway/NNP/compound/3 -/HYPH/punct/3 backed/VBN/amod/4 OREN/NNP/nsubj/5 agreed/VBD/ROOT/5"
    assert parties(_SIDES, told, word="OREN") == ["OREN"]


@pytest.mark.parametrize(("kind", "party"), [("Mutinous", "mutinous soldiers"), ("Young", "Spain")])
def test_soldiers_in_revolt_are_not_those_of_their_state(kind: str, party: str) -> None:
    soldiers = f"{kind}/JJ/amod/2 soldiers/NNS/nsubj/5 in/IN/case/4 Spain/NNP/nmod/2 refused/VBD/ROOT/5 ././punct/5"
    assert parties(_CHILE, soldiers, word="soldiers") == [party]


@pytest.mark.parametrize(("kind", "party"), [("coup", "coup leaders"), ("government", "Spain")])
def test_who_leads_a_coup_in_a_state_does_not_speak_for_it(kind: str, party: str) -> None:
    told = f"Spain/NNP/nmod:poss/4 's/POS/case/1 {kind}/NN/compound/4 leaders/NNS/nsubj/5 refused/VBD/ROOT/5"
    assert parties(_CHILE, told, word="leaders") == [party]


def test_one_of_a_group_with_a_name_in_the_plural_is_of_that_group() -> None:
    tigers = "The/DT/det/3 Oren/NNP/compound/3 Tigers/NNPS/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
    one = "An/DT/det/4 Oren/NNP/compound/3 Tiger/NNP/compound/4 commander/NN/nsubj/5 refused/VBD/ROOT/5"
    assert parties(tigers, one, word="commander") == ["Oren Tigers"]
    assert parties(_CHILE, one, word="commander") != ["Oren Tigers"]


def test_an_office_of_a_land_that_the_report_names_is_of_it() -> None:
    land = "Ostria/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
    told = "The/DT/det/3 Ostrian/NNP/compound/3 president/NN/nsubj/4 refused/VBD/ROOT/4 ././punct/4"
    assert parties(land, told, word="president") == ["Ostria"]
    assert parties(_CHILE, told, word="president") != ["Ostria"]
