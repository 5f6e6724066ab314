"""What movements, parties and fronts are called: "the Orenian National Front", "the Lake and Forest Movement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.codebook.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is a body of its own whatever nation it is called after; a state has armies, councils and assemblies.
_MOVEMENTS = frozenset("front movement party alliance union coalition league brotherhood".split())
_BODIES = _MOVEMENTS | frozenset({"army", "forces", "council", "congress", "guard", "brigades"})
# "The Free Orenian Army" calls itself so; no state's army does.
_CAUSE = frozenset({"Free", "Popular", "Democratic", "Patriotic", "Revolutionary", "United"})
_MARKS = ("'s", "’s", "'", "’")
_LONGEST = 7


def movement(tokens: list[Token], start: int, names: Names) -> int:
    """Where the name of a movement ends that begins at `start` with a nation or a cause; 0 where none does."""
    cause = tokens[start].text in _CAUSE
    after, kinds = _nation(tokens, start + cause, names), _BODIES if cause else _MOVEMENTS
    if not after:
        return 0
    end, last = after, 0
    while end < len(tokens) and end - start < _LONGEST and (_capital(tokens[end]) or tokens[end].text in _MARKS):
        own = tokens[end].text in names.parties and tokens[end].lower_ not in kinds
        if own or tokens[end].text in names.titles:
            break
        end += 1
        if tokens[end - 1].lower_ in (_BODIES if last else kinds):
            last = end
    # "Kelmar's Front" is the front of Kelmar.
    return 0 if tokens[after].text in _MARKS else last


def joined(tokens: list[Token], start: int, end: int, names: Names) -> int:
    """Where a name goes on after "and": "the Lake and Forest Movement", "the Forces of Lake and Forest"; else `end`."""
    if end + 1 >= len(tokens) or tokens[end].text != "and" or not _capital(tokens[end + 1]):
        return end
    stop = end + 1
    while stop < len(tokens) and stop - start < _LONGEST and _capital(tokens[stop]):
        if tokens[stop].text in names.parties or tokens[stop].text in names.adjectives:
            return end
        stop += 1
    bodies = _MOVEMENTS | {"forces", "army"}
    led = start > 0 and (tokens[start - 1].lower_ == "the" or _called(tokens, start))
    one = led and end == start + 1 and stop > end + 2 and tokens[stop - 1].lower_ in bodies
    leading = tokens[start].lower_ in bodies and end - start > 2 and tokens[end - 2].text in ("of", "for")
    return stop if one or leading else end


def _called(tokens: list[Token], start: int) -> bool:
    """True after "the rebel …", "the opposition …": one plain word between the article and the name."""
    return (
        start > 1
        and (tokens[start - 2].lower_ == "the" or tokens[start - 2].text in _MARKS)
        and tokens[start - 1].text.islower()
    )


def _nation(tokens: list[Token], start: int, names: Names) -> int:
    """The end of a nationality or a country's name at `start`, else 0."""
    for end in (start + 2, start + 1):
        text = " ".join(token.text for token in tokens[start:end])
        if end < len(tokens) and (text in names.adjectives or names.parties.get(text) in names.countries):
            return end if text not in names.capitals else 0
    return 0


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")
