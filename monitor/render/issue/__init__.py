"""The files of an issue: page, mail, text."""
