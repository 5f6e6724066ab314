"""What is read by a pipeline: loaded once for all of these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parley.codebook.outlets import load_outlets
from parley.ingest.reports import report_of
from parley.model.reading import Reading
from parley.reading import Reader

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the convolutional pipeline."""
    return Reader.load("convolutional")


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads paragraphs as the body of a report of The Ferry Post of 2 May 2031."""
    outlets = load_outlets()

    def reading(*paragraphs: str) -> Reading:
        head = "The Ferry Post\nPublished: 2 May 2031\n\n"
        return reader.read(report_of((head + "\n\n".join(paragraphs)).encode(), "ferry.txt", outlets).report)

    return reading
