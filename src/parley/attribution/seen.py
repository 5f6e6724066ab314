"""What the eye saw of attributions, as drafts, alone or beside those of the rules."""

from __future__ import annotations

from collections.abc import Sequence

from parley.attribution.draft import Draft, Stretch
from parley.attribution.words import MARKS, Words
from parley.codebook.cues import Cue, Cues
from parley.model.sight import SeenAttribution
from parley.text.spans import Span

# Below this the eye is more often wrong than right.
LEAST = 0.4
# What "seems" or "is expected" belongs to nobody in the sentence.
_SOURCELESS = frozenset({"raising"})
_MISLED = frozenset({"clause", "small", "quote"})
_UNKNOWN = Cue(
    id="eye",
    kind="speech",
    channel="said",
    rest=(),
    frames=frozenset(),
    prepositions=frozenset(),
    hearer=False,
    bare=True,
)


def seen_drafts(words: Words, cues: Cues) -> list[Draft]:
    """The attributions that the eye saw in the sentence with enough confidence, in its order."""
    found = (_draft(words, seen, cues) for seen in words.passage.sight.attributions if seen.confidence >= LEAST)
    return [draft for draft in found if draft is not None]


def seen_contents(words: Words) -> list[Span]:
    """What the eye saw said in the sentence, whoever said it."""
    sure = (seen for seen in words.passage.sight.attributions if seen.confidence >= LEAST)
    return [Span(start, end) for seen in sure for start, end in seen.content]


def merged(seen: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """Both: where they see the same cue the rule's stretches and class; what only the rules saw stays.

    Of what only the eye saw stays a source with its cue and content outside quotations and outside what
    others say, and a content alone that no rule gave to anybody. Where the rule has no source it is the
    eye's.
    """
    found = list(ruled)
    for draft in seen:
        twin = next((rule for rule in ruled if _same(draft, rule)), None)
        if twin is not None:
            if not twin.source and draft.source and twin.frame not in _SOURCELESS:
                twin.source, twin.agent = draft.source, draft.agent
            _further(twin, draft)
            twin.seen = True
        elif _alone(draft, ruled):
            found.append(draft)
    return sorted(found, key=lambda draft: draft.head)


def _further(rule: Draft, seen: Draft) -> None:
    """Takes the eye's content where it holds all of the rule's and more, or nothing of it at all.

    Inside a sentence the eye cuts contents short more often than it stretches them, and rules the other way.
    """
    ours, theirs = _inside(rule.content), _inside(seen.content)
    if not theirs or ours == theirs:
        return
    more = theirs - ours
    at = min(more, default=0)
    behind = bool(rule.cues) and at >= rule.cues[-1][1] and rule.words.pos[at] == "CCONJ"
    if (ours < theirs and (rule.frame != "quote" or behind)) or (rule.frame in _MISLED and not ours & theirs):
        rule.content = seen.content


def _inside(stretches: Sequence[Stretch]) -> set[int]:
    return {word for start, end in stretches for word in range(start, end)}


def _alone(draft: Draft, ruled: Sequence[Draft]) -> bool:
    """True where what only the eye saw is more often right than wrong."""
    words = draft.words
    contents = [span for rule in ruled for span in rule.contents()]
    if not draft.cues:
        return not any(span.overlaps(own) for span in contents for own in draft.contents())
    if not draft.source or not draft.content or words.quote[draft.head] >= 0:
        return False
    if draft.cue is _UNKNOWN and words.dep[draft.head].startswith("acl"):
        # "Under the draft, which Kelmar sent in May, …": the relative clause tells nothing.
        return False
    cue = words.span(*draft.cues[0])
    return not any(span.overlaps(cue) for span in contents)


def _same(a: Draft, b: Draft) -> bool:
    return any(s < f and e < g for s, g in a.cues for e, f in b.cues)


def _draft(words: Words, seen: SeenAttribution, cues: Cues) -> Draft | None:
    cue, source, content = (_stretches(words, spans) for spans in (seen.cue, seen.source, seen.content))
    if not content and not (cue and source):
        return None
    head = _cue_head(words, cue or content)
    tables = (cues.verbs, cues.nouns, cues.adjectives) if cue else ()
    lines = next((found for table in tables if (found := table.get(words.lower[head]))), (_UNKNOWN,))
    draft = Draft(
        words=words, cue=lines[0], head=head, cues=cue, source=source, content=content, frame="eye", seen=True
    )
    if source:
        start, end = source[0]
        draft.agent = next((k for k in range(start, end) if words.head[k] not in range(start, end)), end - 1)
    for start, end in content:
        # A quotation may go on in the next sentences.
        if words.quote[end - 1] >= 0 and words.lower[start] in MARKS and end == len(words):
            draft.wide.append(words.quotations[words.quote[end - 1]])
    return draft


def _cue_head(words: Words, stretches: Sequence[Stretch]) -> int:
    inside = [k for start, end in stretches for k in range(start, end)]
    verbs = [k for k in inside if words.pos[k] == "VERB"]
    return verbs[-1] if verbs else inside[0]


def _stretches(words: Words, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The words of the sentence that the spans hold, as stretches."""
    found: list[Stretch] = []
    for start, end in spans:
        inside = [k for k in range(len(words)) if words.start[k] < end and start < words.end[k]]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found
