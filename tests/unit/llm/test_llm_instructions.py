"""The instructions are made from the codebook: what is in it is asked for, and they stay short."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import parley.llm.instructions
from parley.codebook.loader import load
from parley.llm.answer import parse
from parley.llm.instructions import examples, instructions
from parley.llm.reader import questions, read_answers
from parley.llm.records import estimate
from parley.model.report import Report, fingerprint
from parley.text.dates import DateInterval
from parley.text.spans import Span

MOST = 6_000
"""Tokens: what a model with a short context can take beside a report."""


def test_all_of_the_codebook_is_asked_for() -> None:
    book, made = load(), instructions(load())
    for measure in book.measures:
        assert f"{measure.id} (" in made.text.replace("*", "")
        assert measure.gloss in made.text
    for name, gloss in book.stances.glosses:
        assert f"  {name}: {gloss}" in made.text
    for name in book.stances.modalities:
        assert f"  {name}" in made.text
    assert "{{" not in made.text


def test_a_measure_added_to_the_codebook_is_asked_for() -> None:
    book = load()
    added = replace(book.measures[0], id="share-water", gloss="share the water of a river")
    made = instructions(replace(book, measures=(*book.measures, added)))
    entry = json.loads(made.schema)["$defs"]["AnsweredEntry"]["properties"]
    assert "share-water (share the water of a river)" in made.text
    assert "share-water" in entry["measure"]["enum"]
    assert made.fingerprint != instructions(book).fingerprint


def test_they_are_short() -> None:
    made = instructions(load())
    assert estimate(made.text + made.schema) < MOST
    [asked] = questions(_report("One line."), load())
    assert (asked.instructions, asked.schema) == (made.text, made.schema)


def test_the_schema_refuses_unknown_keys_everywhere() -> None:
    schema = json.loads(instructions(load()).schema)
    objects = [schema, *schema["$defs"].values()]
    assert len(objects) == 7
    assert all(one["additionalProperties"] is False for one in objects)


def _report(text: str) -> Report:
    return Report(
        id=fingerprint(text),
        path="example",
        text=text,
        body=Span(0, len(text)),
        outlet="Harbour Wire",
        declared_date=DateInterval.parse("2025-08-17"),
    )


@pytest.mark.parametrize("number", range(len(examples())))
def test_each_example_passes_the_checks_of_an_answer(number: int) -> None:
    example = examples()[number]
    raw = example.answer.model_dump_json(exclude_unset=True)
    reading = read_answers(_report("\n\n".join(example.paragraphs)), load(), [raw], "example").reading
    assert [issue.message for issue in reading.issues] == []
    assert len(reading.entries) == len(example.answer.entries)
    assert parse(raw, "example").issues == ()


def test_examples_are_from_a_text_of_our_own() -> None:
    folder = Path(parley.llm.instructions.__file__).parent.parent / "demo"
    for example in examples():
        said = (folder / example.taken_from).read_text(encoding="utf-8")
        assert example.outlet in said
