"""Who has been named so far in a report, and who of them is meant by a word that only points back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.model.mention import Actor
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor where it was named: in which passage, at which token, as a subject, or only as where things happen."""

    passage: int
    paragraph: int
    token: int
    subject: bool
    setting: bool
    actor: Actor


class Memory:
    """The actors of one report in the order in which they are named."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.seen: list[Seen] = []

    def add(self, seen: Seen) -> None:
        """Takes note of one more."""
        self.seen.append(seen)

    def earlier(
        self, passage: Passage, head: Token, fits: Callable[[Actor], bool], *, settings: bool = True
    ) -> Actor | None:
        """The nearest fitting actor before: in the sentence, then of the sentence before its subject first.

        `settings` tells whether one counts that was only named as a place ("begin in Kelmar").
        """
        best: tuple[tuple[float, int], Actor] | None = None
        for seen in self.seen:
            behind = passage.index - seen.passage
            if behind < 0 or behind > _REACH or (behind == 0 and seen.token >= head.i):
                continue
            if not fits(seen.actor) or (seen.setting and not settings):
                continue
            # A subject stays in mind longer than what else was named.
            key = (2 * seen.subject - 1.5 * behind, seen.token if not behind else -seen.token)
            if best is None or key > best[0]:
                best = (key, seen.actor)
        return best[1] if best else None

    def state(self, passage: Passage, head: Token) -> Actor | None:
        """The state spoken of where an office or institution of a state is named without one."""
        state = self.earlier(passage, head, lambda actor: actor.party in self._names.countries, settings=False)
        resolved = f"“{head.lower_}”: of {state.party}, named before" if state else ""
        return replace(state, name=None, person=False, resolved=resolved) if state else None

    def rebels(self, passage: Passage, head: Token) -> Actor | None:
        """The group named before, or the only one that the report names, that is no state and no body between."""

        def fits(actor: Actor) -> bool:
            apart = actor.party in self._names.countries or actor.party in self._names.between
            return not apart and not actor.person and actor.party[:1].isupper()

        if earlier := self.earlier(passage, head, fits):
            return earlier
        named = {seen.actor.party: seen.actor for seen in self.seen if fits(seen.actor)}
        return next(iter(named.values())) if len(named) == 1 else None
