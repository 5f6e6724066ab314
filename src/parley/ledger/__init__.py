"""The ledger: what was read from which report, by which reader and version; nothing in it is overwritten."""
