"""From passages to mentions: who, where, when, how much and at which occasion."""
