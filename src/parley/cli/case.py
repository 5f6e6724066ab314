"""`parley case`: the user's own case file, begun and checked, and the one that a command reads with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.console import tell
from parley.errors import CaseError

if TYPE_CHECKING:
    from parley.codebook.case import Case

FILE = "parley-case.yml"
STARTER = Path(__file__).parent.parent / "codebook" / "starter.txt"

app = typer.Typer(
    help="Begin and check a case file: your parties and their people, places, occasions and reference facts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def init(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file to begin, or a folder to put it in.")] = Path(
        FILE
    ),
) -> None:
    """Write a case file to begin with: comments that tell what it may hold.

    A file that is there is never overwritten.
    """
    place = path / FILE if path.is_dir() else path
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(STARTER.read_text(encoding="utf-8"))
    except FileExistsError:
        raise CaseError(str(place), "is there already", do="Name another file, or change this one") from None
    except OSError as fault:
        raise CaseError(str(place), f"cannot be written ({fault.strerror})", do="Name another file") from None
    tell(f"{place}: begun. Fill it in, then run parley case check{'' if str(place) == FILE else f' {place}'}")


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The case file, or the folder it is in.")] = Path(FILE),
) -> None:
    """Check a case file and print what is in it; its first fault is told with file and line."""
    place = path / FILE if path.is_dir() else path
    if not place.exists():
        raise CaseError(str(place), "no such case file", do="Begin one with parley case init")
    for line in _told(_loaded(place)):
        print(line)


def chosen(named: str | None) -> Case | None:
    """The case that a command reads with: the one named, else the one in this folder, which is then told.

    An empty name is none.
    """
    if named is not None:
        return _loaded(Path(named)) if named else None
    if os.path.isfile(FILE):
        tell(f"{FILE}: the case file of this folder, read with. Another: --case FILE; none: --case ''")
        return _loaded(Path(FILE))
    return None


def _loaded(path: Path) -> Case:
    from parley.codebook.case import load_case
    from parley.consolidate.reference import reference_of

    case = load_case(path)
    reference_of(case)  # the facts are such as can be checked
    return case


def _told(case: Case) -> list[str]:
    """A line for each party, place, occasion and fact, under a line that counts them."""
    from parley.cli.intake import counted

    counts = (
        counted(len(case.parties), "party", "parties"),
        counted(len(case.places), "place"),
        counted(len(case.occasions), "occasion"),
        counted(len(case.facts), "fact"),
    )
    lines = [f"{case.file}: sound: {', '.join(counts)}"]
    for party in case.parties:
        also = [("also", party.names), ("adjectives", party.adjectives), ("people", party.people)]
        also.append(("capital", (party.capital,) if party.capital else ()))
        lines.append(_line("party", party.party, also, "mediator" if party.mediator else ""))
    for place in case.places:
        within = (place.within,) if place.within else ()
        also = [("also", place.variants), ("made of", place.parts), ("in", within)]
        lines.append(_line("place", place.place, also))
    for one in case.occasions:
        where = (one.place,) if one.place else ()
        also = [("also", one.names[1:]), ("in", where), ("with", one.participants)]
        lines.append(_line("occasion", one.names[0], also, " ".join((one.kind, one.date.iso if one.date else ""))))
    lines += [
        _line("fact", fact.event, [("from", (fact.source,) if fact.source else ())], fact.date.iso)
        for fact in case.facts
    ]
    return lines


def _line(kind: str, name: str, also: list[tuple[str, tuple[str, ...]]], first: str = "") -> str:
    parts = [first.strip(), *(f"{what} {', '.join(words)}" for what, words in also if words)]
    said = "; ".join(part for part in parts if part)
    return f"  {kind:<10}{name}" + (f": {said}" if said else "")
