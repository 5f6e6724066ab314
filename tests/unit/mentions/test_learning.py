"""What a report tells once and means from then on."""

from __future__ import annotations

from tests.unit.mentions.parsed import parties

_AGREED = "{0}/NNP/nsubj/2 agreed/VBD/ROOT/2 ././punct/2"


def test_two_ministers_named_in_turn() -> None:
    told = (
        "The/DT/det/2 ministers/NNS/nsubj/12 of/IN/case/4 Spain/NNP/nmod/2 and/CC/cc/6 Norway/NNP/conj/4 ,/,/punct/8"
        " Ada/NNP/appos/2 and/CC/cc/10 Olim/NNP/conj/8 ,/,/punct/2 met/VBD/ROOT/12"
    )
    assert parties(told, _AGREED.format("Olim"), word="Olim") == ["Norway"]
    assert parties(told, _AGREED.format("Ada"), word="Ada") == ["Spain"]


def test_a_paper_by_the_word_before_it_is_no_party() -> None:
    wrote = "The/DT/det/3 weekly/NN/compound/3 Lantern/NNP/nsubj/4 wrote/VBD/ROOT/4"
    assert parties(wrote, _AGREED.format("Lantern"), word="Lantern") == []


def test_a_speaker_in_capitals_is_the_one_named_before() -> None:
    named = "Norway/NNP/nmod:poss/3 's/POS/case/1 envoy/NN/nsubj/6 Ada/NNP/appos/3 Lindmark/NNP/flat/4 spoke/VBD/ROOT/6"
    assert parties(named, _AGREED.format("Spain"), _AGREED.format("LINDMARK"), word="LINDMARK") == ["Norway"]


_LEFT = "{0}/NNP/nsubj/2 left/VBD/ROOT/2 Peru/NNP/obj/2 ././punct/2"


def test_an_official_without_a_country_is_of_the_one_whose_government_is_told_of() -> None:
    told = "Chile/NNP/nmod:poss/4 's/POS/case/1 military/JJ/amod/4 government/NN/nsubj/5 spoke/VBD/ROOT/5 ././punct/5"
    minister = (
        "Foreign/NNP/amod/2 Minister/NNP/nmod:desc/3 Olim/NNP/nsubj/5 Bek/NNP/flat/3 spoke/VBD/ROOT/5 ././punct/5"
    )
    far = [_LEFT.format(state) for state in ("France", "France", "They", "They")]
    assert parties(told, *far, minister, word="Bek") == ["Chile"]
    # Who acted last stays nearer in mind.
    assert parties(told, _LEFT.format("France"), minister, word="Bek") == ["France"]


def test_a_short_form_in_brackets_is_not_of_the_country_before_it() -> None:
    told = (
        "The/DT/det/2 Front/NNP/nsubj/8 in/IN/case/4 Chile/NNP/nmod/2 (/-LRB-/punct/6"
        " FPUK/NNP/appos/2 )/-RRB-/punct/6 spoke/VBD/ROOT/8"
    )
    assert parties(told, _AGREED.format("FPUK"), word="FPUK") != ["Chile"]


def test_an_ethnic_people_is_no_state() -> None:
    told = "The/DT/det/4 ethnic/JJ/amod/4 Norwegian/JJ/amod/4 groups/NNS/nsubj/5 spoke/VBD/ROOT/5 ././punct/5"
    later = "The/DT/det/3 Norwegian/JJ/amod/3 groups/NNS/nsubj/4 spoke/VBD/ROOT/4 ././punct/4"
    assert parties(told, word="groups") == ["ethnic Norwegians"]
    assert parties(told, later, word="groups") == ["ethnic Norwegians"]
    # Where the report tells of Norway too, its adjective alone is Norway's.
    assert parties(told, _LEFT.format("Norway"), later, word="groups") != ["ethnic Norwegians"]


def test_many_without_a_name_are_called_by_what_they_are() -> None:
    told = "Forty/CD/nummod/3 armed/JJ/amod/3 groups/NNS/nsubj/4 spoke/VBD/ROOT/4 ././punct/4"
    assert parties(told, word="groups") == ["armed groups"]


def test_a_name_in_the_middle_is_enough() -> None:
    told = (
        "Chile/NNP/nmod:poss/3 's/POS/case/1 president/NN/nsubj/8 ,/,/punct/3 Ada/NNP/appos/3 Marn/NNP/flat/5"
        " Lindmark/NNP/flat/5 spoke/VBD/ROOT/8 ././punct/8"
    )
    assert parties(told, _AGREED.format("Marn"), word="Marn") == ["Chile"]


def test_the_opposition_is_that_of_the_one_state_whose_government_is_told_of() -> None:
    told = (
        "Chilean/JJ/amod/3 President/NNP/nmod:desc/3 Lind/NNP/nsubj/4 met/VBD/ROOT/4 opposition/NN/compound/6"
        " leader/NN/nmod:desc/7 Marn/NNP/obj/4 ././punct/4"
    )
    assert parties(told, word="Marn") == ["Chilean opposition"]
    elsewhere = "Peru/NNP/nmod:poss/3 's/POS/case/1 government/NN/nsubj/4 left/VBD/ROOT/4 ././punct/4"
    assert parties(elsewhere, told, word="Marn") == ["opposition"]


def test_who_speaks_for_the_guerrillas_speaks_for_the_one_group_that_is_named() -> None:
    told = (
        "The/DT/det/4 Oren/NNP/compound/4 guerrilla/NN/compound/4 negotiator/NN/nsubj/7 Olim/NNP/appos/4"
        " Bek/NNP/flat/5 spoke/VBD/ROOT/7 ././punct/7"
    )
    group = "Hamas/NNP/nsubj/2 left/VBD/ROOT/2 Peru/NNP/obj/2 ././punct/2"
    assert parties(group, told, word="Bek") == ["Hamas"]
    other = "Hezbollah/NNP/nsubj/2 left/VBD/ROOT/2 Peru/NNP/obj/2 ././punct/2"
    assert parties(group, other, told, word="Bek") != ["Hamas"]
