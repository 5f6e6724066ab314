"""Who is asked in an interview or briefing that is told by turns: "QUESTION: Have you offered a truce?" """

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.codebook.names import Names
from parley.mentions.cast import Cast
from parley.model.passage import Passage

_LABEL = re.compile(r"(?:Q|A|[^\W\d_][^:\n“”\"«»;?!]{0,58}?):(?=\s|$)")
_SETTING = frozenset({"in", "at", "near"})
_ASKING = frozenset(
    "q question reporter journalist interviewer moderator correspondent anchor host presenter editor".split()
)
_LONGEST_LABEL = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """The passages from `start` up to `end` in which one speaks: somebody of the cast, or who asks."""

    start: int
    end: int
    person: tuple[str, str] | None


def turns(passages: Sequence[Passage], cast: Cast) -> tuple[Turn, ...]:
    """The turns of a transcript; none where nobody asks, or nobody answers whose party is known."""
    heads: list[tuple[int, tuple[str, str] | None]] = []
    paragraph = None
    for passage in passages:
        if passage.paragraph != paragraph and (match := _LABEL.match(passage.parse.text)):
            label = match.group()[:-1].strip()
            person = cast.person(label) if label else None
            if person or {word.lower() for word in label.split()} & _ASKING:
                heads.append((passage.index, person))
        paragraph = passage.paragraph
    if len({person is None for _, person in heads}) < 2:
        return ()
    ends = [*(at for at, _ in heads[1:]), passages[-1].index + 1]
    return tuple(Turn(start, end, person) for (start, person), end in zip(heads, ends, strict=True))


def answer_for(passages: Sequence[Passage], cast: Cast, state: str) -> None:
    """Notes that who answers in a briefing speaks for `state`, which its title names, where nothing else tells."""
    labels = {
        match.group()[:-1].strip()
        for passage in passages
        if (match := _LABEL.match(passage.parse.text)) and passage.parse.start == 0
    }
    asking = {label for label in labels if {word.lower() for word in label.split()} & _ASKING}
    for label in labels - asking if asking else ():
        words = label.split()
        if len(words) <= _LONGEST_LABEL and all(word[:1].isupper() for word in words) and not cast.person(label):
            name = words[-1].capitalize() if words[-1].isupper() else words[-1]
            cast.place(name, state)


def asked(told: Sequence[Turn]) -> tuple[dict[int, str], frozenset[str]]:
    """The party that answers, by the passages in which somebody else asks it, and all that answer."""
    answers = [(turn.start, turn.person[1]) for turn in told if turn.person]
    found: dict[int, str] = {}
    for turn in told:
        if turn.person is None:
            party = next((party for start, party in answers if start > turn.start), answers[-1][1])
            found |= dict.fromkeys(range(turn.start, turn.end), party)
    return found, frozenset(party for _, party in answers)


def speak_of_others(passages: Sequence[Passage], told: Sequence[Turn], cast: Cast, names: Names) -> None:
    """Mends for whom somebody answers who was only taken to speak for a state that the answers tell of by name.

    "We want Kelmar to disarm" is said for another: the one state of the report that the answers do not name.
    """
    every = {
        name.party
        for passage in passages
        # "Kelmar would carry messages between you and Sorrun": not those who are asked.
        if not any(token.lower_ == "you" for token in passage.parse)
        for name in cast.names[passage.index]
        if name.party in names.countries and not (name.start and passage.parse.doc[name.start - 1].lower_ in _SETTING)
    }
    for person in {turn.person for turn in told if turn.person}:
        inside = {i for turn in told if turn.person == person for i in range(turn.start, turn.end)}
        named = {name.party for index in inside for name in cast.names.get(index, ())}
        others = every - named
        if person[0] in cast.guessed and person[1] in named and len(others) == 1:
            party = others.pop()
            for key, (full, _) in list(cast.people.items()):
                if full == person[0] and party:
                    cast.people[key] = (full, party)
