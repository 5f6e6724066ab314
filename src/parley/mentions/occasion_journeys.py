"""Occasions told by where people are: "flew to Tarn to discuss", "agreed in Tarn"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_phrases import addressed, reach, subject
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting


def journey(scene: Scene, aim: int) -> int | None:
    """Where the words of going stand whose aim begins at `aim` with "to": "travelled", "is due in"."""
    return next((i for i in range(aim - 1, max(0, aim - 12) - 1, -1) if _goes(scene, i)), None)


def _goes(scene: Scene, position: int) -> bool:
    token = scene.tokens[position]
    awaited = token.lower_ in ("due", "expected") and scene.word(position + 1) == "in"
    return awaited or (token.lemma_ in scene.codebook.occasions.journeys and token.pos_ == "VERB")


def capital(scene: Scene, position: int) -> str | None:
    """The place at a position; a capital after "visit" is one, though elsewhere it may be a government."""
    text = scene.tokens[position].text if position < len(scene.tokens) else ""
    return scene.place_among([position]) or (text if text in scene.codebook.names.capitals else None)


def across_the_table(scene: Scene, position: int) -> Iterator[Sighting]:
    """ "Agreed in Tarn", "in Tarn the rebels asked": a stance away from home, so that others sat there."""
    begin = scene.clause(position)[0]
    fronted = next(
        (
            i
            for i in range(begin, position)
            if scene.word(i) in ("in", "at") and (i == begin or scene.word(i - 1) == "that")
        ),
        None,
    )
    after = next((i for i in range(position + 1, position + 6) if scene.word(i) in ("in", "at")), None)
    beside = after is not None and all(t.pos_ == "PROPN" for t in scene.tokens[position + 1 : after])
    spot = after if beside else fronted
    if spot is None:
        return
    place = scene.place_among(range(spot + 1, spot + 4)) or capital(scene, spot + 1)
    speakers = subject(scene, position)
    if place is None or not speakers or scene.codebook.names.parties.get(place) in speakers[-1].parties:
        return
    dated, date = scene.time_among(range(spot + 1, spot + 8))
    yield Sighting(
        kind="meeting",
        span=scene.span(position, position + 1),
        passage=scene.passage.index,
        explicit=tuple(dict.fromkeys(p for m in (*speakers, *addressed(scene, position)) for p in m.parties)),
        place=place,
        date=date,
        dated=dated,
        definite=True,
        sure=any(m.person for m in speakers),
    )


def together(scene: Scene, position: int) -> Iterator[Sighting]:
    """Two persons of different parties do something together at a place: they met."""
    people = subject(scene, position)
    parties = list(dict.fromkeys(p for m in people for p in m.parties))
    end = reach(scene, position)
    place = scene.place_among(range(position + 1, end))
    dated, date = scene.time_among(range(position + 1, end))
    if len(parties) < 2 or len(people) < 2 or not all(m.person for m in people) or not place or not dated:
        return
    yield Sighting(
        kind="meeting",
        span=scene.span(position, position + 1),
        passage=scene.passage.index,
        explicit=tuple(parties),
        place=place,
        date=date,
        dated=True,
    )
