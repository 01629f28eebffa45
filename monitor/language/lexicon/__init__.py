"""What is known of each human language, as data: one TOML file a language beside this one, in sections.

`und.toml` holds what belongs to no single language (the names of networks, marks). The sections and their keys stand in
`sections.py`, which says how an entry of each is written. Nothing is read before it is asked for: of a file the one
section that is asked for, since most commands need few.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from monitor.language.lexicon.calendar import Calendar, Dateline, frozen
from monitor.language.lexicon.faults import faults
from monitor.language.lexicon.sections import SECTIONS, Form, Key
from monitor.language.lexicon.traits import Trait

__all__ = [
    "LENDER", "SECTIONS", "Calendar", "Dateline", "Form", "Key", "by_language", "calendar", "dateline", "either",
    "entries", "forms", "has", "languages", "pairs", "patterns", "read", "section", "table", "words",
]  # fmt: skip

#: The language whose small words are read where a text's own has none in its table, or is unknown.
LENDER = "en"

_SUFFIX = ".toml"
_HEAD = re.compile(r"^\[(\w+)[^\n]*\]$", re.MULTILINE)  # of a section, or of a table in one


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file, sorted; "und" is one of them."""
    found = (entry.name for entry in resources.files(__name__).iterdir())
    codes = (name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX))
    return tuple(sorted(code for code in codes if code != "rules"))


def read(code: str) -> Mapping[str, Any]:
    """What the file of a language holds: its name, and its sections as it writes them; empty where there is none.

    Raises ValueError as `section` does.
    """
    return _parsed(code, "") | {name: section(code, name) for name in _texts(code) if name}


@cache
def section(code: str, name: str) -> Mapping[str, Any]:
    """A section of a language as its file writes it; empty where there is none. The other sections are not read.

    Raises ValueError where the section does not keep to `sections`: it names the language, the section and the entry.
    """
    found: Mapping[str, Any] = _right(code, _parsed(code, name)).get(name, {})
    return found


def _parsed(code: str, name: str) -> dict[str, Any]:
    return tomllib.loads(_texts(code).get(name, ""))


def _right(code: str, held: Mapping[str, Any]) -> Mapping[str, Any]:
    if wrong := list(faults(held)):
        raise ValueError(f"lexicon/{code}{_SUFFIX}: " + "; ".join(wrong))
    return held


@cache
def _texts(code: str) -> Mapping[str, str]:
    """The text of each section of a file, with its tables, by its name; what stands before the first is ""."""
    if code not in languages():
        return {}
    text = resources.files(__name__).joinpath(code + _SUFFIX).read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads), len(text)]
    found = {"": text[: ends[0]]}
    for head, end in zip(heads, ends[1:], strict=True):
        found[head[1]] = found.get(head[1], "") + text[head.start() : end]
    _right(code, {name: {} for name in found if name})
    return found


@cache
def entries(section: str, key: str, *codes: str) -> tuple[str, ...]:
    """The entries of a key in these languages (in all of them, where none is named), in order, each once."""
    form = SECTIONS[section][key].form
    found = (_value(code, section, key) for code in codes or languages())
    return tuple(dict.fromkeys(entry for value in found for entry in form.split(value)))


@cache
def words(section: str, key: str, *codes: str) -> frozenset[str]:
    """The entries of a key as a set; see `entries`."""
    return frozenset(entries(section, key, *codes))


@cache
def pairs(section: str, key: str, *codes: str) -> tuple[tuple[str, str], ...]:
    """Each form of a key that is a table, with the name that the table gives it; a form may stand under several."""
    found = (_value(code, section, key) or {} for code in codes or languages())
    form = SECTIONS[section][key].form
    rows = ((entry, name) for held in found for name, value in held.items() for entry in form.split(value))
    return tuple(dict.fromkeys(rows))


@cache
def table(section: str, key: str, *codes: str) -> Mapping[str, frozenset[str]]:
    """The names of a key that is a table, each with its forms in these languages."""
    found: dict[str, set[str]] = {}
    for entry, name in pairs(section, key, *codes):
        found.setdefault(name, set()).add(entry)
    return {name: frozenset(entries) for name, entries in found.items()}


@cache
def forms(section: str, key: str, *codes: str) -> Mapping[str, str]:
    """Each form of a key that is a table, with the name that the table gives it: {"серпня": "8"}."""
    return dict(pairs(section, key, *codes))


@cache
def has(language: str | None, trait: Trait) -> bool:
    """Whether the language has that trait; none has where the language is unknown."""
    return trait in words("grammar", "traits", language or "")


@cache
def either(section: str, key: str, *codes: str) -> str:
    """A pattern that matches any entry: words and phrases to the letter, the longest first; patterns as they are.

    It matches nothing where there is no entry.
    """
    found: Iterable[str] = entries(section, key, *codes)
    if SECTIONS[section][key].form is not Form.PATTERNS:
        found = (re.escape(entry) for entry in sorted(found, key=lambda entry: (-len(entry), entry)))
    return "(?:" + ("|".join(found) or "(?!)") + ")"


def patterns(section: str, key: str, *codes: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a key, compiled."""
    return tuple(re.compile(pattern) for pattern in entries(section, key, *codes))


def by_language(section: str, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each language that has the key, with its entries."""
    return ((code, found) for code in languages() if (found := entries(section, key, code)))


@cache
def calendar(code: str) -> Calendar:
    """The words of written dates in a language that CLDR lacks; empty for a language without a file."""
    return Calendar(**frozen(section(code, "calendar")))


@cache
def dateline(code: str) -> Dateline:
    """The words of a line that tells an article's date; empty for a language without a file."""
    return Dateline(**frozen(section(code, "dateline")))


def _value(code: str, name: str, key: str) -> Any:
    return section(code, name).get(key, "")
