"""What is ascribed by a verb: the clause, infinitive or noun phrase that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from parley.attribution.draft import Draft, Stretch
from parley.attribution.said import around, quotation, whole
from parley.attribution.subjects import passive
from parley.attribution.words import STOPS, Words
from parley.codebook.cues import Cue

# Participles that begin another saying of the same speaker.
_NEXT = frozenset(
    [
        "noting",
        "adding",
        "saying",
        "citing",
        "calling",
        "arguing",
        "according",
        "warning",
        "suggesting",
        "accusing",
        "referring",
        "pointing",
    ]
)
_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "where", "when", "which"})


def content(draft: Draft, cues: Sequence[Cue]) -> bool:
    """Sets the content of a verb's draft; False where it has none and so ascribes nothing."""
    frames = {frame: cue for cue in reversed(cues) for frame in cue.frames}
    tries = (
        ("quote", quotation),
        ("clause", _that),
        ("quote", around),
        ("clause", _clause),
        ("infinitive", _infinitive),
        ("raising", _raising),
        ("small", _small),
        ("object", _object),
        ("gerund", _gerund),
        ("clause", _run_on),
    )
    for frame, attempt in tries:
        if frame in frames:
            draft.cue = frames[frame]
            if attempt(draft):
                draft.frame = frame
                return True
    for cue in cues:
        if cue.prepositions and _preposition(draft, cue):
            draft.cue, draft.frame = cue, "preposition"
            return True
    return False


def _that(draft: Draft) -> bool:
    """A clause whose opening word follows the cue: "said that …", "said in Kyiv on Thursday that …"."""
    words = draft.words
    floor = draft.cues[-1][1]
    at = _opener(words, floor, draft.cue.hearer)
    if at is None:
        return False
    kid = next(
        (
            k
            for k in words.kids[draft.head]
            if k > at and words.dep[k] in ("ccomp", "advcl", "xcomp", "acl") and words.left[k] <= at
        ),
        None,
    )
    end = words.right[kid] + 1 if kid is not None else _own_end(words, at)
    draft.content.append(clause_to(draft, at, end))
    return True


def _own_end(words: Words, at: int) -> int:
    """The end of the clause that the word at `at` opens, by its own governor."""
    verb = words.head[at]
    return words.right[verb] + 1 if verb > at else len(words)


def _opener(words: Words, floor: int, hearer: bool = False) -> int | None:
    """A "that" or "whether" after the cue or after a short phrase without a verb; other openers right after it."""
    if (
        floor < len(words)
        and words.lower[floor] in _OPENERS
        and words.lower[floor] != "which"
        and words.tag[floor] != "DT"
    ):
        return floor
    for at in range(floor, min(floor + 10, len(words))):
        if words.lower[at] in ("that", "whether") and words.dep[at] == "mark":
            # "Added the condition that …": the clause is the noun's.
            return None if not hearer and words.dep[at - 1] == "obj" and words.pos[at - 1] == "NOUN" else at
        if words.pos[at] in ("VERB", "AUX") or words.lower[at] in STOPS or words.quote[at] >= 0:
            return None
    return None


def _clause(draft: Draft) -> bool:
    """A clause without an opening word: "said the offer stood"."""
    words, head = draft.words, draft.head
    floor = max(end for _, end in (*draft.cues, *draft.source) if end <= len(words))
    if draft.source and draft.source[0][0] < head:
        floor = draft.cues[-1][1]
    for kid in words.kids[head]:
        if (
            kid > head
            and words.dep[kid] == "ccomp"
            and kid >= floor
            and words.lower[max(words.left[kid], floor)] != "to"
        ):
            start = max(words.left[kid], floor)
            if draft.cue.kind == "thought" and any(words.lower[k] == ":" for k in range(floor, start)):
                continue
            draft.content.append(clause_to(draft, start, words.right[kid] + 1))
            return True
    return False


def _run_on(draft: Draft) -> bool:
    """A clause that the parse hangs elsewhere: what follows the cue of a speaker up to the end of the sentence."""
    words, head = draft.words, draft.head
    floor = draft.cues[-1][1]
    if draft.cue.kind not in ("speech", "document", "thought") or not draft.source or draft.source[0][0] > head:
        return False
    if draft.cue.kind == "thought" and draft.source[0][1] != draft.cues[0][0]:
        return False
    while floor < len(words) - 1 and (words.pos[floor] == "ADV" or words.lower[floor] in ("once", "more", "again")):
        floor += 1
    if (
        floor >= len(words)
        or words.tag[head] == "VB"
        or words.pos[floor] in ("ADP", "PUNCT", "CCONJ", "SCONJ", "PART")
        or words.lower[floor] in STOPS
    ):
        return False
    if not any(words.tag[k] in ("VBZ", "VBP", "VBD", "MD") for k in range(floor, len(words))):
        return False
    floor = draft.cues[-1][1]
    if _noun_that(words, floor):
        return False
    end = next((k for k in range(floor, len(words)) if words.lower[k] in (";", "-", "–", "—")), len(words))
    draft.content.append(clause_to(draft, floor, end))
    before = draft.source[0][0] - 1
    if (before >= 0 and words.tag[before] in ("WP", "WDT")) or words.lower[max(before, 0)] == "what":
        draft.content.insert(0, (before, before + 1))
    return True


def _noun_that(words: Words, at: int) -> bool:
    """True for a noun with a clause of its own at `at`: "(added) the condition that …"."""
    while at < len(words) and words.pos[at] in ("DET", "ADJ"):
        at += 1
    return words.lower[at + 1 : at + 2] == ("that",) and words.pos[at] == "NOUN" and words.dep[at + 1] == "mark"


def clause_to(draft: Draft, start: int, end: int) -> Stretch:
    """The clause from `start`: to where the parse ends it, or further where the parse breaks it off."""
    words = draft.words
    end = _further(words, draft, start, end)
    for k in range(start + 1, end - 1):
        if words.quote[k] < 0 and (words.lower[k] == ";" or (words.lower[k] == "," and words.lower[k + 1] in _NEXT)):
            end = k
            break
    if draft.cue.kind == "thought" and words.dep[draft.head].startswith("acl"):
        # "…, citing people who know what was said: the offer …": the colon is not the relative clause's.
        end = next((k for k in range(start, end) if words.lower[k] == ":" and words.quote[k] < 0), end)
    if start < len(words) and any(words.quote[k] >= 0 for k in range(start, end)):
        whole(draft, end - 1 if words.quote[end - 1] >= 0 else start)
    return clause(words, start, end)


def _further(words: Words, draft: Draft, start: int, end: int) -> int:
    """The end of a clause, moved on where nothing in the sentence closes it."""
    size = len(words)
    while end < size:
        lower = words.lower[end]
        if words.quote[end] >= 0 and words.quote[end] == words.quote[end - 1]:
            end += 1
        elif lower in STOPS or words.pos[end] in ("CCONJ", "SCONJ") or words.dep[end] == "mark" or lower in ("(", ")"):
            break
        else:
            # A word that the parse hangs elsewhere, with no mark between: the clause goes on.
            end = max(end + 1, min(words.right[end] + 1, size)) if words.right[end] >= end else end + 1
    return end


def clause(words: Words, start: int, end: int) -> Stretch:
    """A stretch without marks at its sides, with the whole of a quotation that it ends in."""
    while end < len(words) and words.quote[end - 1] >= 0 and words.quote[end] == words.quote[end - 1]:
        end += 1
    while start < end and words.lower[start] in STOPS:
        start += 1
    while end > start and words.lower[end - 1] in STOPS and words.quote[end - 1] < 0:
        end -= 1
    return start, end


def _infinitive(draft: Draft) -> bool:
    """An infinitive after the cue: "pledged to …", "urged both sides to …" without those who are urged."""
    words, head = draft.words, draft.head
    floor = draft.cues[-1][1]
    for kid in words.kids[head]:
        if kid > head and words.dep[kid] in ("xcomp", "advcl", "ccomp", "obj"):
            to = next((k for k in words.kids_of(kid, "mark", "aux") if words.lower[k] == "to"), None)
            if to is None or to < floor or to > floor + 12:
                continue
            start = to - 1 if to > floor and words.lower[to - 1] == "not" else to
            draft.content.append(clause_to(draft, start, words.right[kid] + 1))
            if passive(words, head):
                _raised(draft)
            return True
    return False


def _raised(draft: Draft) -> None:
    """The subject of a passive or of "seem" is part of what is ascribed."""
    words = draft.words
    raised = words.kid(draft.head, "nsubj:pass", "nsubj")
    if raised is not None and not draft.cue.hearer and words.left[raised] < draft.cues[0][0]:
        draft.content.insert(0, clause(words, words.left[raised], min(words.right[raised] + 1, draft.cues[0][0])))


def _raising(draft: Draft) -> bool:
    """ "Trump appears to be …": nobody is named; subject and complement are the content."""
    words, head = draft.words, draft.head
    floor = draft.cues[-1][1]
    kid = next(
        (
            k
            for k in words.kids[head]
            if (k >= floor and words.dep[k] in ("xcomp", "ccomp", "advcl")) or (k >= floor and words.lower[k] == "like")
        ),
        None,
    )
    if kid is None:
        return False
    draft.source, draft.agent = [], None
    draft.content.append(clause_to(draft, max(words.left[kid], floor), words.right[kid] + 1))
    if (raised := words.kid(head, "nsubj")) is not None and words.lower[raised] not in ("it", "there"):
        _raised(draft)
    return True


def _small(draft: Draft) -> bool:
    """An object with what is said of it: "called it a mistake", "viewed the shift as progress"."""
    words, head = draft.words, draft.head
    floor = draft.cues[-1][1]
    kids = [
        kid for kid in words.kids[head] if kid >= floor and words.dep[kid] in ("obj", "xcomp", "ccomp", "obl", "iobj")
    ]
    if passive(words, head):
        rest = [k for k in kids if words.dep[k] == "xcomp" or words.lower[words.left[k]] in ("as", "for", "of")]
        if not rest:
            return False
        draft.content.append(clause(words, max(floor, words.left[rest[0]]), words.right[rest[0]] + 1))
        _raised(draft)
        return True
    things = [kid for kid in kids if words.dep[kid] in ("obj", "xcomp", "ccomp")]
    if not things:
        return False
    start, end = max(words.left[things[0]], floor), max(words.right[k] for k in things) + 1
    for kid in kids:
        if words.dep[kid] == "obl" and kid >= end and words.lower[words.left[kid]] in ("as", "of", "for"):
            end = max(end, words.right[kid] + 1)
    draft.content.append(clause_to(draft, start, end))
    return True


def _object(draft: Draft) -> bool:
    """A noun phrase: "outlined a plan"."""
    words, head = draft.words, draft.head
    floor = draft.cues[-1][1]
    if passive(words, head):
        if not draft.source:
            return False
        _raised(draft)
        return bool(draft.content)
    thing = next((kid for kid in words.kids[head] if kid >= floor and words.dep[kid] in ("obj", "iobj")), None)
    if thing is None and draft.cue.rest:
        thing = next((kid for kid in words.kids[head] if kid >= floor and words.dep[kid] in ("obl", "nmod")), None)
    if thing is None or (words.dep[head].startswith("acl:relcl") and words.tag[thing] in ("WP", "WDT")):
        return False
    draft.content.append(clause(words, max(words.left[thing], floor), words.right[thing] + 1))
    return True


def _gerund(draft: Draft) -> bool:
    """An -ing clause: "denied having agreed"."""
    words, head = draft.words, draft.head
    floor = draft.cues[-1][1]
    for kid in words.kids[head]:
        if (
            kid >= floor
            and words.dep[kid] in ("xcomp", "ccomp", "advcl")
            and words.lower[max(words.left[kid], floor)].endswith("ing")
        ):
            draft.content.append(clause_to(draft, max(words.left[kid], floor), words.right[kid] + 1))
            return True
    return False


def _preposition(draft: Draft, cue: Cue) -> bool:
    """What a preposition of the cue opens: "called for …", "spoke of …"; the preposition is part of the cue."""
    words = draft.words
    at = draft.cues[-1][1]
    while at < len(words) and words.pos[at] == "ADV":
        at += 1
    if at >= len(words) - 1 or words.lower[at] not in cue.prepositions or words.pos[at] not in ("ADP", "SCONJ", "PART"):
        return False
    owner = words.head[at]
    end = words.right[owner] + 1 if owner > at else len(words)
    if at + 1 >= end:
        return False
    draft.cues[-1] = (draft.cues[-1][0], at + 1)
    draft.content.append(clause_to(draft, at + 1, end))
    return True
