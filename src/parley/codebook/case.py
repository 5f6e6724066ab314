"""The user's own case file: parties and their people, places, occasions and reference facts of one negotiation.

It refines what the codebook knows and is never needed. Its first fault is told with file and line.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from parley.codebook import files
from parley.codebook.case_lines import PartyLine, PlaceLine, bare, filled, read_case
from parley.codebook.files import line_of
from parley.errors import CaseError
from parley.text.dates import DateInterval

FILE = "parley-case.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseParty:
    """A party with the words that stand for it."""

    party: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    people: tuple[str, ...] = ()
    mediator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlace:
    """A place by the name that is used for it; `parts` are all it is made of, `within` is where it lies."""

    place: str
    variants: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOccasion:
    """An occasion by its names, the usual one first."""

    names: tuple[str, ...]
    kind: str
    date: DateInterval | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """When an event was; `where` is its file and line, `source` whom the user has it from."""

    event: str
    date: DateInterval
    where: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a case file says, and the `text` it was written in; an empty one says nothing."""

    parties: tuple[CaseParty, ...] = ()
    places: tuple[CasePlace, ...] = ()
    occasions: tuple[CaseOccasion, ...] = ()
    facts: tuple[CaseFact, ...] = ()
    file: str = FILE
    text: str = ""

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that change with what a reading can see of it; empty where that is nothing."""
        seen = (self.parties, tuple((one.place, one.variants) for one in self.places), self.occasions)
        return _digest(repr(seen)) if any(seen) else ""

    @property
    def reference(self) -> str:
        """Twelve hexadecimal digits that change with what is laid beside readings: facts, and where places lie."""
        seen = (self.facts, tuple(replace(one, variants=()) for one in self.places if one.parts or one.within))
        return _digest(repr(seen)) if any(seen) else ""


EMPTY = Case()


def load_case(path: Path) -> Case:
    """The case in the file; raises CaseError at its first fault."""
    return parse_case(files.text_of(path, CaseError), path.name)


def parse_case(text: str, name: str) -> Case:
    """The case that is written in `text`, from the file `name`; raises CaseError at its first fault."""
    file = read_case(text, name)
    return Case(
        parties=tuple(
            CaseParty(
                party=bare(party),
                names=tuple(map(bare, line.names)),
                adjectives=tuple(line.adjectives),
                capital=line.capital,
                people=tuple(line.people),
                mediator=line.mediator,
            )
            for party, line in filled(file.parties, PartyLine())
        ),
        places=tuple(
            CasePlace(
                place=bare(place),
                variants=tuple(map(bare, line.variants)),
                parts=tuple(map(bare, line.parts)),
                within=bare(line.within) if line.within else None,
            )
            for place, line in filled(file.places, PlaceLine())
        ),
        occasions=tuple(
            CaseOccasion(
                names=tuple(map(bare, (first, *line.names))),
                kind=line.kind,
                date=DateInterval.parse(line.date) if line.date else None,
                place=line.place,
                participants=tuple(map(bare, line.participants)),
            )
            for first, line in file.occasions.items()
        ),
        facts=tuple(
            CaseFact(
                event=line.event,
                date=DateInterval.parse(line.date),
                where=f"{name}:{line_of(text, ('facts', at))}",
                source=line.source,
            )
            for at, line in enumerate(file.facts)
        ),
        file=name,
        text=text,
    )


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]
