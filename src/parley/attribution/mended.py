"""Word classes set right where a tagger errs: words that English has in one class only, plurals, names."""

from __future__ import annotations

from collections.abc import Sequence

_CLASSES = {
    ("ADP", "IN"): (
        "about above across after against along amid among around at before behind below beneath beside between "
        "beyond by despite during for from in inside into near of off on onto outside over per since through "
        "throughout toward towards under until upon via with within without"
    ),
    ("DET", "DT"): "the a an",
    ("PRON", "PRP"): "i you he she it we they me him them us",
    ("PRON", "PRP$"): "my your its our their",
    ("PRON", "WP"): "who whom",
    ("AUX", "MD"): "would could should must ca wo shall",
    ("CCONJ", "CC"): "and or but nor",
    ("NOUN", "NNS"): "people officials sources",
    ("SCONJ", "IN"): "because although whether if unless while that",
}
# The classes in which words of a class may stand as well, and are then left as they are.
_ALSO = {
    "ADP": frozenset({"SCONJ", "ADV", "PART"}),
    "DET": frozenset({"PRON"}),
    "PRON": frozenset({"DET", "SCONJ"}),
    "AUX": frozenset({"VERB", "PROPN"}),
    "CCONJ": frozenset({"ADV", "SCONJ", "ADP", "DET"}),
    "NOUN": frozenset({"PROPN"}),
    "SCONJ": frozenset({"ADP", "ADV", "PRON", "DET"}),
}
_CLOSED = {word: kind for kind, words in _CLASSES.items() for word in words.split()}
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s", "’s")
_ONE = frozenset({"a", "an", "this", "one"})


def mended(text: Sequence[str], pos: Sequence[str], tag: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parts of speech and tags of a sentence with plain errors set right; the same where there are none.

    Words of closed classes get their class, names in small letters become nouns, nouns in -s plurals.
    """
    kinds, tags = list(pos), list(tag)
    lower = [word.lower() for word in text]
    for k, word in enumerate(lower):
        if kinds[k] == "PROPN" and text[k][:1].islower():
            kinds[k], tags[k] = "NOUN", "NNS" if tags[k] == "NNPS" else "NN"
        closed = _CLOSED.get(word)
        if closed is not None and kinds[k] != closed[0] and kinds[k] not in _ALSO[closed[0]]:
            kinds[k], tags[k] = closed
        elif tags[k] == "NN" and kinds[k] == "NOUN" and _plural(word, lower[k - 1] if k else ""):
            tags[k] = "NNS"
    return tuple(kinds), tuple(tags)


def _plural(word: str, before: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS) and before not in _ONE
