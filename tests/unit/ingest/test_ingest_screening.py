"""The language of a text, and the characters nobody sees."""

from __future__ import annotations

import pytest

from parley.errors import IngestError
from parley.ingest.screening import screen
from parley.text.spans import Span

ENGLISH = "The government said on Monday that it would withdraw its forces from the region if the talks were held."
FRENCH = "Le gouvernement a annoncé lundi que les forces de la coalition se retireraient de la région pour un an."
GERMAN = "Die Regierung teilte am Montag mit, dass sich die Truppen aus der Region zurückziehen und das bald."
SPANISH = "El gobierno anunció el lunes que las fuerzas se retirarían de la región y que los rebeldes no lo harían."


def test_english_passes_without_a_word() -> None:
    assert screen(ENGLISH, "a.txt") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(f"{FRENCH} {FRENCH}", "seems to be in French", id="French"),
        pytest.param(f"{GERMAN} {GERMAN}", "seems to be in German", id="German"),
        pytest.param(f"{SPANISH} {SPANISH}", "seems to be in Spanish", id="Spanish"),
        pytest.param("Переговоры закончились без результата.", "Cyrillic script", id="Russian"),
        pytest.param("انتهت المحادثات دون نتيجة", "Arabic script", id="Arabic"),
        pytest.param("השיחות הסתיימו", "Hebrew script", id="Hebrew"),
        pytest.param("会谈结束", "Chinese or Japanese script", id="Chinese"),
        pytest.param("1234 --- 5678", "has no words", id="no words"),
    ],
)
def test_another_language_is_refused(text: str, language: str) -> None:
    with pytest.raises(IngestError, match=r"^a\.txt: ") as refusal:
        screen(text, "a.txt")
    assert language in str(refusal.value)


def test_a_foreign_quotation_does_no_harm() -> None:
    assert screen(f"{ENGLISH} “Переговоры закончились,” he said. {ENGLISH}", "a.txt") == ()


def test_what_is_no_prose_is_noted() -> None:
    (issue,) = screen(" ".join(f"Item{letter} Listing" for letter in "abcdefghijklmnop"), "a.txt")
    assert (issue.stage, "no prose" in issue.message) == ("ingest", True)


@pytest.mark.parametrize(
    ("hidden", "kind"),
    [("\u202e", "bidirectional"), ("\u200b", "zero-width"), ("\x07", "control"), ("\x9b", "control")],
)
def test_hidden_characters_are_noted_with_their_place(hidden: str, kind: str) -> None:
    (issue,) = screen(f"Ends {hidden}here{hidden}. {ENGLISH}", "a.txt")
    assert issue.span == Span(5, 6)
    assert kind in issue.message
    assert "2 characters" in issue.message
