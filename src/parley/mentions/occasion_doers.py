"""Who does what a verb tells, and whom it reaches: persons, offices and bodies, as far as words without a name tell."""

from __future__ import annotations

from parley.mentions.occasion_frame import WHERE, apposed, below, case, phrase
from parley.mentions.occasion_people import ARMED, TEAMS, Member
from parley.mentions.scene import Scene

_GATHERING = frozenset({"meet", "convene", "reconvene", "gather", "confer"})
_BODIES = frozenset({"committee", "commission", "group", "panel"})
_HUMAN = frozenset({"man", "woman", "person"})
_HELPERS = frozenset({"sponsor", "guarantor", "backer", "expert"})
_LISTENING = frozenset({"obj", "iobj", "obl", "obl:agent"})


def persons(scene: Scene, verb: int) -> bool:
    """Whether it is persons that a verb reaches, and no country or body that does it."""
    doing = [c for c in below(scene, verb) if scene.tokens[c].dep_.startswith("nsubj")]
    reached = listeners(scene, verb)
    sides = [[m for c in side for m in _within(scene, c)] for side in (doing, reached)]
    persons = [any(m.person for m in found) for found in sides]
    does = not sides[0] or persons[0] or any(human(scene, c) for c in doing)
    return does and (persons[1] or any(human(scene, c) for c in reached))


def _within(scene: Scene, head: int) -> list[Member]:
    """The members in a phrase and in what stands in apposition to it."""
    inside = {*phrase(scene, head), *apposed(scene, head)}
    return [member for member in scene.members if member.start in inside]


def human(scene: Scene, position: int) -> bool:
    """Whether a noun means persons: "a delegation of Kelmar", "the rebels' man"."""
    if position >= len(scene.tokens):
        return False
    return scene.tokens[position].lemma_ in (scene.codebook.names.roles | TEAMS | _HUMAN) - ARMED


def assembled(scene: Scene, verb: int) -> bool:
    """Whether those whose office it is come together, whoever they are: "the four envoys are to meet"."""
    names = scene.codebook.names
    if scene.tokens[verb].lemma_ not in _GATHERING or any(scene.tokens[c].dep_ == "obj" for c in below(scene, verb)):
        return False
    who = [c for c in below(scene, verb) if scene.tokens[c].dep_ == "nsubj"]
    offices = (names.roles | names.institutions | TEAMS | _HELPERS) - ARMED
    several = any(scene.tokens[c].tag_ in ("NNS", "NNPS") and scene.tokens[c].lemma_ in offices for c in who)
    return several or body(scene, verb)


def offices(scene: Scene, verb: int) -> bool:
    """Whether those of an office meet whom no number tells: "the foreign ministers are to meet", "the generals"."""
    offices = (scene.codebook.names.roles | TEAMS | _HELPERS | _BODIES - {"group"}) - ARMED
    # "Negotiators meet": a tagger takes the first word of a sentence for a name.
    plural = {c: scene.word(c).removesuffix("s") for c in below(scene, verb) if scene.word(c).endswith("s")}
    who = [c for c, one in plural.items() if scene.tokens[c].dep_ == "nsubj" and (_several(scene, c) or one in offices)]
    if not who:
        return _two_of_an_office(scene, verb) or _joint(scene, verb)
    near = [c for head in who for c in below(scene, head)]
    told = any(
        scene.tokens[c].pos_ == "NUM"
        or scene.tokens[c].dep_ == "conj"
        or (scene.tokens[c].dep_ == "nmod:poss" and scene.word(c) != "their")
        or (scene.tokens[c].dep_ == "nmod" and case(scene, c) not in WHERE)
        for c in near
    )
    loose = any(scene.tokens[c].dep_ == "det" and scene.word(c) not in ("the", "their") for c in near)
    return not loose and not told and any({scene.tokens[c].lemma_, plural[c]} & offices for c in who)


def _two_of_an_office(scene: Scene, verb: int) -> bool:
    """Whether it is two persons of one office, for nobody known: "Foreign Ministers Orrin and Tell met"."""
    who = [c for c in below(scene, verb) if scene.tokens[c].dep_ == "nsubj"]
    named = [i for head in who for i in phrase(scene, head)]
    titled = any(scene.tokens[i].lemma_.lower() in scene.codebook.names.roles and _several(scene, i) for i in named)
    return titled and not any(m.start in named for m in scene.members) and "and" in [scene.word(i) for i in named]


def _joint(scene: Scene, verb: int) -> bool:
    """Whether it is a body of both sides: "the joint border committee meets"."""
    who = [c for c in below(scene, verb) if scene.tokens[c].dep_ == "nsubj"]
    bodies = scene.codebook.names.institutions | _BODIES
    return any(
        scene.tokens[head].lemma_ in bodies and "joint" in [scene.word(c) for c in below(scene, head)] for head in who
    )


def _several(scene: Scene, position: int) -> bool:
    return scene.tokens[position].tag_ in ("NNS", "NNPS")


def body(scene: Scene, verb: int) -> bool:
    """Whether it is one body that comes together: "the council meets"."""
    who = [
        c
        for c in below(scene, verb)
        if scene.tokens[c].dep_ == "nsubj" and scene.tokens[c].tag_ in ("NN", "NNP", "PRP")
    ]
    bodies = scene.codebook.names.institutions | _BODIES - {"group"} | {"it"}
    return any(scene.tokens[c].lemma_.lower() in bodies for c in who)


def listeners(scene: Scene, verb: int, how: frozenset[str] = _LISTENING) -> list[int]:
    """Whom a verb tells or gives something: "told reporters", "set it out for journalists", "met the general"."""
    found = [c for c in below(scene, verb) if scene.tokens[c].dep_ in how]
    return [
        c for c in found if not scene.tokens[c].dep_.startswith("obl") or case(scene, c) in ("to", "for", "with", "by")
    ]
