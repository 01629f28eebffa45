"""Verdicts on the lines of a document: the article, or what surrounds it."""
