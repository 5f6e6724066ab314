"""The commands in docs/llm.md run as they stand there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.llm.conftest import TEXT, Parley, answer, entry, release
from tests.llm.server import Act, playing

ROOT = Path(__file__).parents[2]


PAGE = (ROOT / "docs" / "llm.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) >= 6
    assert all(command.startswith("parley ") for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(parley: Parley, command: str) -> None:
    raw = answer(entry(in_return_for=["e2"]), release())
    Path("report.txt").write_text(TEXT)
    Path("answer.json").write_text(raw)
    Path("reports").mkdir()
    Path("reports/report.txt").write_text(TEXT)
    gold = Path("evals/gold/ukraine")
    gold.mkdir(parents=True)
    for path in (ROOT / gold).glob("02-*"):
        shutil.copy(path, gold)
    with playing(lambda body, number: Act(text=raw if "Kelmar demanded" in str(body) else answer())) as server:
        code, out, err = parley(*shlex.split(command)[1:], server=server)
    assert code == 0, err
    assert out or "1 report read, 2 entries" in err or "1 report read, 3 entries" in err


def test_the_variables_of_the_page_are_those_that_are_read() -> None:
    told = set(re.findall(r"PARLEY_LLM_[A-Z]+", PAGE))
    sources = [*(ROOT / "src/parley/llm").glob("*.py"), *(ROOT / "src/parley/cli").glob("*.py")]
    read = {name for path in sources for name in re.findall(r'"(PARLEY_LLM_[A-Z]+)"', path.read_text())}
    assert told == read
