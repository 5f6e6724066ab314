"""Writes the pages of the documentation that are made from the code: `python -m tools.docs [--check]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from parley.codebook.loader import Codebook, load

ROOT = Path(__file__).parent.parent
COMMANDS = (
    "read entries positions show reports unknowns occasions sources attributions export evaluate demo origins compare "
    "packages conflicts checks gap timeline"
).split()
GROUPS = {"codebook": ("list", "show", "check"), "llm": ("prompt", "answer"), "case": ("init", "check")}


def codebook_page(codebook: Codebook) -> Iterator[str]:
    """docs/codebook.md: every stance, modality and measure with its meaning, words and example."""
    yield "# Codebook\n\nMade from src/parley/codebook/data by `make docs`. Change the data, not this page.\n"
    yield "\n## Stances\n\n| stance | meaning | example |\n| --- | --- | --- |\n"
    examples = dict(codebook.stances.examples)
    for name, gloss in codebook.stances.glosses:
        yield f"| `{name}` | {gloss} | {examples[name]} |\n"
    issue = None
    for measure in sorted(codebook.measures, key=lambda m: [x.issue for x in codebook.measures].index(m.issue)):
        if measure.issue != issue:
            issue = measure.issue
            yield f"\n## {issue.capitalize()}\n"
        words = ", ".join(pattern.text.replace("|", " or ") for pattern in (*measure.verbs, *measure.nouns))
        yield f"\n### `{measure.id}`\n\n{measure.gloss.capitalize()}. Example: {measure.example}\n\nWords: {words}\n"


def cli_page() -> Iterator[str]:
    """docs/cli.md: the help of every command."""
    yield "# Command line\n\nMade from the commands' own help by `make docs`.\n"
    yield from _help()
    for command in COMMANDS:
        yield from _help(command)
    for group, verbs in GROUPS.items():
        for verb in verbs:
            yield from _help(group, verb)


def _help(*words: str) -> Iterator[str]:
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    program = [sys.executable, "-c", "from parley.cli import main; main()", *words, "--help"]
    run = subprocess.run(program, capture_output=True, text=True, env=environment, check=False)
    if run.returncode == 0:
        told = "\n".join(line.rstrip() for line in run.stdout.strip().splitlines())
        yield f"\n## parley {' '.join(words)}\n\n```text\n{told}\n```\n".replace("## parley \n", "## parley\n")


def main() -> int:
    """0 when the pages are written, or are fresh with --check."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a page is stale, write nothing")
    given = parser.parse_args()
    pages = {"codebook.md": "".join(codebook_page(load())), "cli.md": "".join(cli_page())}
    stale = [
        n
        for n, text in pages.items()
        if not (ROOT / "docs" / n).exists() or (ROOT / "docs" / n).read_text("utf-8") != text
    ]
    if given.check:
        for name in stale:
            print(f"docs/{name}: is stale. Run make docs", file=sys.stderr)
        return int(bool(stale))
    for name in stale:
        (ROOT / "docs" / name).write_text(pages[name], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
