"""Wordings of talks between states: tariffs, orders, assertions, conditions; and near ones."""

from __future__ import annotations

import pytest

from parley.provisions.facts import brings, is_awaited
from tests.unit.provisions.wordings import passage, read, told

IMPOSE = "Kelmar/NNP/nsubj/1 {verb} to/TO/mark/{at} impose/VB/xcomp/1 new/JJ/amod/{n} tariffs/NNS/obj/{v}/tariff"


@pytest.mark.parametrize(
    ("cells", "stance"),
    [
        (IMPOSE.format(verb="pledged/VBD/ROOT/1/pledge", at=3, v=3, n=5), "threaten"),
        (IMPOSE.format(verb="agreed/VBD/ROOT/1/agree not/RB/advmod/4", at=4, v=4, n=6), "accept"),
        (
            "Kelmar/NNP/nsubj/1 pledged/VBD/ROOT/1/pledge to/TO/mark/3 lift/VB/xcomp/1 its/PRP$/nmod:poss/5 "
            "tariffs/NNS/obj/3/tariff",
            "offer",
        ),
    ],
)
def test_raising_tariffs_is_threatened_and_not_raising_them_agreed(cells: str, stance: str) -> None:
    assert [(d.stance, d.measure) for d in read(passage(cells))] == [(stance, "trade")]


@pytest.mark.parametrize(
    ("whom", "expected"), [("its/PRP$/nmod:poss/3", ("Kelmar", "offer")), ("the/DT/det/3", ("Kelmar", "demand"))]
)
def test_what_a_party_orders_its_own_people_to_do_it_does(whom: str, expected: tuple[str, str]) -> None:
    cells = (
        f"Kelmar/NNP/nsubj/1 ordered/VBD/ROOT/1/order {whom} troops/NNS/obj/1/troop to/TO/mark/5 "
        "withdraw/VB/xcomp/1 from/IN/case/8 the/DT/det/8 valley/NN/obl/5"
    )
    assert [told_of[:2] for told_of in told(read(passage(cells)))] == [expected]


@pytest.mark.parametrize(
    ("verb", "stances"),
    [("had/VBD/aux/5/have withdrawn/VBN/ccomp/1/withdraw", []), ("must/MD/aux/5 withdraw/VB/ccomp/1", ["demand"])],
)
def test_who_insists_that_a_thing_was_so_demands_nothing(verb: str, stances: list[str]) -> None:
    cells = (
        f"Sorrun/NNP/nsubj/1 insisted/VBD/ROOT/1/insist that/IN/mark/5 Kelmar/NNP/nsubj/5 {verb} "
        "its/PRP$/nmod:poss/7 troops/NNS/obj/5/troop"
    )
    assert [draft.stance for draft in read(passage(cells))] == stances


def test_whose_a_thing_is_tells_nothing_of_it() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 dropped/VBD/ROOT/1/drop the/DT/det/3 bloc/NN/nmod:poss/5 's/RP/case/3 rules/NNS/obj/1/rule"
    )
    assert read(passage(cells)) == []


def test_what_is_taken_in_order_to_ease_a_thing_is_not_eased() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 promised/VBD/ROOT/1/promise measures/NNS/obj/1/measure to/TO/mark/4 ease/VB/acl/2 "
        "the/DT/det/6 strain/NN/obj/4"
    )
    assert read(passage(cells)) == []


@pytest.mark.parametrize(("opening", "awaited"), [("Once/IN/mark/2", True), ("Until/IN/mark/2", False)])
def test_what_stands_in_a_clause_of_time_is_awaited(opening: str, awaited: bool) -> None:
    cells = (
        f"{opening} Kelmar/NNP/nsubj/2 signed/VBD/advcl/6/sign the/DT/det/4 treaty/NN/obj/2 it/PRP/nsubj/6 "
        "waited/VBD/ROOT/6/wait"
    )
    assert is_awaited(passage(cells).parse[2]) is awaited


@pytest.mark.parametrize(
    ("noun", "brought"), [("concessions/NNS/obl/1/concession", True), ("rebels/NNS/obl/1/rebel", False)]
)
def test_what_is_brought_to_talks_is_not_the_talks(noun: str, brought: bool) -> None:
    cells = (
        f"Kelmar/NNP/nsubj/1 came/VBD/ROOT/1/come to/IN/case/4 the/DT/det/4 talks/NNS/obl/1/talk with/IN/case/6 {noun}"
    )
    assert brings(passage(cells).parse[1]) is brought


@pytest.mark.parametrize(("case", "wanted"), [("on/IN/case/4", []), ("from/IN/case/4", ["guarantee-security"])])
def test_guarantees_on_a_thing_protect_nobody(case: str, wanted: list[str]) -> None:
    cells = f"Kelmar/NNP/nsubj/1 demanded/VBD/ROOT/1/demand guarantees/NNS/obj/1/guarantee {case} Sorrun/NNP/nmod/2"
    assert [draft.measure for draft in read(passage(cells))] == wanted
