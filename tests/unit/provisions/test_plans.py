"""Whose plan it is that a sentence tells: named before, at or after it, in running text and in lists."""

from __future__ import annotations

import pytest

from parley.model.mention import Actor
from parley.text.spans import Span
from tests.unit.provisions.told import Told, told

WITHDRAW = "Kelmar/NNP/nsubj/2 would/MD/aux/2 withdraw/VB/root/2 ././punct/2"
ALSO = "It/PRP/nsubj/3 would/MD/aux/3 also/RB/advmod/3 disarm/VB/root/3 ././punct/3"
WITHDREW = "Kelmar/NNP/nsubj/1 withdrew/VBD/root/1/withdraw ././punct/1"
LEFT_BOTH = (
    "Norway/NNP/nsubj/1 left/VBD/root/1/leave both/DT/det/3 sides/NNS/iobj/1/side a/DT/det/5 draft/NN/obj/1 ././punct/1"
)
UNDER = "Under/IN/case/2 the/DT/det/2 draft/NN/obl/5 Kelmar/NNP/nsubj/5 would/MD/aux/5 withdraw/VB/root/5 ././punct/5"
SUCH_IS = (
    "Such/JJ/nsubj/3 is/VBZ/cop/3/be the/DT/det/3 plan/NN/root/3 that/WDT/obj/8 Egypt/NNP/nsubj/6 "
    "intends/VBZ/acl:relcl/3/intend to/TO/mark/8 present/VB/xcomp/6 ././punct/3"
)
POINTS = "The/DT/det/1 sheet/NN/nsubj/2 has/VBZ/root/2/have two/CD/nummod/4 points/NNS/obj/2/point :/:/punct/2"
ITEM = "Kelmar/NNP/nsubj/2 to/TO/mark/2 withdraw/VB/root/2 ;/:/punct/2"
RELEASE = "Release/NN/root/0 of/IN/case/2 prisoners/NNS/nmod/0/prisoner ././punct/0"
DRAFTED_BY = (
    "It/PRP/nsubj:pass/2 was/VBD/aux:pass/2/be drafted/VBN/root/2/draft by/IN/case/4 Egypt/NNP/obl:agent/2 ././punct/2"
)
WOULD_ALL = "Under/IN/case/2 its/PRP$/nmod:poss/2 terms/NNS/obl/4/term Kelmar/NNP/nsubj/4 would/MD/root/4 :/:/punct/4"
FREE = "free/VB/root/0 the/DT/det/2 prisoners/NNS/obj/0/prisoner ;/:/punct/0"
HANDED_BOTH = (
    "Norway/NNP/nsubj/1 handed/VBD/root/1/hand both/DT/det/3 sides/NNS/iobj/1/side a/DT/det/5 plan/NN/obj/1 "
    "of/IN/case/8 two/CD/nummod/8 points/NNS/nmod/5/point ././punct/1"
)
ACCEPTED_TWO = (
    "Kelmar/NNP/nsubj/1 accepted/VBD/root/1/accept two/CD/nummod/3 points/NNS/obj/1/point of/IN/case/6 the/DT/det/6 "
    "plan/NN/nmod/3 ././punct/1"
)
TOGETHER = (
    "Egypt/NNP/nsubj/3 and/CC/cc/2 Norway/NNP/conj/0 drafted/VBD/root/3/draft a/DT/det/5 text/NN/obj/3 ././punct/3"
)
WROTE = "Egypt/NNP/nsubj/1 wrote/VBD/root/1/write the/DT/det/3 paper/NN/obj/1 ././punct/1"


@pytest.mark.parametrize(
    ("sentence", "noun", "owner"),
    [
        pytest.param(WROTE, "paper", "Egypt", id="wrote it"),
        pytest.param(LEFT_BOTH, "draft", "Norway", id="left it with both"),
        pytest.param(
            "Norway/NNP/nsubj/1 left/VBD/root/1/leave both/DT/det/3 sides/NNS/iobj/1/side a/DT/det/5 path/NN/obj/1 "
            "in/IN/case/8 three/CD/nummod/8 steps/NNS/nmod/5/step",
            "steps",
            "Norway",
            id="a path in three steps",
        ),
        pytest.param(SUCH_IS, "plan", "Egypt", id="intends to present it"),
        pytest.param(
            "The/DT/det/1 text/NN/nsubj/4 is/VBZ/cop/4/be the/DT/det/4 work/NN/root/4 of/IN/case/6 Egypt/NNP/nmod/4",
            "text",
            "Egypt",
            id="is the work of",
        ),
        pytest.param(
            "A/DT/det/1 plan/NN/nsubj/4 drafted/VBN/acl/1/draft in/IN/case/4 Egypt/NNP/obl/2 failed/VBD/root/5/fail",
            "plan",
            None,
            id="a place behind a bare participle is not enough",
        ),
        pytest.param(
            "Kelmar/NNP/nsubj/1 accepted/VBD/root/1/accept a/DT/det/3 plan/NN/obj/1 by/IN/case/5 Egypt/NNP/obl/1",
            "plan",
            "Egypt",
            id="accepted, but another's",
        ),
        pytest.param(
            "Kelmar/NNP/nsubj/1 accepted/VBD/root/1/accept the/DT/det/3 phase/NN/obj/1",
            "phase",
            None,
            id="who accepts a part owns nothing",
        ),
        pytest.param(
            "The/DT/det/1 draft/NN/nsubj/6 which/WDT/obj/4 Kelmar/NNP/nsubj/4 received/VBD/acl:relcl/1/receive "
            "was/VBD/aux/6/be long/JJ/root/6",
            "draft",
            None,
            id="received it",
        ),
        pytest.param(
            "The/DT/det/1 plan/NN/nsubj:pass/3 was/VBD/aux:pass/3/be rejected/VBN/root/3/reject by/IN/case/5 "
            "Kelmar/NNP/obl:agent/3",
            "plan",
            None,
            id="rejected it",
        ),
        pytest.param(
            "The/DT/det/1 sides/NNS/nsubj/2/side drafted/VBD/root/2/draft a/DT/det/4 text/NN/obj/2",
            "text",
            None,
            id="both sides together",
        ),
    ],
)
def test_owner_by_the_words_at_a_plan(sentence: str, noun: str, owner: str | None) -> None:
    assert told(sentence).owner(0, noun) == owner


@pytest.mark.parametrize(
    ("report", "index", "owner"),
    [
        pytest.param(told(f"{LEFT_BOTH}\n{WITHDRAW}\n{ALSO}"), 2, "Norway", id="told on over sentences"),
        pytest.param(told(f"{WITHDRAW}\n{ALSO}\n{SUCH_IS}"), 0, "Egypt", id="named behind its points"),
        pytest.param(told(UNDER, WROTE), 0, "Egypt", id="written by, said later"),
        pytest.param(told(f"{UNDER}\n{ALSO}", LEFT_BOTH), 1, "Norway", id="told on, owner named later"),
        pytest.param(told(f"{LEFT_BOTH}\n{WITHDREW}\n{WITHDRAW}"), 2, None, id="a fact between ends it"),
        pytest.param(told(LEFT_BOTH, RELEASE, WITHDRAW), 2, None, id="another paragraph between ends it"),
        pytest.param(told(f"{WITHDREW}\n{SUCH_IS}"), 0, None, id="a fact before is no point"),
        pytest.param(told(f"{LEFT_BOTH}\n{ACCEPTED_TWO}\n{WITHDRAW}"), 2, None, id="an answer does not tell on"),
        pytest.param(told(f"{WITHDRAW}\n{WROTE}"), 0, None, id="a plan spoken of after, which is not pointed at"),
    ],
)
def test_plan_that_a_sentence_tells(report: Told, index: int, owner: str | None) -> None:
    assert report.at(index) == owner


@pytest.mark.parametrize(
    ("report", "index", "owner"),
    [
        pytest.param(told(POINTS, f"- {ITEM}", f"- {RELEASE}", DRAFTED_BY), 2, "Egypt", id="numbered points"),
        pytest.param(told(WOULD_ALL, f"- {FREE}", WROTE), 1, "Egypt", id="led in by its terms"),
        pytest.param(told(POINTS, ITEM, RELEASE, DRAFTED_BY), 2, "Egypt", id="semicolons for bullets"),
        pytest.param(told(POINTS, f"- {ITEM}", f"- {WITHDREW}\n{RELEASE}", WROTE), 2, None, id="news in a bullet"),
        pytest.param(told(HANDED_BOTH, f"- {RELEASE}\n{WITHDRAW}", f"- {FREE}"), 2, "Norway", id="two sentences"),
        pytest.param(told(f"- {HANDED_BOTH}", f"- {RELEASE}", f"- {FREE}"), 2, "Norway", id="led in by a bullet"),
        pytest.param(told(HANDED_BOTH, f"- {RELEASE}", f"- {FREE}", f"- {ITEM}"), 3, None, id="two points, no third"),
        pytest.param(told(f"- {WROTE}", f"- {RELEASE}"), 1, None, id="a bullet that counts nothing"),
        pytest.param(told(WITHDREW, f"- {ITEM}", WROTE), 1, None, id="no plan leads it in"),
        pytest.param(
            told(
                "The/DT/det/1 delay/NN/nsubj/5 of/IN/case/4 the/DT/det/4 deal/NN/nmod/1 has/VBZ/root/5/have "
                "reasons/NNS/obj/5/reason :/:/punct/5",
                f"- {RELEASE}",
                WROTE,
            ),
            1,
            None,
            id="a list about something else",
        ),
    ],
)
def test_points_in_a_list(report: Told, index: int, owner: str | None) -> None:
    assert report.item(index) == owner


def test_doers_of_items_are_named_in_the_lead() -> None:
    report = told(WOULD_ALL, f"- {FREE}", WROTE)
    assert [actor.party for actor in report.plans.led_doers(report.passages[1])] == ["Kelmar"]


def test_it_is_the_plan_of_the_sentence_before() -> None:
    foresees = "It/PRP/nsubj/1 foresees/VBZ/root/1/foresee talks/NNS/obj/1/talk ././punct/1"
    of_egypt = "The/DT/det/1 plan/NN/nsubj/4 of/IN/case/3 Egypt/NNP/nmod/1 failed/VBD/root/4/fail ././punct/4"
    after_plan, after_party = told(f"{of_egypt}\n{foresees}"), told(f"{WITHDREW}\n{foresees}")
    assert after_plan.plans.it(after_plan.passages[1], after_plan.passages[1].parse[0]) is not None
    assert after_party.plans.it(after_party.passages[1], after_party.passages[1].parse[0]) is None


@pytest.mark.parametrize(("teller", "of_plan"), [("Kelmar/NNP", False), ("They/PRP", True)])
def test_it_is_who_says_so_and_not_the_plan(teller: str, of_plan: bool) -> None:
    of_egypt = "The/DT/det/1 plan/NN/nsubj/4 of/IN/case/3 Egypt/NNP/nmod/1 failed/VBD/root/4/fail ././punct/4"
    wanted = f"{teller}/nsubj/1 said/VBD/root/1/say it/PRP/nsubj/3 wanted/VBD/ccomp/1/want talks/NNS/obj/3/talk"
    report = told(f"{of_egypt}\n{wanted}")
    assert (report.plans.it(report.passages[1], report.passages[1].parse[2]) is not None) == of_plan


@pytest.mark.parametrize(
    ("report", "owner", "doers", "stance"),
    [
        pytest.param(told(WITHDRAW), "Kelmar", ("Kelmar",), "offer", id="its own step"),
        pytest.param(told(WITHDRAW), "Kelmar", ("Sorrun",), "demand", id="the other side's step"),
        pytest.param(told(WITHDRAW), "Kelmar", (), "propose", id="nobody's by name"),
        pytest.param(told(WITHDRAW), "Egypt", ("Sorrun",), "propose", id="a third party's plan"),
        pytest.param(
            told(LEFT_BOTH.replace("Norway", "Sorrun")), "Sorrun", ("Kelmar",), "propose", id="handed to both sides"
        ),
        pytest.param(told(WROTE.replace("Egypt", "Sorrun")), "Sorrun", ("Kelmar",), "demand", id="only written"),
    ],
)
def test_stance_of_the_owner(report: Told, owner: str, doers: tuple[str, ...], stance: str) -> None:
    who = [Actor(span=Span(0, 0), party=party) for party in (owner, *doers)]
    assert report.plans.stance(who[0], who[1:]) == stance


def test_demands_are_no_proposal() -> None:
    has = "Egypt/NNP/nsubj/1 has/VBZ/root/1/have three/CD/nummod/3 demands/NNS/obj/1/demand ././punct/1"
    report = told(f"{has}\n{WITHDRAW}")
    plan = report.plans.at(report.passages[1], report.passages[1].parse.root)
    assert plan is not None
    assert report.plans.stance(plan[0], (), plan[1]) == "demand"


def test_points_of_a_list_are_its_items_in_order() -> None:
    report = told(HANDED_BOTH, f"- {RELEASE}\n{WITHDRAW}", f"- {FREE}", WITHDREW)
    assert report.plans.points(4) == [[1, 2], [3]]


def test_no_points_without_a_list_before() -> None:
    assert told(HANDED_BOTH, WITHDREW).plans.points(1) is None


@pytest.mark.parametrize(
    ("measure", "doers", "stance"),
    [
        pytest.param("withdraw", ("Kelmar",), "offer", id="its own step"),
        pytest.param("withdraw", ("Sorrun",), "demand", id="the other's step"),
        pytest.param("withdraw", ("Kelmar", "Sorrun"), "propose", id="a step of both"),
        pytest.param("meet", ("Kelmar",), "propose", id="to meet takes two"),
        pytest.param("withdraw", (), "propose", id="nobody's step"),
    ],
)
def test_stance_of_a_side_to_the_points_of_its_plan(measure: str, doers: tuple[str, ...], stance: str) -> None:
    who = [Actor(span=Span(0, 0), party=party) for party in doers]
    owner = Actor(span=Span(0, 0), party="Kelmar")
    assert told(WROTE).plans.stance(owner, who, measure=measure) == stance


def test_who_made_a_plan_together() -> None:
    assert [actor.party for actor in told(TOGETHER).plans.joint("Egypt")] == ["Norway"]


def test_nobody_made_it_together_with_a_single_maker() -> None:
    assert told(WROTE).plans.joint("Egypt") == ()
