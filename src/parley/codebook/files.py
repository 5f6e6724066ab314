"""Reads a YAML file of the codebook into a strict pydantic model; every fault is told with file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from parley.errors import CodebookError, ParleyError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Strict(BaseModel):
    """A pydantic model that refuses unknown keys and does not coerce."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


M = TypeVar("M", bound=BaseModel)


def read(path: Path, model: type[M], error: type[ParleyError] = CodebookError) -> M:
    """The file as a `model`; raises `error` with file and line of the first fault."""
    return parse(text_of(path, error), path.name, model, error)


def text_of(path: Path, error: type[ParleyError] = CodebookError) -> str:
    """What is written in the file; raises `error` where that is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise error(str(path), "no such file", "a YAML file", "Check the path") from None
    except UnicodeDecodeError:
        raise error(str(path), "is not UTF-8 text", "a YAML file in UTF-8") from None
    except OSError as fault:
        raise error(str(path), f"cannot be read ({fault.strerror})", "a YAML file") from None


def parse(text: str, name: str, model: type[M], error: type[ParleyError] = CodebookError, loader: Any = _Loader) -> M:
    """The YAML `text` of the file `name` as a `model`; raises `error` with file and line of the first fault."""
    try:
        value = yaml.load(text, Loader=loader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        raise error(where, f"is no YAML ({getattr(fault, 'problem', fault)})") from None
    try:
        return model.model_validate(value)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = f"{name}:{line_of(text, first['loc'])}"
        raise error(where, _told(first["loc"], first["msg"], first.get("input"), first["type"], model)) from None


def _told(loc: tuple[int | str, ...], message: str, value: object, kind: str, model: type[BaseModel]) -> str:
    key = ".".join(str(part) for part in loc)
    if kind == "extra_forbidden":
        return f"unknown key {loc[-1]!r}" + (f" in {key}" if len(loc) > 1 else "")
    shown = repr(value)
    return f"{key}: {message[0].lower() + message[1:]} (found {shown if len(shown) < 60 else shown[:57] + '…'})"


def line_of(text: str, loc: Iterable[int | str]) -> int:
    """The line, from 1, on which the value at `loc` stands in the YAML `text`."""
    node = yaml.compose(text, Loader=_Loader)
    line = node.start_mark.line if node else 0
    for part in loc:
        step = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    step, line = value, key.start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            step = node.value[part]
            line = step.start_mark.line
        if step is None:
            break
        node = step
    return line + 1


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the known ones, and the nearest."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1)
    listed = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return f"Known: {listed}" + (f". Did you mean {near[0]!r}?" if near else "")
