"""A stance towards a measure, before it is an entry; and what a measure's stance is judged with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions.draft import span_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Whose words a token stands in: the party of the innermost source; None in the outlet's own voice.
Speaker = Callable[[Passage, "Token"], Actor | None]

# Measures whose words ("talks", "the deal", "the plan") are said of much that is on no table.
PROCESS = frozenset({"meet", "adopt-plan", "sign-agreement", "mediate"})


# The step of a stance told by "No disarmament, no talks".
BARGAIN = "stances:bargain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance towards a measure: of whom, how firm, on what grounds; `doers` where the predicate tells them."""

    stance: str
    party: Actor
    modality: str
    words: tuple[Token, ...]
    steps: tuple[Step, ...]
    doers: tuple[Actor, ...] = ()


def step(passage: Passage, rule: str, token: Token) -> Step:
    """The step of a trace that one word took."""
    return Step(rule=rule, span=span_of(passage, token))
