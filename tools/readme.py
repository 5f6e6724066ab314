"""Renews the output in the README's console blocks: `python -m tools.readme`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-c", "from parley.cli import main; main()"]


def main() -> None:
    """Runs each command in order in one new folder and writes what it printed."""
    path = ROOT / "README.md"
    text = path.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for name, content in re.findall(r"```text (\S+)\n(.*?)```", text, re.DOTALL):
            Path(folder, name).write_text(content, "utf-8")
        text = re.sub(r"```console\n(.*?)```", lambda match: _block(match[1], folder), text, flags=re.DOTALL)
    path.write_text(text, "utf-8")


def _block(block: str, folder: str) -> str:
    lines = ["```console"]
    for command in (line for line in block.splitlines() if line.startswith("$ parley ")):
        environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
        words = command.removeprefix("$ parley ").split()
        run = subprocess.run(
            [*PROGRAM, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        lines += [command, *(line.rstrip() for line in (run.stdout + run.stderr).splitlines())]
    return "\n".join([*lines, "```"])


if __name__ == "__main__":
    main()
