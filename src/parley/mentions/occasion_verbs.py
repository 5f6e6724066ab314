"""Occasions that a verb tells: "they met in Tarn", "spoke by telephone", "told reporters", "agreed in Tarn"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.mentions.occasion_doers import assembled, body, human, listeners, offices, persons
from parley.mentions.occasion_frame import (
    WHERE,
    Frame,
    When,
    above,
    apposed,
    below,
    case,
    frame,
    objects,
    people,
    phrase,
    place_of,
    spot,
    status,
    subjects,
    time_of,
    wired,
)
from parley.mentions.occasion_nouns import occasion_noun
from parley.mentions.occasion_people import ARMED, TEAMS
from parley.mentions.occasion_phrases import unheld
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting

_SETTLING = frozenset({"agree", "arrange"})
_AWAITING = frozenset({"expect", "await"})
_INVITING = frozenset({"invite", "summon", "call", "bring"})
_SAYING = frozenset({"say", "add", "state", "warn", "announce", "report", "write"})
_TELLING = frozenset({"tell", "brief", "address", "inform"})


def verb_sightings(scene: Scene) -> Iterator[Sighting]:
    """The occasions that verbs of the codebook tell in a sentence, in order."""
    words = scene.codebook.occasions
    for verb in range(scene.begin, len(scene.tokens)):
        token = scene.tokens[verb]
        lemma = token.lemma_.lower()
        # A lemmatiser may leave "telephon" of a rare verb.
        lemma = f"{lemma}e" if f"{lemma}e" in words.verbs else lemma
        # "After meeting with the envoy": tagged as a noun.
        lemma = "meet" if lemma == "meeting" and token.pos_ == "VERB" else lemma
        if token.lower_ == "due" and token.pos_ == "ADJ":
            yield from _due(scene, verb)
        if token.pos_ not in ("VERB", "AUX") or (lemma in words.holding and _of_noun(scene, verb)):
            continue
        heard = listeners(scene, verb) if lemma in _TELLING else listeners(scene, verb, frozenset({"obl"}))
        if hearers := [c for c in heard if scene.word(c) in words.hearers]:
            yield from _told(scene, verb, hearers[0])
        elif wired(scene, [*below(scene, verb), *_of_object(scene, verb)]):
            yield from _meeting(scene, verb, "call")
        elif lemma in words.verbs and not _fulfilled(scene, verb):
            yield from _meeting(scene, verb, words.verbs[lemma])
        elif lemma in words.weak or (lemma in words.purposes and _going(scene, verb) is not None):
            yield from _meeting(scene, verb, "meeting", weak=lemma in words.weak)
        elif lemma == "call" and _rings(scene, verb):
            yield from _meeting(scene, verb, "call")
        elif lemma in _INVITING and listeners(scene, verb):
            yield from _invited(scene, verb)
        elif lemma in words.giving and _handed(scene, verb):
            yield from _meeting(scene, verb, "meeting", weak=True)
        elif lemma in _AWAITING or (lemma in words.journeys and _to_come(scene, verb)):
            yield from _awaited(scene, verb)
        elif lemma == "send" and any(scene.tokens[c].lemma_ in TEAMS | {"envoy"} for c in listeners(scene, verb)):
            # "Both will send delegations to Tarn on Monday".
            yield from _sent(scene, verb)
        elif lemma not in words.signing:
            yield from _there(scene, verb, table=lemma in words.table or _made_there(scene, verb))


def _of_object(scene: Scene, verb: int) -> list[int]:
    """What hangs on the object of a verb: "continued their discussion over the phone"."""
    return [c for c in below(scene, verb) if scene.tokens[c].dep_ == "obj" for c in below(scene, c)]


def _meeting(scene: Scene, verb: int, kind: str, weak: bool = False) -> Iterator[Sighting]:
    """Whom a verb brings together: its subject and whom it reaches; where and when, it tells or the journey to it."""
    told, going = frame(scene, verb, frozenset()), _going(scene, verb)
    place, (dated, date) = place_of(scene, told), time_of(scene, told)
    if going is not None:
        way = frame(scene, going, frozenset())
        place = place or place_of(scene, way, WHERE | {"to"})
        dated, date = (dated, date) if dated else time_of(scene, way)
    elif not dated and (up := _while(scene, verb)) is not None:
        dated, date = scene.time_among([up, *(i for c in frame(scene, up, frozenset()).at for i in phrase(scene, c))])
    others = objects(scene, verb)
    if going is not None and scene.tokens[going].lemma_ in _SETTLING:
        # "She had agreed with the envoy to discuss it again on Monday", not "to discuss a truce this month".
        others = others or objects(scene, going)
        sure = place is not None or (date is not None and date.first == date.last)
        if not sure and scene.tokens[verb].lemma_ not in scene.codebook.occasions.verbs:
            return
    people = list(dict.fromkeys([*subjects(scene, verb), *others]))
    if kind == "briefing" and {*others} <= scene.codebook.names.between:
        # "He briefs the Security Council": he speaks, they listen.
        people = subjects(scene, verb) or people
    if weak and not ((place or dated) and others and persons(scene, verb)):
        return
    handed = weak and place is not None and dated and scene.tokens[verb].lemma_ in scene.codebook.occasions.giving
    if len(people) < 2 and kind == "meeting" and (dated or place) and offices(scene, verb):
        people = list(scene.pair) or people
    alone = len(people) < 2 and not handed
    if alone and not ((dated or place) and (assembled(scene, verb) or (kind == "briefing" and people))):
        return
    if alone and kind != "briefing" and not body(scene, verb):
        # "The generals meet on Tuesday": with whom, nobody says.
        people = []
    if unheld(scene, verb) and not dated:
        return
    if not (place or dated or kind == "call" or _named(scene, verb)):
        # "When do they meet?", "since the two had sat at one table": of no meeting in particular.
        return
    yield _sighting(scene, told, kind, people, None if kind == "call" else place, (dated, date))


def _while(scene: Scene, verb: int) -> int | None:
    """What tells when a meeting was: "the offer was made last week when they met"; "the last time was in May"."""
    up = above(scene, verb)
    if scene.tokens[verb].dep_ == "advcl" and any(scene.word(c) in ("when", "as") for c in below(scene, verb)):
        return up
    timed = up is not None and scene.word(up) == "time" and scene.tokens[up].dep_.startswith(("nsubj", "obl"))
    return above(scene, up) if timed and up is not None else None


def _named(scene: Scene, verb: int) -> bool:
    """Whether a name stands among those whom a verb brings together, or what it hangs on tells who they are."""
    heads = [c for c in below(scene, verb) if scene.tokens[c].dep_.startswith("nsubj")]
    if not heads:
        return True
    inside = {i for c in (*heads, *listeners(scene, verb)) for i in (*phrase(scene, c), *apposed(scene, c))}
    return any(m.start in inside and scene.tokens[m.start].pos_ in ("PROPN", "ADJ") for m in scene.members)


def _rings(scene: Scene, verb: int) -> bool:
    """Whether one person calls another, on a day: "she called him on Sunday", not "called him a liar", "to Tarn"."""
    under = below(scene, verb)
    plain = {"nsubj", "obj", "obl", "obl:unmarked", "advmod", "punct", "advcl", "aux", "cc", "conj", "mark"}
    alone = all(scene.tokens[c].dep_ in plain for c in under) and not any(case(scene, c) == "to" for c in under)
    reached = [c for c in under if scene.tokens[c].dep_ == "obj"]
    persons = len(reached) == 1 and any(m.person and m.start in phrase(scene, reached[0]) for m in scene.members)
    return alone and persons and time_of(scene, frame(scene, verb, frozenset()))[0]


def _invited(scene: Scene, verb: int) -> Iterator[Sighting]:
    """ "He has invited both to Tarn on June 1": a meeting to come, of host and guests."""
    told, people = frame(scene, verb, frozenset()), [*subjects(scene, verb), *objects(scene, verb)]
    place, when = place_of(scene, told, WHERE | {"to"}), time_of(scene, told)
    if place and when[0] and len({*people}) > 1:
        yield replace(_sighting(scene, told, "meeting", people, place, when), status="planned")


def _to_come(scene: Scene, verb: int) -> bool:
    """Whether a journey is still to be made: "flies to Tarn on Friday", "will travel"."""
    told = frame(scene, verb, frozenset())
    words = scene.codebook.occasions
    aims = (c for c in below(scene, verb) if scene.tokens[c].lemma_ in words.purposes | words.verbs.keys())
    return status(scene, told) == "planned" and not any(_going(scene, c) == verb for c in aims)


def _awaited(scene: Scene, verb: int) -> Iterator[Sighting]:
    """ "She is expected in Tarn on Monday", "the delegations are expected back in Tarn": whoever goes meets there."""
    told = frame(scene, verb, frozenset())
    heads = [c for c in below(scene, verb) if scene.tokens[c].dep_.startswith("nsubj")]
    yield from _coming(scene, told, heads, place_of(scene, told, WHERE | {"to"}), time_of(scene, told))


def _sent(scene: Scene, verb: int) -> Iterator[Sighting]:
    """ "Both will send delegations to Tarn on Monday": whose delegations are sent meets there."""
    told = frame(scene, verb, frozenset())
    heads = [c for c in below(scene, verb) if scene.tokens[c].dep_ in ("nsubj", "obj")]
    if status(scene, told) == "planned":
        yield from _coming(scene, told, heads, place_of(scene, told, WHERE | {"to"}), time_of(scene, told))


def _due(scene: Scene, due: int) -> Iterator[Sighting]:
    """ "The envoy is due in Tarn on Monday": the parse may make the place the head of what is said."""
    up = above(scene, due)
    tops = [due, *([up] if up is not None else []), *(c for c in below(scene, due) if case(scene, c) in WHERE)]
    heads = [c for top in tops for c in below(scene, top) if scene.tokens[c].dep_.startswith("nsubj")]
    place = next((name for top in tops for name in [spot(scene, top)] if name), None)
    when = scene.time_among([i for top in tops for c in (top, *below(scene, top)) for i in phrase(scene, c)])
    yield from _coming(scene, frame(scene, due, frozenset()), heads, place, when)


def _coming(scene: Scene, told: Frame, heads: Sequence[int], place: str | None, when: When) -> Iterator[Sighting]:
    """A meeting to come where somebody goes: with the side whose capital it is, if the guest is another."""
    who = list(dict.fromkeys(party for head in heads for party in people(scene, head)))
    persons = any(m.person for head in heads for m in scene.members if m.start in phrase(scene, head))
    going = persons or len(who) > 1 or any(human(scene, head) for head in heads)
    if not (going and who and place and when[0]):
        return
    host = scene.codebook.names.parties.get(place)
    hosts = [host] if len(who) == 1 and host in scene.sides and host not in who else []
    yield replace(_sighting(scene, told, "meeting", [*who, *hosts], place, when), status="planned")


def _sighting(scene: Scene, told: Frame, kind: str, people: Sequence[str], place: str | None, when: When) -> Sighting:
    return Sighting(
        kind=kind,
        span=scene.span(told.noun, told.noun + 1),
        passage=scene.passage.index,
        explicit=tuple(dict.fromkeys(people)),
        place=place,
        date=when[1],
        dated=when[0],
        status=status(scene, told),
    )


def _going(scene: Scene, verb: int) -> int | None:
    """The verb of going that has this one as its aim: "flew to Tarn on Monday to talk with the rebels", "is due to"."""
    up, words = above(scene, verb), scene.codebook.occasions
    aim = scene.tokens[verb].dep_ in ("xcomp", "advcl", "acl") and any(
        scene.word(c) == "to" for c in below(scene, verb)
    )
    if up is None or not aim:
        return None
    settled = scene.tokens[up].lemma_ in _SETTLING
    return up if settled or scene.tokens[up].lemma_ in words.journeys or scene.word(up) in ("due", "expected") else None


def _of_noun(scene: Scene, verb: int) -> bool:
    """Whether a noun tells the occasion of a verb of holding: "hosted talks between the two", "talks hosted by"."""
    up = above(scene, verb)
    held = [c for c in below(scene, verb) if scene.tokens[c].dep_ in ("obj", "nsubj:pass")]
    held += [up] if up is not None and scene.tokens[verb].dep_ == "acl" else []
    return any(occasion_noun(scene, i) for c in held for i in phrase(scene, c))


def _fulfilled(scene: Scene, verb: int) -> bool:
    """Whether a verb of meeting has a thing for its object or is passive: "the terms were met", "met the target"."""
    names = scene.codebook.names
    things = [c for c in below(scene, verb) if scene.tokens[c].dep_ in ("obj", "nsubj:pass")]
    passive = any(scene.tokens[c].dep_ == "aux:pass" for c in below(scene, verb))
    people = {i for m in scene.members for i in range(m.start, m.end)}
    offices = names.roles | names.institutions | TEAMS | {"counterpart"}
    # "They met face to face".
    inert = [c for c in things if c not in people and scene.tokens[c].lemma_ not in offices | {"face"}]
    return (passive and not objects(scene, verb)) or bool(inert)


def _told(scene: Scene, verb: int, hearers: int) -> Iterator[Sighting]:
    """ "She told reporters in Tarn on Monday": whose speaker is the subject."""
    told, people = frame(scene, verb, frozenset()), subjects(scene, verb)
    place, when = place_of(scene, told), time_of(scene, told)
    beside = [i for c in below(scene, verb) if scene.tokens[c].dep_ == "nsubj" for i in apposed(scene, c)]
    # "Kelmar, spokeswoman Orrin told reporters": the parse may take for the speaker what is told.
    people = [party for m in scene.members if m.start in beside for party in m.parties][-1:] or people
    if people and (place or when[0]):
        kind = scene.codebook.occasions.hearers[scene.word(hearers)]
        told_them = _sighting(scene, told, kind, people[:1], place, when)
        yield replace(told_them, span=scene.span(min(verb, hearers), max(verb, hearers) + 1), status="past")


def _handed(scene: Scene, verb: int) -> bool:
    """Whether something comes into somebody's hands: "handed to the envoy", "he was given it by her in Tarn"."""
    passive = any(scene.tokens[c].dep_ == "aux:pass" for c in below(scene, verb))
    to = any(case(scene, c) == "to" for c in below(scene, verb))
    by = passive and any(case(scene, c) == "by" for c in below(scene, verb))
    # Days and chances are given too, and aid from afar.
    return by if scene.tokens[verb].lemma_ == "give" else to or by


def _there(scene: Scene, verb: int, table: bool) -> Iterator[Sighting]:
    """ "Agreed in Tarn", "in Tarn the rebels asked": a stance away from home, so that others sat there.

    Of other verbs, only where persons of two parties do it together, at a place and on a day.
    """
    told, people = frame(scene, verb, frozenset()), subjects(scene, verb)
    going = scene.tokens[verb].lemma_ in scene.codebook.occasions.journeys
    when, words = time_of(scene, told), WHERE | {"to"} if going else WHERE
    far = not table or _made_there(scene, verb)
    near = [c for c in below(scene, verb) if far or c < verb or _beside(scene, verb, c)]
    # "Put it to the minister in Tarn".
    to = listeners(scene, verb, frozenset({"obl"})) if table else []
    near += [c for head in to if human(scene, head) for c in below(scene, head)]
    place = next((name for c in near for name in [spot(scene, c, words)] if name), None)
    home = place is not None and len({*people}) < 2 and scene.codebook.names.parties.get(place) in people
    part = scene.tokens[verb].tag_ == "VBN" and not any(scene.tokens[c].lemma_ == "have" for c in below(scene, verb))
    who = [c for c in below(scene, verb) if scene.tokens[c].dep_.startswith("nsubj")]
    persons = any(m.person for c in who for m in scene.members if m.start in phrase(scene, c))
    persons = persons or any(human(scene, c) for c in who)
    armed = any(scene.tokens[c].lemma_.lower() in ARMED for c in who)
    # "In the accord, at Tarn in May, both agreed": the accord tells of it.
    paper = any(occasion_noun(scene, c) for c in below(scene, verb) if c < verb and scene.tokens[c].dep_ == "obl")
    saying = scene.tokens[verb].lemma_ in _SAYING
    if place is None or not people or home or part or armed or paper or saying:
        return
    if table:
        people += objects(scene, verb)
    sighting = _sighting(scene, told, "meeting", people, place, when)
    if table:
        yield replace(sighting, definite=True, sure=persons or len({*people}) > 1)
    elif len(people) > 1 and (persons or going) and when[0]:
        yield sighting


def _made_there(scene: Scene, verb: int) -> bool:
    """Whether it is an offer, a demand or the like that is made: "the offer that he made to the rebels in Tarn"."""
    if scene.tokens[verb].lemma_ == "put":
        return any(human(scene, c) for c in listeners(scene, verb, frozenset({"obl"})))
    if scene.tokens[verb].lemma_ != "make":
        return False
    up = above(scene, verb)
    made = [c for c in below(scene, verb) if scene.tokens[c].dep_ in ("obj", "nsubj:pass")]
    made += [up] if up is not None and scene.tokens[verb].dep_ == "acl:relcl" else []
    return any(scene.tokens[c].lemma_ in ("offer", "proposal", "demand", "promise", "pledge", "request") for c in made)


def _beside(scene: Scene, verb: int, head: int) -> bool:
    """Whether only names stand between a verb and a phrase: "told Orrin in Tarn", not "offered exile in Tarn"."""
    between = scene.tokens[verb + 1 : min(phrase(scene, head))]
    return all(token.pos_ in ("PROPN", "PRON", "ADV") or token.lower_ in ("with", "to") for token in between)
