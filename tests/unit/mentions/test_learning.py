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
