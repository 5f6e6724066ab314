"""Text to words: the tokenizer that the eye is trained with and runs with.

English spaCy tokenization, with departures that follow the treebanks: a run of one symbol ("!!!", "----") is
one word, "and/or" and "1990–1994" are three, and a prefix that is no word of its own stays with what follows
("pro-Western", "non-aggression"); a bracket is never part of an emoticon.
"""

import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_RUN = r"([*=_!?\-.#$<>~+])\1+"
# those that the training parts of the treebanks join at least nine times in ten
_PREFIXED = re.compile(
    r"(?:non|e|re|anti|pre|co|pro|mid|cross|post|over|ex|semi|sub|multi|counter)-[a-z]{2,}", re.IGNORECASE
)
# a time of day is two words
_CLOCK = r"(?<=\d)(?:[ap]m|[AP]M)"
# years and pages from one to another are three
_BETWEEN = r"(?<=\d)–(?=\d)"


def blank() -> Language:
    """An English Language that has the eye's tokenizer and no component."""
    nlp = spacy.blank("en")
    rules = nlp.Defaults
    # spaCy types the tokenizer as a mere function; it has these settings.
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([_RUN, *(rules.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([_RUN, _CLOCK, *(rules.suffixes or [])]).search
    tokenizer.infix_finditer = compile_infix_regex([_BETWEEN, *(rules.infixes or [])]).finditer
    tokenizer.token_match = _PREFIXED.fullmatch
    special = {k: v for k, v in tokenizer.rules.items() if ("/" not in k or k[0] in ":=;") and k[0] not in "()"}
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
