"""Documents that can be pointed to: whose plan or letter it is, who drew it up, sent or signed it, and when."""

from __future__ import annotations

from collections.abc import Iterator

from parley.mentions.occasion_frame import (
    Frame,
    When,
    above,
    below,
    case,
    frame,
    joined,
    objects,
    parties,
    people,
    phrase,
    place_of,
    status,
    subjects,
    time_of,
)
from parley.mentions.occasion_nouns import occasion_noun, of_the_deed
from parley.mentions.occasion_phrases import opening, unheld
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting

_POINTING = frozenset({"the", "this", "that", "its", "his", "their"})
_MAKERS = frozenset({"by", "between", "among", "with", "from"})
_NEW = frozenset({"a", "an", "his", "her", "its", "their"})
_ANSWERING = frozenset({"answer", "respond", "reply", "counter"})
# Verbs that hand a paper over only where they say to whom.
_LIGHT = frozenset({"put", "leave", "give", "lay"})


def document_sightings(scene: Scene) -> Iterator[Sighting]:
    """The documents of a sentence that are told by whose they are, who made them, or their number.

    "The plan" alone points back. `series` marks those that one mention is enough for: drawn up, sent or
    signed by somebody, a treaty of a year, or numbered ("the 28-point plan").
    """
    for position in range(scene.begin, len(scene.tokens)):
        found = occasion_noun(scene, position)
        if found and found[1] == "document" and scene.tokens[position].tag_ not in ("NNS", "NNPS"):
            if sighting := _document(scene, position, found[0]):
                yield sighting
        elif scene.tokens[position].lemma_ in ("sign", "initial") and scene.tokens[position].pos_ == "VERB":
            yield from _signed(scene, position)
        elif scene.tokens[position].lemma_ == "write" and scene.tokens[position].pos_ == "VERB":
            yield from _wrote(scene, position)


def _document(scene: Scene, position: int, name: int) -> Sighting | None:
    words = scene.codebook.occasions
    up = above(scene, position)
    signed = up is not None and scene.tokens[up].lemma_ in words.signing and scene.tokens[position].dep_ == "obj"
    own = [c for c in below(scene, position) if scene.tokens[c].dep_ == "acl"]
    signed = signed or any(scene.tokens[c].lemma_ in ("sign", "initial") for c in own)
    if signed or {scene.word(position), scene.tokens[position].lemma_} & words.treaties:
        return _treaty(scene, position)
    start, told = opening(scene, name), frame(scene, position, words.making)
    if scene.word(start) in ("a", "an") and any(_aim(scene, c) for c in below(scene, position)):
        return None
    owners = parties(scene, [i for i in phrase(scene, position) if i < position])
    makers, (dated, date) = _made(scene, told)
    makers = (
        makers or joined(scene, told, _MAKERS) or _putting(scene, told) or _writing(scene, told) or _work(scene, up)
    )
    if not makers and not owners and any(scene.word(c) == "joint" for c in below(scene, position)):
        makers = list(scene.pair)
    sent = any(_written(scene, c) for c in below(scene, position))
    handed = bool(owners) and (sent or _passed(scene, position) or _under_it(scene, position, name))
    numbered = any(scene.word(i).endswith(("point", "page", "article")) for i in range(start, name))
    brought = not makers and _brought(scene, position)
    named = bool(makers or owners or numbered or brought)
    if not named and (start != name - 1 or scene.word(start) not in _POINTING):
        return None
    if not dated:
        # "A letter dated May 10", "a draft sent on Monday".
        own = [c for c in below(scene, position) if _written(scene, c)]
        told_by = [i for c in (position, *own) for i in phrase(scene, c)]
        dated, date = scene.time_among([*told_by, *(i for c in own for i in (c + 1, c + 2))])
    if not dated and case(scene, position) == "in":
        # "In a letter on Monday she asked".
        dated, date = of_the_deed(scene, position)
    return Sighting(
        kind="document",
        span=scene.span(start, position + 1),
        passage=scene.passage.index,
        explicit=tuple(dict.fromkeys([*makers, *owners])),
        date=date,
        dated=dated,
        definite=not named or scene.word(start) in _POINTING,
        sure=named,
        series=bool(makers or numbered or handed or brought),
    )


def _aim(scene: Scene, clause: int) -> bool:
    """Whether it tells what is proposed, so that no paper is meant: "a proposal by Kelmar to share the river"."""
    return scene.tokens[clause].tag_ == "VB" and any(scene.word(c) == "to" for c in below(scene, clause))


def _treaty(scene: Scene, position: int) -> Sighting | None:
    """ "The treaty of May 1965", "the accord they signed in Tarn": one that a month, a place or its signers tell."""
    signing, making = scene.codebook.occasions.signing, scene.codebook.occasions.making
    told = frame(scene, position, signing | making)
    makers = _made(scene, told)[0]
    people = makers or [p for c in [joined(scene, told, _MAKERS)] if len(c) > 1 for p in c]
    signed = any(scene.tokens[verb].lemma_ in signing for verb in told.verbs)
    if signed and told.verb is not None and scene.tokens[position].dep_ == "obj":
        people = people or subjects(scene, told.verb)
    (dated, date), place = time_of(scene, told, near=signed), place_of(scene, told) if signed else None
    if signed and not people and (dated or place) and status(scene, told) == "planned":
        people = list(scene.pair)
    joint = any(scene.word(c) == "joint" for c in below(scene, position))
    sure = (place and dated) or (date and (date.last - date.first).days < 40) or (len(people) > 1 and (signed or dated))
    sure = sure or (makers and not dated) or (joint and len(people) > 1)
    if not sure and date and case(scene, position) == "in" and scene.tokens[position].dep_ == "obl":
        # "In the declaration of 1956 Kelmar undertook": between the two of whom the report tells, if nothing else is.
        sure, people = True, people or list(scene.pair)
    if not sure or unheld(scene, position) or (signed and len(people) == 1) or (not dated and _ahead(scene, told)):
        return None
    return Sighting(
        kind="document",
        span=scene.span(opening(scene, position), position + 1),
        passage=scene.passage.index,
        explicit=tuple(people),
        place=place,
        date=date,
        dated=dated,
        status=status(scene, told) if signed else "past",
        definite=True,
        series=True,
    )


def _ahead(scene: Scene, told: Frame) -> bool:
    """Whether it is still to be signed: "after the two sign their accord"."""
    return any(scene.tokens[verb].tag_ not in ("VBD", "VBN") for verb in told.verbs)


def _signed(scene: Scene, verb: int) -> Iterator[Sighting]:
    """ "Kelmar and Sorrun signed a mechanism in Tarn": what two sign is a document, whatever they call it."""
    paper = [c for c in below(scene, verb) if scene.tokens[c].dep_ in ("obj", "nsubj:pass")]
    if any(occasion_noun(scene, i) for c in paper for i in phrase(scene, c)) or unheld(scene, verb):
        return
    told, people = frame(scene, verb, frozenset()), subjects(scene, verb)
    (dated, date), place = time_of(scene, told), place_of(scene, told)
    if len(people) > 1 and (place or dated):
        yield Sighting(
            kind="document",
            span=scene.span(verb, verb + 1),
            passage=scene.passage.index,
            explicit=tuple(people),
            place=place,
            date=date,
            dated=dated,
            status=status(scene, told),
            series=True,
        )


def _wrote(scene: Scene, verb: int) -> Iterator[Sighting]:
    """ "She wrote to the envoy on May 3": a letter, though nobody calls it one."""
    told, by = frame(scene, verb, frozenset()), subjects(scene, verb)
    to = any(case(scene, c) == "to" and people(scene, c) for c in below(scene, verb))
    dated, date = time_of(scene, told)
    if by and to and dated and not unheld(scene, verb):
        yield Sighting(
            kind="document",
            span=scene.span(verb, verb + 1),
            passage=scene.passage.index,
            explicit=tuple(by),
            date=date,
            dated=dated,
            status=status(scene, told),
            series=True,
        )


def _made(scene: Scene, told: Frame) -> tuple[list[str], When]:
    """Who made, sent or signed it, and when: "drawn up by Kelmar", "that it sent on Friday"."""
    for verb in told.verbs:
        if scene.tokens[told.noun].dep_ == "obj" and verb == told.verb:
            continue
        by = [c for c in below(scene, verb) if case(scene, c) == "by"]
        active = not any(scene.tokens[c].dep_ in ("aux:pass", "nsubj:pass") for c in below(scene, verb))
        named = any(
            scene.tokens[c].dep_ == "nsubj" and not scene.word(c).startswith(("wh", "that")) for c in below(scene, verb)
        )
        people = parties(scene, [i for c in by for i in phrase(scene, c)])
        people = people or (subjects(scene, verb) if active and named else [])
        # The day on which it was handed over is the day of that meeting.
        handed = scene.tokens[verb].lemma_ in scene.codebook.occasions.giving
        times = [i for c in below(scene, verb) if scene.tokens[c].dep_.startswith("obl") for i in phrase(scene, c)]
        if people:
            return people, (False, None) if handed else scene.time_among(times)
    return [], (False, None)


def _putting(scene: Scene, told: Frame) -> list[str]:
    """Who makes or hands over the document that is the object of a verb: "Kelmar put a paper to both sides"."""
    verb = above(scene, told.noun)
    if verb is None or scene.tokens[told.noun].dep_ != "obj" or unheld(scene, verb):
        return []
    lemma = scene.tokens[verb].lemma_
    forward = any(scene.word(c) in ("forward", "together") for c in below(scene, verb))
    to = any(
        case(scene, c) in ("to", "before") or scene.word(c) == "table" or scene.tokens[c].dep_ == "iobj"
        for c in below(scene, verb)
    )
    if lemma not in scene.codebook.occasions.putting or (
        lemma in _LIGHT and not (forward or to or objects(scene, verb))
    ):
        return []
    return subjects(scene, verb)


def _written(scene: Scene, verb: int) -> bool:
    """Whether a clause on a paper tells when it was written, sent or received."""
    clause = scene.tokens[verb].dep_ in ("acl", "acl:relcl")
    return clause and scene.tokens[verb].lemma_ in scene.codebook.occasions.making | {"date", "receive", "get"}


def _under_it(scene: Scene, position: int, name: int) -> bool:
    """Whether its terms are told: "under the Kelmarian draft they would leave"; "Kelmar's plan" points back."""
    return case(scene, position) == "under" and not any(scene.word(i) == "'s" for i in range(name - 4, name))


def _passed(scene: Scene, paper: int) -> bool:
    """Whether somebody has been given it: "the Kelmarian draft was passed to the rebels by the envoy"."""
    verb = above(scene, paper)
    if verb is not None and scene.tokens[paper].dep_ == "nsubj" and scene.tokens[verb].lemma_ == "reach":
        return bool(objects(scene, verb))
    if verb is None or scene.tokens[paper].dep_ != "nsubj:pass":
        return False
    words = scene.codebook.occasions
    given = scene.tokens[verb].lemma_ in words.giving | words.putting | {"show", "read"}
    return given and any(case(scene, c) in ("to", "before") for c in below(scene, verb))


def _brought(scene: Scene, paper: int) -> bool:
    """Whether a mediator whom no party sent gives it to both: "the moderator gave both delegations a paper"."""
    verb = above(scene, paper)
    if verb is None or scene.tokens[paper].dep_ != "obj" or unheld(scene, verb):
        return False
    by = [c for c in below(scene, verb) if scene.tokens[c].dep_ == "nsubj"]
    between = any(scene.tokens[c].lemma_ in ("moderator", "mediator", "facilitator", "go-between") for c in by)
    return between and scene.tokens[verb].lemma_ in scene.codebook.occasions.putting and len(objects(scene, verb)) > 1


def _work(scene: Scene, work: int | None) -> list[str]:
    """Whose work it is: "the text is the work of Kelmar's envoy", "is Kelmar's work"."""
    if work is None or scene.tokens[work].lemma_ != "work" or scene.tokens[work].pos_ != "NOUN":
        return []
    own = [c for c in below(scene, work) if case(scene, c) == "of" or scene.tokens[c].dep_ == "nmod:poss"]
    return parties(scene, [i for c in own for i in phrase(scene, c)])


def _writing(scene: Scene, told: Frame) -> list[str]:
    """Who says something in it: "in a letter to the general, the rebels demanded", "answered with a draft"."""
    verb, new = above(scene, told.noun), any(scene.word(c) in _NEW for c in below(scene, told.noun))
    answers = case(scene, told.noun) == "with" and verb is not None and scene.tokens[verb].lemma_ in _ANSWERING
    within = new and (case(scene, told.noun) == "in" or answers) and scene.tokens[told.noun].dep_ == "obl"
    return subjects(scene, verb) if within and verb is not None else []
