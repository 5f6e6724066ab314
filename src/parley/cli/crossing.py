"""What holds across the reports of gold folders, found and scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parley.evaluate.crossing import CrossingScores
    from parley.evaluate.gold import GoldCrossing
    from parley.model.reading import Reading

FILE = "conflicts.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """The scores of each folder that has a conflicts.yml, and the readings with the checks found across."""

    scores: tuple[tuple[str, CrossingScores], ...]
    readings: Mapping[str, Reading]
    left_out: tuple[str, ...]


def crossed(folders: Sequence[Path], readings: Mapping[str, Reading], issues: Mapping[str, str]) -> Crossed:
    """Lays the reports of each folder side by side; `readings` are by `folder/stem`.

    Reports of other folders count where the folder's conflicts.yml names them and they were read too.
    `left_out` are lines on those it names that were not.
    """
    from parley.consolidate.board import consolidate
    from parley.evaluate.crossing import (
        PredictedConflict,
        PredictedOrigin,
        left_out,
        score_crossing,
    )
    from parley.evaluate.loader import load_crossing

    scores, missing, found = [], [], dict(readings)
    for folder in folders:
        if not (folder / FILE).is_file():
            continue
        gold = load_crossing(folder / FILE)
        here = _of(folder, gold, readings)
        stems = {reading.report.id: name.partition("/")[2] for name, reading in here.items()}
        across = consolidate(here.values(), issues)
        reports = tuple(stems.values())
        scores.append((
            folder.name,
            score_crossing(
                gold,
                [PredictedOrigin(reports=tuple(stems[one] for one in origin.reports)) for origin in across.origins],
                # An omission is listed beside the conflicts and is none.
                [PredictedConflict(kind=one.kind, reports=tuple(stems[report] for report in one.reports))
                 for one in across.conflicts if one.kind != "omission"],
                reports,
            ),
        ))  # fmt: skip
        missing += [f"{folder.name}/{FILE}: {name} is left out, it was not read" for name in left_out(gold, reports)]
        for name, reading in here.items():
            checks = tuple(one.check for one in across.findings if one.report == reading.report.id)
            found[name] = replace(reading, checks=(*reading.checks, *checks))
    return Crossed(scores=tuple(scores), readings=found, left_out=tuple(missing))


def _of(folder: Path, gold: GoldCrossing, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of the folder, and those of others that its conflicts.yml names."""
    told = (*(one.reports for one in gold.origins), *(one.reports for one in gold.conflicts))
    named = {report.removesuffix(".txt") for reports in told for report in reports}
    return {
        name: reading
        for name, reading in readings.items()
        if name.partition("/")[0] == folder.name or name.partition("/")[2] in named
    }
