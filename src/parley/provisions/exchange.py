"""Links what is given for what: "in return for", "in exchange", "if", "until", "unless", "only after"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from parley.model.entry import Step
from parley.model.mention import Actor
from parley.provisions.draft import Draft, span_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse

_PLAIN = ("return", "exchange")
_WITHIN = 3


def connector(sentence: Parse, phrases: Sequence[str]) -> tuple[int, int, str] | None:
    """The first connector of a sentence: its tokens' first and last index and its words."""
    words = [t.lower_ for t in sentence]
    firsts = _by_first(tuple(phrases))
    for position, word in enumerate(words):
        for parts in firsts.get(word, ()):
            if words[position : position + len(parts)] == parts:
                return sentence.start + position, sentence.start + position + len(parts), " ".join(parts)
    return None


@cache
def _by_first(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """The phrases as words, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        parts = phrase.split()
        found.setdefault(parts[0], []).append(parts)
    return found


def link(drafts: list[Draft], phrases: Sequence[str]) -> list[Draft]:
    """The drafts of a report with their exchanges noted and the stances of conditions put right."""
    by_passage: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_passage.setdefault(draft.passage.index, []).append(draft)
    for index, here in sorted(by_passage.items()):
        found = connector(here[0].passage.parse, phrases)
        if found is None:
            continue
        first, last, phrase = found
        before = [d for d in here if d.anchor.i < first]
        after = [d for d in here if d.anchor.i >= last]
        opening = not before and first <= here[0].passage.parse.start + _WITHIN
        if phrase in ("in return", "in exchange", "quid pro quo") and (opening or not after):
            _across(by_passage, index, here)
        elif opening:
            _fronted(after, first, last, phrase)
        else:
            _sides(before, after, phrase, first, last)
    return drafts


def _across(by_passage: dict[int, list[Draft]], index: int, here: list[Draft]) -> None:
    """ "In return, …": for what the sentence before offers or asks."""
    for step in (1, 2):
        earlier = by_passage.get(index - step)
        if earlier:
            for one in here:
                for other in earlier:
                    if other.stance in ("offer", "demand", "propose") and one.stance in (
                        "offer",
                        "demand",
                        "propose",
                        "accept",
                    ):
                        one.link(other)
            return


def _fronted(after: list[Draft], first: int, last: int, phrase: str) -> None:
    """ "In exchange for A, B" and "If A, B": the comma parts the two sides."""
    if not after:
        return
    doc = after[0].anchor.doc
    comma = next(
        (
            i
            for i in range(last, after[0].passage.parse.end)
            if doc[i].text == "," and any(d.anchor.i < i for d in after)
        ),
        None,
    )
    if comma is None:
        return
    _sides([d for d in after if d.anchor.i > comma], [d for d in after if d.anchor.i < comma], phrase, first, last)


def _sides(main: list[Draft], given: list[Draft], phrase: str, first: int, last: int) -> None:
    main = [draft for draft in main if draft.party.party]
    if not main or not given:
        return
    nearest = max(d.anchor.i for d in main)
    # Of several clauses before the connector the exchange is about the last one and what "and" joins to it.
    bound = [
        d
        for d in main
        if d.party.party == next(m for m in main if m.anchor.i == nearest).party.party
        or not any(p in phrase for p in _PLAIN)
    ]
    for one in bound:
        for other in given:
            _as_condition(one, other, phrase, first, last)
            one.link(other)


def _as_condition(one: Draft, other: Draft, phrase: str, first: int, last: int) -> None:
    """What a party makes its step depend on is what it demands; until then it refuses the step."""
    doc = one.anchor.doc
    step = Step(rule=f"stances:exchange {phrase!r}", span=span_of(one.passage, doc[first], doc[last - 1]))
    if other.condition and not other.party.party:
        other.party = Actor(span=one.party.span, party=one.party.party, name=one.party.name)
        # "asked for the valley in return for a truce": what is given for a demand is the party's own to give.
        given = not other.actor and one.stance == "demand" and any(p in phrase for p in _PLAIN)
        own = given or (other.actor is not None and set(other.actor) == {one.party.party})
        # Both halves of what a mediator puts forward are proposals.
        other.stance = "propose" if one.stance == "propose" else "offer" if own else "demand"
        other.modality = "conditional"
    elif (
        phrase.endswith(" for")
        and any(p in phrase for p in _PLAIN)
        and other.party.party == one.party.party
        and other.stance == one.stance
    ):
        # Nobody offers a thing in exchange for another offer of their own.
        other.stance = {"demand": "offer", "offer": "demand"}.get(one.stance, one.stance)
    one.steps.append(step)
    other.steps.append(step)
