"""What a language model answered, word for word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAnswer:
    """One answer of a model as it came; a reading may rest on several, in the order they were given.

    `instructions` is the fingerprint of the instructions; `tokens_in` and `tokens_out` are what the
    answer took, 0 where nobody counted.
    """

    text: str
    model: str
    instructions: str
    tokens_in: int = 0
    tokens_out: int = 0
