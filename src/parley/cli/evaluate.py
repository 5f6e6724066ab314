"""`parley evaluate`: how well the reports of gold folders are read, by the annotation guide."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.console import Bar, tell
from parley.cli.options import Cache, MaxTokens, Parallel, Pipeline, Price, Readers, Timeout, Who
from parley.errors import GoldError

if TYPE_CHECKING:
    from typing import TypeAlias

    from parley.cli.model import Wanted
    from parley.codebook.outlets import Outlets
    from parley.evaluate.counts import Scores
    from parley.evaluate.crossing import CrossingScores
    from parley.evaluate.gold import Split
    from parley.evaluate.loader import GoldFile
    from parley.model.reading import Reading
    from parley.model.report import Report

    Scored: TypeAlias = tuple[GoldFile, Reading]


class ScoreFormat(StrEnum):
    """How scores are printed."""

    TABLE = "table"
    JSON = "json"


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(evaluate)


def evaluate(
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER…", help="Folders of gold files; one that is not there is left out."),
    ],
    form: Annotated[ScoreFormat, typer.Option("--format", "-f", help="How to print.")] = ScoreFormat.TABLE,
    split: Annotated[
        Path | None,
        typer.Option("--split", metavar="FILE", help="Which reports are to learn from and which only to measure on."),
    ] = None,
    pipeline: Pipeline = None,
    reader: Who = Readers.RULES,
    max_tokens: MaxTokens = None,
    parallel: Parallel = 4,
    price: Price = None,
    timeout: Timeout = 300.0,
    cache: Cache = None,
) -> None:
    """Score how well the reports of gold folders are read.

    Each folder, the parts of the split, and all together, by the annotation guide; with a conflicts.yml in
    a folder also what was found between its reports: pairs that share an origin, conflicts by kind and pair.
    Without --split, a split.yml in a folder above the first one is taken. With --reader llm or both, the
    report that the model's worked examples are from is left out, and one that it gave no usable answer
    about counts as read with nothing found; the exit code is then 3.
    """
    from parley.evaluate.table import as_json, by_part, render, rows

    there = [folder for folder in folders if folder.is_dir()]
    left_out = [folder.name for folder in folders if not folder.is_dir()]
    if not there:
        raise GoldError(
            str(folders[0]), "no such folder", "a folder of gold files", "Name one such as evals/gold/ukraine"
        )
    failed: list[str] = []
    if reader is Readers.RULES:
        read = _by_rules(there, pipeline)
    else:
        from parley.cli.model import Wanted

        wanted = Wanted(
            reader=reader, max_tokens=max_tokens, parallel=parallel, price=price, timeout=timeout, cache=cache
        )
        read = _by_model(there, pipeline, wanted, failed)
    scores, across = _scores(there, read)
    parts = by_part(scores, _split(split, there[0]))
    table = [row for part, scores in parts for row in rows(part, scores.named())]
    table += [row for folder, crossing in across for row in rows(f"{folder} across", crossing.named())]
    if form is ScoreFormat.JSON:
        json.dump(as_json(table, left_out), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print(render(table))
    for name in left_out:
        tell(f"{name}: left out, no such folder")
    if failed:
        raise typer.Exit(3)


def _by_rules(folders: list[Path], pipeline: str | None) -> list[Scored]:
    from parley.codebook.outlets import load_outlets
    from parley.evaluate.loader import load_folder
    from parley.reading import Reader

    files: list[GoldFile] = [file for folder in folders for file in load_folder(folder)]
    reader, outlets = Reader.load(pipeline), load_outlets()
    found: list[Scored] = []
    with Bar("scoring") as bar:
        for count, file in enumerate(files):
            bar.step(count, file.name)
            found.append((file, reader.read(_report(file, outlets))))
    return found


def _by_model(folders: list[Path], pipeline: str | None, wanted: Wanted, failed: list[str]) -> list[Scored]:
    """The readings of a language model, alone or beside the rules; `failed` gets the paths of those that are none."""
    from parley.cli.model import Model
    from parley.evaluate.loader import load_folder
    from parley.llm.instructions import examples
    from parley.llm.reader import Failed
    from parley.model.reading import Reading

    model, shown = Model.load(wanted, pipeline), {one.taken_from for one in examples()}
    files: list[tuple[GoldFile, Report]] = []
    for file in (file for folder in folders for file in load_folder(folder)):
        if file.gold.report in shown:
            tell(f"{file.name}: left out, the model is shown it as an example")
        else:
            files.append((file, _report(file, model.codebook.outlets)))
    found: dict[str, Reading] = {}
    with Bar("scoring") as bar:
        for one in model.read({report.id: report for _, report in files}.values()):
            if isinstance(one, Failed):
                failed.append(one.report.path)
                bar.tell(one.error.line)
                found[one.report.id] = Reading(
                    report=one.report, reader=model.reader, codebook=model.codebook.fingerprint, pipeline=model.pipeline
                )
            else:
                found[one.reading.report.id] = one.reading
            bar.step(len(found), model.use, width=90)
    tell(model.use)
    return [(file, found[report.id]) for file, report in files]


def _report(file: GoldFile, outlets: Outlets) -> Report:
    from parley.ingest.reports import report_of

    return report_of(file.text.encode("utf-8"), file.gold.report, outlets).report


def _scores(
    folders: list[Path], read: list[Scored]
) -> tuple[dict[str, Scores], tuple[tuple[str, CrossingScores], ...]]:
    """The scores by report, and those of what holds between the reports of a folder."""
    from parley.cli.crossing import crossed
    from parley.cli.predicted import prediction
    from parley.codebook.loader import load
    from parley.evaluate.score import score_report

    issues = {measure.id: measure.issue for measure in load().measures}
    found = crossed(folders, {file.name: reading for file, reading in read}, issues)
    for line in found.left_out:
        tell(line)
    scores = {file.name: score_report(file.gold, prediction(found.readings[file.name]), file.text) for file, _ in read}
    return scores, found.scores


def _split(named: Path | None, folder: Path) -> Split | None:
    from parley.evaluate.loader import load_split

    if named is not None:
        return load_split(named)
    above = (parent / "split.yml" for parent in list(folder.resolve().parents)[:2])
    return next((load_split(path) for path in above if path.is_file()), None)
