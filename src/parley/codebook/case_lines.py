"""A case file as it is written: the lines it may hold, and the first fault of them with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeVar

import yaml
from pydantic import model_validator

from parley.codebook import files
from parley.codebook.files import Strict, line_of
from parley.errors import CaseError
from parley.text.dates import DateInterval

# A name is looked up as at most so many words.
_LONGEST = 6
_DATE = "a year, month or day (2031, 2031-05, 2031-05-12), or two days with / between them"

Kind = Literal["summit", "meeting", "talks", "call", "briefing", "speech", "document"]
Loc = tuple[str | int, ...]
L = TypeVar("L")


class PartyLine(Strict):
    """A party's words; `capital` makes it a country, `mediator` puts it between the sides."""

    names: list[str] = []
    adjectives: list[str] = []
    capital: str | None = None
    people: list[str] = []
    mediator: bool = False


class PlaceLine(Strict):
    """A place's other names, the parts it is made of (all of them), and the place it lies in."""

    variants: list[str] = []
    parts: list[str] = []
    within: str | None = None


class OccasionLine(Strict):
    """An occasion's other names, and what a report need not say of it."""

    kind: Kind
    names: list[str] = []
    date: str | None = None
    place: str | None = None
    participants: list[str] = []


class FactLine(Strict):
    """A reference fact: when an event was."""

    event: str
    date: str
    source: str | None = None


class CaseFile(Strict):
    """A case file."""

    parties: dict[str, PartyLine | None] = {}
    places: dict[str, PlaceLine | None] = {}
    occasions: dict[str, OccasionLine] = {}
    facts: list[FactLine] = []

    @model_validator(mode="before")
    @classmethod
    def _begun(cls, value: object) -> object:
        """A key with nothing under it yet is as good as none."""
        if isinstance(value, dict):
            return {key: under for key, under in value.items() if under is not None or key not in cls.model_fields}
        return value


def read_case(text: str, name: str) -> CaseFile:
    """The lines of the case file `name`; raises CaseError at its first fault."""
    if not _says_something(text):
        return CaseFile()
    file = files.parse(text, name, CaseFile, CaseError, _Loader)
    _Faults(text, name).find(file)
    return file


def bare(name: str) -> str:
    """The name as it is looked up: its words, without a leading "the"."""
    return re.sub(r"^[Tt]he ", "", " ".join(name.split()))


class _Faults:
    """Finds what a case file cannot mean, though each of its lines has the right form."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name

    def find(self, file: CaseFile) -> None:
        """Raises CaseError at the first fault."""
        self._twice()
        self._names(file)
        self._places(file)
        dates: list[tuple[Loc, str | None]] = [
            (("occasions", name, "date"), line.date) for name, line in file.occasions.items()
        ]
        dates += [(("facts", at, "date"), line.date) for at, line in enumerate(file.facts)]
        for loc, words in dates:
            self._date(loc, words)

    def _refuse(self, loc: Loc, found: str, expected: str = "", do: str = "") -> CaseError:
        return CaseError(f"{self._name}:{line_of(self._text, loc)}", found, expected, do)

    def _twice(self) -> None:
        """A key that stands twice in one place: YAML itself would forget the first."""
        for path, key in _keys(yaml.compose(self._text, Loader=_Loader)):
            what = {"parties": "party", "places": "place", "occasions": "occasion"}.get(path, "key")
            where = f"{self._name}:{key.start_mark.line + 1}"
            raise CaseError(where, f"{what} {key.value!r} stands twice", f"each {what} once", "Join the two")

    def _names(self, file: CaseFile) -> None:
        """A name of two parties, places or occasions, and one that would never be found in a text."""
        owners: dict[tuple[str, str], str] = {}
        for loc, owner, words in _names_of(file):
            kind = str(loc[0])
            plain = bare(words)
            if not plain or len(plain.split()) > _LONGEST:
                raise self._refuse(loc, f"{words!r} is no name", f"a name of one to {_LONGEST} words")
            if kind == "parties" and not (plain[0].isupper() or plain[0].isdigit()):
                told = "a name that begins with a capital letter, as reports write it"
                raise self._refuse(loc, f"{words!r} is no name", told)
            known = owners.setdefault((kind, plain.casefold()), owner)
            if known != owner:
                raise self._refuse(loc, f"{words!r} names both {known!r} and {owner!r}", "one a name", "Drop one")

    def _places(self, file: CaseFile) -> None:
        """A place that is a part of itself, or lies in itself, at any number of steps."""
        below = {
            bare(place).casefold(): [bare(part).casefold() for part in line.parts]
            for place, line in filled(file.places, PlaceLine())
        }
        for place, line in filled(file.places, PlaceLine()):
            if line.within:
                below.setdefault(bare(line.within).casefold(), []).append(bare(place).casefold())
        for place in file.places:
            start = bare(place).casefold()
            seen, waiting = set[str](), list(below[start])
            while waiting:
                here = waiting.pop()
                if here == start:
                    raise self._refuse(
                        ("places", place), f"{place!r} is a part of itself", "parts that are other places"
                    )
                if here not in seen:
                    seen.add(here)
                    waiting += below.get(here, ())

    def _date(self, loc: Loc, words: str | None) -> None:
        if words is None:
            return
        try:
            DateInterval.parse(words)
        except ValueError:
            raise self._refuse(loc, f"{words!r} is no date", _DATE) from None


def _names_of(file: CaseFile) -> Iterator[tuple[Loc, str, str]]:
    """Every written name with its place in the file and whose it is; a name may stand twice for one owner."""
    for party, line in filled(file.parties, PartyLine()):
        yield ("parties", party), party, party
        capital = [line.capital] if line.capital else []
        for key, words in (("names", line.names), ("adjectives", line.adjectives), ("people", line.people)):
            yield from ((("parties", party, key, at), party, word) for at, word in enumerate(words))
        yield from ((("parties", party, "capital"), party, word) for word in capital)
    for place, spot in filled(file.places, PlaceLine()):
        yield ("places", place), place, place
        yield from ((("places", place, "variants", at), place, word) for at, word in enumerate(spot.variants))
    for name, met in file.occasions.items():
        yield ("occasions", name), name, name
        yield from ((("occasions", name, "names", at), name, word) for at, word in enumerate(met.names))


def _keys(root: yaml.Node | None) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The keys that stand twice in one mapping, with the key that the mapping stands under."""
    waiting = [("", root)]
    while waiting:
        under, node = waiting.pop(0)
        if isinstance(node, yaml.SequenceNode):
            waiting += [(under, item) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                name = " ".join(str(key.value).split()).removeprefix("the ").casefold()
                if name in seen:
                    yield under, key
                seen.add(name)
                waiting.append((str(key.value), value))


def filled(lines: dict[str, L | None], nothing: L) -> Iterator[tuple[str, L]]:
    """The lines; one with nothing behind its key says only that it is there."""
    return ((name, line or nothing) for name, line in lines.items())


def _says_something(text: str) -> bool:
    """False for a file of nothing but comments, as `parley case init` writes it."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


class _Loader(yaml.SafeLoader):
    """Takes dates, numbers and words such as "no" as they are written: a case file is names and dates."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in found if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
