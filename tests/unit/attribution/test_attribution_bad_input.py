"""Marks that do not balance, and texts that are no ordinary report."""

from __future__ import annotations

import pytest

from parley.attribution import odd_marks
from parley.text.spans import Span
from tests.unit.attribution.made import made

SAID = (
    "“/``/punct/2 We/PRP/nsubj/2 agree/VBP/ccomp/5 ,/,/punct/2 ”/''/punct/2 said/VBD/root/5 Orlov/NNP/nsubj/5 "
    "././punct/5"
)
UNCLOSED = "Orlov/NNP/nsubj/1 said/VBD/root/1 :/:/punct/1 “/``/punct/5 We/PRP/nsubj/5 agree/VBP/ccomp/1 ././punct/1"
AFTER = "Kelmar/NNP/nsubj/1 refused/VBD/root/1 to/TO/mark/3 sign/VB/xcomp/1 ././punct/1"
ODD = [
    pytest.param("“/NN", id="a mark alone"),
    pytest.param('"/NN he/PRP said/VBD "/NN "/NN', id="three straight marks"),
    pytest.param("„/NN Yes/NN “/NN he/PRP said/VBD «/NN no/NN ”/NN", id="mixed styles"),
    pytest.param("“/NN He/PRP said/VBD ‘/NN no/NN ’/NN ,/, she/PRP said/VBD ”/NN", id="nested"),
    pytest.param("the/DT soldiers/NNS '/POS families/NNS '90s/NNS 'em/PRP", id="apostrophes"),
    pytest.param("said/VBD said/VBD said/VBD", id="cues alone"),
    pytest.param("according/VBG to/IN", id="a phrase without a source"),
    pytest.param("ORLOV/NNP :/: KELM/NNP :/: ORLOV/NNP :/:", id="speakers who say nothing"),
    pytest.param(":/: said/VBD :/:", id="colons"),
    pytest.param("citing/VBG citing/VBG who/WP told/VBD by/IN", id="relays that lead nowhere"),
    pytest.param("./. ./. ./.", id="marks alone"),
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("evidence", ["rules", "eye", "both"])
def test_odd_input_is_read(text: str, evidence: str) -> None:
    report = made(text, AFTER)
    found = report.attributions(evidence)  # type: ignore[arg-type]
    whole = Span(0, len(report.report.text))
    assert all(whole.holds(span) for one in found for span in (*one.source, *one.cue, *one.content))
    report.notes()


def test_a_quotation_that_nothing_closes_ends_with_its_sentence() -> None:
    report = made(UNCLOSED + "\n" + AFTER + "\n" + AFTER)
    said = next(one for one in report.attributions() if report.words(one.cue)[0].startswith("said"))
    assert report.words(said.content) == ["“We agree."]


def test_it_does_not_reach_the_next_paragraph() -> None:
    report = made(UNCLOSED, AFTER, AFTER)
    end = report.passages[0].span.end
    said = next(one for one in report.attributions() if report.words(one.cue)[0].startswith("said"))
    assert all(span.end <= end for span in said.content)


def test_marks_without_a_partner_are_an_issue() -> None:
    report = made(SAID, UNCLOSED, AFTER)
    (issue,) = odd_marks(report.report, report.passages)
    assert issue.span == report.passages[1].span
    assert issue.stage == "attribution"


def test_a_quotation_over_paragraphs_is_none() -> None:
    first = "“/``/punct/2 We/PRP/nsubj/2 agree/VBP/root/2 ././punct/2"
    last = (
        "“/``/punct/2 They/PRP/nsubj/2 do/VBP/root/2 ././punct/2 ”/''/punct/2 said/VBD/dep/2 Orlov/NNP/dep/2 "
        "././punct/2"
    )
    report = made(first, last)
    assert odd_marks(report.report, report.passages) == ()


def test_a_report_that_is_one_long_quotation_is_its_speaker_s() -> None:
    line = "We/PRP/nsubj/2 must/MD/aux/2 go/VB/root/2 on/RB/advmod/2 with/IN/case/5 it/PRP/obl/2 ././punct/2"
    opened = "“/``/dep/1 " + line.replace("/2", "/3").replace("/5", "/6").replace("“/``/dep/1", "“/``/dep/3")
    report = made("\n".join([opened, *[line] * 30]), AFTER)
    assert len(report.passages) == 32
    assert all(one.content[-1].end <= len(report.report.text) for one in report.attributions() if one.content)


def test_no_passages_no_attributions() -> None:
    report = made("./.")
    empty = type(report)(report=report.report, passages=(), actors={})
    assert empty.attributions() == ()
    assert empty.notes() == ((), ())
    assert odd_marks(empty.report, ()) == ()
