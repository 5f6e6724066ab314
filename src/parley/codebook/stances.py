"""Stances and modalities, and the predicates that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from parley.codebook.files import Strict, did_you_mean, read
from parley.codebook.patterns import Pattern, parse_pattern
from parley.errors import CodebookError


class Glossed(Strict):
    """A word of the guide with its meaning and an example."""

    gloss: str
    example: str


class ModalityLine(Glossed):
    """One modality."""

    id: str


class PredicateLine(Strict):
    """One group of predicates that carry a stance."""

    stance: str
    control: Literal["subject", "object"]
    modality: str
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    example: str


class StanceFile(Strict):
    """stances.yml."""

    stances: dict[str, Glossed]
    predicates: list[PredicateLine]
    transparent: list[str]
    negated: dict[str, str]
    plover: dict[str, str]
    modals: dict[str, list[str]]
    negations: list[str]
    modalities: list[ModalityLine]
    rumour: list[str]
    extent: dict[Literal["all", "part"], list[str]]
    exchange: list[str]
    replies: dict[Literal["accept", "reject"], list[str]]
    verdicts: dict[Literal["accept", "reject", "deny"], list[str]]
    barred: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb, noun or adjective that carries a stance; `control` tells who would carry out its infinitive."""

    stance: str
    control: str
    modality: str
    pattern: Pattern
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """All that tells a stance, its polarity and its modality; lookups are by lemma.

    `replies` answer only what was put forward before ("took it up"), and are no predicates of a measure;
    `verdicts` are the stances that a party takes by what it calls a thing ("called it a non-starter"); `barred` are
    the words, without articles, in which it will not have it ("is not on the table").
    """

    glosses: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]
    modalities: tuple[str, ...]
    modality_examples: tuple[tuple[str, str], ...]
    predicates: dict[tuple[str, str], tuple[Predicate, ...]]
    negated: dict[str, str]
    plover: dict[str, str]
    modals: dict[str, str]
    transparent: frozenset[str]
    negations: frozenset[str]
    rumour: frozenset[str]
    extent: dict[str, str]
    exchange: tuple[str, ...]
    replies: tuple[Predicate, ...]
    verdicts: dict[str, str]
    barred: tuple[tuple[str, ...], ...]


def load_stances(path: Path) -> Stances:
    """The stances of the file; raises CodebookError for a predicate of an unknown stance or modality."""
    file = read(path, StanceFile)
    known = {line.id for line in file.modalities}
    predicates: dict[tuple[str, str], list[Predicate]] = {}
    for number, line in enumerate(file.predicates):
        where = f"{path.name}: predicates[{number}]"
        if line.stance not in file.stances:
            raise CodebookError(where, f"unknown stance {line.stance!r}", do=did_you_mean(line.stance, file.stances))
        if line.modality not in known:
            raise CodebookError(where, f"unknown modality {line.modality!r}", do=did_you_mean(line.modality, known))
        for kind, texts in (("verb", line.verbs), ("noun", line.nouns), ("adjective", line.adjectives)):
            for text in texts:
                predicate = Predicate(
                    stance=line.stance,
                    control=line.control,
                    modality=line.modality,
                    pattern=parse_pattern(text),
                    kind=kind,
                )
                predicates.setdefault((kind, predicate.pattern.head), []).append(predicate)
    return Stances(
        glosses=tuple((name, item.gloss) for name, item in file.stances.items()),
        examples=tuple((name, item.example) for name, item in file.stances.items()),
        modalities=tuple(line.id for line in file.modalities),
        modality_examples=tuple((line.id, line.example) for line in file.modalities),
        predicates={key: tuple(sorted(value, key=lambda p: -p.pattern.weight)) for key, value in predicates.items()},
        negated=file.negated,
        plover=file.plover,
        modals={word: stance for stance, words in file.modals.items() for word in words},
        transparent=frozenset(file.transparent),
        negations=frozenset(file.negations),
        rumour=frozenset(file.rumour),
        extent={word: extent for extent, words in file.extent.items() for word in words},
        exchange=tuple(sorted(file.exchange, key=len, reverse=True)),
        replies=tuple(
            Predicate(stance=stance, control="subject", modality="asserted", pattern=parse_pattern(text), kind="verb")
            for stance, texts in file.replies.items()
            for text in texts
        ),
        verdicts={word: stance for stance, words in file.verdicts.items() for word in words},
        barred=tuple(tuple(text.split()) for text in file.barred),
    )
