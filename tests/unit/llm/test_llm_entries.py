"""One stance told twice is one entry that tells where else it was read; what differs is kept apart."""

from __future__ import annotations

import json
from typing import Any

import pytest

from parley.codebook.loader import load
from parley.llm.reader import read_answers
from parley.model.reading import Reading
from parley.model.report import Report, fingerprint
from parley.text.spans import Span

TEXT = (
    "Kelmar would release 40 prisoners to Sorrun and to Ostland, an envoy said at the talks in Velm.\n\n"
    "“We will release the prisoners,” the envoy said again."
)
Item = dict[str, Any]
FIRST: Item = {
    "id": "e1", "party": "Kelmar", "stance": "offer", "measure": "release-captives", "modality": "asserted",
    "actor": ["Kelmar"], "sources": [{"type": "unnamed-individual", "name": "an envoy"}],
    "paragraph": 1, "quote": "Kelmar would release 40 prisoners", "reason": "He says so.",
}  # fmt: skip
AGAIN: Item = FIRST | {"id": "e2", "paragraph": 2, "quote": "We will release the prisoners"}


def read(*entries: Item) -> Reading:
    report = Report(id=fingerprint(TEXT), path="a.txt", text=TEXT, body=Span(0, len(TEXT)))
    return read_answers(report, load(), [json.dumps({"entries": entries})], "m").reading


def test_a_stance_told_twice_is_one_entry_whose_trace_tells_both_places() -> None:
    [found] = read(FIRST, AGAIN).entries
    assert [step.note for step in found.trace] == ["quoted exactly", "He says so.", "told again, quoted exactly"]
    assert found.trace[2].span is not None
    assert found.trace[2].span.of(TEXT) == "We will release the prisoners"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"modality": "rumoured"}, id="modality"),
        pytest.param({"recipient": "Sorrun"}, id="recipient"),
        pytest.param({"extent": "all"}, id="extent"),
        pytest.param({"sources": []}, id="sources"),
        pytest.param({"places": ["Velm"]}, id="places"),
        pytest.param({"actor": None}, id="actor"),
        pytest.param({"stance": "accept"}, id="stance"),
    ],
)
def test_what_differs_is_another_entry(change: Item) -> None:
    reading = read(FIRST, AGAIN | change)
    assert len({one.id for one in reading.entries}) == 2
    assert reading.issues == ()


def test_the_same_words_read_twice_are_one_entry() -> None:
    [found] = read(
        FIRST, FIRST | {"id": "e2", "quote": "would release 40 prisoners", "modality": "conditional"}
    ).entries
    assert (found.modality, len(found.trace)) == ("asserted", 2)


def test_two_recipients_of_the_same_words_are_two_entries() -> None:
    found = read(FIRST | {"recipient": "Sorrun"}, FIRST | {"id": "e2", "recipient": "Ostland"}).entries
    assert {one.provision.recipient for one in found} == {"Sorrun", "Ostland"}


def test_an_id_given_twice_is_told() -> None:
    reading = read(FIRST, AGAIN | {"id": "e1", "modality": "rumoured"})
    assert len(reading.entries) == 1
    [issue] = reading.issues
    assert issue.message == "entry 'e1' left out: another of the answer has the same id"


def test_an_entry_exchanged_for_itself_is_told() -> None:
    reading = read(FIRST | {"in_return_for": ["e2"]}, AGAIN)
    assert reading.entries[0].in_return_for == ()
    assert "it is exchanged for itself" in reading.issues[0].message
