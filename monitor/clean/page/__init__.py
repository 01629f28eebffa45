"""Verdicts on a page: which of its blocks are the article, and whether it is one."""
