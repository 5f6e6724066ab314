"""Cues: the words by which a report ascribes something to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from parley.codebook.files import Strict, did_you_mean, read
from parley.errors import CodebookError

CueClass = Literal["speech", "stance", "document", "thought", "intention", "attitude"]
Frame = Literal["clause", "quote", "infinitive", "object", "small", "gerund", "raising", "colon"]
Forms = Callable[[str, list[str] | None], set[str]]
Channel = Literal["said", "wrote", "post", "press-report", "document", "thought"]


class CueGroup(Strict):
    """What the groups of verbs, nouns, adjectives and phrases have in common."""

    id: str
    kind: CueClass
    channel: Channel
    frames: list[Frame] = Field(default_factory=list)
    prepositions: list[str] = Field(default_factory=list)
    hearer: bool = False
    bare: bool = True
    words: list[str]
    example: str


class CueFile(Strict):
    """cues.yml."""

    verbs: list[CueGroup]
    nouns: list[CueGroup]
    adjectives: list[CueGroup]
    phrases: list[CueGroup]
    labels: list[str]
    chaining: list[str]
    irregular: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One word or words that ascribe: `rest` are the words that follow the head.

    `hearer` is true where the object is whom it is said to; `bare` is false where a noun ascribes only
    with its owner ("his call for", not "the call for").
    """

    id: str
    kind: str
    channel: str
    rest: tuple[str, ...]
    frames: frozenset[str]
    prepositions: frozenset[str]
    hearer: bool
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues. `verbs` and `nouns` are looked up by any written form of the head, `adjectives` by the word.

    `phrases` are words before a source ("according to"), the longest first; `labels` words before a colon
    that name no speaker; `chaining` holds the written forms of verbs that only lead to another cue
    ("continued to say"); `examples` the sentences by group.
    """

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    phrases: tuple[tuple[tuple[str, ...], Cue], ...]
    labels: frozenset[str]
    chaining: frozenset[str]
    examples: tuple[tuple[str, str], ...]


def load_cues(path: Path) -> Cues:
    """The cues of the file; raises CodebookError for a group that stands twice or ascribes nothing."""
    file = read(path, CueFile)
    known: set[str] = set()
    for group in (*file.verbs, *file.nouns, *file.adjectives, *file.phrases):
        if group.id in known:
            raise CodebookError(path.name, f"cue group {group.id!r} stands twice", do="Join the two or rename one")
        known.add(group.id)
    for group in (*file.verbs, *file.nouns, *file.adjectives):
        if not group.frames and not group.prepositions:
            raise CodebookError(path.name, f"cue group {group.id!r} has neither frames nor prepositions")
    heads = {word.split()[0] for group in file.verbs for word in group.words} | set(file.chaining)
    for word in file.irregular:
        if word not in heads:
            raise CodebookError(path.name, f"irregular verb {word!r} is no cue", do=did_you_mean(word, heads))
    phrases = [(tuple(words.split()), _cue(group, ())) for group in file.phrases for words in group.words]
    return Cues(
        verbs=_table(file.verbs, file.irregular, verb_forms),
        nouns=_table(file.nouns, {}, noun_forms),
        adjectives=_table(file.adjectives, {}, lambda word, _: {word}),
        phrases=tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))),
        labels=frozenset(file.labels),
        chaining=frozenset(form for word in file.chaining for form in verb_forms(word, file.irregular.get(word))),
        examples=tuple(
            (group.id, group.example) for group in (*file.verbs, *file.nouns, *file.adjectives, *file.phrases)
        ),
    )


def _table(groups: Iterable[CueGroup], irregular: dict[str, list[str]], forms: Forms) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for group in groups:
        for words in group.words:
            head, *rest = words.split()
            for form in forms(head, irregular.get(head)):
                table.setdefault(form, []).append(_cue(group, tuple(rest)))
    return {form: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for form, cues in table.items()}


def _cue(group: CueGroup, rest: tuple[str, ...]) -> Cue:
    return Cue(
        id=group.id,
        kind=group.kind,
        channel=group.channel,
        rest=rest,
        frames=frozenset(group.frames),
        prepositions=frozenset(group.prepositions),
        hearer=group.hearer,
        bare=group.bare,
    )


def verb_forms(word: str, irregular: list[str] | None = None) -> set[str]:
    """The written forms of a verb; `irregular` replaces its past, or adds to its -ing form."""
    forms = {word, noun_plural(word)}
    extra = irregular or []
    forms |= set(extra)
    stem = word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word
    if not any(form.endswith("ing") for form in extra):
        forms.add(f"{stem}ing")
    if irregular is None or (extra and all(form.endswith("ing") for form in extra)):
        forms.add(f"{word[:-1]}ied" if word.endswith("y") and word[-2:-1] not in "aeou" else f"{stem}ed")
    return forms


def noun_forms(word: str, irregular: list[str] | None = None) -> set[str]:
    """A noun and its plural."""
    return {word, noun_plural(word)}


def noun_plural(word: str) -> str:
    """The word with -s: "replies", "wishes", "says"."""
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z", "go", "do", "to")) else f"{word}s"
