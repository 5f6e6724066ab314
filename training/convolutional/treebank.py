"""Treebanks in CoNLL-U as sentences whose words lie end to end over the written text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = -1
"""The head of a sentence's root."""

KEPT_FEATURES = frozenset(
    {"Abbr", "Case", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss"}
    | {"PronType", "Reflex", "Tense", "VerbForm", "Voice"}
)
"""The features that both treebanks mark alike and a rule may want to ask for."""


PLAIN = "Degree=Pos"
"""Left out: no degree means the positive, and spaCy's lemmatizer would take "Israeli" for "israeli" by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word as written, with its head as an index into its sentence (or `ROOT`)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words of one sentence, and whether a document or a paragraph begins with it."""

    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool


def read(path: Path) -> Iterator[Sentence]:
    """Yields the file's sentences in order.

    A token that stands for several words ("don't") gives its words, each with the letters it covers;
    where the words' letters are not the token's ("dunno"), the token is kept whole as its first word
    and the others' dependents hang on it.

    Errors: `ValueError` with file and line where a row has not ten columns.
    """
    rows: list[list[str]] = []
    document = paragraph = False
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if line.startswith("#"):
            document |= line.startswith("# newdoc")
            paragraph |= line.startswith(("# newdoc", "# newpar"))
        elif line:
            row = line.split("\t")
            if len(row) != 10:
                raise ValueError(f"{path.name}:{number}: found {len(row)} columns, expected 10: is this CoNLL-U?")
            # A paragraph may begin inside a sentence; the sentence is not cut for it.
            rows.append(row)
        elif rows:
            yield Sentence(words=_words(rows), opens_document=document, opens_paragraph=paragraph)
            rows, document, paragraph = [], False, False


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    """The words of one sentence, from its rows."""
    kept: list[tuple[str, bool, list[str]]] = []  # letters, space after, row
    stands_for: dict[str, int] = {"0": ROOT}
    position = 0
    while position < len(rows):
        row = rows[position]
        position += 1
        if "." in row[0]:  # an elided word, which is not in the text
            continue
        first, _, last = row[0].partition("-")
        size = int(last) - int(first) + 1 if last else 1
        group = rows[position : position + size] if last else [row]
        position += size if last else 0
        forms = [word[1] for word in group]
        whole = "".join(forms) != row[1]
        space = "SpaceAfter=No" not in row[9].split("|")
        for place, word in enumerate(group):
            stands_for[word[0]] = len(kept) - (1 if whole and place else 0)
            if whole and place:
                continue
            letters = row[1] if whole else word[1]
            kept.append((letters, space and (whole or place == len(group) - 1), word))
    return tuple(
        Word(
            form=letters.replace(" ", "\N{NO-BREAK SPACE}"),
            lemma=letters if row[2] == "_" and letters != "_" else row[2],
            upos=row[3],
            xpos=row[4],
            features=_features(row[5]),
            head=stands_for[row[6]],
            relation=row[7],
            space_after=space,
        )
        for letters, space, row in kept
    )


def _features(column: str) -> str:
    return "|".join(pair for pair in column.split("|") if pair.partition("=")[0] in KEPT_FEATURES and pair != PLAIN)
