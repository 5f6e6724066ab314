"""Answers and denials of what was put forward before, and near ones that answer nothing."""

from __future__ import annotations

import pytest

from tests.unit.provisions.wordings import passage, read, read_on, told

PROPOSED = (
    "Kelmar/NNP/nsubj/1 proposed/VBD/ROOT/1/propose elections/NNS/obj/1/election and/CC/cc/5 an/DT/det/5/a "
    "amnesty/NN/conj/2"
)
ACCEPTED = "Sorrun/NNP/nsubj/1 accepted/VBD/ROOT/1/accept the/DT/det/3 "
REPORTED = (
    "Radio/NN/nsubj/1 reported/VBD/ROOT/1/report that/IN/mark/6 a/DT/det/4 signing/NN/nsubj:pass/6 was/VBD/aux:pass/6 "
    "set/VBN/ccomp/1 for/IN/case/8 Thursday/NNP/obl/6"
)
CALLED = "Sorrun/NNP/nsubj/1 called/VBD/ROOT/1/call "


def _of_sorrun(*sentences: str) -> list[tuple[str, str]]:
    return [(stance, measure) for party, stance, measure, _ in told(read_on(*sentences)) if party == "Sorrun"]


@pytest.mark.parametrize(
    ("answer", "stances"),
    [
        (ACCEPTED + "points/NNS/obj/1/point on/IN/case/6 the/DT/det/6 amnesty/NN/nmod/3", [("accept", "amnesty")]),
        (
            "To/IN/case/1 elections/NNS/obl/3/election Sorrun/NNP/nsubj/3 said/VBD/ROOT/3/say no/UH/obj/3",
            [("reject", "hold-elections")],
        ),
        (
            ACCEPTED + "first/JJ/obj/1 but/CC/cc/7 not/RB/advmod/7 the/DT/det/7 second/JJ/conj/1",
            [("accept", "hold-elections"), ("reject", "amnesty")],
        ),
        (
            "Sorrun/NNP/nsubj/3 would/MD/aux/3 not/RB/advmod/3 hear/VB/ROOT/3 of/IN/case/5 "
            "elections/NNS/obl/3/election",
            [],
        ),
        (ACCEPTED + "points/NNS/obj/1/point on/IN/case/6 the/DT/det/6 weather/NN/nmod/3", []),
    ],
    ids=["the-point-on", "to-it-no", "but-not", "of-itself", "of-nothing-told"],
)
def test_what_an_answer_is_to(answer: str, stances: list[tuple[str, str]]) -> None:
    assert _of_sorrun(PROPOSED, answer) == stances


def test_a_plan_called_a_name_is_rejected_as_a_whole() -> None:
    recipe = "the/DT/det/3 plan/NN/obj/1 a/DT/det/5 recipe/NN/xcomp/1 for/IN/case/7 partition/NN/nmod/5"
    assert _of_sorrun(PROPOSED, CALLED + recipe) == [("reject", "adopt-plan")]


def test_a_plan_called_for_is_not_answered() -> None:
    wanted = "a/DT/det/3 plan/NN/obj/1 for/IN/case/5 elections/NNS/nmod/3/election"
    assert "reject" not in [stance for stance, _ in _of_sorrun(PROPOSED, CALLED + wanted)]


def test_what_was_just_reported_is_denied() -> None:
    denied = "Sorrun/NNP/nsubj/1 denied/VBD/ROOT/1/deny it/PRP/obj/1"
    assert _of_sorrun(REPORTED, denied) == [("deny", "sign-agreement")]
    assert _of_sorrun(PROPOSED, denied) == []


TRUCE = "Kelmar/NNP/nsubj/1 rejected/VBD/ROOT/1/reject a/DT/det/3 truce/NN/obj/1 "
UNDER = "an/DT/det/3 accord/NN/obj/1 under/IN/case/5 which/WDT/obl/8 Kelmar/NNP/nsubj/8 will/MD/aux/8 withdraw/VB/acl/3"


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        ("offered/VBN/acl/3/offer by/IN/case/6 Sorrun/NNP/obl:agent/4", "offer"),
        ("that/IN/obj/6 Sorrun/NNP/nsubj/6 proposed/VBD/acl:relcl/3/propose", "propose"),
    ],
)
def test_who_put_forward_what_is_rejected(clause: str, stance: str) -> None:
    found = {(party, said, measure) for party, said, measure, _ in told(read(passage(TRUCE + clause)))}
    assert found == {("Kelmar", "reject", "ceasefire"), ("Sorrun", stance, "ceasefire")}


def test_what_nobody_named_put_forward_is_only_rejected() -> None:
    drafts = read(passage(TRUCE + "offered/VBN/acl/3/offer by/IN/case/6 radio/NN/obl/4"))
    assert [(draft.party.party, draft.stance) for draft in drafts] == [("Kelmar", "reject")]


def test_who_signs_a_text_accepts_what_it_says() -> None:
    drafts = read(passage("Sorrun/NNP/nsubj/1 signed/VBD/ROOT/1/sign " + UNDER))
    assert ("Sorrun", "accept", "withdraw", ("Kelmar",)) in told(drafts)


def test_who_rejects_a_text_does_not_accept_what_it_says() -> None:
    drafts = read(passage("Sorrun/NNP/nsubj/1 rejected/VBD/ROOT/1/reject " + UNDER))
    assert "accept" not in [draft.stance for draft in drafts]


def test_a_promise_that_somebody_waits_for_is_what_it_demands() -> None:
    cells = (
        "Kelmar/NNP/nsubj/2 would/MD/aux/2 withdraw/VB/ROOT/2 if/IN/mark/5 Sorrun/NNP/nsubj/5 agreed/VBD/advcl/2/agree "
        "to/TO/mark/7 disarm/VB/xcomp/5"
    )
    assert told(read(passage(cells))) == [
        ("Kelmar", "offer", "withdraw", ("Kelmar",)),
        ("Kelmar", "demand", "disarm", ("Sorrun",)),
    ]
    agreed = "Sorrun/NNP/nsubj/1 agreed/VBD/ROOT/1/agree to/TO/mark/3 disarm/VB/xcomp/1"
    assert told(read(passage(agreed))) == [("Sorrun", "accept", "disarm", ("Sorrun",))]
