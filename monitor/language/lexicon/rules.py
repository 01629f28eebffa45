"""The rules of boilerplate: `rules.toml` says what each is, the files of the languages how it is worded there.

A rule's patterns are matched on folded text from its beginning, those of a mail searched in it; `{social}` and `{sum}`
in one stand for the `parts` of `und.toml`. Each has examples of its own: lines that it must meet, and lines that no
pattern of the rule may meet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from monitor.language.lexicon import entries, languages, section
from monitor.models import Reason

Where = Literal["line", "mail"]
_PART = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule says, in all languages."""

    id: str
    reason: Reason  #: why what it meets is taken out
    words: int  #: the longest line, in words, that it may speak of
    confidence: float
    why: str
    where: Where  #: in any text, or around a mail only
    wordings: tuple[Wording, ...]

    @property
    def patterns(self) -> tuple[str, ...]:
        """Its alternatives in all languages."""
        return tuple(pattern for wording in self.wordings for pattern in wording.patterns)


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule in one language."""

    language: str
    patterns: tuple[str, ...]
    yes: tuple[str, ...]  #: lines that it meets, one for each pattern that no other pattern of the rule meets
    no: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are asked."""
    held = tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text("utf-8"))
    return tuple(
        Rule(name, row["reason"], row["words"], row["confidence"], row["why"], row["where"], tuple(_wordings(name)))
        for name, row in held.items()
    )


def _wordings(rule: str) -> Iterator[Wording]:
    for code in languages():
        row: Mapping[str, Any] = section(code, "boilerplate").get(rule, {})
        if row:
            filled = (_PART.sub(_part, pattern) for pattern in row["pattern"])
            yield Wording(code, tuple(filled), tuple(row["yes"]), tuple(row.get("no", ())))


def _part(found: re.Match[str]) -> str:
    return "(?:" + "|".join(entries("parts", found[1], "und")) + ")"
