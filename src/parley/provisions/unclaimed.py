"""What a sentence tells of without anybody's taking a stance: aims of talks, what a deal would lead to, open questions.

"Talks aimed at ending the war", "a deal that would pave the way for a vote", "there is little sign that either side is
ready": who agrees to talk, or signs, or is doubted has neither offered nor accepted what is told so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.stance import PROCESS
from parley.provisions.triggers import FULFILLED

if TYPE_CHECKING:
    from spacy.tokens import Token

# "pave the way for", "set the stage for": what may come of a thing.
_LEADING = {"way": frozenset("pave clear open prepare smooth".split()), "stage": frozenset({"set"})}
_LEADING |= {"door": frozenset({"open"}), "ground": frozenset({"prepare", "lay"})}
_NEEDING = frozenset({"require", "need", "involve", "entail", "mean", "take"})
_POINTING = frozenset({"which", "that", "it", "this"})
_SIGNS = frozenset({"sign", "indication", "hint", "evidence", "suggestion", "guarantee", "chance", "prospect"})
_SCARCE = frozenset({"no", "little", "few", "scant"})
_OPEN = frozenset({"how", "whether", "when", "where"})
_BESIDE = frozenset({"apart", "aside", "besides", "except"})
_JUDGING = frozenset({"call", "describe", "brand", "label", "dub", "denounce", "criticise", "criticize"})
_STEPS = frozenset({"decision", "move", "step", "choice", "policy"})
_JUDGED = frozenset({"obj", "ccomp", "xcomp"})
_BLAMING = frozenset({"accuse", "blame", "criticise", "criticize", "condemn", "fault"})
_COMING_WITH = frozenset({"accompany", "depend", "hinge", "await", "follow", "precede"})
_PUT = frozenset({"offer", "demand", "propose"})
_COLLAPSING = frozenset({"fail", "collapse", "founder"})
_FAILING = frozenset({"fail", "failure", "unable", "inability", "struggle", "unlikely"})
# Who wants talks so treated does not want them.
_SUSPENDING = frozenset({"suspend", "halt", "stop", "end", "cancel", "abandon"})
_FULFILLING = frozenset({"meet", "fulfil", "fulfill", "satisfy"})
_TALKS = frozenset({"talk", "talks", "negotiation", "dialogue", "discussion", "consultation"})
_ABOUT = frozenset({"on", "about", "over"})
_ACHIEVING = frozenset({"conclude", "reach", "strike", "seal", "achieve"})
_TELLING = frozenset("specific comment elaborate disclose reveal speculate explicit confirm".split())
_KEEPING = frozenset({"decline", "refuse"})
_HELD = ("hostage", "captive", "captor", "kidnap", "abduct", "ransom", "pirate", "hijack")


def is_unclaimed(anchor: Token, words: Sequence[Token], stance: str) -> bool:
    """True where what is told at `anchor` is nobody's stance, though `words` look like a `stance` towards it."""
    path = [anchor, *anchor.ancestors]
    if any(_aimed(word) or _leads_to(word) or _open(word) for word in path):
        return True
    if stance == "demand" and _hinging(anchor):
        return True
    if any(is_missed(word) for word in path):
        return True
    if is_doubted(anchor) or is_blamed(anchor) or any(_unreal(word) for word in path):
        return True
    if stance == "demand" and any(_needed(word) for word in (*path, *words)):
        return True
    return stance == "reject" and any(grammar.case(word) in _BESIDE or _excepted(word) for word in path)


def is_judged(anchor: Token) -> bool:
    """True for "called the decision to talk a mistake": who judges another's step does not offer it."""
    below = anchor
    for word in anchor.ancestors:
        named = any(c.dep_ == "xcomp" and c.pos_ in ("NOUN", "ADJ") and c != below for c in word.children)
        if word.lemma_.lower() in _JUDGING and below.dep_ == "obj" and below.lemma_.lower() in _STEPS:
            return True
        if word.lemma_.lower() in _JUDGING and below.dep_ in _JUDGED and below.pos_ in ("NOUN", "PROPN") and named:
            return True
        below = word
    return False


def is_blamed(anchor: Token) -> bool:
    """True for "accused it of failing to honour a deal to free them": what is told of a charge, not of an offer."""
    below = anchor
    for word in anchor.ancestors:
        if word.lemma_.lower() in _BLAMING and word.pos_ == "VERB":
            return below.dep_ in ("advcl", "obl", "xcomp", "ccomp")
        below = word
    return False


def is_missed(word: Token) -> bool:
    """True for "after the two failed to agree on a truce", "were unable to agree": they neither took nor refused it."""
    above = word.head if word.dep_ in ("xcomp", "advcl", "acl") and grammar.infinitive(word) else None
    return above is not None and above.lemma_.lower() in _FAILING


def is_doubted(anchor: Token) -> bool:
    """True for "there was little sign either side was ready to sign", "no guarantee that they would"."""
    return any(
        word.lemma_.lower() in _SIGNS and any(c.lower_ in _SCARCE for c in word.children)
        for word in anchor.ancestors
        if word.pos_ == "NOUN"
    )


def talked_about(anchor: Token) -> Token | None:
    """The talks of "negotiations on ending the war": what is agreed, offered or refused is to talk."""
    for word in (anchor, *anchor.ancestors):
        about = any(c.lower_ in _ABOUT and c.dep_ in ("case", "mark") for c in word.children)
        before = [t for t in word.head.subtree if t.lemma_.lower() in _TALKS and t.i < word.i] if about else []
        if word != word.head and (word.head.lemma_.lower() in _TALKS or before):
            return word.head if word.head.lemma_.lower() in _TALKS else before[-1] if about else None
    return None


def _aimed(word: Token) -> bool:
    """True for what talks, efforts and visits are "aimed at"."""
    return word.lemma_.lower() == "aim" and word.dep_.startswith(("acl", "advcl")) and word.tag_ in ("VBN", "VBG")


def _leads_to(word: Token) -> bool:
    return any(c.dep_ == "obj" and word.lemma_.lower() in _LEADING.get(c.lower_, frozenset()) for c in word.children)


def _open(word: Token) -> bool:
    """True for "how to disarm the rebels", "whether to sign": on an agenda, and no more."""
    if not grammar.infinitive(word):
        return False
    before = word.nbor(-2).lower_ if word.i > word.sent.start + 1 else ""
    return before in _OPEN or any(c.lower_ in _OPEN and c.dep_ in ("advmod", "mark") for c in word.children)


def _unreal(word: Token) -> bool:
    """True for "would have allowed talks": it did not come to that."""
    helping = {c.lower_ for c in word.children if c.dep_.startswith("aux")}
    return word.tag_ == "VBN" and helping >= {"would", "have"}


def _needed(word: Token) -> bool:
    """True for "which would require a pardon": what a step takes is demanded by nobody."""
    who = grammar.subject(word, shared=False) if word.lemma_.lower() in _NEEDING and word.pos_ == "VERB" else None
    return who is not None and who.lower_ in _POINTING and word.dep_.startswith(("acl", "advcl", "parataxis"))


def _hinging(anchor: Token) -> bool:
    """True for "any truce must be accompanied by reforms": what something else must come with is not what is asked."""
    subject = anchor
    while subject.dep_ in ("nmod", "compound", "amod") and subject.head != subject:
        subject = subject.head
    return subject.dep_.startswith("nsubj") and subject.head.lemma_.lower() in _COMING_WITH


def _excepted(word: Token) -> bool:
    return any(c.lower_ in _BESIDE and c.dep_ in ("mark", "case", "advmod") for c in word.children)


def is_undone(stance: str, measure: str, words: Sequence[Token]) -> bool:
    """True for "demands that it suspend its talks with others", and for who denies that talks have failed."""
    lemmas = {word.lemma_.lower() for word in words}
    below = {word.lemma_.lower() for word in (words[0].subtree if words else ())}
    wanted = stance in _PUT and measure == "meet" and lemmas & _SUSPENDING
    return bool(wanted) or (stance == "deny" and measure in PROCESS and bool(below & _COLLAPSING))


def is_achieved(word: Token) -> bool:
    """True for "had been reached", "have not struck": what has come about, or has not, is no more offered or denied."""
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in word.children)
    return word.lemma_.lower() in _ACHIEVING and word.tag_ == "VBN" and perfect


def is_kept_back(anchor: Token) -> bool:
    """True for "declined to comment on the truce": what is refused there is to tell of it."""
    path = [anchor, *anchor.ancestors]
    telling = next((at for at, word in enumerate(path) if word.lemma_.lower() in _TELLING), len(path))
    return any(word.lemma_.lower() in _KEEPING for word in path[telling + 1 :])


def is_state(verb: Token) -> bool:
    """True for "are deployed", "is arming": who denies what is so denies no offer and no promise."""
    helpers = [c for c in verb.children if c.dep_.startswith("aux")]
    if any(c.tag_ == "MD" or c.lemma_ == "have" or c.lower_ == "to" for c in helpers):
        return False
    return verb.tag_ in ("VBN", "VBG") and any(c.lemma_ == "be" and c.tag_ != "VB" for c in helpers)


def holds_captives(passages: Iterable[Passage]) -> bool:
    """True where a report tells of people who are held: nobody else is bought free."""
    return any(word.lemma_.lower().startswith(_HELD) for passage in passages for word in passage.parse)


def is_pending(word: Token) -> bool:
    """True for the words of "still have to agree on it"."""
    return grammar.pending(word) or any(grammar.pending(c) for c in word.head.children)


def is_over(words: Sequence[Token]) -> bool:
    """True for "no longer insists on it": what is told is that the stance has gone."""
    near = {c for word in words for above in (word, word.head) for c in (above, *above.children)}
    return any(word.lower_ == "longer" and word.i and word.nbor(-1).lower_ == "no" for word in near)


def is_fulfilled(words: Sequence[Token]) -> bool:
    """True for "until its demands are met", "meeting the demands for talks": nobody meets there."""
    for word in words:
        above = next((w for w in word.ancestors if w.lemma_.lower() in FULFILLED), None)
        if above is not None and above.dep_ == "obj" and above.head.lemma_.lower() in _FULFILLING:
            return True
    near = {w.lemma_.lower() for word in words for w in (word, word.head, *word.children, *word.head.children)}
    return bool(near & _FULFILLING and near & FULFILLED)


def is_constitutional(passage: Passage) -> bool:
    """False for "demanded further amendments" to a draft of whatever else."""
    return any(word.lemma_.lower().startswith(("constitution", "charter", "law")) for word in passage.parse)
