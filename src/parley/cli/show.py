"""`parley show`: one entry with the words it was read from, who says so, and which rules made it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.columns import SHORT, iso
from parley.cli.options import Where
from parley.views import words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from parley.views.entries import EntryRow, TracedStep
    from parley.views.show import Sheet


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(show)


def show(
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help="The entry's id, or as much of it as no other begins with.")
    ],
    ledger: Where = None,
) -> None:
    """Show one entry, its words, its sources and its trace.

    The passage with the words marked, the chain from the outlet to who knows, what it is exchanged
    for, and the trace: which rule, from which words."""
    from rich.console import Console

    from parley.ledger.store import Ledger
    from parley.views.show import sheet

    with Ledger.open(ledger) as opened:
        found = sheet(opened, entry)
    draw(found, Console(file=sys.stdout, highlight=False, markup=False, emoji=False))


def draw(sheet: Sheet, console: Console) -> None:
    """Draws the sheet; where the console is no terminal, words are marked with [[ ]]."""
    from rich.padding import Padding
    from rich.text import Text

    entry = sheet.traced.entry
    console.print(_headline(entry), soft_wrap=True)
    console.print()
    console.print(Padding(_marked(entry, plain=not console.is_terminal), (0, 2)))
    console.print()
    for name, lines in _facts(sheet):
        for place, line in enumerate(lines):
            label = Text(f"{name if place == 0 else '':<14}", style="dim")
            console.print(label + Text(words.plain(line)), soft_wrap=True)


def _headline(entry: EntryRow) -> Text:
    from rich.text import Text

    what = words.provision(entry.measure, entry.actor, entry.places, entry.extent, entry.recipient)
    line = Text.assemble((words.plain(entry.party), "bold"), " ", (entry.stance, "bold"), " ", words.plain(what))
    return line.append(f"  ({entry.modality})", style="dim").append(f"  {entry.id}", style="dim")


def _marked(entry: EntryRow, *, plain: bool) -> Text:
    """The passage, the words of the entry marked; words outside the passage are left to the trace."""
    from rich.text import Text

    line, start, done = Text(), entry.passage.start, entry.passage.start
    for span in sorted(entry.words):
        if span.start < done or not entry.passage.holds(span):
            continue
        line.append(words.plain(entry.text[done - start : span.start - start]))
        said = words.plain(entry.text[span.start - start : span.end - start])
        line.append(f"[[{said}]]" if plain else said, style="" if plain else "bold underline")
        done = span.end
    return line.append(words.plain(entry.text[done - start :]))


def _facts(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    traced, entry = sheet.traced, sheet.traced.entry
    yield "according to", [words.chain(entry.chain)]
    details = [_described(one.affiliation, one.knowledge, one.terms) for one in entry.chain]
    if any(details):
        yield "", [detail for detail in details if detail]
    if entry.in_return_for:
        yield "in return for", [_other(one) for one in sheet.in_return_for]
    if traced.conditions:
        yield "on condition", list(traced.conditions)
    if entry.term:
        yield "term", [entry.term]
    if sheet.occasion:
        told = sheet.occasion
        parts = (told.kind, told.place, iso(told.date), ", ".join(told.participants), told.status)
        yield "occasion", [f"{told.id}: " + ", ".join(part for part in parts if part)]
    report = (entry.outlet or "outlet not named", iso(entry.declared_date), sheet.title, entry.path)
    yield "report", [", ".join(part for part in report if part)]
    yield "passage", [f"{entry.passage.start}-{entry.passage.end} of {entry.report[:12]}"]
    yield "trace", [_step(step) for step in traced.trace] or ["none"]
    if traced.doubt is not None:
        yield "doubt", [f"{traced.doubt:.2f}"]
    yield "read by", [f"{traced.reader}, codebook {traced.codebook}, pipeline {traced.pipeline}"]


def _described(affiliation: str | None, knowledge: str | None, terms: str | None) -> str:
    return ", ".join(part for part in (affiliation, knowledge, terms) if part)


def _other(entry: EntryRow) -> str:
    what = words.provision(entry.measure, entry.actor, entry.places, entry.extent, entry.recipient)
    return f"{entry.party} {entry.stance} {what}  {entry.id[:SHORT]}"


def _step(step: TracedStep) -> str:
    said = f"  “{step.words}”" if step.words is not None else ""
    return f"{step.rule}{said}" + (f"  ({step.note})" if step.note else "")
