"""An entry: a party's stance towards a provision, with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model.source import Chain
from parley.text.spans import Span

# The step of a trace that notes another passage which tells the same.
AGAIN = "entries:again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What would be done: `actor` is None where the report does not say who; `extent` all, part or None."""

    measure: str
    actor: tuple[str, ...] | None = None
    places: tuple[str, ...] = ()
    extent: str | None = None
    recipient: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a trace: the codebook rule (or the eye) that spoke, and the words it spoke from."""

    rule: str
    span: Span | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A party's stance towards a provision, as one report tells it.

    `id` is made from the report and what the entry says, so that the same reading gives the same id.
    `passage` is the sentence, `words` the stretches that carry the stance; `in_return_for` holds ids of
    entries of the same report; `conditions` stretches of conditions that are no entry of their own;
    `doubt` runs from 0 (sure) to 1.
    """

    id: str
    report: str
    party: str
    stance: str
    provision: Provision
    modality: str
    chain: Chain
    passage: Span
    words: tuple[Span, ...]
    trace: tuple[Step, ...]
    occasion: str | None = None
    in_return_for: tuple[str, ...] = ()
    conditions: tuple[Span, ...] = ()
    doubt: float | None = None

    @property
    def tellings(self) -> tuple[Span, ...]:
        """The passages that tell it: its own, the fullest, then the others as the trace notes them."""
        return (self.passage, *(step.span for step in self.trace if step.rule == AGAIN and step.span is not None))
