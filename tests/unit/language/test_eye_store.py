"""A damaged or foreign eye is refused with what was expected."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from parley.errors import PipelineError
from parley.language.eye import store
from parley.language.eye.encoder import Encoder
from parley.language.eye.heads import CLASSES, FLAT, LINKS, shapes

LABELS = {head: ["-", "x"] for head in (*FLAT, *CLASSES, *LINKS.values(), "label")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An eye of the right form, with small matrices and no true graph."""
    (tmp_path / store.ENCODER).write_bytes(b"graph")
    (tmp_path / store.VOCABULARY).write_text("[CLS]\n[SEP]\n[UNK]\n")
    sizes = {head: len(names) for head, names in LABELS.items()}
    matrices = {name: np.zeros([n or 2 for n in shape], dtype=np.float16) for name, shape in shapes(sizes).items()}
    np.savez(tmp_path / store.HEADS, **matrices)
    sign(tmp_path)
    return tmp_path


def sign(folder: Path, **change: object) -> None:
    names = (store.ENCODER, store.HEADS, store.VOCABULARY)
    manifest = {
        "format": store.FORMAT,
        "made": "for a test",
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
        "labels": LABELS,
        "temperatures": {},
        "thresholds": {},
    } | change
    (folder / store.MANIFEST).write_text(json.dumps(manifest))


def test_a_whole_eye_is_read(folder: Path) -> None:
    found = store.load(folder)
    assert found.encoder == b"graph"
    assert found.matrices["root"].dtype == np.float32


@pytest.mark.parametrize("name", [store.MANIFEST, store.ENCODER, store.HEADS, store.VOCABULARY])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(PipelineError, match=f"{name}: no such file; expected"):
        store.load(folder)


@pytest.mark.parametrize("name", [store.ENCODER, store.HEADS, store.VOCABULARY])
def test_a_file_cut_short_is_refused_by_its_sum(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:-1])
    with pytest.raises(PipelineError, match=r"a file of sha-256 .* expected sha-256"):
        store.load(folder)


def test_another_format_is_refused(folder: Path) -> None:
    sign(folder, format="parley-eye-0")
    with pytest.raises(PipelineError, match=r"format 'parley-eye-0'; expected format 'parley-eye-1'"):
        store.load(folder)


@pytest.mark.parametrize("content", ["", "{}", "[]", "\x00", '{"format": 3}'])
def test_a_manifest_that_is_none_is_refused(folder: Path, content: str) -> None:
    (folder / store.MANIFEST).write_text(content)
    with pytest.raises(PipelineError, match="expected a manifest"):
        store.load(folder)


def test_an_unknown_key_is_refused(folder: Path) -> None:
    sign(folder, more=1)
    with pytest.raises(PipelineError, match="more"):
        store.load(folder)


def test_matrices_of_another_size_are_refused(folder: Path) -> None:
    sign(folder, labels=LABELS | {"upos": ["a", "b", "c"]})
    with pytest.raises(PipelineError, match=r"matrix 'flat.weight' of shape \(18, 384\); expected shape \(19, 384\)"):
        store.load(folder)


def test_an_archive_that_is_none_is_refused(folder: Path) -> None:
    (folder / store.HEADS).write_bytes(b"nothing")
    sign(folder)
    with pytest.raises(PipelineError, match="not an archive of matrices"):
        store.load(folder)


def test_a_graph_that_is_none_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"encoder.onnx: onnxruntime cannot load it .* expected an encoder graph"):
        Encoder(b"graph", "encoder.onnx")
