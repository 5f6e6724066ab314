"""What a model is told: instructions made from the codebook, the guide's words and worked examples."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from pydantic import RootModel

from parley.codebook.files import Strict, read
from parley.codebook.loader import Codebook
from parley.errors import ReaderError
from parley.llm.answer import SOURCE_TYPES, STATUSES, UNITS, Whole, schema
from parley.llm.paragraphs import Window, numbered
from parley.llm.records import Question
from parley.model.entry import Entry
from parley.model.mention import Occasion
from parley.model.report import Report

_DATA = Path(__file__).parent / "data"
# The guide's words for modalities; a codebook with another one has it asked for by its id alone.
_MODALITIES = {
    "asserted": "did, does: demanded, has offered",
    "conditional": "would, if, in return for",
    "exploratory": "willing to, open to, prepared to discuss",
    "rumoured": "reportedly, allegedly, could",
}


class Example(Strict):
    """A stretch of a dispatch and the answer a careful reader gives to it."""

    outlet: str
    published: str
    taken_from: str
    paragraphs: list[str]
    answer: Whole


class ExampleFile(RootModel[list[Example]]):
    """examples.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """The instructions and the answer's schema; `fingerprint` changes with either."""

    text: str
    schema: str
    examples: str
    fingerprint: str

    @property
    def version(self) -> str:
        """What a reading that was made with them has for its pipeline."""
        return f"instructions {self.fingerprint}"


def instructions(codebook: Codebook) -> Instructions:
    """The instructions for a codebook: each of its measures, stances and modalities is asked for."""
    shown = examples()
    words = {
        "stances": _listed(codebook.stances.glosses),
        "modalities": _listed((name, _MODALITIES.get(name, "")) for name in codebook.stances.modalities),
        "measures": _measures(codebook),
        "source_types": "  " + ", ".join(SOURCE_TYPES),
        "statuses": ", ".join(STATUSES),
        "units": ", ".join(UNITS),
        "examples": "\n\n".join(_example(number, example) for number, example in enumerate(shown, 1)),
    }
    text = (_DATA / "instructions.md").read_text(encoding="utf-8")
    for name, value in words.items():
        text = text.replace("{{" + name + "}}", value)
    outline = json.dumps(schema(codebook), ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(f"{text}\0{outline}".encode()).hexdigest()
    return Instructions(
        text=text.strip(),
        schema=outline,
        examples="\n".join(line for example in shown for line in example.paragraphs),
        fingerprint=digest[:12],
    )


@cache
def examples() -> tuple[Example, ...]:
    """The worked examples that ship with Parley; raises ReaderError where they cannot be used."""
    return tuple(read(_DATA / "examples.yml", ExampleFile, ReaderError).root)


def _listed(items: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"  {name}: {gloss}" if gloss else f"  {name}" for name, gloss in items)


def _measures(codebook: Codebook) -> str:
    lines = []
    for issue, group in groupby(codebook.measures, key=lambda measure: measure.issue):
        told = "; ".join(f"{one.id}{'*' if one.negative else ''} ({one.gloss})" for one in group)
        lines.append(f"{issue}: {told}")
    return "\n".join(lines)


def _example(number: int, example: Example) -> str:
    lines = [f"[{place}] {words}" for place, words in enumerate(example.paragraphs, 1)]
    answer = example.answer.model_dump(exclude_unset=True)
    return "\n".join(
        [
            f"EXAMPLE {number}, published by {example.outlet} on {example.published}; not the report to read",
            *lines,
            f"Answer: {json.dumps(answer, ensure_ascii=False)}",
        ]
    )


def question(
    report: Report,
    window: Window,
    told: Instructions,
    *,
    paragraphs: int,
    entries: Sequence[Entry] = (),
    occasions: Sequence[Occasion] = (),
) -> Question:
    """What is sent about one window of a report; `entries` and `occasions` were found before it."""
    first, last = window.paragraphs[0].number, window.paragraphs[-1].number
    published = report.declared_date.iso if report.declared_date else "a day that is not given"
    lines = [f"The report was published by {report.outlet or 'an outlet that is not given'} on {published}."]
    if last - first + 1 < paragraphs:
        lines.append(f"These are its paragraphs {first} to {last} of {paragraphs}.")
    lines += ["BEGIN REPORT", numbered(report.text, window), "END REPORT"]
    if entries or occasions:
        lines.append(
            "Found before in earlier paragraphs. Do not list these again; name their ids where an entry of "
            "these paragraphs is exchanged for one of them or was taken at one of the occasions."
        )
        lines += [_occasion_line(item) for item in occasions] + [_entry_line(item) for item in entries]
    lines.append("Answer with the one JSON object.")
    return Question(instructions=told.text, report="\n".join(lines), schema=told.schema)


def _occasion_line(item: Occasion) -> str:
    when = item.date.iso if item.date else "no date"
    return f"occasion {item.id}: {item.kind} of {', '.join(item.participants) or 'unnamed'}, {when}"


def _entry_line(item: Entry) -> str:
    provision = item.provision
    where = f" in {', '.join(provision.places)}" if provision.places else ""
    who = f" by {', '.join(provision.actor)}" if provision.actor else ""
    return f"entry {item.id}: {item.party}, {item.stance}, {provision.measure}{who}{where}"
