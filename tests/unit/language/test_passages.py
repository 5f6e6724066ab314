"""Paragraphs: lines, wrapped lines, list items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from parley.language.passages import paragraphs, read_passages
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.spans import Span

_ENGLISH = English()


class Splitting:
    """A pipeline that ends a sentence at each full stop and question mark, and hangs each word on the one before."""

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
        for text in texts:
            words = _ENGLISH.tokenizer(text)
            starts = [k == 0 or words[k - 1].text in ".?" for k in range(len(words))]
            yield Doc(
                words.vocab,
                words=[token.text for token in words],
                spaces=[bool(token.whitespace_) for token in words],
                heads=[k if start else k - 1 for k, start in enumerate(starts)],
                deps=["ROOT" if start else "dep" for start in starts],
            )


def read(text: str) -> list[Passage]:
    report = Report(id="r", path="r.txt", text=text, body=Span(0, len(text)))
    return list(read_passages(report, cast(Any, Splitting())))


def sentences(text: str) -> list[str]:
    return [passage.span.of(text) for passage in read(text)]


def words(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text, Span(0, len(text)))]


def test_lines_are_paragraphs() -> None:
    assert words("One.\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_a_wrapped_line_goes_on() -> None:
    assert words("Kelmar would\nwithdraw.\n\nNext.") == ["Kelmar would\nwithdraw.", "Next."]


def test_bullets_are_left_out() -> None:
    assert words("He wants:\n• a truce;\n• talks.") == ["He wants:", "a truce;", "talks."]


@pytest.mark.parametrize("head", ["BACKGROUND", "WHAT WE DON'T KNOW", "TURKEY"])
def test_a_crosshead_in_capitals_is_left_out(head: str) -> None:
    assert words(f"They met.\n\n{head}: The war began in May.") == ["They met.", "The war began in May."]


@pytest.mark.parametrize(
    "lines",
    [
        ["ANCHOR: What now?", "ENVOY: The war ends.", "ANCHOR: When?"],
        ["ENVOY: We end the war."],
        ["STILL OPEN: who will pay."],
        ["Kelmar: The war ends."],
    ],
    ids=["speakers that come again", "who speaks of himself", "a sentence that goes on", "no capitals"],
)
def test_other_heads_of_lines_stay(lines: list[str]) -> None:
    assert words("\n\n".join(lines)) == lines


def test_only_the_body_counts() -> None:
    text = "Title\n\nBody."
    assert [s.of(text) for s in paragraphs(text, Span(7, 12))] == ["Body."]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'")],
)
def test_a_mark_that_opens_belongs_to_the_sentence_it_opens(opening: str, closing: str) -> None:
    first = f"{opening}We will not sign,{closing} she said."
    second = f"{opening}It is over,{closing} he said."
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_mark_that_closes_belongs_to_the_sentence_it_closes(opening: str, closing: str) -> None:
    first = f"She said: {opening}We will not sign.{closing}"
    assert sentences(f"{first} He left.") == [first, "He left."]


def test_a_sentence_that_never_ends_is_read_in_pieces() -> None:
    text = "the river ran on and on, " * 400
    passages = read(text)
    assert len(passages) > 8
    assert max(len(passage.parse) for passage in passages) <= 250
    assert all(passage.span.of(text).endswith(",") for passage in passages)
    # Each is parsed alone: its words stand at its own offset.
    assert all(passage.offset + passage.parse[0].idx == passage.span.start for passage in passages)
    assert " ".join(passage.text(passage.span) for passage in passages) == text.strip()


def test_item_is_the_first_sentence_behind_a_bullet() -> None:
    passages = read("The draft has points:\n1. Kelmar leaves. Sorrun pays.\n- The border opens.\nNobody answered.")
    assert [passage.item for passage in passages] == [False, True, False, True, False]


def test_an_item_without_a_stop_is_no_heading() -> None:
    passages = read("What they want\nThey named two things.\n* All sanctions lifted\n* Ten ships let through")
    assert [passage.heading for passage in passages] == [True, False, False, False]


def test_links_and_captions_are_no_paragraphs() -> None:
    text = (
        "The army left.\n\nREAD MORE: Rebels reject truce\n\nSoldiers leave the port. REUTERS/Jane Doe\n\nIt was late."
    )
    assert [span.of(text) for span in paragraphs(text, Span(0, len(text)))] == ["The army left.", "It was late."]
