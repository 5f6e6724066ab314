"""Cues that are no verbs: "according to", reported nouns, adjectives, and a colon after a name."""

from __future__ import annotations

from collections.abc import Iterator

from parley.attribution.contents import clause
from parley.attribution.draft import Draft
from parley.attribution.said import quoted, whole
from parley.attribution.words import Words
from parley.codebook.cues import Cue, Cues

COLON = Cue(
    id="colon",
    kind="speech",
    channel="said",
    rest=(),
    frames=frozenset({"quote"}),
    prepositions=frozenset(),
    hearer=False,
    bare=True,
)


def phrase_drafts(words: Words, cues: Cues) -> Iterator[Draft]:
    """The attributions of the sentence that no verb makes."""
    yield from _colon(words, cues)
    yield from _according(words, cues)
    yield from _nouns(words, cues)
    yield from _adjectives(words, cues)


def _colon(words: Words, cues: Cues) -> Iterator[Draft]:
    """ "Name: …" at the head of a sentence: a transcript, a headline, a quotation behind a dash or colon."""
    at = next(
        (k for k in range(words.body, min(len(words) - 1, 12)) if words.lower[k] == ":" and words.quote[k] < 0),
        None,
    )
    if at is None or at == words.body or any(words.verbs(words.body, at)):
        return
    names = [k for k in range(words.body, at) if words.text[k][:1].isalpha()]
    quote = words.quote[at + 1] >= 0
    named = (
        names
        and all(words.text[k][:1].isupper() for k in names)
        and (words.pos[names[-1]] == "PROPN" or all(len(words.text[k]) > 2 and words.text[k].isupper() for k in names))
    )
    if not quote and not (named and len(names) <= 5):
        return
    if not quote and {words.lower[names[0]], words.lower[names[-1]]} & cues.labels:
        return
    draft = Draft(words=words, cue=COLON, head=at, cues=[(at, at + 1)], frame="colon")
    draft.source, draft.agent = [(words.body, at)], _head(words, words.body, at)
    if quote:
        draft.content = [quoted(words, at + 1)]
        whole(draft, at + 1)
    else:
        draft.content = [clause(words, at + 1, len(words))]
    yield draft


def _according(words: Words, cues: Cues) -> Iterator[Draft]:
    """ "According to Y, X" and "X, according to Y": the source follows, the rest of the sentence is the content."""
    for at in range(len(words) - 2):
        if words.quote[at] >= 0:
            continue
        for phrase, cue in cues.phrases:
            end = at + len(phrase)
            if words.lower[at] == phrase[0] and words.lower[at:end] == phrase and end < len(words):
                draft = Draft(words=words, cue=cue, head=at, cues=[(at, end)], frame="phrase")
                stop = _source_end(words, at, end)
                draft.source, draft.agent = [(end, stop)], _head(words, end, stop)
                _rest(draft, at, stop)
                if draft.content:
                    yield draft
                break


def _source_end(words: Words, at: int, start: int) -> int:
    """Where the source after "according to" ends: the noun phrase, or the comma before the content."""
    head = start
    seen = set()
    while (
        words.head[head] > head
        and head not in seen
        and words.head[head] < len(words)
        and words.pos[words.head[head]] in ("NOUN", "PROPN", "PRON", "NUM")
    ):
        seen.add(head)
        head = words.head[head]
    end = words.right[head] + 1
    if at == 0 or words.lower[at - 1] in ("but", "and"):
        comma = next((k for k in range(start, len(words)) if words.lower[k] == ","), None)
        if comma is not None:
            # An apposition between commas belongs to the source.
            end = (
                min(end, comma)
                if end > comma and words.pos[min(comma + 1, len(words) - 1)] in ("PRON",)
                else max(min(end, len(words)), start + 1)
            )
    while end > start + 1 and words.lower[end - 1] in (",", ".", ";"):
        end -= 1
    return max(end, start + 1)


def _head(words: Words, start: int, end: int) -> int:
    return next((k for k in range(start, end) if not start <= words.head[k] < end), end - 1)


def _rest(draft: Draft, at: int, stop: int) -> None:
    """The sentence without the phrase: what stands before it, or after it, or both."""
    words = draft.words
    left = clause(words, words.body, at) if at > 0 else (0, 0)
    after = stop
    while after < len(words) and words.lower[after] in (",", "-", "–", "—"):
        after += 1
    right = clause(words, after, len(words)) if after < len(words) else (0, 0)
    if left[1] - left[0] >= 2:
        draft.content.append(left)
    if right[1] - right[0] >= 2 and (left[1] - left[0] < 2 or (stop < len(words) and words.lower[stop] == ",")):
        draft.content.append(right)


def _nouns(words: Words, cues: Cues) -> Iterator[Draft]:
    """ "His demand that …", "a pledge to …", "the claim by Moscow that …"."""
    for head, lower in enumerate(words.lower):
        lines = cues.nouns.get(lower)
        if not lines or words.quote[head] >= 0 or words.pos[head] != "NOUN" or words.dep[head] == "compound":
            continue
        owner = words.kid(head, "nmod:poss")
        for cue in lines:
            draft = Draft(words=words, cue=cue, head=head, cues=[(head, head + 1)], frame="noun")
            if owner is not None and owner < head:
                draft.source, draft.agent = [(words.left[owner], _owner_end(words, owner, head))], owner
            if _noun_content(draft, cue):
                yield draft
                break


def _owner_end(words: Words, owner: int, head: int) -> int:
    end = min(words.right[owner] + 1, head)
    while end > owner + 1 and words.lower[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    return end


def _noun_content(draft: Draft, cue: Cue) -> bool:
    words, head = draft.words, draft.head
    if "colon" in cue.frames:
        return _behind_colon(draft)
    nxt = head + 1
    if nxt < len(words) and words.lower[nxt] == "by" and not draft.source:
        agent = words.head[nxt]
        if agent > nxt and words.right[agent] + 1 < len(words):
            draft.source, draft.agent = [(nxt + 1, words.right[agent] + 1)], agent
            nxt = words.right[agent] + 1
    if nxt >= len(words):
        return False
    for kid in words.kids[head]:
        first = words.left[kid]
        if kid <= head or first < head + 1:
            continue
        opener = words.lower[first]
        if (
            "clause" in cue.frames
            and opener == "that"
            and words.dep[first] == "mark"
            and words.dep[kid] in ("acl", "ccomp", "acl:relcl", "advcl")
        ):
            draft.content.append(clause(words, first, words.right[kid] + 1))
            return True
        if "infinitive" in cue.frames and opener in ("to", "not") and words.dep[kid] in ("acl", "xcomp", "advcl"):
            draft.content.append(clause(words, first, words.right[kid] + 1))
            return True
        if draft.source and opener in cue.prepositions and words.dep[kid] in ("nmod", "obl", "acl"):
            draft.cues[0] = (head, first + 1)
            draft.content.append(clause(words, first + 1, words.right[kid] + 1))
            return first + 1 < words.right[kid] + 1
    return False


def _behind_colon(draft: Draft) -> bool:
    """ "The minister's answer came on Wednesday: …": what stands behind the colon."""
    words = draft.words
    colon = next((k for k in range(draft.head, len(words) - 2) if words.lower[k] == ":"), None)
    if colon is None or not draft.source or not words.dep[draft.head].startswith("nsubj"):
        return False
    draft.content = [clause(words, colon + 1, len(words))]
    return True


def _adjectives(words: Words, cues: Cues) -> Iterator[Draft]:
    """ "Is confident that …", "were willing to …"."""
    for head, lower in enumerate(words.lower):
        lines = cues.adjectives.get(lower)
        if not lines or words.quote[head] >= 0 or words.kid(head, "cop") is None:
            continue
        subject = words.kid(head, "nsubj")
        if subject is None or words.lower[subject] in ("it", "that", "this", "which", "there"):
            continue
        cop = words.kid(head, "cop")
        # "how surprised she is": the verb may stand behind.
        start = min(k for k in (head, cop, *words.kids_of(head, "aux")) if k is not None)
        for cue in lines:
            draft = Draft(words=words, cue=cue, head=head, cues=[(start, head + 1)], frame="adjective")
            draft.source, draft.agent = [(words.left[subject], min(words.right[subject] + 1, start))], subject
            if _adjective_content(draft, cue):
                yield draft
                break


def _adjective_content(draft: Draft, cue: Cue) -> bool:
    words, head = draft.words, draft.head
    for kid in words.kids[head]:
        first = words.left[kid]
        if kid <= head or first < head + 1:
            continue
        opener = words.lower[first]
        if "clause" in cue.frames and words.dep[kid] in ("ccomp", "advcl") and opener in ("that", "whether"):
            draft.content.append(clause(words, first, words.right[kid] + 1))
            return True
        if "infinitive" in cue.frames and words.dep[kid] in ("xcomp", "advcl", "ccomp") and opener == "to":
            draft.content.append(clause(words, first, words.right[kid] + 1))
            return True
        if opener in cue.prepositions and words.dep[kid] == "obl":
            draft.cues[0] = (draft.cues[0][0], first + 1)
            draft.content.append(clause(words, first + 1, words.right[kid] + 1))
            return first + 1 < words.right[kid] + 1
    return False
