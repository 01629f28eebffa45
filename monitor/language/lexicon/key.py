"""How an entry of the lexicon is written, and what a key of a section is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Form(Enum):
    """How the entries of a key stand in the file."""

    WORDS = "words"  #: one text, white space between the entries
    PHRASES = "phrases"  #: one text, a semicolon between the entries
    PATTERNS = "patterns"  #: a list of regular expressions, on text in lower case unless the key says otherwise

    def split(self, value: Any) -> tuple[str, ...]:
        """The entries of a value as the file writes it."""
        if self is Form.PATTERNS:
            return tuple(value)
        parts = value.split() if self is Form.WORDS else (" ".join(part.split()) for part in value.split(";"))
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a section."""

    about: str  #: what its entries are
    form: Form = Form.WORDS
    table: bool = False  #: entries stand under names: `8 = "серпня серпні"`
    allowed: frozenset[str] = frozenset()  #: the only entries that there may be; empty where any may
