"""Links what is given for what: "in return for", "in exchange", "if", "until", "unless", "only after"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from parley.model.entry import Step
from parley.model.mention import Actor
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.grammar import lemmas
from parley.provisions.stance import BARGAIN

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_PLAIN = ("return", "exchange")
_WITHIN = 3
_BARRING = frozenset({"without", "before"})
BARRED = _BARRING | {"until", "unless"}
_BEGINNING = frozenset(
    "begin start resume continue go proceed call hold convene reconvene open discuss meet sit return take".split()
)
_ONCE = frozenset({"if", "once", "as soon as", "the moment"})
_PUT = ("offer", "demand", "propose")
# How many sentences the telling of a plan may take before its "In return".
_BEFORE = 12
_NO = frozenset({"no", "not", "n't", "never", "nothing", "nobody", "neither", "cannot"})


def connector(sentence: Parse, phrases: Sequence[str]) -> tuple[int, int, str] | None:
    """The first connector of a sentence: its tokens' first and last index and its words."""
    words = [t.lower_ for t in sentence]
    firsts = _by_first(tuple(phrases))
    for position, word in enumerate(words):
        if word == "until" and _dated(sentence[position]):
            continue
        for parts in firsts.get(word, ()):
            if words[position : position + len(parts)] == parts:
                return sentence.start + position, sentence.start + position + len(parts), " ".join(parts)
    return _barring(sentence)


def _dated(until: Token) -> bool:
    """True for "until 13 July", "until then": a day is no condition."""
    when = until.head if until.dep_ == "case" else None
    return when is not None and when.pos_ in ("NUM", "ADV", "PROPN")


def _barring(sentence: Parse) -> tuple[int, int, str] | None:
    """The "without" or "before" of "no truce without …", "will not leave before …": a condition only after a no."""
    for word in sentence:
        if word.lower_ not in _BARRING or word.dep_ not in ("case", "mark"):
            continue
        at = word.i - sentence.start
        if any(other.lower_ in _NO for other in (sentence[:at] if at else sentence[1:])):
            return word.i, word.i + 1, word.lower_
    return None


@cache
def _by_first(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """The phrases as words, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        parts = phrase.split()
        found.setdefault(parts[0], []).append(parts)
    return found


def in_return(sentence: Parse) -> bool:
    """True for a sentence that begins with "In return" or "In exchange" for what was told before it."""
    return len(sentence) > 2 and sentence[0].lower_ == "in" and sentence[1].lower_ in _PLAIN


def before_meeting(token: Token) -> bool:
    """True for talks in a clause of "before": "must free them before talks begin" holds the talks back until then."""
    clause = token if token.pos_ == "VERB" else token.head
    hops = 0
    while clause.dep_ in ("nmod", "xcomp", "obl", "obj") and hops < 3:
        clause, hops = clause.head, hops + 1
    begins = any(form in _BEGINNING for word in (clause, token) for form in lemmas(word))
    return begins and any(c.dep_ == "mark" and c.lower_ == "before" for c in clause.children)


def _held_back(here: list[Draft]) -> None:
    """Talks "before" which a party demands a thing are what it refuses until then."""
    for talks in here:
        if talks.measure != "meet" or not talks.condition or talks.party.party or not before_meeting(talks.anchor):
            continue
        wanted = [d for d in here if d.stance == "demand" and d.party.party and d.anchor.i < talks.anchor.i]
        if wanted:
            main = max(wanted, key=lambda d: d.anchor.i)
            talks.party = Actor(span=main.party.span, party=main.party.party, name=main.party.name)
            talks.stance, talks.actor = "reject", None
            talks.steps.append(Step(rule="stances:exchange 'before'", span=span_of(talks.passage, talks.anchor)))
            main.link(talks)


def _bargained(here: list[Draft]) -> None:
    """Links the two halves of "No disarmament, no talks"."""
    halves = [draft for draft in here if any(step.rule == BARGAIN for step in draft.steps)]
    for price in halves:
        for barred in halves:
            if (price.stance, barred.stance) == ("demand", "reject") and price.party.party == barred.party.party:
                price.link(barred)


def link(drafts: list[Draft], phrases: Sequence[str]) -> list[Draft]:
    """The drafts of a report with their exchanges noted and the stances of conditions put right."""
    by_passage: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_passage.setdefault(draft.passage.index, []).append(draft)
    for index, here in sorted(by_passage.items()):
        _held_back(here)
        _bargained(here)
        if after_that(here[0].passage.parse):
            _only_after(by_passage.get(index - 1, []), here)
        found = connector(here[0].passage.parse, phrases)
        if found is None:
            continue
        first, last, phrase = found
        before = [d for d in here if d.anchor.i < first]
        # What the eye alone sees may begin with the connector itself.
        after = [d for d in here if d.anchor.i >= first and not _answered(d)]
        after = [d for d in after if d.anchor.i >= last] or after
        opening = not before and first <= here[0].passage.parse.start + _WITHIN
        if phrase in ("in return", "in exchange", "quid pro quo") and (opening or not after):
            _across(by_passage, index, here)
        elif opening:
            _fronted(after, first, last, phrase)
        else:
            _sides(before, after, phrase, first, last)
    return drafts


def _across(by_passage: dict[int, list[Draft]], index: int, here: list[Draft]) -> None:
    """ "In return, …": for what the sentence before offers or asks, and all that its plan told just before that."""
    for step in (1, 2):
        if earlier := by_passage.get(index - step):
            for one in here:
                for other in [*earlier, *_told_before(by_passage, index - step, one)]:
                    if other.stance in _PUT and one.stance in (*_PUT, "accept"):
                        one.link(other)
            return


def after_that(sentence: Parse) -> bool:
    """True for "only after that", "only then": what hangs on what was told just before."""
    words = [token.lower_ for token in sentence]
    at = next((k for k, word in enumerate(words) if word == "only"), None)
    following = words[at + 1 : at + 4] if at is not None else []
    return "then" in following[:1] or ("after", "that") in itertools.pairwise(following)


def _only_after(before: list[Draft], here: list[Draft]) -> None:
    """Links what waits for what was told before to what its party demanded there."""
    for one in here:
        for other in before:
            if one.stance in ("reject", "offer", "accept", "consider") and other.stance == "demand":
                if one.party.party == other.party.party:
                    one.link(other)


def _told_before(by_passage: dict[int, list[Draft]], index: int, one: Draft) -> list[Draft]:
    """What the plan of `one` told before passage `index`: in its own item of a list, or in all that led to it."""
    found: list[Draft] = []
    listed = any(step.rule == "plans:item" for step in one.steps)
    paragraph = one.passage.paragraph if listed else by_passage[index][0].passage.paragraph
    for back in range(index, max(-1, index - _BEFORE), -1):
        told = [d for d in by_passage.get(back, ()) if d.party.party == one.party.party and _of_plan(d)]
        here = [d for d in told if d.passage.paragraph == paragraph or any(s.rule == "plans:item" for s in d.steps)]
        found += here if not listed or all(d.passage.paragraph == paragraph for d in here) else []
        if by_passage.get(back) and not here:
            break
    return found


def _of_plan(draft: Draft) -> bool:
    return any(step.rule.startswith("plans:") for step in draft.steps)


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
    if phrase in _BARRING:
        main = [draft for draft in main if draft.stance == "reject"]
        given = [draft for draft in given if draft.condition]
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


def _another(one: Token, other: Token) -> bool:
    """True for "it will stop if the army leaves": a pronoun does not stand for a noun that follows in a condition."""
    before, after = (grammar.subject(grammar.clause_head(word)) for word in (one, other))
    who = before is not None and before.pos_ == "PRON"
    named = after is not None and after.pos_ == "NOUN" and not any(c.dep_ == "nmod:poss" for c in after.children)
    return who and named and before is not None and after is not None and before.i < after.i


def _answered(draft: Draft) -> bool:
    """True for an answer to what was put forward before: nothing is made to depend on one."""
    return any(s.rule == "answers:points-back" for s in draft.steps)


def _merely_would(draft: Draft) -> bool:
    """True for what a party says that it will do itself, without a word of offering it."""
    return draft.stance == "offer" and any(s.rule == "stances:modal-offer" for s in draft.steps)


def _as_condition(one: Draft, other: Draft, phrase: str, first: int, last: int) -> None:
    """What a party makes its step depend on is what it demands; until then it refuses the step."""
    doc = one.anchor.doc
    step = Step(rule=f"stances:exchange {phrase!r}", span=span_of(one.passage, doc[first], doc[last - 1]))
    if other.condition and not other.party.party:
        other.party = Actor(span=one.party.span, party=one.party.party, name=one.party.name)
        # "asked for the valley in return for a truce": what is given for a demand is the party's own to give.
        given = not other.actor and one.stance == "demand" and any(p in phrase for p in _PLAIN)
        own = given or (other.actor is not None and set(other.actor) == {one.party.party})
        if own and not any(p in phrase for p in _PLAIN) and one.stance == "offer" and phrase in _ONCE:
            # "It would open the border if it gave up the valley": nobody makes its own step depend on another.
            own, other.actor = False, None
        waits = one.stance == "threaten" or (one.stance == "reject" and phrase in BARRED)
        if own and not given and (waits or _another(one.anchor, other.anchor)):
            # "No truce until it has left": who refuses, or threatens, waits for another.
            own, other.actor = False, None
        # Both halves of what a mediator puts forward are proposals.
        other.stance = "propose" if one.stance == "propose" else "offer" if own else "demand"
        if one.stance in ("threaten", "reject") and other.done and phrase in _ONCE:
            # "will quit, or not sign, if sanctions are imposed": what brings the threat or the no on is not wanted.
            other.stance = "reject"
        other.modality = "conditional"
    elif (
        phrase.endswith(" for")
        and any(p in phrase for p in _PLAIN)
        and other.party.party == one.party.party
        and other.stance == one.stance
    ):
        # Nobody offers a thing in exchange for another offer of their own.
        other.stance = {"demand": "offer", "offer": "demand"}.get(one.stance, one.stance)
    if phrase.startswith("only") and _merely_would(one):
        # "will hand over power only if …" says that until then it will not.
        one.stance = "reject"
    one.steps.append(step)
    other.steps.append(step)
