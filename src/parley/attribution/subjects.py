"""Who is meant by a cue: subject, agent or owner, and the subject that a participle shares with its sentence."""

from __future__ import annotations

from parley.attribution.draft import Draft
from parley.attribution.words import MARKS, STOPS, Words

_SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
_SHARING = ("conj", "xcomp", "advcl", "parataxis", "ccomp")
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_TRAILING = frozenset({"meanwhile", "however", "too", "though"})
_LEADING = frozenset(
    [
        "but",
        "and",
        "so",
        "still",
        "yet",
        "moreover",
        "however",
        "though",
        "although",
        "while",
        "as",
        "if",
        "because",
        "even",
        "when",
        "then",
        "or",
        "nor",
        "meanwhile",
        "also",
        "just",
        "that",
    ]
)


def source(draft: Draft) -> None:
    """Sets the source of a verb's draft: stretch and head."""
    words, head = draft.words, draft.head
    if _as_saying(draft):
        return
    if passive(words, head):
        _agent(draft)
        return
    if _inverted(draft):
        return
    found = subject(words, head)
    if found is None:
        return
    start, end = words.left[found], words.right[found] + 1
    begin = draft.cues[0][0]
    if found < begin:
        end = min(end, begin)
        # A name that the parse has torn apart: what stands between it and the cue belongs to it.
        if end < begin and all(
            (words.pos[k] in ("PROPN", "NOUN", "NUM", "ADJ") or (words.lower[k] == "-" and not words.stops(k)))
            and words.quote[k] < 0
            for k in range(end, begin)
        ):
            end = begin
            found = end - 1 if words.pos[found] == "DET" else found
        comma = next((k for k in range(begin - 1, start, -1) if words.lower[k] == ","), None)
        if comma is not None and comma < begin - 1 and _next_phrase(words, start, comma, begin):
            # "…, possibly Russia, the Guardian wrote": the phrase next to the cue is the source.
            start, end = comma + 1, begin
            found = _noun_head(words, start)
        if (
            words.lower[begin - 1] == ","
            and end < begin - 1
            and words.lower[end] == ","
            and not any(words.quote[k] >= 0 for k in range(end, begin))
        ):
            # An apposition or relative clause between commas belongs to the source.
            end = begin
        if (
            (words.pos[start] == "ADP" or words.lower[start] == "whose")
            and start > words.body
            and not any(words.verbs(words.body, start))
        ):
            if words.lower[start] == "whose":
                found = _noun_head(words, words.body)
            start = words.body
    elif start < draft.cues[-1][1]:
        start = draft.cues[-1][1]
    set_source(draft, found, start, end)


def _next_phrase(words: Words, start: int, comma: int, begin: int) -> bool:
    """True where what stands between the comma and the cue is a noun phrase of its own, no end of a list."""
    own = range(comma + 1, begin)
    plain = all(words.pos[k] in _NAMES or words.pos[k] == "ADP" for k in own) and words.pos[begin - 1] != "ADP"
    return (
        plain
        and words.lower[start] not in ("both", "neither")
        and words.pos[start] != "PRON"
        and words.quote[begin - 1] < 0
    )


def _as_saying(draft: Draft) -> bool:
    """ "TASS quoted the aide as saying", "the aide was quoted by TASS as saying": the one who is quoted."""
    words, head = draft.words, draft.head
    if words.tag[head] != "VBG" or head < 2 or words.lower[head - 1] != "as":
        return False
    verb = next(
        (
            k
            for k in range(head - 2, max(-1, head - 22), -1)
            if words.lower[k] in ("quoted", "quotes", "quoting", "cited")
        ),
        None,
    )
    if verb is None:
        return False
    if passive(words, verb) or words.lower[verb - 1] in _BE:
        kid = words.kid(verb, "nsubj:pass", "nsubj")
        end = verb
        while end > 0 and words.pos[end - 1] in ("AUX", "ADV"):
            end -= 1
        start = words.left[kid] if kid is not None and kid < end else _phrase_start(words, end)
    else:
        start, end = verb + 1, head - 1
    if start >= end or any(words.verbs(start, end)) or words.quote[start] >= 0:
        return False
    set_source(draft, _noun_head(words, start), start, end)
    return bool(draft.source)


def _phrase_start(words: Words, end: int) -> int:
    """Where the noun phrase begins that ends before `end`, as far as names, nouns and their modifiers reach."""
    start = end
    while start > 0 and words.pos[start - 1] in _NAMES and words.quote[start - 1] < 0:
        start -= 1
    return start


def _agent(draft: Draft) -> None:
    """The source of a passive: "was told by two officials"."""
    words, head = draft.words, draft.head
    for kid in words.kids[head]:
        if words.dep[kid] not in ("obl:agent", "obl"):
            continue
        case = next((case for case in words.kids_of(kid, "case") if words.lower[case] == "by"), None)
        if case is not None:
            set_source(draft, kid, case + 1, words.right[kid] + 1)
            return


def passive(words: Words, head: int) -> bool:
    """True where the verb's subject is its object: "was told"."""
    return words.kid(head, "aux:pass", "nsubj:pass") is not None


def _inverted(draft: Draft) -> bool:
    """ "…," said the minister: after a comma or a quotation, before a name or noun, whatever the parse says."""
    words, (begin, after) = draft.words, draft.cues[0]
    if draft.cue.kind not in ("speech", "document", "stance") or begin == 0 or after >= len(words):
        return False
    before = words.lower[begin - 1]
    if before not in MARKS and before not in (",", "?", "!", "-", "–", "—"):
        return False
    if (
        words.pos[after] not in ("PROPN", "NOUN", "PRON", "DET", "NUM", "ADJ")
        or words.quote[after] >= 0
        or words.tag[draft.head] == "VBG"
    ):
        return False
    if words.lower[after] in ("it", "that", "this", "him", "them", "me", "us", "what") or any(
        k < begin - 1 for k in words.kids_of(draft.head, "nsubj")
    ):
        return False
    if (
        draft.words.kid(draft.head, "ccomp") is not None
        and (words.kid(draft.head, "ccomp") or 0) > draft.head
        and words.kid(draft.head, "nsubj") is None
    ):
        return False
    head = _noun_head(words, after)
    set_source(draft, head, after, _inverted_end(words, head))
    return True


def _inverted_end(words: Words, head: int) -> int:
    """Where the source after its verb ends: behind its appositions and relative clauses, before "in an interview"."""
    k = head + 1
    while k < len(words):
        lower = words.lower[k]
        if words.quote[k] >= 0 or lower in (".", ";", ":", "?", "!"):
            break
        if lower in ("-", "–", "—") and words.start[k] != words.end[k - 1]:
            break
        if lower == ",":
            after = words.tag[k + 1] if k + 1 < len(words) else "."
            if after not in (
                "DT",
                "NN",
                "NNS",
                "NNP",
                "NNPS",
                "WP",
                "JJ",
                "CD",
                "PRP$",
                "RB",
                "VBN",
            ) or words.lower[k + 1] in ("when", "too"):
                break
        k += 1
    right = words.right[head] + 1
    # Without a mark the phrase ends where the parse ends it: "said Trump on Monday".
    comma = next((j for j in range(head + 1, k) if words.lower[j] == ","), None)
    return k if comma is not None and comma <= right else min(max(right, head + 1), k)


def _noun_head(words: Words, start: int) -> int:
    """The head of the noun phrase that begins at `start`: the highest of its words up to a mark or verb."""
    head = start
    for k in range(start, len(words)):
        if words.lower[k] in STOPS or words.pos[k] in ("VERB", "AUX", "ADP", "SCONJ"):
            break
        if words.pos[k] in _NAMES and (
            words.head[head] == k or words.head[k] < start or words.head[k] not in range(start, k + 8)
        ):
            head = k
            if words.head[k] < start:
                break
    return head


def subject(words: Words, head: int) -> int | None:
    """The subject of a verb, its own or the one that it shares."""
    if words.tag[head] == "VBG" and head and words.lower[head - 1] == "," and words.kid(head, *_SUBJECTS) is None:
        if (shared := _sentence_subject(words, head)) is not None:
            return shared
    seen: set[int] = set()
    verb = head
    while verb not in seen:
        seen.add(verb)
        own = words.kid(verb, *_SUBJECTS)
        if own is None and verb != head:
            own = words.kid(verb, "nsubj:pass")
        if own is not None:
            return own
        dep, governor = words.dep[verb], words.head[verb]
        if dep == "acl" and verb == head:
            # "a statement saying that": the noun is the source, unless it is the object of the sentence's verb.
            return governor if words.lower[verb - 1] != "," else _sentence_subject(words, verb)
        if dep.startswith("acl") or dep not in _SHARING:
            break
        if dep == "xcomp":
            hearer = words.kid(governor, "obj", "iobj")
            if hearer is not None and hearer < verb and words.tag[verb] == "VB":
                return hearer
        if dep == "ccomp" and words.tag[verb] != "VBG":
            break
        verb = governor
    return _surface(words, head)


def _sentence_subject(words: Words, verb: int) -> int | None:
    root = verb
    for _ in range(len(words)):
        if words.head[root] == root:
            break
        root = words.head[root]
        if (own := words.kid(root, "nsubj", "nsubj:pass")) is not None and own != verb:
            return own
    return None


def _surface(words: Words, head: int) -> int | None:
    """A name or noun right before the verb, where the parse tells no subject."""
    if words.tag[head] in ("VBG", "VB") or (head and words.lower[head - 1] == "to"):
        return None
    before = head - 1
    while before >= 0 and words.pos[before] in ("AUX", "ADV"):
        before -= 1
    if before >= 0 and words.lower[before] == ",":
        # "Ann Lewis, a longtime adviser, said": the phrase before the first comma, if it has no verb.
        comma = next((k for k in range(words.body, before) if words.lower[k] == ","), None)
        if comma is None or any(words.verbs(words.body, comma)) or words.pos[words.body] not in _NAMES:
            return None
        before = comma - 1
    if (last := _last_clause(words, before)) is not None:
        return last
    if before < 0 or words.pos[before] not in ("PROPN", "PRON", "NOUN") or words.quote[before] >= 0:
        return None
    while words.dep[before] in ("flat", "compound") and words.head[before] < before:
        before = words.head[before]
    return before


def _last_clause(words: Words, before: int) -> int | None:
    """ "…, two officials familiar with the talks said": the phrase after the last comma, if it has no verb."""
    comma = next((k for k in range(before, max(words.body, before - 14), -1) if words.lower[k] == ","), None)
    if comma is None or comma == before or any(words.verbs(comma + 1, before + 1)):
        return None
    head = None
    for k in range(comma + 1, before + 1):
        if words.pos[k] not in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "PART"):
            break
        head = k if words.pos[k] in ("NOUN", "PROPN") else head
    return head if head is not None and words.pos[comma + 1] in ("DET", "NUM", "ADJ", "PROPN", "NOUN") else None


def set_source(draft: Draft, head: int, start: int, end: int) -> None:
    """Sets the source without marks and linking words at its sides."""
    words = draft.words
    start = max(start, words.body)
    mark = next(
        (
            k
            for k in range(min(head, end - 1), start, -1)
            if words.lower[k] in MARKS and words.quote[head] < 0 and words.quote[k] >= 0
        ),
        None,
    )
    if mark is not None:
        start = mark + 1
    while end - start > 2 and words.lower[end - 1] in _TRAILING and words.lower[end - 2] == ",":
        end -= 2
    colon = next((k for k in range(start, end) if words.lower[k] == ":"), None)
    if colon is not None and head < colon:
        end = colon
    while end > start and (
        words.lower[end - 1] in STOPS or words.lower[end - 1] in MARKS or words.dep[end - 1] == "cc"
    ):
        end -= 1
    while (
        start < end - 1
        and start < head
        and (
            words.lower[start] in STOPS
            or words.lower[start] in _LEADING
            or words.lower[start] in MARKS
            or (words.dep[start] == "advmod" and words.head[start] != start + 1)
        )
    ):
        start += 1
    if start < end:
        draft.source = [(start, end)]
        draft.agent = head
