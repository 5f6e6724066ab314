"""Rules and model side by side: one stance once, told who found it, and what only one found comes first for review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.llm.merge import BOTH, ONLY_MODEL, ONLY_RULES, merge
from parley.model.entry import Entry, Provision, Step
from parley.model.mention import Occasion
from parley.model.reading import Reading
from parley.model.report import Report, fingerprint
from parley.model.source import Attribution, Link
from parley.text.spans import Span

TEXT = "Kelmar demands that Sorrun leave Ostra. In return it would free all prisoners. They met on Friday."
REPORT = Report(id=fingerprint(TEXT), path="a.txt", text=TEXT, body=Span(0, len(TEXT)))
FIRST, SECOND = Span(0, 39), Span(40, 78)


def entry(ident: str, at: Span, measure: str = "withdraw", doubt: float | None = 0.2, **changes: object) -> Entry:
    made = Entry(
        id=ident,
        report=REPORT.id,
        party="Kelmar",
        stance="demand",
        provision=Provision(measure=measure, actor=("Sorrun",), places=("Ostra",)),
        modality="asserted",
        chain=(Link(type="outlet", name=None),),
        passage=at,
        words=(at,),
        trace=(Step(rule=f"made:{ident}"),),
        doubt=doubt,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def reading(reader: str, *entries: Entry, **more: object) -> Reading:
    made = Reading(report=REPORT, reader=reader, codebook="c", pipeline=f"p-{reader}", entries=entries)
    return replace(made, **more)  # type: ignore[arg-type]


def test_what_both_found_stands_once_with_both_traces() -> None:
    ours, theirs = entry("r", FIRST), entry("m", FIRST, doubt=0.0, modality="conditional")
    merged = merge(reading("rules", ours), reading("llm:m", theirs))
    [found] = merged.entries
    assert (found.id, found.modality, found.doubt) == ("r", "asserted", 0.0)
    assert [step.rule for step in found.trace] == ["made:r", BOTH, "made:m"]
    assert found.trace[1].note == "the model has modality conditional"
    assert (merged.reader, merged.pipeline) == ("both:llm:m", "p-rules, p-llm:m")


@pytest.mark.parametrize("doubt", [None, 0.0, 0.3, 0.9])
def test_what_one_found_is_doubted_more_than_what_both_did(doubt: float | None) -> None:
    merged = merge(
        reading("rules", entry("r", FIRST, doubt=doubt), entry("only", FIRST, "cede", doubt=doubt)),
        reading("llm:m", entry("m", FIRST, doubt=doubt), entry("other", SECOND, "release-captives", doubt=doubt)),
    )
    doubts = {found.id: found.doubt or 0.0 for found in merged.entries}
    assert doubts["r"] < min(doubts["only"], doubts["other"])
    told = {found.id: found.trace[-1].rule for found in merged.entries if found.id != "r"}
    assert told == {"only": ONLY_RULES, "other": ONLY_MODEL}


def test_links_of_the_model_lead_to_what_the_rules_have() -> None:
    ours = entry("r", FIRST)
    theirs = (
        entry("m1", FIRST, in_return_for=("m2",)),
        entry("m2", SECOND, "release-captives", in_return_for=("m1",)),
    )
    merged = merge(reading("rules", ours), reading("llm:m", *theirs))
    assert {found.id: found.in_return_for for found in merged.entries} == {"r": ("m2",), "m2": ("r",)}


def test_occasions_with_one_id_and_different_meetings_are_kept_apart() -> None:
    def meeting(place: str, at: Span) -> Occasion:
        return Occasion(
            id="talks", kind="meeting", place=place, date=None, participants=("Kelmar",), status="past", span=at
        )

    theirs = entry("m", SECOND, "release-captives", occasion="talks")
    merged = merge(
        reading("rules", occasions=(meeting("Ostra", FIRST),)),
        reading("llm:m", theirs, occasions=(meeting("Velm", SECOND),)),
    )
    by_id = {item.id: item.place for item in merged.occasions}
    assert len(by_id) == 2
    occasion = merged.entries[0].occasion
    assert occasion is not None
    assert by_id[occasion] == "Velm"


def test_attributions_of_the_rules_keep_their_places() -> None:
    told = Attribution(source=(FIRST,), cue=(), content=(SECOND,), channel=None, chain=())
    nested = replace(told, parent=0)
    merged = merge(reading("rules", attributions=(told, nested)), reading("llm:m", attributions=(told,)))
    assert merged.attributions == (told, nested, told)


def test_two_reports_are_not_merged() -> None:
    other = replace(reading("llm:m"), report=replace(REPORT, id="0" * 64))
    with pytest.raises(ValueError, match="readings of two reports"):
        merge(reading("rules"), other)
