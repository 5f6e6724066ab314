"""What the eye sees of stances, as drafts: joined with what the rules found, or standing for what they missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.model.entry import Step
from parley.model.passage import Passage
from parley.model.sight import SeenStance
from parley.provisions.alone import Alone, Led, questioned
from parley.provisions.draft import Draft
from parley.provisions.mending import Mender
from parley.provisions.seen import Seen, touch
from parley.provisions.stance import PROCESS
from parley.provisions.triggers import Trigger
from parley.text.spans import Span


class Looker:
    """Turns the stances seen in the passages of one report into drafts."""

    def __init__(self, seen: Seen, mender: Mender, alone: Alone) -> None:
        self._seen, self._mender, self._alone = seen, mender, alone

    def joined(
        self, passage: Passage, drafts: Sequence[Draft], triggers: Sequence[Trigger], led: Led | None = None
    ) -> Iterator[Draft]:
        """The drafts of the rules as the eye confirms or mends them, then those that the eye alone sees.

        `triggers` are the words of the passage that name a measure by the codebook, with a stance or without;
        `led` is what the sentence says that leads in the list of which the passage is an item.
        """
        taken: set[int] = set()
        agreed = {id(s) for s in passage.sight.stances for d in drafts if _agreement(s, d)[:2] == (True, True)}
        for draft in drafts:
            if questioned(draft.anchor):
                continue
            seen = [s for s in passage.sight.stances if touch(s.words, draft.words)]
            best = max(seen, key=lambda s: _agreement(s, draft), default=None)
            if best is None:
                if draft.stance == "consider" and not draft.condition:
                    # "reviewed the ceasefire": said of so much that the codebook alone is not believed.
                    continue
                draft.doubt = 0.5
                draft.steps.append(Step(rule="eye:unseen", note="the eye sees no stance in these words"))
            else:
                taken.add(id(best))
                free = id(best) not in agreed
                other = self._mender.other(passage, draft, best, triggers)
                if other is not None and not free and draft.measure in PROCESS:
                    # "a referendum on the draft": what the eye sees in these words is another draft's.
                    continue
                if other is not None and free:
                    draft.measure = other
                self._mender.settle(passage, draft, best, triggers, free=free)
            yield draft
        told = [s for s in passage.sight.stances if id(s) in taken]
        for stance in passage.sight.stances:
            again = any(self._same(passage, stance, other) for other in told)
            if not again and not any(touch(stance.words, draft.words) for draft in drafts):
                yield from self._alone.drafts(passage, stance, triggers, led)

    def _same(self, passage: Passage, one: SeenStance, other: SeenStance) -> bool:
        """True where what is seen in two places of a sentence is one stance of one party."""
        if (one.stance, one.measure) != (other.stance, other.measure):
            return False
        holders, others = ({a.party for a in self._seen.named(passage, seen.party)} for seen in (one, other))
        if holders and others and not holders & others:
            return False
        return not one.actor or touch(one.actor, [Span(*span) for span in other.actor])


def _agreement(seen: SeenStance, draft: Draft) -> tuple[bool, bool, float]:
    touching = touch(seen.words, draft.words)
    return touching and seen.measure == draft.measure, touching and seen.stance == draft.stance, seen.confidence
