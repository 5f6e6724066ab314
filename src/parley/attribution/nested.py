"""One told by another: "X reported, citing Y, who had been told by Z", "an official told Reuters"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.attribution.draft import Draft
from parley.attribution.phrase import singular
from parley.attribution.sources import Sourcebook
from parley.attribution.subjects import passive
from parley.attribution.words import STOPS, Words
from parley.codebook.loader import Codebook
from parley.model.source import Link

_REACHED = (
    ("speaking", "to"),
    ("writing", "in"),
    ("talking", "to"),
    ("in", "remarks", "to"),
    ("article", "in"),
    ("writing", "for"),
    *((verb, word) for verb in ("carried", "aired", "broadcast", "published") for word in ("by", "on", "in")),
)
_OPENERS = frozenset(phrase[0] for phrase in _REACHED)
_QUOTED = frozenset({"quoted", "quotes", "quote", "quoting", "cited"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Words between one who reports and the one who told it, with the noun phrase of the latter."""

    start: int
    end: int
    stop: int
    head: int


def relays(words: Words, codebook: Codebook) -> list[Relay]:
    """The relays of a sentence in its order: "citing", "which cited", "been told by"."""
    found: list[Relay] = []
    phrases = codebook.sources.relays
    openers = {phrase[0] for phrase in phrases}
    end = 0
    for at in range(len(words) - 1):
        if at < end or words.lower[at] not in openers or words.quote[at] >= 0:
            continue
        phrase = next((p for p in phrases if words.lower[at : at + len(p)] == p), None)
        if phrase is None:
            continue
        end = at + len(phrase)
        if relay := _relay(words, at, end, codebook):
            found.append(relay)
    return found


def _relay(words: Words, start: int, end: int, codebook: Codebook) -> Relay | None:
    """The relay whose words end at `end`; None where no possible source follows."""
    if end >= len(words) or words.lower[end] in STOPS or words.pos[end] in ("VERB", "AUX", "PRON"):
        return None
    head = end
    for k in range(end, min(end + 8, len(words))):
        if words.stops(k) or words.pos[k] in ("VERB", "AUX", "ADP") or words.tag[k] in ("WDT", "WP"):
            break
        if words.pos[k] == "CCONJ" or (words.pos[k] == "ADJ" and words.pos[head] == "NOUN" and head > end):
            break
        known = singular(words.lower[k]) in codebook.sources.people
        head = k if known or words.pos[k] in ("NOUN", "PROPN", "NUM") else head
        if (
            known
            and words.pos[k] not in ("PROPN", "ADJ")
            and words.pos[min(k + 1, len(words) - 1)] not in ("NOUN", "PROPN")
        ):
            break
    noun = singular(words.lower[head])
    likely = (
        noun in codebook.sources.people
        or noun in codebook.names.roles
        or words.pos[head] == "PROPN"
        or words.lower[head] in codebook.sources.numbers
        or noun in codebook.sources.outlet_words
    )
    if not likely:
        return None
    stop = head + 1
    while stop < len(words) and not words.stops(stop) and words.lower[stop] != "as":
        if words.pos[stop] == "CCONJ" and stop + 1 < len(words) and words.pos[stop + 1] in ("VERB", "AUX"):
            break
        stop += 1
    return Relay(start=start, end=end, stop=stop, head=head)


def via(draft: Draft, book: Sourcebook) -> tuple[Link, ...]:
    """The outlets that the source spoke to: "told Reuters", "Reuters was told by", "writing in the Guardian"."""
    words = draft.words
    for start, end in _hearers(draft) if draft.cues else ():
        if (outlet := book.outlets.at(words, start, end)) is not None:
            return (outlet,)
    if draft.cues and (outlet := _quoted_by(draft, book) or _confirmed_to(draft, book)) is not None:
        return (outlet,)
    for at in range(len(words) - 2):
        if words.lower[at] not in _OPENERS:
            continue
        for phrase in _REACHED:
            end = at + len(phrase)
            if words.lower[at:end] == phrase and words.quote[at] < 0 and end < len(words):
                stop = next(
                    (k for k in range(end, len(words)) if words.lower[k] in STOPS or words.pos[k] == "ADP"),
                    len(words),
                )
                if stop > end and (outlet := book.outlets.at(words, end, stop)) is not None:
                    return (outlet,)
    return ()


def _quoted_by(draft: Draft, book: Sourcebook) -> Link | None:
    """ "Was quoted as saying on Tuesday by the Ferry": the outlet stands behind the cue, whatever the parse says."""
    words, head = draft.words, draft.head
    if words.lower[head - 1 : head] != ("as",) or not set(words.lower[max(0, head - 4) : head]) & _QUOTED:
        return None
    at = next((k for k in range(head + 1, min(head + 8, len(words))) if words.lower[k] == "by"), None)
    if at is None or words.lower[head + 1] in ("that", ":") or at + 1 >= len(words):
        return None
    stop = next((k for k in range(at + 1, len(words)) if words.lower[k] in STOPS), len(words))
    return book.outlets.at(words, at + 1, stop) if stop > at + 1 else None


def _confirmed_to(draft: Draft, book: Sourcebook) -> Link | None:
    """ "Confirmed the offer to Reuters but said …": to whom the verb, or the one it is joined to, was said."""
    words, head = draft.words, draft.head
    if draft.cue.kind not in ("speech", "document"):
        return None
    verbs = [head, *([words.head[head]] if words.dep[head] == "conj" else words.kids_of(head, "conj"))]
    things = [kid for verb in verbs for kid in words.kids_of(verb, "obj")]
    for kid in (kid for word in (*verbs, *things) for kid in words.kids_of(word, "obl", "nmod")):
        case = words.kid(kid, "case")
        if case is not None and words.lower[case] == "to" and words.pos[kid] == "PROPN" and words.quote[kid] < 0:
            return book.outlets.at(words, case + 1, words.right[kid] + 1, spoken_of=False)
    return None


def _hearers(draft: Draft) -> Iterator[tuple[int, int]]:
    words, head = draft.words, draft.head
    if draft.cue.hearer and passive(words, head):
        kid = words.kid(head, "nsubj:pass", "nsubj")
        if kid is not None:
            yield words.left[kid], words.right[kid] + 1
    elif draft.cue.hearer:
        after = draft.cues[-1][1]
        if after < len(words) and words.lower[after] not in STOPS:
            stop = next(
                (
                    k
                    for k in range(after, min(after + 8, len(words)))
                    if words.stops(k) or words.pos[k] in ("ADP", "SCONJ", "VERB", "AUX", "ADV") or words.quote[k] >= 0
                ),
                min(after + 8, len(words)),
            )
            if stop > after:
                yield after, stop
    governor = words.head[head]
    if words.lower[governor] in _QUOTED and governor != head:
        kid = (
            next((k for k in words.kids_of(governor, "obl:agent", "obl") if k > governor), None)
            if passive(words, governor)
            else words.kid(governor, "nsubj")
        )
        if kid is not None:
            start = words.left[kid]
            yield (start + 1 if words.lower[start] == "by" else start), words.right[kid] + 1
