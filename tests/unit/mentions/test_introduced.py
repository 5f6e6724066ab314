"""For whom people speak whose side is told beside the name, or in the sentence before."""

from __future__ import annotations

import pytest

from tests.unit.mentions.parsed import parties

_LIND = "Ada/NNP/nsubj/3 Lind/NNP/flat/1 said/VBD/ROOT/3 so/RB/advmod/3 ././punct/3"
_AGAIN = "Lind/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
_CHILE = "Chile/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"


@pytest.mark.parametrize(
    ("before", "party"),
    [
        ("The/DT/det/3 Norwegian/JJ/amod/3 envoy/NN/nsubj/4 refused/VBD/ROOT/4 ././punct/4", "Norway"),
        (
            "Chile/NNP/nsubj/2 agreed/VBD/ROOT/2 ,/,/punct/6 the/DT/det/6 Spanish/JJ/amod/6 envoy/NN/nsubj/7 "
            "said/VBD/parataxis/2 ././punct/2",
            "Spain",
        ),
    ],
)
def test_an_office_in_the_sentence_before_is_of_the_name_that_follows(before: str, party: str) -> None:
    assert parties(_CHILE, before, _LIND, _AGAIN, word="Lind") == [party]


def test_any_one_of_many_is_not_the_name_that_follows() -> None:
    some = "An/DT/det/3 EU/NNP/compound/3 envoy/NN/nsubj/4 refused/VBD/ROOT/4 Chile/NNP/obj/4 ././punct/4"
    assert parties(_CHILE, _CHILE, some, _LIND, _AGAIN, word="Lind") != ["European Union"]


def test_one_of_a_body_that_a_comma_sets_apart_is_its() -> None:
    bek = (
        "Olim/NNP/nsubj/8 Bek/NNP/flat/1 ,/,/punct/6 of/IN/case/6 the/DT/det/6 Council/NNP/nmod/1 ,/,/punct/1 "
        "refused/VBD/ROOT/8 ././punct/8"
    )
    front = (
        "Olim/NNP/nsubj/9 Bek/NNP/flat/1 ,/,/punct/7 of/IN/case/7 the/DT/det/7 Lake/NNP/compound/7 Front/NNP/nmod/1 "
        ",/,/punct/1 refused/VBD/ROOT/9 ././punct/9"
    )
    again = "Bek/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
    assert parties(front, again, word="Bek") == ["Lake Front"]
    assert parties(bek, again, word="Bek") != ["Council"]


def test_who_speaks_for_rebels_speaks_for_no_state() -> None:
    deng = (
        "Olim/NNP/nsubj/10 Bek/NNP/flat/1 ,/,/punct/4 spokesman/NN/appos/1 for/IN/case/8 the/DT/det/8 "
        "rebel/NN/compound/8 delegation/NN/nmod/4 ,/,/punct/1 refused/VBD/ROOT/10 ././punct/10"
    )
    assert parties(_CHILE, deng, word="Bek") == ["rebels"]


_MET = (
    "The/DT/det/5 Norwegian/JJ/amod/5 president/NN/nmod:desc/5 Ada/NNP/compound/5 Lind/NNP/nsubj/6 "
    "arrived/VBD/ROOT/6 ././punct/6"
)
_HE = "She/PRP/nsubj/2 met/VBD/ROOT/2 Spanish/JJ/amod/5 envoy/NN/nmod:desc/5 Bek/NNP/obj/2 ././punct/2"


def test_she_who_met_somebody_is_she_of_the_next_sentence() -> None:
    after = "After/IN/mark/2 meeting/VBG/advcl/5 Bek/NNP/obj/2 ,/,/punct/5 asked/VBD/ROOT/5 she/PRP/nsubj/5 ././punct/5"
    assert parties(_MET, _HE, after, word="she") == ["Norway"]


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
