"""Facts, hearsay, what is granted: no stances; and near ones that are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.model.sight import SeenStance, Sight
from parley.provisions.commentators import commentators, is_commentator
from parley.provisions.draft import Draft
from parley.provisions.facts import is_hearsay
from tests.unit.provisions.wordings import passage, read, seen, told

HOLDS = "Kelmar/NNP/nsubj/2 is/VBD/aux/2/be holding/VBG/ROOT/2/hold talks/NNS/obj/2/talk in/IN/case/5 Geneva/NNP/obl/2"
RAISED = "Kelmar/NNP/nsubj/2 has/VBD/aux/2/have raised/VBN/ROOT/2/raise its/PRP$/nmod:poss/4 tariffs/NNS/obj/2/tariff"
LEAVES = (
    "Kelmar/NNP/nsubj/2 will/MD/aux/2 talk/VB/ROOT/2 if/IN/mark/5 Sorrun/NNP/nsubj/5 leaves/VBD/advcl/2/leave "
    "the/DT/det/7 town/NN/obj/5"
)


def _with_sight(cells: str, *stances: SeenStance, speaker: str | None = None) -> list[Draft]:
    return read(replace(passage(cells), sight=Sight(stances=stances, attributions=(), seen=True)), speaker)


@pytest.mark.parametrize(
    ("cells", "stance", "measure", "words"),
    [(HOLDS, "propose", "meet", "holding talks"), (RAISED, "demand", "trade", "raised its tariffs")],
)
def test_what_is_done_or_going_on_is_no_stance(cells: str, stance: str, measure: str, words: str) -> None:
    assert _with_sight(cells, seen(passage(cells), stance, measure, words, "Kelmar", "Kelmar")) == []


def test_what_hangs_on_a_condition_is_no_fact() -> None:
    drafts = _with_sight(LEAVES, seen(passage(LEAVES), "demand", "withdraw", "leaves the town", "Kelmar", "Sorrun"))
    assert ("demand", "withdraw") in [(draft.stance, draft.measure) for draft in drafts]


def test_what_somebody_dreams_of_is_no_offer() -> None:
    cells = (
        "Sorrun/NNP/nsubj/1 shared/VBD/ROOT/1/share the/DT/det/3 notion/NN/obj/1 that/IN/mark/7 Kelmar/NNP/nsubj/7 "
        "would/MD/aux/7 withdraw/VB/acl/3 its/PRP$/nmod:poss/9 troops/NNS/obj/7/troop"
    )
    assert read(passage(cells)) == []


def test_what_is_reported_is_heard_from_who_reports_it_and_what_a_report_says_is_hearsay() -> None:
    reported = passage(
        "Papers/NNS/nsubj/1/paper reported/VBD/ROOT/1/report that/IN/mark/5 Kelmar/NNP/nsubj/5 would/MD/aux/5 "
        "withdraw/VB/ccomp/1 its/PRP$/nmod:poss/7 troops/NNS/obj/5/troop"
    )
    assert not is_hearsay(reported.parse[5])
    rumoured = passage(
        "Sorrun/NNP/nsubj/1 heard/VBD/ROOT/1/hear a/DT/det/3 report/NN/obj/1 that/IN/mark/7 Kelmar/NNP/nsubj/7 "
        "would/MD/aux/7 withdraw/VB/ccomp/1 its/PRP$/nmod:poss/9 troops/NNS/obj/7/troop"
    )
    assert is_hearsay(rumoured.parse[7])


def test_what_is_granted_for_arguments_sake_is_no_proposal() -> None:
    cells = (
        "Sorrun/NNP/nsubj/2 will/MD/aux/2 stay/VB/ROOT/2 even/RB/advmod/6 if/IN/mark/6 Kelmar/NNP/nsubj/6 "
        "proposes/VBD/advcl/2/propose a/DT/det/8 truce/NN/obj/6"
    )
    assert read(passage(cells)) == []
    assert told(read(passage(cells.replace("even/RB", "or/RB")))) != []


def test_what_is_none_will_not_be_done() -> None:
    cells = (
        "There/DT/expl/1 is/VBD/ROOT/1/be {det}/DT/det/3 date/NN/nsubj/1 on/IN/case/5 which/DT/obl/8 "
        "Kelmar/NNP/nsubj/8 will/MD/aux/8 disarm/VB/acl:relcl/3"
    )
    assert told(read(passage(cells.format(det="no")))) == [("Kelmar", "reject", "disarm", ("Kelmar",))]
    assert told(read(passage(cells.format(det="a")))) == [("Kelmar", "offer", "disarm", ("Kelmar",))]


def test_what_is_a_condition_is_wanted_by_who_says_so() -> None:
    cells = (
        "A/DT/det/1 ceasefire/NN/nsubj/4 is/AUX/cop/4/be a/DT/det/4 precondition/NN/ROOT/4 for/IN/case/6 "
        "elections/NNS/nmod/4/election"
    )
    assert ("Kelmar", "demand", "ceasefire", None) in told(read(passage(cells), "Kelmar"))
    assert read(passage(cells)) == []


def test_conditions_that_are_met_meet_nobody() -> None:
    cells = (
        "Its/PRP$/nmod:poss/1 conditions/NNS/nsubj:pass/4/condition will/MD/aux/4 be/AUX/aux:pass/4 met/VBN/ROOT/4/meet"
    )
    assert read(passage(cells), "Kelmar") == []
    cells = "Kelmar/NNP/nsubj/2 will/MD/aux/2 meet/VB/ROOT/2 Sorrun/NNP/obj/2"
    assert [draft.measure for draft in read(passage(cells), "Kelmar")] == ["meet"]


def test_what_it_is_offered_for_is_not_offered() -> None:
    cells = (
        "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/mark/3 withdraw/VB/xcomp/1 its/PRP$/nmod:poss/5 "
        "troops/NNS/obj/3/troop to/TO/mark/7 end/VB/advcl/1 the/DT/det/9 war/NN/obj/7"
    )
    assert told(read(passage(cells))) == [("Kelmar", "offer", "withdraw", ("Kelmar",))]


def test_what_is_expected_is_not_demanded() -> None:
    cells = (
        "Troops/NNS/nsubj:pass/2/troop were/AUX/aux:pass/2/be expected/VBN/ROOT/2/expect to/TO/mark/4 "
        "withdraw/VB/xcomp/2"
    )
    assert "demand" not in [draft.stance for draft in read(passage(cells), "Kelmar")]
    cells = (
        "Kelmar/NNP/nsubj/1 expects/VBD/ROOT/1/expect Sorrun/NNP/obj/1 to/TO/mark/4 withdraw/VB/xcomp/1 "
        "its/PRP$/nmod:poss/6 troops/NNS/obj/4/troop"
    )
    assert told(read(passage(cells))) == [("Kelmar", "demand", "withdraw", ("Sorrun",))]


def test_truces_are_kept_or_ended() -> None:
    kept = "Kelmar/NNP/nsubj/2 will/MD/aux/2 {verb}/VB/ROOT/2 the/DT/det/4 truce/NN/obj/2"
    assert told(read(passage(kept.format(verb="maintain")))) == [("Kelmar", "offer", "ceasefire", ("Kelmar",))]
    assert told(read(passage(kept.format(verb="end")))) == [("Kelmar", "threaten", "attack", ("Kelmar",))]


@pytest.mark.parametrize(
    ("cells", "party", "aside"),
    [
        (
            "Mary/NNP/compound/1 Roe/NNP/nsubj/7 ,/,/punct/4 a/DT/det/4 professor/NN/appos/1 of/IN/case/6 "
            "law/NN/nmod/4 spoke/VBD/ROOT/7/speak",
            "Mary Roe",
            True,
        ),
        ("analyst/NN/compound/2 Mary/NNP/compound/2 Roe/NNP/nsubj/3 spoke/VBD/ROOT/3/speak", "Roe", True),
        ("minister/NN/compound/2 Mary/NNP/compound/2 Roe/NNP/nsubj/3 spoke/VBD/ROOT/3/speak", "Mary Roe", False),
        (
            "Mary/NNP/compound/1 Roe/NNP/nsubj/7 ,/,/punct/4 a/DT/det/4 professor/NN/appos/1 and/CC/cc/6 "
            "minister/NN/conj/4 spoke/VBD/ROOT/7/speak",
            "Mary Roe",
            False,
        ),
    ],
)
def test_who_speaks_for_nobody(cells: str, party: str, aside: bool) -> None:
    assert is_commentator(party, commentators([passage(cells)])) is aside
