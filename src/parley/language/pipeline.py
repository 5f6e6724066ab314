"""Loads the pipeline for language: one of the two that ship, or any other of spaCy's by name or path."""

from __future__ import annotations

import hashlib
import os
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent / "pipelines"
VARIABLE = "PARLEY_PIPELINE"


def default_pipeline() -> str:
    """The name that the environment sets, else the best that ships."""
    if name := os.environ.get(VARIABLE):
        return name
    return "eye" if (SHIPPED / "eye" / "config.cfg").exists() else "convolutional"


def location(name: str) -> str:
    """Where spaCy finds the pipeline of that name: the folder of a shipped one, else the name itself."""
    shipped = SHIPPED / name
    return str(shipped) if (shipped / "config.cfg").exists() else name


@cache
def load(name: str) -> Language:
    """The pipeline of that name; raises PipelineError where it is missing, damaged or of another make."""
    import spacy

    if name == "eye" or (Path(location(name)) / "encoder.onnx").exists():
        from parley.language import eye  # noqa: F401 - registers the eye's components with spaCy
    try:
        with warnings.catch_warnings():
            # A pipeline of another patch release works; spaCy's warning would reach the user as noise.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(location(name))
    except PipelineError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise PipelineError(
            f"pipeline {name!r}",
            f"cannot be loaded ({str(fault).splitlines()[0]})",
            "'eye', 'convolutional', the folder or the package of a spaCy pipeline with Universal Dependencies",
            f"Set --pipeline or {VARIABLE}",
        ) from None
    if not {"parser", "eye"} & set(nlp.pipe_names):
        raise PipelineError(f"pipeline {name!r}", "has no parser", "a spaCy pipeline with Universal Dependencies")
    return nlp


def fingerprint(name: str) -> str:
    """Twelve hexadecimal digits that change with the pipeline: of its meta file and the sizes of its parts."""
    folder = Path(location(name))
    digest = hashlib.sha256(folder.name.encode())
    if folder.is_dir():
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(f"{path.relative_to(folder)} {path.stat().st_size}".encode())
    return digest.hexdigest()[:12]
