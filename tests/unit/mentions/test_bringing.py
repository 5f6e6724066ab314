"""Who brings the sides together or looks on, and whom "the rebels", "the parties" and "they" are without them."""

from __future__ import annotations

import pytest

from tests.unit.mentions.parsed import parties

_REBELS = "The/DT/det/2 rebels/NNS/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
_THEY = "They/PRP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"
_GOVERNMENT = "The/DT/det/2 government/NN/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks/NNS/nsubj/2 opened/VBD/ROOT/2 under/IN/case/5 the/DT/det/5 mediation/NN/obl/2 of/IN/case/7 "
        "SOLA/NNP/nmod/5 ././punct/2",
        "The/DT/det/3 southern/JJ/amod/3 bloc/NN/nsubj/5 SOLA/NNP/flat/3 met/VBD/ROOT/5 ././punct/5",
        "Mediator/NN/compound/2 SOLA/NNP/nsubj/3 spoke/VBD/ROOT/3 ././punct/3",
    ],
)
def test_who_brings_the_sides_together_is_no_rebel(sentence: str) -> None:
    assert parties(sentence, _REBELS, word="rebels") == ["rebels"]


def test_a_group_that_brings_nobody_together_may_be() -> None:
    sentence = "The/DT/det/2 SOLA/NNP/nsubj/3 spoke/VBD/ROOT/3 ././punct/3"
    assert parties(sentence, _REBELS, word="rebels") == ["SOLA"]


def test_the_government_is_not_that_of_a_power_that_looks_on() -> None:
    army = "Chad/NNP/nmod:poss/3 's/POS/case/1 army/NN/nsubj/4 met/VBD/ROOT/4 ././punct/4"
    power = "Colonial/JJ/amod/2 power/NN/compound/3 France/NNP/nsubj/4 left/VBD/ROOT/4 ././punct/4"
    assert parties(army, power, _GOVERNMENT, word="government") == ["Chad"]


def test_the_parties_are_those_just_called_so() -> None:
    met = "Nine/CD/nummod/3 opposition/NN/compound/3 parties/NNS/nsubj/4 met/VBD/ROOT/4 ././punct/4"
    agreed = "The/DT/det/2 parties/NNS/nsubj/3 agreed/VBD/ROOT/3 ././punct/3"
    assert parties(met, agreed, word="parties") == ["opposition"]


def test_two_sides_are_nobody_where_one_alone_is_named() -> None:
    sides = "The/DT/det/3 two/CD/nummod/3 sides/NNS/nsubj/4 agreed/VBD/ROOT/4 ././punct/4"
    assert parties("Chad/NNP/nsubj/2 spoke/VBD/ROOT/2 ././punct/2", sides, word="sides") == []


def test_they_are_the_two_just_named_together_where_the_subject_is_no_party() -> None:
    week = (
        "The/DT/det/2 week/NN/nsubj/3 ended/VBD/ROOT/3 with/IN/case/5 Chad/NNP/obl/3 and/CC/cc/8 the/DT/det/8 "
        "LKF/NNP/conj/5 ././punct/3"
    )
    assert parties(week, _THEY, word="They") == ["Chad", "LKF"]


def test_who_warns_that_they_must_leave_warns_others() -> None:
    warned = (
        "Chad/NNP/nsubj/2 offers/VBZ/ROOT/2 the/DT/det/4 LKF/NNP/iobj/2 talks/NNS/obj/2 but/CC/cc/7 "
        "warns/VBZ/conj/2 they/PRP/nsubj/10 must/MD/aux/10 leave/VB/ccomp/7 ././punct/2"
    )
    assert parties(warned, word="they") == ["LKF"]


def test_rebels_in_a_country_are_the_group_named_later() -> None:
    first = "Rebels/NNS/nsubj/4 in/IN/case/3 Chad/NNP/nmod/1 met/VBD/ROOT/4 ././punct/4"
    later = "The/DT/det/3 LKF/NNP/compound/3 rebels/NNS/nsubj/4 left/VBD/ROOT/4 ././punct/4"
    assert parties(first, later, first.replace("met", "spoke"), word="Rebels") == ["LKF"]


def test_who_does_a_thing_to_them_is_another() -> None:
    met = "LKF/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2"
    asked = "Chad/NNP/nsubj/2 asked/VBD/ROOT/2 them/PRP/obj/2 to/TO/mark/5 leave/VB/xcomp/2 ././punct/2"
    assert parties(met, asked, word="them") == ["LKF"]


def test_a_name_with_a_particle_in_it_is_one() -> None:
    met = "Sipah/NNP/nsubj/6 -/HYPH/punct/3 i/FW/flat/1 -/HYPH/punct/5 Tarn/NNP/flat/1 met/VBD/ROOT/6 ././punct/6"
    assert parties(met, word="Sipah") == ["Sipah-i-Tarn"]


def test_a_faith_is_no_name() -> None:
    met = "The/DT/det/3 Muslim/NNP/compound/3 rebels/NNS/nsubj/4 met/VBD/ROOT/4 ././punct/4"
    assert parties(met, word="rebels") == ["rebels"]
