"""Spans, date intervals and quantities: what text is made of, whatever it is about."""
