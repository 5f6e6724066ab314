"""The words of a Doc that the encoder can see."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from parley.language.eye.pieces import Pieces
from parley.language.eye.words import kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Visible words: number of the token, text, offsets, word pieces, how written, and whether they begin a line.

    White space and words without a piece (control characters) are not among them.
    """

    tokens: tuple[int, ...]
    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, ...], ...]
    kinds: NDArray[np.int64]
    lines: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.tokens)


def visible(doc: Doc, pieces: Pieces) -> Words:
    """The visible words of a Doc; its first one begins a line, as does each that follows a line break."""
    tokens = [t for t in doc if not t.is_space]
    split = pieces.of([t.text for t in tokens])
    seen = [(t, tuple(p)) for t, p in zip(tokens, split, strict=True) if p]
    kinds, lines, at, text = [], [], 0, doc.text
    for number, (token, _) in enumerate(seen):
        gap = text[at : token.idx]
        line = number == 0 or "\n" in gap
        kinds.append(kind(token.text, spaced=bool(gap) and gap[-1].isspace() and not line, new_line=line))
        lines.append(line)
        at = token.idx + len(token)
    return Words(
        tokens=tuple(t.i for t, _ in seen),
        texts=tuple(t.text for t, _ in seen),
        spans=tuple((t.idx, t.idx + len(t)) for t, _ in seen),
        pieces=tuple(p for _, p in seen),
        kinds=np.array(kinds, dtype=np.int64),
        lines=np.array(lines, dtype=np.bool_),
    )
