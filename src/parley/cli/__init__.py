"""The command line: `parley`, one file a verb group; nothing heavy is loaded before a command runs."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command that the program was called with, and ends with its exit code."""
    import gc

    # What is loaded at the start stays: to look through it for garbage again and again costs a tenth of it.
    gc.set_threshold(300_000, 20, 20)
    from parley.cli.app import run

    sys.exit(run())
