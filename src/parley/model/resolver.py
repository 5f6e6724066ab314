"""What a stage may ask about who is who: the mentions room answers, the others only know this shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


class Resolver(Protocol):
    """Tells whom the words of one report stand for."""

    @property
    def principals(self) -> tuple[str, ...]:
        """The parties named most, at most two."""

    def actors(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """The actors that the phrase headed by a token stands for, one for each that "and" joins."""

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = ...) -> Actor | None:
        """Whom an office, army, plan or demand belongs to; `links` are the prepositions that may lead there."""

    def resolve(self, passage: Passage, span: Span) -> Actor | None:
        """Whom the noun phrase or pronoun at `span`, in offsets of the report, stands for."""
