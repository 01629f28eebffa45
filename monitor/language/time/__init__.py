"""Dates and times as people write them, in every language: `written.py` reads them, `rules.py` says what is unsure."""
