"""The errors Parley raises: each says where, what was found, what was expected and what to do."""

from __future__ import annotations


class ParleyError(Exception):
    """The root of all errors that a user of Parley can cause; its text is one clear line."""

    def __init__(self, where: str, found: str, expected: str = "", do: str = "") -> None:
        self.where, self.found, self.expected, self.do = where, found, expected, do
        super().__init__(self.line)

    @property
    def line(self) -> str:
        """The message as it is shown: `where: found; expected …. What to do.`"""
        message = f"{self.where}: {self.found}"
        if self.expected:
            message += f"; expected {self.expected}"
        if self.do:
            message += f". {self.do}"
        return message if message.endswith((".", "?", "!")) else message + "."


class CodebookError(ParleyError):
    """The codebook has a line that cannot be used."""


class CaseError(ParleyError):
    """A case file has a line that cannot be used."""


class IngestError(ParleyError):
    """A file or stream cannot be taken as a report."""


class PipelineError(ParleyError):
    """The pipeline for language is missing, damaged or foreign."""


class LedgerError(ParleyError):
    """The ledger cannot be opened, read or written."""


class GoldError(ParleyError):
    """A gold file does not follow the annotation guide."""


class ReaderError(ParleyError):
    """The other reader, a language model, did not give a usable answer."""
