"""What the eye saw, beside the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.model.sight import SeenAttribution, Sight
from tests.unit.attribution.made import Made, made, seen

SAID = (
    "The/DT/det/1 minister/NN/nsubj/2 said/VBD/root/2 that/IN/mark/5 Kelmar/NNP/nsubj/5 agreed/VBD/ccomp/2 "
    "in/IN/case/7 principle/NN/obl/2 ././punct/2"
)
SAVAGED = "The/DT/det/1 minister/NN/nsubj/2 savaged/VBD/root/2 the/DT/det/4 plan/NN/obj/2 ././punct/2"
WORDS = "The/DT/det/1 road/NN/nsubj/3 is/VBZ/cop/3 open/JJ/root/3 to/IN/case/5 all/DT/obl/3 ././punct/3"


def looking(report: Made, *sights: SeenAttribution) -> Made:
    """The report with what the eye saw in its first passage."""
    first, *rest = report.passages
    return replace(report, passages=(replace(first, sight=Sight(attributions=sights)), *rest))


def test_where_both_see_a_cue_the_source_is_the_rule_s_and_the_rule_says_so() -> None:
    report = made(SAID)
    report = looking(report, seen(report.report, "minister", "said", "Kelmar agreed"))
    assert report.told("both") == made(SAID).told()
    assert report.attributions("both")[0].rule.endswith("+eye")


def test_the_eye_s_content_is_taken_where_it_holds_more() -> None:
    short = SAID.replace("in/IN/case/7 principle/NN/obl/2", ";/:/punct/2 principle/NN/dep/2")
    report = made(short)
    report = looking(report, seen(report.report, "The minister", "said", "that Kelmar agreed; principle"))
    assert report.told("both") == [("The minister", "said", "that Kelmar agreed; principle")]


def test_what_only_the_eye_saw_stays() -> None:
    report = made(SAVAGED)
    report = looking(report, seen(report.report, "The minister", "savaged", "the plan"))
    assert report.told("rules") == []
    assert report.told("both") == [("The minister", "savaged", "the plan")]


@pytest.mark.parametrize(
    ("source", "cue", "confidence"),
    [
        pytest.param("The minister", "savaged", 0.2, id="not sure"),
        pytest.param("", "savaged", 0.9, id="no source"),
    ],
)
def test_what_is_more_often_wrong_than_right_is_dropped(source: str, cue: str, confidence: float) -> None:
    report = made(SAVAGED)
    report = looking(report, seen(report.report, source, cue, "the plan", confidence))
    assert report.told("both") == []


def test_a_content_alone_belongs_to_who_spoke_last() -> None:
    report = made(SAID + "\n" + WORDS)
    first, second = report.passages
    alone = Sight(attributions=(seen(report.report, "", "", "The road is open to all"),))
    report = replace(report, passages=(first, replace(second, sight=alone)))
    assert report.told("both") == [
        ("The minister", "said", "that Kelmar agreed in principle | The road is open to all")
    ]


def test_the_eye_alone() -> None:
    report = made(SAVAGED)
    report = looking(report, seen(report.report, "The minister", "savaged", "the plan"))
    assert report.told("eye") == [("The minister", "savaged", "the plan")]
