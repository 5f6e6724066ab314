"""What one report tells on the word of one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.consolidate.words import described, fold, likeness, token
from parley.model.across import Telling
from parley.model.reading import Reading
from parley.model.source import Attribution, Chain, Link
from parley.text.spans import Span, cover

_KINDS = {
    "named-individual": "named",
    "named-group": "named",
    "unnamed-individual": "anonymous",
    "unnamed-group": "anonymous",
    "document": "document",
}


def tellings(reading: Reading) -> tuple[tuple[Telling, tuple[str, ...]], ...]:
    """The tellings of a report by id, each with the passages that rest on it.

    They come from the chains of its entries, each of which is in exactly one, and of its attributions: an
    outlet that is cited is a source even where no stance was read. An outlet that is cited without its
    source tells what that source told it, where the report names one source of that outlet and no other.
    Two descriptions that fit one source are one.
    """
    text = reading.report.text
    found: dict[_Key, tuple[Chain, list[str], list[str]]] = {}
    for entry in reading.entries:
        _, ids, words = found.setdefault(_key(entry.chain), (entry.chain, [], []))
        ids.append(entry.id)
        words.append(entry.passage.of(text))
    for one in reading.attributions:
        if len(one.chain) > 1 and (one.source or one.cue or one.content):
            _, _, words = found.setdefault(_key(one.chain), (one.chain, [], []))
            words += _passages(one, text)
    made = [_telling(reading, chain, ids, words) for chain, ids, words in found.values()]
    return tuple(_merged(sorted(made, key=lambda one: one[0].id)))


def telling_id(reading: Reading, chain: Chain) -> str:
    """The id of the telling that a chain of the report ends in, before descriptions of one source are joined."""
    return _telling(reading, chain, (), ())[0].id


def cited_at(reading: Reading) -> dict[str, Span]:
    """Where the report first names the source of a telling, by the telling's id."""
    found: dict[str, Span] = {}
    for one in sorted(reading.attributions, key=lambda one: (one.source, one.cue, one.content)):
        if len(one.chain) > 1 and (one.source or one.cue):
            found.setdefault(telling_id(reading, one.chain), cover((*one.source, *one.cue)))
    return found


def opened_with(reading: Reading, outlet: str | None) -> str:
    """What the report opens with, where it opens with another outlet's report: title and first paragraphs."""
    report = reading.report
    if not outlet or report.outlet == outlet:
        return ""
    opening = Span(report.body.start, min(report.body.end, report.body.start + _OPENING))
    cited = (
        span
        for one in reading.attributions
        if any(link.type == "outlet" and link.name == outlet for link in one.chain[1:])
        for span in (*one.source, *one.cue)
    )
    return opening.of(report.text) if any(opening.holds(span) for span in cited) else ""


def _passages(one: Attribution, text: str) -> list[str]:
    """What the source says, and the stretch from the source to its end where that is like a sentence."""
    said = " ".join(span.of(text) for span in one.content)
    whole = cover((*one.source, *one.cue, *one.content))
    return [said, whole.of(text)] if len(whole) < _FAR else [said]


_OPENING = 600  # characters: a title, a dateline and two paragraphs
_FAR = 600  # characters; a sentence of news is seldom longer
_Key = tuple[str, str | None, str | None, int | None]
_Worded = tuple[Telling, tuple[str, ...]]


def _key(chain: Chain) -> _Key:
    kind, outlet, source = _source(chain)
    return (kind, fold(outlet) if outlet else None, *_who(source))


def _telling(reading: Reading, chain: Chain, ids: Sequence[str], words: Sequence[str]) -> _Worded:
    kind, outlet, who, count = _key(chain)
    source = _source(chain)[2]
    made = Telling(
        id=token("telling", reading.report.id, kind, outlet, who, str(count)),
        report=reading.report.id,
        kind=kind,
        outlet=_outlet(chain),
        source=source.name if source else None,
        type=source.type if source else "outlet",
        count=count,
        entries=tuple(sorted(set(ids))),
    )
    return made, tuple(sorted(set(words)))


def _source(chain: Chain) -> tuple[str, str | None, Link | None]:
    """The kind, the outlet that was told, and the link that told it."""
    at = max((place for place, link in enumerate(chain) if link.type == "outlet"), default=-1)
    source = chain[at + 1] if at + 1 < len(chain) else None
    if source is None:
        return ("cited" if at > 0 else "voice"), _outlet(chain), None
    return _KINDS.get(source.type, "anonymous"), _outlet(chain), source


def _outlet(chain: Chain) -> str | None:
    names = [link.name for link in chain if link.type == "outlet"]
    return names[-1] if names else None


def _who(source: Link | None) -> tuple[str | None, int | None]:
    return (fold(source.name) if source.name else None, source.count) if source else (None, None)


def _merged(found: Sequence[_Worded]) -> list[_Worded]:
    kept: list[_Worded] = []
    # Those with a number first: the vaguer description joins the fuller one.
    for one, words in sorted(found, key=lambda one: (one[0].kind == "cited", one[0].count is None, one[0].id)):
        same = [at for at, (other, _) in enumerate(kept) if _one_source(one, other)]
        told = [at for at, (other, _) in enumerate(kept) if other.kind == "anonymous" and _same_outlet(one, other)]
        if one.kind == "cited" and len(told) == 1:
            same = told
        if len(same) != 1:
            kept.append((one, words))
            continue
        other, before = kept[same[0]]
        entries = tuple(sorted({*other.entries, *one.entries}))
        kept[same[0]] = replace(other, entries=entries), tuple(sorted({*before, *words}))
    return sorted(kept, key=lambda one: one[0].id)


def _same_outlet(one: Telling, other: Telling) -> bool:
    return bool(one.outlet and other.outlet) and fold(one.outlet or "") == fold(other.outlet or "")


def _one_source(one: Telling, other: Telling) -> bool:
    if one.kind != other.kind or one.type != other.type or not _same_outlet(one, other):
        return False
    if one.kind != "anonymous" or not one.source or not other.source:
        return False
    if one.count and other.count and one.count != other.count:
        return False
    return likeness(described(one.source), described(other.source)) >= 95
