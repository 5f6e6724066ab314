"""Options that several commands share, each written once."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parley.text.dates import DateInterval
from parley.views.render import Format

Where = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        envvar="PARLEY_LEDGER",
        metavar="FILE|URL",
        help="The ledger: a file, or a database URL such as postgresql://host/name.  [default: parley.db]",
    ),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
Party = Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only of this party, such as Russia.")]
Issue = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="Only on this issue, such as territory.")]
Measure = Annotated[str | None, typer.Option("--measure", metavar="MEASURE", help="Only of this measure.")]
Stance = Annotated[str | None, typer.Option("--stance", metavar="STANCE", help="Only of this stance.")]
Occasion = Annotated[
    str | None,
    typer.Option("--occasion", metavar="ID|PLACE", help="Only of this occasion, by its id or place."),
]
Report = Annotated[
    str | None,
    typer.Option("--report", metavar="ID|PATH", help="Only of this report, by its id's beginning or its path."),
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Text or Markdown files, folders of them, or - for standard input."),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline",
        metavar="NAME",
        help="The pipeline for language to read with.  [default: the shipped one]",
    ),
]


CaseFile = Annotated[
    str | None,
    typer.Option(
        "--case",
        envvar="PARLEY_CASE",
        metavar="FILE",
        help="Your case file: parties, places, occasions, facts.  [default: parley-case.yml, if it is here]",
    ),
]


class Readers(StrEnum):
    """Who reads: the rules, a language model, or both side by side."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


Who = Annotated[
    Readers,
    typer.Option(
        "--reader",
        help="Who reads: the rules, a language model at PARLEY_LLM_URL, or both side by side.",
    ),
]
MaxTokens = Annotated[
    int | None,
    typer.Option("--max-tokens", min=1, metavar="N", help="Tokens the language model may take in this run."),
]
Parallel = Annotated[
    int, typer.Option("--parallel", min=1, max=64, metavar="N", help="Questions to the model at once.")
]
Price = Annotated[
    str | None,
    typer.Option(
        "--price",
        envvar="PARLEY_LLM_PRICE",
        metavar="IN,OUT",
        help="What a million tokens of questions and of answers cost, as 0.5,1.5; the cost is then told.",
    ),
]
Timeout = Annotated[
    float, typer.Option("--timeout", min=1, metavar="SECONDS", help="How long one answer of the model may take.")
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        envvar="PARLEY_LLM_CACHE",
        metavar="FOLDER",
        help="Where the model's answers are kept.  [default: parley/llm in the user's cache folder]",
    ),
]


def _interval(words: str) -> DateInterval:
    try:
        return DateInterval.parse(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no date; write 2025, 2025-08 or 2025-08-15") from None


def _first(words: str | None) -> date | None:
    return _interval(words).first if words else None


def _last(words: str | None) -> date | None:
    return _interval(words).last if words else None


Since = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Not before this day, month or year (2025-08-15, 2025-08, 2025)."),
]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after this day, month or year.")]


def days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and last day of `--from` and `--to`; a usage error where one is no date or both cross."""
    first, last = _first(since), _last(until)
    if first and last and last < first:
        raise typer.BadParameter(f"--from {since} is after --to {until}")
    return first, last
