"""Papers that the report's outlet or another has seen: "under a draft seen by this newspaper, …"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.attribution.contents import clause
from parley.attribution.draft import Draft
from parley.attribution.phrase import Who, singular, told
from parley.attribution.sources import Sourcebook
from parley.attribution.words import Words
from parley.codebook.cues import Cue
from parley.codebook.loader import Codebook
from parley.model.report import Report
from parley.model.source import Link

_SEEN = frozenset("seen obtained reviewed viewed read examined studied".split())
_BEFORE, _BEHIND = 12, 8
SHOWN = Cue(
    id="shown",
    kind="document",
    channel="press-report",
    rest=(),
    frames=frozenset(),
    prepositions=frozenset(),
    hearer=False,
    bare=True,
)


def shown(words: Words, report: Report, codebook: Codebook, book: Sourcebook) -> Iterator[tuple[Draft, Who]]:
    """The papers of a sentence that an outlet is said to have seen, with what the sentence goes on to say.

    The link is the paper, behind the outlet where that is another than the report's.
    """
    for at, word in enumerate(words.lower):
        if word not in _SEEN or words.quote[at] >= 0:
            continue
        reader = _reader(words, at)
        paper = _paper(words, at, codebook)
        if reader is None or paper is None:
            continue
        ours = words.lower[reader[0]] in ("us", "we", "i") or book.outlets.own(words, *reader)
        outlet = None if ours else book.outlets.at(words, *reader, spoken_of=False)
        if not ours and outlet is None:
            continue
        start = next((k for k in range(words.left[paper], paper) if words.pos[k] not in ("ADP", "DET")), paper)
        name = told(words.span(start, paper + 1).of(report.text))
        link = Link(type="document", name=name)
        links = (outlet, link) if outlet else (link,)
        draft = Draft(words=words, cue=SHOWN, head=at, cues=[(at, at + 1)], frame="shown")
        draft.source, draft.agent = [(start, paper + 1)], paper
        _content(draft, max(at + 1, reader[1]))
        yield draft, Who(links=links, heads=frozenset(), plural=False, passage=words.passage.index)


def _reader(words: Words, at: int) -> tuple[int, int] | None:
    """Who has seen it: behind "by", or the subject of "has seen"."""
    if words.lower[at + 1 : at + 2] == ("by",):
        start = at + 2
    else:
        subject = words.kid(at, "nsubj")
        if subject is None or subject > at or words.kid(at, "aux") is None:
            return None
        return words.left[subject], words.right[subject] + 1
    stop = start
    while stop < len(words) and not words.stops(stop) and words.pos[stop] in ("DET", "PROPN", "NOUN", "ADJ", "PRON"):
        stop += 1
    return (start, stop) if stop > start else None


def _paper(words: Words, at: int, codebook: Codebook) -> int | None:
    """The paper that is seen: the nearest before the verb, else behind it; "a copy of the draft" is the draft."""
    places = [*range(at - 1, max(-1, at - _BEFORE), -1), *range(at + 1, min(len(words), at + _BEHIND))]
    papers = codebook.sources.documents | codebook.sources.published
    return next((k for k in places if words.pos[k] == "NOUN" and singular(words.lower[k]) in papers), None)


def _content(draft: Draft, behind: int) -> None:
    """What follows the comma behind the reader, where the paper opens the sentence: "Under a draft seen by us, …"."""
    words = draft.words
    opens = words.pos[words.body] == "ADP" and draft.source[0][0] <= words.body + 6
    if opens and behind < len(words) - 2 and words.lower[behind] == ",":
        draft.content = [clause(words, behind + 1, len(words))]
