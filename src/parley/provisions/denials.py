"""Denials of what was told of a party: "called the story nonsense", "No such offer was made"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.holders import Holders
from parley.provisions.levels import match
from parley.provisions.stance import PROCESS, step

if TYPE_CHECKING:
    from spacy.tokens import Token

# What a report says, which its subject may deny.
_TOLD = frozenset(
    "report story claim account allegation tale version assertion rumour rumor suggestion article".split()
)
_POINTING = frozenset({"it", "that", "this", "them", "these", "so"})
_CALLING = frozenset("call dismiss brand label describe denounce term reject deride".split())
_DENYING = frozenset({"deny", "dispute", "disavow", "refute"})
_REPORTING = frozenset({"report", "say", "write", "claim", "allege", "announce"})
_DEEDS = frozenset("offer agreement promise pledge deal commitment concession proposal thing request demand".split())
_DENIABLE = frozenset({"offer", "accept", "propose", "consider", "demand", "threaten"})
_BACK = 3


class Denials:
    """Finds what the passages of one report deny of what was told before."""

    def __init__(self, stances: Stances, holders: Holders) -> None:
        self._stances, self._holders = stances, holders

    def drafts(
        self,
        passage: Passage,
        here: Sequence[Draft],
        before: Sequence[Draft],
        told: Mapping[int, Sequence[Draft]],
    ) -> Iterator[Draft]:
        """The passage's drafts, with what is denied in it of the sentences before.

        `told` is what each passage before would have done, whoever wants it.
        """
        found: list[Draft] = []
        for token in passage.parse:
            words = self._denying(token)
            if words and not any(d.stance == "deny" and d.measure not in PROCESS for d in here):
                reported = [d for d in told.get(passage.index - 1, ()) if _reported(d)]
                found = list(self._denied(passage, token, words, before, reported))
            if found:
                break
        spans = {span for draft in found for span in draft.words}
        yield from (d for d in here if d.measure not in PROCESS or not spans & set(d.words))
        yield from found

    def _denying(self, token: Token) -> tuple[Token, ...]:
        """The words that deny what was told before, where the token is their head; none where it is not."""
        if token.pos_ != "VERB":
            return _said_false(token, self._stances)
        if token.lemma_.lower() in _CALLING and (verdict := self._verdict(token)) is not None:
            return (token, verdict)
        if token.lemma_.lower() in _DENYING:
            if (told := _pointing(token)) is not None:
                return (token, told)
            such = next((t for t in token.subtree if _such(t) and t.i > token.i), None)
            return (token, such) if such is not None else ()
        such = next((c for c in token.children if c.dep_ in ("nsubj:pass", "obj") and _such(c)), None)
        if such is not None and any(d.lower_ == "no" for d in such.children) and not _governed(token):
            return (such, token)
        nothing = next((c for c in token.children if c.lower_ == "nothing" and c.dep_ in ("obj", "obl")), None)
        told_of = match(token, self._stances)
        perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in token.children)
        if nothing is not None and perfect and told_of is not None and told_of.stance in ("offer", "accept"):
            bare = not any(c.dep_.startswith(("acl", "nmod")) for c in nothing.children)
            return (token, nothing) if bare else ()
        return ()

    def _verdict(self, verb: Token) -> Token | None:
        """The "nonsense" of "called the story nonsense", where what is called so is something told."""
        if _pointing(verb) is None:
            return None
        for word in verb.subtree:
            if word.i > verb.i and self._stances.verdicts.get(word.lower_) == "deny":
                return word
        return None

    def _denied(
        self,
        passage: Passage,
        token: Token,
        words: tuple[Token, ...],
        before: Sequence[Draft],
        reported: Sequence[Draft],
    ) -> Iterator[Draft]:
        """What the one who denies was last told to have offered, agreed or asked, or what was just reported."""
        parties: tuple[Actor, ...] = ()
        if token.lemma_.lower() in _CALLING | _DENYING or words[-1].lower_ == "nothing":
            parties, _ = self._holders.subjects(passage, token)
        elif speaker := self._holders.speaker(passage, token):
            parties = (speaker,)
        near = [d for d in before if 0 < passage.index - d.passage.index <= _BACK and not d.condition]
        for party in parties:
            own = [d for d in near if d.party.party == party.party and d.stance in _DENIABLE]
            farther = not own or max(d.passage.index for d in own) < passage.index - 1
            if reported and farther and token.lemma_.lower() in _DENYING:
                own = list(reported)
            if not own:
                continue
            last = max(d.passage.index for d in own)
            # What is given for what: the main thing comes first.
            one = min((d for d in own if d.passage.index == last), key=lambda d: (d.stance == "demand", d.anchor.i))
            yield Draft(
                passage=passage,
                anchor=token,
                measure=one.measure,
                stance="deny",
                party=party,
                modality="asserted",
                words=[span_of(passage, word) for word in words],
                steps=[
                    step(passage, "stances:deny", token),
                    Step(rule="denials:points-back", span=span_of(passage, words[-1]), note="to what was told before"),
                ],
                actor=one.actor,
                places=one.places,
            )


def _reported(draft: Draft) -> bool:
    """True for what "the radio reported" is to happen, or "the paper said"."""
    above = (draft.anchor, *draft.anchor.ancestors)
    return any(word.pos_ == "VERB" and word.lemma_.lower() in _REPORTING and word != draft.anchor for word in above)


def _pointing(verb: Token) -> Token | None:
    """What a verb denies, where it only points back: "it", "the report", not "a report that …"."""
    for child in verb.children:
        # "called the story nonsense" may be read as of one noun.
        inner = [c for c in child.children if c.dep_ in ("compound", "det") and child.dep_ in ("obj", "xcomp")]
        for word in (child, *inner):
            if word.i < verb.i or (word is child and child.dep_ not in ("obj", "det")):
                continue
            if word.lower_ in _POINTING and word.pos_ in ("PRON", "DET"):
                return word if verb.lemma_.lower() in _CALLING or word is child else None
            bare = not any(c.dep_ in ("acl", "ccomp", "acl:relcl") for c in (*word.children, *child.children))
            if word.lemma_.lower() in _TOLD and bare:
                return word
    return None


def _said_false(word: Token, stances: Stances) -> tuple[Token, ...]:
    """The words of "The report was false", "the story is not true"; none where the word says nothing of the kind."""
    who = grammar.subject(word)
    said = who is not None and who.lemma_.lower() in _TOLD and any(c.dep_ == "cop" for c in word.children)
    untrue = stances.verdicts.get(word.lower_) == "deny" or _not_true(word)
    return (word, who) if who is not None and said and untrue else ()


def _not_true(word: Token) -> bool:
    """True for "was not true"."""
    return word.lower_ in ("true", "accurate", "correct") and any(c.lower_ in ("not", "n't") for c in word.children)


def _such(noun: Token) -> bool:
    """True for "any such offer", "no such thing"."""
    return noun.lemma_.lower() in _DEEDS and any(c.lower_ == "such" for c in noun.children)


def _governed(verb: Token) -> bool:
    """True where a condition or question stands over the verb."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children)
