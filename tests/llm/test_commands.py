"""The commands with a language model behind them, over real HTTP: read, llm prompt and llm answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from parley.ledger.store import Ledger
from parley.model.report import fingerprint
from tests.llm.conftest import KEY, TEXT, Parley, answer, entry, release
from tests.llm.server import Act, Body, playing

ROOT = Path(__file__).parent.parent.parent
GOOD = answer(entry(in_return_for=["e2"]), release())


def stored(ledger: str = "parley.db") -> Ledger:
    return Ledger.open(ledger)


def jsonl(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_read_with_a_model_once(parley: Parley) -> None:
    with playing(lambda body, number: Act(text=GOOD)) as server:
        code, out, err = parley("read", "valley.txt", "--reader", "llm", "--price", "2,8", server=server)
        again = parley("read", "valley.txt", "--reader", "llm", server=server)
    assert (code, out) == (0, "")
    lines = err.splitlines()
    assert lines[0] == "1 report read, 2 entries, 0 unchanged, 0 issues"
    assert " tokens in, " in lines[1]
    assert lines[1].rsplit(", ", 1)[1].startswith("cost 0.0")
    assert again[2].splitlines()[0] == "0 reports read, 0 entries, 1 unchanged, 0 issues"
    assert len(server.bodies) == 1
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"


def test_a_reading_remembers_who_read_and_what_was_answered(parley: Parley) -> None:
    with playing(lambda body, number: Act(text=GOOD)) as server:
        parley("read", "valley.txt", "--reader", "llm", server=server)
    with stored() as ledger:
        reading = ledger.reading(fingerprint(TEXT), "llm:player")
        [kept] = ledger.answers(fingerprint(TEXT), "llm:player")
    assert reading is not None
    assert reading.pipeline == f"instructions {kept.instructions}"
    assert len(reading.codebook) == 12
    assert (kept.text, kept.model, kept.tokens_out) == (GOOD, "player", len(GOOD) // 4)
    assert kept.tokens_in > 3000


def test_the_trace_page_shows_quote_and_reason(parley: Parley) -> None:
    with playing(lambda body, number: Act(text=GOOD)) as server:
        parley("read", "valley.txt", "--reader", "llm", server=server)
    first = next(one for one in jsonl(parley("entries", "-f", "jsonl")[1]) if one["stance"] == "demand")
    out = parley("show", first["id"])[1]
    assert "[[Kelmar demanded on Friday that Sorrun withdraw its army]]" in out
    assert "quoted exactly" in out
    assert "A demand that another pull out." in out
    assert "llm:player" in out


def test_what_was_left_out_is_an_issue_and_the_rest_is_kept(parley: Parley) -> None:
    raw = answer(entry(quote="Kelmar gave everything away at once"), release(in_return_for=[]))
    with playing(lambda body, number: Act(text=raw)) as server:
        code, _, err = parley("read", "valley.txt", "--reader", "llm", server=server)
    assert (code, err.splitlines()[0]) == (
        0,
        "1 report read, 1 entry, 0 unchanged, 1 issue (parley issues lists them)",
    )
    assert "is not in the report" in parley("issues")[1]


def test_an_unusable_answer_is_an_issue_row_and_stops_no_other_report(parley: Parley) -> None:
    Path("other.txt").write_text(TEXT.replace("240", "250"))

    def script(body: Body, number: int) -> Act:
        return Act(text="Sorry." if "250 prisoners" in json.dumps(body) else GOOD)

    with playing(script) as server:
        code, _, err = parley("read", "valley.txt", "other.txt", "--reader", "llm", server=server)
    assert code == 3
    assert "other.txt: the answer is no JSON: 'Sorry.'" in err
    assert "1 report read, 2 entries, 0 unchanged, 0 issues, 1 could not be read" in err
    [issue] = jsonl(parley("issues", "-f", "jsonl")[1])
    assert (issue["path"], issue["stage"]) == ("other.txt", "llm")
    with stored() as ledger:
        assert ledger.reading(fingerprint(TEXT.replace("240", "250")), "llm:player") is None


def test_a_refused_key_ends_in_one_line_without_it(parley: Parley) -> None:
    with playing(lambda body, number: Act(status=401, text=f"bad key {KEY}")) as server:
        code, out, err = parley("read", "valley.txt", "--reader", "llm", server=server)
    assert (code, out) == (1, "")
    assert "HTTP 401: bad key …. Check PARLEY_LLM_KEY" in err.splitlines()[-1]
    assert KEY not in err
    assert all(KEY.encode() not in path.read_bytes() for path in Path().rglob("*") if path.is_file())


def test_the_budget_is_told_and_the_run_can_go_on(parley: Parley) -> None:
    for number in range(5):
        Path(f"{number}.txt").write_text(f"{TEXT}\nThis is report {number}.\n")
    names = [f"{number}.txt" for number in range(5)]
    with playing(lambda body, number: Act(text=GOOD)) as server:
        options = ("--reader", "llm", "--parallel", "1")
        first = parley("read", *names, *options, "--max-tokens", "15000", server=server)
        asked = len(server.bodies)
        second = parley("read", *names, *options, server=server)
    assert first[0] == 1
    assert "--max-tokens: the budget of 15,000 tokens does not allow for another question" in first[2]
    assert 0 < asked < 5
    assert f"{asked} report" in first[2].splitlines()[0]
    assert second[0] == 0
    assert f"{5 - asked} report" in second[2]
    assert len(server.bodies) == 5


def test_both_readers_side_by_side(parley: Parley) -> None:
    with playing(lambda body, number: Act(text=GOOD)) as server:
        parley("read", "valley.txt", server=server)
        code, _, err = parley("read", "valley.txt", "--reader", "both", server=server)
    assert code == 0
    assert "found by both readers 1, only by the rules 1, only by the model 1" in err
    found = jsonl(parley("entries", "-f", "jsonl")[1])
    assert len(found) == 3
    traces = {one["stance"]: parley("show", one["id"])[1] for one in found}
    assert "both readers" in traces["demand"]
    assert "quoted exactly" in traces["demand"]
    assert "only the rules" in traces["threaten"]
    assert "only the model" in traces["offer"]
    with stored() as ledger:
        reading = ledger.reading(fingerprint(TEXT), "both:llm:player")
        kept = ledger.answers(fingerprint(TEXT), "both:llm:player")
    assert reading is not None
    doubts = {one.stance: one.doubt or 0.0 for one in reading.entries}
    assert doubts["demand"] < min(doubts["threaten"], doubts["offer"])
    assert [one.text for one in kept] == [GOOD]


def test_a_fault_of_the_rules_costs_one_report_of_both(parley: Parley) -> None:
    Path("bad.txt").write_text(TEXT + "\nHere the rules stumble.\n")
    with playing(lambda body, number: Act(text=GOOD)) as server:
        code, _, err = parley("read", "bad.txt", "valley.txt", "--reader", "both", server=server)
    assert code == 3
    assert "bad.txt: could not be read (ZeroDivisionError: division by zero). Please report it." in err
    assert "1 report read" in err


def test_the_same_text_twice_is_asked_about_once(parley: Parley) -> None:
    Path("copy.txt").write_text(TEXT)
    with playing(lambda body, number: Act(text=GOOD)) as server:
        err = parley("read", "valley.txt", "copy.txt", "nowhere.txt", "--reader", "llm", server=server)[2]
    assert "1 report read, 2 entries, 1 unchanged, 0 issues, 1 could not be read" in err
    assert len(server.bodies) == 1


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "PARLEY_LLM_URL: is not set; expected the address of a chat endpoint"),
        ({"PARLEY_LLM_URL": "http://127.0.0.1:9/v1"}, "PARLEY_LLM_MODEL: is not set"),
        ({"PARLEY_LLM_URL": "localhost", "PARLEY_LLM_MODEL": "m"}, "PARLEY_LLM_URL: is no web address"),
        ({"PARLEY_LLM_URL": f"http://x:{KEY}@h/v1", "PARLEY_LLM_MODEL": "m"}, "holds more than an address"),
        (
            {"PARLEY_LLM_URL": "http://h/v1", "PARLEY_LLM_MODEL": "m", "PARLEY_LLM_KEY": f"{KEY} x"},
            "PARLEY_LLM_KEY: holds a space",
        ),
    ],
)
def test_what_is_missing_or_wrong_in_the_environment_is_told(
    parley: Parley, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], told: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    code, _, err = parley("read", "valley.txt", "--reader", "llm")
    assert (code, err.count("\n")) == (1, 1)
    assert told in err
    assert KEY not in err
    assert not Path("parley.db").exists()


@pytest.mark.parametrize("price", ["cheap", "1", "1,2,3", "-1,2", "nan,1"])
def test_a_price_that_is_none(parley: Parley, price: str) -> None:
    with playing(lambda body, number: Act(text=GOOD)) as server:
        code, _, err = parley("read", "valley.txt", "--reader", "llm", "--price", price, server=server)
    assert code == 2
    assert "write two numbers, as 0.5,1.5" in " ".join(err.split())


def test_without_the_extra_one_clear_line(parley: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("openai", "pydantic_ai"):
        monkeypatch.setitem(sys.modules, name, None)
    with playing(lambda body, number: Act(text=GOOD)) as server:
        code, _, err = parley("read", "valley.txt", "--reader", "llm", server=server)
    assert (code, err) == (
        1,
        "the other reader: the extra 'llm' is not installed. Install it: pip install 'parley[llm]'.\n",
    )
    assert parley("llm", "prompt", "valley.txt")[0] == 0


def test_prompt_prints_what_is_sent_and_answer_takes_what_comes_back(parley: Parley) -> None:
    with playing(lambda body, number: Act(text=GOOD)) as server:
        parley("read", "valley.txt", "--reader", "llm", server=server)
    system, user = (message["content"] for message in server.bodies[0]["messages"])
    schema = server.bodies[0]["response_format"]["json_schema"]["schema"]
    code, out, err = parley("llm", "prompt", "valley.txt")
    assert (code, out) == (0, f"{system}\n\n{user}\n\n")
    assert "tokens of instructions" in err
    [asked] = json.loads(parley("llm", "prompt", "valley.txt", "-f", "json")[1])
    assert (asked["instructions"], asked["report"], json.loads(asked["schema"])) == (system, user, schema)

    Path("answer.json").write_text(f"Here you are:\n```json\n{GOOD}\n```\n")
    code, out, err = parley("llm", "answer", "valley.txt", "answer.json", "-f", "jsonl")
    assert (code, err) == (0, "")
    assert [(one["party"], one["stance"]) for one in jsonl(out)] == [("Kelmar", "demand"), ("Kelmar", "offer")]


def test_an_answer_by_hand_goes_through_the_same_checks(parley: Parley) -> None:
    Path("answer.json").write_text(answer(entry(places=["Atlantis"]), release(in_return_for=[])))
    code, out, err = parley("llm", "answer", "valley.txt", "answer.json", "--store", "--model", "gpt")
    assert code == 3
    assert "place 'Atlantis' does not stand in the report" in err
    assert "release-captives" in out
    with stored() as ledger:
        reading = ledger.reading(fingerprint(TEXT), "llm:gpt")
        [kept] = ledger.answers(fingerprint(TEXT), "llm:gpt")
    assert reading is not None
    assert len(reading.entries) == 1
    assert "Atlantis" in kept.text


def test_an_answer_by_hand_that_is_none_stores_nothing(parley: Parley) -> None:
    Path("answer.json").write_text("I would rather not.")
    code, out, err = parley("llm", "answer", "valley.txt", "answer.json", "--store")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "the answer is no JSON" in err
    assert not Path("parley.db").exists()


def test_ctrl_c_keeps_what_was_read_and_the_next_run_goes_on(parley: Parley, tmp_path: Path) -> None:
    for number in range(4):
        Path(f"{number}.txt").write_text(f"{TEXT}\nThis is report {number}.\n")
    names = [f"{number}.txt" for number in range(4)]
    reached, slow = threading.Event(), [True]

    def script(body: Body, number: int) -> Act:
        if number == 2 and slow[0]:
            reached.set()
            return Act(text=GOOD, stall=5.0)
        return Act(text=GOOD)

    options = ["--reader", "llm", "--parallel", "1"]
    with playing(script) as server:
        settings = {"PARLEY_LLM_URL": server.url, "PARLEY_LLM_MODEL": "player", "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-c", "from parley.cli import main; main()", "read", *names, *options]
        process = subprocess.Popen(command, cwd=tmp_path, env=os.environ | settings, stderr=subprocess.PIPE, text=True)
        assert reached.wait(20)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=10)[1]
        slow[0] = False
        _, _, second = parley("read", *names, *options, server=server)
    assert process.returncode == 130
    assert err.splitlines()[0] == "2 reports read, 4 entries, 0 unchanged, 0 issues"
    assert "Traceback" not in err
    assert second.splitlines()[0] == "2 reports read, 4 entries, 2 unchanged, 0 issues"


@pytest.mark.parametrize("command", [["--help"], ["read", "--help"], ["llm", "prompt", "--help"]])
def test_help_imports_nothing_of_the_extra(command: list[str]) -> None:
    program = (
        f"import sys\nfrom parley.cli.app import run\ncode = run({command!r})\n"
        "found = [name for name in ('openai', 'httpx', 'pydantic_ai') if name in sys.modules]\n"
        "found += [name for name in sys.modules if name.startswith('parley.llm')]\n"
        "print(code, *found, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT / "src", capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stderr.split() == ["0"]


def test_the_rules_read_without_the_extra(parley: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("openai", "pydantic_ai"):
        monkeypatch.setitem(sys.modules, name, None)
    code, _, err = parley("read", "valley.txt")
    assert (code, err) == (0, "1 report read, 2 entries, 0 unchanged, 0 issues\n")
