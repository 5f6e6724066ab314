"""An answer as text becomes its items; a bad item costs itself alone, a bad outline the whole."""

from __future__ import annotations

import json

import pytest

from parley.errors import ReaderError
from parley.llm.answer import CutShort, parse

ITEM = {
    "id": "e1", "party": "Kelmar", "stance": "offer", "measure": "withdraw", "modality": "asserted", "quote": "a b c",
}  # fmt: skip
WHOLE = json.dumps({"entries": [ITEM]})


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(WHOLE, id="bare"),
        pytest.param(f"```json\n{WHOLE}\n```", id="in a fence"),
        pytest.param(f"Here it is:\n\n{WHOLE}\n\nI hope this helps!", id="between remarks"),
        pytest.param(f"<think>Is {{this}} it?</think>{WHOLE}", id="after thoughts"),
    ],
)
def test_an_answer_is_found(raw: str) -> None:
    [entry] = parse(raw, "a").entries
    assert (entry.party, entry.occurrence) == ("Kelmar", 1)


@pytest.mark.parametrize("keep", [1, 15, 40, len(WHOLE) - 1])
def test_an_answer_that_stops_is_cut_short(keep: int) -> None:
    with pytest.raises(CutShort, match="cut short"):
        parse(WHOLE[:keep], "a")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("", "is no JSON"),
        ("No.", "is no JSON: 'No.'"),
        ("[]", "is no JSON"),
        ("{'entries': []}", "is no JSON"),
        ('{"entries": {}}', "entries: input should be a valid list"),
        ('{"occasions": []}', "entries: field required"),
        ('{"entries": [], "more": 1}', "more"),
        ('{"entries": [], "figures": [Infinity]}', "Infinity is no JSON value"),
    ],
)
def test_an_answer_that_is_none(raw: str, told: str) -> None:
    with pytest.raises(ReaderError) as caught:
        parse(raw, "a")
    assert told in caught.value.line
    assert not isinstance(caught.value, CutShort)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"party": 7}, "party"),
        ({"party": ""}, "party"),
        ({"occurrence": 0}, "occurrence"),
        ({"extent": "most"}, "extent"),
        ({"places": "Ostra"}, "places"),
        ({"certainty": 1}, "certainty"),
    ],
)
def test_a_bad_item_costs_itself_alone(change: dict[str, object], told: str) -> None:
    found = parse(json.dumps({"entries": [ITEM | change, ITEM]}), "a")
    assert len(found.entries) == 1
    [issue] = found.issues
    assert issue.message.startswith(f"entry 1 of the answer breaks the schema and is left out: {told}")
