"""Numbers that count readers, votes and answers: they move, and what they stand under does not change."""

from __future__ import annotations

import re
from functools import cache

from monitor.language.lexicon import either
from monitor.language.text.plain import plain


@cache
def _counter() -> re.Pattern[str]:
    word, number = either("pages", "counters"), r"\d[\d.,\u00a0\u202f]*[kKmM]?"
    return re.compile(rf"#?\s*(?<!\w){word}\s*[:(|]?\s*{number}\)?|{number}\s+{word}(?!\w)", re.IGNORECASE)


def uncounted(text: str) -> str:
    """A text without its counters: "Points: 17", "5 comments"."""
    return _counter().sub("", text) if any(c.isdigit() for c in text) else text


def one_text(before: str, now: str) -> bool:
    """Whether two texts say the same, counters aside."""
    return uncounted(plain(before)) == uncounted(plain(now))
