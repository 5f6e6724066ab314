"""Measures Parley's readings on gold; apart from the tests."""
