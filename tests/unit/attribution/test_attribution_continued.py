"""Quotations that go on: in the next sentence of another, and over paragraphs."""

from __future__ import annotations

from dataclasses import replace

from parley.model.sight import Sight
from tests.unit.attribution.made import made, seen

FIRST = (
    "“/``/punct/2 We/PRP/nsubj/2 agree/VBP/ccomp/5 ,/,/punct/2 ”/''/punct/2 said/VBD/root/5 Orlov/NNP/nsubj/5 "
    "././punct/5"
)
OPEN = "“/``/punct/3 We/PRP/nsubj/3 will/MD/aux/3 leave/VB/root/3 by/IN/case/5 May/NNP/obl/3 ././punct/3"
OPEN_TOO = "“/``/punct/3 They/PRP/nsubj/3 must/MD/aux/3 pay/VB/root/3 for/IN/case/5 it/PRP/obl/3 ././punct/3"
CLOSED = "“/``/punct/3 All/DT/nsubj/3 will/MD/aux/3 come/VB/root/3 home/RB/advmod/3 ././punct/3 ”/''/punct/3"
ADDED = (
    "“/``/punct/3 That/DT/nsubj/3 is/VBZ/cop/3 all/DT/ccomp/6 ,/,/punct/3 ”/''/punct/3 added/VBD/root/6 "
    "Lind/NNP/nsubj/6 ././punct/6"
)
PLAIN = "Kelmar/NNP/nsubj/1 left/VBD/root/1 Tarn/NNP/obj/1 ././punct/1"


def test_all_paragraphs_of_a_quotation_are_the_speaker_s() -> None:
    report = made(FIRST + "\n" + OPEN, OPEN_TOO, CLOSED, PLAIN)
    (said,) = (content for source, _, content in report.told() if source == "Orlov")
    assert said == "“We agree,” | “We will leave by May. | “They must pay for it. | “All will come home.”"


def test_so_they_are_where_the_eye_saw_a_content_alone() -> None:
    report = made(FIRST + "\n" + OPEN, OPEN_TOO, CLOSED, PLAIN)
    sight = Sight(attributions=(seen(report.report, "", "", "“All will come home.”"),))
    report = replace(
        report, passages=tuple(replace(p, sight=sight) if p.paragraph == 2 else p for p in report.passages)
    )
    (only,) = report.told("both")
    assert only[2].endswith("“They must pay for it. | “All will come home.”")


def test_a_quotation_belongs_whole_to_the_speaker_named_at_its_end() -> None:
    report = made(FIRST, OPEN, OPEN_TOO, ADDED)
    assert [(source, content) for source, _, content in report.told()] == [
        ("Orlov", "“We agree,”"),
        ("Lind", "“We will leave by May. | “They must pay for it. | “That is all,”"),
    ]
