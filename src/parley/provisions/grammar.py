"""Small questions to a parse in Universal Dependencies, forgiving where a parser errs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "obj",
        "obl",
        "nmod",
        "acl",
        "nsubj",
        "nsubj:pass",
        "csubj",
        "csubj:pass",
        "advcl",
        "iobj",
        "obl:agent",
        "appos",
        "nmod:poss",
        "compound",
    }
)
# Prepositions between a stance or plan and whose it is.
OWNING = frozenset({"of", "by", "from"})
_WHERE = frozenset({"in", "at", "near", "from"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_BIDDING = frozenset({"please", "now", "just", "immediately", "so", "and", "instead"})
_SETTLING = frozenset("agree decide settle resolve approve ratify".split())
_SPANS = frozenset({"day", "week", "month", "hour", "minute"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "ROOT", "root"})


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def lemmas(word: Token) -> Iterator[str]:
    """The lemma that the pipeline gives, then the verbs or nouns that the form can come from by its ending."""
    yield word.lemma_.lower()
    form = word.lower_
    for ending in ("ing", "ed", "d", "es", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            yield stem
            if ending in ("ing", "ed"):
                yield stem + "e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
                if stem.endswith("i"):
                    yield stem[:-1] + "y"
            elif ending == "es" and stem.endswith("i"):
                yield stem[:-1] + "y"


def free_participle(word: Token) -> bool:
    """True for ", offering …" after a clause: it tells of whoever rules the sentence, wherever the tree hangs it."""
    led = word.i > word.sent.start and word.nbor(-1).text == ","
    bare = not any(c.dep_.startswith("aux") for c in word.children)
    return led and bare and word.tag_ == "VBG" and word.dep_ == "conj" and word.head.tag_ != "VBG"


def subject(word: Token, *, shared: bool = True) -> Token | None:
    """The subject of a verb or predicate; that of the clause it is joined to where it has none (`shared`)."""
    for child in word.children:
        if child.dep_ in SUBJECTS and not _heads(child):
            return child
    if shared and word.dep_ == "conj" and word.head != word and word.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return subject(_joined_to(word))
    return None


def _joined_to(verb: Token) -> Token:
    """What a verb is joined to: "ruled out agreeing to redraft it and asked …", whatever the tree says, is "ruled"."""
    head = verb.head
    while verb.tag_ in _FINITE and head.pos_ == "VERB" and head.tag_ in ("VB", "VBG") and head.head != head:
        if any(c.dep_.startswith(("nsubj", "aux")) and c.lower_ != "to" for c in head.children):
            break
        head = head.head
    return head


def _heads(word: Token) -> bool:
    """True for a label before a colon: "THE ANSWERS: the Front agreed"."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    return after is not None and after.text == ":" and word.i < word.head.i


def passive(word: Token) -> bool:
    """True for a verb in the passive."""
    return any(child.dep_ in ("nsubj:pass", "aux:pass", "obl:agent") for child in word.children)


def agent(word: Token) -> Token | None:
    """Who does it, in a passive clause: the phrase with "by"."""
    for child in word.children:
        if child.dep_ == "obl:agent" or (child.dep_ in ("obl", "nmod") and case(child) == "by"):
            return child
    return None


def case(word: Token) -> str | None:
    """The preposition before a phrase, in lower case."""
    return next((child.lower_ for child in word.children if child.dep_ == "case" and child.i < word.i), None)


def objects(word: Token) -> Iterator[Token]:
    """What a verb is done to: its objects, the subject of a passive, the noun that its relative clause modifies."""
    for child in word.children:
        if child.dep_ in ("obj", "nsubj:pass", "iobj"):
            yield child
    own = any(c.dep_ == "obj" and c.tag_ not in ("WDT", "WP") for c in word.children)
    if word.dep_ in ("acl:relcl", "acl") and word.head.pos_ in ("NOUN", "PROPN") and not (own or _does_it(word)):
        # "Steps to ease the tension" ease no step.
        yield word.head
    if (
        word.dep_ == "conj"
        and word.pos_ == "VERB"
        and word.head.pos_ == "VERB"
        and not any(c.dep_ == "obj" for c in word.children)
    ):
        yield from (c for c in word.head.children if c.dep_ == "nsubj:pass")


def _does_it(verb: Token) -> bool:
    """True for "a truce that would allow for talks": the noun before the clause is its subject."""
    return any(c.dep_ == "nsubj" and c.lower_ in ("that", "which", "who") for c in verb.children)


def obliques(word: Token) -> Iterator[Token]:
    """The prepositional phrases of a verb or noun."""
    return (
        child
        for child in word.children
        if child.dep_ in ("obl", "nmod", "nmod:poss", "obl:unmarked") and child.i != word.i
    )


def phrase(word: Token, depth: int = 2) -> Iterator[Token]:
    """The words of a noun phrase that name what it is about: head, joined heads, modifiers, "of" phrases."""
    yield word
    if depth:
        for child in word.children:
            if child.dep_ == "nmod" and case(child) not in ("of", None):
                continue
            if child.dep_ in ("conj", "compound", "amod", "nmod", "nmod:poss", "appos", "flat", "nmod:desc", "nummod"):
                yield from phrase(child, depth - (child.dep_ in ("nmod", "appos", "nmod:poss")))


def negation(word: Token, negations: frozenset[str]) -> Token | None:
    """The word that negates a verb, adjective or noun: "not", "never", "no", "without"."""
    for child in word.children:
        if (
            child.dep_ in ("advmod", "det", "aux", "neg", "cc:preconj", "case", "mark", "cc")
            and child.lower_ in negations
        ):
            return child
    if word.dep_ == "acl:relcl" and "no" in negations:
        # "There is no army that will disarm"
        there = any(c.lower_ == "there" for c in (*word.head.children, *word.head.head.children))
        if there and (no := next((c for c in word.head.children if c.dep_ == "det" and c.lower_ == "no"), None)):
            return no
    for child in word.children:
        if child.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") and child.lower_ in (
            "nothing",
            "none",
            "nobody",
            "neither",
        ):
            return child
    if word.pos_ == "VERB":
        subjects = [c for c in word.children if c.dep_ in ("nsubj", "nsubj:pass")]
        for child in subjects:
            for det in child.children:
                if det.dep_ in ("det", "cc:preconj", "cc") and det.lower_ in ("no", "neither"):
                    return det
        for child in word.children:
            # "will hand in no more weapons": of the object or of its "more".
            below = [c for d in (child, *(m for m in child.children if m.lower_ == "more")) for c in d.children]
            no = next((c for c in below if c.lower_ == "no" and c.dep_ in ("det", "advmod") and c.i > word.i), None)
            if child.dep_ == "obj" and no is not None and "no" in negations:
                return no
    if word.pos_ == "VERB" and word.i > word.doc[0].i:
        # A small parser may hang the "not" of "would not withdraw" elsewhere: the verb group is looked through.
        previous = word
        while previous.i > word.sent.start:
            previous = previous.nbor(-1)
            if previous.lower_ in negations - {"no", "none", "nobody", "nothing", "without", "neither", "nor"}:
                return previous
            if previous.pos_ not in ("AUX", "ADV", "PART"):
                break
    return None


def modal(word: Token, modals: dict[str, str]) -> Token | None:
    """The modal of a verb group: the auxiliary child, else the one just before it in the text."""
    found = [c for c in word.children if c.dep_ in ("aux", "aux:pass", "cop") and c.lower_ in modals]
    if found:
        return found[0]
    previous = word
    while previous.i > word.sent.start:
        previous = previous.nbor(-1)
        if previous.lower_ in modals:
            return previous
        if previous.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def imperative(word: Token) -> bool:
    """True for "Free the hostages", "and stop the raids" after it: a verb that bids, with nothing before it."""
    while word.dep_ == "conj" and word.head.pos_ == "VERB" and subject(word, shared=False) is None:
        word = word.head
    first = word.i - 1 if word.i > word.sent.start and word.nbor(-1).text == ":" else word.sent.start
    before = [t for t in word.subtree if first <= t.i < word.i and not t.is_punct and t.lower_ not in _BIDDING]
    helped = any(c.dep_ in (*SUBJECTS, "aux", "mark", "cop") and c.i >= first for c in word.children)
    if word.tag_ not in ("VB", "VBP") or before or helped:
        return False
    return word.dep_ in ("ROOT", "ccomp", "parataxis") and not _led_to(word)


def _led_to(word: Token) -> bool:
    """True where a word right before leaves the verb no beginning of its own: "ready to free", "they free"."""
    return word.i > word.sent.start and word.nbor(-1).pos_ in ("PART", "AUX", "PRON", "NOUN", "PROPN")


def pending(word: Token) -> bool:
    """True for "has yet to accept it", "still have to agree on it", "had terms to agree on": it is not done yet."""
    if not infinitive(word):
        return False
    above = word.head
    settles = word.lemma_.lower() in _SETTLING
    if word.dep_ == "acl" and above.dep_ == "obj" and above.pos_ == "NOUN" and settles:
        return above.head.lemma_ in ("have", "leave", "remain") and not _deadline(above.head)
    delays = {c.lower_ for c in above.children if c.dep_ == "advmod"}
    # "Kelmar still has to leave" tells a duty; "still have to agree" tells that they have not.
    delayed = "yet" in delays or ("still" in delays and settles)
    return word.dep_ == "xcomp" and above.lemma_ in ("have", "be", "remain") and delayed


def obliged(word: Token) -> Token | None:
    """The "have" of "would have to accept", "has ten days to leave", the "required" of "would be required to leave"."""
    while word.dep_ == "conj" and word.head.pos_ == "VERB" and subject(word, shared=False) is None:
        word = word.head
    above = word.head
    if word.dep_ in ("acl",) and infinitive(word) and above.lemma_ in _SPANS and above.head.lemma_ == "have":
        above = above.head
    if word.dep_ in ("xcomp", "ccomp", "advcl", "acl") and infinitive(word):
        if above.lemma_ in ("have", "need") and not any(c.dep_ == "obj" for c in above.children):
            return above
        if above.lemma_ == "have" and _deadline(above):
            return above
        if above.lower_ in ("required", "obliged", "supposed", "bound", "forced", "compelled"):
            return above
        if above.lower_ == "expected" and any(c.tag_ == "MD" for c in above.children):
            # "would be expected to leave"; "were expected to leave on Friday" tells what will come.
            return above
    return None


def _deadline(verb: Token) -> bool:
    """True for "has ten days to leave", "has until Friday to leave"."""
    counted = any(
        c.dep_.startswith("obj")
        and c.lemma_ in _SPANS
        and any(n.dep_ == "nummod" or n.lower_ == "a" for n in c.children)
        for c in verb.children
    )
    return counted or any(c.dep_ == "obl" and case(c) == "until" for c in verb.children)


def is_to(word: Token) -> bool:
    """True for "is to leave", "are to be returned"."""
    marks = [c for c in word.children if c.lower_ == "to" and c.dep_ in ("mark", "aux", "case")]
    before = [marks[0].nbor(-1)] if marks and marks[0].i > word.sent.start else []
    return any(t.lemma_ == "be" and t.tag_ in ("VBZ", "VBP", "VBD") for t in before)


def infinitive(word: Token) -> bool:
    """True for "to withdraw"."""
    return any(c.lower_ == "to" and c.i < word.i for c in word.children if c.dep_ in ("mark", "aux"))


def purpose(word: Token) -> bool:
    """True for "offered to pull out to help reach a deal": what a step is for, after the step."""
    while word.dep_ in ("xcomp", "obj") and word.head != word:
        before = any(c.dep_ == "xcomp" and c.i < word.i for c in word.head.children)
        if word.dep_ == "xcomp" and before and infinitive(word):
            return True
        word = word.head
    return False


def joined_infinitive(word: Token) -> bool:
    """True for "and to withdraw", "or to withdraw"."""
    to = next((c for c in word.children if c.lower_ == "to" and c.i < word.i and c.dep_ in ("mark", "aux")), None)
    return to is not None and to.i > word.sent.start and to.nbor(-1).lower_ in ("and", "or")


def aside(word: Token) -> bool:
    """True for a word in what its sentence tells by the way: a relative or adverbial clause, a setting."""
    while word.head != word:
        if word.dep_ in ("acl:relcl", "advcl", "advcl:relcl", "obl", "parataxis"):
            return True
        word = word.head
    return False


def clause_head(word: Token) -> Token:
    """The verb or predicate of the clause that the word stands in."""
    while (
        word.head != word
        and word.dep_.split(":")[0] not in ("ccomp", "xcomp", "advcl", "acl", "parataxis")
        and not (word.dep_ == "conj" and word.pos_ in ("VERB", "AUX"))
    ):
        word = word.head
    return word


def relative_antecedent(word: Token) -> Token | None:
    """The noun that a relative clause with this verb modifies."""
    return word.head if word.dep_ in ("acl:relcl", "acl") else None


def antecedent(relative: Token) -> Token | None:
    """The noun that "which" stands for: what its clause modifies."""
    word = relative
    while word.head != word:
        if word.dep_.startswith("acl"):
            return word.head
        word = word.head
    return None


def left_phrase(word: Token) -> Token | None:
    """The head of the noun phrase just left of the verb group: its subject where the tree has none."""
    previous = word
    while previous.i > word.sent.start:
        previous = previous.nbor(-1)
        if previous.pos_ in ("NOUN", "PROPN", "PRON") and previous.lower_ not in ("which", "that"):
            # "A court in Tarn ordered …": the court did.
            while previous.dep_ == "nmod" and case(previous) in _WHERE and previous.head.i < previous.i:
                previous = previous.head
            return previous
        if previous.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def bargain(noun: Token) -> str | None:
    """What a noun is in "No disarmament, no talks": the "price" that is asked, or what is "barred" until it is paid.

    None elsewhere; no verb stands between the two.
    """
    if noun.pos_ not in ("NOUN", "PROPN") or not _with_no(noun):
        return None
    first = noun.head if noun.dep_ in _BESIDE else noun
    if first.dep_ not in _ON_ITS_OWN:
        # "There were no talks, no vote"
        return None
    for child in noun.children:
        if child.dep_ in _BESIDE and child.i > noun.i and _with_no(child) and _no_verb_between(noun, child):
            return "price"
    head = noun.head
    if noun.dep_ in _BESIDE and head.i < noun.i and _with_no(head) and _no_verb_between(head, noun):
        return "barred"
    return None


_ON_ITS_OWN = frozenset({"ROOT", "ccomp", "parataxis", "dep"})
_BESIDE = frozenset({"conj", "appos", "parataxis", "list"})


def _with_no(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)


def _no_verb_between(one: Token, other: Token) -> bool:
    between = one.doc[one.i + 1 : other.i]
    return any(t.text == "," for t in between) and not any(t.pos_ in ("VERB", "AUX", "CCONJ") for t in between)
