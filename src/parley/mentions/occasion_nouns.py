"""Occasions that a noun names: "the Tarn summit", "a third round of talks", "his call with the general"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from parley.codebook.occasions import ONE_SPEAKS
from parley.mentions.occasion_frame import (
    BEHIND,
    JOINING,
    WHERE,
    Frame,
    When,
    above,
    below,
    called_off,
    case,
    frame,
    joined,
    objects,
    parties,
    people,
    phrase,
    place_of,
    status,
    stretch,
    subjects,
    time_of,
    wired,
)
from parley.mentions.occasion_phrases import near, opening, unheld, venue
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.text.dates import DateInterval

_POINTING = frozenset({"the", "that", "this", "these", "those", "his", "her", "their", "its", "both"})
_ROW = frozenset("another next last latest previous earlier first second third fourth fifth sixth seventh".split())
_WEEK = timedelta(days=7)
_SPANS = frozenset({"day", "night", "week", "weekend", "month", "year", "summer", "autumn", "winter", "spring"})
_AT = frozenset({"at", "during", "in"})
_INVITING = frozenset({"invite", "summon", "call", "bring"})
# Bodies of one party: whose meetings are no occasion between parties.
_WITHIN = frozenset({"cabinet", "party", "board", "parliamentary", "plenary", "politburo"})
_HOSTING = frozenset({"host", "mediate", "chair", "broker", "facilitate", "sponsor", "moderate", "oversee"})
_TOWARDS = frozenset({"for", "after", "before", "following"})


def noun_sightings(scene: Scene, before: str = "") -> Iterator[Sighting]:
    """The occasions that nouns of the codebook name in a sentence, documents left out, in order.

    `before` is the kind of the occasion told last, which "another" or "the next one" is of.
    """
    taken = -1
    for position in range(scene.begin, len(scene.tokens)):
        found = occasion_noun(scene, position) or _one_more(scene, position, before)
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
    if token.lower_ == "round" and scene.word(position - 1) in ("way", "year", "all"):
        return None
    for before, kind in words.nouns.get(token.lower_) or words.nouns.get(token.lemma_.lower(), ()):
        start = position - len(before)
        if start >= 0 and all(
            scene.word(start + i) == word or scene.tokens[start + i].lemma_ == word for i, word in enumerate(before)
        ):
            dated = scene.time_among([position + 2])[0]
            if (scene.word(position + 1) in words.kinds[kind].unless and not dated) or _of_talks(scene, position):
                return None
            return start, kind
    return None


def _of_talks(scene: Scene, position: int) -> bool:
    """Whether it is the round in "a round of talks", which the talks tell; not that in "a round of truce talks"."""
    if scene.word(position) != "round" or scene.word(position + 1) != "of":
        return False
    return scene.tokens[position + 2].dep_ != "compound" and occasion_noun(scene, position + 2) is not None


def _vague(scene: Scene, position: int, name: int) -> bool:
    """Whether a bare noun ("discussions") stands right behind the name of the occasion that it is about."""
    bare = {scene.word(position), scene.tokens[position].lemma_} & scene.codebook.occasions.bare
    around = occasion_noun(scene, name - 1) if bare and name > scene.begin else None
    return around is not None and around[1] != "document"


def _one_more(scene: Scene, position: int, kind: str) -> tuple[int, str] | None:
    """ "Another is planned in Tarn", "the next one is to be held in May": a further one of those told before."""
    alone = scene.word(position) == "another" or (scene.word(position) == "one" and scene.word(position - 1) in _ROW)
    subject = scene.tokens[position].dep_.startswith("nsubj")
    return (
        (position, kind)
        if kind and alone and subject and frame(scene, position, scene.codebook.occasions.telling).at
        else None
    )


def _sighting(scene: Scene, position: int, name: int, kind: str) -> Sighting | None:
    words = scene.codebook.occasions
    start, end = opening(scene, name), max(phrase(scene, position)) + 1
    told = frame(scene, position, words.telling)
    if kind in ("talks", "meeting") and wired(scene, told.at):
        kind = "call"
    if scene.tokens[position].dep_ in ("compound", "flat", "nmod:desc") and not scene.time_among([position + 1])[0]:
        # "His summit discussions", "the Negotiations Committee": only mentioned in the name of something else.
        span = scene.span(name, position + 1)
        return Sighting(kind=kind, span=span, passage=scene.passage.index, definite=True, sure=False)
    if kind == "call" and scene.word(position).startswith("conversation") and place_of(scene, told):
        kind = "meeting"
    if kind in ONE_SPEAKS and told.verb is None:
        return None
    if kind in ("meeting", "talks") and scene.word(name - 1) in _WITHIN and scene.word(name - 2) != "-":
        return None
    (dated, date), (place, host) = time_of(scene, told), venue(scene, start, name, end)
    if not dated:
        dated, date = of_the_deed(scene, position)
    going = scene.tokens[position].lemma_ in ("visit", "trip") or (
        told.verb is not None and case(scene, position) == "for"
    )
    # "Planned for Tarn in May".
    ahead = any(scene.tokens[verb].lemma_ in ("plan", "schedule", "set") for verb in told.verbs)
    place = place or place_of(scene, told, WHERE | ({"to"} if going else set()) | ({"for"} if ahead else set()))
    if kind == "summit" and _of_a_mountain(scene, position):
        return None
    explicit, lent = _explicit(scene, told, start, None if kind == "call" else host)
    if not dated and _only_wished(scene, start):
        return None
    state = status(scene, told)
    if state == "cancelled" and date and date.reckoned_from and date.first.isoformat() > date.reckoned_from:
        # "A session planned for Friday was called off": of last Friday or of the next one.
        off = [verb for verb in told.verbs if called_off(scene, verb)]
        told_past = {scene.word(c) for verb in off for c in below(scene, verb)}
        near_it = date.first == date.last and (date.first - _WEEK).isoformat() <= date.reckoned_from
        if "did" in told_past and near_it:
            # "A meeting set for Monday did not take place": Monday is over.
            date = DateInterval.day(date.first - _WEEK, date.reckoned_from)
        elif told_past & {"was", "were", "did"}:
            date = None
    if scene.tokens[position].lemma_ in ("trip", "tour") and state not in ("planned", "cancelled"):
        # Who went somewhere met somebody, or nobody.
        return None
    head = scene.word(start)
    owned = any(scene.word(i) == "'s" for i in range(start, name))
    definite = head in _POINTING or owned or bool(place and name > start and head not in ("a", "an"))
    # "The call that followed the summit" is told apart from one told before.
    definite = definite and not (scene.word(position + 1) in ("that", "which") and kind == "call")
    bare = name == position and bool({scene.word(position), scene.tokens[position].lemma_} & words.bare)
    holding = told.verb is not None and scene.tokens[told.verb].lemma_ in words.holding | words.happening
    holding = holding or (state == "ongoing" and len(explicit) > 1) or state == "cancelled"
    return Sighting(
        kind=kind,
        span=scene.span(start, position + 1),
        passage=scene.passage.index,
        explicit=tuple(explicit),
        lent=tuple(lent),
        near=near(scene, position),
        place=None if kind == "call" else place,
        date=date,
        dated=dated,
        status=state,
        definite=definite,
        sure=not bare or bool(explicit) + bool(place) + dated + (holding or len(told.verbs) > 1) > 1,
        count=next((words.counts[scene.word(i)] for i in range(start, name) if scene.word(i) in words.counts), None),
        series=_series(scene, position, name),
        some=head in ("a", "an") or (bare and not definite),
        again=any(_in_a_row(scene, i) for i in range(start, name + 1)),
    )


def of_the_deed(scene: Scene, position: int) -> When:
    """When something was done at an occasion: "pledged at the meeting on Thursday", "in May, at a round of talks"."""
    up = above(scene, position)
    top = next(iter(stretch(scene, position)), position)
    up = above(scene, top) if top != position else up
    if up is None or scene.tokens[up].pos_ != "VERB" or scene.tokens[top].dep_ != "obl":
        return False, None
    if case(scene, top) not in _AT:
        return False, None
    beside = [c for c in below(scene, up) if scene.tokens[c].dep_.startswith(("obl", "advmod")) and c != top]
    on = [c for c in beside if case(scene, c) in ("on", "in", "")]
    return scene.time_among(i for c in on for i in phrase(scene, c))


def _of_a_mountain(scene: Scene, position: int) -> bool:
    """ "The summit of Mount Tarn", and not that of the three leaders."""
    of = [i for c in below(scene, position) if case(scene, c) == "of" for i in phrase(scene, c)]
    named = 0 < len(of) < 4 and all(scene.tokens[i].pos_ in ("PROPN", "ADP", "DET") for i in of)
    peak = any(scene.tokens[i].lemma_.lower() in ("mount", "mountain", "hill", "peak") for i in of)
    return peak or (named and not parties(scene, of))


def _series(scene: Scene, position: int, name: int) -> bool:
    """Whether it is one of a row of rounds, or a number of them: "a third round", "five rounds"."""
    word = {scene.word(name), scene.word(position)}
    counted = any(scene.tokens[i].pos_ == "NUM" for i in phrase(scene, name) if i < name)
    return "round" in word or ("rounds" in word and counted)


def _only_wished(scene: Scene, start: int) -> bool:
    """Whether the words before only refuse or wish for it; "refused at the meeting" tells that it was held."""
    if scene.word(start - 1) in BEHIND:
        return False
    asked = scene.word(start - 1) == "for" and scene.tokens[start - 2].lemma_ in (
        "ask",
        "press",
        "appeal",
        "wish",
        "call",
    )
    return asked or scene.tokens[start - 1].lemma_ in ("seek", "request", "want") or unheld(scene, start + 1)


def _in_a_row(scene: Scene, position: int) -> bool:
    """Whether a word counts meetings: "the last round", not "last week's round"."""
    timed = scene.word(position + 1) in _SPANS or any(position in at for at, _ in scene.times)
    return scene.word(position) in _ROW and not timed


def _explicit(scene: Scene, told: Frame, start: int, host: str | None) -> tuple[list[str], list[str]]:
    """Those said to take part: in the phrase, as who holds it or speaks at it, and whose house it is held in.

    Beside them the bodies that lend it their name.

    Two that it is said to be between are all.
    """
    words = JOINING | ({"to"} if scene.tokens[told.noun].lemma_ == "visit" else set())
    others = joined(scene, told, words - {"with"})
    if len(others) > 1 or "between" in [case(scene, head) for head in told.at if head > told.noun]:
        return others, []
    # "The envoy held talks with both sides": three.
    others = joined(scene, told, words) or _beside(scene, told)
    left = [c for top in (told.noun, *stretch(scene, told.noun)) for c in below(scene, top) if c < top]
    left = [c for c in left if scene.tokens[c].dep_ not in ("case", "nsubj") and case(scene, c) not in JOINING]
    # "The Tarn summit" of a capital is held there.
    held = [i for c in left for i in phrase(scene, c) if not _venue_only(scene, c)]
    own = parties(scene, held)
    found = [*own, *others, *_acting(scene, told, bool(others))]
    found += [host] if host else []
    bodies = [party for party in own if party in scene.codebook.names.between]
    return list(dict.fromkeys(found)), bodies


def _mediates(scene: Scene, verb: int, noun: int) -> bool:
    """Whether somebody only stands between those who talk: "Kelmar would have a mediating role in the talks"."""
    doing = subjects(scene, verb)
    between = any(scene.word(i).startswith(("mediat", "facilitat")) for i in range(verb, noun))
    return between and not {*doing} & {*scene.sides}


def _beside(scene: Scene, told: Frame) -> list[str]:
    """With whom something is held where the parse hangs them on the verb: "will open talks with a delegation"."""
    if told.verb is None or scene.tokens[told.noun].dep_ != "obj":
        return []
    after = [c for c in below(scene, told.verb) if c > told.noun and case(scene, c) == "with"]
    return [party for c in after for party in people(scene, c)]


def _venue_only(scene: Scene, position: int) -> bool:
    """Whether a capital stands right before the noun as where it is held, not as one of two: "Kelmar-Sorrun talks"."""
    capital = scene.tokens[position].text in scene.codebook.names.capitals
    joined_to = "-" in (scene.word(position + 1), scene.word(position - 1))
    return capital and scene.tokens[position].dep_ == "compound" and not joined_to


def _acting(scene: Scene, told: Frame, among: bool) -> list[str]:
    """Who holds an occasion, goes to it or calls it off; who does or says something at it, and to whom."""
    words = scene.codebook.occasions
    if told.verb is not None:
        if scene.tokens[told.noun].lemma_ in words.speaking:
            return subjects(scene, told.verb)[:1]
        passive = scene.tokens[told.noun].dep_.startswith("nsubj")
        holds = scene.tokens[told.verb].lemma_ in words.holding | words.journeys | words.cancelled
        holds = holds or called_off(scene, told.verb) or case(scene, told.noun) == "for"
        doing = subjects(scene, told.verb) if holds and not passive else []
        # "Kelmar agreed to host a new round": between others, where it is none of the two sides.
        apart = scene.tokens[told.verb].lemma_ in _HOSTING and not among and not {*doing} & {*scene.sides}
        return [] if apart else doing
    up = above(scene, told.noun)
    before = case(scene, told.noun)
    if (
        up is None
        or scene.tokens[told.noun].dep_ not in ("obl", "nmod")
        or scene.tokens[up].pos_ not in ("VERB", "AUX")
    ):
        return []
    if scene.tokens[up].lemma_ in _INVITING and before in ("to", "for"):
        return list(dict.fromkeys([*subjects(scene, up), *objects(scene, up)]))
    if before not in (_AT | _TOWARDS if among else _AT) or _mediates(scene, up, told.noun):
        return []
    return list(dict.fromkeys([*subjects(scene, up), *([] if among else objects(scene, up))]))
