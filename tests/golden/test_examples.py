"""Every word of the codebook is shown by an example, and the example is read."""

from __future__ import annotations

import pytest

from parley.codebook.loader import load
from parley.language.passages import read_passages
from parley.mentions.actors import Actors
from parley.mentions.places import places
from parley.model.report import Report
from parley.provisions.triggers import Finder
from parley.reading import Reader
from parley.text.spans import Span

CODEBOOK = load()


@pytest.mark.parametrize("measure", CODEBOOK.measures, ids=lambda measure: measure.id)
def test_a_measure_is_found_in_its_example(measure: object, reader: Reader) -> None:
    text = measure.example  # type: ignore[attr-defined]
    report = Report(id="x", path="x", text=text, body=Span(0, len(text)))
    passages = list(read_passages(report, reader.nlp))
    actors = Actors(passages, CODEBOOK.names, CODEBOOK.outlets)
    finder = Finder(CODEBOOK)
    found = {
        trigger.measure
        for passage in passages
        for trigger in finder.triggers(passage, places(passage, actors.cast, CODEBOOK.names), frozenset())
    }
    assert measure.id in found  # type: ignore[attr-defined]


@pytest.mark.parametrize(("stance", "example"), CODEBOOK.stances.examples)
def test_a_stance_is_read_from_its_example(stance: str, example: str, read: object) -> None:
    entries = read(example).entries  # type: ignore[operator]
    assert stance in {entry.stance for entry in entries}


@pytest.mark.parametrize(("modality", "example"), CODEBOOK.stances.modality_examples)
def test_a_modality_is_read_from_its_example(modality: str, example: str, read: object) -> None:
    entries = read(example).entries  # type: ignore[operator]
    assert modality in {entry.modality for entry in entries}
