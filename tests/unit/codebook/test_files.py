"""A fault in a codebook is told with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from parley.codebook.loader import DATA, load
from parley.errors import CodebookError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped codebook."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def line(path: Path, words: str) -> int:
    return next(n for n, text in enumerate(path.read_text().splitlines(), 1) if words in text)


def test_the_shipped_codebook_loads_and_names_its_version() -> None:
    codebook = load()
    assert len(codebook.measures) >= 51
    assert len(codebook.fingerprint) == 12


def test_an_unknown_class_is_told_with_the_nearest(folder: Path) -> None:
    path = folder / "measures.yml"
    path.write_text(path.read_text().replace("cede, relinquish <land|place>", "cede, relinquish <lnad>", 1))
    with pytest.raises(CodebookError, match=rf"measures.yml:{line(path, '- id: cede')}: .*'lnad'.*Did you mean 'land'"):
        load(folder)


def test_an_unknown_issue_names_file_and_line(folder: Path) -> None:
    path = folder / "measures.yml"
    path.write_text(path.read_text().replace("issue: territory", "issue: teritory", 1))
    with pytest.raises(CodebookError, match=rf"measures.yml:{line(path, 'teritory')}: .*found 'teritory'"):
        load(folder)


def test_an_unknown_key_is_refused(folder: Path) -> None:
    path = folder / "stances.yml"
    path.write_text(path.read_text() + "colour: red\n")
    with pytest.raises(CodebookError, match=r"stances.yml:\d+: unknown key 'colour'"):
        load(folder)


def test_a_changed_codebook_has_another_version(folder: Path) -> None:
    before = load(folder).fingerprint
    path = folder / "places.yml"
    path.write_text(path.read_text() + "# changed\n")
    load.cache_clear()
    assert load(folder).fingerprint != before


def test_what_is_no_yaml_is_told_with_its_line(folder: Path) -> None:
    (folder / "classes.yml").write_text("land: [land\nforces: [army]\n")
    with pytest.raises(CodebookError, match=r"classes.yml:\d+: is no YAML"):
        load(folder)
