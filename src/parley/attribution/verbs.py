"""Verbs that ascribe: the group of words that is the cue, and the frame its content stands in."""

from __future__ import annotations

from collections.abc import Iterator

from parley.attribution.contents import content
from parley.attribution.draft import Draft
from parley.attribution.subjects import source
from parley.attribution.words import Words
from parley.codebook.cues import Cue, Cues

_NEGATIONS = frozenset({"not", "n't", "never", "n’t"})
_BEFORE = frozenset({"AUX", "ADV"})
_NO_PART = frozenset(
    {
        "when",
        "where",
        "why",
        "how",
        "then",
        "so",
        "yet",
        "however",
        "meanwhile",
        "instead",
        "here",
        "there",
        "even",
        "ago",
        "later",
        "earlier",
        "today",
        "yesterday",
        "tonight",
        "too",
    }
)


def verb_drafts(words: Words, cues: Cues) -> Iterator[Draft]:
    """An attribution for each verb of the sentence that has a content, in the order of the words."""
    for head, lower in enumerate(words.lower):
        lines = cues.verbs.get(lower)
        if not lines or words.quote[head] >= 0 or not _is_verb(words, head):
            continue
        end, fitting = _fitting(words, head, lines)
        if not fitting or (fitting[0].hearer and _hearing(words, head)):
            continue
        start = group_start(words, head, cues)
        draft = Draft(words=words, cue=fitting[0], head=head, cues=[(start, end)])
        source(draft)
        if content(draft, fitting):
            yield draft


def _is_verb(words: Words, head: int) -> bool:
    """True where the word is a verb in its sentence: not a modifier, not the noun of the same form."""
    if words.dep[head] in ("amod", "compound", "case", "mark"):
        return False
    if words.pos[head] in ("VERB", "AUX"):
        return True
    # A small parser takes "argues" or "insist" for nouns now and then; with a subject it is a verb.
    return (
        words.pos[head] in ("NOUN", "PROPN", "ADJ")
        and words.kid(head, "nsubj") is not None
        and words.kid(head, "cop", "det") is None
    )


def _hearing(words: Words, head: int) -> bool:
    """True for a participle that tells who heard it: "three people briefed on the talks"."""
    participle = words.tag[head] == "VBN" and words.kid(head, "aux", "aux:pass", "nsubj", "nsubj:pass") is None
    return participle and words.dep[head].startswith("acl")


def _fitting(words: Words, head: int, lines: tuple[Cue, ...]) -> tuple[int, list[Cue]]:
    """The cues whose further words follow the head, those with most words alone; and where they end."""
    best: list[Cue] = []
    end = head + 1
    for cue in lines:
        stop = _follow(words, head + 1, cue.rest)
        if stop is None:
            continue
        if best and len(cue.rest) < len(best[0].rest):
            break
        best.append(cue)
        end = stop
    if best and not best[0].rest:
        end = head + 1
    return end, best


def _follow(words: Words, at: int, rest: tuple[str, ...]) -> int | None:
    for word in rest:
        if at < len(words) and words.lower[at] != word and words.pos[at] == "ADV":
            at += 1
        if at >= len(words) or words.lower[at] != word:
            return None
        at += 1
    return at


def group_start(words: Words, head: int, cues: Cues) -> int:
    """Where the cue begins: auxiliaries, negations, adverbs and verbs that only lead to it belong to it."""
    start = head
    while start > 0 and words.quote[start - 1] < 0:
        before, lower = start - 1, words.lower[start - 1]
        if (lower in _NEGATIONS or words.pos[before] == "AUX" or lower in ("'ll", "'d", "'ve", "’ll", "’d", "’ve")) or (
            words.pos[before] == "ADV"
            and words.tag[before] == "RB"
            and lower not in _NO_PART
            and words.head[before] >= before
        ):
            start = before
        elif lower == "to" and words.pos[before] == "PART" and before > 0:
            lead = before - 1
            if (words.lower[lead] in cues.chaining and words.pos[lead] in ("VERB", "AUX")) or words.lower[
                lead
            ] in cues.adjectives:
                start = lead
            else:
                break
        else:
            break
    return start
