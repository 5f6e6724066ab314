"""Cuts a report into paragraphs and sentences, and gives each sentence its parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.sight import SeenAttribution, SeenStance, Sight
from parley.text.furniture import around_the_story
from parley.text.quotes import quotes_of_paragraphs
from parley.text.spans import Span, stripped

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Parse

Seen = TypeVar("Seen", SeenAttribution, SeenStance)

# One character for one, so that offsets hold: the pipelines know the plain marks best.
_PLAIN = str.maketrans("’‘“”„«»–—\u00a0\u2009\u202f\t\n\r", '\'\'"""""-- ' + "     ")
_BULLET = re.compile(r"^\s*(?:[•·*▪‣◦–—-]|\(?[0-9]{1,2}[.)]|\(?[a-z]\))\s+")
# "BACKGROUND: The war began …", "WHAT'S NEXT: …": a crosshead at the head of its paragraph.
_CROSSHEAD = re.compile(r"(?P<label>[A-Z][A-Z'’-]*(?: [A-Z][A-Z'’-]*){0,5}):\s+(?=\W?[A-Z])")
_SPEAKS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou)\b|I'm|[Ww]e're")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_CLOSING = frozenset("\"'”’»)]")
_ENDS = frozenset(".!?,…")
_HEADING_WORDS = 14
_JOINING = frozenset(",;:")
# Longer than all but the longest sentences of treaties and resolutions.
_LONGEST = 250


def paragraphs(text: str, body: Span) -> list[Span]:
    """The paragraphs of the body: stretches between line ends, lines of a wrapped paragraph joined.

    Links, captions and whatever else a page prints around a story are left out.
    A line goes on in the next where that one begins in lower case; list bullets are left out of the span.
    """
    found: list[Span] = []
    crossheads = _crossheads(text, body)
    lines = list(re.finditer(r"[^\r\n]*\S[^\r\n]*", body.of(text)))
    apart = around_the_story([match.group() for match in lines])
    for number, match in enumerate(lines):
        if number in apart:
            continue
        line = Span(body.start + match.start(), body.start + match.end())
        if bullet := _BULLET.match(line.of(text)):
            line = Span(line.start + bullet.end(), line.end)
        line = stripped(text, line)
        line = Span(crossheads.get(line.start, line.start), line.end)
        if not len(line):
            continue
        words = line.of(text)
        gap = text[found[-1].end : line.start] if found else ""
        wrapped = gap.count("\n") == 1 and words[0].islower() and not bullet and not _FINAL.search(found[-1].of(text))
        if wrapped:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _crossheads(text: str, body: Span) -> dict[int, int]:
    """Where paragraphs with a crosshead begin, and where what follows it does; none in a transcript.

    Labels in capitals that come again are speakers, and so is one who speaks of himself or to others.
    """
    lines = [Span(body.start + m.start(), body.start + m.end()) for m in re.finditer(r"[^\r\n]+", body.of(text))]
    starts = [
        stripped(text, Span(line.start + (b.end() if (b := _BULLET.match(line.of(text))) else 0), line.end))
        for line in lines
    ]
    heads = [(line, match) for line in starts if (match := _CROSSHEAD.match(text, line.start, line.end))]
    labels = [match["label"] for _, match in heads]
    if len(set(labels)) < len(labels):
        return {}
    return {
        line.start: match.end()
        for line, match in heads
        if not _SPEAKS.search(_QUOTED.sub("", text[match.end() : line.end]))
    }


def read_passages(report: Report, nlp: Language) -> Iterator[Passage]:
    """The sentences of the report's body in order, each with its parse; the text is read once."""
    stretches = paragraphs(report.text, report.body)
    quoted = quotes_of_paragraphs(report.text, stretches)
    docs = nlp.pipe([span.of(report.text).translate(_PLAIN) for span in stretches], batch_size=32)
    index = 0
    for number, (stretch, quotes, doc) in enumerate(zip(stretches, quoted, docs, strict=True)):
        words = stretch.of(report.text)
        seen = _sight(doc)
        opening = frozenset(mark.start - stretch.start for mark in quotes.spans)
        whole = _sentences(doc, opening)
        line = report.text[max(report.text.rfind(end, 0, stretch.start) for end in "\r\n") + 1 : stretch.start]
        item = bool(_BULLET.match(line))
        heading = not item and not _FINAL.search(words) and len(words.split()) <= _HEADING_WORDS
        for sentence, parse, offset in (piece for one in whole for piece in _pieces(one, stretch.start)):
            span = Span(stretch.start + sentence.start_char, stretch.start + sentence.end_char)
            yield Passage(
                index=index,
                paragraph=number,
                span=span,
                offset=offset,
                quotations=tuple(mark for mark in quotes.spans if mark.overlaps(span)),
                parse=parse,
                sight=_within(seen, sentence, stretch.start),
                heading=heading,
                item=item,
            )
            index += 1
            item = False


def _sentences(doc: Doc, opening: frozenset[int]) -> Iterator[Parse]:
    """The sentences of a paragraph; closing marks belong to the sentence they close, `opening` ones to the next.

    The plain marks of the parse open and close alike: `opening` holds the places of those that open.
    """
    starts = [sentence.start for sentence in doc.sents]
    for position, start in enumerate(starts):
        while start < len(doc) and start and _closes(doc, start, opening):
            start += 1
        if start > 1 and start == starts[position] and doc[start - 1].idx in opening:
            start -= 1
        starts[position] = start
    starts = sorted({start for start in starts if start < len(doc)})
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        if doc[start:end].text.strip():
            yield doc[start:end]


def _closes(doc: Doc, at: int, opening: frozenset[int]) -> bool:
    """True for a mark that closes the sentence before the word `at`: one that stands at its stop."""
    mark, before = doc[at], doc[at - 1]
    if mark.text not in _CLOSING or before.text not in _ENDS or mark.idx in opening:
        return False
    return not before.whitespace_ or bool(mark.whitespace_)


def _pieces(sentence: Parse, offset: int) -> Iterator[tuple[Parse, Parse, int]]:
    """The sentence with its parse and the offset of the latter; one that never ends in pieces, each parsed alone.

    A text without full stops is no sentence that anybody wrote, and what is looked for in one takes the
    longer the more words may belong together. It is cut behind a mark where there is one.
    """
    if len(sentence) <= _LONGEST:
        yield sentence, sentence, offset
        return
    doc, start = sentence.doc, sentence.start
    while start < sentence.end:
        end = min(start + _LONGEST, sentence.end)
        if end < sentence.end:
            end = next((k for k in range(end, end - _LONGEST // 2, -1) if doc[k - 1].text in _JOINING), end)
        piece = doc[start:end]
        yield piece, piece.as_doc()[:], offset + piece.start_char
        start = end


def _sight(doc: Doc) -> Sight:
    found = doc.user_data.get("parley.sight")
    return found if isinstance(found, Sight) else Sight()


def _within(seen: Sight, sentence: Parse, offset: int) -> Sight:
    """What was seen in one sentence, in offsets of the report."""
    return Sight(
        seen=seen.seen,
        attributions=tuple(
            _moved(item, offset) for item in seen.attributions if _inside(item.cue or item.content, sentence)
        ),
        stances=tuple(_moved(item, offset) for item in seen.stances if _inside(item.words, sentence)),
    )


def _inside(spans: tuple[tuple[int, int], ...], sentence: Parse) -> bool:
    return bool(spans) and sentence.start_char <= spans[0][0] < sentence.end_char


def _moved(item: Seen, offset: int) -> Seen:
    """The same sighting with its spans moved by `offset` characters."""
    spans: dict[str, Any] = {
        field.name: tuple((start + offset, end + offset) for start, end in value)
        for field in fields(item)
        if field.name != "measures" and isinstance(value := getattr(item, field.name), tuple)
    }
    return replace(item, **spans)
