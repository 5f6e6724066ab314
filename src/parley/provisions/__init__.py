"""From passages to drafts of entries: what is on the table, who takes which stance on it, in return for what."""
