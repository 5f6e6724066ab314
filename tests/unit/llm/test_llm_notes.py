"""Occasions, figures, unknowns and omissions of an answer are held to the words of the report too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from parley.codebook.loader import load
from parley.llm.reader import read_answers
from parley.model.reading import Reading
from parley.model.report import Report, fingerprint
from parley.text.dates import DateInterval
from parley.text.spans import Span

TEXT = (
    "Kelmar and Sorrun met in Ostra on Friday. About 9,000 square km of Ostra are in dispute, a mediator said.\n\n"
    "It was unclear whether the truce would hold. Kelmar did not mention the prisoners."
)
Item = dict[str, Any]


def read(**lists: list[Item]) -> Reading:
    report = Report(
        id=fingerprint(TEXT),
        path="a.txt",
        text=TEXT,
        body=Span(0, len(TEXT)),
        declared_date=DateInterval.parse("2025-08-17"),
    )
    return read_answers(report, load(), [json.dumps({"entries": [], **lists})], "m").reading


MEETING: Item = {
    "id": "Ostra talks", "kind": "Meeting", "status": "past", "place": "Ostra", "date": "2025-08-15",
    "participants": ["Kelmar", "Sorrun"], "quote": "Kelmar and Sorrun met in Ostra",
}  # fmt: skip


def test_an_occasion() -> None:
    reading = read(occasions=[MEETING, MEETING | {"id": "again"}])
    [found] = reading.occasions
    assert reading.issues == ()
    assert (found.id, found.kind, found.place, found.participants) == (
        "ostratalks",
        "meeting",
        "Ostra",
        ("Kelmar", "Sorrun"),
    )
    assert found.date == DateInterval.parse("2025-08-15")


@pytest.mark.parametrize(
    ("change", "told", "kept"),
    [
        ({"quote": "They met in the capital"}, "is not in the report", 0),
        ({"place": "Geneva"}, "place 'Geneva' does not stand", 0),
        ({"participants": ["Kelmar", "France"]}, "participant 'France' does not stand", 0),
        ({"status": "likely"}, "status 'likely' is none of", 0),
        ({"date": "2025-10-02"}, "no words of the report name 2025-10-02", 1),
        ({"date": "soon"}, "'soon' is no date", 1),
    ],
)
def test_an_occasion_that_does_not_stand(change: Item, told: str, kept: int) -> None:
    reading = read(occasions=[MEETING | change])
    [issue] = reading.issues
    assert told in issue.message
    assert [one.date for one in reading.occasions] == [None] * kept


FIGURE: Item = {"value": 9000, "unit": "km2", "quote": "About 9,000 square km", "about": "in\x1b[2J dispute"}


def test_a_figure_is_read_from_the_words() -> None:
    reading = read(figures=[FIGURE, FIGURE])
    [found] = reading.figures
    assert (found.value, found.unit, found.approximate, found.about) == (9000, "km2", True, "in [2J dispute")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"value": 8000}, "do not state that number"),
        ({"unit": "people"}, "do not state that number"),
        ({"unit": "hectares"}, "the unit is none of"),
        ({"source": "the Pope"}, "source 'the Pope' does not stand"),
        ({"places": ["Geneva"]}, "place 'Geneva' does not stand"),
    ],
)
def test_a_figure_that_does_not_stand(change: Item, told: str) -> None:
    reading = read(figures=[FIGURE | change])
    assert reading.figures == ()
    assert told in reading.issues[0].message


def test_unknowns_and_omissions() -> None:
    unclear = {"about": "whether it holds", "quote": "It was unclear whether the truce would hold"}
    silent = {"party": "Kelmar", "about": ["prisoners"], "quote": "did not mention the prisoners"}
    reading = read(
        unknowns=[unclear, unclear | {"quote": "Nobody knows what comes next"}],
        omissions=[silent, silent | {"party": "France"}],
    )
    assert [one.about for one in reading.unknowns] == ["whether it holds"]
    assert [(one.party, one.about) for one in reading.omissions] == [("Kelmar", ("prisoners",))]
    assert [issue.message.split(" left out")[0] for issue in reading.issues] == [
        "unknown 'whether it holds'",
        "omission of 'France'",
    ]
