"""Sources: the words by which reports describe those who know, and the channels they speak through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parley.codebook.files import Strict, read
from parley.errors import CodebookError


class ChannelLine(Strict):
    """One channel with the words that show it."""

    id: str
    words: list[str]
    example: str


class SourceFile(Strict):
    """sources.yml."""

    people: list[str]
    general: list[str]
    outlet_words: list[str]
    published: list[str]
    documents: list[str]
    bodies: list[str]
    named_plurals: list[str]
    offices: list[str]
    numbers: dict[str, int]
    knowledge: list[str]
    terms: list[str]
    relays: list[str]
    channels: list[ChannelLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Word classes for describing sources, all in lower case; phrases as tuples of words, the longest first.

    `channels` pairs a channel with words that show it; `examples` holds a sentence for each channel.
    """

    people: frozenset[str]
    general: frozenset[str]
    outlet_words: frozenset[str]
    published: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    named_plurals: frozenset[str]
    offices: frozenset[str]
    numbers: dict[str, int]
    knowledge: tuple[str, ...]
    terms: tuple[str, ...]
    relays: tuple[tuple[str, ...], ...]
    channels: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]


def load_sources(path: Path) -> Sources:
    """The sources of the file; raises CodebookError where a channel stands twice."""
    file = read(path, SourceFile)
    ids = [line.id for line in file.channels]
    if twice := next((ident for ident in ids if ids.count(ident) > 1), None):
        raise CodebookError(path.name, f"channel {twice!r} stands twice", do="Join the two or rename one")
    relays = [tuple(words.split()) for words in file.relays]
    return Sources(
        people=frozenset(file.people),
        general=frozenset(file.general),
        outlet_words=frozenset(file.outlet_words),
        published=frozenset(file.published),
        documents=frozenset(file.documents),
        bodies=frozenset(file.bodies),
        named_plurals=frozenset(file.named_plurals),
        offices=frozenset(file.offices),
        numbers=file.numbers,
        knowledge=tuple(sorted(file.knowledge, key=len, reverse=True)),
        terms=tuple(sorted(file.terms, key=len, reverse=True)),
        relays=tuple(sorted(relays, key=len, reverse=True)),
        channels=tuple((line.id, words.lower()) for line in file.channels for words in line.words),
        examples=tuple((line.id, line.example) for line in file.channels),
    )
