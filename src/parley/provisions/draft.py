"""A draft is an entry in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.model.entry import Step
from parley.model.mention import Actor, Place
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is known so far of one entry; `anchor` is the token that names the measure.

    `condition` is true where the words stand in a condition ("if …", "until …") whose fulfilment is wanted; `done`
    where it is that the thing be done, and not that it be left undone or fail;
    `linked` holds the drafts it is exchanged for. `wanting` is who is seen to want what stands in a condition that
    nothing else is linked to.
    """

    passage: Passage
    anchor: Token
    measure: str
    stance: str
    party: Actor
    modality: str
    words: list[Span]
    steps: list[Step]
    actor: tuple[str, ...] | None = None
    places: tuple[Place, ...] = ()
    extent: str | None = None
    recipient: str | None = None
    condition: bool = False
    done: bool = False
    doubt: float | None = None
    wanting: Actor | None = None
    linked: list[Draft] = field(default_factory=list)

    def link(self, other: Draft) -> None:
        """Notes on both that one is in return for the other."""
        if other is not self and other not in self.linked:
            self.linked.append(other)
            other.linked.append(self)


def span_of(passage: Passage, *tokens: Token) -> Span:
    """The stretch of the report from the first to the last of the tokens."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return Span(passage.offset + first.idx, passage.offset + last.idx + len(last))
