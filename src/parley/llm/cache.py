"""Replies kept in a folder, so that a run that was cut short goes on and a second one costs nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from parley.codebook.files import Strict
from parley.llm.endpoint import EndpointError
from parley.llm.records import Question, Reply


class Cache(Protocol):
    """What remembers the reply to a question that was put to a model."""

    def get(self, model: str, question: Question) -> Reply | None:
        """The reply, marked as cached; None where the question was never answered."""

    def put(self, model: str, question: Question, reply: Reply) -> None:
        """Remembers the reply."""


class _Kept(Strict):
    """A reply as it stands in a file; nothing of the endpoint or its key is kept."""

    model: str
    text: str
    finish: str | None
    tokens_in: int
    tokens_out: int


class FolderCache:
    """A file for each reply, named by what was asked of whom; raises EndpointError for a bad folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, model: str, question: Question) -> Reply | None:
        """The reply, marked as cached; a file that is damaged counts as none."""
        try:
            kept = _Kept.model_validate_json(self._path(model, question).read_bytes())
        except (OSError, ValidationError):
            return None
        return Reply(
            text=kept.text,
            finish=kept.finish,
            tokens_in=kept.tokens_in,
            tokens_out=kept.tokens_out,
            cached=True,
        )

    def put(self, model: str, question: Question, reply: Reply) -> None:
        """Writes the reply beside its place and moves it there: Ctrl-C leaves a whole file or none."""
        kept = _Kept(
            model=model,
            text=reply.text,
            finish=reply.finish,
            tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
        )
        path = self._path(model, question)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(kept.model_dump_json().encode("utf-8", "backslashreplace"))
                os.replace(name, path)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as fault:
            raise EndpointError(
                str(self._folder), f"cannot keep a reply ({fault.strerror})", "a folder to write to"
            ) from None

    def _path(self, model: str, question: Question) -> Path:
        said = json.dumps([model, question.instructions, question.report, question.schema])
        name = hashlib.sha256(said.encode()).hexdigest()
        return self._folder / name[:2] / f"{name}.json"
