"""`python -m bench`: all the measurements, one after the other."""

from __future__ import annotations

import importlib


def main() -> None:
    """Runs each module's `main`."""
    for name in ("start", "reading", "scale", "across"):
        print(f"-- {name}")
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
