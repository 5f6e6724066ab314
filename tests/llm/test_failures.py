"""Whatever an endpoint does wrong ends in one clear line or an issue, and nothing half-read is kept."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable

import pytest

from parley.codebook.loader import Codebook
from parley.errors import ReaderError
from parley.llm.client import Client
from parley.llm.endpoint import EndpointError
from parley.llm.reader import read_with_model
from tests.llm.conftest import KEY, answer, entry, release, report_of
from tests.llm.server import Act, playing

ClientAt = Callable[..., Client]


def test_a_good_answer_becomes_entries_with_their_words(codebook: Codebook, client_at: ClientAt) -> None:
    raw = answer(entry(in_return_for=["e2"]), release())
    with playing(lambda body, number: Act(text=raw)) as server:
        found = read_with_model(report_of(), codebook, client_at(server.url))
    first, second = found.reading.entries
    assert found.reading.issues == ()
    assert found.reading.reader == "llm:player"
    assert (found.raw, found.tokens_out) == ((raw,), len(raw) // 4)
    assert found.tokens_in > 3000
    assert first.words[0].of(report_of().text) == "Kelmar demanded on Friday that Sorrun withdraw its army"
    assert [link.name for link in first.chain] == ["Harbour Wire", "Northern Herald", "two officials"]
    assert (first.in_return_for, second.in_return_for) == ((second.id,), (first.id,))
    assert [step.note for step in first.trace] == ["quoted exactly", "A demand that another pull out."]
    [attribution, _] = found.reading.attributions
    assert attribution.source[0].of(report_of().text) == "two officials"


UNUSABLE = {
    "no JSON": "I am sorry, I cannot do that.",
    "empty": "",
    "an HTML page": "<html>busy</html>",
    "a list": "[1, 2]",
    "unknown keys": '{"entries": [], "verdict": "all is well"}',
    "no entries": '{"figures": []}',
    "not a number": '{"entries": [], "figures": [{"value": NaN}]}',
    "nested without end": '{"entries": ' + "[" * 100_000 + "]" * 100_000 + "}",
}


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_an_answer_that_is_none_is_asked_for_once_more_and_then_refused(
    text: str, codebook: Codebook, client_at: ClientAt
) -> None:
    with (
        playing(lambda body, number: Act(text=text)) as server,
        pytest.raises(ReaderError, match=r"^valley\.txt: the answer (is|breaks)") as caught,
    ):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert len(server.bodies) == 2
    assert "could not be used" in server.bodies[1]["messages"][-1]["content"]
    assert "\n" not in caught.value.line


def test_a_good_answer_after_a_bad_one_is_taken(codebook: Codebook, client_at: ClientAt) -> None:
    with playing(lambda body, number: Act(text=answer(entry()) if number else "Certainly!")) as server:
        found = read_with_model(report_of(), codebook, client_at(server.url))
    assert len(found.reading.entries) == 1
    assert found.raw == ("Certainly!", answer(entry()))


LEFT_OUT = {
    "breaks the schema": (entry(quote=...), "quote: field required"),
    "an unknown key": (entry(verdict="true"), "verdict"),
    "words that are not there": (
        entry(quote="Kelmar handed over the Upper Valley at once"),
        "not in the report",
    ),
    "another number in the words": (
        entry(quote="Kelmar would release 250 prisoners within sixty days"),
        "not in the report",
    ),
    "a not that is not there": (
        entry(quote="Kelmar demanded on Friday that Sorrun not withdraw its army"),
        "not in the report",
    ),
    "an invented outlet": (
        entry(sources=[{"type": "outlet", "name": "Reuters"}]),
        "outlet 'Reuters' does not stand",
    ),
    "an invented source": (
        entry(sources=[{"type": "named-individual", "name": "Ivan Petrov"}]),
        "source 'Ivan Petrov' does not stand",
    ),
    "an invented number of sources": (
        entry(sources=[{"type": "unnamed-group", "name": "officials", "count": 7}]),
        "number of 'officials', 7",
    ),
    "a source without words": (entry(sources=[{"type": "unnamed-group"}]), "has no words"),
    "an unknown type of source": (entry(sources=[{"type": "oracle", "name": "officials"}]), "'oracle'"),
    "an invented place": (entry(places=["Lower Valley of Tears"]), "place 'Lower Valley of Tears'"),
    "an invented party": (entry(party="France"), "party 'France'"),
    "an invented actor": (entry(actor=["France"]), "actor 'France'"),
    "an invented recipient": (entry(recipient="France"), "recipient 'France'"),
    "an invented term": (entry(term="within ninety days"), "term 'within ninety days'"),
    "a measure outside the codebook": (entry(measure="withdrawal"), "Did you mean 'withdraw'?"),
    "a stance outside the codebook": (entry(stance="begs"), "no stance 'begs'"),
    "a modality outside the codebook": (entry(modality="certain"), "no modality 'certain'"),
    "an example of the instructions": (
        entry(quote="Ukraine has pulled its army out of the Donetsk region"),
        "in an example of the instructions",
    ),
    "a quote too short to be found": (entry(quote="army"), "not in the report"),
}


@pytest.mark.parametrize(("bad", "told"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_an_entry_that_does_not_stand_is_left_out_and_told(
    bad: dict[str, object], told: str, codebook: Codebook, client_at: ClientAt
) -> None:
    raw = answer(bad, release(in_return_for=["e1"]))
    with playing(lambda body, number: Act(text=raw)) as server:
        reading = read_with_model(report_of(), codebook, client_at(server.url)).reading
    assert [item.provision.measure for item in reading.entries] == ["release-captives"]
    assert reading.entries[0].in_return_for == ()
    messages = [issue.message for issue in reading.issues]
    assert {issue.stage for issue in reading.issues} == {"llm"}
    assert any(told in message and "left out" in message for message in messages), messages
    assert any("link from entry 'e2' to 'e1' left out" in message for message in messages)


def test_an_answer_cut_short_is_asked_for_in_halves(codebook: Codebook, client_at: ClientAt) -> None:
    def script(body: dict[str, object], number: int) -> Act:
        asked = json.dumps(body)
        if "[2] Kelmar demanded" in asked and "[3] In exchange" in asked:
            return Act(text=answer(entry())[:200], finish="length")
        return Act(text=answer(*([entry()] if "[2] Kelmar" in asked else [release(in_return_for=[])])))

    with playing(script) as server:
        found = read_with_model(report_of(), codebook, client_at(server.url))
    assert [item.provision.measure for item in found.reading.entries] == ["withdraw", "release-captives"]
    assert found.reading.issues == ()
    assert len(found.raw) == len(server.bodies)


def test_an_answer_that_stops_though_it_says_it_is_whole_is_cut_short_too(
    codebook: Codebook, client_at: ClientAt
) -> None:
    with (
        playing(lambda body, number: Act(text=answer(entry(), release())[:-40])) as server,
        pytest.raises(ReaderError, match="paragraph 1 alone is cut short"),
    ):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert len(server.bodies) > 2


def test_a_reply_that_was_filtered_is_refused(codebook: Codebook, client_at: ClientAt) -> None:
    with (
        playing(lambda body, number: Act(text=answer(), finish="content_filter")) as server,
        pytest.raises(ReaderError, match="content filter"),
    ):
        read_with_model(report_of(), codebook, client_at(server.url))


@pytest.mark.parametrize(
    ("status", "says"), [(401, "PARLEY_LLM_KEY"), (403, "PARLEY_LLM_KEY"), (404, "PARLEY_LLM_MODEL")]
)
def test_a_refusal_is_told_at_once_and_never_shows_the_key(
    status: int, says: str, codebook: Codebook, client_at: ClientAt, waits: list[float]
) -> None:
    with (
        playing(lambda body, number: Act(status=status, text=f"no use for {KEY}")) as server,
        pytest.raises(EndpointError, match=says) as caught,
    ):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert len(server.bodies) == 1
    assert waits == []
    assert KEY not in caught.value.line
    assert KEY not in repr(caught.value.__dict__)
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again_with_growing_pauses(
    status: int, codebook: Codebook, client_at: ClientAt, waits: list[float]
) -> None:
    with playing(lambda body, n: Act(text=answer(entry())) if n == 3 else Act(status=status, text="busy")) as server:
        found = read_with_model(report_of(), codebook, client_at(server.url))
    assert len(found.reading.entries) == 1
    assert len(server.bodies) == 4
    assert [1 <= waits[0] <= 1.25, 2 <= waits[1] <= 2.5, 4 <= waits[2] <= 5] == [True] * 3


def test_retry_after_is_obeyed(codebook: Codebook, client_at: ClientAt, waits: list[float]) -> None:
    busy = Act(status=429, text="slow down", headers={"Retry-After": "7"})
    with playing(lambda body, number: Act(text=answer(entry())) if number else busy) as server:
        read_with_model(report_of(), codebook, client_at(server.url))
    assert waits == [7.0]


def test_an_endpoint_that_asks_to_wait_for_hours_is_not_waited_for(
    codebook: Codebook, client_at: ClientAt, waits: list[float]
) -> None:
    busy = Act(status=429, text="quota", headers={"Retry-After": "7200"})
    with playing(lambda body, number: busy) as server, pytest.raises(EndpointError, match="7200 seconds"):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert waits == []


def test_what_does_not_pass_ends_in_one_line(codebook: Codebook, client_at: ClientAt, waits: list[float]) -> None:
    with (
        playing(lambda body, number: Act(status=500, text="boom\nand\x1b[2Jmore")) as server,
        pytest.raises(ReaderError, match=r"HTTP 500: boom and \[2Jmore \(tried 5 times\)") as caught,
    ):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert len(waits) == 4
    assert caught.value.line.isprintable()


def test_a_stalled_connection_is_given_up(codebook: Codebook, client_at: ClientAt) -> None:
    with (
        playing(lambda body, number: Act(text=answer(), stall=0.6)) as server,
        pytest.raises(ReaderError, match=r"within 0\.15 seconds \(tried 2 times\)"),
    ):
        read_with_model(report_of(), codebook, client_at(server.url, timeout=0.15, tries=2))


def test_a_refused_connection_is_told(codebook: Codebook, client_at: ClientAt, waits: list[float]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ReaderError, match=r"no connection \(tried 5 times\)\. Check PARLEY_LLM_URL"):
        read_with_model(report_of(), codebook, client_at(f"http://127.0.0.1:{port}/v1"))
    assert len(waits) == 4


@pytest.mark.parametrize("body", [b"<html>hello</html>", b'{"choices": []}', b"[]", b"\xff\xfe"])
def test_a_reply_that_is_no_chat_completion_is_told(body: bytes, codebook: Codebook, client_at: ClientAt) -> None:
    with (
        playing(lambda asked, number: Act(body=body)) as server,
        pytest.raises(ReaderError, match="no chat completion") as caught,
    ):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert "\n" not in caught.value.line


def test_an_endpoint_that_knows_no_schema_is_asked_without(codebook: Codebook, client_at: ClientAt) -> None:
    def script(body: dict[str, object], number: int) -> Act:
        if "response_format" in body:
            return Act(status=400, text="response_format is not supported")
        if "temperature" in body:
            return Act(status=400, text="temperature must be 1")
        return Act(text=answer(entry()))

    with playing(script) as server:
        client = client_at(server.url)
        read_with_model(report_of(), codebook, client)
        read_with_model(report_of(path="again.txt"), codebook, client)
    assert len(server.bodies) == 4


def test_another_fault_of_the_request_is_told(codebook: Codebook, client_at: ClientAt) -> None:
    with (
        playing(lambda body, number: Act(status=400, text="prompt is too long")) as server,
        pytest.raises(ReaderError, match="HTTP 400: prompt is too long"),
    ):
        read_with_model(report_of(), codebook, client_at(server.url))
    assert len(server.bodies) == 1


def test_a_prompt_the_endpoint_cut_is_told(codebook: Codebook, client_at: ClientAt) -> None:
    usage = {"prompt_tokens": 900, "completion_tokens": 5, "total_tokens": 905}
    made = {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "player",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": answer(entry())},
                "finish_reason": "stop",
            }
        ],
        "usage": usage,
    }
    with playing(lambda body, number: Act(body=json.dumps(made).encode())) as server:
        reading = read_with_model(report_of(), codebook, client_at(server.url)).reading
    [issue] = reading.issues
    assert "counted 900 tokens" in issue.message
