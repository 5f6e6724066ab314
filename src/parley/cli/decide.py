"""`parley tie` and `parley untie`: a person's word on which tellings go back to one origin."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from parley.cli.console import tell
from parley.cli.options import Where

Left = Annotated[
    str, typer.Argument(metavar="TELLING", help="The beginning of a telling's id, or of an entry's that rests on it.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")]
Why = Annotated[str, typer.Option("--note", metavar="WORDS", help="Why.")]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (tie, untie):
        app.command()(command)


def tie(left: Left, right: Left, by: By, note: Why = "", ledger: Where = None) -> None:
    """Decide that two tellings go back to one origin.

    Kept with who said so; parley untie takes it back."""
    _decide(ledger, "tie", left, right, by, note)


def untie(left: Left, right: Left, by: By, note: Why = "", ledger: Where = None) -> None:
    """Decide that two tellings do not go back to one origin.

    Kept with who said so; no rule ties them again. parley tie takes it back."""
    _decide(ledger, "untie", left, right, by, note)


def _decide(where: str | None, action: Literal["tie", "untie"], left: str, right: str, by: str, note: str) -> None:
    from parley.ledger.store import Ledger
    from parley.views.decide import decide

    with Ledger.open(where) as opened:
        made = decide(opened, action, left, right, by=by, note=note)
    tell(f"{made.left} and {made.right}: {'one origin' if action == 'tie' else 'not one origin'}, by {made.by}.")
