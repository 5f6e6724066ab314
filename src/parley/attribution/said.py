"""Direct speech and speech around its cue: “…”, he said; X, he said, Y; he said: “…”."""

from __future__ import annotations

from parley.attribution.draft import Draft, Stretch
from parley.attribution.subjects import passive
from parley.attribution.words import MARKS, STOPS, Words

_LINKING = frozenset({"but", "and", "still", "however", "yet", "so"})
_CONDITIONS = (("as", "soon", "as"), ("as", "long", "as"), ("so", "long", "as"))
_BREAKING = frozenset({"which", "who", "and", "but", "according", "as", "citing", "when", "while", "after", "before"})


def quotation(draft: Draft) -> bool:
    """A quotation right after the cue: "said: “…”", "said on Monday, “…”", "told reporters “…”"."""
    words = draft.words
    at = draft.cues[-1][1]
    start = next((k for k in range(at, min(len(words), at + 16)) if words.quote[k] >= 0), None)
    if start is None or any(
        (words.pos[k] == "VERB" and words.tag[k] != "VBG") or words.lower[k] in ("that", "whether", "if", "how")
        for k in range(at, start)
    ):
        return False
    before = words.lower[start - 1]
    adjacent = (
        start == at
        or before in (":", ",")
        or (draft.cue.hearer and start - at <= 6 and words.pos[start - 1] in ("PROPN", "PRON", "NOUN"))
    )
    if not adjacent or (before == "," and (_embedded(words, at, start) or _quoted_before(draft))):
        return False
    if before == ":" and start - 1 == draft.cues[-1][1]:
        draft.cues[-1] = (draft.cues[-1][0], start)
    end = quoted(words, start)[1]
    draft.content.append((start, end))
    whole(draft, start)
    # A clause that a quotation begins goes on behind it: said “full control” was the aim.
    if (
        start == at
        and end < len(words)
        and words.lower[end] not in STOPS
        and words.lower[end - 2 if end >= 2 else 0] not in (".", ",", "?", "!")
        and words.pos[end] != "CCONJ"
    ):
        draft.content[-1] = (start, _to_mark(words, end))
    _resumed(draft, end)
    return True


def _quoted_before(draft: Draft) -> bool:
    """True where a quotation ends right before source and cue: “…,” she said, “…”."""
    first = min(start for start, _ in (*draft.cues, *draft.source))
    return first > draft.words.body and draft.words.quote[first - 1] >= 0


def _embedded(words: Words, at: int, start: int) -> bool:
    """True where a source or clause stands between the cue and the quotation that is another's."""
    return sum(words.lower[k] == "," for k in range(at, start)) > 3


def _to_mark(words: Words, end: int) -> int:
    while end < len(words) and words.lower[end] not in STOPS:
        end += 1
    return end


def quoted(words: Words, at: int) -> Stretch:
    """The words of the sentence that stand in the quotation of word `at`."""
    number = words.quote[at]
    start = end = at
    while start > 0 and words.quote[start - 1] == number:
        start -= 1
    while end < len(words) and words.quote[end] == number:
        end += 1
    return start, end


def whole(draft: Draft, at: int) -> None:
    """Adds the whole quotation of word `at`, which may reach over several sentences."""
    if draft.words.quote[at] >= 0:
        draft.wide.append(draft.words.quotations[draft.words.quote[at]])


def around(draft: Draft) -> bool:
    """What stands before the cue, and after it where the cue is put in: "X, he said, Y"."""
    words = draft.words
    start = draft.cues[0][0]
    nobody = not draft.source and words.lower[start - 1 : start] != ("it",)
    if nobody and (words.tag[draft.head] == "VBG" or start == 0 or words.lower[start - 1] not in MARKS):
        return False
    if draft.source and words.tag[draft.agent or 0] in ("WP", "WDT"):
        return False
    first = min(begin for begin, _ in (*draft.cues, *draft.source))
    last = _hearer_end(draft, max(end for _, end in (*draft.cues, *draft.source)))
    if first and words.lower[first - 1] == "it":
        first -= 1
    # "Reuters was told by …": the one who was told stands before the cue.
    told = words.kid(draft.head, "nsubj:pass") if passive(words, draft.head) else None
    if told is not None and words.left[told] < first:
        first = words.left[told]
    if words.lower[draft.head - 1 : draft.head] == ("as",) and words.head[draft.head] < draft.head:
        quoted_verb = words.head[draft.head]
        first = min([first, *(words.left[k] for k in words.kids_of(quoted_verb, "nsubj", "nsubj:pass"))])
    if first <= words.body:
        return _behind(draft, first, last)
    if _as(draft, first, last):
        return True
    before = words.lower[first - 1]
    if before not in MARKS and before not in (",", "?", "!", "-", "–", "—"):
        return False
    if _goes_on(words, last) or (
        words.head[draft.head] < first and words.dep[draft.head] == "conj" and before not in MARKS
    ):
        return False
    left = (_behind_colon(words, _beginning(words, first), first), first)
    if words.quote[first - 1] >= 0:
        stretch = quoted(words, first - 1)
        whole(draft, first - 1)
        # A clause that the quotation only ends belongs to the content whole: Talks were “dead”, he said.
        lead = words.lower[stretch[0] - 1] if stretch[0] else ""
        left = stretch if lead in ("", ",", ":", ".") or stretch[0] <= words.body else left
    elif before in MARKS and words.before is not None and first - 1 <= words.body:
        return _behind(draft, first, last)
    left = _bare(words, *left)
    if left[0] >= left[1]:
        return False
    draft.content.append(left)
    _resumed(draft, last)
    if words.quote[first - 1] >= 0 or len(draft.content) > 1 or _finite(words, left):
        return True
    draft.content, draft.wide = [], []
    return False


def _finite(words: Words, stretch: Stretch) -> bool:
    """True where the stretch holds a verb that makes a sentence; a participle alone does not."""
    return any(words.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(*stretch)) or not words.tag[
        stretch[0]
    ].startswith(("VB", "IN"))


def _hearer_end(draft: Draft, last: int) -> int:
    """Behind whom it was said to: "she told a cheering crowd"."""
    words = draft.words
    if not draft.cue.hearer or last >= len(words) or words.lower[last] in STOPS:
        return last
    kid = next(
        (k for k in words.kids[draft.head] if k >= last and words.dep[k] in ("obj", "iobj", "obl:unmarked")),
        None,
    )
    return min(words.right[kid] + 1, len(words)) if kid is not None else last


def _behind(draft: Draft, first: int, last: int) -> bool:
    """A quotation that ends the sentence before: “Did they?” she asked."""
    words = draft.words
    if words.before is None or (last < len(words) and _goes_on(words, last)):
        return False
    draft.wide.append(words.before)
    _resumed(draft, last)
    return True


def _as(draft: Draft, first: int, last: int) -> bool:
    """ "As Moscow said, X" and "X, as Moscow said": the main clause is the content."""
    words = draft.words
    if words.lower[first - 1] != "as" or (first > 1 and words.lower[first - 2] not in STOPS):
        return False
    if first - 1 > words.body + 1:
        draft.content.append(_bare(words, words.body, first - 1))
    if last < len(words) - 2 and words.lower[last] == "," and first - 1 <= words.body + 1:
        draft.content.append(_bare(words, last + 1, len(words)))
    return bool(draft.content) and draft.content[-1][0] < draft.content[-1][1]


def _goes_on(words: Words, last: int) -> bool:
    """True where the sentence goes on behind the cue in a way that makes it no cue put in."""
    return (
        last < len(words)
        and words.lower[last] not in STOPS
        and words.lower[last] not in MARKS
        and words.pos[last] not in ("ADP", "ADV", "PROPN", "SCONJ", "NOUN", "PART")
        and words.tag[last] != "VBG"
        and words.quote[last] < 0
    )


def _behind_colon(words: Words, start: int, first: int) -> int:
    """Where the clause begins that the cue breaks: "…: our land, he said, is …" begins behind the colon."""
    at = next((k for k in range(first - 1, start, -1) if words.lower[k] == ":" and words.quote[k] < 0), None)
    broken = at is not None and not any(words.verbs(at + 1, first)) and any(words.verbs(start, at))
    return at + 1 if broken and at is not None else start


def _beginning(words: Words, first: int) -> int:
    """Where the clause before the cue begins: with the sentence, behind a word that links it to the last."""
    start = words.body
    return start + 1 if words.lower[start] in _LINKING and first > start + 3 else start


def _resumed(draft: Draft, last: int) -> None:
    """The rest of the content behind a cue that is put in: after a comma, or in a quotation."""
    words = draft.words
    stop = next(
        (
            k
            for k in range(last, min(last + 9, len(words)))
            if words.lower[k] in STOPS or words.pos[k] in ("VERB", "AUX")
        ),
        None,
    )
    if stop is not None and words.lower[stop] == ",":
        # "told reporters on Thursday, …": when and where belong to the cue's side.
        last = stop
    at = next((k for k in range(last, len(words)) if words.quote[k] >= 0), None)
    if at is not None:
        leads = words.lower[at - 1] in (",", ".", ":") or at == last
        if leads and not any(words.pos[k] == "VERB" for k in range(last, at)):
            draft.content.append(quoted(words, at))
            whole(draft, at)
            return
        if leads:
            return
    colon = next((k for k in range(last, len(words) - 2) if words.lower[k] == ":" and words.quote[k] < 0), None)
    if colon is not None and draft.content:
        draft.content.append(_bare(words, colon + 1, len(words)))
        return
    if draft.wide or (draft.content and words.quote[draft.content[-1][1] - 1] >= 0):
        return
    if last < len(words) - 3 and words.lower[last] == "," and _may_resume(words, last + 1):
        draft.content.append(_bare(words, last + 1, len(words)))


def _bare(words: Words, start: int, end: int) -> Stretch:
    while start < end and words.lower[start] in STOPS:
        start += 1
    while end > start and words.lower[end - 1] in STOPS and words.quote[end - 1] < 0:
        end -= 1
    return start, end


def _may_resume(words: Words, at: int) -> bool:
    """True where a clause at `at` goes on with what was said: not a participle, and behind "and" only what would be."""
    if words.lower[at : at + 3] in _CONDITIONS:
        return True
    if words.lower[at] == "and":
        return any(words.lower[k] in ("would", "should", "will", "must", "could") for k in range(at, len(words)))
    return words.tag[at] not in ("VBG", "CC") and words.lower[at] not in _BREAKING
