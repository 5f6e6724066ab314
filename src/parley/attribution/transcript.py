"""Transcripts: lines that begin with a speaker and a colon, and what each says up to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from parley.attribution.draft import Draft
from parley.attribution.words import Words
from parley.codebook.cues import Cue, Cues
from parley.codebook.loader import Codebook
from parley.codebook.names import Names
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.spans import Span

TURN = "turn"
# Those who ask and answer stand in one letter or word, with a full stop as often as a colon.
ASKING = frozenset({"q", "a", "question", "answer", "reporter", "journalist", "interviewer", "moderator"})
_LABEL = re.compile(
    r"(?:(?P<short>[QA])[.:]|(?P<name>[^\W\d_][^:\n“”\"«»;?!]{0,58}?)(?: ?\([^():\n]{1,40}\))?:)[ \t]+(?=\S)"
)
_SMALL = frozenset({"of", "the", "for", "and", "de", "del", "da", "di", "la", "el", "al", "bin", "van", "von", "der"})
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten first second third fourth fifth i ii iii iv v".split()
)
_LONGEST = 7
_OWN = re.compile(r"\b(?:I|I['’]\w+|we|We|we['’]\w+|We['’]\w+|my|our|us|My|Our)\b")
_ASIDE = re.compile(r"[\[(].*[\])]\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says at a time: the label before the colon, the colon, and the paragraphs said."""

    label: Span
    colon: Span
    said: tuple[Span, ...]


def turns(report: Report, passages: Sequence[Passage], codebook: Codebook) -> tuple[Turn, ...]:
    """The turns of a transcript in their order; none where fewer than two lines begin with a speaker.

    A label is surely a speaker's where it has a title or office, asks or answers, or comes again; where two
    are, all are. Crossheads with a colon ("Little Relief: …") are not.
    A turn goes on up to the next speaker. The last goes on in the paragraphs that the speaker tells of
    himself: what else follows may be the report's own.
    """
    areas = [_whole(list(group)) for _, group in groupby(passages, key=lambda passage: passage.paragraph)]
    labels = [_label(report.text, area, codebook.cues) for area in areas]
    heads = [number for number, label in enumerate(labels) if label]
    told = [label[0].of(report.text) for label in labels if label]
    if sum(told.count(label) > 1 or _surely(label, codebook.names) for label in told) < 2:
        return ()
    found: list[Turn] = []
    for number, after in zip(heads, [*heads[1:], len(areas)], strict=True):
        label = labels[number]
        assert label is not None
        said = [Span(label[2], areas[number].end)]
        for area in areas[number + 1 : after]:
            if after == len(areas) and not _OWN.search(area.of(report.text)):
                break
            if not _ASIDE.fullmatch(area.of(report.text)):
                said.append(area)
        found.append(Turn(label=label[0], colon=label[1], said=tuple(said)))
    return tuple(found)


def spoken(sentences: Sequence[tuple[Words, list[Draft]]], found: Sequence[Turn], cue: Cue) -> None:
    """Puts the turns among the drafts of the sentences they begin in, in place of what a label was taken for."""
    following = iter(found)
    turn = next(following, None)
    for words, drafts in sentences:
        # A label that the parse breaks ("Mr. Lind:") belongs to the sentence in which it ends.
        if turn is None or words.passage.span.end < turn.label.end:
            continue
        inside = [k for k in range(len(words)) if turn.label.start <= words.start[k] < turn.label.end]
        if inside:
            drafts[:] = [draft for draft in drafts if not _touches(draft, turn.label.end)]
            drafts.insert(0, _draft(words, turn, inside, cue))
        turn = next(following, None)


def _draft(words: Words, turn: Turn, inside: Sequence[int], cue: Cue) -> Draft:
    start, end = inside[0], inside[-1] + 1
    while end - start > 1 and not words.text[end - 1][-1].isalnum():
        end -= 1
    colon = [k for k in range(end, len(words)) if words.start[k] == turn.colon.start]
    head = colon[0] if colon else start
    agent = next((k for k in reversed(range(start, end)) if not start <= words.head[k] < end), end - 1)
    draft = Draft(words=words, cue=cue, head=head, source=[(start, end)], agent=agent, frame=TURN)
    draft.cues = [(k, k + 1) for k in colon]
    draft.wide = list(turn.said)
    return draft


def _touches(draft: Draft, end: int) -> bool:
    """True for a draft whose source or cue stands in a label that ends at `end`."""
    words = draft.words
    return any(words.start[start] < end for start, _ in (*draft.source, *draft.cues))


def _label(text: str, area: Span, cues: Cues) -> tuple[Span, Span, int] | None:
    """The speaker at the head of a paragraph, the colon, and where what is said begins."""
    match = _LABEL.match(text, area.start, area.end)
    if match is None:
        return None
    colon = match.start() + len(match.group().rstrip()) - 1
    name = match["short"] or match["name"].strip()
    if not match["short"] and not _names(name, cues):
        return None
    return Span(match.start(), match.start() + len(name)), Span(colon, colon + 1), match.end()


def _surely(label: str, names: Names) -> bool:
    """True for one who asks or answers, for somebody known, and for a label with a title or office."""
    words = [word.strip(".,()") for word in label.split()]
    offices = {word.lower() for word in names.titles} | names.roles
    return len(label) == 1 or label in names.people or any(word.lower() in ASKING | offices for word in words)


def _names(label: str, cues: Cues) -> bool:
    """True for words that can name a speaker: capitalised, none of the press ("Note:") or a text ("Phase One:")."""
    words = label.split()
    lower = {word.strip(".,").lower() for word in words}
    if len(words) > _LONGEST or lower & (cues.labels - ASKING) or lower & _NUMBERS or re.search(r"\d", label):
        return False
    return words[0][:1].isupper() and all(word[:1].isupper() or word.lower() in _SMALL for word in words)


def _whole(sentences: Sequence[Passage]) -> Span:
    return Span(sentences[0].span.start, sentences[-1].span.end)
