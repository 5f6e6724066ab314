"""How much: the quantities of a passage that say something about the negotiation, and what about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from parley.model.mention import Figure, Place
from parley.model.passage import Passage
from parley.text.quantities import Quantity
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LENGTHS = frozenset({"hours", "days", "weeks", "months", "years"})
_LAND = frozenset({"km2", "percent"})
# What may last or wait in a negotiation, as against the length of a talk or a man's time in office.
_LASTING = re.compile(
    r"truce|cease-?fire|armistice|lull|calm|pause|break|halt|suspension|moratorium|freeze|hostility|fight(?:ing)?"
    r"|gun|attack|bombardment|fire|siege|blockade|embargo|transition|period|phase|stage|term|deadline|ultimatum"
    r"|window|extension|limit|enrich(?:ment)?|suspend|extend|cease|silent|fall|withdraw(?:al)?|pullout|leave"
    r"|release|free|deploy|remain|stay|inspect(?:ion)?|sanction|effect|force|lift|captivity|guarantees?|paper"
    r"|mandate|lease|neutrality"
)
_TALKING = re.compile(
    r"talks?|call|meeting|conversation|summit|session|interview|speech|phone|telephone|negotiation|hearing"
    r"|flight|journey|discussion|dinner|briefing|visit|tour|convoy"
)
_TOTAL = frozenset(
    {
        "total",
        "measure",
        "cover",
        "amount",
        "add",
        "comprise",
        "span",
        "number",
        "reach",
        "be",
        "equal",
        "make",
    }
)
_LOCATIVE = frozenset({"in", "across", "inside", "within", "around", "from", "near", "throughout"})
_JOINERS = frozenset({"the", "and", "or", ",", "of", "both", "all", "most", "its", "land", "territory"})
_BREAKS = frozenset({",", ";", ":", "(", ")", ".", "-"})
_CLAUSES = _BREAKS | {"that", "who", "because", "while", "although", "if"}


def figures(passage: Passage, quantities: Sequence[Quantity], places: Sequence[Place]) -> tuple[Figure, ...]:
    """The quantities of a passage that say something about the negotiation, in order.

    Areas, shares, people, money and kilograms always count; a length of time counts where something
    of a negotiation lasts or waits that long, not where a conversation does. A heading repeats what the
    text says, and gives none. `places` are those the words
    tie to the number, `about` the words that govern it.
    """
    return tuple(_figures(passage, quantities, places))


def _figures(passage: Passage, quantities: Sequence[Quantity], places: Sequence[Place]) -> Iterator[Figure]:
    tokens = [] if passage.heading else list(passage.parse)
    for quantity in quantities:
        at = _within(tokens, passage, quantity.span)
        if not at or (quantity.unit in _LENGTHS and not _counts(tokens, at)):
            continue
        yield Figure(
            span=quantity.span,
            value=quantity.value,
            value_to=quantity.value_to,
            unit=quantity.unit,
            approximate=quantity.approximate,
            about=_about(tokens, at),
            places=_places(tokens, at, passage, quantity, places),
            source=None,
        )


def _within(tokens: list[Token], passage: Passage, span: Span) -> range:
    found = [
        i
        for i, t in enumerate(tokens)
        if passage.offset + t.idx < span.end and passage.offset + t.idx + len(t) > span.start
    ]
    return range(found[0], found[-1] + 1) if found else range(0)


def _counts(tokens: list[Token], at: range) -> bool:
    """Whether a length of time is one of the negotiation."""
    clause = [t.lemma_.lower() for t in _clause(tokens, at, _CLAUSES)]
    if _any(_TALKING, clause):
        return False
    before = [t.lower_ for t in tokens[max(0, at.start - 3) : at.start + 1]]
    wide = [t.lemma_.lower() for t in tokens]
    return _any(_LASTING, wide if "within" in before or "after" in before else clause)


def _any(pattern: re.Pattern[str], lemmas: Iterable[str]) -> bool:
    return any(pattern.fullmatch(lemma) for lemma in lemmas)


def _clause(tokens: list[Token], at: range, breaks: frozenset[str] = _BREAKS) -> list[Token]:
    start, end = at.start, at.stop
    while start and tokens[start - 1].text not in breaks:
        start -= 1
    while end < len(tokens) and tokens[end].text not in breaks:
        end += 1
    return tokens[start:end]


def _about(tokens: list[Token], at: range) -> str | None:
    """The words that govern the number: who does what to it, as they stand before and after."""
    before = [t for t in _clause(tokens, at) if t.i < tokens[at.start].i][-7:]
    after = [t for t in _clause(tokens, at) if t.i > tokens[at.stop - 1].i][:5]
    words = "".join(t.text_with_ws for t in before).strip(), "".join(t.text_with_ws for t in after).strip()
    return " … ".join(word for word in words if word) or None


def _places(
    tokens: list[Token], at: range, passage: Passage, quantity: Quantity, places: Sequence[Place]
) -> tuple[str, ...]:
    if quantity.unit not in _LAND:
        return ()
    spans = {name: _within(tokens, passage, place.span) for place in places for name in [place.name]}
    following = _chain(tokens, at.stop, spans)
    if following:
        return following
    return _measured(tokens, at, spans) if quantity.unit == "km2" else ()


def _chain(tokens: list[Token], start: int, spans: dict[str, range]) -> tuple[str, ...]:
    """ "of the Sumy and Kharkiv regions", "in Donbas", right after the number."""
    if start >= len(tokens) or tokens[start].lower_ not in ("of", *_LOCATIVE):
        return ()
    found: list[str] = []
    position = start + 1
    while position < len(tokens):
        hit = next((name for name, span in spans.items() if position in span), None)
        if hit:
            found.append(hit)
            position = spans[hit].stop
        elif tokens[position].lower_ in _JOINERS or tokens[position].pos_ == "ADJ":
            if tokens[position].text == "," and not (
                position + 1 < len(tokens) and tokens[position + 1].pos_ == "PROPN"
            ):
                break
            position += 1
        else:
            break
    return tuple(dict.fromkeys(found))


def _measured(tokens: list[Token], at: range, spans: dict[str, range]) -> tuple[str, ...]:
    """The places of what is measured: before a verb of measuring, else the nearest in the clause."""
    clause = _clause(tokens, at)
    begin, end = clause[0].i - tokens[0].i, clause[-1].i - tokens[0].i
    inside = {name: span for name, span in spans.items() if begin <= span.start <= end}
    verb = next((i for i in range(at.start - 1, begin - 1, -1) if tokens[i].lemma_ in _TOTAL), None)
    if verb is not None and (before := [name for name, span in inside.items() if span.stop <= verb]):
        return tuple(before)
    after = [name for name, span in inside.items() if span.start >= at.stop]
    before = [name for name, span in inside.items() if span.start < at.start]
    return tuple(after[:1] or before[-1:])
