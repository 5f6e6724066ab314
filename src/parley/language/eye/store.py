"""The files of a shipped eye: read, and refused where they are missing, damaged or foreign."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from parley.errors import PipelineError
from parley.language.eye import heads

FORMAT = "parley-eye-1"
MANIFEST, ENCODER, HEADS, VOCABULARY = "eye.json", "encoder.onnx", "heads.npz", "vocab.txt"
_AGAIN = "Install Parley again, or make the pipeline with 'python -m training.eye'"


class Manifest(BaseModel):
    """What eye.json says: the format, the sha-256 of each file, the classes of each head, and how its scores
    become probabilities and decisions."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    format: str
    made: str
    files: dict[str, str]
    labels: dict[str, list[str]]
    temperatures: dict[str, float]
    thresholds: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A whole, checked eye on disk."""

    manifest: Manifest
    encoder: bytes
    matrices: dict[str, NDArray[np.float32]]
    vocabulary: Path


def load(folder: Path) -> Stored:
    """The eye in `folder`. Raises PipelineError, which says what was found and what was expected."""
    manifest = _manifest(folder / MANIFEST)
    content = {}
    for name in (ENCODER, HEADS, VOCABULARY):
        path = folder / name
        if not path.is_file():
            raise PipelineError(str(path), "no such file", f"the {name} that {MANIFEST} names", _AGAIN)
        content[name] = path.read_bytes()
        found, expected = hashlib.sha256(content[name]).hexdigest(), manifest.files.get(name, "none")
        if found != expected:
            raise PipelineError(
                str(path),
                f"a file of sha-256 {found[:12]}… ({len(content[name])} bytes)",
                f"sha-256 {expected[:12]}…",
                _AGAIN,
            )  # fmt: skip
    return Stored(
        manifest=manifest,
        encoder=content[ENCODER],
        matrices=_matrices(folder / HEADS, manifest),
        vocabulary=folder / VOCABULARY,
    )


def _manifest(path: Path) -> Manifest:
    if not path.is_file():
        raise PipelineError(str(path), "no such file", f"an eye of format {FORMAT}", _AGAIN)
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        raise PipelineError(str(path), f"{where}: {first['msg']}", f"a manifest of format {FORMAT}", _AGAIN) from error
    if manifest.format != FORMAT:
        raise PipelineError(str(path), f"format {manifest.format!r}", f"format {FORMAT!r}", _AGAIN)
    return manifest


def _matrices(path: Path, manifest: Manifest) -> dict[str, NDArray[np.float32]]:
    try:
        with np.load(path, allow_pickle=False) as archive:
            found = {name: archive[name].astype(np.float32) for name in archive.files}
    except (ValueError, OSError, EOFError) as error:
        raise PipelineError(
            str(path), f"not an archive of matrices ({error})", "what np.savez writes", _AGAIN
        ) from error
    wanted = heads.shapes({head: len(names) for head, names in manifest.labels.items()})
    for name, shape in wanted.items():
        if name not in found:
            raise PipelineError(str(path), f"no matrix {name!r}", f"the matrices {', '.join(sorted(wanted))}", _AGAIN)
        got = found[name].shape
        if len(got) != len(shape) or any(s not in (None, g) for s, g in zip(shape, got, strict=True)):
            raise PipelineError(str(path), f"matrix {name!r} of shape {got}", f"shape {shape}", _AGAIN)
    return found
