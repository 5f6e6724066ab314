"""Text to words: the tokenizer that the eye is trained with and runs with.

English spaCy tokenization, with two departures that follow the treebanks: a run of one symbol ("!!!",
"----") is one word, and "and/or" is three.
"""

from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_prefix_regex, compile_suffix_regex

_RUN = r"([*=_!?\-.#$<>~+])\1+"


def blank() -> Language:
    """An English Language that has the eye's tokenizer and no component."""
    nlp = spacy.blank("en")
    rules = nlp.Defaults
    # spaCy types the tokenizer as a mere function; it has these settings.
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([_RUN, *(rules.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([_RUN, *(rules.suffixes or [])]).search
    special = {k: v for k, v in tokenizer.rules.items() if "/" not in k or k[0] in ":=;"}
    tokenizer.rules = special
    return nlp


LOWER, TITLE, UPPER, MIXED = range(4)
SPACED, NEW_LINE = 4, 8
KINDS = 16


def kind(word: str, *, spaced: bool, new_line: bool) -> int:
    """How a word is written, as a number below KINDS: its case, a space before it, a line begun by it.

    The encoder's own vocabulary has no capitals; this is where it learns of them.
    """
    if not any(map(str.isupper, word)):
        case = LOWER
    elif len(word) > 1 and word.isupper():
        case = UPPER
    elif word[0].isupper() and not any(map(str.isupper, word[1:])):
        case = TITLE
    else:
        case = MIXED
    return case + SPACED * spaced + NEW_LINE * new_line
