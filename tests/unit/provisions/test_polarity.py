"""What turns a measure round or bars it: "no more", "not on the table", "no army that will"; and what does not."""

from __future__ import annotations

import pytest

from tests.unit.provisions.wordings import passage, read, told

WILL = "Kelmar/NNP/nsubj/2 will/MD/aux/2 "
REPUBLIC = "not/RB/advmod/3 recognise/VB/ROOT/3 the/DT/det/5 republic/NN/obj/3"
TABLE = "on/IN/case/6 the/DT/det/6 table/NN/ROOT/6"
MINERS = "to/TO/mark/5 compensate/VB/advcl/2 the/DT/det/7 miners/NNS/obj/5/miner"


@pytest.mark.parametrize(
    ("cells", "stances"),
    [
        (
            WILL + "release/VB/ROOT/2 no/RB/advmod/4 more/JJR/amod/5 hostages/NNS/obj/2/hostage",
            ["reject"],
        ),
        (WILL + "release/VB/ROOT/2 more/JJR/amod/4 hostages/NNS/obj/2/hostage", ["offer"]),
        ("Kelmar/NNP/nsubj/3 does/AUX/aux/3/do " + REPUBLIC, ["reject"]),
        ("Kelmar/NNP/nsubj/3 did/AUX/aux/3/do " + REPUBLIC, []),
        (WILL + "use/VB/ROOT/2 money/NN/obj/2 " + MINERS, ["offer"]),
        (WILL + "meet/VB/ROOT/2 the/DT/det/4 deadline/NN/obj/2", []),
        (WILL + "meet/VB/ROOT/2 Sorrun/NNP/obj/2", []),
    ],
    ids=["no-more", "more", "does-not-recognise", "did-not-recognise", "used-for", "a-deadline", "a-date"],
)
def test_the_stance_of_a_party(cells: str, stances: list[str]) -> None:
    assert [stance for _, stance, _, _ in told(read(passage(cells)))] == stances


def test_a_meeting_to_come_is_offered_only_by_who_tells_of_it() -> None:
    cells = WILL + "meet/VB/ROOT/2 Sorrun/NNP/obj/2"
    assert told(read(passage(cells), "Kelmar")) == [("Kelmar", "offer", "meet", ("Kelmar",))]


@pytest.mark.parametrize(
    ("cells", "stances"),
    [
        ("A/DT/det/1 truce/NN/nsubj/6 is/AUX/cop/6/be not/RB/advmod/6 " + TABLE, ["reject"]),
        ("A/DT/det/1 truce/NN/nsubj/5 is/AUX/cop/5/be on/IN/case/5 the/DT/det/5 table/NN/ROOT/5", []),
        ("A/DT/det/1 truce/NN/nsubj/4 is/AUX/cop/4/be not/RB/advmod/4 peace/NN/ROOT/4", []),
    ],
    ids=["off-the-table", "on-the-table", "something-else"],
)
def test_what_a_speaker_bars(cells: str, stances: list[str]) -> None:
    assert [draft.stance for draft in read(passage(cells), "Kelmar")] == stances


def test_the_wish_before_a_colon_owns_what_follows() -> None:
    cells = (
        "Kelmar/NNP/nsubj/2 would/MD/aux/2 like/VB/ROOT/2 less/JJR/obj/2 :/:/punct/2 Sorrun/NNP/nsubj/7 would/MD/aux/7 "
        "withdraw/VB/parataxis/2"
    )
    assert told(read(passage(cells))) == [("Kelmar", "demand", "withdraw", ("Sorrun",))]
    assert told(read(passage(cells.replace("like/", "hear/")))) == [("Sorrun", "offer", "withdraw", ("Sorrun",))]


def test_a_deadline_of_days_is_demanded_by_who_tells_it() -> None:
    days = (
        "Sorrun/NNP/nsubj/1 has/VB/ROOT/1/have ten/CD/nummod/3 days/NNS/obj/1/day to/TO/mark/5 withdraw/VB/advcl/1 "
        "its/PRP$/nmod:poss/7 troops/NNS/obj/5/troop"
    )
    assert told(read(passage(days), "Kelmar")) == [("Kelmar", "demand", "withdraw", ("Sorrun",))]
    right = days.replace("ten/CD/nummod/3 days/NNS/obj/1/day", "a/DT/det/3 right/NN/obj/1")
    assert read(passage(right), "Kelmar") == []


def test_nothing_less_is_a_demand_and_nothing_a_refusal() -> None:
    less = (
        "Kelmar/NNP/nsubj/2 will/MD/aux/2 accept/VB/ROOT/2 nothing/NN/obj/2 less/JJ/amod/3 than/IN/case/7 a/DT/det/7 "
        "withdrawal/NN/obl/4"
    )
    assert [(stance, measure) for _, stance, measure, _ in told(read(passage(less)))] == [("demand", "withdraw")]
    none = "Kelmar/NNP/nsubj/2 will/MD/aux/2 accept/VB/ROOT/2 no/DT/det/4 withdrawal/NN/obj/2"
    assert [(stance, measure) for _, stance, measure, _ in told(read(passage(none)))] == [("reject", "withdraw")]
