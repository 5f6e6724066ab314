"""Who is who in one report, learned from all of it: "Iran's foreign minister" tells for whom he speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.codebook.outlets import Outlets
from parley.mentions.declared import declared
from parley.mentions.meant import KNOWN, congress, halves, owned, peoples, regions, short_forms
from parley.mentions.names import Name, find_names, label
from parley.mentions.spoken_for import spoken_for
from parley.mentions.states import OPPOSITION, nation
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WINDOW = 9
_NEAR = 5
_LONGEST_ACRONYM = 3
# "The government's commissioner" speaks for the state though his office may be another's too.
_OF_STATE = frozenset(
    {"government", "presidential", "presidency", "ministry", "cabinet", "state", "department", "junta"}
)
_WHOSE = frozenset({"its", "his", "her", "their", "our", "my", "your", "a", "an", "one", "another"})
_WHOSE_OWN = frozenset({"its", "his", "her", "their"})
_MARKS = frozenset("\"'“”‘’")
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OPPOSED = frozenset({"opposition", "coalition", "alliance", "front"})
_LEADING = frozenset({"lead", "head", "command", "represent", "chair", "speak"})
_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,9})\)")


@dataclass(slots=True)
class Cast:
    """Learned names: `people` by full and last name to (name, party), `groups` short forms to parties.

    `roles` tells which parties have somebody of a role ("president" → {"Kelmar"}); `names` holds the
    names of each passage by its index, `places` the names that stand as a place somewhere in the report,
    `papers` those that it calls a paper or broadcaster, `guessed` the people whose state no words beside them tell,
    `regions` the parties and other names that it calls a region.
    """

    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Counter[str]] = field(default_factory=dict)
    names: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)

    def person(self, text: str) -> tuple[str, str] | None:
        """The person of that full or last name: (name, party)."""
        last = text.split()[-1]
        # Transcripts write the speaker in capitals: "MS. LIND".
        written = (text, last, last.capitalize()) if last.isupper() and len(last) > _LONGEST_ACRONYM else (text, last)
        return next((self.people[form] for form in written if form in self.people), None)

    def place(self, full: str, party: str | None) -> None:
        """Notes for whom somebody speaks, unless it is known."""
        if party:
            # Many are called by the first of their names: "Abiy Ahmed … Abiy said".
            for key in (full, full.split()[-1], full.split()[0]):
                self.people.setdefault(key, (full, party))


def learn(passages: Sequence[Passage], names: Names, outlets: Outlets) -> Cast:
    """The cast of a report, from all its passages."""
    cast = Cast()
    short = declared((passage.parse.text for passage in passages), names)
    for passage in passages:
        cast.names[passage.index] = tuple(find_names(passage.parse, names, short))
    halves(cast.names, names)
    congress(cast.names, names)
    peoples(cast.names, names)
    short_forms(cast.names, names)
    owned(cast.names, passages, names)
    for passage in passages:
        cast.regions |= set(regions(passage, cast.names[passage.index]))
        _learn_papers(cast, passage, outlets)
    cast.papers |= {
        name.text
        for found in cast.names.values()
        for name in found
        if name.kind == "unknown" and any(_short_of(name.text, paper) for paper in cast.papers)
    }
    for passage in passages:
        _respectively(cast, passage, names)
    for position, passage in enumerate(passages):
        for name in cast.names[passage.index]:
            _learn_short_form(cast, passage, name)
            role, stated = _learn_person(cast, passage, name, names)
            state_s = role in names.offices | _SPEAKING and not _of_group(passage, name, names)
            if role and not stated and (state_s or _of_state(passage, name)):
                spoken = frozenset(party for _, party in cast.people.values())
                state = spoken_for(passages, cast.names, position, name, names, spoken)
                full = names.surnames.get(name.text, name.text)
                cast.place(full, state)
                cast.guessed.add(full)
    _unintroduced(cast, passages, names)
    for passage in passages:
        _drop_labels(cast, passage)
    return cast


def _respectively(cast: Cast, passage: Passage, names: Names) -> None:
    """ "The presidents of Kelmar and Sorrun, Ada Lind and Olim Bek": the first is the first one's."""
    doc, found = passage.parse.doc, cast.names[passage.index]
    for one, other, first, second in zip(found, found[1:], found[2:], found[3:], strict=False):
        states = one.kind in KNOWN and other.kind in KNOWN and one.party != other.party
        people = {first.kind, second.kind} <= {"unknown", "person"}
        both = doc[one.end : other.start].text in ("and", "and the") and doc[first.end : second.start].text == "and"
        # "of Kelmar and Sorrun, …" or "the Kelmarian and Sorrunian ministers, …"
        office = doc[max(passage.parse.start, one.start - 4) : first.start]
        held = any(t.lemma_.lower() in names.roles and t.tag_ in ("NNS", "NNPS") for t in office)
        near = doc[first.start - 1].text == "," and first.start - other.end < _NEAR
        if states and people and both and held and near:
            cast.place(first.text, one.party)
            cast.place(second.text, other.party)


def _unintroduced(cast: Cast, passages: Sequence[Passage], names: Names) -> None:
    """ "Every Kelmarian premier inherits it. Ada Lind … Lind": who comes without an office, of the state spoken of."""
    alone = {name.text for found in cast.names.values() for name in found if name.kind == "unknown"}
    for position, passage in enumerate(passages):
        for name in cast.names[passage.index]:
            words = name.text.split()
            body = {word.lower() for word in words} & (names.groups | names.institutions | names.place_after)
            if name.kind != "unknown" or len(words) < 2 or words[-1] not in alone or body or cast.person(name.text):
                continue
            tokens = passage.parse.doc[name.start : name.end]
            first = tokens.root
            flat = any(token.dep_ == "flat" for token in tokens)
            told = any(
                child.dep_ in ("appos", "compound") or (child.dep_.startswith("acl") and child.lemma_ in _LEADING)
                for token in tokens
                for child in token.children
            )
            if flat and first.dep_ == "nsubj" and not told and name.text not in cast.papers:
                if held := _just_before(cast, passages, position, names):
                    cast.place(name.text, held)
                    continue
                cast.place(name.text, spoken_for(passages, cast.names, position, name, names))


def _just_before(cast: Cast, passages: Sequence[Passage], position: int, names: Names) -> str | None:
    """ "The Kelmarian president refused it. Ada Lind said …": whose office, told in the sentence before, is hers."""
    passage = passages[position - 1] if position else None
    if passage is None:
        return None
    # "…, the Kelmarian envoy said": who says it comes last.
    ruling = [t for t in passage.parse if t.dep_ == "nsubj" and t.head.dep_ in ("ROOT", "parataxis")]
    subject = ruling[-1] if ruling else None
    if subject is None or subject.tag_ not in ("NN", "NNP") or not _role(passage.parse.doc, subject.i, names):
        return None
    named = any(child.dep_ in ("appos", "flat") or child.lower_ in ("a", "an") for child in subject.children)
    # "The EU envoy for talks between Kelmar and Sorrun"
    return (
        None
        if named
        else _described(cast, passage, subject.left_edge.i, subject.i + 1, names)[1]
        or _after_of(cast, passage, subject.i + 1, names)
    )


def _drop_labels(cast: Cast, passage: Passage) -> None:
    """What stands in capitals before a colon is nobody unless it is known for a party or for somebody's name."""
    end = passage.parse.start + label(list(passage.parse))
    if end > passage.parse.start:
        cast.names[passage.index] = tuple(
            name
            for name in cast.names[passage.index]
            if name.end > end or name.kind != "unknown" or cast.person(name.text)
        )


def _learn_papers(cast: Cast, passage: Passage, outlets: Outlets) -> None:
    """ "The weekly Lantern", "a news site, Xezer,": the word before a name makes it an outlet, or its own words do."""
    doc = passage.parse.doc
    for name in cast.names[passage.index]:
        known = outlets.canonical(name.text) is not None
        if name.kind != "unknown" and not known:
            continue
        led = doc[passage.parse.start : name.start].text
        before = led.lower().removesuffix(" ,").rstrip(",")
        after = doc[name.end : passage.parse.end].text
        called = any(f" {before}".endswith(f" {kind}") for kind in outlets.kind_words)
        apposed = any(after.startswith((f", a {kind}", f", the {kind}", f", an {kind}")) for kind in outlets.kind_words)
        article = "The " if before.endswith("the") else ""
        made = outlets.looks_like_outlet(article + name.text) or outlets.framed(led, after)
        if known or called or apposed or made:
            cast.papers.add(name.text)


def _short_of(text: str, paper: str) -> bool:
    """True for the last word of an outlet's name: "the Journal" after "the Tarn Journal"."""
    return len(paper.split()) > 1 and text == paper.split()[-1]


def _of_state(passage: Passage, name: Name) -> bool:
    """True where the words beside a name say that it speaks for a state: "Lind, the government's envoy"."""
    doc, sentence = passage.parse.doc, passage.parse
    before = doc[max(sentence.start, name.start - 4) : name.start]
    after = doc[name.end : min(sentence.end, name.end + 6)]
    apposed = after if len(after) and after[0].text == "," else after[:0]
    return any(token.lower_ in _OF_STATE for words in (before, apposed) for token in words)


def _of_group(passage: Passage, name: Name, names: Names) -> bool:
    """True for who speaks for those that fight or leave a state: "Lind, spokesman for the rebel delegation"."""
    doc = passage.parse.doc
    if _of_rebels(doc, max(passage.parse.start, name.start - _WINDOW), name.start, names):
        return True
    stop = next((t.i for t in doc[name.end + 1 : passage.parse.end] if t.is_punct), name.end)
    after = doc[name.end : stop] if doc[name.end : name.end + 1].text == "," else ()
    role = next((t.i for t in after if t.lemma_.lower() in names.roles), None)
    return role is not None and any(t.lemma_.lower() in names.rebels | _OPPOSED for t in doc[role + 1 : stop])


def _learn_short_form(cast: Cast, passage: Passage, name: Name) -> None:
    """ "the Rapid Support Forces (RSF)": the short form stands for the same."""
    if name.kind not in ("party", "unknown"):
        return
    doc = passage.parse.doc
    after = doc[name.end : name.end + 3].text.replace(" ", "")
    if match := _SHORT_FORM.match(after):
        cast.groups.setdefault(match[1], name.party or name.text)


def _learn_person(cast: Cast, passage: Passage, name: Name, names: Names) -> tuple[str | None, str | None]:
    """Notes for whom a name speaks; its role and party as far as the words beside it tell them."""
    if name.kind not in ("person", "unknown"):
        return None, None
    role, party = _introduced(cast, passage, name, names)
    if role and party:
        cast.roles.setdefault(role, Counter())[party] += 1
    known = name.party if name.kind == "person" else None
    if known is None and not role:
        return None, None
    full = names.surnames.get(name.text, name.text)
    stated = party or known
    if not stated:
        earlier = cast.person(name.text)
        stated = earlier[1] if earlier else None
    cast.place(full, stated)
    return role, stated


def _introduced(cast: Cast, passage: Passage, name: Name, names: Names) -> tuple[str | None, str | None]:
    """The role and party that the words before, else after, a name give it."""
    doc, sentence = passage.parse.doc, passage.parse
    start = name.start
    while start > sentence.start and start > name.start - _WINDOW and _modifies(doc, start - 1, names):
        start -= 1
    role, party = _described(cast, passage, start, name.start, names)
    if role and not party and start > sentence.start and doc[start - 1].lower_ in _WHOSE_OWN:
        # "Its spokesman Marn said": whose he is, the pronoun tells.
        return None, None
    land = name.end < sentence.end and doc[name.end].lower_ in names.place_after
    if name.start == start + 2 and doc[start + 1].text in ("'s", "'") and party and not land:
        return role or "leader", party
    if role or party:
        if role and not party:
            party = _after_of(cast, passage, name.end, names)
        return (role, party) if role else (None, None)
    if start == name.start and start > sentence.start + 1 and doc[start - 1].text == ",":
        if found := _before_comma(cast, passage, start - 1, names):
            return found
    if party := _of_body(cast, passage, name, names):
        return "leader", party
    if party := _of_body_aside(cast, passage, name, names):
        return "leader", party
    if name.end < sentence.end and doc[name.end].text in (",", "("):
        return _apposition(cast, passage, name.end + 1, names)
    return None, None


def _apposition(cast: Cast, passage: Passage, start: int, names: Names) -> tuple[str | None, str | None]:
    """ ", Iran's foreign minister," or ", a spokesman for the Arakan Army,": the role heads the phrase."""
    doc, sentence = passage.parse.doc, passage.parse
    if start < sentence.end and doc[start].text in _MARKS:
        # "… while one is in Tarn," their spokesman said: what follows the words is no part of them.
        return None, None
    end = start
    while (
        end < sentence.end
        and end < start + 14
        and doc[end].text not in (",", ")", ".")
        # "The 70-year-old premier": a dash between spaces ends it, a hyphen does not.
        and not (doc[end].text == "-" and doc[end - 1].whitespace_)
        and doc[end].pos_ != "VERB"
    ):
        end += 1
    head = next((i for i in range(start, end) if _role(doc, i, names)), None)
    if head is not None and any(name.start == head + 1 for name in cast.names[passage.index]):
        # "… on Tarn, Kelmar's President Ada Lind said": the office is hers.
        return None, None
    if head is not None and end < sentence.end and doc[head].dep_ == "nsubj" and doc[head].head.i == end:
        # "They would not leave Tarn, a minister said."
        return None, None
    if head is None or any(doc[i].pos_ in ("ADP", "SCONJ") for i in range(start, head)):
        return None, None
    return _described(cast, passage, start, end, names)


def _before_comma(cast: Cast, passage: Passage, comma: int, names: Names) -> tuple[str, str | None] | None:
    """ "The spokeswoman, Ada Lind": the role before the comma; not "its spokesman, Lind"."""
    doc, sentence = passage.parse.doc, passage.parse
    if not _role(doc, comma - 1, names):
        return None
    start = comma - 1
    while start > sentence.start and start > comma - _WINDOW and _modifies(doc, start - 1, names):
        start -= 1
    role, party = _described(cast, passage, start, comma, names)
    if not party and any(_body(token, names) for token in doc[start:comma]):
        # "The Front's spokesman, Lind": the tree tells whose the Front is.
        return None
    nation = any(token.text in names.adjectives for token in doc[start:comma])
    if start > sentence.start and doc[start - 1].lower_ in _WHOSE and not nation:
        # "His Kelmarian counterpart, Lind" is Kelmar's; "its spokesman, Lind" whose the pronoun tells.
        return None
    return (role, party) if role else None


def _body(token: Token, names: Names) -> bool:
    """True for a group or body that has something: "the Front's", "the rebels'"."""
    kinds = (names.groups | names.institutions) - names.offices
    owns = token.i + 1 < len(token.doc) and token.nbor(1).text in ("'s", "'")
    return owns and bool({token.lower_, token.lemma_.lower()} & kinds)


def _of_body(cast: Cast, passage: Passage, name: Name, names: Names) -> str | None:
    """ "Olim Bek of the Oren Front": a name of two words or more, none of a body, before "of" and a body."""
    doc = passage.parse.doc
    words = {word.lower() for word in name.text.split()}
    if len(words) < 2 or words & (names.institutions | names.groups) or name.kind != "unknown":
        return None
    if name.end >= passage.parse.end or doc[name.end].text != "of":
        return None
    for body in cast.names[passage.index]:
        flat = doc[name.start + 1].dep_ == "flat"
        party = body.party if body.kind == "party" and (flat or body.party not in names.countries) else None
        if party and body.start in (name.end + 1, name.end + 2):
            return party
    return None


def _of_body_aside(cast: Cast, passage: Passage, name: Name, names: Names) -> str | None:
    """ "Olim Bek, of the Oren Front, said": one of a body that a comma sets apart after a name."""
    doc, bodies = passage.parse.doc, names.groups | names.institutions
    words = {word.lower() for word in name.text.split()}
    if words & bodies or name.kind != "unknown" or doc[name.end : name.end + 1].text != ",":
        return None
    if doc[name.end + 1 : name.end + 2].text.lower() not in ("of", "from"):
        return None
    for body in cast.names[passage.index]:
        known = body.kind == "party" and body.party not in names.countries
        called = {word.lower() for word in body.text.split()} & bodies
        if body.start in (name.end + 2, name.end + 3) and (known or called or body.text.isupper()):
            closed = doc[body.end : body.end + 1].text == ","
            return (body.party or body.text) if closed else None
    return None


def _after_of(cast: Cast, passage: Passage, end: int, names: Names) -> str | None:
    doc = passage.parse.doc
    end += end + 1 < passage.parse.end and doc[end].text == "," and doc[end + 1].text == "of"
    if end < passage.parse.end and doc[end].text == "of":
        return _described(cast, passage, end, min(end + 4, passage.parse.end), names)[1]
    return None


def _modifies(doc: Doc, position: int, names: Names) -> bool:
    token = doc[position]
    if token.text in ("'s", "'") or token.text in names.titles or token.lower_ in names.roles:
        return True
    return token.pos_ in ("ADJ", "NOUN", "PROPN") or token.text == "-" or token.text in names.adjectives


def _described(cast: Cast, passage: Passage, start: int, end: int, names: Names) -> tuple[str | None, str | None]:
    """The role word and the party named between two tokens; the party nearest to the role goes first."""
    doc = passage.parse.doc
    role = next((doc[i].lower_ for i in range(end - 1, start - 1, -1) if _role(doc, i, names)), None)
    party = None
    for name in cast.names[passage.index]:
        if name.start >= start and name.end <= end and not (role and name.text.lower() == role):
            if name.kind in ("adjective", "party", "capital", "person"):
                party = party or name.party
            elif name.kind == "unknown" and name.text not in names.titles and party is None:
                party = _meant(cast, name.text)
    if role in names.roles and party in names.countries and _of_rebels(doc, start, end, names):
        # "Kelmarian rebel spokesman Bek": the report tells elsewhere which rebels.
        return role, None
    if role and any(doc[i].lower_ == OPPOSITION for i in range(start, end)):
        # "The Kelmarian opposition leader Marn" leads no state.
        party = f"{nation(names, party)} {OPPOSITION}" if party and party in names.countries else party or OPPOSITION
    return role, party


def _of_rebels(doc: Doc, start: int, end: int, names: Names) -> bool:
    """True where the word before a role is one for those who fight a state: "rebel spokesman", "rebels' chief"."""
    return any(
        doc[i].lemma_.lower() in names.rebels and any(_role(doc, j, names) for j in range(i + 1, min(end, i + 3)))
        for i in range(start, end - 1)
    )


def _meant(cast: Cast, text: str) -> str:
    """Whom an unknown name stands for so far: "Marn's commissioner" speaks for whom Marn speaks for."""
    person = cast.person(text)
    return cast.groups.get(text) or (person[1] if person else text)


def _role(doc: Doc, position: int, names: Names) -> bool:
    lower = doc[position].lower_
    return lower in names.roles or doc[position].lemma_.lower() in names.roles
