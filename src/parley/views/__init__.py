"""Read models: what the ledger holds, as rows that a command, a page or a file can show."""
