"""Documents that can be pointed to: whose plan or letter it is, or the treaty that a place gave its name."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_nouns import occasion_noun
from parley.mentions.occasion_phrases import closing, compound, known, opening, speaking
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.text.dates import DateInterval


def document_sightings(scene: Scene) -> Iterator[Sighting]:
    """The documents of a sentence that are told by whose they are, who made them, their number or their name.

    "The plan" alone points back. `series` marks those that one mention is enough for: drawn up, sent or
    handed over by somebody, numbered ("the 28-point plan"), or named after a place.
    """
    for position in range(len(scene.tokens)):
        found = occasion_noun(scene, position)
        if (found and found[1] == "document") or _treaty(scene, position):
            yield from _document(scene, position, found[0] if found else position)


def _treaty(scene: Scene, position: int) -> bool:
    token = scene.tokens[position]
    treaties = scene.codebook.occasions.treaties
    return (
        token.pos_ in ("NOUN", "PROPN")
        and (token.lower_ in treaties or token.lemma_ in treaties)
        and _named(scene, position) is not None
    )


def _named(scene: Scene, position: int) -> str | None:
    return (
        compound(scene, opening(scene, position), position)
        if scene.codebook.occasions.treaties & _forms(scene, position)
        else None
    )


def _forms(scene: Scene, position: int) -> set[str]:
    return {scene.word(position), scene.tokens[position].lemma_.lower()}


def _document(scene: Scene, position: int, name: int) -> Iterator[Sighting]:
    start, end = opening(scene, name), closing(scene, position)
    if scene.tokens[position].tag_ in ("NNS", "NNPS") and _named(scene, position) is None:
        return
    place = _named(scene, position)
    owners = [
        p for m in scene.among(start, position) for p in m.parties if place is None and (m.person or known(scene, p))
    ]
    makers, dated, date = _made(scene, position, end)
    numbered = any(
        scene.word(i) in ("point", "page", "article") and scene.tokens[i - 1].text in ("-",)
        for i in range(start + 1, name + 1)
    )
    numbered = numbered or any("-point" in scene.word(i) or "-page" in scene.word(i) for i in range(start, name))
    if not makers and scene.word(start) in ("a", "an", "his", "her", "its", "their"):
        # "In a letter to the general, the rebels demanded": whose it is, the subject tells.
        makers = speaking(scene, start, end)
    if place and not dated:
        dated, date = scene.time_among(range(max(0, start - 4), end))
    explicit = tuple(dict.fromkeys([*makers, *owners] if makers else owners))
    told = bool(explicit or numbered or place)
    pointing = start == name - 1 and scene.word(start) in ("the", "this", "that", "its", "his", "their")
    if told or pointing:
        yield Sighting(
            kind="document",
            span=scene.span(start, position + 1),
            passage=scene.passage.index,
            explicit=explicit,
            place=place,
            date=date,
            dated=dated,
            definite=not told,
            sure=told,
            series=bool(makers or numbered or place),
        )


def _made(scene: Scene, position: int, end: int) -> tuple[list[str], bool, DateInterval | None]:
    """Who made or sent a document, by the words after it: "drawn up by Egypt", "that it sent on Friday"."""
    making = scene.codebook.occasions.making
    stop = min(len(scene.tokens), end + 14)
    verb = next(
        (i for i in range(position + 1, stop) if scene.tokens[i].lemma_ in making and scene.tokens[i].pos_ == "VERB"),
        None,
    )
    if verb is None or any(scene.tokens[i].text in (".", ";") for i in range(position, verb)):
        return [], False, None
    clause = scene.clause(verb)[1]
    by = next((i for i in range(verb, min(clause, verb + 4)) if scene.word(i) == "by"), None)
    if by is not None:
        group = scene.group_after(by, clause)[:2]
    elif (
        any(scene.word(i) in ("that", "which") for i in range(position + 1, min(position + 3, verb)))
        and scene.tokens[position].i < scene.tokens[verb].i
    ):
        group = scene.among(position + 1, verb)[:1]
    else:
        return [], False, None
    dated, date = scene.time_among(range(verb, min(len(scene.tokens), clause + 4)))
    if scene.tokens[verb].lemma_ in scene.codebook.occasions.giving:
        # The day on which it was handed over is the day of that meeting.
        dated, date = False, None
    return [p for m in group for p in m.parties], dated, date
