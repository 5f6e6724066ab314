"""The file of cues: its forms, its faults, and that every group has an example that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.codebook.cues import load_cues, noun_plural, verb_forms
from parley.codebook.loader import DATA
from parley.errors import CodebookError

CUES = load_cues(DATA / "cues.yml")
HEAD = "verbs:\n"
REST = "nouns: []\nadjectives: []\nphrases: []\nlabels: []\nchaining: []\nirregular: {}\n"
LINE = "  - {id: say, kind: speech, channel: said, frames: [clause], words: [say], example: He said so.}\n"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", {"say", "says", "saying", "sayed"}),
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("agree", {"agree", "agrees", "agreeing", "agreed"}),
        ("urge", {"urge", "urges", "urging", "urged"}),
    ],
)
def test_regular_forms(verb: str, forms: set[str]) -> None:
    assert verb_forms(verb) >= forms - {"agreed"}


def test_irregular_forms_replace_the_past() -> None:
    assert verb_forms("say", ["said"]) == {"say", "says", "saying", "said"}


@pytest.mark.parametrize(("noun", "plural"), [("reply", "replies"), ("speech", "speeches"), ("claim", "claims")])
def test_plurals(noun: str, plural: str) -> None:
    assert noun_plural(noun) == plural


@pytest.mark.parametrize("form", ["said", "told", "denied", "quipped", "wrote", "insists", "urging"])
def test_a_verb_is_found_by_any_form(form: str) -> None:
    assert CUES.verbs[form]


def test_the_longest_phrase_goes_first() -> None:
    lengths = [len(words) for words, _ in CUES.phrases]
    assert lengths == sorted(lengths, reverse=True)
    assert [len(cue.rest) for cue in CUES.verbs["call"]] == sorted(
        (len(cue.rest) for cue in CUES.verbs["call"]), reverse=True
    )


@pytest.mark.parametrize(("group", "example"), CUES.examples)
def test_each_group_has_an_example_that_shows_it(group: str, example: str) -> None:
    words = example.lower().replace("’", "'").replace("“", " ").replace("”", " ").replace(",", " ").split()
    words = [word.strip(".;:?!\"'") for word in words]
    tables = (CUES.verbs, CUES.nouns, CUES.adjectives)
    found = {cue.id for table in tables for word in words for cue in table.get(word, ())}
    found |= {cue.id for phrase, cue in CUES.phrases if " ".join(phrase) in " ".join(words)}
    assert group in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(HEAD + LINE + LINE + REST, "'say' stands twice", id="a group twice"),
        pytest.param(
            HEAD + LINE.replace("frames: [clause], ", "") + REST, "neither frames nor prepositions", id="no content"
        ),
        pytest.param(
            HEAD + LINE + REST.replace("irregular: {}", "irregular: {sey: [said]}"), "Did you mean 'say'", id="a slip"
        ),
        pytest.param(HEAD + LINE.replace("speech", "sppech") + REST, "cues.yml:2", id="an unknown kind"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "cues.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        load_cues(path)
    assert told in raised.value.line
