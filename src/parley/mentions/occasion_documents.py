"""Documents that can be pointed to: whose plan or letter it is, who drew it up, sent or signed it, and when."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_nouns import occasion_noun
from parley.mentions.occasion_phrases import closing, known, opening, speaking
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.text.dates import DateInterval

_POINTING = frozenset({"the", "this", "that", "its", "his", "their"})
_NEW = frozenset({"a", "an", "his", "her", "its", "their"})


def document_sightings(scene: Scene) -> Iterator[Sighting]:
    """The documents of a sentence that are told by whose they are, who made them, or their number.

    "The plan" alone points back. `series` marks those that one mention is enough for: drawn up, sent or
    signed by somebody, or numbered ("the 28-point plan").
    """
    for position in range(len(scene.tokens)):
        found = occasion_noun(scene, position)
        if found and found[1] == "document" and scene.tokens[position].tag_ not in ("NNS", "NNPS"):
            if sighting := _document(scene, position, found[0]):
                yield sighting


def _document(scene: Scene, position: int, name: int) -> Sighting | None:
    start, end = opening(scene, name), closing(scene, position)
    owners = [p for m in scene.among(start, position) for p in m.parties if m.person or known(scene, p)]
    makers, (dated, date) = _made(scene, position, end)
    numbered = any(scene.word(i).endswith(("point", "page", "article")) for i in range(start, name))
    if not makers and scene.word(start) in _NEW:
        # "In a letter to the general, the rebels demanded": whose it is, the subject tells.
        makers = speaking(scene, start, end)
    if not dated:
        dated, date = scene.time_among(range(start, end))
    signed = bool({scene.word(position), scene.tokens[position].lemma_} & scene.codebook.occasions.treaties)
    told = bool(makers) if signed else bool(makers or owners or numbered)
    if not told and (signed or start != name - 1 or scene.word(start) not in _POINTING):
        return None
    return Sighting(
        kind="document",
        span=scene.span(start, position + 1),
        passage=scene.passage.index,
        explicit=tuple(dict.fromkeys([*makers, *([] if signed else owners)])),
        date=date,
        dated=dated,
        definite=not told,
        sure=told,
        series=bool(makers or numbered),
    )


def _made(scene: Scene, position: int, end: int) -> tuple[list[str], tuple[bool, DateInterval | None]]:
    """Who made or sent a document, and when: "drawn up by Kelmar", "that it sent on Friday"."""
    words = scene.codebook.occasions
    span = range(position + 1, min(len(scene.tokens), end + 14))
    verb = next((i for i in span if scene.tokens[i].lemma_ in words.making and scene.tokens[i].pos_ == "VERB"), None)
    if verb is None or any(scene.tokens[i].text in (".", ";") for i in range(position, verb)):
        return [], (False, None)
    clause = scene.clause(verb)[1]
    by = next((i for i in range(verb, min(clause, verb + 4)) if scene.word(i) == "by"), None)
    if by is not None:
        group = scene.group_after(by, clause)[:2]
    elif {"that", "which"} & {scene.word(i) for i in range(position + 1, min(position + 3, verb))}:
        group = scene.group_after(position + 1, verb)
    else:
        return [], (False, None)
    # The day on which it was handed over is the day of that meeting.
    handed = scene.tokens[verb].lemma_ in words.giving
    when = (False, None) if handed else scene.time_among(range(verb, min(len(scene.tokens), clause + 4)))
    return [p for m in group for p in m.parties], when
