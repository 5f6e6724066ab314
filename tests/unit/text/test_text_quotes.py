"""Quotation marks of one paragraph and over several."""

from __future__ import annotations

import re

import pytest

from parley.text.quotes import Quotes, find_quotes, quotes_of_paragraphs
from parley.text.spans import Span


def shown(text: str, quotes: Quotes) -> list[str]:
    return [span.of(text) for span in quotes.spans]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        pytest.param("He said “yes” and “no”.", ["“yes”", "“no”"], id="curly"),
        pytest.param('"One" and "two"', ['"One"', '"two"'], id="straight"),
        pytest.param("'No deal,' he said. 'It's over.'", ["'No deal,'", "'It's over.'"], id="straight single"),
        pytest.param("„Ja“, sagte er", ["„Ja“"], id="German"),
        pytest.param("«Oui», dit-il", ["«Oui»"], id="French"),
        pytest.param("»Ja«, sagde han", ["»Ja«"], id="Danish"),
        pytest.param("“We’re ‘close’ to it,” he said", ["“We’re ‘close’ to it,”"], id="nested"),
        pytest.param("“Maybe they’ll say ‘no’.”", ["“Maybe they’ll say ‘no’.”"], id="two close at once"),
        pytest.param("“text”—“other”", ["“text”", "“other”"], id="beside a dash"),
        pytest.param("Don't ask the soldiers' families of the '90s", [], id="straight apostrophes"),
        pytest.param("the ’90s, rock ’n’ roll, Fox News’ anchor", [], id="curly apostrophes"),
        pytest.param("‘the soldiers’ families left’ he said", ["‘the soldiers’ families left’"], id="plural inside"),
        pytest.param("the 'root causes' of it", ["'root causes'"], id="a phrase"),
        pytest.param("He is 5'10\" tall", [], id="feet and inches"),
        pytest.param(
            '“We will not sign," he said. "It is over,” she said', ['“We will not sign,"', '"It is over,”'], id="mixed"
        ),
        pytest.param('„We wait," he said', ['„We wait,"'], id="low and straight"),
        pytest.param('“a 5" pipe,” he said', ['“a 5" pipe,”'], id="inches in a quotation"),
        pytest.param('“They said "no" to us,” he said', ['“They said "no" to us,”'], id="straight in curly"),
        pytest.param("no marks at all", [], id="none"),
    ],
)
def test_balanced(text: str, quotations: list[str]) -> None:
    quotes = find_quotes(text)
    assert shown(text, quotes) == quotations
    assert quotes.balanced


def test_what_is_never_closed_ends_with_its_paragraph() -> None:
    text = "He said “never closed. "
    quotes = find_quotes(text)
    assert shown(text, quotes) == ["“never closed."]
    assert not quotes.balanced


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert find_quotes("alone” it stands") == Quotes(spans=(), balanced=False)


def paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def test_a_quotation_over_several_paragraphs_closes_once() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” he said.\n\nPlain."
    found = quotes_of_paragraphs(text, paragraphs(text))
    assert [shown(text, quotes) for quotes in found] == [["“One."], ["“Two."], ["“Three,”"], []]
    assert all(quotes.balanced for quotes in found)


def test_a_quotation_that_does_not_go_on_is_unbalanced() -> None:
    text = "“One.\n\nPlain."
    assert [quotes.balanced for quotes in quotes_of_paragraphs(text, paragraphs(text))] == [False, True]
