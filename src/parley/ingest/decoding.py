"""Bytes → text: UTF-8, UTF-16 and UTF-32 by their mark, the old encodings of English; binary is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from parley.errors import IngestError


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and, where it was not plain UTF-8, what was done to read it."""

    text: str
    note: str | None = None


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
)
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|rss|feed)\b", re.IGNORECASE)
_CONTROLS = bytes(value for value in range(32) if value not in b"\t\n\r\f\x1b")
_SAMPLE = 65536
# Letters with accents between small ones are what a wrong guess of the encoding shows: "RussiaÕs".
_ODD = re.compile(r"(?<=[a-z])[^\W\d_a-z](?=[a-z\W])|[¤¦¬¨ˇ˘]")
_MARKS_OF_PRINT = re.compile("[‘’“”–—…£€éèêëüöäáàâãóòôíîçñøåßšžćčłı°§·•\u00a0]")


def decode(data: bytes, where: str) -> Decoded:
    """The text of `data`; raises IngestError for an empty, a binary and a damaged file."""
    if not data.strip():
        raise IngestError(where, "is empty", "the text of a news report")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, where)
    _refuse_foreign(data, where)
    if encoding_without_mark := _wide(data):
        return _strictly(data, encoding_without_mark, where)
    if b"\0" in data:
        raise _binary(where, "it holds NUL bytes")
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) * 0.02:
        raise _binary(where, "it is full of control characters")
    try:
        return Decoded(text=data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        return _damaged(data) or _legacy(data, where, fault)


def _binary(where: str, why: str) -> IngestError:
    return IngestError(where, f"is a binary file ({why})", "plain text or Markdown", "Save the report as text")


def _refuse_foreign(data: bytes, where: str) -> None:
    for start, kind in _KINDS:
        if data.startswith(start):
            raise IngestError(where, f"is {kind}", "plain text or Markdown", "Save the report as text")
    if _WEB_PAGE.match(data):
        raise IngestError(where, "is a web page or feed", "plain text or Markdown", "Save the article as text")


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English is then zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 8:
        return None
    if sample[1::2].count(0) > half * 0.7 and sample[::2].count(0) < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.05 else None


def _strictly(data: bytes, encoding: str, where: str) -> Decoded:
    try:
        return Decoded(
            text=data.decode(encoding),
            note=f"the file is {encoding.upper()} and was read as such",
        )
    except UnicodeDecodeError as fault:
        raise IngestError(
            where,
            f"is damaged {encoding.upper()} text (byte {fault.start})",
            "UTF-8 text",
            "Save it again as UTF-8",
        ) from None


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes that are none, as a cut or a bad copy leaves it."""
    text = data.decode("utf-8-sig", errors="replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    if good < 3 * bad:
        return None
    byte = "1 byte that is" if bad == 1 else f"{bad} bytes that are"
    return Decoded(text=text, note=f"the file has {byte} no UTF-8; each was read as \ufffd")


def _legacy(data: bytes, where: str, fault: UnicodeDecodeError) -> Decoded:
    """English in Windows-1252 or Mac Roman, whichever gives the more likely marks and letters."""
    readings: list[tuple[int, str, str]] = []
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = len(_MARKS_OF_PRINT.findall(text)) - 2 * len(_ODD.findall(text))
        readings.append((score, encoding, text))
    score, encoding, text = max(readings, key=lambda reading: reading[0])
    strange = sum(1 for character in text if character > "\x7f" and not _MARKS_OF_PRINT.match(character))
    if strange > 0.15 * len(text):
        found = f"is neither UTF-8 nor a known encoding of English (byte {fault.start})"
        raise IngestError(where, found, "UTF-8 text", "Save it again as UTF-8")
    return Decoded(text=text, note=f"the file is no UTF-8 and was read as {encoding}")
