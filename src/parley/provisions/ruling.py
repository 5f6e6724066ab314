"""Reads the predicates above a measure: which of them tells a stance, and whether it is about the measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.provisions import grammar
from parley.provisions.levels import Level
from parley.provisions.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_GIVING_UP = frozenset({"drop", "abandon", "withdraw", "shelve", "soften", "relinquish"})
_CONDITIONS = frozenset({"condition", "precondition", "prerequisite"})
_ABOUT = frozenset({"of", "for", "to", "on", "with", "that", None})
# "On the last day of the talks", "at the end of the round", "on the sidelines of the summit".
_WHEN = frozenset("day week hour eve end start beginning opening close conclusion sideline sidelines margin".split())
_SETTING = frozenset({"at", "in", "by", "with", "from", "through", "via"})


def telling(levels: list[Level]) -> Iterator[tuple[Level, Level | None]]:
    """The levels that tell a stance of their own, each with the one above that rules it."""
    if not levels:
        return
    inner = levels[0]
    outer = levels[1] if len(levels) > 1 else None
    answers = outer is not None and outer.predicate.stance in ("accept", "reject", "consider", "deny")
    if inner.predicate.kind == "noun" and outer is not None and answers:
        # "rejects calls to withdraw": who answers a call has not made it.
        yield inner, outer
        if outer.token.lemma_.lower() not in _GIVING_UP:
            yield outer, levels[2] if len(levels) > 2 else None
    elif outer is not None and _rules(outer, inner):
        yield outer, None
    else:
        yield inner, outer


def _rules(outer: Level, inner: Level) -> bool:
    """True where the outer predicate tells the stance and the inner one only what is wanted."""
    over, under = outer.predicate.stance, inner.predicate.stance
    if over == "demand":
        own = grammar.subject(inner.token, shared=False) is not None
        wanted = under in ("accept", "offer", "consider", "reject") and inner.predicate.kind != "noun"
        return wanted and (own or outer.predicate.control == "object")
    if over == "offer":
        # "promised to seek a new constitution" is a promise of it.
        return under == "demand" and inner.predicate.kind == "verb" and grammar.infinitive(inner.token)
    if over == "reject":
        return under in ("accept", "offer", "consider") and inner.predicate.kind == "verb"
    if over in ("threaten", "consider"):
        return inner.predicate.kind == "verb" and under != "consider"
    return over == "deny"


def hangs_on(level: Level) -> bool:
    """ "made a retreat a condition for a truce": the truce is what depends on it."""
    return level.token.lemma_ in _CONDITIONS and grammar.case(level.below) in ("for", "of", "to")


def is_the_condition(level: Level) -> bool:
    """True for "a truce is a precondition for talks": who says so wants the truce."""
    noun = level.token
    is_it = any(c.dep_ == "cop" for c in noun.children)
    return noun.lemma_ in _CONDITIONS and is_it and level.below.dep_ == "nsubj" and level.negated is None


def complement(trigger: Trigger, level: Level) -> bool:
    """True where a general word ("talks", "the deal") is what the predicate is about, and not its setting."""
    own = level.predicate.pattern.words
    if _takes_part(trigger.token):
        return True
    below = level.below
    if below != trigger.token and below.dep_ == "obl" and below.lemma_.lower() in _WHEN:
        return False
    if below.dep_ == "obl" and grammar.case(below) == "as":
        # "promised it as part of the accord"
        return False
    if trigger.kind == "noun" and grammar.case(trigger.token) in _SETTING and grammar.case(trigger.token) not in own:
        return False
    if trigger.kind == "verb":
        return level.token.lemma_.lower() not in ("plan", "intend")
    if level.below == trigger.token and level.token not in [trigger.token.head, *trigger.token.ancestors]:
        return False
    if level.predicate.kind == "noun":
        return level.below.dep_ in ("nmod", "acl", "obl", "xcomp", "ccomp") and grammar.case(level.below) in _ABOUT
    case = grammar.case(level.below)
    # "disagrees with the draft": a preposition of the predicate's own is none of a setting.
    return case not in _SETTING or case in level.predicate.pattern.words


def _takes_part(word: Token) -> bool:
    """True for "take part in the next round": the preposition is the verb's own."""
    return word.head.lemma_ == "take" and any(c.dep_ == "obj" and c.lower_ == "part" for c in word.head.children)
