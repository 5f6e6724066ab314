"""Drafts that say the same are one entry, which notes every passage that tells it."""

from __future__ import annotations

from dataclasses import replace

from parley.model.entry import AGAIN
from parley.model.report import Report, fingerprint
from parley.provisions.entries import to_entries
from parley.text.spans import Span
from tests.unit.provisions.wordings import read_on

OFFERED = (
    "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer a/DT/det/3 truce/NN/obj/1 in/IN/case/5 Tarn/NNP/nmod/3 "
    "yesterday/NN/obl:unmarked/1"
)
AGAIN_OFFERED = "Kelmar/NNP/nsubj/1 offered/VBD/ROOT/1/offer a/DT/det/3 truce/NN/obj/1"
ASKED = "Kelmar/NNP/nsubj/1 demanded/VBD/ROOT/1/demand a/DT/det/3 truce/NN/obj/1"


def _tellings(*sentences: str) -> list[tuple[Span, ...]]:
    drafts = read_on(*sentences)
    text = " ".join(draft.passage.parse.text for draft in drafts)
    report = Report(id=fingerprint(text), path="x", text=text, body=Span(0, len(text)))
    found = to_entries(report, drafts, chain_of=lambda span: ((), ()), occasion_of=lambda draft: None)
    assert all(entry.passage == entry.tellings[0] for entry in found)
    return [entry.tellings for entry in found]


def test_what_is_told_twice_is_one_entry_with_both_passages() -> None:
    (both,) = _tellings(OFFERED, AGAIN_OFFERED)
    assert len(both) == 2
    assert both[0].end < both[1].start


def test_another_stance_is_another_entry() -> None:
    assert [len(tellings) for tellings in _tellings(OFFERED, ASKED)] == [1, 1]


def test_the_step_that_notes_it_stands_in_the_trace() -> None:
    first, second = read_on(OFFERED, AGAIN_OFFERED)
    report = Report(id="x", path="x", text="", body=Span(0, 0))
    (entry,) = to_entries(
        report, [second, replace(first)], chain_of=lambda span: ((), ()), occasion_of=lambda draft: None
    )
    assert [step.span for step in entry.trace if step.rule == AGAIN] == [second.passage.span]
