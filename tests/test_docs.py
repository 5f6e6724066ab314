"""What is documented, runs: the console blocks of the README, command by command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-c", "from parley.cli import main; main()"]
_FILE = re.compile(r"```text (\S+)\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def steps(text: str) -> list[tuple[list[str], list[str]]]:
    """The commands of the console blocks, each with the lines it prints."""
    found: list[tuple[list[str], list[str]]] = []
    for block in _CONSOLE.findall(text):
        for line in block.splitlines():
            if line.startswith("$ parley "):
                found.append((line.removeprefix("$ parley ").split(), []))
            else:
                found[-1][1].append(line)
    return found


def plain(lines: list[str]) -> list[str]:
    """Lines without trailing space, and without ids, which change with the codebook."""
    return [re.sub(r"\b[0-9a-f]{8}\b", "········", line.rstrip()) for line in lines if line.strip()]


@pytest.mark.parametrize("page", ["README.md", "docs/case.md"])
def test_the_commands_print_what_the_page_says(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name, content in _FILE.findall(text):
        (tmp_path / name).write_text(content, encoding="utf-8")
    told = steps(text)
    assert told
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    for name in ("PARLEY_LEDGER", "PARLEY_CASE"):
        environment.pop(name, None)
    for words, expected in told:
        run = subprocess.run(
            [*PROGRAM, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        assert plain((run.stdout + run.stderr).splitlines()) == plain(expected)
