"""How far the phrases and clauses around an occasion reach, and who and where stands in them."""

from __future__ import annotations

from collections.abc import Iterable

from parley.mentions.scene import Member, Scene
from parley.mentions.times import looks_ahead

_LEFT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_FURTHER = frozenset(
    {"that", "which", "who", "where", "when", "after", "before", "because", "so", "if", "on", "about", "for"}
)
_ENDING = frozenset({"that", "which", "who", "where", "because", "while", "and", "but", "saying", "telling", "urging"})


def opening(scene: Scene, start: int) -> int:
    """Where the noun phrase begins whose head's name begins at `start`."""
    while start:
        timed = _timed(scene, start - 1)
        marks = scene.word(start - 1) in ("'s", "'", "-", "us", "last", "next", *_OWNERS)
        if not (timed or marks or scene.tokens[start - 1].pos_ in _LEFT):
            break
        start -= 1
        if scene.tokens[start].pos_ == "DET" or scene.word(start) in _OWNERS:
            break
    return start


def _timed(scene: Scene, position: int) -> bool:
    return any(position in at for at, _ in scene.times)


def closing(scene: Scene, position: int) -> int:
    """Where the phrases end that follow a noun and belong to it: up to a verb, a mark or a new clause."""
    end = position + 1
    while end < len(scene.tokens):
        token = scene.tokens[end]
        if token.text == "," and scene.word(end + 1) in _WHERE and end == position + 1:
            end += 2
            continue
        mark = token.is_punct and token.text != "-"
        breaks = mark or token.pos_ in ("VERB", "AUX") or token.lower_ in _FURTHER
        dated = _timed(scene, end) or (token.text in ("on", ",") and _timed(scene, end + 1))
        if breaks and not dated:
            break
        end += 1
    return end


def venue(scene: Scene, start: int, name: int, end: int, area: list[int]) -> tuple[str | None, str | None]:
    """Where an occasion is held, and whose house that is: "at the White House", "the Tarn summit"."""
    names = scene.codebook.names
    for member in scene.among(start, max(end, name)):
        text = text_of(scene, member)
        building = (
            text in names.parties
            and text not in names.capitals
            and text not in names.countries
            and text != names.parties[text]
        )
        before = scene.word(member.start - 1) if scene.word(member.start - 1) != "the" else scene.word(member.start - 2)
        if building and (member.end == name or before in ("at", "in", "to")):
            return text, member.parties[0]
    if name > start and (spot := compound(scene, start, name)):
        return spot, None
    return scene.place_among(area), None


def text_of(scene: Scene, member: Member) -> str:
    return "".join(t.text_with_ws for t in scene.tokens[member.start : member.end]).strip()


def compound(scene: Scene, start: int, name: int) -> str | None:
    """A name before the noun that is no party: "the Tarn summit"; a capital counts as a place here."""
    names = scene.codebook.names
    end = name
    begin = end
    while (
        begin > start and scene.tokens[begin - 1].pos_ == "PROPN" and not any(begin - 1 in at for at, _ in scene.times)
    ):
        begin -= 1
    text = "".join(t.text_with_ws for t in scene.tokens[begin:end]).strip()
    if (
        not text
        or text in names.adjectives
        or text in names.countries
        or text in names.people
        or text in names.surnames
    ):
        return None
    if text in names.parties and text not in names.capitals:
        return None
    if any(scene.word(i) in ("-", "'s") for i in range(begin - 1, end)) or any(
        m.person for m in scene.among(begin, end)
    ):
        return None
    return names.places.get(text, text)


def speaking(scene: Scene, start: int, end: int) -> list[str]:
    """Who says or does something at the occasion: "at the summit Kelmar asked", "he said during the call"."""
    if scene.word(start - 1) not in ("at", "during", "in"):
        return []
    begin, stop = scene.clause(start)
    fronted = start - 1 <= begin + 1
    later = scene.clause(end + 1)[1] if end < len(scene.tokens) and scene.word(end) == "," else stop
    while fronted and later < len(scene.tokens) and not scene.group_after(end, later):
        later = scene.clause(later + 1)[1] if later + 1 < len(scene.tokens) else len(scene.tokens)
    group = scene.group_after(end, later) if fronted else scene.group_before(start - 1, begin)
    return [p for m in group[:2] for p in m.parties if m.person or known(scene, p)]


def known(scene: Scene, party: str) -> bool:
    """Whether the codebook knows a party, so that it is no newspaper or the like."""
    names = scene.codebook.names
    return party in names.countries or party in names.parties


def near(scene: Scene, position: int) -> tuple[tuple[str, ...], ...]:
    """The groups of parties in the sentence that "and" joins, groups with persons first, then by nearness."""
    groups: list[list[Member]] = []
    for member in scene.members:
        if member.modifier or not (member.person or all(known(scene, party) for party in member.parties)):
            continue
        between = [t.lower_ for t in scene.tokens[groups[-1][-1].end : member.start]] if groups else []
        if groups and "and" in between and len(between) <= 3:
            groups[-1].append(member)
        else:
            groups.append([member])
    groups.sort(key=lambda group: (not any(m.person for m in group), abs(group[0].start - position)))
    return tuple(tuple(dict.fromkeys(p for m in group for p in m.parties)) for group in groups)


def subject(scene: Scene, position: int) -> list[Member]:
    """The members that are the subject of a verb: what the parse says, else the nearest group before it.

    An infinitive takes the subject of the words that govern it ("plans to meet").
    """
    verb = scene.tokens[position]
    start = scene.tokens[0].i
    heads = [t for t in verb.children if t.dep_.startswith("nsubj") and t.i < verb.i]
    for head in heads:
        inside = [
            m
            for m in scene.members
            if head.left_edge.i - start <= m.start <= head.right_edge.i - start and not m.modifier
        ]
        if inside:
            return scene.group_before(position, inside[0].start) if inside[-1].end <= position else inside
    begin = scene.clause(position)[0]
    return scene.group_before(position, begin) or scene.group_before(position)


def reach(scene: Scene, position: int) -> int:
    """Where what belongs to a verb ends: at a mark or the next verb, one "and" between names allowed."""
    end = position + 1
    while end < len(scene.tokens):
        token = scene.tokens[end]
        if token.is_punct and token.text != "-":
            joins = (
                token.text == ","
                and any(m.start in (end + 1, end + 2) for m in scene.members)
                and "and" in [scene.word(i) for i in range(end, end + 6)]
            )
            if not joins and not (token.text == "," and any(end + 1 in at for at, _ in scene.times)):
                break
        named = any(m.start in (end + 1, end + 2, end + 3) for m in scene.members)
        if token.lower_ in _ENDING and not (token.lower_ == "and" and named):
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN":
            break
        end += 1
    return end


def ahead(scene: Scene, area: Iterable[int], position: int) -> bool:
    """True where the date among the positions, else the word at `position`, is of what is to come."""
    held = set(area)
    at = next((at for at, _ in scene.times if held & set(at)), range(position, position + 1))
    return looks_ahead(scene.passage, scene.span(at.start, at.stop))


def unheld(scene: Scene, start: int) -> bool:
    """Whether what begins at `start` is refused, not held or only thought of, by the words before it."""
    words = scene.codebook.occasions.unheld
    begin = max(scene.clause(start)[0], start - 6)
    return any(scene.word(i) in words or scene.tokens[i].lemma_ in words for i in range(begin, start))
