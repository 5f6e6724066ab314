"""Occasions that a noun names: "the Tarn summit", "a third round of talks", "his call with the general"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_phrases import TAKING, by_wire, closing, near, opening, speaking, subject, unheld, venue
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.mentions.times import looks_ahead

_POINTING = frozenset({"the", "that", "this", "these", "those", "his", "her", "their", "its", "both"})
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
        # "A round of nuclear talks" is one occasion, which the round tells.
        inner = found and bool({"round", "rounds"} & {scene.word(i) for i in range(found[0] - 3, found[0])})
        # "His summit discussions" are of the summit, and no talks of their own.
        inner = inner or (found is not None and _vague(scene, position, found[0]))
        if found and found[1] != "document" and position > taken and not longer and not inner:
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
            dated = scene.time_among([position + 2])[0]
            if (scene.word(position + 1) in words.kinds[kind].unless and not dated) or (
                token.lower_ == "round" and scene.word(position + 1) == "of" and occasion_noun(scene, position + 2)
            ):
                return None
            return start, kind
    return None


def _vague(scene: Scene, position: int, name: int) -> bool:
    """Whether a bare noun ("discussions") stands right behind the name of the occasion that it is about."""
    bare = {scene.word(position), scene.tokens[position].lemma_} & scene.codebook.occasions.bare
    around = occasion_noun(scene, name - 1) if bare and name > scene.begin else None
    return around is not None and around[1] != "document"


def _sighting(scene: Scene, position: int, name: int, kind: str) -> Sighting | None:
    words = scene.codebook.occasions
    start, end = opening(scene, name), closing(scene, position)
    if kind in ("talks", "meeting") and by_wire(scene, position, end):
        kind = "call"
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
    verb = _happens(scene, position, end)
    if kind == "call" and scene.word(position).startswith("conversation") and scene.place_among(range(start, end)):
        kind = "meeting"
    area = [*range(start, end)]
    if verb is not None:
        stop = scene.clause(verb)[1]
        area += range(verb, stop)
    place, host = venue(scene, start, name, end, area)
    dated, date = scene.time_among(area)
    if scene.word(start - 1) == "for" and not (dated or place):
        # "Is expected in Tarn on Friday for talks": where and when, the words before tell.
        earlier = range(scene.clause(start)[0], start)
        place, (dated, date) = scene.place_among(earlier), scene.time_among(earlier)
    explicit = _explicit(scene, start, position, end, None if kind == "call" else host)
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
        explicit=tuple(explicit),
        near=near(scene, position),
        place=None if kind == "call" else place,
        date=date,
        dated=dated,
        status=_status(scene, start, name, position, end),
        definite=definite,
        sure=not bare or len(explicit) > 1 or bool(place and (explicit or dated)),
        count=count,
        series=bool({"round", "rounds"} & {scene.word(name), scene.word(position)}),
    )


def _explicit(scene: Scene, start: int, position: int, end: int, host: str | None) -> list[str]:
    """Those said to take part: in the phrase, as who holds it or speaks at it, and whose house it is held in."""
    told = _taking(scene, start, position, end)
    told += [*_holder(scene, start, called_off=bool(told)), *speaking(scene, start, end)]
    own = {party for m in scene.among(start, position) for party in m.parties}
    if len(own) == 1 and not own & scene.codebook.names.countries and len({*told}) > 2:
        # "At the G20 summit the two presidents agreed": the body lends its name only.
        told = [party for party in told if party not in own]
    if host and host not in told:
        if scene.word(start) in ("his", "her") and len({*told}) > 1:
            # "His meeting with the general at the White House": he is whose house it is.
            told = [party for party in told if party not in own]
        told.append(host)
    return list(dict.fromkeys(told))


def _happens(scene: Scene, position: int, end: int) -> int | None:
    """The verb of taking place whose subject is the noun, or right after its phrase: "is to be held", "opened"."""
    noun = scene.tokens[position]
    verb = noun.head.i - scene.tokens[0].i
    if noun.dep_.startswith("nsubj") and position < verb < len(scene.tokens):
        if noun.head.lemma_ in scene.codebook.occasions.happening:
            return verb
    for position in range(end, min(end + 8, len(scene.tokens))):
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
        if token.pos_ == "ADP" or token.lower_ in TAKING | _WHERE:
            preposition = token.lower_
        if preposition in TAKING or (preposition == "to" and scene.tokens[position].lemma_ == "visit"):
            found += [p for m in scene.members if m.start == place for p in m.parties]
    return list(dict.fromkeys(found))


def _holder(scene: Scene, start: int, called_off: bool) -> list[str]:
    """The subject of "held", "opened", "hosted" right before the noun phrase; of "called off" where others are told."""
    words = scene.codebook.occasions
    verbs = words.holding | words.cancelled if called_off else words.holding
    off = called_off and scene.word(start - 1) == "off"
    found = (i for i in range(start - 1, max(-1, start - 4), -1) if scene.tokens[i].lemma_ in verbs or off)
    verb = next((i for i in found if scene.tokens[i].pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return []
    return [p for m in subject(scene, verb) for p in m.parties]


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
    if scene.word(end) in ("will", "shall") or scene.word(end - 1) in ("will", "shall"):
        return "planned"
    if around & words.ongoing:
        return "ongoing"
    return "planned" if looks_ahead(scene.passage, scene.span(name, position + 1)) else "past"
