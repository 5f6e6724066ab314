"""Many reports: so many at once, each asked about once, within a budget, and gone on with after an end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from parley.codebook.loader import Codebook
from parley.errors import ReaderError
from parley.llm.cache import FolderCache
from parley.llm.client import Client, Prices
from parley.llm.endpoint import EndpointError
from parley.llm.reader import Failed, questions, read_many, read_with_model
from parley.llm.records import ModelReading
from parley.model.report import Report
from tests.llm.conftest import KEY, TEXT, answer, entry, report_of
from tests.llm.server import Act, playing

ClientAt = Callable[..., Client]


def several(count: int) -> list[Report]:
    return [report_of(f"{TEXT}\nThis is report {number}.\n", f"{number}.txt") for number in range(count)]


def test_reports_are_read_at_once_up_to_the_limit(codebook: Codebook, client_at: ClientAt) -> None:
    with playing(lambda body, number: Act(text=answer(entry()), stall=0.1)) as server:
        found = list(read_many(several(7), codebook, client_at(server.url, parallel=3)))
    assert {one.reading.report.path for one in found if isinstance(one, ModelReading)} == {f"{n}.txt" for n in range(7)}
    assert server.most_at_once == 3


def test_one_bad_report_stops_no_other(codebook: Codebook, client_at: ClientAt) -> None:
    def script(body: dict[str, Any], number: int) -> Act:
        return Act(text="no" if "This is report 1." in json.dumps(body) else answer(entry()))

    with playing(script) as server:
        found = list(read_many(several(3), codebook, client_at(server.url)))
    [failed] = [one for one in found if isinstance(one, Failed)]
    assert (failed.report.path, failed.issue.stage) == ("1.txt", "llm")
    assert failed.issue.message.startswith("1.txt: the answer is no JSON")
    assert sum(isinstance(one, ModelReading) for one in found) == 2


def test_a_refused_key_stops_the_run(codebook: Codebook, client_at: ClientAt) -> None:
    with (
        playing(lambda body, number: Act(status=401, text="no")) as server,
        pytest.raises(EndpointError, match="401"),
    ):
        list(read_many(several(9), codebook, client_at(server.url, parallel=2)))
    assert len(server.bodies) == 2


def test_a_second_run_asks_nothing_and_reads_the_same(codebook: Codebook, client_at: ClientAt, tmp_path: Path) -> None:
    with playing(lambda body, number: Act(text=answer(entry()))) as server:
        first = read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path)))
        client = client_at(server.url, cache=FolderCache(tmp_path))
        second = read_with_model(report_of(), codebook, client)
    assert len(server.bodies) == 1
    assert second == first
    assert (client.usage.cached, client.usage.tokens) == (1, 0)


def test_a_run_that_was_stopped_goes_on(codebook: Codebook, client_at: ClientAt, tmp_path: Path) -> None:
    with playing(lambda body, number: Act(text=answer(entry()))) as server:
        run = read_many(several(4), codebook, client_at(server.url, cache=FolderCache(tmp_path), parallel=1))
        next(run)
        next(run)
        run.close()
        asked = len(server.bodies)
        found = list(read_many(several(4), codebook, client_at(server.url, cache=FolderCache(tmp_path))))
    assert len(found) == 4
    assert asked in (2, 3)
    assert len(server.bodies) <= 5


def test_a_bad_answer_is_not_kept(codebook: Codebook, client_at: ClientAt, tmp_path: Path) -> None:
    with playing(lambda body, number: Act(text=answer(entry()) if number > 1 else "busy")) as server:
        with pytest.raises(ReaderError, match="no JSON"):
            read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path)))
        found = read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path)))
    assert len(found.reading.entries) == 1


def test_a_damaged_cache_file_counts_as_none(codebook: Codebook, client_at: ClientAt, tmp_path: Path) -> None:
    with playing(lambda body, number: Act(text=answer(entry()))) as server:
        read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path)))
        [file] = tmp_path.rglob("*.json")
        file.write_bytes(file.read_bytes()[:20])
        read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path)))
    assert len(server.bodies) == 2


def test_another_model_or_other_instructions_are_asked_anew(codebook: Codebook, tmp_path: Path) -> None:
    cache, [asked] = FolderCache(tmp_path), questions(report_of(), codebook)
    from dataclasses import replace

    from parley.llm.records import Reply

    cache.put("one", asked, Reply(text="{}", finish="stop"))
    assert cache.get("one", asked) == Reply(text="{}", finish="stop", cached=True)
    assert cache.get("other", asked) is None
    assert cache.get("one", replace(asked, instructions="Read.")) is None
    assert cache.get("one", replace(asked, report="Nothing.")) is None


def test_a_cache_that_cannot_be_written_is_told(codebook: Codebook, client_at: ClientAt, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        playing(lambda body, number: Act(text=answer(entry()))) as server,
        pytest.raises(EndpointError, match="cannot keep a reply"),
    ):
        read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path / "file")))


def test_the_budget_stops_the_run_before_it_is_passed(codebook: Codebook, client_at: ClientAt, tmp_path: Path) -> None:
    with playing(lambda body, number: Act(text=answer(entry()))) as server:
        client = client_at(server.url, cache=FolderCache(tmp_path), parallel=1, max_tokens=10_000)
        run, read = read_many(several(5), codebook, client), []
        with pytest.raises(EndpointError, match=r"--max-tokens: the budget of 10,000 tokens"):
            read.extend(run)
        asked = len(server.bodies)
        more = list(read_many(several(5), codebook, client_at(server.url, cache=FolderCache(tmp_path))))
    assert len(read) == asked
    assert 0 < client.usage.tokens <= 10_000
    assert len(more) == 5
    assert len(server.bodies) == 5


def test_the_use_and_its_price_are_told(codebook: Codebook, client_at: ClientAt) -> None:
    with playing(lambda body, number: Act(text=answer(entry()))) as server:
        client = client_at(server.url)
        read_with_model(report_of(), codebook, client)
    use = client.usage
    cost = (use.tokens_in * 2 + use.tokens_out * 8) / 1e6
    assert use.cost(Prices(tokens_in=2.0, tokens_out=8.0)) == pytest.approx(cost)
    assert (
        use.line(Prices(tokens_in=2.0, tokens_out=8.0))
        == f"{use.tokens_in:,} tokens in, {use.tokens_out:,} out, cost {cost:.4f}"
    )


def test_tokens_an_endpoint_does_not_count_are_reckoned(codebook: Codebook, client_at: ClientAt) -> None:
    with playing(lambda body, number: Act(text=answer(entry()), usage=False)) as server:
        client = client_at(server.url)
        found = read_with_model(report_of(), codebook, client)
    assert client.usage.line().startswith("about ")
    assert found.tokens_in > 3000
    assert found.reading.issues == ()


def test_the_key_is_in_no_file_and_no_log(
    codebook: Codebook, client_at: ClientAt, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"), playing(lambda body, number: Act(text=answer(entry()))) as server:
        found = read_with_model(report_of(), codebook, client_at(server.url, cache=FolderCache(tmp_path)))
    assert KEY not in caplog.text
    assert KEY not in repr(found)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert all(KEY.encode() not in data for data in files)
    assert all(KEY not in json.dumps(body) for body in server.bodies)
