"""What the words beside a name tell of its bearer: "Iran's foreign minister" has an office, and speaks for Iran."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.cast import Cast
from parley.mentions.names import Name
from parley.mentions.states import OPPOSITION, opposition
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WINDOW = 9
# "The government's commissioner" speaks for the state though his office may be another's too.
_OF_STATE = frozenset(
    {"government", "presidential", "presidency", "ministry", "cabinet", "state", "department", "junta"}
)
_WHOSE = frozenset({"its", "his", "her", "their", "our", "my", "your", "a", "an", "one", "another"})
_WHOSE_OWN = frozenset({"its", "his", "her", "their"})
_MARKS = frozenset("\"'“”‘’")
_OPPOSED = frozenset({"opposition", "coalition", "alliance", "front"})


def introduced(cast: Cast, passage: Passage, name: Name, names: Names) -> tuple[str | None, str | None]:
    """The role word and the party that the words before a name, else those after it, give its bearer."""
    doc, sentence = passage.parse.doc, passage.parse
    start = _begin(passage, name.start, name.start, names)
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
    if name.end < sentence.end and doc[name.end].text in (",", "("):
        return _apposition(cast, passage, name.end + 1, names)
    return None, None


def just_before(cast: Cast, passages: Sequence[Passage], position: int, names: Names) -> str | None:
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


def of_state(passage: Passage, name: Name) -> bool:
    """True where the words beside a name say that it speaks for a state: "Lind, the government's envoy"."""
    doc, sentence = passage.parse.doc, passage.parse
    before = doc[max(sentence.start, name.start - 4) : name.start]
    after = doc[name.end : min(sentence.end, name.end + 6)]
    apposed = after if len(after) and after[0].text == "," else after[:0]
    return any(token.lower_ in _OF_STATE for words in (before, apposed) for token in words)


def of_group(passage: Passage, name: Name, names: Names) -> bool:
    """True for who speaks for those that fight or leave a state: "Lind, spokesman for the rebel delegation"."""
    doc = passage.parse.doc
    if _of_rebels(doc, max(passage.parse.start, name.start - _WINDOW), name.start, names):
        return True
    stop = next((t.i for t in doc[name.end + 1 : passage.parse.end] if t.is_punct), name.end)
    after = doc[name.end : stop] if doc[name.end : name.end + 1].text == "," else ()
    role = next((t.i for t in after if t.lemma_.lower() in names.roles), None)
    return role is not None and any(t.lemma_.lower() in names.rebels | _OPPOSED for t in doc[role + 1 : stop])


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
    doc = passage.parse.doc
    if not _role(doc, comma - 1, names):
        return None
    start = _begin(passage, comma - 1, comma, names)
    role, party = _described(cast, passage, start, comma, names)
    if not party and any(_body(token, names) for token in doc[start:comma]):
        # "The Front's spokesman, Lind": the tree tells whose the Front is.
        return None
    national = any(token.text in names.adjectives for token in doc[start:comma])
    if start > passage.parse.start and doc[start - 1].lower_ in _WHOSE and not national:
        # "His Kelmarian counterpart, Lind" is Kelmar's; "its spokesman, Lind" whose the pronoun tells.
        return None
    return (role, party) if role else None


def _body(token: Token, names: Names) -> bool:
    """True for a group or body that has something: "the Front's", "the rebels'"."""
    kinds = (names.groups | names.institutions) - names.offices
    owns = token.i + 1 < len(token.doc) and token.nbor(1).text in ("'s", "'")
    return owns and bool({token.lower_, token.lemma_.lower()} & kinds)


def _of_body(cast: Cast, passage: Passage, name: Name, names: Names) -> str | None:
    """ "Olim Bek of the Oren Front", "Olim Bek, of the Oren Front, said": the body that is told after a name."""
    doc, kinds = passage.parse.doc, names.groups | names.institutions
    words = name.text.lower().split()
    after = list(doc[name.end : name.end + 2])
    aside = len(after) > 1 and after[0].text == ","
    linked = after[1].lower_ in ("of", "from") if aside else bool(after) and after[0].text == "of"
    if name.kind != "unknown" or kinds.intersection(words) or not linked or (len(words) < 2 and not aside):
        return None
    # First and last name, which the tree joins otherwise than the words of a body: "Ada Lind of Kelmar".
    flat = not aside and doc[name.start + 1].dep_ == "flat"
    for body in cast.names[passage.index]:
        known = body.kind == "party" and (flat or body.party not in names.countries)
        # "Ada Lind of the Kelmarian Embassy"
        known = known or (
            body.kind == "adjective" and any(t.lower_ in names.offices for t in doc[body.end : body.end + 2])
        )
        called = aside and (body.text.isupper() or kinds.intersection(body.text.lower().split()))
        if body.start - name.end - aside in (1, 2) and (known or called):
            closed = not aside or doc[body.end : body.end + 1].text == ","
            return (body.party or body.text) if closed else None
    return None


def _after_of(cast: Cast, passage: Passage, end: int, names: Names) -> str | None:
    doc = passage.parse.doc
    end += end + 1 < passage.parse.end and doc[end].text == "," and doc[end + 1].text == "of"
    if end < passage.parse.end and doc[end].text == "of":
        return _described(cast, passage, end, min(end + 4, passage.parse.end), names)[1]
    return None


def _begin(passage: Passage, start: int, end: int, names: Names) -> int:
    """Where the words begin that stand before `start` and describe it, not much before `end`."""
    while start > max(passage.parse.start, end - _WINDOW) and _modifies(passage.parse.doc, start - 1, names):
        start -= 1
    return start


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
                party = cast.meant(name.text)
    told = (
        party is not None and party not in names.countries and (party in names.known or party in cast.groups.values())
    )
    if role in names.roles and party and not told and _of_rebels(doc, start, end, names):
        # "Kelmarian rebel spokesman Bek", "Oren guerrilla envoy Bek": the report tells elsewhere which rebels.
        return role, None
    if role and any(doc[i].lower_ == OPPOSITION for i in range(start, end)):
        # "The Kelmarian opposition leader Marn" leads no state.
        party = opposition(names, party or cast.home) if not party or party in names.countries else party
    return role, party


def _of_rebels(doc: Doc, start: int, end: int, names: Names) -> bool:
    """True where the word before a role is one for those who fight a state: "rebel spokesman", "rebels' chief"."""
    return any(
        doc[i].lemma_.lower() in names.rebels and any(_role(doc, j, names) for j in range(i + 1, min(end, i + 3)))
        for i in range(start, end - 1)
    )


def _role(doc: Doc, position: int, names: Names) -> bool:
    lower = doc[position].lower_
    if lower == "member":
        # "Ada Lind, a member of the government's team"
        return position + 1 < len(doc) and doc[position + 1].lower_ == "of"
    return lower in names.roles or doc[position].lemma_.lower() in names.roles
