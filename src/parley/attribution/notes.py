"""What a report says is not known, and what a party is reported not to have said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from parley.attribution.phrase import Resolve
from parley.attribution.quotations import quotations_by_passage
from parley.attribution.words import STOPS, Words, words_of
from parley.codebook.loader import Codebook
from parley.codebook.notes import NotePattern
from parley.model.note import Omission, Unknown
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.source import Attribution

_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_UNABLE = frozenset({"could", "can", "ca"})
_ABOUT = frozenset({"about", "of", "on", "to", "if", "whether", "how", "when", "which", "what", "where", "who", "that"})


def notes(
    report: Report,
    passages: Sequence[Passage],
    codebook: Codebook,
    attributions: Sequence[Attribution],
    resolve: Resolve,
) -> tuple[tuple[Unknown, ...], tuple[Omission, ...]]:
    """The unknowns and the omissions of a report, each in the order of its text.

    Each spans its sentence. One unknown a sentence at most; one omission for each party that did not speak.
    """
    unknowns: list[Unknown] = []
    omissions: list[Omission] = []
    for passage, quoted in zip(passages, quotations_by_passage(report, passages), strict=True):
        if not _may_tell(passage, codebook):
            continue
        words = words_of(passage, quoted.spans, quoted.before, report.text)
        silent = list(_silences(words, codebook))
        if silent:
            start, end, rule = silent[0]
            parties = _parties(words, start, end, codebook, resolve) or _before(passage, attributions)
            about = (_about(words, start, end, report),)
            omissions += [Omission(span=passage.span, party=party, about=about, rule=rule) for party in parties]
        for start, end, rule in _matches(words, codebook.notes.unknowns):
            if not (silent and silent[0][0] <= start < silent[0][1]):
                unknowns.append(Unknown(span=passage.span, about=_about(words, start, end, report), rule=rule))
                break
    return tuple(unknowns), tuple(omissions)


def _may_tell(passage: Passage, codebook: Codebook) -> bool:
    """False for a sentence without any words of the notes: most need no further look."""
    lower = [token.lower_ for token in passage.parse]
    if not codebook.notes.silent.keys().isdisjoint(lower):
        return True
    joined = _joined(lower)
    return any(line.match.search(joined) for line in (*codebook.notes.unknowns, *codebook.notes.omissions))


def _joined(lower: Sequence[str]) -> str:
    return " ".join(lower).replace("’", "'")


def _matches(words: Words, patterns: Sequence[NotePattern]) -> Iterator[tuple[int, int, str]]:
    """The stretches of words that one of the patterns matches, quotations left out, with the pattern's id."""
    joined = _joined(words.lower)
    starts = dict(
        zip(
            accumulate((len(word) + 1 for word in words.lower[:-1]), initial=0),
            range(len(words)),
            strict=True,
        )
    )
    for pattern in patterns:
        for match in pattern.match.finditer(joined):
            start = starts.get(match.start())
            if start is None or words.quote[start] >= 0:
                continue
            end = start + match.group().strip().count(" ") + 1
            yield start, min(end, len(words)), f"notes:{pattern.id}"


def _silences(words: Words, codebook: Codebook) -> Iterator[tuple[int, int, str]]:
    """The stretches that tell of something not said."""
    yield from _matches(words, codebook.notes.omissions)
    for at, lower in enumerate(words.lower):
        if lower not in codebook.notes.silent or words.quote[at] >= 0 or words.pos[at] == "PROPN":
            continue
        follower = codebook.notes.silent[lower]
        if follower and follower not in words.lower[at + 1 : at + 5]:
            continue
        start = _negated(words, at)
        if start is not None:
            yield start, at + 1, "notes:silent-verb"


def _negated(words: Words, verb: int) -> int | None:
    """Where the negation of the verb begins: "has not yet", "neither … nor …", "nor did X"."""
    k = verb - 1
    while k >= 0 and verb - k < 5 and (words.pos[k] in ("AUX", "ADV", "PART")):
        if words.lower[k] in _NEGATIONS:
            # Who could not confirm it would have: this is not known, not left unsaid.
            return None if words.lower[max(k - 1, 0)] in _UNABLE else max(k - 1, 0)
        k -= 1
    if k > 0 and words.lower[k] == "be" and words.lower[k - 1] in _NEGATIONS:
        return k - 1
    clause = verb
    while clause > 0 and words.lower[clause - 1] not in (";", ":"):
        clause -= 1
        if words.lower[clause] in ("neither", "nor", "nobody", "none"):
            if any(words.pos[v] == "VERB" for v in words.verbs(clause, verb)):
                return None
            before = next((k for k in range(clause - 1, -1, -1) if words.lower[k] == "neither"), None)
            return clause if before is None or words.lower[clause] != "nor" else before
    return None


def _parties(words: Words, start: int, end: int, codebook: Codebook, resolve: Resolve) -> list[str]:
    """Whom the subject of the silence stands for."""
    first, last = _subject(words, start, end)
    found = _named(words, first, last, codebook)
    for k in range(first, last):
        if words.pos[k] in ("PROPN", "PRON", "NOUN") and words.head[k] not in range(first, last):
            actor = resolve(words.passage, words.span(first, last)) or resolve(words.passage, words.span(k, k + 1))
            if actor and not found:
                found.append(actor.party)
    if not found:
        for k in range(first, last):
            if (
                words.pos[k] in ("PROPN", "PRON")
                and (actor := resolve(words.passage, words.span(k, k + 1)))
                and actor.party not in found
            ):
                found.append(actor.party)
    return found


def _subject(words: Words, start: int, end: int) -> tuple[int, int]:
    """The words of the subject: what stands before the negation or verb up to the last mark."""
    if words.lower[start] in ("neither", "nor") and end - start > 2:
        return start + 1, end - 1
    verb = next((k for k in range(end - 1, start - 1, -1) if words.pos[k] == "VERB"), start)
    subject = words.kid(verb, "nsubj")
    if subject is not None and words.left[subject] < end:
        stop = start if subject < start else min(words.right[subject] + 1, end)
        if stop > words.left[subject]:
            return words.left[subject], stop
    first = start
    while first > 0 and words.lower[first - 1] not in STOPS:
        first -= 1
    return first, start


def _named(words: Words, first: int, last: int, codebook: Codebook) -> list[str]:
    """The parties named in the words: countries, capitals, bodies, and nationalities that stand for them."""
    names = codebook.names
    found: list[str] = []
    at = first
    while at < last:
        for length in (4, 3, 2, 1):
            phrase = " ".join(words.text[at : min(at + length, last)])
            party = names.parties.get(phrase) or (names.adjectives.get(phrase) if length == 1 else None)
            if party:
                at += length - 1
                if party not in found:
                    found.append(party)
                break
        at += 1
    return found


def _before(passage: Passage, attributions: Sequence[Attribution]) -> list[str]:
    """The party that spoke last before the passage, in reach of a few sentences."""
    told = [
        a
        for a in attributions
        if a.party and a.source and passage.span.start - 900 < a.source[0].start < passage.span.start
    ]
    return [told[-1].party] if told and told[-1].party else []


def _about(words: Words, start: int, end: int, report: Report) -> str:
    """What it is about, in the report's words: what follows up to the end of the clause, else what stands before."""
    stop = end
    while stop < len(words) and words.lower[stop] not in (".", ";", ":"):
        stop += 1
    if stop > end + 1 or (stop > end and words.lower[end] not in _ABOUT):
        return words.span(end, stop).of(report.text).strip(" ,")
    return words.span(0, max(start, 1)).of(report.text).strip(" ,")
