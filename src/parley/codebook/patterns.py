"""Patterns: a head lemma, words that must stand with it, and classes that its object must hold.

`pull <forces> out` is the head "pull", the particle "out" and an object whose words hold one of the class
`forces`. In `land|place` either class will do.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way to say something: `head` lemma, `words` lemmas that must stand with it, `classes` of its object."""

    head: str
    words: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    text: str = ""

    @property
    def weight(self) -> int:
        """How much the pattern asks for: the more, the surer."""
        return 1 + len(self.words) + bool(self.classes)


def parse_pattern(text: str) -> Pattern:
    """The pattern that `text` writes; raises ValueError where it has no head or an open bracket."""
    words, classes = [], []
    for part in text.split():
        if part.startswith("<") != part.endswith(">"):
            raise ValueError(f"pattern {text!r} has an open bracket")
        if part.startswith("<"):
            classes += part[1:-1].split("|")
        else:
            words.append(part)
    if text.startswith("<") or not words:
        raise ValueError(f"pattern {text!r} does not begin with a word")
    head, *rest = words
    if head in ("not", "never", "no") and rest:
        head, rest = rest[0], [head, *rest[1:]]
    return Pattern(head=head, words=tuple(rest), classes=tuple(classes), text=text)
