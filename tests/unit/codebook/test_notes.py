"""The patterns of what is not known and not said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from parley.codebook.loader import DATA
from parley.codebook.notes import NotePattern, load_notes, regex
from parley.errors import CodebookError

NOTES = load_notes(DATA / "notes.yml")
EMPTY = "unknowns: []\nomissions: []\nsilent_verbs: []\nsilent_with: {}\nirregular: {}\n"


def words(text: str) -> str:
    """The text as the patterns see it: in lower case, marks and negations apart."""
    return re.sub(r"n't\b", " n't", re.sub(r"([.,;:])", r" \1", text.lower()))


@pytest.mark.parametrize("line", [*NOTES.unknowns, *NOTES.omissions], ids=lambda line: line.id)
def test_each_pattern_matches_its_example(line: NotePattern) -> None:
    assert line.match.search(words(line.example))


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("(is|was) [still] unclear", "it was unclear", True),
        ("(is|was) [still] unclear", "it was still unclear", True),
        ("(is|was) [still] unclear", "it was quite unclear", False),
        ("none * confirmed", "none of the three could be confirmed", True),
        ("none * confirmed", "none a b c d e f g confirmed", False),
    ],
)
def test_brackets_bars_and_stars(pattern: str, text: str, matches: bool) -> None:
    assert bool(re.search(regex(pattern), text)) is matches


def test_silent_verbs_are_found_by_any_form() -> None:
    assert NOTES.silent["referred"] is None
    assert NOTES.silent["spelled"] == "out"


@pytest.mark.parametrize("word", ["could carry on", "nobody would be asked", "was clear"])
def test_what_is_known_is_not_matched(word: str) -> None:
    assert not any(line.match.search(word) for line in NOTES.unknowns)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(["{id: a, pattern: x, example: x}"] * 2, "'a' stands twice", id="twice"),
        pytest.param(["{id: a, pattern: '(x', example: x}"], "cannot be read", id="open bracket"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, lines: list[str], told: str) -> None:
    path = tmp_path / "notes.yml"
    listed = "".join(f"\n  - {line}" for line in lines)
    path.write_text(EMPTY.replace("unknowns: []", f"unknowns:{listed}"), encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        load_notes(path)
    assert told in raised.value.line
