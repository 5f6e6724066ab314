"""What is looked for in a text before it is a report: its language, and characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from parley.errors import IngestError
from parley.model.note import ReadingIssue
from parley.text.spans import Span

# The commonest small words of each language that are no words, or rare ones, of the others.
_SMALL_WORDS = {
    "English": "the of and to that is for it was on with as by at be are from has have had not his their"
    " said would which this but they who will been its after or an were",
    "French": "le la les des du et est que qui dans pour une sur avec au aux par ce cette il elle ont été sont mais",
    "German": "der die das und den dem des ein eine ist nicht mit auf für von zu im sich auch nach wird sind hat bei",
    "Spanish": "el los las del y que en una con por para se su al lo como más pero fue ha sus este está",
    "Italian": "il gli della di che è per una con del sono non si da nel alla dei ha anche più le",
    "Portuguese": "o os as da do dos que em uma com para por não se na no ao mais foi são à",
    "Dutch": "de het een van en dat niet op te zijn met voor is aan ook door naar heeft bij",
    "Polish": "w i na z się nie do że jest o to po od za przez jak oraz ale był są",
    "Turkish": "ve bir bu için ile de da olarak olan daha sonra gibi kadar çok ancak her",
    "Swedish": "och att det som en på är av för med den till inte om har ett var de",
    "Romanian": "și în de la cu nu pe un care este din a o pentru să că mai",
    "Indonesian": "yang dan di untuk dengan pada dari ini itu dalam tidak akan juga oleh",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20000
_HIDDEN = {
    "bidirectional": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "zero-width": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "control": "".join(map(chr, (*range(9), 11, *range(14, 32), *range(127, 160)))),
}


def screen(text: str, where: str) -> tuple[ReadingIssue, ...]:
    """What is to be noted about `text`; raises IngestError where it is in another language than English."""
    return (*_language(text, where), *_hidden(text))


def _language(text: str, where: str) -> Iterator[ReadingIssue]:
    sample = text[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        raise IngestError(where, "has no words", "the text of a news report in English")
    foreign = [character for character in letters if character > "\u024f"]
    if len(foreign) > len(letters) / 2:
        script = Counter(unicodedata.name(c, "unknown").split()[0].capitalize() for c in foreign).most_common(1)[0][0]
        script = "Chinese or Japanese" if script == "Cjk" else script
        raise IngestError(where, f"is written in {script} script", "English", "Translate it first")
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < 20:
        return
    share = {language: sum(word in small for word in words) / len(words) for language, small in _SETS.items()}
    english = share.pop("English")
    other = max(share, key=lambda language: share[language])
    if share[other] > 0.15 and share[other] > 1.5 * english:
        raise IngestError(where, f"seems to be in {other}", "English", "Translate it first")
    if english < 0.12:
        found = f"only {english:.0%} of the words are the small words of English (usual: 25% and more)"
        yield ReadingIssue(stage="ingest", message=f"may be in another language or no prose: {found}")


def _hidden(text: str) -> Iterator[ReadingIssue]:
    for kind, characters in _HIDDEN.items():
        found = [match.start() for match in re.finditer(f"[{re.escape(characters)}]", text)]
        if found:
            first = text[found[0]]
            count = "1 character" if len(found) == 1 else f"{len(found)} characters"
            message = f"{count} that cannot be seen ({kind}, first U+{ord(first):04X}); the text is kept"
            yield ReadingIssue(stage="ingest", message=message, span=Span(found[0], found[0] + 1))
