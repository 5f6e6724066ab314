"""Who is who in one report, learned from all of it: "Iran's foreign minister" tells for whom he speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.declared import declared
from parley.mentions.names import Name, find_names
from parley.mentions.spoken_for import spoken_for
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WINDOW = 9
_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,9})\)")


@dataclass(slots=True)
class Cast:
    """Learned names: `people` by full and last name to (name, party), `groups` short forms to parties.

    `roles` tells which parties have somebody of a role ("president" → {"Kelmar"}); `names` holds the
    names of each passage by its index, `places` the names that stand as a place somewhere in the report.
    """

    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Counter[str]] = field(default_factory=dict)
    names: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def person(self, text: str) -> tuple[str, str] | None:
        """The person of that full or last name: (name, party)."""
        return self.people.get(text) or self.people.get(text.split()[-1])


def learn(passages: Sequence[Passage], names: Names) -> Cast:
    """The cast of a report, from all its passages."""
    cast = Cast()
    short = declared((passage.parse.text for passage in passages), names)
    for passage in passages:
        cast.names[passage.index] = tuple(find_names(passage.parse, names, short))
    for position, passage in enumerate(passages):
        for name in cast.names[passage.index]:
            _learn_short_form(cast, passage, name)
            role, stated = _learn_person(cast, passage, name, names)
            if role in names.offices and not stated:
                state = spoken_for(passages, cast.names, position, name, names)
                _place(cast, names.surnames.get(name.text, name.text), state)
    return cast


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
    _place(cast, full, stated)
    return role, stated


def _place(cast: Cast, full: str, party: str | None) -> None:
    if party:
        # Many are called by the first of their names: "Abiy Ahmed … Abiy said".
        for key in (full, full.split()[-1], full.split()[0]):
            cast.people.setdefault(key, (full, party))


def _introduced(cast: Cast, passage: Passage, name: Name, names: Names) -> tuple[str | None, str | None]:
    """The role and party that the words before, else after, a name give it."""
    doc, sentence = passage.parse.doc, passage.parse
    start = name.start
    while start > sentence.start and start > name.start - _WINDOW and _modifies(doc, start - 1, names):
        start -= 1
    role, party = _described(cast, passage, start, name.start, names)
    if name.start == start + 2 and doc[start + 1].text in ("'s", "'") and party:
        return role or "leader", party
    if role or party:
        if role and not party:
            party = _after_of(cast, passage, name.end, names)
        return (role, party) if role else (None, None)
    if name.end < sentence.end and doc[name.end].text in (",", "("):
        return _apposition(cast, passage, name.end + 1, names)
    return None, None


def _apposition(cast: Cast, passage: Passage, start: int, names: Names) -> tuple[str | None, str | None]:
    """ ", Iran's foreign minister," or ", a spokesman for the Arakan Army,": the role heads the phrase."""
    doc, sentence = passage.parse.doc, passage.parse
    end = start
    while (
        end < sentence.end
        and end < start + 14
        and doc[end].text not in (",", ")", ".", "-")
        and doc[end].pos_ != "VERB"
    ):
        end += 1
    head = next((i for i in range(start, end) if _role(doc, i, names)), None)
    if head is None or any(doc[i].pos_ in ("ADP", "SCONJ") for i in range(start, head)):
        return None, None
    return _described(cast, passage, start, end, names)


def _after_of(cast: Cast, passage: Passage, end: int, names: Names) -> str | None:
    doc = passage.parse.doc
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
            if name.kind in ("adjective", "party", "capital"):
                party = party or name.party
            elif name.kind == "unknown" and name.text not in names.titles and party is None:
                party = cast.groups.get(name.text, name.text)
    if role and party is None and any(doc[i].lower_ == "opposition" for i in range(start, end)):
        party = "opposition"
    return role, party


def _role(doc: Doc, position: int, names: Names) -> bool:
    lower = doc[position].lower_
    return lower in names.roles or doc[position].lemma_.lower() in names.roles
