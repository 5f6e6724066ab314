"""What the eye says of a draft of the rules: it agrees, or is surer and decides, but not on what it cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Predicate, Stances
from parley.model.entry import Step
from parley.model.passage import Passage
from parley.model.sight import OTHER, SeenStance
from parley.provisions.draft import Draft, span_of
from parley.provisions.levels import match
from parley.provisions.seen import OWN, SURE, SURER, Seen, likeliest
from parley.provisions.stance import BARGAIN
from parley.provisions.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

# Rules that know who owns a plan, wants a thing of another or answers one, which the eye cannot see.
_KNOWING = (
    "plans:", "answers:", "denials:", "stances:modal-demand", BARGAIN,
    "stances:own-order", "stances:imperative", "stances:refused-text", "stances:left-out", "stances:imagined",
)  # fmt: skip

_BOUNDING = frozenset({"only", "unless", "until", "before", "first", "but", "cannot", "if"})


class Mender:
    """Confirms or mends the drafts of one report by what the eye sees in their words."""

    def __init__(self, seen: Seen, stances: Stances) -> None:
        self._seen, self._stances = seen, stances

    @staticmethod
    def other(passage: Passage, draft: Draft, seen: SeenStance, triggers: Sequence[Trigger]) -> str | None:
        """The measure that the eye is sure of, where the rules read another in the same words."""
        measure, chance, _ = likeliest(passage, seen, triggers)
        # Several words together, as in "tighten the sanctions", are not mistaken so easily.
        bare = any(t.token == draft.anchor and t.measure == draft.measure and t.weight == 1 for t in triggers)
        owned = any(step.rule.startswith((*_KNOWING[1:3], "stances:contrary")) for step in draft.steps)
        return measure if measure not in (draft.measure, OTHER) and chance >= SURER and bare and not owned else None

    def settle(
        self, passage: Passage, draft: Draft, seen: SeenStance, triggers: Sequence[Trigger], *, free: bool
    ) -> None:
        """Where rules and eye differ, the surer eye has the last word, but on whose plan it is, which it cannot see.

        `free` is false where what is seen is another draft's already.
        """
        measure, chance, _ = likeliest(passage, seen, triggers)
        draft.doubt = round(1 - seen.confidence, 2) / 2
        if (draft.stance, draft.measure) == (seen.stance, measure):
            if not draft.party.party and seen.stance_confidence * chance >= SURE:
                draft.wanting = next(iter(self._seen.parties(passage, seen, draft.anchor)), None)
            draft.steps.append(Step(rule="eye:agrees", note=f"{seen.stance} {measure}"))
            return
        note = f"the rules read {draft.stance} {draft.measure}, the eye {seen.stance} {seen.measure}"
        draft.steps.append(Step(rule="eye:differs", note=note))
        draft.doubt = round(1 - min(seen.stance_confidence, chance), 2)
        if free and seen.stance_confidence >= SURER and not self._knows(draft, seen) and draft.stance != seen.stance:
            draft.stance = seen.stance
            parties = self._seen.parties(passage, seen, draft.anchor)
            if parties and all(actor.party != draft.party.party for actor in parties):
                draft.party = parties[0]
            if seen.stance in OWN:
                draft.actor = (draft.party.party,)

    def _knows(self, draft: Draft, seen: SeenStance) -> bool:
        """True where the rules stand on what the eye cannot see, or on words that it has passed over."""
        owned = draft.condition or any(step.rule.startswith(_KNOWING) for step in draft.steps)
        # "its opposition to a withdrawal": who says no in so many words does not ask for it.
        owned = owned or (draft.stance == "reject" and seen.stance == "demand" and self._says_no(draft))
        # "agreed to cancel the vote": nor is it for what is called off.
        agreeing = draft.stance == "reject" and seen.stance in ("offer", "accept")
        owned = owned or (agreeing and any(told.stance == "reject" for told in self._telling(draft)))
        # "put forth conditions, including a withdrawal": a condition put is no proposal.
        owned = owned or ((draft.stance, seen.stance) == ("demand", "propose") and self._asks(draft))
        # "agreed to discuss the truce": who will talk about a thing has not accepted it.
        owned = owned or ((draft.stance, seen.stance) == ("consider", "accept") and bool(self._telling(draft)))
        # "said it would disarm": a no stands in words.
        turned = draft.stance in ("offer", "accept") and seen.stance == "reject"
        owned = owned or (turned and not denying(draft.anchor, self._stances))
        # "announced that it had been struck": so does a denial.
        return owned or (seen.stance == "deny" and not denying(draft.anchor, self._stances))

    def _says_no(self, draft: Draft) -> bool:
        """True where a word of refusal, or a wording of the contrary, is among those that tell the stance."""
        turned = any(step.rule == "stances:contrary" for step in draft.steps)
        return turned or any(told.stance == "reject" for told in self._telling(draft))

    def _asks(self, draft: Draft) -> bool:
        """True where a noun of demanding is among the words that tell the stance: "conditions", "an ultimatum"."""
        return any((told.stance, told.kind) == ("demand", "noun") for told in self._telling(draft))

    def _telling(self, draft: Draft) -> list[Predicate]:
        """What the words of a draft other than its anchor say of stances."""
        spans = set(draft.words)
        words = [w for w in draft.anchor.sent if w != draft.anchor and span_of(draft.passage, w) in spans]
        return [told for word in words if (told := match(word, self._stances)) is not None]


def denying(anchor: Token, stances: Stances) -> bool:
    """True where a word of the sentence denies, refuses or bounds something."""
    words = {word.lower_ for word in anchor.sent}
    said = bool(words & (stances.negations | _BOUNDING)) or any("n't" in word for word in words)
    told = (match(word, stances) for word in anchor.sent)
    said = said or any(stances.verdicts.get(word) == "deny" for word in words)
    return said or any(one is not None and one.stance in ("reject", "deny") for one in told)
