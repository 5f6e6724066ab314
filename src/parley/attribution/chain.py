"""The chain that a stretch of a report rests on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from parley.attribution.linked import LINKING
from parley.model.entry import Step
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.source import Attribution, Chain, Link
from parley.text.spans import Span

# An account goes on in what would be done, not in what was done: free indirect speech.
_ACCOUNT = frozenset(["would", "could", "should", "must", "might", "may", "will", "'d", "'ll"])
_ACCOUNT_PAIRS = frozenset({("is", "to"), ("are", "to"), ("was", "to"), ("were", "to"), ("has", "to"), ("have", "to")})
_READY = frozenset({"willing", "prepared", "ready"})
_UNDER = re.compile(
    r"(?:Under|In|By|As part of|According to) (?:it|(?:the|that|this|its|their|his|these)\b[^,.]{0,60}\b"
    r"(?:plan|proposal|deal|offer|version|account|document|text|framework|first|second|third|final|last|stage|phase|terms|paper|draft|report|exchange|return))\b"
    r"|In (?:return|exchange)\b|Only in the |(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Finally),"
)


def chain_for(
    span: Span, passages: Sequence[Passage], attributions: Sequence[Attribution], report: Report
) -> tuple[Chain, tuple[Step, ...]]:
    """The chain that what stands at `span` rests on, from the report's outlet outwards, and why.

    The innermost attribution whose content holds the span, and those it is told by; else the account that
    its paragraph goes on with; else the outlet alone.
    """
    outlet: Chain = (Link(type="outlet", name=report.outlet),)
    inner = _innermost(span, attributions)
    if inner is not None and _answered(span, attributions[inner]):
        inner = attributions[inner].parent
    if inner is not None and (said := _telling(inner, attributions)) is not None:
        return said.chain, (_step(said, "attribution"),)
    stance = attributions[inner] if inner is not None else None
    if stance is None or (_kind(stance) not in LINKING and not _plainly(stance, passages, report)):
        if (told := _account(span, passages, attributions, report)) is not None:
            # Whose words others pass on is the party here too.
            told = _telling(next(k for k, a in enumerate(attributions) if a is told), attributions) or told
            return told.chain, (_step(told, "running-account"),)
    return outlet, (Step(rule="chain:outlet-voice"),)


def _answered(span: Span, reported: Attribution) -> bool:
    """True for a report that the words only answer: "denied a Ferry report that …" rests on who tells the denial."""
    noun = _kind(reported) == "document" and reported.rule.endswith(".noun")
    return noun and not any(piece.start <= span.start < piece.end for piece in reported.content)


def _plainly(stance: Attribution, passages: Sequence[Passage], report: Report) -> bool:
    """True for a stance that the report tells as a fact: "pressed for pacts by which Sorrun would pay".

    What would be stands in the content alone; the sentence itself tells what was.
    """
    here = next((p for p in passages if stance.cue and p.span.holds(stance.cue[0])), None)
    if here is None or _kind(stance) != "stance":
        return False
    tokens = [
        token
        for token in here.parse
        if not any(piece.start <= here.offset + token.idx < piece.end for piece in stance.content)
    ]
    told = any(
        token.tag_ == "VBD" and stance.cue[0].start <= here.offset + token.idx < stance.cue[0].end for token in tokens
    )
    return told and not _ACCOUNT.intersection(token.lower_ for token in tokens)


def _step(attribution: Attribution, rule: str) -> Step:
    words = attribution.cue or attribution.source or attribution.content
    note = attribution.rule + (f"; {attribution.reason}" if attribution.reason else "")
    return Step(rule=f"chain:{rule}", span=words[0] if words else None, note=note)


def _kind(attribution: Attribution) -> str:
    return attribution.rule.split(".", 1)[0]


def _innermost(span: Span, attributions: Sequence[Attribution]) -> int | None:
    """The index of the attribution with the narrowest content that holds the span's beginning or most of it."""
    best: tuple[int, int, int] | None = None
    for number, attribution in enumerate(attributions):
        told = attribution.cue or attribution.source
        if told and any(_covers(piece, span) for piece in attribution.content):
            depth = _depth(number, attributions)
            size = sum(len(piece) for piece in attribution.content)
            key = (size, -depth, number)
            if best is None or key < best:
                best = key
    return best[2] if best else None


def _covers(piece: Span, span: Span) -> bool:
    """True where the piece holds the beginning of the span or the greater part of it."""
    shared = min(piece.end, span.end) - max(piece.start, span.start)
    return piece.start <= span.start < piece.end or shared * 2 > len(span)


def _depth(number: int, attributions: Sequence[Attribution]) -> int:
    depth, parent = 0, attributions[number].parent
    while parent is not None and depth < 20:
        depth, parent = depth + 1, attributions[parent].parent
    return depth


def _telling(number: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution itself or the nearest that it is told by who tells: thoughts and stances tell nothing."""
    at: int | None = number
    for _ in range(20):
        if at is None:
            return None
        if _kind(attributions[at]) in LINKING and len(attributions[at].chain) > 1 and not _relayed(at, attributions):
            return attributions[at]
        at = attributions[at].parent
    return None


def _relayed(at: int, attributions: Sequence[Attribution]) -> bool:
    """True for somebody named whose words people who know pass on: a party, no link of the chain."""
    inner, parent = attributions[at], attributions[at].parent
    if inner.chain[-1].type not in ("named-individual", "named-group") or inner.rule.endswith(".relay"):
        return False
    for _ in range(20):
        if parent is None:
            return False
        outer = attributions[parent]
        if _kind(outer) in LINKING and outer.chain[-1].type not in ("outlet", "document"):
            return outer.chain[-1] != inner.chain[-1]
        parent = outer.parent
    return False


def _account(
    span: Span, passages: Sequence[Passage], attributions: Sequence[Attribution], report: Report
) -> Attribution | None:
    """The attribution whose account the sentence goes on with."""
    here = next((p for p in passages if p.span.start <= span.start < p.span.end), None)
    if here is None:
        return None
    told = [a for a in attributions if _kind(a) in LINKING and len(a.chain) > 1]
    if (head := _list_head(here, passages, report)) is not None:
        of_list = [a for a in attributions if len(a.chain) > 1 and head.span.start <= _at(a) < head.span.end]
        return of_list[-1] if of_list else None
    # Who speaks in a later clause of the sentence has nothing to do with this one.
    semicolon = report.text.find(";", span.start, here.span.end)
    stop = semicolon if semicolon >= 0 else here.span.end
    own = [a for a in told if here.span.start <= _at(a) < stop and a.content]
    if own:
        # "he called it a mistake; among the reasons were …": behind a semicolon the account goes on.
        last = max(own, key=_at)
        between = (
            report.text[max(piece.end for piece in last.content) : span.start]
            if last.content[-1].end <= span.start
            else ""
        )
        return last if between.count(";") == 1 and len(between) < 40 else None
    paragraph = [p for p in passages if p.paragraph == here.paragraph]
    before = [a for a in told if paragraph[0].span.start <= _at(a) < here.span.start]
    if not _unreal(here):
        return before[-1] if before and _relays(before[-1], here, passages, attributions) else None
    if before:
        return None if _names_itself(here, before[-1], report) else before[-1]
    after = [a for a in told if here.span.end <= _at(a) < paragraph[-1].span.end]
    if after:
        return after[0]
    if _UNDER.match(here.span.of(report.text)) or _UNDER.match(paragraph[0].span.of(report.text)):
        earlier = [
            a for a in told if _at(a) < paragraph[0].span.start and here.paragraph - _paragraph(a, passages) <= 2
        ]
        return earlier[-1] if earlier else None
    return None


def _relays(
    account: Attribution, here: Passage, passages: Sequence[Passage], attributions: Sequence[Attribution]
) -> bool:
    """True where the sentence before has another outlet's account: what was goes on in it as what would be."""
    last = passages[here.index - 1].span if here.index else here.span
    told = account.chain[1].type == "outlet" and last.start <= _at(account) < last.end
    return told and not any(_acts(a, here) for a in attributions)


def _acts(stance: Attribution, here: Passage) -> bool:
    """True for a stance in the sentence of somebody it names; "he" goes on with what was told."""
    if _kind(stance) != "stance" or not stance.source or not here.span.holds(stance.source[0]):
        return False
    offset = here.offset
    inside = [t for t in here.parse if stance.source[0].start <= offset + t.idx < stance.source[0].end]
    return any(token.pos_ in ("NOUN", "PROPN") for token in inside)


def _names_itself(here: Passage, account: Attribution, report: Report) -> bool:
    """True where the sentence begins with the name of who gave the account: who speaks is "he" in free speech."""
    teller = account.chain[-1]
    if teller.type != "named-individual" or not teller.name:
        return False
    first = re.match(r"[^\W\d_][\w’'-]*", here.span.of(report.text))
    return first is not None and first.group() in teller.name.split()


def _at(attribution: Attribution) -> int:
    return (attribution.cue or attribution.content or attribution.source)[0].start


def _list_head(here: Passage, passages: Sequence[Passage], report: Report) -> Passage | None:
    """The sentence whose colon opens the list that `here` is an item of."""
    if (
        not here.item
        and not here.span.of(report.text)[:1].islower()
        and "\n" not in report.text[max(0, here.span.start - 4) : here.span.start]
    ):
        return None
    for passage in reversed(passages[: here.index]):
        words = report.text[passage.span.start : passage.span.end].rstrip()
        if words.endswith(":"):
            return passage
        if not (words.endswith((";", ",")) or (here.item and passage.item)):
            return None
    return None


def _paragraph(attribution: Attribution, passages: Sequence[Passage]) -> int:
    at = _at(attribution)
    return next((p.paragraph for p in passages if p.span.start <= at < p.span.end), -9)


def _unreal(passage: Passage) -> bool:
    """True where the sentence tells what would be, not what was."""
    lower = [token.lower_ for token in passage.parse]
    return (
        any(word in _ACCOUNT or word in _READY for word in lower)
        or any(pair in _ACCOUNT_PAIRS for pair in itertools.pairwise(lower))
        or passage.span.start == passage.span.end
    )
