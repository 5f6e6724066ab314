"""How far the phrases and clauses around an occasion reach, and who and where stands in them."""

from __future__ import annotations

from parley.mentions.occasion_people import Member
from parley.mentions.scene import Scene

_LEFT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})
_OWNERS = frozenset({"his", "her", "their", "its"})


def opening(scene: Scene, start: int) -> int:
    """Where the noun phrase begins whose head's name begins at `start`."""
    while start > scene.begin:
        timed = _timed(scene, start - 1)
        # "A one-on-one meeting": what a hyphen joins is one word.
        if scene.word(start - 1) == '"' and scene.tokens[start - 2].pos_ in ("ADJ", "NOUN", "DET"):
            start -= 1
            continue
        if "-" in (scene.word(start - 1), scene.word(start)) and not scene.tokens[start - 1].whitespace_:
            start -= 1
            continue
        marks = scene.word(start - 1) in ("'s", "'", "-", "us", "last", "next", *_OWNERS)
        if not (timed or marks or scene.tokens[start - 1].pos_ in _LEFT):
            break
        start -= 1
        if scene.tokens[start].pos_ == "DET" or scene.word(start) in _OWNERS:
            break
    return start


def _timed(scene: Scene, position: int) -> bool:
    return any(position in at for at, _ in scene.times)


def venue(scene: Scene, start: int, name: int, end: int) -> tuple[str | None, str | None]:
    """Where an occasion is held, and whose house that is: "at the White House", "the Tarn summit"."""
    names = scene.codebook.names
    for member in scene.among(start, max(end, name)):
        text = text_of(scene, member)
        building = (
            text in names.parties
            and text not in names.capitals
            and text not in names.countries
            and text != names.parties[text]
            and not text.isupper()
        )
        before = scene.word(member.start - 1) if scene.word(member.start - 1) != "the" else scene.word(member.start - 2)
        if building and (member.end == name or before in ("at", "in", "to")):
            return text, member.parties[0]
    if name > start and (spot := compound(scene, start, name)):
        return spot, None
    return None, None


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
        not text[:1].isupper()
        or text in names.adjectives
        or text in names.countries
        or text in names.people
        or text in names.surnames
    ):
        return None
    if (text in names.parties and text not in names.capitals) or text.isupper() or "-" in text:
        return None
    longer = begin > 1 and scene.tokens[begin - 1].is_title and scene.tokens[begin - 1].pos_ == "ADJ"
    if longer and text not in names.capitals and not scene.place_among(range(begin, end)):
        # "The African Union summit": the end of a longer name.
        return None
    if any(scene.word(i) in ("-", "'s") for i in range(begin - 1, end)) or any(
        m.person for m in scene.among(begin, end)
    ):
        return None
    return names.places.get(text, text)


def known(scene: Scene, party: str) -> bool:
    """Whether the codebook knows a party, so that it is no newspaper or the like."""
    names = scene.codebook.names
    return party in names.countries or party in names.parties or party in names.known


def near(scene: Scene, position: int) -> tuple[tuple[str, ...], ...]:
    """The groups of parties in the sentence that "and" joins, groups with persons first, then by nearness."""
    groups: list[list[Member]] = []
    for member in scene.members:
        apart = not member.person and {*member.parties} <= scene.codebook.names.between
        stay = text_of(scene, member) in scene.codebook.names.capitals
        lent = scene.tokens[member.start].dep_ == "compound" and member.end <= position
        apart = apart or (stay and (lent or scene.word(member.start - 1) in ("in", "at", "for", "to", "from")))
        if member.modifier or apart or not (member.person or all(known(scene, party) for party in member.parties)):
            continue
        between = [t.lower_ for t in scene.tokens[groups[-1][-1].end : member.start]] if groups else []
        if groups and "and" in between and len(between) <= 3:
            groups[-1].append(member)
        else:
            groups.append([member])
    groups.sort(key=lambda group: (not any(m.person for m in group), abs(group[0].start - position)))
    return tuple(tuple(dict.fromkeys(p for m in group for p in m.parties)) for group in groups)


def unheld(scene: Scene, start: int) -> bool:
    """Whether what begins at `start` is refused, not held or only thought of, by the words before it."""
    words = scene.codebook.occasions.unheld
    begin = max(scene.clause(start)[0], start - 6)
    return any(scene.word(i) in words or scene.tokens[i].lemma_ in words for i in range(begin, start))
