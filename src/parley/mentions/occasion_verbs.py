"""Occasions that a verb tells: "they met in Tarn", "spoke by telephone"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.mentions.occasion_journeys import across_the_table, capital, journey, together
from parley.mentions.occasion_nouns import occasion_noun
from parley.mentions.occasion_phrases import addressed, by_wire, reach, subject, unheld, venue
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.mentions.times import looks_ahead


def verb_sightings(scene: Scene) -> Iterator[Sighting]:
    """The occasions that verbs of the codebook tell in a sentence, in order."""
    words = scene.codebook.occasions
    wired = by_wire(scene, -1, len(scene.tokens))
    for position, token in enumerate(scene.tokens):
        lemma = token.lemma_.lower()
        # A lemmatiser may leave "telephon" of a rare verb.
        lemma = f"{lemma}e" if f"{lemma}e" in words.verbs else lemma
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if (start := _journey(scene, position)) is not None:
            yield from _meeting(scene, position, "meeting", since=start)
        elif wired and by_wire(scene, position, reach(scene, position)):
            yield from _meeting(scene, position, "call")
        elif lemma in words.verbs or lemma in words.weak:
            yield from _meeting(scene, position, words.verbs.get(lemma) or words.weak[lemma], weak=lemma in words.weak)
        elif lemma in words.giving and _handed(scene, position):
            yield from _meeting(scene, position, "meeting", weak=True)
        elif lemma in words.table:
            yield from across_the_table(scene, position)
        else:
            yield from together(scene, position)


def _journey(scene: Scene, position: int) -> int | None:
    """Where a verb of going stands that has this one as its aim: "flew to Tarn on Monday to talk with the rebels"."""
    aim = scene.tokens[position].lemma_ in scene.codebook.occasions.purposes
    return journey(scene, position - 1) if aim and scene.word(position - 1) == "to" else None


def _meeting(
    scene: Scene, position: int, kind: str, weak: bool = False, since: int | None = None
) -> Iterator[Sighting]:
    """Whom a verb brings together; `since` is the verb of going, if any, that tells who, where and when."""
    if scene.tokens[position].lemma_ == "sit" and scene.word(position + 1) != "down":
        return
    if scene.tokens[position].lemma_ in scene.codebook.occasions.holding and any(
        occasion_noun(scene, i) for i in range(position + 1, reach(scene, position))
    ):
        # "Hosted talks between the two": the noun tells it.
        return
    subjects, end = subject(scene, position if since is None else since), reach(scene, position)
    others = addressed(scene, position)
    explicit = list(dict.fromkeys(p for m in (*subjects, *others) for p in m.parties))
    area = range(position + 1, end)
    place, _ = venue(scene, position + 1, -1, end, list(area))
    dated, date = scene.time_among(area)
    if scene.word(position - 1) == "to" and not (dated or place):
        # "Is due in Tarn on Friday to meet": where and when it is, the words before tell.
        earlier = range(scene.clause(position)[0] if since is None else since, position)
        place = scene.place_among(earlier) or next((name for i in earlier if (name := capital(scene, i))), None)
        dated, date = scene.time_among(earlier)
    if not dated and not any(t.pos_ == "VERB" for t in scene.tokens[scene.begin : position]):
        # "On Monday she met him": what opens the sentence dates its first verb.
        dated, date = scene.time_among(range(scene.begin, scene.begin + 3))
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
        place=None if kind == "call" else place,
        date=date,
        dated=dated,
        status="planned" if _ahead(scene, area, position) or _planned(scene, position) else "past",
    )


def _handed(scene: Scene, position: int) -> bool:
    """Whether something is put into somebody's hands: "handed to the envoy in Tarn"."""
    return "to" in [scene.word(i) for i in range(position + 1, reach(scene, position))]


def _ahead(scene: Scene, area: Iterable[int], position: int) -> bool:
    """True where the date among the positions, else the word at `position`, is of what is to come."""
    held = set(area)
    at = next((at for at, _ in scene.times if held & set(at)), range(position, position + 1))
    return looks_ahead(scene.passage, scene.span(at.start, at.stop))


def _planned(scene: Scene, position: int) -> bool:
    words = scene.codebook.occasions.planned
    begin = max(scene.clause(position)[0], position - 5)
    told = {scene.word(i) for i in range(begin, position)} | {scene.tokens[i].lemma_ for i in range(begin, position)}
    return (bool(told & words) and "to" in told) or "will" in told
