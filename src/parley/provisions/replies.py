"""Words that answer what was put forward, and what in their clause tells which of it: "accepted the latter"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.provisions import grammar
from parley.provisions.levels import match, stands_with

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"accept", "reject", "consider"})
WISHES = frozenset({"demand", "condition", "claim", "request", "call", "appeal", "ultimatum", "insistence", "term"})
OFFERS = frozenset({"offer", "proposal", "suggestion", "idea", "notion", "invitation", "overture"})
# Called by one of these with "the", a plan is meant as a whole.
PLANS = frozenset("plan draft proposals paper package roadmap blueprint scheme framework text initiative".split())
# "The points on the vote": what they are on tells which are meant.
_PARTS = frozenset("point clause part provision section chapter article passage paragraph item".split())
_ON = frozenset({"on", "about", "concerning", "regarding", "over", "to", "for"})
_POINTING = frozenset({"it", "that", "this", "them", "these", "those"})
_TO = frozenset({"to", "on", "with", "of", "about", "for"})
# "called it …", "found the first …": what follows is the answer.
_CALLING = frozenset("call find deem judge consider brand label term describe dismiss think regard denounce".split())
_GIVING = frozenset("give grant signal voice announce express".split())
# Said with no object at all these answer; "approved", "backed" and the like do not stand alone.
_ALONE = frozenset({"accept", "agree", "refuse", "decline", "consent", "say", "assent", "acquiesce", "demur", "balk"})
_STOPS = frozenset("which who unless until if because while although though whereas after before when".split())
# What is only wished for or supposed is no answer.
_WISHED = frozenset({"must", "should", "ought", "could", "might", "may"})
_SUPPOSING = frozenset({"if", "unless", "until", "once", "before", "whether", "provided", "lest"})
_DECIDING = frozenset({"decide", "choose", "vote", "manage", "want", "wish"})
_TALKING = frozenset({"discuss", "debate", "talk", "negotiate"})
# Where "on" tells when or how and not what.
_WHEN = frozenset("monday tuesday wednesday thursday friday saturday sunday spot behalf day evening".split())


@dataclass(frozen=True, slots=True)
class Reply:
    """A word that answers: with which stance, in which modality, turned round by which negation."""

    token: Token
    stance: str
    modality: str
    negated: Token | None
    kind: str


class Replies:
    """Tells which words of a report answer."""

    def __init__(self, stances: Stances) -> None:
        self._stances = stances

    def said(self, token: Token) -> Reply | None:
        """The answer that a word gives as it stands: nobody "must accept it" or would "until it accepts" has answered.

        "Refused to accept it" is a refusal.
        """
        reply = self._reply(token)
        if reply is None or _supposed(token) or grammar.pending(token):
            return None
        modal = grammar.modal(token, self._stances.modals)
        if (modal is not None and modal.lower_ in _WISHED) or grammar.obliged(token) is not None:
            return None
        if token.dep_ in ("xcomp", "ccomp", "advcl") and grammar.infinitive(token):
            above = match(token.head, self._stances, token)
            if above is None:
                passing = token.head.lemma_.lower() in self._stances.transparent | _DECIDING
                return reply if passing else None
            if above.stance == "reject":
                turned = {"accept": "reject", "reject": "accept"}.get(reply.stance, reply.stance)
                return replace(reply, stance=turned)
            if above.stance == "offer" and grammar.negation(token.head, self._stances.negations) is not None:
                # "was not ready to accept it"
                return replace(reply, stance={"accept": "reject"}.get(reply.stance, reply.stance))
            return reply if above.stance in ("offer", "accept", "consider") else None
        return reply

    def _reply(self, token: Token) -> Reply | None:
        """The answer that a word gives by itself or with its particles, its object or what it calls a thing."""
        negated = grammar.negation(token, self._stances.negations)
        if token.pos_ == "VERB" and (verdict := self._verdict(token)):
            return Reply(token, verdict, "asserted", negated, "verb")
        for predicate in self._stances.replies if token.pos_ == "VERB" else ():
            pattern = predicate.pattern
            if pattern.head in grammar.lemmas(token) and all(
                negated is not None if w == "not" else stands_with(w, token, None) for w in pattern.words
            ):
                own = negated is not None and (negated.lower_ in pattern.words or "not" in pattern.words)
                negated = None if own else negated
                return Reply(token, predicate.stance, "asserted", negated, "verb")
        if token.pos_ == "VERB" and token.lemma_.lower() in _GIVING:
            noun = next((c for c in token.children if c.dep_ == "obj"), None)
            given = match(noun, self._stances) if noun is not None else None
            if given is not None and given.stance == "accept":
                return Reply(token, "accept", "asserted", negated, "verb")
        if token.pos_ == "ADJ" and token.lower_ in ("ready", "prepared"):
            ready = any(c.dep_ == "obl" and grammar.case(c) == "for" for c in token.children)
            return Reply(token, "accept", "exploratory", negated, "adjective") if ready else None
        told = match(token, self._stances) if token.pos_ in ("VERB", "ADJ") else None
        if told is None or told.stance not in _ANSWERS:
            return None
        if negated is not None and negated.lower_ in told.pattern.words:
            negated = None
        return Reply(token, told.stance, told.modality, negated, "verb" if token.pos_ == "VERB" else "adjective")

    def _verdict(self, verb: Token) -> str | None:
        """What "called it a non-starter" amounts to; denials are not of what was put forward."""
        if verb.lemma_.lower() not in _CALLING:
            return None
        for word in following(verb):
            verdict = self._stances.verdicts.get(word.lower_)
            if verdict in ("accept", "reject") and word.dep_ not in ("amod", "advmod", "det"):
                return verdict
        return None


def pondering(word: Token) -> bool:
    """True for "is studying it", "still thinks about it": no answer yet; "they discussed it" is none at all."""
    return word.lemma_.lower() not in _TALKING and (word.tag_ == "VBG" or word.tag_ in ("VBZ", "VBP"))


def verdict_words(verb: Token, stances: Stances) -> list[Token]:
    """What a verb calls a thing: "called it a blueprint for partition" proposes no partition."""
    words = following(verb) if verb.lemma_.lower() in _CALLING and verb.pos_ == "VERB" else []
    if not any(word.lower_ in stances.verdicts for word in words):
        return []
    named = next((k for k, word in enumerate(words) if word.lower_ in ("a", "an")), len(words))
    return words[named:]


def topics(word: Token) -> list[Token]:
    """The nouns by which an answer says which points it is to: "the clause on trials", "to the camps it said no"."""
    found: list[Token] = []
    for noun in word.children:
        if noun.lemma_.lower() in _PARTS and noun.dep_ in ("obj", "obl", "nsubj:pass"):
            on = [c for c in noun.children if c.dep_ == "nmod" and grammar.case(c) in _ON]
            beside = [c for c in noun.children if c.dep_ == "conj" and c.lemma_.lower() not in _PARTS] if on else []
            found += [each for one in (*on, *beside) for each in (one, *(c for c in one.children if c.dep_ == "conj"))]
    if any(t.lower_ in ("yes", "no") for t in word.doc[word.i + 1 : word.i + 2]):
        to = [noun for noun in fronted(word) if noun.pos_ == "NOUN" and grammar.case(noun) == "to"]
        found += [each for noun in to for each in (noun, *(c for c in noun.children if c.dep_ == "conj"))]
    return list(dict.fromkeys(found))


def but_not(word: Token) -> list[Token]:
    """The words after the "but not" of "accepted the first but not the second"."""
    words = list(word.doc[word.i + 1 : word.sent.end])
    at = next((k for k, token in enumerate(words) if token.lower_ == "not" and k), None)
    if at is None or words[at - 1].lower_ not in ("but", ",", "and") or any(t.pos_ == "VERB" for t in words[:at]):
        return []
    return words[at + 1 :]


def following(word: Token) -> list[Token]:
    """The words of a clause after its verb or adjective, up to the next clause."""
    found: list[Token] = []
    for token in word.doc[word.i + 1 : word.sent.end]:
        clause = token.pos_ == "VERB" and not token.dep_.startswith(("acl", "amod"))
        if token.text in (";", ":") or token.lower_ in _STOPS or clause:
            break
        if token.lower_ == "but" and not (found and found[-1].lower_ in ("all", "everything", "anything")):
            break
        found.append(token)
    return found


def _supposed(word: Token) -> bool:
    """True for what stands in a condition or a question: "until Kelmar accepts it"."""
    return any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for above in (word, *word.ancestors) for c in above.children)


def fronted(word: Token) -> list[Token]:
    """The words before the subject that a clause is about: "Of the first it will …", "the second, which it called"."""
    who = grammar.subject(word)
    relative = next((c for c in word.children if c.lower_ in ("which", "that") and c.i < word.i), None)
    if relative is not None:
        # "all but the second, which it called …": the last of the points is meant.
        words = word.doc[max(word.sent.start, relative.i - 6) : relative.i - (word.doc[relative.i - 1].text == ",")]
        apart = max((k for k, t in enumerate(words) if t.lower_ in ("but", "except", "bar", "save")), default=-1)
        return list(words)[apart + 1 :]
    # "Both parties have agreed": what belongs to the subject is not in front of it.
    end = who.left_edge.i if who is not None and not grammar.passive(word) else word.i
    found: list[Token] = []
    for token in reversed(word.doc[word.sent.start : end]):
        if token.pos_ == "VERB" or token.text in (",", ";", ":"):
            break
        found.insert(0, token)
    return found


def asked_of(word: Token) -> Token | None:
    """The noun or pronoun that an answer is about, where it only points back."""
    for child in word.children:
        if child.dep_ == "xcomp" and child.lemma_ == "do":
            # "declined to do so": the "so".
            return next((c for c in child.children if c.lower_ == "so"), None)
        if child.dep_ not in ("obj", "nsubj:pass", "obl") and not (
            child.dep_ == "compound" and word.lemma_.lower() in _CALLING
        ):
            continue
        relative = word.dep_.startswith("acl") and child.lower_ == "that"
        if child.lower_ in _POINTING and child.pos_ in ("PRON", "DET", "SCONJ") and not relative:
            return child if child.dep_ != "obl" or grammar.case(child) in _TO else None
        bare = not any(c.dep_ in ("acl", "acl:relcl", "ccomp") for c in child.children)
        bare = bare and not any(c.dep_ == "nmod" and grammar.case(c) in ("for", "that", "to") for c in child.children)
        inner = next((c for c in child.children if c.dep_ == "compound"), None)
        for noun in (child, inner) if word.lemma_.lower() in _CALLING else (child,):
            if noun is not None and noun.lemma_.lower() in WISHES | OFFERS and bare:
                return noun
            called = word.lemma_.lower() in _CALLING and noun is not None and noun.lemma_.lower() in PLANS
            if (
                called
                and noun is not None
                and any(c.dep_ in ("det", "nmod:poss") and c.lower_ != "a" for c in noun.children)
            ):
                return noun
    return None


def antecedent(word: Token) -> Token | None:
    """The noun that "a draft which Kelmar rejected", "… was not ready to accept" answers: what "which" stands for."""
    top = word
    while top.dep_ == "xcomp" and top.head.pos_ in ("VERB", "ADJ"):
        top = top.head
    if not top.dep_.startswith("acl") or top.head.pos_ != "NOUN":
        return None
    who = grammar.subject(top)
    objects = any(c.dep_ in ("obj", "ccomp") and c.lower_ not in ("which", "that") for c in word.children)
    relative = who is not None and who.lower_ in ("which", "that", "who")
    return None if who is None or relative or objects or grammar.passive(word) else top.head


def alone(word: Token) -> bool:
    """True where nothing says what is agreed to or refused: "said no", "gave its consent on Tuesday"."""
    giving = word.lemma_.lower() in _GIVING
    if word.lemma_.lower() not in _ALONE and not giving:
        return False
    for child in word.children:
        if child.dep_ in ("obj", "ccomp", "xcomp", "advcl", "iobj") and not giving:
            if child.lower_ not in ("yes", "no") and not (child.dep_ == "ccomp" and _after_colon(child)):
                return False
    for case in following(word):
        if case.dep_ in ("case", "mark") and case.lower_ in _TO | {"from", "as"} and case.head.lower_ not in _WHEN:
            return False
    return not grammar.passive(word) and not word.dep_.startswith("acl")


def _after_colon(clause: Token) -> bool:
    """True for "It refused: the hostages …", a clause of its own."""
    first = next(iter(clause.subtree))
    return any(t.text == ":" for t in clause.doc[clause.head.i : max(first.i, clause.head.i) + 1])
