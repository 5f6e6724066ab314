"""Outlets: the well-known by name, the unknown by how their names and their sentences are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from parley.codebook.files import Strict, read
from parley.errors import CodebookError

Kind = Literal["agency", "paper", "broadcaster", "state-media", "think-tank"]


class OutletLine(Strict):
    """An outlet: its kind, and the other ways its name is written."""

    kind: Kind
    aliases: list[str]


class FrameLine(Strict):
    """Words around a name, which * stands for, that make it an outlet's."""

    frame: str = Field(pattern=r"^[^*]*\*[^*]*$")
    example: str


class OutletFile(Strict):
    """outlets.yml."""

    names: dict[str, OutletLine]
    name_words: list[str]
    kind_words: list[str]
    frames: list[FrameLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands before and after an outlet's name, with a sentence in which it does."""

    before: str
    after: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """What is known of outlets; names are looked up without case, a leading "the" and a kind word.

    `names` maps each written form to the usual name, `kinds` the usual name to its kind; `cased` holds
    short written forms that are words otherwise ("Time", "Sky") and count only as they are written.
    """

    names: dict[str, str]
    kinds: dict[str, Kind]
    cased: frozenset[str]
    name_words: frozenset[str]
    kind_words: tuple[str, ...]
    frames: tuple[Frame, ...]

    def canonical(self, name: str) -> str | None:
        """The usual name of a known outlet, however it is written; None for any other name."""
        plain = _plain(name)
        for form in (plain, self._without_kind(plain)):
            if usual := self.names.get(form.casefold()):
                is_word = form.casefold() in self.cased and form[:1].islower()
                return None if is_word else usual
        return None

    def kind(self, name: str) -> Kind | None:
        """The kind of a known outlet."""
        usual = self.canonical(name)
        return self.kinds[usual] if usual else None

    def looks_like_outlet(self, name: str) -> bool:
        """True for a known outlet, and for a name that is made like one: "Northern Herald"."""
        if self.canonical(name):
            return True
        plain = _plain(name)
        words = plain.split()
        if self._without_kind(plain) != plain:
            return True
        named = [word for word in words if word[:1].isupper()]
        # "The Journal" alone is one too; "Journal" alone is not.
        enough = len(named) > 1 or name.strip()[:4].lower() == "the "
        return enough and any(word.capitalize() in self.name_words or word in self.name_words for word in named)

    def framed(self, before: str, after: str) -> bool:
        """True where the words before and after a name make it an outlet's: "X reported, citing"."""
        before, after = _spaced(before), _spaced(after)
        return any(
            (
                not frame.before
                or re.search(rf"\b{re.escape(frame.before)}(?: the)?$", before, re.IGNORECASE) is not None
            )
            and after.startswith(frame.after)
            for frame in self.frames
        )

    def _without_kind(self, plain: str) -> str:
        lowered = plain.lower()
        for words in self.kind_words:
            if lowered == words:
                return plain[:0]
            # A kind word is written small: the "Daily" of a name belongs to it.
            if plain.endswith(f" {words}"):
                return plain[: -len(words) - 1]
            if f"{words} " in plain:
                return plain.split(f"{words} ", 1)[1]
        return plain


@cache
def load_outlets(path: Path = Path(__file__).parent / "data" / "outlets.yml") -> Outlets:
    """The outlets of the file; raises CodebookError at the first line that cannot be used."""
    file = read(path, OutletFile)
    names: dict[str, str] = {}
    for usual, line in file.names.items():
        for form in (usual, *line.aliases):
            key = _plain(form).casefold()
            if names.setdefault(key, usual) != usual:
                raise CodebookError(
                    path.name,
                    f"{form!r} names both {names[key]!r} and {usual!r}",
                    "one outlet a name",
                    "Drop one",
                )
    return Outlets(
        names=names,
        kinds={usual: line.kind for usual, line in file.names.items()},
        cased=frozenset(form for form in names if " " not in form),
        name_words=frozenset(file.name_words),
        kind_words=tuple(sorted(file.kind_words, key=len, reverse=True)),
        frames=tuple(_frame(line) for line in file.frames),
    )


def _frame(line: FrameLine) -> Frame:
    before, after = line.frame.split("*")
    return Frame(before=_spaced(before), after=_spaced(after), example=line.example)


def _plain(name: str) -> str:
    """The name without what a sentence adds: marks around it, a possessive, a leading "the"."""
    plain = _spaced(name).strip(' .,;:()[]"“”').replace("’", "'").removesuffix("'s").removesuffix("'")
    return plain[4:] if plain[:4].lower() == "the " and len(plain) > 4 else plain


def _spaced(words: str) -> str:
    return " ".join(words.split())
