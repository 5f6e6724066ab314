"""Word classes set right where a tagger cannot be: words that English has in one class only, and regular endings."""

from __future__ import annotations

from collections.abc import Sequence

_OBJECTIVE = "about above across after against along amid among around at before behind below beneath beside between"
_OF = "beyond by despite during for from in inside into near of off on onto outside over per since through throughout"
_CLASSES = {
    ("ADP", "IN"): f"{_OBJECTIVE} {_OF} toward towards under until upon via with within without",
    ("DET", "DT"): "the a an",
    ("PRON", "PRP"): "i you he she it we they me him them us",
    ("PRON", "PRP$"): "my your its our their",
    ("PRON", "WP"): "who whom",
    ("AUX", "MD"): "would could should must ca wo shall",
    ("CCONJ", "CC"): "and or but nor",
    ("NOUN", "NNS"): "people officials sources",
    ("SCONJ", "IN"): "because although whether if unless while",
}
# The classes in which each word may stand as well, and is then left as it is.
_ALSO = {
    "ADP": frozenset({"SCONJ", "ADV", "PART"}),
    "DET": frozenset({"PRON"}),
    "PRON": frozenset({"DET", "SCONJ"}),
    "AUX": frozenset({"VERB"}),
    "CCONJ": frozenset({"ADV", "SCONJ", "ADP", "DET"}),
    "SCONJ": frozenset({"ADP", "ADV"}),
    "NOUN": frozenset({"PROPN"}),
}
_CLOSED = {word: kind for kind, words in _CLASSES.items() for word in words.split()}

_SINGULAR_ENDINGS = ("ss", "us", "is", "'s", "’s")


def mended(text: Sequence[str], pos: Sequence[str], tag: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parts of speech and tags of a sentence, with what cannot be set right; the same where nothing is wrong.

    Words of closed classes get their class; a noun in -s its plural; a participle without auxiliary that
    follows its subject its past.
    """
    kinds, tags = list(pos), list(tag)
    lower = [word.lower() for word in text]
    for k, word in enumerate(lower):
        if kinds[k] == "PROPN" and text[k][:1].islower():
            kinds[k], tags[k] = "NOUN", "NNS" if tags[k] == "NNPS" else "NN"
        closed = _CLOSED.get(word)
        if closed is not None and kinds[k] != closed[0] and kinds[k] not in _ALSO[closed[0]]:
            if kinds[k] != "PROPN" or closed[0] not in ("AUX", "PRON"):
                kinds[k], tags[k] = closed
        elif word == "that" and kinds[k] not in ("SCONJ", "PRON", "DET", "ADV"):
            kinds[k], tags[k] = "SCONJ", "IN"
        elif tags[k] == "NN" and kinds[k] == "NOUN" and _plural(word, lower, k):
            tags[k] = "NNS"
    return tuple(kinds), tuple(tags)


def _plural(word: str, lower: Sequence[str], k: int) -> bool:
    single = lower[k - 1] in ("a", "an", "this", "one") if k else False
    return len(word) > 4 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS) and not single
