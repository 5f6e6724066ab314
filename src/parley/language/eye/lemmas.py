"""Lemmas: those of nouns and verbs from a dictionary, where it has the word; else as edits of the word.

An edit tells what to cut at the word's end, what to put there, and whether its capitals stay.
"""

from functools import lru_cache

# The dictionary's adjectives and adverbs are worse than the edits ("other" of "oth").
_LOOKED_UP = frozenset({"NOUN", "VERB"})


def edit(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`, as "keep|cut|add" or "lower|cut|add"."""
    mode, form = ("keep", word) if lemma[:1].isupper() or lemma == word else ("lower", word.lower())
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{mode}|{len(form) - same}|{lemma[same:]}"


def apply(rule: str, word: str) -> str:
    """The lemma that an edit makes of a word; the word in small letters where the edit does not fit."""
    mode, cut, add = rule.split("|", 2)
    form = word if mode == "keep" else word.lower()
    if int(cut) > len(form):
        return form.lower()
    return (form[: len(form) - int(cut)] + add) or form


def lemma(rule: str, word: str, pos: str) -> str:
    """The lemma of a word of that UPOS; the edit decides where the dictionary has more than one."""
    edited = apply(rule, word)
    known = _known(word.lower(), pos) if pos in _LOOKED_UP and word.isalpha() else ()
    return edited if edited in known or not known else known[0]


@lru_cache(maxsize=50_000)
def _known(word: str, pos: str) -> tuple[str, ...]:
    # Here, since reading the dictionary takes a moment.
    import lemminflect

    return tuple(lemminflect.getLemma(word, pos, lemmatize_oov=False))
