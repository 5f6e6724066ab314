"""PLOVER codes of single sentences, by Parley's words for stances and for what is carried out."""

from __future__ import annotations

from parley.codebook.stances import Stances
from parley.language.passages import read_passages
from parley.mentions.actors import Actors
from parley.mentions.places import places
from parley.model.passage import Passage
from parley.model.report import Report, fingerprint
from parley.provisions import grammar
from parley.provisions.levels import match
from parley.provisions.triggers import Finder, Trigger
from parley.reading import Reader
from parley.text.spans import Span


def codes_of(reader: Reader, text: str) -> frozenset[str]:
    """The code of the sentence's main event: what the entries say, else its first predicate, else what was done."""
    report = Report(id=fingerprint(text), path="", text=text, body=Span(0, len(text)))
    book = reader.codebook
    if entries := reader.read(report).entries:
        first = min(entries, key=lambda entry: entry.words[0])
        code = book.plover(first.stance, first.provision.measure)
        return frozenset({code} if code else ())
    passages = list(read_passages(report, reader.nlp))
    actors = Actors(passages, book.names, book.outlets)
    finder = Finder(book)
    for passage in passages:
        if code := _predicate(passage, book.stances):
            return frozenset({code})
        held = places(passage, actors.cast, book.names)
        for trigger in finder.triggers(passage, held, frozenset()):
            done = book.measure(trigger.measure).plover.get("done")
            if done and _carried_out(trigger):
                return frozenset({done})
    return frozenset()


def _predicate(passage: Passage, stances: Stances) -> str | None:
    """The code of the first verb that carries a stance, a modal of obligation being a demand."""
    for token in passage.parse:
        found = match(token, stances) if token.pos_ in ("VERB", "ADJ") else None
        if found is not None and (token.dep_ in ("ROOT", "ccomp", "conj", "parataxis") or found.kind == "verb"):
            negated = grammar.negation(token, stances.negations) is not None
            stance = stances.negated.get(found.stance, found.stance) if negated else found.stance
            return stances.plover.get(stance)
    for token in passage.parse:
        if token.pos_ == "VERB" and (modal := grammar.modal(token, stances.modals)) is not None:
            if grammar.negation(token, stances.negations) is not None:
                return stances.plover["reject"]
            kind = stances.modals[modal.lower_]
            return stances.plover["demand" if kind == "demand" else "offer"]
    return None


def _carried_out(trigger: Trigger) -> bool:
    return trigger.token.tag_ in ("VBD", "VBN", "NN", "NNS")
