"""`parley llm`: what would be sent to a language model, and an answer obtained elsewhere, without a key."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.console import tell
from parley.cli.options import Form, Where
from parley.errors import IngestError
from parley.views.render import Column, Format

if TYPE_CHECKING:
    from parley.model.entry import Entry
    from parley.model.report import Report

app = typer.Typer(
    help="The other reader by hand: print what a language model would be sent, check its answer.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[str, typer.Argument(metavar="FILE", help="A text or Markdown file, or - for standard input.")]


@app.command()
def prompt(
    file: File,
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="table is plain text to paste, json for programs."),
    ] = Format.TABLE,
    part: Annotated[
        int | None, typer.Option("--part", min=1, metavar="N", help="Only the N-th part of a long report.")
    ] = None,
) -> None:
    """Print exactly what would be sent about a report.

    First the instructions (the system message), then the report (the user message); a long report in
    parts. With --format json also the schema that the endpoint is asked to hold the answer to. Nothing
    is sent, no key is needed. The number of tokens is told on standard error, at four characters each.
    """
    from parley.codebook.loader import load
    from parley.llm.reader import questions
    from parley.llm.records import estimate
    from parley.views.render import render

    asked = questions(_report(file), load())
    if part is not None and part > len(asked):
        raise typer.BadParameter(f"the report has {len(asked)} part(s)", param_hint="--part")
    chosen = asked if part is None else asked[part - 1 : part]
    if form is Format.TABLE:
        for number, one in enumerate(chosen, part or 1):
            heading = f"PART {number} OF {len(asked)}\n\n" if len(asked) > 1 else ""
            typer.echo(f"{heading}{one.instructions}\n\n{one.report}\n")
    else:
        render(chosen, (), form, sys.stdout)
    for number, one in enumerate(chosen, part or 1):
        of = f"part {number} of {len(asked)}: " if len(asked) > 1 else ""
        sizes = (estimate(text) for text in (one.instructions, one.report, one.schema))
        tell("{}about {:,} tokens of instructions, {:,} of report, {:,} of schema".format(of, *sizes))


@app.command()
def answer(
    file: File,
    answers: Annotated[
        list[Path],
        typer.Argument(metavar="ANSWER…", help="The answer; of a long report one file a part."),
    ],
    form: Form = Format.TABLE,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="Who answered.")] = "by-hand",
    store: Annotated[bool, typer.Option("--store", help="Put the reading into the ledger.")] = False,
    ledger: Where = None,
) -> None:
    """Check an answer that a language model gave elsewhere, and print the entries that stand in the report.

    What does not stand in the report's words is left out and told on standard error; the exit code is
    then 3. An answer that is none is an error, and nothing of it is printed or stored.
    """
    from parley.codebook.loader import load
    from parley.llm.reader import read_answers
    from parley.views.render import render

    found = read_answers(_report(file), load(), [_text(path) for path in answers], model)
    if store:
        from parley.ledger.store import Ledger

        with Ledger.open(ledger, create=True) as opened:
            opened.store(found.reading, found.answers)
    render(found.reading.entries, _columns(found.reading.report.text), form, sys.stdout)
    for issue in found.reading.issues:
        tell(issue.message)
    if found.reading.issues:
        raise typer.Exit(3)


def _columns(text: str) -> tuple[Column[Entry], ...]:
    from parley.views import words

    return (
        Column(head="party", cell=lambda entry: entry.party, style="bold"),
        Column(head="stance", cell=lambda entry: entry.stance, firm=True),
        Column(
            head="on",
            cell=lambda entry: words.provision(
                entry.provision.measure,
                entry.provision.actor,
                entry.provision.places,
                entry.provision.extent,
                entry.provision.recipient,
            ),
        ),
        Column(head="according to", cell=lambda entry: words.chain(entry.chain)),
        Column(head="words", cell=lambda entry: " … ".join(words.plain(span.of(text)) for span in entry.words)),
    )


def _report(file: str) -> Report:
    from parley.ingest.reports import Refused, reports

    found = list(reports([file], stdin=getattr(sys.stdin, "buffer", None)))
    for one in found:
        if isinstance(one, Refused):
            raise one.error
        if len(found) == 1:
            return one.report
    raise IngestError(file, f"holds {len(found)} reports", "one file", "Name a single report")


def _text(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "is not UTF-8 text"
        raise IngestError(str(path), f"cannot be read ({why})", "a model's answer as text") from None
