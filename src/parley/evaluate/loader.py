"""Reads gold from files, each checked against its text: a bad file is an error, never half used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from parley.errors import GoldError
from parley.evaluate.gold import Anchored, GoldCrossing, GoldRecord, GoldReport, Split


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFile:
    """A gold file with the text it is about; `name` is `folder/stem`."""

    name: str
    path: Path
    gold: GoldReport
    text: str


_Model = TypeVar("_Model", bound=GoldRecord)


def load_gold(path: Path) -> GoldFile:
    """The gold in `path` with its text, checked against it.

    The text lies beside the file, or in the folder of the same name two levels up (gold/seeds/x.json
    has its text in seeds/x.txt). Raises GoldError.
    """
    gold = _parse(GoldReport, path, _read(path))
    beside, sibling = path.parent / gold.report, path.parent.parent.parent / path.parent.name / gold.report
    text_path = next((found for found in (beside, sibling) if found.is_file()), None)
    if text_path is None:
        raise GoldError(str(path), f"text {gold.report!r} is missing", f"it at {beside} or {sibling}")
    text = _read(text_path)
    for fault in _faults(gold, text):
        raise GoldError(str(path), fault, do="See evals/GUIDE.md")
    return GoldFile(name=f"{path.parent.name}/{path.stem}", path=path, gold=gold, text=text)


def load_folder(folder: Path) -> tuple[GoldFile, ...]:
    """Every gold file of a folder, by name. Raises GoldError; an empty folder is an error."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(str(folder), "no gold files", "*.json", "Name a folder such as evals/gold/ukraine")
    return tuple(load_gold(path) for path in paths)


def load_crossing(path: Path) -> GoldCrossing:
    """Origins and conflicts between reports, from a `conflicts.yml`. Raises GoldError."""
    return _parse(GoldCrossing, path, _yaml_as_json(path))


def load_split(path: Path) -> Split:
    """The parts to learn from and to measure on, from a `split.yml`. Raises GoldError."""
    split = _parse(Split, path, _yaml_as_json(path))
    if both := set(split.learn) & set(split.measure):
        raise GoldError(str(path), f"{min(both)!r} is in both parts", "each report in one")
    return split


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(str(path), f"cannot be read ({error})", "a UTF-8 text file") from error


def _yaml_as_json(path: Path) -> str:
    # Through JSON, because strict models take a list for a tuple only there.
    try:
        return json.dumps(yaml.safe_load(_read(path)))
    except (yaml.YAMLError, TypeError) as error:
        raise GoldError(str(path), f"is not plain YAML ({error})") from error


def _parse(model: type[_Model], path: Path, source: str) -> _Model:
    try:
        return model.model_validate_json(source)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GoldError(f"{path}: {where}" if where else str(path), first["msg"]) from error


def _faults(gold: GoldReport, text: str) -> Iterator[str]:
    items: tuple[Anchored, ...] = (
        *gold.occasions, *gold.entries, *gold.figures, *gold.unknowns, *gold.omissions, *gold.checks
    )  # fmt: skip
    for item in items:
        for anchor in item.all_anchors:
            if (times := text.count(anchor)) != 1:
                yield f"anchor {anchor!r} stands {times} times in {gold.report}; expected once"
    entries = {entry.id: entry for entry in gold.entries}
    occasions = {occasion.id for occasion in gold.occasions}
    if len(entries) < len(gold.entries) or len(occasions) < len(gold.occasions):
        yield "an id stands twice"
    for entry in gold.entries:
        for other in entry.in_return_for:
            if other not in entries:
                yield f"entry {entry.id!r} is in return for {other!r}, which is no entry"
            elif entry.id not in entries[other].in_return_for:
                yield f"entry {entry.id!r} is in return for {other!r}, which does not point back"
        for named in (entry.occasion, *entry.alt.occasion):
            if named is not None and named not in occasions:
                yield f"entry {entry.id!r} names occasion {named!r}, which is none"
        for chain in (entry.chain, *entry.alt.chain):
            if not chain or chain[0].type != "outlet":
                yield f"entry {entry.id!r} has a chain that does not start at the outlet"
