"""Occasions that a noun names: "the Tarn summit", "a third round of talks", "his call with the general"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_phrases import closing, near, opening, speaking, unheld, venue
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.mentions.times import looks_ahead

_POINTING = frozenset({"the", "that", "this", "these", "those", "his", "her", "their", "its", "both"})
_TAKING = frozenset({"with", "between", "among", "of", "by"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_BEHIND = frozenset({"at", "after", "during", "following", "since", "from"})


def noun_sightings(scene: Scene) -> Iterator[Sighting]:
    """The occasions that nouns of the codebook name in a sentence, documents left out, in order."""
    taken = -1
    for position in range(len(scene.tokens)):
        found = occasion_noun(scene, position)
        longer = any(
            later and later[0] <= position for step in (1, 2) for later in [occasion_noun(scene, position + step)]
        )
        if found and found[1] != "document" and position > taken and not longer:
            taken = position
            if sighting := _sighting(scene, position, *found):
                yield sighting


def occasion_noun(scene: Scene, position: int) -> tuple[int, str] | None:
    """Where the occasion's name that ends at `position` begins, and its kind; the longest name goes first."""
    words = scene.codebook.occasions
    if position >= len(scene.tokens):
        return None
    token = scene.tokens[position]
    if token.pos_ not in ("NOUN", "PROPN") and token.lower_ not in ("talks", "round"):
        return None
    for before, kind in words.nouns.get(token.lower_) or words.nouns.get(token.lemma_.lower(), ()):
        start = position - len(before)
        if start >= 0 and all(
            scene.word(start + i) == word or scene.tokens[start + i].lemma_ == word for i, word in enumerate(before)
        ):
            if scene.word(position + 1) in words.kinds[kind].unless or (
                token.lower_ == "round" and scene.word(position + 1) == "of"
            ):
                return None
            return start, kind
    return None


def _sighting(scene: Scene, position: int, name: int, kind: str) -> Sighting | None:
    words = scene.codebook.occasions
    start, end = opening(scene, name), closing(scene, position)
    if (
        position + 1 < len(scene.tokens)
        and scene.tokens[position + 1].pos_ == "NOUN"
        and not scene.time_among([position + 1])[0]
    ):
        # "His summit discussions": the occasion is only mentioned in the name of something else.
        return Sighting(
            kind=kind,
            span=scene.span(name, position + 1),
            passage=scene.passage.index,
            definite=True,
            sure=False,
        )
    verb = _happens(scene, end)
    area = [*range(start, end)]
    if verb is not None:
        stop = scene.clause(verb)[1]
        area += range(verb, stop)
    place, host = venue(scene, start, name, end, area)
    dated, date = scene.time_among(area)
    explicit = _taking(scene, start, position, end)
    if holder := _holder(scene, start):
        explicit += [party for party in holder if party not in explicit]
    explicit += [party for party in speaking(scene, start, end) if party not in explicit]
    if host and host not in explicit and kind != "call":
        explicit.append(host)
    head = scene.word(start)
    definite = (
        head in _POINTING or any(scene.word(i) == "'s" for i in range(start, name)) or bool(place and name > start)
    )
    # "The call that followed the summit" is told apart from one told before.
    definite = definite and not (scene.word(position + 1) in ("that", "which") and kind == "call")
    if unheld(scene, start + 1) and not dated:
        return None
    count = next((words.counts[scene.word(i)] for i in range(start, name) if scene.word(i) in words.counts), None)
    bare = name == position and bool({scene.word(position), scene.tokens[position].lemma_} & words.bare)
    return Sighting(
        kind=kind,
        span=scene.span(start, position + 1),
        passage=scene.passage.index,
        explicit=tuple(dict.fromkeys(explicit)),
        near=near(scene, position),
        place=None if kind == "call" else place,
        host=host,
        date=date,
        dated=dated,
        status=_status(scene, start, name, position, end),
        definite=definite,
        sure=not bare or bool(explicit and (place or date)),
        count=count,
        series=scene.tokens[position].lemma_ == "round" or scene.word(name) in ("round", "rounds"),
    )


def _happens(scene: Scene, end: int) -> int | None:
    """The verb of taking place right after a noun phrase: "is to be held", "took place", "opened"."""
    for position in range(end, min(end + 6, len(scene.tokens))):
        token = scene.tokens[position]
        if token.is_punct:
            return None
        if token.lemma_ in scene.codebook.occasions.happening and token.pos_ in (
            "VERB",
            "AUX",
            "NOUN",
            "ADJ",
        ):
            return position
    return None


def _taking(scene: Scene, start: int, position: int, end: int) -> list[str]:
    """The parties in the phrase: before the noun, and after "with", "between", "among", "of"."""
    found = [p for m in scene.among(start, position) for p in m.parties]
    preposition = ""
    for place in range(position + 1, end):
        token = scene.tokens[place]
        if token.pos_ == "ADP" or token.lower_ in _TAKING | _WHERE:
            preposition = token.lower_
        if preposition in _TAKING:
            found += [p for m in scene.members if m.start == place for p in m.parties]
    return list(dict.fromkeys(found))


def _holder(scene: Scene, start: int) -> list[str]:
    """The subject of "held", "opened", "hosted" right before the noun phrase."""
    verb = next(
        (
            i
            for i in range(start - 1, max(-1, start - 4), -1)
            if scene.tokens[i].lemma_ in scene.codebook.occasions.holding
        ),
        None,
    )
    if verb is None or scene.tokens[verb].pos_ not in ("VERB", "AUX"):
        return []
    return [p for m in scene.group_before(verb, scene.clause(verb)[0]) for p in m.parties]


def _status(scene: Scene, start: int, name: int, position: int, end: int) -> str:
    words = scene.codebook.occasions
    around = {scene.tokens[i].lemma_ for i in range(max(0, start - 4), min(len(scene.tokens), end + 5))}
    around |= {scene.word(i) for i in range(max(0, start - 4), min(len(scene.tokens), end + 5))}
    if around & words.cancelled or ({"call", "off"} <= around and scene.word(position) != "call"):
        return "cancelled"
    own = {scene.word(i) for i in range(start, name)}
    governing = {scene.tokens[i].lemma_ for i in range(max(0, start - 3), start)}
    if own & words.planned or governing & words.planned:
        return "planned"
    if scene.word(start - 1) in _BEHIND:
        return "past"
    if around & words.ongoing:
        return "ongoing"
    return "planned" if looks_ahead(scene.passage, scene.span(name, position + 1)) else "past"
