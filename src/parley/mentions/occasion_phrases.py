"""How far the phrases and clauses around an occasion reach, and who and where stands in them."""

from __future__ import annotations

from parley.mentions.occasion_people import Member
from parley.mentions.scene import Scene

_LEFT = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_ASIDE = frozenset("in at on near outside over for about of before after by as under".split())
TAKING = frozenset({"with", "between", "among", "of", "by"})
_FURTHER = frozenset("that which who where when after before because so if on about for".split())
_AT = frozenset({"at", "during", "in"})
_TOWARDS = frozenset({"for", "after", "before", "following", "of"})
_ENDING = frozenset(
    "that which who where because while and but saying telling urging since after before following if unless".split()
)


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


def closing(scene: Scene, position: int) -> int:
    """Where the phrases end that follow a noun and belong to it: up to a verb, a mark or a new clause."""
    end, preposition = position + 1, ""
    while end < len(scene.tokens):
        token = scene.tokens[end]
        if token.pos_ == "ADP":
            preposition = token.lower_
        elif token.pos_ == "NOUN" and preposition not in TAKING and not _ours(scene, end):
            # "A meeting during the war with Kelmar": what follows belongs to another noun.
            break
        if token.text == "," and scene.word(end + 1) in _WHERE and end == position + 1:
            end += 2
            continue
        mark = token.is_punct and token.text != "-" and not listed(scene, end)
        breaks = mark or token.pos_ in ("VERB", "AUX") or token.lower_ in _FURTHER
        dated = _timed(scene, end) or (token.text in ("on", ",") and _timed(scene, end + 1))
        if breaks and not dated:
            break
        end += 1
    return end


def _ours(scene: Scene, position: int) -> bool:
    """Whether a noun tells who, where or when, or by what wire: "the week of May 4", "over the phone"."""
    spans = [range(m.start, m.end) for m in scene.members] + [at for at, _ in (*scene.times, *scene.places)]
    wire = any(scene.word(position) == phrase[-1] for phrase in scene.codebook.occasions.by)
    return wire or _timed(scene, position + 2) or any(position in at for at in spans)


def listed(scene: Scene, comma: int) -> bool:
    """Whether a comma stands between members of a list: "Kelmar, Sorrun and Tarnland"."""
    joined = any(m.start in (comma + 1, comma + 2) for m in scene.members)
    rest = scene.tokens[comma + 1 : comma + 15]
    verb = next((i for i, token in enumerate(rest) if token.pos_ in ("VERB", "AUX")), len(rest))
    return joined and scene.word(comma) == "," and any(token.lower_ == "and" for token in rest[:verb])


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
            and not text.isupper()
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
    if (text in names.parties and text not in names.capitals) or text.isupper():
        return None
    if begin > 1 and scene.tokens[begin - 1].is_title and scene.tokens[begin - 1].pos_ == "ADJ":
        # "The African Union summit": the end of a longer name.
        return None
    if any(scene.word(i) in ("-", "'s") for i in range(begin - 1, end)) or any(
        m.person for m in scene.among(begin, end)
    ):
        return None
    return names.places.get(text, text)


def speaking(scene: Scene, start: int, end: int) -> list[str]:
    """Who says or does something at the occasion, or on the way to or from it: "at the summit Kelmar asked",
    "he said during the call", "she is expected for talks with them"."""
    joined = "with" in [scene.word(i) for i in range(start, end)]
    if scene.word(start - 1) not in (_AT | _TOWARDS if joined else _AT):
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
        apart = not member.person and {*member.parties} <= scene.codebook.names.between
        if member.modifier or apart or not (member.person or all(known(scene, party) for party in member.parties)):
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
    comma = scene.clause(position)[1] + 1
    if verb.tag_ == "VBG" and scene.word(position - 1) in _TOWARDS and position <= scene.begin + 2:
        # "After meeting him in Tarn, she left": the subject comes next.
        return scene.group_after(comma, scene.clause(comma)[1] if comma < len(scene.tokens) else comma)
    start = scene.tokens[0].i
    heads = [t for t in verb.children if t.dep_.startswith("nsubj") and t.i < verb.i]
    for head in heads:
        inside = [
            m
            for m in scene.members
            if head.left_edge.i - start <= m.start <= head.right_edge.i - start
            and not m.modifier
            and not scene.remit(m)
        ]
        if inside:
            return scene.group_before(position) if inside[-1].end <= position else inside
    begin = scene.clause(position)[0]
    return scene.group_before(position, begin) or scene.group_before(position)


def reach(scene: Scene, position: int) -> int:
    """Where what belongs to a verb ends: at a mark or the next verb, one "and" between names allowed."""
    end = position + 1
    while end < len(scene.tokens):
        token = scene.tokens[end]
        if token.is_punct and token.text != "-":
            if not listed(scene, end) and not (token.text == "," and any(end + 1 in at for at, _ in scene.times)):
                break
        named = any(m.start in (end + 1, end + 2, end + 3) for m in scene.members)
        if token.lower_ in _ENDING and not (token.lower_ == "and" and named):
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN":
            break
        end += 1
    return end


def addressed(scene: Scene, position: int) -> list[Member]:
    """Whom a verb reaches: the members after it, not after a preposition of place, nor owners."""
    found: list[Member] = []
    aside = False
    passive = scene.tokens[position].tag_ == "VBN" and any(
        c.dep_ == "aux:pass" for c in scene.tokens[position].children
    )
    for place in range(position + 1, reach(scene, position)):
        word = scene.word(place)
        if word in _ASIDE:
            aside = word != "by" or not passive
        elif word in ("with", "and", "to"):
            aside = aside and word == "and"
        if not aside:
            here = (m for m in scene.members if m.start == place and not m.modifier)
            found += [m for m in here if not _owns(scene, m) and not scene.remit(m)]
    return found


def _owns(scene: Scene, member: Member) -> bool:
    return scene.word(member.end) in ("'s", "'")


def unheld(scene: Scene, start: int) -> bool:
    """Whether what begins at `start` is refused, not held or only thought of, by the words before it."""
    words = scene.codebook.occasions.unheld
    begin = max(scene.clause(start)[0], start - 6)
    return any(scene.word(i) in words or scene.tokens[i].lemma_ in words for i in range(begin, start))


def by_wire(scene: Scene, position: int, end: int) -> bool:
    """Whether "by telephone" and the like stand between a verb or noun and `end`."""
    clause = f" {' '.join(scene.word(i) for i in range(position + 1, min(end, len(scene.tokens))))} "
    return any(f" {' '.join(phrase)} " in clause for phrase in scene.codebook.occasions.by)
