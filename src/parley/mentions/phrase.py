"""What the tree tells of a noun phrase: what is joined to it, what it stands beside, what a pronoun refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.mentions.names import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNED = frozenset(
    (
        "agreement accord deal document treaty pact protocol declaration framework draft text paper talk summit "
        "meeting conference round process communique format track memorandum"
    ).split()
)

_SECOND = frozenset({"general", "president", "minister", "chairman", "secretary", "leader", "chief"})


def beside(noun: Token) -> Token | None:
    """The word that a noun stands in apposition to, by the tree or by ", a": "the Oren Front, a militia"."""
    if noun.dep_.startswith("nsubj"):
        return None
    article = next((c for c in noun.children if c.lower_ in ("a", "an") and c.i > 1), None)
    if article is not None and article.nbor(-1).text == ",":
        return article.nbor(-2)
    return noun.head if noun.dep_ == "appos" else None


def titles(name: Name | None, token: Token) -> bool:
    """True for a capital that only tells where a paper was signed or people meet: "the Tarn agreement"."""
    if name is None or name.kind != "capital":
        return False
    named = token.dep_ in ("compound", "nmod", "amod", "nmod:poss") and token.head.lemma_.lower() in _SIGNED
    return named or any(c.dep_ == "case" and c.lower_ in ("after", "since", "before") for c in token.children)


def joined(head: Token) -> list[Token]:
    """The head and the words that "and" or "or" joins to it."""
    words, queue = [head], [head]
    while queue:
        word = queue.pop()
        for child in word.children:
            if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
                words.append(child)
                queue.append(child)
    return words


def antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for: the one its clause modifies."""
    word = relative
    while word.head != word:
        if word.dep_.startswith("acl"):
            return word.head
        word = word.head
    return None


def like_person(head: Token) -> bool:
    """True for a name of several words that the tree joins as it joins first and last names."""
    return head.dep_ == "flat" or any(child.dep_ == "flat" for child in head.children)


def part_of_office(token: Token) -> bool:
    """True for the first half of an office with a hyphen: "Secretary" in "Secretary-General"."""
    doc, after = token.doc, token.i + 1
    hyphen = after + 1 < len(doc) and doc[after].text == "-" and not token.whitespace_ and not doc[after].whitespace_
    return hyphen and doc[after + 1].lower_ in _SECOND


def led(token: Token) -> bool:
    """True for those who only lead or make up what is named: "the Orenian-led alliance"."""
    doc, after = token.doc, token.i + 1
    return after + 1 < len(doc) and doc[after].text == "-" and not token.whitespace_


def aside(token: Token) -> bool:
    """True for a word in a clause that only tells when, why or of whom: "once Kelmar had left", "who fought Kelmar"."""
    word = token
    while word.head != word:
        if word.dep_.startswith(("advcl", "acl")):
            return True
        word = word.head
    return False


def secretary(head: Token) -> Token | None:
    """The second word of "Secretary-General" or "Secretary General" where `head` is it or the first; else None."""
    doc = head.doc
    words: list[Token] = [head, *doc[head.i + 1 : head.i + 3]]
    for word in words:
        before = word.i - 1 - (word.i > 1 and doc[word.i - 1].text == "-")
        if word.lower_ == "general" and before >= 0 and doc[before].lower_ == "secretary" and before <= head.i:
            return word
    return None
