"""The points of a plan, told one by one, and which of them words name: "the second", "all but the third", "both"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.model.passage import Passage
from parley.provisions.draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARDINALS = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), start=2)}
_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())}
_LAST = frozenset({"last", "final"})
_NOUNS = frozenset("point step part phase stage proposal item element section condition demand clause half".split())
_ALL = frozenset({"all", "everything", "whole", "entire", "both"})
_BUT = frozenset({"but", "except", "bar", "save", "excluding", "minus", "barring"})
_OTHERS = frozenset({"other", "others", "rest", "remaining"})
_NEXT = frozenset({"next", "following"})
_OPENING = 4
_FAR = 30

# The passages of each item of the list that stands last before a passage, if there is one.
Lists = Callable[[int], "list[list[int]] | None"]
# One point: what it would have done.
Point = tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """Points that words name, by number from 0, the last being -1; `rest` of those not yet named, `all` but `but`.

    `plain` where "the five points" names all without a word for it. `after` is how many follow those named before.
    `tokens` are the words after "but", which may name a measure.
    """

    points: tuple[int, ...] = ()
    but: tuple[int, ...] = ()
    all: bool = False
    rest: bool = False
    after: int = 0
    count: int | None = None
    tokens: tuple[Token, ...] = ()
    plain: bool = False


def naming(words: Sequence[Token]) -> Naming | None:
    """The points that the words name, if they name any."""
    every = next((k for k in range(len(words)) if _is_all(words, k)), None)
    ordinals = list(_ordinals(words))
    if every is not None and not any(at < every for at, _ in ordinals):
        apart = next((k for k in range(every + 1, len(words)) if words[k].lower_ in _BUT | {"apart"}), None)
        count = 2 if words[every].lower_ == "both" else None
        if apart is None:
            count = count or next((_CARDINALS.get(w.lower_) for w in words[every + 1 : every + 2]), None)
            return Naming(all=True, count=count)
        but = tuple(number for at, number in ordinals if at > apart)
        return Naming(all=True, but=but, tokens=tuple(words[apart + 1 :]))
    for k, word in enumerate(words):
        if word.lower_ in _OTHERS and _heads_points(words, k):
            return Naming(rest=True)
        if word.lower_ in _NEXT and k + 1 < len(words) and words[k + 1].lower_ in _CARDINALS and _led(words, k):
            return Naming(after=_CARDINALS[words[k + 1].lower_])
        noun = words[k + 1] if k + 1 < len(words) and word.lower_ in _CARDINALS and _led(words, k) else None
        if noun is not None and noun.lemma_.lower() in _NOUNS - {"half", "side"} and not ordinals:
            return Naming(all=True, count=_CARDINALS[word.lower_], plain=True)
    found = tuple(dict.fromkeys(number for _, number in ordinals))
    return Naming(points=found) if found else None


def _is_all(words: Sequence[Token], k: int) -> bool:
    """True for "all three", "all of it", "both", "everything except", "the whole plan"; not for "all captives"."""
    word = words[k].lower_
    if word not in _ALL or words[k].dep_ == "nsubj":
        return False
    following = words[k + 1] if k + 1 < len(words) else None
    if word == "everything" or following is None:
        return True
    if word in ("whole", "entire"):
        return following.lemma_.lower() in ("plan", "paper", "package", "proposal", "draft", "text", "sheet", "lot")
    if following.lower_ in _CARDINALS:
        after = words[k + 2] if k + 2 < len(words) else None
        return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ") or after.lemma_.lower() in _NOUNS
    if following.lower_ == "of":
        return k + 2 < len(words) and words[k + 2].lower_ in ("it", "them", "this", "that", "these", "those")
    if following.lower_ in _BUT | {"apart"} or following.lemma_.lower() in _NOUNS:
        return word == "all" or following.lower_ not in _BUT
    return word == "both" and following.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON")


def _ordinals(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Each number that the words give to a point, with its place among them: "first", "last", "(b)", "point two"."""
    for k, word in enumerate(words):
        if word.lower_ in _ORDINALS and _heads_points(words, k):
            following = words[k + 1].lower_ if k + 1 < len(words) else ""
            first = _ORDINALS[word.lower_]
            for number in range(first, first + _CARDINALS.get(following, 1)):
                yield k, number
        elif word.lower_ in _LAST and _heads_points(words, k):
            following = words[k + 1].lower_ if k + 1 < len(words) else ""
            for number in range(-_CARDINALS.get(following, 1), 0):
                yield k, number
        elif len(word.text) == 1 and word.lower_ in "abcdefgh" and 0 < k < len(words) - 1:
            if words[k - 1].text == "(" and words[k + 1].text == ")":
                yield k, "abcdefgh".index(word.lower_)
        elif k and words[k - 1].lemma_.lower() in _NOUNS and word.pos_ == "NUM":
            number = int(word.text) if word.text.isdigit() else _CARDINALS.get(word.lower_, int(word.lower_ == "one"))
            if 0 < number <= max(_CARDINALS.values()):
                yield k, number - 1


def _led(words: Sequence[Token], k: int) -> bool:
    """True where "the" or a possessive stands before."""
    if k == 0:
        return False
    before = words[k - 1]
    return before.lower_ in ("the", "those", "its", "their", "a") or before.tag_ in ("PRP$", "POS")


def _heads_points(words: Sequence[Token], k: int) -> bool:
    """True for "the second", "the first two", "the last point"; not for "the second round", "at first"."""
    if not _led(words, k):
        return False
    following = words[k + 1] if k + 1 < len(words) else None
    if following is not None and following.lower_ in _CARDINALS:
        following = words[k + 2] if k + 2 < len(words) else None
    if following is None or following.lemma_.lower() in _NOUNS:
        return True
    return following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and following.lower_ != "of"


class Points:
    """The points that the passages of one report tell, for an answer at a place in the text."""

    def __init__(self, passages: Sequence[Passage], lists: Lists = lambda at: None) -> None:
        self._lists = lists
        self._passages = {passage.index: passage for passage in passages}

    def before(self, at: int, told: Mapping[int, Sequence[Draft]], answers: Collection[int] = ()) -> list[Point]:
        """The points told last before passage `at`; `told` is what each passage would have done.

        `answers` are the passages that hold answers: what they number was told before them.
        """
        lead, count = self._lead(at)
        listed = self._lists(at)
        if listed is not None and lead <= listed[0][0]:
            return [tuple(d for i in item for d in told.get(i, ())) for item in listed]
        marked = self._marked(max(lead + 1, at - _FAR), at, set(answers))
        if marked:
            return self._stretches(at, marked, told)
        if count is None:
            return []
        own = self._passages[lead].paragraph
        following = [self._passages[i] for i in range(lead + 1, at) if i in self._passages]
        items = [p.index for p in following if p.paragraph == own]
        if not items:
            # Items that are paragraphs; one of several sentences is told by its first.
            items = list({p.paragraph: p.index for p in reversed(following)}.values())[::-1]
        return [tuple(told.get(i, ())) for i in items[:count]] if len(items) >= count else []

    def _lead(self, at: int) -> tuple[int, int | None]:
        """The passage that announces how many there are ("a plan of four steps"), and how many."""
        for index in range(at - 1, max(-1, at - _FAR), -1):
            passage = self._passages.get(index)
            for token in passage.parse if passage else ():
                if token.lower_ in _CARDINALS and token.i + 1 < len(token.doc):
                    noun = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.tag_ == "NNS"), None)
                    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
                    picked = before in {"first", "last", "next", "other", "all", "the", "these"}
                    if noun is not None and noun.lemma_.lower() in _NOUNS and not picked:
                        return index, _CARDINALS[token.lower_]
        return -1, None

    def _marked(self, first: int, at: int, answers: set[int]) -> dict[int, int]:
        """The passages that open with the number of the point they tell: "The second part …", "In the first …"."""
        found: dict[int, int] = {}
        for index in range(first, at):
            passage = self._passages.get(index)
            if passage is None or index in answers:
                continue
            words = list(passage.parse)[: _OPENING + 2]
            for place, number in _ordinals(words):
                if place < _OPENING and number >= 0:
                    found[index] = number
                    break
        return found

    def _stretches(self, at: int, marked: dict[int, int], told: Mapping[int, Sequence[Draft]]) -> list[Point]:
        """Each point from the passage that is marked with its number to the next such one or the paragraph's end."""
        points: list[list[Draft]] = [[] for _ in range(max(marked.values()) + 1)]
        number: int | None = None
        paragraph = -1
        if min(marked.values()) == 1:
            # "A second phase …": what was told just before it is the first.
            points[0] = [d for i in range(min(marked) - _OPENING, min(marked)) for d in told.get(i, ())]
        for index in range(min(marked), at):
            passage = self._passages.get(index)
            if passage is None:
                continue
            if index in marked:
                number, paragraph = marked[index], passage.paragraph
            elif passage.paragraph != paragraph:
                number = None
            if number is not None:
                points[number] += told.get(index, ())
        return [tuple(point) for point in points]
