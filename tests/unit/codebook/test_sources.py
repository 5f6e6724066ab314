"""The file of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.codebook.loader import DATA
from parley.codebook.sources import load_sources
from parley.errors import CodebookError

SOURCES = load_sources(DATA / "sources.yml")


@pytest.mark.parametrize(("channel", "example"), SOURCES.examples)
def test_each_channel_has_an_example_that_shows_it(channel: str, example: str) -> None:
    words = [phrase for ident, phrase in SOURCES.channels if ident == channel]
    assert any(phrase in example.lower() for phrase in words)


def test_longer_phrases_go_first() -> None:
    for phrases in (SOURCES.knowledge, SOURCES.terms, SOURCES.relays):
        assert [len(phrase) for phrase in phrases] == sorted((len(phrase) for phrase in phrases), reverse=True)


def test_word_classes_are_in_lower_case() -> None:
    for words in (SOURCES.people, SOURCES.general, SOURCES.documents, SOURCES.bodies, SOURCES.offices):
        assert all(word == word.lower() for word in words)
    assert SOURCES.general <= SOURCES.people


def test_a_channel_that_stands_twice_is_refused(tmp_path: Path) -> None:
    text = (DATA / "sources.yml").read_text(encoding="utf-8")
    path = tmp_path / "sources.yml"
    path.write_text(text + "  - {id: letter, words: [by letter], example: He told them by letter.}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="letter"):
        load_sources(path)
