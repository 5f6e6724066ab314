"""Bytes → text: encodings that are read and noted, and what is refused."""

from __future__ import annotations

import pytest

from parley.errors import IngestError
from parley.ingest.decoding import decode

TEXT = "Moscow’s terms — “no truce” — were rejected by Kyiv’s allies, the café owner’s cousin said.\r\n"


def test_utf8_needs_no_note_and_keeps_its_line_ends() -> None:
    decoded = decode(TEXT.encode(), "a.txt")
    assert (decoded.text, decoded.note) == (TEXT, None)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    decoded = decode(b"\xef\xbb\xbf" + TEXT.encode(), "a.txt")
    assert (decoded.text, decoded.note) == (TEXT, None)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_read_and_noted(encoding: str, named: str) -> None:
    decoded = decode(TEXT.encode(encoding), "a.txt")
    assert decoded.text == TEXT
    assert named in (decoded.note or "")


def test_a_damaged_byte_in_utf8_is_noted() -> None:
    decoded = decode(TEXT.encode() + b"\xff", "a.txt")
    assert decoded.text == TEXT + "\ufffd"
    assert "1 byte that is no UTF-8" in (decoded.note or "")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\r\n", "is empty", id="blank"),
        pytest.param(b"text\0with\0zeros" * 9, "NUL bytes", id="NUL"),
        pytest.param(bytes(range(1, 9)) * 50, "control characters", id="controls"),
        pytest.param(b"%PDF-1.7 ...", "a PDF", id="PDF"),
        pytest.param(b"PK\x03\x04....", "a zip archive", id="zip"),
        pytest.param(b"<!DOCTYPE html><p>x", "a web page", id="web page"),
        pytest.param(b"\xff\xfea", "damaged UTF-16", id="half a character"),
        pytest.param("Переговоры закончились".encode("cp1251"), "neither UTF-8 nor", id="Cyrillic"),
    ],
)
def test_refused(data: bytes, found: str) -> None:
    with pytest.raises(IngestError, match=r"^a\.txt: ") as refusal:
        decode(data, "a.txt")
    assert found in str(refusal.value)
