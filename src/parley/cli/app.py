"""The commands put together, and what becomes of an error: one line on standard error and an exit code.

0 all is well; 1 the command failed; 2 it was called wrongly; 3 it ran, and something could not be read;
130 Ctrl-C.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from parley import __version__
from parley.cli import across, case, codebook, decide, demo, evaluate, export, ledger, llm, read, show, sources
from parley.cli.console import printing, tell
from parley.errors import ParleyError

app = typer.Typer(
    name="parley",
    help="Read news reports about a negotiation and keep the ledger of what is reported to be on the table: "
    "who offered, demanded, accepted or refused what, in return for what, at which meeting, by whose word.",
    epilog="Exit codes: 0 done, 1 failed, 2 called wrongly, 3 something could not be read, 130 Ctrl-C.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"parley {__version__}")
        raise typer.Exit


@app.callback()
def _parley(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


for verbs in (read, ledger, across, decide, sources, show, export, evaluate, demo):
    verbs.add(app)
app.add_typer(codebook.app, name="codebook")
app.add_typer(case.app, name="case")
app.add_typer(llm.app, name="llm")


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command that `arguments` ask for, by default those of the program."""
    # A terminal that lacks a letter gets its escape, not a crash in the middle of a table.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        with printing():
            app(args=list(arguments) if arguments is not None else None, prog_name="parley")
    except ParleyError as error:
        tell(error.line)
        return 1
    except KeyboardInterrupt:
        return 130
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0
