"""Lemmas by rule: suffix rules and exceptions learnt from the treebanks, for spaCy's rule lemmatizer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.lookups import Lookups

from training.convolutional.treebank import Sentence

Rules = list[tuple[str, str]]
Kind = str
"""A part of speech in small letters, as the lemmatizer's tables name it."""

BY_RULE = ("noun", "verb", "adj", "adv")
"""The open classes; a closed class is looked up whole, and a name is left as written."""

AS_IT_IS = (("", ""),)
"""The last rule of every class; it also sets the form in small letters."""

LEFT_AS_WRITTEN = ("PROPN", "NUM", "X")

BASE_FORM = re.compile(r"\|VerbForm=Inf\||^NOUN\|.*\bNumber=Sing\|")
"""What the lemmatizer takes for its own lemma without looking further."""

LONGEST_SUFFIX = 5
STANDING = ((4, 0.85), (50, 0.5))
"""A suffix rule stands on so many different words and is right for such a share of them, or the next."""


def add(nlp: Language, sentences: Iterable[Sentence]) -> None:
    """The pipeline ends in a rule lemmatizer whose tables are learnt from `sentences`."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lambda: iter(()), nlp=nlp, lookups=tables(sentences))  # type: ignore[attr-defined]


def tables(sentences: Iterable[Sentence]) -> Lookups:
    """The tables `lemma_rules`, `lemma_exc` and `lemma_index` by part of speech."""
    seen = _seen(sentences)
    rules: dict[Kind, Rules] = {}
    exceptions: dict[Kind, dict[str, list[str]]] = {}
    for kind, pairs in sorted(seen.items()):
        rules[kind] = _rules(pairs) if kind in BY_RULE else list(AS_IT_IS)
        exceptions[kind] = {
            form: [lemma] for form, lemma in sorted(pairs.items()) if _by_rule(form, rules[kind]) != lemma
        }
    lookups = Lookups()
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_exc", exceptions)
    # No index: the order of the rules decides, and what they get wrong is an exception.
    lookups.add_table("lemma_index", {kind: [] for kind in rules})
    return lookups


def _seen(sentences: Iterable[Sentence]) -> dict[Kind, dict[str, str]]:
    """Each form's commonest lemma, by part of speech."""
    counts: dict[Kind, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for sentence in sentences:
        for word in sentence.words:
            if word.upos not in LEFT_AS_WRITTEN and not BASE_FORM.search(f"{word.upos}|{word.features}|"):
                # "National" as part of a name does not make "national" one: small letters, if seen, decide.
                weight = 1000 if word.form.islower() else 1
                counts[word.upos.lower()][word.form.lower()][word.lemma] += weight
    return {
        kind: {form: max(sorted(lemmas), key=lambda lemma: lemmas[lemma]) for form, lemmas in forms.items()}
        for kind, forms in counts.items()
    }


def _rules(pairs: dict[str, str]) -> Rules:
    """Suffix rules, the longest first: the first that fits a form is the one to use."""
    votes: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for form, lemma in pairs.items():
        for suffix, change in _changes(form, lemma):
            votes[suffix][change] += 1
    rules: Rules = []
    for suffix in sorted(votes, key=lambda suffix: (len(suffix), suffix)):
        change, count = max(votes[suffix].items(), key=lambda item: (item[1], item[0]))
        right = count / votes[suffix].total()
        if not any(count >= words and right >= share for words, share in STANDING):
            continue
        stem = suffix[: len(suffix) - len(change[0])]
        rule = (suffix, stem + change[1])
        shorter = next((old for old in reversed(rules) if suffix.endswith(old[0])), None)
        if shorter is None or suffix[: len(suffix) - len(shorter[0])] + shorter[1] != rule[1]:
            rules.append(rule)
    return [rule for rule in reversed(rules) if rule[0]] + list(AS_IT_IS)


def _changes(form: str, lemma: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each suffix of `form` that holds all that differs from `lemma`, with what is cut and what is put."""
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    change = (form[common:], lemma[common:])
    for size in range(max(1, len(change[0])), min(LONGEST_SUFFIX, len(form) - 1) + 1):
        yield form[len(form) - size :], change


def _by_rule(form: str, rules: Rules) -> str:
    """What the lemmatizer makes of a form without exceptions."""
    for old, new in rules:
        if form.endswith(old) and form != old:
            return form[: len(form) - len(old)] + new
    return form
