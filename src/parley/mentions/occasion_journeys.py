"""Occasions told by where people are: "flew to Tarn to discuss", "agreed in Tarn"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_phrases import ahead, near, reach, subject
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting


def journey(scene: Scene, position: int) -> Iterator[Sighting]:
    """Somebody goes to a place to talk there; without a name, with those whose capital it is."""
    words = scene.codebook.occasions
    stop = min(position + 18, len(scene.tokens))
    aim = next(
        (
            i
            for i in range(position + 1, stop)
            if scene.tokens[i].lemma_ in words.purposes or scene.word(i) in words.purposes
        ),
        None,
    )
    place = scene.place_among(range(position + 1, min(position + 6, stop))) or _capital(scene, position + 1)
    travellers = subject(scene, position)
    if aim is None or place is None or not travellers or not _goes_there(scene, position):
        return
    others = [m for m in scene.group_after(aim, scene.clause(aim)[1]) if scene.word(m.end) not in ("'s", "'")]
    host = scene.codebook.names.parties.get(place) if place in scene.codebook.names.capitals else None
    explicit = list(dict.fromkeys(p for m in (*travellers[-1:], *others) for p in m.parties))
    area = range(position, aim)
    dated, date = scene.time_among(area)
    yield Sighting(
        kind="meeting",
        span=scene.span(position, position + 1),
        passage=scene.passage.index,
        explicit=tuple(explicit if others or not host or host in explicit else [*explicit, host]),
        near=near(scene, position),
        place=place,
        date=date,
        dated=dated,
        status="planned" if ahead(scene, area, position) else "past",
    )


def _goes_there(scene: Scene, position: int) -> bool:
    """Whether a verb of going has its place right after it: "to Tarn", "back in Tarn", "visit Tarn"."""
    return scene.word(position + 1) in ("to", "in", "for", "back") or _capital(scene, position + 1) is not None


def _capital(scene: Scene, position: int) -> str | None:
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
    spot = position + 1 if scene.word(position + 1) in ("in", "at") else fronted
    place = scene.place_among(range(spot + 1, spot + 4)) if spot is not None else None
    speakers = subject(scene, position)
    if spot is None or place is None or not speakers or scene.codebook.names.parties.get(place) in speakers[-1].parties:
        return
    dated, date = scene.time_among(range(spot + 4, spot + 8))
    yield Sighting(
        kind="meeting",
        span=scene.span(position, position + 1),
        passage=scene.passage.index,
        explicit=speakers[-1].parties,
        near=near(scene, position),
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
