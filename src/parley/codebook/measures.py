"""Measures: what can be on the table, with the words it is put in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import Field, RootModel

from parley.codebook.files import Strict, did_you_mean, read
from parley.codebook.patterns import Pattern, parse_pattern
from parley.errors import CodebookError

Issue = Literal["territory", "hostilities", "security", "sanctions", "nuclear", "people", "politics", "process"]


class MeasureLine(Strict):
    """One measure as it stands in measures.yml."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    issue: Issue
    gloss: str
    verbs: list[str] = []
    nouns: list[str] = []
    polarity: dict[str, Literal["negative"]] = {}
    doer: list[Literal["of", "own", "whose"]] = []
    penalty: bool = False
    penalties: list[str] = []
    plover: dict[str, str] = {}
    pax: str | None = None
    example: str


class MeasureFile(RootModel[list[MeasureLine]]):
    """measures.yml."""


class ClassFile(RootModel[dict[str, list[str]]]):
    """classes.yml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: its issue, what it means, the patterns of its verbs and nouns.

    `negative` holds patterns that state the measure's contrary: to *join* an alliance is the negative of
    `bar-alliance`. `doer` tells who would do it: "of" that the noun's "of" phrase does ("the withdrawal of
    Kelmar's troops"), "own" that a party which accepts or rejects it would do it itself. `penalty` tells that
    a party which says that it will do it threatens, `penalties` the patterns of which that alone holds: to *raise*
    tariffs, not to cut them. `plover` maps a stance, or "done" for a measure carried out, to a PLOVER code that
    differs from the stance's own.
    """

    id: str
    issue: str
    gloss: str
    verbs: tuple[Pattern, ...]
    nouns: tuple[Pattern, ...]
    negative: frozenset[str]
    doer: frozenset[str]
    penalty: bool
    penalties: frozenset[str]
    plover: dict[str, str] = field(hash=False, compare=False)
    pax: str | None
    example: str
    line: int


def load_classes(path: Path) -> dict[str, frozenset[str]]:
    """Word classes by name, each a set of lemmas."""
    return {name: frozenset(words) for name, words in read(path, ClassFile).root.items()}


def load_measures(path: Path, classes: dict[str, frozenset[str]]) -> tuple[Measure, ...]:
    """All measures of the file in its order; raises CodebookError with file and line for a fault."""
    found: list[Measure] = []
    text = path.read_text(encoding="utf-8").split("\n")
    lines = {words[5:].strip(): number for number, words in enumerate(text, 1) if words.startswith("- id:")}
    for line in read(path, MeasureFile).root:
        where = f"{path.name}:{lines.get(line.id, 0)}"
        if any(line.id == other.id for other in found):
            raise CodebookError(where, f"measure {line.id!r} stands twice", do="Join the two or rename one")
        found.append(_measure(line, where, lines.get(line.id, 0), classes))
    return tuple(found)


def _measure(line: MeasureLine, where: str, number: int, classes: dict[str, frozenset[str]]) -> Measure:
    try:
        verbs = tuple(parse_pattern(text) for text in line.verbs)
        nouns = tuple(parse_pattern(text) for text in line.nouns)
    except ValueError as fault:
        raise CodebookError(where, f"measure {line.id!r}: {fault}") from None
    for pattern in verbs + nouns:
        for name in pattern.classes:
            if name not in classes and name not in ("place", "actor"):
                raise CodebookError(
                    where, f"pattern {pattern.text!r} has unknown class {name!r}", do=did_you_mean(name, classes)
                )
    return Measure(
        id=line.id,
        issue=line.issue,
        gloss=line.gloss,
        verbs=verbs,
        nouns=nouns,
        negative=frozenset(line.polarity),
        doer=frozenset(line.doer),
        penalty=line.penalty,
        penalties=frozenset(line.penalties),
        plover=line.plover,
        pax=line.pax,
        example=line.example,
        line=number,
    )
