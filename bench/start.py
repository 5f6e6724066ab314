"""How long `parley --help` takes to start."""

from __future__ import annotations

import subprocess
import sys
import time

ROUNDS = 5


def main() -> None:
    """Prints the shortest of some starts."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        program = [sys.executable, "-c", "from parley.cli import main; main()", "--help"]
        subprocess.run(program, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    print(f"parley --help: {min(times):.2f} s")
