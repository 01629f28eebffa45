"""Words that say nothing when they stand alone, as those of a link do when they are read out."""

from __future__ import annotations

import unicodedata

from monitor.language.lexicon import words

VAGUE = words("text", "says_nothing")
_TOLD = ("L", "N")  # letters and figures; a mark or a picture is read out as its name, or not at all


def is_vague(text: str) -> bool:
    """Whether a link that has these words only says nothing of where it goes: "More", "Click here", "…"."""
    text = unicodedata.normalize("NFKC", text)
    inner = text.strip("".join({letter for letter in text if not unicodedata.category(letter).startswith(_TOLD)}))
    return " ".join(inner.casefold().split()) in VAGUE or not inner
