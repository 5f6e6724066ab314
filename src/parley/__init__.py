"""Parley reads news reports about a negotiation and keeps the ledger of what is reported to be on the table."""

__version__ = "0.1.0"
