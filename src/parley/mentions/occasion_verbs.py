"""Occasions that a verb tells: "they met in Tarn", "spoke by telephone", "told reporters on Friday"."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_journeys import across_the_table, journey, together
from parley.mentions.occasion_phrases import ahead, near, reach, subject, unheld, venue
from parley.mentions.scene import Member, Scene
from parley.mentions.sighting import Sighting

_ASIDE = frozenset(
    [
        "in",
        "at",
        "on",
        "near",
        "outside",
        "over",
        "for",
        "about",
        "of",
        "before",
        "after",
        "by",
        "as",
        "under",
    ]
)


def verb_sightings(scene: Scene) -> Iterator[Sighting]:
    """The occasions that verbs of the codebook tell in a sentence, in order."""
    words = scene.codebook.occasions
    for position, token in enumerate(scene.tokens):
        lemma = token.lemma_.lower()
        # A lemmatiser may leave "telephon" of a rare verb.
        lemma = f"{lemma}e" if f"{lemma}e" in words.verbs else lemma
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if lemma in words.verbs or lemma in words.weak:
            yield from _meeting(scene, position, words.verbs.get(lemma) or words.weak[lemma], weak=lemma in words.weak)
        elif _by(scene, position):
            yield from _meeting(scene, position, "call")
        elif lemma == "tell" and any(
            scene.tokens[i].lemma_ in words.told for i in range(position + 1, min(position + 4, len(scene.tokens)))
        ):
            yield from _told(scene, position)
        elif lemma in words.journeys:
            yield from journey(scene, position)
        elif lemma in words.giving and _handed(scene, position):
            yield from _meeting(scene, position, "meeting", weak=True)
        elif lemma in words.table:
            yield from across_the_table(scene, position)
        else:
            yield from together(scene, position)


def _meeting(scene: Scene, position: int, kind: str, weak: bool = False) -> Iterator[Sighting]:
    if scene.tokens[position].lemma_ == "sit" and (scene.word(position + 1), scene.word(position + 2)) != (
        "down",
        "with",
    ):
        return
    subjects, end = subject(scene, position), reach(scene, position)
    others = _partners(scene, position, end)
    explicit = list(dict.fromkeys(p for m in (*subjects, *others) for p in m.parties))
    area = range(position + 1, end)
    place, host = venue(scene, position + 1, -1, end, list(area))
    dated, date = scene.time_among(area)
    if kind == "briefing" and not others:
        return
    if len(explicit) < 2 or (unheld(scene, position) and not dated):
        return
    if weak and not ((place or dated) and any(m.person for m in subjects) and any(m.person for m in others)):
        return
    yield Sighting(
        kind=kind,
        span=scene.span(position, position + 1),
        passage=scene.passage.index,
        explicit=tuple(explicit),
        near=near(scene, position),
        place=None if kind == "call" else place,
        host=host,
        date=date,
        dated=dated,
        status="planned" if ahead(scene, area, position) or _planned(scene, position) else "past",
    )


def _partners(scene: Scene, position: int, end: int) -> list[Member]:
    """Who is met: the members after the verb, not after a preposition of place, nor owners."""
    found: list[Member] = []
    aside = False
    for place in range(position + 1, end):
        token = scene.tokens[place]
        if token.lower_ in _ASIDE:
            aside = True
        elif token.lower_ in ("with", "and", "to"):
            aside = aside and token.lower_ == "and"
        found += [
            m
            for m in scene.members
            if m.start == place and not m.modifier and not aside and scene.word(m.end) not in ("'s", "'")
        ]
    return found


def _handed(scene: Scene, position: int) -> bool:
    """Whether something is put into somebody's hands: "handed to the envoy in Tarn"."""
    return "to" in [scene.word(i) for i in range(position + 1, reach(scene, position))]


def _by(scene: Scene, position: int) -> bool:
    """Whether "by telephone" and the like follow a verb within its clause."""
    end = min(reach(scene, position), len(scene.tokens))
    clause = f" {' '.join(scene.word(i) for i in range(position + 1, end))} "
    return any(f" {' '.join(phrase)} " in clause for phrase in scene.codebook.occasions.by)


def _told(scene: Scene, position: int) -> Iterator[Sighting]:
    end = scene.clause(position)[1]
    dated, date = scene.time_among(range(position, end))
    speakers = subject(scene, position)
    if dated and speakers:
        yield Sighting(
            kind="briefing",
            span=scene.span(position, position + 2),
            passage=scene.passage.index,
            explicit=speakers[-1].parties[:1],
            date=date,
            dated=dated,
        )


def _planned(scene: Scene, position: int) -> bool:
    words = scene.codebook.occasions.planned
    begin = max(scene.clause(position)[0], position - 5)
    told = {scene.word(i) for i in range(begin, position)} | {scene.tokens[i].lemma_ for i in range(begin, position)}
    return (bool(told & words) and "to" in told) or "will" in told
