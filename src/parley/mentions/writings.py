"""Letters and statements: who speaks in them, so that "the letter goes on" is said for its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

WRITINGS = frozenset(
    {"letter", "statement", "message", "communique", "communiqué", "note", "memo", "memorandum", "op-ed"}
)


def written_by(writing: Token) -> Token | None:
    """The subject that says something "in a letter", or that writes, sends or issues one."""
    verb = writing.head
    inside = any(child.dep_ == "case" and child.lower_ in ("in", "by") for child in writing.children)
    sent = writing.dep_ == "obj" and verb.lemma_ in ("write", "send", "issue", "publish", "release", "read")
    if verb.pos_ != "VERB" or not (sent or (writing.dep_ == "obl" and inside)):
        return None
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)
