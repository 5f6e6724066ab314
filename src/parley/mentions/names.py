"""Finds the names of a report: runs of capitalised words, and what the codebook knows of them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.bodies import joined, movement

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_JOINING = frozenset(
    {"of", "al", "bin", "de", "la", "el", "von", "van", "der", "da", "dos", "the", "and", "for", "-", "ul"}
)
# "Hizb-e-Oren", "Sipah-i-Tarn"
_OF_THE = (["-", "e", "-"], ["-", "i", "-"])
_LONGEST = 6
_LONGEST_DECLARED = 12
_SHORTEST_LABEL = 3
# So many longer words make a title.
_TITLE = 4
# "The largely Catholic state", "Muslim rebels": what somebody believes is no name.
_FAITHS = frozenset(
    "Muslim Islamic Christian Catholic Protestant Orthodox Hindu Buddhist Jewish Sunni Shiite Shia Sikh".split()
)
# Shorter ones are short forms: "US", "EU", "DUP".
_SHORTEST_SHOUTED = 5
# "The Lebanese", "the French": one form for one and for many.
SAME_FOR_MANY = ("ese", "ish", "ch", "s")
# Whose party or front it may be by its name: "the Orenist People's Party".
_OF_MANY = frozenset(
    "People Peoples Workers Farmers Peasants Citizens Soldiers Women Patriots Labourers Veterans Nations".split()
)
# "East African", "Latin America": where somebody is from, and no one party.
_COMPASS = frozenset(
    (
        "East West North South Central Latin Eastern Western Northern Southern Southeast Southeastern Northeast "
        "Northwest Southwest Sub-Saharan"
    ).split()
)
_CONTINENTS = frozenset("Africa America Americas Asia Africans Americans Asians African American Asian".split())
# Words after which "May" and "March" are months, and no names of people.
_DATING = frozenset("in since of by until till from before after mid - last next this late early between on".split())
CALENDAR = frozenset(
    {*calendar.month_name, *calendar.month_abbr, *calendar.day_name, *calendar.day_abbr, "Sept", "Sept."}
    | {f"{month}." for month in calendar.month_abbr}
    | {"Today", "Tomorrow", "Yesterday", "Tonight", "Christmas", "Easter", "Ramadan", "Eid", "Ashura", "Passover"}
) - {"", "."}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` up to `end` of a sentence's Doc that write one name.

    `party` is whom the codebook says it stands for; `kind` is person, party, adjective, capital or
    unknown.
    """

    start: int
    end: int
    text: str
    kind: str
    party: str | None = None


def written(tokens: list[Token]) -> str:
    """The tokens as they stand in the text, without a possessive ending."""
    text = "".join(token.text_with_ws for token in tokens).strip()
    return text.removesuffix("'s").removesuffix("’s").removesuffix("'")


def dateline(tokens: list[Token]) -> int:
    """Where the sentence begins after "TARN, May 4, 2025 (Agency) - ": who stands there does nothing."""
    if not tokens or not (tokens[0].is_upper and len(tokens[0]) > 2):
        return 0
    dashes = (i for i in range(1, min(16, len(tokens))) if tokens[i].text == "-")
    return next((i + 1 for i in dashes if tokens[i].whitespace_ and tokens[i - 1].whitespace_), 0)


def label(tokens: list[Token]) -> int:
    """How many words in capitals lead in a paragraph with a colon: "THE ANSWERS: …", "LIND: …"."""
    if not tokens or not tokens[0].is_upper or len(tokens[0]) < _SHORTEST_LABEL:
        return 0
    end = next((i for i, token in enumerate(tokens[:_LONGEST]) if token.text == ":"), 0)
    return end if all(token.is_upper or token.is_punct for token in tokens[:end]) else 0


def find_names(sentence: Parse, names: Names, declared: Mapping[str, str]) -> Iterator[Name]:
    """The names of a sentence from left to right, none inside another: known ones first, then any other run.

    `declared` holds the names that the report itself gives a short form, with their parties.
    """
    tokens = list(sentence)
    position = 0
    while position < len(tokens):
        if passed := _region(tokens, position, names):
            position += passed
            continue
        name = _declared(tokens, position, declared) or _known(tokens, position, names) or _run(tokens, position, names)
        if name is None:
            position += 1
        else:
            yield Name(name.start + sentence.start, name.end + sentence.start, name.text, name.kind, name.party)
            position = name.end


def _region(tokens: list[Token], start: int, names: Names) -> int:
    """How many words name a part of the world that is no party: "East African", "Latin America"."""
    if tokens[start].text not in _COMPASS or start + 1 >= len(tokens) or tokens[start + 1].text not in _CONTINENTS:
        return 0
    both = f"{tokens[start].text} {tokens[start + 1].text}"
    after = tokens[start + 2].text if start + 2 < len(tokens) else ""
    # "South African", "the East African Community": a country's, and a body that is called so.
    return 0 if both in names.adjectives or both in names.parties or after[:1].isupper() else 2


def _declared(tokens: list[Token], start: int, declared: Mapping[str, str]) -> Name | None:
    for end in range(min(len(tokens), start + _LONGEST_DECLARED), start, -1) if declared else ():
        text = written(tokens[start:end])
        if text in declared:
            return Name(start, end, text, "party", declared[text])
    return None


def _known(tokens: list[Token], start: int, names: Names) -> Name | None:
    first = tokens[start].text
    if not (first[:1].isupper() or first[:1].isdigit()):
        return None
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        if end > start + 1 and tokens[end - 1].text in ("'s", "'", ",", "."):
            continue
        text = written(tokens[start:end])
        if text in names.people:
            return Name(start, end, text, "person", names.people[text])
        if text in names.parties and not _goes_on(tokens, end, text, names):
            kind = "capital" if text in names.capitals else "party"
            return Name(start, end, text, kind, names.parties[text])
        if end == start + 1 and len(text) > 2 and text.istitle() and text.upper() in names.parties:
            # Many papers write an acronym that is spoken as a word with one capital: "Farc", "Nato".
            return Name(start, end, text, "party", names.parties[text.upper()])
        if text.isupper() and len(text) >= _SHORTEST_SHOUTED and text.title() in names.parties:
            # "TURKEY: …", "BRUSSELS is ready": headed or opened in capitals.
            kind = "capital" if text.title() in names.capitals else "party"
            return Name(start, end, text, kind, names.parties[text.title()])
        if end == start + 1 and (stop := movement(tokens, start, names)):
            return Name(start, stop, written(tokens[start:stop]), "unknown")
        single = text[:-1] if text.endswith("s") and text[:-1] in names.adjectives else text
        if single in names.adjectives:
            return _people_within(tokens, start, end, names) or Name(
                start, end, text, "adjective", names.adjectives[single]
            )
    return None


def _people_within(tokens: list[Token], start: int, end: int, names: Names) -> Name | None:
    """ "The Greek Cypriot leader": two nations in a row name a people of its own, "Greek Cypriots"."""
    if end >= len(tokens) or not tokens[end - 1].whitespace_ or not tokens[start].text.istitle():
        return None
    last = tokens[end].text
    single = last if last in names.adjectives else last.removesuffix("s")
    if single not in names.adjectives or names.adjectives[single] == names.adjectives.get(tokens[start].text):
        return None
    first = written(tokens[start:end])
    whole = single if single.endswith(SAME_FOR_MANY) else f"{single}s"
    return Name(start, end + 1, f"{first} {last}", "party", f"{first} {whole}")


def _goes_on(tokens: list[Token], end: int, text: str, names: Names) -> bool:
    """True where a known name is only the beginning of a longer one ("Washington Post", "Jordan Valley")."""
    if end >= len(tokens) or text in names.adjectives:
        return False
    after = tokens[end].text
    if not after[:1].isupper() or tokens[end].pos_ not in ("PROPN", "NOUN", "ADJ") or after in CALENDAR:
        return False
    if _titled(tokens):
        # "South Kelmar Truce May Hinge on Captives": in a title capitals tell nothing.
        return False
    if after.lower() in names.institutions and tokens[end - 1].whitespace_:
        # "The African Union Commission" is the Union's.
        return False
    if after.lower() in names.groups and names.parties[text] not in names.countries:
        # "The Hamas Movement" is Hamas; "the Syria Movement" is not the state.
        return False
    return after not in names.titles and after not in names.adjectives and after not in names.person_words


def _titled(tokens: list[Token]) -> bool:
    """True for a title that writes each of its longer words with a capital."""
    long = [token.text for token in tokens if token.is_alpha and len(token) > _SHORTEST_LABEL]
    return len(long) >= _TITLE and all(word[0].isupper() for word in long)


def _is_name(token: Token) -> bool:
    """A capitalised word is a name, but for the first of a sentence, which the tagger has to call one."""
    if (
        not token.text[:1].isupper()
        or token.text in CALENDAR
        or token.pos_ in ("PRON", "DET", "NUM", "ADP", "SCONJ", "AUX")
    ):
        return False
    opening = token.i == token.sent.start or token.nbor(-1).text in ('"', "'", ":", "-", "(", "[")
    return token.pos_ == "PROPN" or not opening


def _goes_on_for(tokens: list[Token], start: int, end: int, names: Names) -> bool:
    """True before "for the" or, once that was said, "of the" in what a body is called: "for the Unity of Orenia"."""
    words = [token.text for token in tokens[end : end + 2]]
    body = any(token.lower_ in names.groups | names.institutions for token in tokens[start:end])
    inside = any(token.text == "for" for token in tokens[start:end])
    known = end + 2 < len(tokens) and tokens[end + 2].text in names.parties
    # "of the Niger Delta"
    known = known and not (end + 3 < len(tokens) and _is_name(tokens[end + 3]))
    follows = end + 2 < len(tokens) and _is_name(tokens[end + 2]) and not known
    return follows and body and (words == ["for", "the"] or (inside and words == ["of", "the"]))


def _goes_on_so(tokens: list[Token], at: int) -> bool:
    """True for the capitalised word after the genitive in "the Orenist People's Party"."""
    return at < len(tokens) and tokens[at].text.istitle() and tokens[at].pos_ in ("PROPN", "NOUN", "ADJ")


def _of_person(tokens: list[Token], start: int, end: int, names: Names) -> bool:
    """True where "of" leads to whose somebody is: "President Ada Lind of Kelmar"; not in "the House of Tarn"."""
    # "Ada Lind of Kelmar": first and last name, which the tree joins otherwise than the words of a body.
    two = end - start == 2 and tokens[start + 1].dep_ == "flat" and tokens[start + 1].head == tokens[start]
    if (end - start == 1 or two) and tokens[end + 1].text in names.parties:
        return True
    titled = start > 0 and tokens[start - 1].text in names.titles
    bodies = names.institutions | names.groups
    return titled and not any(token.lower_ in bodies for token in tokens[start:end])


def _run(tokens: list[Token], start: int, names: Names) -> Name | None:
    """A run of capitalised words, with joining words inside; a lone surname that is known is a person."""
    known = tokens[start].text in names.surnames and tokens[start].text not in names.titles
    if known and tokens[start].text in CALENDAR and (not start or tokens[start - 1].lower_ in _DATING):
        return None
    shouted = tokens[start].text.title() in names.titles and tokens[start].is_upper
    if not known and (not _is_name(tokens[start]) or tokens[start].text in names.titles or shouted):
        # "Mr", and "MR" before a speaker in a transcript.
        return None
    end = start + 1
    longest = _LONGEST
    while end < len(tokens) and end - start < longest:
        token = tokens[end]
        if _is_name(token) and token.text not in names.adjectives and token.text not in names.parties:
            end += 1
        elif (
            [t.text for t in tokens[end : end + 2]] == ["al", "-"]
            and end + 2 < len(tokens)
            and _is_name(tokens[end + 2])
        ):
            end += 3
        elif [t.text for t in tokens[end : end + 3]] in _OF_THE and all(_is_name(t) for t in tokens[end + 3 : end + 4]):
            end += 4
        elif tokens[end - 1].text in _OF_MANY and token.text in ("'s", "’s", "'", "’") and _goes_on_so(tokens, end + 1):
            end += 2
        elif token.text in _JOINING and token.text != "and" and end + 1 < len(tokens) and _is_name(tokens[end + 1]):
            if token.text == "the" or (token.text == "of" and _of_person(tokens, start, end, names)):
                break
            end += 2
        elif _goes_on_for(tokens, start, end, names):
            # "The Union for the Full Independence of Orenia"
            end, longest = end + 3, _LONGEST_DECLARED
        elif (longer := joined(tokens, start, end, names)) > end:
            end = longer
        else:
            break
    # "National Security Adviser Ada Lind": the office is no part of the name.
    office = next((i for i in range(end - 2, start - 1, -1) if tokens[i].lower_ in names.roles), None)
    if office is not None and tokens[office + 1].pos_ == "PROPN":
        start = office + 1
    if end == start + 1 and tokens[start].text in _FAITHS:
        return None
    kinds = names.called
    offices = end == start + 2 and tokens[start].text in names.titles and tokens[start + 1].tag_ == "NNPS"
    if (end == start + 1 or offices) and {tokens[end - 1].lower_, tokens[end - 1].lower_.removesuffix("s")} & kinds:
        # "Army rejects truce", "the Chairperson", "both Foreign Ministers": a capital makes no name of it.
        return None
    first = tokens[start - 1] if start else None
    opens = first is not None and first.i == first.sent.start and first.text.istitle() and first.pos_ == "NOUN"
    if first is not None and opens and first.dep_ == "compound" and start < end and first.lower_ not in names.roles:
        # "Relief Forum, a charity, called for …": the tagger takes the first word for a plain one.
        inside = start <= first.head.i - first.sent.start < end
        start -= inside and first.lower_ not in names.institutions | names.groups
    text = written(tokens[start:end])
    if text in names.surnames:
        return Name(start, end, text, "person", names.people[names.surnames[text]])
    return Name(start, end, text, "unknown")
