"""Who is meant to do what an infinitive says: the one that is urged, not the one that urges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Kelmar promised Sorrun to withdraw its troops": its own.
_OWN = frozenset({"promise", "vow", "pledge", "swear", "offer", "assure", "threaten"})


def controller(pronoun: Token) -> Token | None:
    """The object that an infinitive around a pronoun is said of: "Sorrun" for "urged Sorrun to withdraw its troops"."""
    word = pronoun
    while word.head != word:
        free = not any(child.dep_.startswith("nsubj") for child in word.children)
        infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in word.children)
        if word.dep_ in ("xcomp", "acl", "advcl", "ccomp") and free and infinitive:
            over = word.head
            if over.pos_ in ("NOUN", "PROPN"):
                asked = over.dep_ in ("obj", "iobj") and over.head.lemma_ not in _OWN
                return over if asked and over.i < word.i else None
            objects = [c for c in over.children if c.dep_ in ("obj", "iobj") and c.i < word.i]
            if objects or over.lemma_ in _OWN:
                return objects[0] if objects and over.lemma_ not in _OWN else None
        word = word.head
    return None
