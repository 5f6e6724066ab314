"""Outlets: the well-known by name, the unknown by how their names and sentences are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.codebook.outlets import Frame, load_outlets
from parley.errors import CodebookError

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Reuters", "Reuters"),
        ("the Washington Post", "Washington Post"),
        ("THE WASHINGTON POST", "Washington Post"),
        ("Russia’s state news agency TASS", "TASS"),
        ("TASS news agency", "TASS"),
        ("Fox News’", "Fox News"),
        ("AP", "Associated Press"),
        ("the Hindu’s", "The Hindu"),
        ("time", None),
        ("The Times", None),
        ("Kremlin", None),
        ("", None),
    ],
)
def test_canonical(written: str, usual: str | None) -> None:
    assert OUTLETS.canonical(written) == usual


@pytest.mark.parametrize(
    "name", ["Northern Herald", "QUAYSIDE WIRE", "the newspaper", "state television", "the Journal"]
)
def test_a_name_that_is_made_like_an_outlet(name: str) -> None:
    assert OUTLETS.looks_like_outlet(name)


@pytest.mark.parametrize("name", ["Kremlin", "White House", "Foreign Ministry", "the times", "Herald", "Jane Doe"])
def test_a_name_that_is_not(name: str) -> None:
    assert not OUTLETS.looks_like_outlet(name)


@pytest.mark.parametrize(
    "frame", [pytest.param(frame, id=f"{frame.before} * {frame.after}") for frame in OUTLETS.frames]
)
def test_a_frame_finds_its_example(frame: Frame) -> None:
    before, after = frame.example.split("The Lantern")
    assert OUTLETS.framed(before, after)


def test_no_frame_for_a_person() -> None:
    assert not OUTLETS.framed("The talks failed, ", " said on Monday.")


def test_kind() -> None:
    assert (OUTLETS.kind("the Guardian"), OUTLETS.kind("Xinhua"), OUTLETS.kind("Nobody")) == (
        "paper",
        "state-media",
        None,
    )


def test_a_name_for_two_outlets_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yml"
    line = "{kind: paper, aliases: [Star]}"
    path.write_text(f"names:\n  East Star: {line}\n  West Star: {line}\nname_words: []\nkind_words: []\nframes: []\n")
    with pytest.raises(CodebookError, match=r"outlets\.yml: 'Star' names both 'East Star' and 'West Star'"):
        load_outlets(path)


def test_an_unknown_kind_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yml"
    path.write_text("names:\n  Star: {kind: gossip, aliases: []}\nname_words: []\nkind_words: []\nframes: []\n")
    with pytest.raises(CodebookError, match=r"outlets\.yml:2"):
        load_outlets(path)
