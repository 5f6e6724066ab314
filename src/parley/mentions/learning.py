"""Learns the cast of a report from all of it, so that an office told once tells for whom its holder speaks later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parley.codebook.names import Names
from parley.codebook.outlets import Outlets
from parley.mentions.cast import Cast
from parley.mentions.declared import declared
from parley.mentions.introduced import introduced, just_before, of_group, of_state
from parley.mentions.meant import KNOWN, congress, ethnic, halves, owned, peoples, regions, short_forms
from parley.mentions.names import Name, find_names, label
from parley.mentions.spoken_for import governed, spoken_for
from parley.model.passage import Passage

_NEAR = 5
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_LEADING = frozenset({"lead", "head", "command", "represent", "chair", "speak"})
_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,9})\)")


def learn(passages: Sequence[Passage], names: Names, outlets: Outlets) -> Cast:
    """The cast of a report, from all its passages."""
    cast = Cast()
    short = declared((passage.parse.text for passage in passages), names)
    for passage in passages:
        cast.names[passage.index] = tuple(find_names(passage.parse, names, short))
    halves(cast.names, names)
    congress(cast.names, names)
    peoples(cast.names, names)
    ethnic(cast.names, passages, names)
    short_forms(cast.names, names)
    owned(cast.names, passages, names)
    cast.home = governed(passages, cast.names, names)
    for passage in passages:
        cast.regions |= set(regions(passage, cast.names[passage.index]))
        _learn_papers(cast, passage, outlets)
    # "The Journal" after "the Tarn Journal"
    last = {paper.split()[-1] for paper in cast.papers if len(paper.split()) > 1}
    cast.papers |= {n.text for found in cast.names.values() for n in found if n.kind == "unknown" and n.text in last}
    for passage in passages:
        _respectively(cast, passage, names)
    for position, passage in enumerate(passages):
        for name in cast.names[passage.index]:
            _learn_short_form(cast, passage, name)
            role, stated = _learn_person(cast, passage, name, names)
            if role and not stated:
                _guess(cast, passages, position, name, role, names)
    _unintroduced(cast, passages, names)
    for passage in passages:
        _drop_labels(cast, passage)
    return cast


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


def _learn_short_form(cast: Cast, passage: Passage, name: Name) -> None:
    """ "the Rapid Support Forces (RSF)": the short form stands for the same."""
    if name.kind not in ("party", "unknown"):
        return
    doc = passage.parse.doc
    after = doc[name.end : name.end + 3].text.replace(" ", "")
    match = _SHORT_FORM.match(after)
    # "The Front for Change in Kelmar (FCK)" is no short form of Kelmar.
    if match and match[1][0] in {word[0] for word in name.text.split()}:
        cast.groups.setdefault(match[1], name.party or name.text)


def _learn_person(cast: Cast, passage: Passage, name: Name, names: Names) -> tuple[str | None, str | None]:
    """Notes for whom a name speaks; its role and party as far as the words beside it tell them."""
    if name.kind not in ("person", "unknown"):
        return None, None
    role, party = introduced(cast, passage, name, names)
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


def _guess(cast: Cast, passages: Sequence[Passage], position: int, name: Name, role: str, names: Names) -> None:
    """Notes for which state somebody speaks who has an office of one, where no words beside the name tell which."""
    passage = passages[position]
    full = names.surnames.get(name.text, name.text)
    rebel = of_group(passage, name, names)
    if rebel:
        cast.place(full, _only_group(cast, names))
    if (role in names.offices | _SPEAKING and not rebel) or of_state(passage, name):
        spoken = frozenset(party for _, party in cast.people.values())
        cast.place(full, spoken_for(passages, cast.names, position, name, names, spoken))
        cast.guessed.add(full)


def _only_group(cast: Cast, names: Names) -> str | None:
    """The one body that the report names which is no state's and stands between nobody: the rebels'."""
    found = {
        name.party
        for named in cast.names.values()
        for name in named
        if name.kind == "party" and name.party not in names.countries | names.between
    }
    return next(iter(found)) if len(found) == 1 else None


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
            told = told or of_group(passage, name, names)
            if flat and first.dep_ == "nsubj" and not told and name.text not in cast.papers:
                held = just_before(cast, passages, position, names)
                cast.place(name.text, held or spoken_for(passages, cast.names, position, name, names))


def _drop_labels(cast: Cast, passage: Passage) -> None:
    """What stands in capitals before a colon is nobody unless it is known for a party or for somebody's name."""
    end = passage.parse.start + label(list(passage.parse))
    if end > passage.parse.start:
        cast.names[passage.index] = tuple(
            name
            for name in cast.names[passage.index]
            if name.end > end or name.kind != "unknown" or cast.person(name.text)
        )
