"""What commands say beside their data: lines on standard error, and a bar when the work is long."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from parley.errors import ParleyError
from parley.views.words import plain

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0


def tell(line: str) -> None:
    """Writes one line to standard error."""
    print(plain(line), file=sys.stderr, flush=True)


@contextmanager
def printing() -> Iterator[None]:
    """What is printed within reaches standard output; a ParleyError where it is full or cannot be written."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # who reads has seen enough
    except OSError as fault:
        # What is still held back could not be written at the end of the program either.
        with suppress(io.UnsupportedOperation), open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise ParleyError(
            "standard output",
            f"cannot be written ({fault.strerror})",
            do="Make room, or write elsewhere, and run the command again",
        ) from None


class Bar:
    """A progress bar on standard error; it shows only on a terminal, and only once the work takes a while."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = time.monotonic()
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar[0].stop()

    def step(self, done: int, now: str, *, width: int = 40) -> None:
        """`done` are done so far, `now` is the one at hand; of its words the last `width` letters are shown."""
        if self._bar is None:
            if not sys.stderr.isatty() or time.monotonic() - self._began < _PATIENCE:
                return
            self._bar = self._shown()
        bar, task = self._bar
        bar.update(task, completed=done, now=plain(now)[-width:])

    def tell(self, line: str) -> None:
        """Writes one line to standard error, above the bar."""
        if self._bar:
            self._bar[0].console.print(plain(line), markup=False, highlight=False, soft_wrap=True)
        else:
            tell(line)

    def _shown(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TextColumn("{task.completed:.0f}"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[now]}", markup=False),
        )
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        progress.start()
        return progress, progress.add_task(self._what, total=None, now="")
