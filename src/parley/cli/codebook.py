"""`parley codebook`: what Parley looks for, and whether a codebook of one's own can be used."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import Form
from parley.errors import CodebookError
from parley.views.render import Column, Format

if TYPE_CHECKING:
    from parley.codebook.loader import Codebook

app = typer.Typer(
    help="Show and check the codebook: the measures, the stances, and the words they are put in.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookRow:
    """A measure, stance or modality; `issue` is a measure's."""

    kind: str
    id: str
    issue: str | None
    meaning: str
    example: str


@app.command("list")
def listed(
    form: Form = Format.TABLE,
    issue: Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="Only measures on this issue.")] = None,
) -> None:
    """List the measures, by issue, and the stances."""
    from parley.codebook.loader import load
    from parley.views.render import render

    rows = [row for row in _rows(load()) if issue is None or row.issue == issue]
    if not rows:
        known = ", ".join(sorted({row.issue for row in _rows(load()) if row.issue}))
        raise CodebookError("codebook", f"no issue {issue!r}", f"one of {known}")
    render(rows, _COLUMNS, form, sys.stdout)


@app.command()
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="A measure or stance, such as withdraw or offer.")],
) -> None:
    """Show one measure or stance: what it means, the words it is put in, an example."""
    from parley.codebook.files import did_you_mean
    from parley.codebook.loader import load

    book = load()
    rows = {row.id: row for row in _rows(book)}
    if ident not in rows:
        raise CodebookError("codebook", f"no measure or stance {ident!r}", do=did_you_mean(ident, rows))
    for name, said in _facts(book, rows[ident]):
        if said:
            print(f"{name:<10}{said}")


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="A folder with a codebook's files.  [default: the shipped one]"),
    ] = None,
) -> None:
    """Check a codebook; its first fault is told with file and line."""
    from parley.codebook.loader import DATA, load

    if folder is not None and not folder.is_dir():
        raise CodebookError(
            str(folder), "no such folder", "a folder with a codebook's files", f"Start from a copy of {DATA}"
        )
    book = load(folder) if folder else load()
    rows = _rows(book)
    counts = [f"{sum(row.kind == kind for row in rows)} {kind}s" for kind in ("measure", "stance")]
    patterns = sum(len(measure.verbs) + len(measure.nouns) for measure in book.measures)
    print(f"sound: {', '.join(counts)}, {patterns} patterns of measures; version {book.fingerprint}")


def _rows(book: Codebook) -> list[CodebookRow]:
    examples = dict(book.stances.examples)
    return [
        *(
            CodebookRow(kind="measure", id=one.id, issue=one.issue, meaning=one.gloss, example=one.example)
            for one in book.measures
        ),
        *(
            CodebookRow(kind="stance", id=name, issue=None, meaning=gloss, example=examples[name])
            for name, gloss in book.stances.glosses
        ),
    ]


def _facts(book: Codebook, row: CodebookRow) -> list[tuple[str, str]]:
    facts = [(row.kind, row.id), ("issue", row.issue or ""), ("means", row.meaning), ("example", row.example)]
    if row.kind == "measure":
        one = book.measure(row.id)
        codes = ", ".join(f"{stance}: {code}" for stance, code in one.plover.items())
        facts += [
            ("verbs", ", ".join(pattern.text for pattern in one.verbs)),
            ("nouns", ", ".join(pattern.text for pattern in one.nouns)),
            ("contrary", ", ".join(sorted(one.negative))),
            ("PLOVER", codes),
            ("PA-X", one.pax or ""),
            ("stands in", f"measures.yml:{one.line}"),
        ]
    else:
        found = [one for group in book.stances.predicates.values() for one in group if one.stance == row.id]
        for kind in ("verb", "noun", "adjective"):
            texts = dict.fromkeys(one.pattern.text for one in found if one.kind == kind)
            facts.append((f"{kind}s", ", ".join(texts)))
    return facts


_COLUMNS: tuple[Column[CodebookRow], ...] = (
    Column(head="kind", cell=lambda row: row.kind, style="dim", once=True),
    Column(head="issue", cell=lambda row: row.issue or "", once=True),
    Column(head="id", cell=lambda row: row.id, style="bold", firm=True),
    Column(head="meaning", cell=lambda row: row.meaning),
)
