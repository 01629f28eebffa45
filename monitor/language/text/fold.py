"""Text as it is compared: without the difference of capitals and of apostrophes."""

from __future__ import annotations

from monitor.language.text.plain import plain
from monitor.language.text.scripts import APOSTROPHE_LETTER


def fold(text: str) -> str:
    """`text` in lower case with straight apostrophes."""
    text = text.casefold()
    return text if text.isascii() else text.replace("’", "'").replace(APOSTROPHE_LETTER, "'").replace("‘", "'")


def letters(text: str) -> str:
    """The letters and digits of `text`, folded, and nothing between them: two wordings that differ in marks are one."""
    return "".join(c for c in fold(plain(text)) if c.isalnum())
