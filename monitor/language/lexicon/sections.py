"""The sections of a language's file and their keys: what each holds, and how an entry is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, get_args

from monitor.models import Reason


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


SECTIONS: Mapping[str, Mapping[str, Key]] = {
    "parts": {
        "social": Key("names of networks, for patterns to name", Form.PATTERNS),
        "sum": Key("sums of money, for patterns to name", Form.PATTERNS),
    },
    "furniture": {
        reason: Key("lines that are furniture of a page wherever they stand, folded", Form.PHRASES)
        for reason in get_args(Reason)
    },
    "furniture_if_near": {
        reason: Key("lines that are furniture only beside other furniture or outside the article", Form.PHRASES)
        for reason in get_args(Reason)
    },
    "voice": {
        "you": Key("the reader, addressed", Form.PATTERNS),
        "we": Key("the newsroom, speaking as we", Form.PATTERNS),
        "ours": Key("a newsroom that speaks of itself and its trade", Form.PATTERNS),
        "asks": Key("requests to the speaker's own good; each names or implies the speaker", Form.PATTERNS),
        "hints": Key("words of giving and subscribing, whoever speaks", Form.PATTERNS),
        "reported": Key("verbs of saying, as they stand in news", Form.PATTERNS),
        "small": Key("small words by which a line shows its language"),
    },
}
