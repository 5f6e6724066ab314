"""Scores as a plain table of rows, and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.evaluate.counts import Count, Scores, total
from parley.evaluate.gold import Split

TOGETHER = "together"
HEAD = ("part", "name", "tp", "predicted", "gold", "P", "R", "F1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; shares are between 0 and 1."""

    part: str
    name: str
    tp: int
    predicted: int
    gold: int
    precision: float
    recall: float
    f1: float


def by_part(scores: Mapping[str, Scores], split: Split | None = None) -> tuple[tuple[str, Scores], ...]:
    """Micro-averages of scores by report (`folder/stem`): each folder, learn, measure, together.

    With a split, `together` is what the split names: a folder that is not everywhere at hand (the
    seeds) has a line of its own and does not move the others.
    """
    folders = dict.fromkeys(name.partition("/")[0] for name in scores)
    parts = [
        (folder, total(some for name, some in scores.items() if name.partition("/")[0] == folder)) for folder in folders
    ]
    if split is None:
        return (*parts, (TOGETHER, total(scores.values())))
    for part in ("learn", "measure"):
        parts.append((part, total(some for name, some in scores.items() if split.part_of(name) == part)))
    named = (some for name, some in scores.items() if split.part_of(name))
    return (*parts, (TOGETHER, total(named)))


def rows(part: str, counts: Iterable[tuple[str, Count]]) -> tuple[Row, ...]:
    """A row for each named count of a part."""
    return tuple(
        Row(
            part=part,
            name=name.replace("_", "-"),
            tp=count.tp,
            predicted=count.predicted,
            gold=count.gold,
            precision=count.precision,
            recall=count.recall,
            f1=count.f1,
        )
        for name, count in counts
    )


def render(table: Iterable[Row]) -> str:
    """The rows as aligned text, shares in percent with one decimal; an empty line between parts."""
    cells = [HEAD, *(_cells(row) for row in table)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    lines: list[str] = []
    for before, line in zip([cells[0], *cells], cells, strict=False):
        if line[0] != before[0] and before is not HEAD:
            lines.append("")
        names = [cell.ljust(width) for cell, width in zip(line[:2], widths[:2], strict=True)]
        figures = [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]
        lines.append("  ".join((*names, *figures)).rstrip())
    return "\n".join(lines)


def as_json(table: Iterable[Row], left_out: Iterable[str] = ()) -> dict[str, object]:
    """The rows as nested data: `scores` by part and name, and what was left out, by name."""
    scores: dict[str, dict[str, dict[str, float]]] = {}
    for row in table:
        scores.setdefault(row.part, {})[row.name] = {
            "tp": row.tp,
            "predicted": row.predicted,
            "gold": row.gold,
            "precision": round(row.precision, 4),
            "recall": round(row.recall, 4),
            "f1": round(row.f1, 4),
        }
    return {"scores": scores, "left_out": sorted(left_out)}


def _cells(row: Row) -> tuple[str, ...]:
    shares = (f"{100 * share:.1f}" for share in (row.precision, row.recall, row.f1))
    return (row.part, row.name, str(row.tp), str(row.predicted), str(row.gold), *shares)
