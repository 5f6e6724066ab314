"""Ingest: bytes → Report; what cannot be taken as a report is told in one line, and the run goes on."""
