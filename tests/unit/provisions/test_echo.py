"""Sentences that say no more than that another did the same."""

from __future__ import annotations

import pytest

from tests.unit.provisions.wordings import read_on, told

REJECTED = "Kelmar/NNP/nsubj/1 rejected/VBD/ROOT/1/reject the/DT/det/3 truce/NN/obj/1"


@pytest.mark.parametrize(
    "echo",
    [
        "So/RB/advmod/1 did/VBD/ROOT/1/do Sorrun/NNP/nsubj/1 ././punct/1",
        "Nor/CC/cc/1 has/VBZ/ROOT/1/have Sorrun/NNP/nsubj/1",
        "So/RB/advmod/1 did/VBD/ROOT/1/do Sorrun/NNP/nsubj/1 ,/,/punct/5 its/PRP$/nmod:poss/5 neighbour/NN/appos/2",
    ],
)
def test_another_did_the_same(echo: str) -> None:
    assert told(read_on(REJECTED, echo)) == [
        ("Kelmar", "reject", "ceasefire", None),
        ("Sorrun", "reject", "ceasefire", None),
    ]


def test_who_did_it_itself_is_the_other() -> None:
    offered = (
        "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/mark/3 withdraw/VB/xcomp/1 its/PRP$/nmod:poss/5 "
        "troops/NNS/obj/3/troop"
    )
    echo = "So/RB/advmod/1 did/VBD/ROOT/1/do Sorrun/NNP/nsubj/1"
    assert [actor for *_, actor in told(read_on(offered, echo))] == [("Kelmar",), ("Sorrun",)]


@pytest.mark.parametrize(
    "other",
    [
        "Nor/CC/cc/3 is/AUX/cop/3/be Sorrun/NNP/nsubj/3 closer/JJ/ROOT/3",
        "So/RB/advmod/4 far/RB/advmod/0 Sorrun/NNP/nsubj/4 has/AUX/aux/4/have left/VBN/ROOT/4/leave",
        "So/RB/advmod/3 did/AUX/aux/3/do Sorrun/NNP/nsubj/3 agree/VB/ROOT/3",
        "So/RB/advmod/1 did/VBD/ROOT/1/do Kelmar/NNP/nsubj/1",
    ],
)
def test_what_says_more_is_no_echo(other: str) -> None:
    assert ("Sorrun", "reject", "ceasefire", None) not in told(read_on(REJECTED, other))
    assert len(read_on(REJECTED, other)) == 1
