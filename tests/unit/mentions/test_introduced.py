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


@pytest.mark.parametrize(
    ("name", "body", "party"),
    [
        ("Olim/NNP/nsubj/7 Bek/NNP/flat/1", "the/DT/det/6 African/NNP/compound/6 Union/NNP/nmod/1", "African Union"),
        ("Olim/NNP/nsubj/7 Bek/NNP/flat/1", "old/JJ/amod/6 eastern/JJ/amod/6 Spain/NNP/nmod/1", "Spain"),
        # What the tree joins as it joins the words of a body may be one.
        ("Olim/NNP/compound/2 Bek/NNP/nsubj/7", "old/JJ/amod/6 eastern/JJ/amod/6 Spain/NNP/nmod/2", "Bek"),
    ],
)
def test_one_of_a_known_body_is_its_and_of_a_state_by_first_and_last_name(name: str, body: str, party: str) -> None:
    told = f"{name} of/IN/case/6 {body} refused/VBD/ROOT/7 ././punct/7"
    assert parties(told, "Bek/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2", word="Bek") == [party]


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


def test_an_office_after_a_comma_is_of_the_name_beside_it() -> None:
    sentence = (
        "Of/IN/case/2 Ostra/NNP/obl/9 ,/,/punct/9 Spain/NNP/nmod:poss/6 's/POS/case/4 president/NN/nsubj/9"
        " Ada/NNP/appos/6 Lind/NNP/flat/7 spoke/VBD/ROOT/9"
    )
    assert parties(sentence, word="Lind") == ["Spain"]
    assert parties(sentence, "Ostra/NNP/nsubj/2 agreed/VBD/ROOT/2", word="Ostra") != ["Spain"]


def test_the_counterpart_is_of_the_nation_told() -> None:
    told = (
        "He/PRP/nsubj/2 met/VBD/ROOT/2 his/PRP$/nmod:poss/5 Spanish/JJ/amod/5 counterpart/NN/obj/2 ,/,/punct/7"
        " Ada/NNP/appos/5 Lind/NNP/flat/7"
    )
    assert parties(told, _AGAIN, word="Lind") == ["Spain"]
    plain = told.replace(" Spanish/JJ/amod/5", " old/JJ/amod/5")
    assert parties(plain, _AGAIN, word="Lind") != ["Spain"]


def test_rebels_of_a_state_are_not_it() -> None:
    bek = (
        "Spanish/JJ/amod/3 rebel/NN/compound/3 spokesman/NN/nmod:desc/4 Olim/NNP/nsubj/6 Bek/NNP/flat/4 "
        "agreed/VBD/ROOT/6 ././punct/6"
    )
    assert parties(bek, word="Olim") == ["Spanish rebels"]


def test_a_place_before_a_minister_who_says_so_is_not_his_name() -> None:
    said = (
        "They/PRP/nsubj/2 left/VBD/ccomp/7 Marn/NNP/obj/2 ,/,/punct/2 a/DT/det/6 minister/NN/nsubj/7 said/VBD/ROOT/7 "
        "././punct/7"
    )
    assert parties("Spain/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2", said, word="Marn") != ["Spain"]


def test_an_opposition_leader_with_a_name_speaks_for_the_opposition() -> None:
    told = (
        "Spain/NNP/nmod:poss/4 's/POS/case/1 {0}/NN/compound/4 leader/NN/nmod:desc/5 Ada/NNP/nsubj/7 Lind/NNP/flat/5 "
        "agreed/VBD/ROOT/7"
    )
    assert parties(told.format("opposition"), word="Ada") == ["Spanish opposition"]
    assert parties(told.format("party"), word="Ada") == ["Spain"]
