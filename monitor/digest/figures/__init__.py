"""Figures of several articles: which count one thing, and how their values stand to each other."""
