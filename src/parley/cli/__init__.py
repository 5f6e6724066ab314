"""The command line: `parley`, one file a verb group; nothing heavy is loaded before a command runs."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command that the program was called with, and ends with its exit code."""
    from parley.cli.app import run

    sys.exit(run())
