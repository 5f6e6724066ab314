"""What goes to a model and what comes back: frozen records, beside the reading itself."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model.answer import RawAnswer
from parley.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is sent: the instructions, the stretch of the report, and the schema of the answer as JSON."""

    instructions: str
    report: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer as it came; `finish` is stop, length or another reason the endpoint gave, or None.

    `tokens_in` and `tokens_out` are the endpoint's count, 0 where it gave none; a `cached` reply cost
    nothing this time.
    """

    text: str
    finish: str | None
    tokens_in: int = 0
    tokens_out: int = 0
    cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """A reading by a model, with all its raw answers, one for each stretch it was asked about.

    Their tokens are what was used to get them, in an earlier run where they came from the cache.
    """

    reading: Reading
    answers: tuple[RawAnswer, ...]

    @property
    def raw(self) -> tuple[str, ...]:
        """The answers' texts."""
        return tuple(one.text for one in self.answers)

    @property
    def tokens_in(self) -> int:
        """The tokens of all questions."""
        return sum(one.tokens_in for one in self.answers)

    @property
    def tokens_out(self) -> int:
        """The tokens of all answers."""
        return sum(one.tokens_out for one in self.answers)


def estimate(text: str) -> int:
    """About how many tokens a text has: four characters each, the usual rule for English."""
    return (len(text) + 3) // 4


def one_line(text: str) -> str:
    """Foreign words on one line, without letters that do not print."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def shown(text: str) -> str:
    """Foreign words as a message shows them: on one line, at most sixty characters, in quotation marks."""
    flat = one_line(text)
    return repr(flat if len(flat) <= 60 else flat[:59] + "…")
