"""Names that a report gives a short form: "the Libyan National Army (LNA)" is one body, and no army of Libya."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parley.codebook.names import Names

_WORD = r"[A-Z][\w'’-]+"
_JOINED = r"(?:of|for|the|and|in|al|de|la)"
# Of two letters half is one: too little.
_SHORT = 2
_DECLARED = re.compile(rf"({_WORD}(?: (?:{_JOINED} )*{_WORD}){{1,7}}) ?\(([A-Z][A-Za-z0-9-]{{1,9}})\)")


def declared(texts: Iterable[str], names: Names) -> dict[str, str]:
    """Full and short names to the party they stand for: by the codebook where it knows either, else the full one."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _DECLARED.finditer(text):
            full, short = match[1], match[2]
            name = _own(full.split(), short)
            if name is not None:
                party = names.parties.get(short) or names.parties.get(short.upper()) or _known(name, names) or name
                found |= {name: party, short: party}
    return found


def _known(full: str, names: Names) -> str | None:
    """The party of that name; none that goes by another short form: more than one army is of national liberation."""
    party = names.parties.get(full)
    return None if party and party.isupper() else party


def _own(words: list[str], short: str) -> str | None:
    """The end of the words that the short form stands for: by all its letters, else (another language's) by most."""
    ends = [words[i:] for i in range(len(words) - 1) if words[i][0].isupper() and words[i] != "The"]
    # "The Liberation Front of Oren (Lifo)": many papers write what is spoken as a word with one capital.
    spoken = short.istitle() and len(short) > _SHORT
    letters = [letter.upper() for letter in short if spoken or letter.isupper()]
    exact = (end for end in ends if _initials(end) == letters)
    # The short form may be another language's: "the Coordination of Oren Movements (CMO)".
    shuffled = (end for end in ends if sorted(_initials(end)) == sorted(letters))
    near = (end for end in ends if len(_initials(end)) <= len(letters) + 1 and _nearly(_initials(end), letters))
    best = next(exact, None) or next(shuffled, None) or (next(near, None) if len(letters) > 1 else None)
    return " ".join(best) if best else None


def _initials(words: list[str]) -> list[str]:
    return [word[0].upper() for word in words if word[0].isupper()]


def _nearly(initials: list[str], letters: list[str]) -> bool:
    """True where most letters are there, or half of them that begin alike: "Front for Unity in Tarn (FPUK)"."""
    shared = 2 * sum(letter in initials for letter in letters)
    return shared > len(letters) or (shared == len(letters) > _SHORT and initials[0] == letters[0])
