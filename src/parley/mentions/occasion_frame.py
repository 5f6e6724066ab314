"""How a sentence hangs together around the word for an occasion: its phrase, the verb that tells of it, where, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parley.mentions.occasion_people import Member, loose
from parley.mentions.scene import Scene
from parley.mentions.times import looks_ahead
from parley.text.dates import DateInterval

BEHIND = frozenset({"at", "after", "during", "following", "since", "from"})
JOINING = frozenset({"with", "between", "among", "amongst", "of", "by"})
# Whether a day or month is told, and which where it could be reckoned.
When = tuple[bool, DateInterval | None]
WHERE = frozenset({"in", "at", "near", "outside"})
_ASIDE = frozenset({"since", "before", "after", "until", "about", "over", "on", "amid", "despite"})
_ADJUNCTS = frozenset({"obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked", "obl:agent"})
_REACHED = frozenset({"obj", "iobj"})
_APART = frozenset({"advcl", "advcl:relcl", "parataxis", "ccomp", "csubj", "appos", "cc", "discourse", "xcomp", "list"})
_RELATIVE = frozenset({"acl", "acl:relcl"})
_BESIDE = 5
_SET_DOWN = frozenset({"scheduled", "planned", "set", "slated", "due"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What tells of an occasion in a sentence, by token position.

    `noun` heads the phrase; `verb` is what is said of it or done with it ("was put off", "will hold"); `verbs` holds
    that one and those of its relative clauses and participles ("planned for May"). `at` are the words that head the
    phrases of where and when.
    """

    noun: int
    verb: int | None
    verbs: tuple[int, ...]
    at: tuple[int, ...]


def frame(scene: Scene, noun: int, telling: frozenset[str]) -> Frame:
    """The frame around a noun, by the verbs `telling` of it; "a round of talks" tells of the talks."""
    tops = [noun, *stretch(scene, noun)]
    verb = _telling(scene, tops[-1], telling)
    own = [c for one in tops for c in below(scene, one) if scene.tokens[c].dep_ in _ADJUNCTS]
    # "Talks of the two in Tarn, held in May": the parse may hang where, when and the clause on those who meet.
    near = [c for one in tops for c in below(scene, one)]
    met = [c for c in near if case(scene, c) in JOINING or scene.tokens[c].dep_ in _REACHED or _lasts(scene, c)]
    own += [
        c
        for one in met
        for c in below(scene, one)
        if scene.tokens[c].dep_ == "nmod" and case(scene, c) in WHERE | {"to"}
    ]
    own += [*_fronted(scene, tops[-1]), *_predicate(scene, tops[-1])]
    verbs = [*_related(scene, [*tops, *own], telling), *([verb] if verb is not None else [])]
    verbs += [
        c for v in verbs for c in below(scene, v) if scene.tokens[c].dep_ == "xcomp" and _tells(scene, c, telling)
    ]
    if verb is not None and scene.tokens[noun].dep_ == "obj":
        # "Called off talks with Kelmar, scheduled for Friday": the parse may hang the clause on the verb.
        verbs += [c for c in below(scene, verb) if c > noun and scene.tokens[c].lower_ in _SET_DOWN]
    held = [v for v in verbs if not called_off(scene, v)]
    # "Talks led by the envoy in Tarn".
    by = [c for v in held for c in below(scene, v) if case(scene, c) == "by"]
    own += [c for one in by for c in below(scene, one) if scene.tokens[c].dep_ == "nmod" and case(scene, c) in WHERE]
    told = [c for v in held for c in below(scene, v) if scene.tokens[c].dep_ in _ADJUNCTS and c not in tops]
    return Frame(noun=noun, verb=verb, verbs=tuple(verbs), at=tuple(dict.fromkeys([*own, *told])))


def _lasts(scene: Scene, head: int) -> bool:
    """ "For three hours in Tarn"."""
    return case(scene, head) == "for" and scene.tokens[head].lemma_ in scene.codebook.occasions.stretches


def _fronted(scene: Scene, noun: int) -> list[int]:
    """What opens the sentence beside a phrase: "at their summit, in May, in Tarn, both agreed"."""
    up = above(scene, noun)
    if up is None or scene.tokens[noun].dep_ != "obl" or noun > up:
        return []
    first = min((c for c in below(scene, up) if scene.tokens[c].dep_.startswith("nsubj")), default=up)
    return (
        [c for c in below(scene, up) if c < first and c != noun and scene.tokens[c].dep_ in _ADJUNCTS]
        if noun < first
        else []
    )


def _predicate(scene: Scene, noun: int) -> list[int]:
    """Where and when something is said to be: "their last meeting was in Tarn in May"."""
    up = above(scene, noun)
    if up is None or scene.tokens[noun].dep_ != "nsubj" or case(scene, up) not in WHERE | {"on"}:
        return []
    if not any(scene.tokens[c].dep_ == "cop" for c in below(scene, up)):
        return []
    return [up, *(c for c in below(scene, up) if scene.tokens[c].dep_ in _ADJUNCTS)]


def stretch(scene: Scene, noun: int) -> list[int]:
    """The word of how long or how often that a noun hangs on: "three days of talks"."""
    up = above(scene, noun)
    if up is None or scene.tokens[noun].dep_ != "nmod" or case(scene, noun) != "of":
        return []
    return [up] if scene.tokens[up].lemma_ in scene.codebook.occasions.stretches else []


def place_of(scene: Scene, told: Frame, words: frozenset[str] = WHERE) -> str | None:
    """The place that one of the phrases of where names."""
    places = [(head, name) for head in told.at for name in [spot(scene, head, words)] if name]
    # "Talks between leaders in Kelmar and Sorrun": the countries of those who meet are no place of it.
    deep = {head for head in told.at if above(scene, head) not in (told.noun, *told.verbs)}
    return next((name for head, name in places if head not in deep or name not in scene.codebook.names.countries), None)


def spot(scene: Scene, head: int, words: frozenset[str] = WHERE) -> str | None:
    """The place of a phrase like "in Tarn", "at the resort of Tarn"."""
    if case(scene, head) not in words or scene.word(head) in scene.codebook.occasions.nouns:
        return None
    inside = phrase(scene, head)
    # "In the rebels' capital, Tarn".
    inside += apposed(scene, head)
    name = " ".join(scene.tokens[i].text for i in inside if scene.tokens[i].pos_ == "PROPN")
    capitals = [
        text for text in (name, *(scene.tokens[i].text for i in inside)) if text in scene.codebook.names.capitals
    ]
    return scene.place_among(inside) or next(iter(capitals), None)


def time_of(scene: Scene, told: Frame, near: bool = True) -> When:
    """Whether the phrases name a day or month, and which; or, if `near`, what follows them at once."""
    inside = [i for head in told.at for i in phrase(scene, head)]
    before = [i for i in phrase(scene, told.noun) if i < told.noun]
    # What the parse hangs elsewhere though it follows at once: "in the capital last Saturday".
    end = max(inside, default=told.noun) + 1
    on = scene.word(end) == "on"
    return scene.time_among([*before, *inside, *(range(end, end + 1 + on) if near and (inside or on) else ())])


def joined(scene: Scene, told: Frame, words: frozenset[str] = JOINING) -> list[str]:
    """The parties behind "with", "between" and the like in a noun's phrase."""
    found = [c for top in (told.noun, *stretch(scene, told.noun)) for c in below(scene, top) if c != told.noun]
    return list(dict.fromkeys(p for c in found if case(scene, c) in words for p in people(scene, c)))


def status(scene: Scene, told: Frame) -> str:
    """Whether an occasion is past, planned, ongoing or cancelled: by the verbs that tell of it, and its adjectives."""
    words, verbs = scene.codebook.occasions, told.verbs
    own = {scene.word(c) for top in (told.noun, *stretch(scene, told.noun)) for c in below(scene, top) if c < told.noun}
    around = own | {scene.tokens[v].lemma_ for v in verbs} | {scene.word(v) for v in verbs}
    if own & words.cancelled or any(called_off(scene, verb) for verb in verbs):
        return "cancelled"
    if own & words.planned:
        return "planned"
    if case(scene, told.noun) in BEHIND:
        return "past"
    heads = verbs or ((told.noun,) if scene.tokens[told.noun].pos_ in ("VERB", "AUX") else ())
    up = above(scene, heads[-1]) if heads and scene.tokens[heads[-1]].dep_ == "xcomp" else None
    around |= {scene.tokens[up].lemma_} if up is not None else set()
    beside = {scene.word(c) for v in heads for c in below(scene, v) if scene.tokens[c].dep_ in ("aux", "advmod")}
    if (around | beside) & words.planned:
        return "planned"
    if around & words.ongoing:
        return "ongoing"
    if any(scene.tokens[v].tag_ == "VBD" for v in heads[-1:]):
        return "past"
    timed = (i for head in told.at for i in phrase(scene, head) if any(i in when for when, _ in scene.times))
    at = next(timed, next(iter(verbs), told.noun))
    return "planned" if looks_ahead(scene.passage, scene.span(at, at + 1)) else "past"


def above(scene: Scene, position: int) -> int | None:
    """The position of the word that one hangs on; None for the root."""
    head = scene.tokens[position].head.i - scene.tokens[0].i
    return head if head != position and 0 <= head < len(scene.tokens) else None


def below(scene: Scene, position: int) -> list[int]:
    """The positions of the words that hang on one."""
    first = scene.tokens[0].i
    return [c.i - first for c in scene.tokens[position].children if 0 <= c.i - first < len(scene.tokens)]


def case(scene: Scene, position: int) -> str:
    """The preposition of a phrase, by its head."""
    return next((scene.word(c) for c in below(scene, position) if scene.tokens[c].dep_ == "case"), "")


def phrase(scene: Scene, head: int, without: frozenset[str] = frozenset()) -> list[int]:
    """The positions of a phrase, without the clauses that hang on it, nor phrases that begin with these words."""
    found = [head]
    for child in below(scene, head):
        token = scene.tokens[child]
        apart = token.dep_ in _APART or token.dep_ in _RELATIVE or (token.dep_ == "conj" and token.pos_ == "VERB")
        if not apart and not (without and case(scene, child) in without):
            found += phrase(scene, child, without)
    return sorted(found)


def people(scene: Scene, head: int) -> list[str]:
    """The parties of a phrase; "the envoy in Tarn" is not Tarn's, nor "the first since the war in Kelmar" of Kelmar."""
    inside = phrase(scene, head, WHERE | _ASIDE)
    # "A delegation representing the rebels".
    clauses = [c for i in inside for c in below(scene, i) if scene.tokens[c].lemma_ == "represent"]
    inside += [i for v in clauses for c in below(scene, v) if scene.tokens[c].dep_ == "obj" for i in phrase(scene, c)]
    return parties(scene, inside)


def subjects(scene: Scene, verb: int) -> list[str]:
    """Who does what a verb tells: its subject, or that of the verb it hangs on ("agreed to hold", "met and signed")."""
    up = above(scene, verb)
    doing = [c for c in below(scene, verb) if scene.tokens[c].dep_.startswith("nsubj") and c >= scene.begin]
    if any(_relative(scene, child) for child in doing) and up is not None:
        # "Kelmar, which wrote the draft".
        return people(scene, up)
    if doing:
        # The parse may hang a dateline or a title beside the subject.
        found = (people(scene, child) or parties(scene, apposed(scene, child)) for child in reversed(doing))
        return next((found for found in found if found), [])
    if scene.tokens[verb].dep_ == "acl" and scene.tokens[verb].tag_ == "VBG" and up is not None:
        # "Orrin, speaking to lawmakers".
        return people(scene, up)
    shared = scene.tokens[verb].dep_ in ("xcomp", "conj", "advcl", "ccomp")
    return subjects(scene, up) if shared and up is not None and scene.tokens[up].pos_ != "NOUN" else []


def apposed(scene: Scene, head: int) -> list[int]:
    """The positions of what stands in apposition to a phrase: "Orrin, envoy of Kelmar"."""
    found = [c for i in phrase(scene, head) for c in below(scene, i) if scene.tokens[c].dep_ == "appos"]
    return [i for c in found for i in (*phrase(scene, c), *apposed(scene, c))]


def objects(scene: Scene, verb: int) -> list[str]:
    """Whom a verb reaches: its object, or who stands with it ("asked the rebels", "discussed it with the envoy")."""
    found: list[str] = []
    passive = any(scene.tokens[c].dep_ == "aux:pass" for c in below(scene, verb))
    for child in below(scene, verb):
        dep, word = scene.tokens[child].dep_, case(scene, child)
        beside = dep.startswith("obl") and word in (("with", "to", "by") if passive else ("with", "to"))
        # "After meeting with the envoy": the parse may take the verb for a noun.
        if dep in ("obj", "iobj") or beside or (dep == "nmod" and word == "with"):
            found += people(scene, child)
    return found


def parties(scene: Scene, positions: Sequence[int]) -> list[str]:
    """The parties named at the positions, each once; who only has the office towards another is not two."""
    held = {*positions}
    found = [m for m in scene.members if m.start in held and not scene.remit(m)]
    # "The Tarn Discussions" take part in nothing.
    found = [m for m in found if scene.word(m.end - 1) not in scene.codebook.occasions.nouns]
    found = [m for m in found if not any(_named_by(scene, m, other) for other in found)]
    return list(dict.fromkeys(party for m in found for party in m.parties))


def _named_by(scene: Scene, member: Member, other: Member) -> bool:
    """Whether the name that follows tells who words without a name are: "the rebel group Sorrun Front"."""
    between = {scene.word(i) for i in range(member.end, other.start)}
    beside = 0 <= other.start - member.end < _BESIDE and not between & {"and", "or", ",", "with", "but"}
    return beside and all(map(loose, member.parties)) and not any(map(loose, other.parties)) and not other.modifier


def _telling(scene: Scene, noun: int, telling: frozenset[str]) -> int | None:
    """The verb whose subject or object a noun is, or whose aim ("flew to Tarn for talks"), if it tells of occasions."""
    up = above(scene, noun)
    dep = scene.tokens[noun].dep_
    if up is None:
        return None
    words = scene.codebook.occasions
    if dep in ("obl", "nmod") and case(scene, noun) == "for":
        going = scene.tokens[up].lemma_ in words.journeys | {"join"} or scene.tokens[up].lower_ in ("due", "expected")
        return up if going else None
    if (
        dep in ("obl", "nmod")
        and case(scene, noun) in ("at", "in", "during")
        and scene.tokens[noun].lemma_ in words.speaking
    ):
        # "He said at a news conference on Friday".
        return up if scene.tokens[up].pos_ == "VERB" else None
    argument = dep.startswith("nsubj") or dep in ("obj", "iobj")
    return up if argument and _tells(scene, up, telling) else None


def _tells(scene: Scene, verb: int, telling: frozenset[str]) -> bool:
    return scene.tokens[verb].lemma_ in telling or called_off(scene, verb)


def wired(scene: Scene, heads: Sequence[int]) -> bool:
    """Whether one of the phrases is "by telephone" or the like."""
    ways = [[scene.word(i) for i in phrase(scene, head)] for head in heads]
    return any(
        [*words] in (way[: len(words)], way[-len(words) :]) for way in ways for words in scene.codebook.occasions.by
    )


def called_off(scene: Scene, verb: int) -> bool:
    """Whether a verb tells that an occasion is not held: "postponed", "called off", "did not take place"."""
    token, words = scene.tokens[verb], scene.codebook.occasions
    if any(scene.word(c) in ("may", "might", "could") for c in below(scene, verb)):
        return False
    if token.lemma_ in words.cancelled or scene.word(verb) in words.cancelled:
        return True
    particles = {(token.lemma_, scene.word(c)) for c in below(scene, verb)}
    denied = any(scene.word(c) in ("not", "never", "n't") for c in below(scene, verb))
    return bool(particles & {("call", "off"), ("put", "off"), ("fall", "through")}) or (
        denied and token.lemma_ in ("take", "hold", "happen")
    )


def _related(scene: Scene, nouns: Sequence[int], telling: frozenset[str]) -> list[int]:
    """The verbs of relative clauses and participles; of those who meet only what is done to it is told."""
    clauses = [c for one in nouns for c in below(scene, one) if scene.tokens[c].dep_ in _RELATIVE]
    acting = {c for c in clauses if {"nsubj", "obj"} <= {scene.tokens[one].dep_ for one in below(scene, c)}}
    own = [c for c in clauses if above(scene, c) == nouns[0] or c not in acting]
    return [c for c in own if _tells(scene, c, telling)]


def _relative(scene: Scene, position: int) -> bool:
    return scene.tokens[position].tag_ in ("WDT", "WP")
