"""Answers to what another put forward: "turned it down", "gave its consent", "signed off on all but the third"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.holders import Holders
from parley.provisions.levels import match, stands_with
from parley.provisions.points import Naming, Points, naming
from parley.provisions.stance import PROCESS, step

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"accept", "reject", "consider"})
_WISHES = frozenset({"demand", "condition", "claim", "request", "call", "appeal", "ultimatum", "insistence", "term"})
_OFFERS = frozenset({"offer", "proposal", "suggestion", "idea", "notion", "invitation", "overture"})
_POINTING = frozenset({"it", "that", "this", "them", "these", "those"})
_PUT_FORWARD = frozenset({"offer", "demand", "propose", "threaten"})
_TO = frozenset({"to", "on", "with", "of", "about", "for"})
_PLANS = frozenset({"adopt-plan", "sign-agreement"})
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
# Where "on" tells when or how and not what.
_WHEN = frozenset("monday tuesday wednesday thursday friday saturday sunday spot behalf day evening".split())
_BACK = 2
# How far back "the request" and "the offer" may stand from it.
_FAR = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """A word that answers: with which stance, in which modality, turned round by which negation."""

    token: Token
    stance: str
    modality: str
    negated: Token | None
    kind: str


class Answers:
    """Finds the answers in the passages of one report, given the drafts of those before."""

    def __init__(self, stances: Stances, holders: Holders, points: Points) -> None:
        self._stances, self._holders, self._points = stances, holders, points
        self._answered: set[int] = set()
        self._named: dict[str, list[int]] = {}

    def drafts(
        self, passage: Passage, here: Sequence[Draft], before: Sequence[Draft], told: Mapping[int, Sequence[Draft]]
    ) -> Iterator[Draft]:
        """The passage's drafts, with its answers to what was put forward in the sentences before.

        `told` is what each passage before would have done, whoever wants it.
        """
        taken = {draft.words[0] for draft in here if draft.measure not in PROCESS}
        found: list[Draft] = []
        for token in passage.parse:
            reply = self._said(token)
            if reply is None or span_of(passage, token) in taken:
                continue
            put = [d for d in here if d.anchor.i < token.i]
            put += [d for d in before if 0 < passage.index - d.passage.index <= _FAR]
            put = [d for d in put if d.stance in _PUT_FORWARD]
            for party in self._who(passage, reply, put):
                others = [d for d in put if d.party.party != party.party]
                found += self._by(passage, reply, party, others, before, told)
        spans = {draft.words[0] for draft in found}
        if found:
            self._answered.add(passage.index)
        yield from (d for d in here if d.measure not in PROCESS or not spans & set(d.words))
        yield from found

    def _said(self, token: Token) -> Reply | None:
        """The answer that a word gives as it stands: nobody "must accept it" or would "until it accepts" has answered.

        "Refused to accept it" is a refusal.
        """
        reply = self._reply(token)
        if reply is None or _supposed(token):
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
            return reply if above.stance in ("offer", "accept", "consider") else None
        return reply

    def _reply(self, token: Token) -> Reply | None:
        """The answer that a word gives by itself or with its particles, its object or what it calls a thing."""
        negated = grammar.negation(token, self._stances.negations)
        if token.pos_ == "VERB" and (verdict := self._verdict(token)):
            return Reply(token, verdict, "asserted", negated, "verb")
        for predicate in self._stances.replies if token.pos_ == "VERB" else ():
            pattern = predicate.pattern
            if pattern.head in grammar.lemmas(token) and all(stands_with(w, token, None) for w in pattern.words):
                negated = None if negated is not None and negated.lower_ in pattern.words else negated
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
        return Reply(token, told.stance, told.modality, negated, "verb" if token.pos_ == "VERB" else "adjective")

    def _who(self, passage: Passage, reply: Reply, put: Sequence[Draft]) -> tuple[Actor, ...]:
        """Who answers: the subject; where "they" seems to be who asked, then whom it was asked of."""
        parties, _ = self._holders.subjects(passage, reply.token, reply.kind)
        who = grammar.subject(reply.token)
        if len(parties) != 1 or who is None or who.lower_ not in ("it", "they", "he", "she"):
            return parties
        near = _nearest(put)
        asked = {actor for d in near if d.stance == "demand" for actor in d.actor or ()}
        if len(asked) != 1 or not all(d.party.party == parties[0].party for d in near):
            return parties
        return (Actor(span=parties[0].span, party=asked.pop(), resolved="whom it was asked of"),)

    def _verdict(self, verb: Token) -> str | None:
        """What "called it a non-starter" amounts to; denials are not of what was put forward."""
        if verb.lemma_.lower() not in _CALLING:
            return None
        for word in _following(verb):
            verdict = self._stances.verdicts.get(word.lower_)
            if verdict in ("accept", "reject") and word.dep_ not in ("amod", "advmod", "det"):
                return verdict
        return None

    def _by(
        self,
        passage: Passage,
        reply: Reply,
        party: Actor,
        put: Sequence[Draft],
        before: Sequence[Draft],
        told: Mapping[int, Sequence[Draft]],
    ) -> Iterator[Draft]:
        """The answer of one party, to each thing that it answers."""
        near = [d for d in put if passage.index - d.passage.index <= _BACK]
        opposite = "reject" if reply.stance == "accept" else "accept"
        for words in (_following(reply.token), _fronted(reply.token)):
            if (named := naming(words)) is not None:
                yield from self._points_named(passage, reply, party, named, told, opposite)
                return
            if any(w.lower_ in ("former", "latter") for w in words):
                for one in self._of_two(words, near, passage, told):
                    yield self._draft(passage, reply, party, one, reply.stance)
                return
        noun = _object(reply.token)
        if noun is not None and reply.stance == "consider" and reply.negated is None:
            # "They discussed it": whoever talks of a thing has not answered it.
            return
        if noun is not None:
            for one in _pointed(noun, put, passage, before):
                yield self._draft(passage, reply, party, one, reply.stance, noun)
        elif _alone(reply.token):
            yield from self._bare(passage, reply, party, near)

    def _points_named(
        self,
        passage: Passage,
        reply: Reply,
        party: Actor,
        named: Naming,
        told: Mapping[int, Sequence[Draft]],
        opposite: str,
    ) -> Iterator[Draft]:
        points = self._points.before(passage.index, told, self._answered)
        earlier = self._named.get(party.party, [])
        if named.all and named.count == 2 and len(points) != 2:
            both = _two_last([d for k in range(1, _BACK + 1) for d in told.get(passage.index - k, ())])
            for one in {d.measure: d for d in both}.values():
                yield self._draft(passage, reply, party, one, reply.stance)
            return
        if named.all:
            if not points and not any(told.get(passage.index - k) for k in range(1, 6)):
                return
            extent = "part" if named.but or named.tokens else "all"
            yield self._draft(passage, reply, party, None, reply.stance, extent=extent)
            chosen, stance = named.but, opposite
            for one in told.get(passage.index, ()):
                if not chosen and one.anchor in named.tokens:
                    yield self._draft(passage, reply, party, one, opposite)
        elif named.rest:
            chosen, stance = tuple(k for k in range(len(points)) if k not in earlier), reply.stance
        elif named.after:
            first = max(earlier, default=-1) + 1
            chosen, stance = tuple(range(first, first + named.after)), reply.stance
        else:
            chosen, stance = named.points, reply.stance
        for number in chosen:
            number = number + len(points) if number < 0 else number
            if not 0 <= number < len(points):
                continue
            self._named.setdefault(party.party, []).append(number)
            point = points[number]
            if len({d.measure for d in point}) > 1:
                yield self._draft(passage, reply, party, None, stance, extent="part")
            elif point:
                yield self._draft(passage, reply, party, point[0], stance)

    @staticmethod
    def _of_two(
        words: Sequence[Token], put: Sequence[Draft], passage: Passage, told: Mapping[int, Sequence[Draft]]
    ) -> list[Draft]:
        """ "Accepted the latter": one of the two things put forward last, or spoken of."""
        asked = next(w.lower_ for w in words if w.lower_ in ("former", "latter"))
        two = _two_last(put) or _two_last([d for k in range(1, _BACK + 1) for d in told.get(passage.index - k, ())])
        return [] if not two else two[:1] if asked == "former" else two[-1:]

    def _bare(self, passage: Passage, reply: Reply, party: Actor, put: Sequence[Draft]) -> Iterator[Draft]:
        """ "The rebels said no", "the army gave its consent": to what was demanded last, or the one thing offered."""
        near = _nearest(put)
        demanded = [d for d in near if d.stance == "demand" and d.measure not in _PLANS]
        if demanded:
            for one in demanded:
                yield self._draft(passage, reply, party, one, reply.stance)
        elif len({d.measure for d in near}) == 1:
            yield self._draft(passage, reply, party, near[0], reply.stance)
        elif near and all(d.stance == "propose" for d in near):
            yield self._draft(passage, reply, party, None, reply.stance)

    def _draft(
        self,
        passage: Passage,
        reply: Reply,
        party: Actor,
        one: Draft | None,
        stance: str,
        noun: Token | None = None,
        extent: str | None = None,
    ) -> Draft:
        """The answer to one thing put forward; to the plan as a whole, or a part of it, where `one` is None."""
        if reply.negated is not None:
            stance = self._stances.negated[stance]
        note = f"to what {one.party.party or 'the same party'} put forward before" if one else "to the plan told before"
        return Draft(
            passage=passage,
            anchor=reply.token,
            measure=one.measure if one else "adopt-plan",
            stance=stance,
            party=party,
            modality=reply.modality,
            words=[span_of(passage, reply.token)],
            steps=[
                step(passage, f"stances:{reply.stance}", reply.token),
                Step(rule="answers:points-back", span=span_of(passage, noun or reply.token), note=note),
            ],
            actor=one.actor if one else None,
            places=one.places if one else (),
            extent=one.extent if one else extent,
        )


def _following(word: Token) -> list[Token]:
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


def _fronted(word: Token) -> list[Token]:
    """The words before the subject that a clause is about: "Of the first it will …", "the second, which it called"."""
    who = grammar.subject(word)
    relative = next((c for c in word.children if c.lower_ in ("which", "that") and c.i < word.i), None)
    if relative is not None:
        # "all but the second, which it called …": the last of the points is meant.
        words = word.doc[max(word.sent.start, relative.i - 6) : relative.i - (word.doc[relative.i - 1].text == ",")]
        apart = max((k for k, t in enumerate(words) if t.lower_ in ("but", "except", "bar", "save")), default=-1)
        return list(words)[apart + 1 :]
    end = who.i if who is not None and not grammar.passive(word) else word.i
    found: list[Token] = []
    for token in reversed(word.doc[word.sent.start : end]):
        if token.pos_ == "VERB" or token.text in (",", ";", ":"):
            break
        found.insert(0, token)
    return found


def _two_last(drafts: Sequence[Draft]) -> list[Draft]:
    """The two things that the last sentence with two, or the last two sentences, tell; none where they are more."""
    ordered = sorted(drafts, key=lambda d: (d.passage.index, d.anchor.i))
    ordered = [d for d in ordered if d.measure not in _PLANS]
    last = [d for d in ordered if d.passage.index == ordered[-1].passage.index]
    for some in (last, ordered):
        by_measure = {d.measure: d for d in reversed(some)}
        if len(by_measure) == 2 or (len(some) == 2 and by_measure):
            return some if len(some) == 2 else sorted(by_measure.values(), key=lambda d: (d.passage.index, d.anchor.i))
    return []


def _object(word: Token) -> Token | None:
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
        if child.lower_ in _POINTING and child.pos_ in ("PRON", "DET") and not relative:
            return child if child.dep_ != "obl" or grammar.case(child) in _TO else None
        bare = not any(c.dep_ in ("acl", "acl:relcl", "ccomp") for c in child.children)
        bare = bare and not any(c.dep_ == "nmod" and grammar.case(c) in ("for", "that", "to") for c in child.children)
        inner = next((c for c in child.children if c.dep_ == "compound"), None)
        for noun in (child, inner) if word.lemma_.lower() in _CALLING else (child,):
            if noun is not None and noun.lemma_.lower() in _WISHES | _OFFERS and bare:
                return noun
    return None


def _alone(word: Token) -> bool:
    """True where nothing says what is agreed to or refused: "said no", "gave its consent on Tuesday"."""
    giving = word.lemma_.lower() in _GIVING
    if word.lemma_.lower() not in _ALONE and not giving:
        return False
    for child in word.children:
        if child.dep_ in ("obj", "ccomp", "xcomp", "advcl", "iobj") and not giving:
            if child.lower_ not in ("yes", "no") and not (child.dep_ == "ccomp" and _after_colon(child)):
                return False
    for case in _following(word):
        if case.dep_ in ("case", "mark") and case.lower_ in _TO | {"from", "as"} and case.head.lower_ not in _WHEN:
            return False
    return not grammar.passive(word) and not word.dep_.startswith("acl")


def _after_colon(clause: Token) -> bool:
    """True for "It refused: the hostages …", a clause of its own."""
    first = next(iter(clause.subtree))
    return any(t.text == ":" for t in clause.doc[clause.head.i : max(first.i, clause.head.i) + 1])


def _nearest(put: Sequence[Draft]) -> list[Draft]:
    """The things put forward in the last sentence that puts anything forward."""
    last = max((d.passage.index for d in put), default=0)
    return [d for d in put if d.passage.index == last and d.measure not in _PLANS]


def _pointed(noun: Token, put: Sequence[Draft], passage: Passage, before: Sequence[Draft]) -> list[Draft]:
    """What a pronoun or "the offer" stands for: what was demanded, for "demands"; else only one thing."""
    if noun.lower_ == "so":
        return [d for d in before if 0 < passage.index - d.passage.index <= _BACK][-1:]
    if noun.lemma_.lower() in _WISHES:
        return _nearest([d for d in put if d.stance == "demand"])
    if noun.lemma_.lower() not in _OFFERS:
        put = [d for d in put if passage.index - d.passage.index <= _BACK]
    near = _nearest(put)
    return near if len({d.measure for d in near}) == 1 else []
