"""Notes: the words by which reports say what is not known, and what somebody did not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from parley.codebook.cues import verb_forms
from parley.codebook.files import Strict, read
from parley.errors import CodebookError


class NoteLine(Strict):
    """One pattern; `at_end` where it counts only at the end of a clause."""

    id: str
    pattern: str
    at_end: bool = False
    example: str


class NoteFile(Strict):
    """notes.yml."""

    unknowns: list[NoteLine]
    omissions: list[NoteLine]
    silent_verbs: list[str]
    silent_with: dict[str, str]
    irregular: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePattern:
    """A pattern over words in lower case joined by single spaces."""

    id: str
    match: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Patterns of unknowns and omissions; `silent` maps written forms of silent verbs to the word that must follow."""

    unknowns: tuple[NotePattern, ...]
    omissions: tuple[NotePattern, ...]
    silent: dict[str, str | None]


def load_notes(path: Path) -> Notes:
    """The notes of the file; raises CodebookError for a pattern with an open bracket or an id that stands twice."""
    file = read(path, NoteFile)
    seen: set[str] = set()
    for line in (*file.unknowns, *file.omissions):
        if line.id in seen:
            raise CodebookError(path.name, f"note {line.id!r} stands twice", do="Join the two or rename one")
        seen.add(line.id)
    return Notes(
        unknowns=tuple(_patterns(file.unknowns, path)),
        omissions=tuple(_patterns(file.omissions, path)),
        silent={
            form: file.silent_with.get(verb)
            for verb in file.silent_verbs
            for form in verb_forms(verb, file.irregular.get(verb))
        },
    )


def _patterns(lines: Iterable[NoteLine], path: Path) -> Iterable[NotePattern]:
    for line in lines:
        end = r"(?= [.,;:?!]|$)" if line.at_end else r"(?:(?= |$)|(?<= ))"
        try:
            match = re.compile(r"(?:(?<=^)|(?<= ))" + regex(line.pattern) + end)
        except re.error as fault:
            raise CodebookError(path.name, f"note {line.id!r} has a pattern that cannot be read ({fault})") from None
        yield NotePattern(id=line.id, match=match, example=line.example)


def regex(pattern: str) -> str:
    """The regular expression that a pattern writes: (a|b) one of, [a|b] one or none, * up to six words."""
    found = ""
    depth = 0
    for part in re.split(r"(\[|\]|\*|\(|\)|\|)", pattern):
        if part == "[":
            found, depth = found + "(?:(?:", depth + 1
        elif part == "]":
            found, depth = found.rstrip() + ") )?", depth - 1
        elif part == "*":
            found += r"(?:\S+ ){0,6}?"
        elif part == "(":
            found += "(?:"
        elif part in (")", "|"):
            found += part
        else:
            found += re.escape(part).replace(r"\ ", " ")
    # What is optional brings its own space along.
    return re.sub(r"(\)\?|\{0,6\}\?\)?) ", r"\1", found)
