"""What is wrong with a language's file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Any

from monitor.language.lexicon.calendar import TYPED, wrong
from monitor.language.lexicon.sections import SECTIONS, Form, Key

BOILERPLATE = "boilerplate"  # its keys are the ids of `rules.toml`
_NAME = "name"  # of the language, in English


def faults(held: Mapping[str, Any]) -> Iterator[str]:
    """A line for each fault: an unknown section or key, a value of another form, an entry that stands twice, is no
    pattern, or ends in a hyphen (a word that was cut at the end of a line)."""
    for section, keys in held.items():
        if section == _NAME:
            continue
        if section in TYPED:
            yield from (f"[{section}] {fault}" for fault in wrong(section, keys))
            continue
        if section == BOILERPLATE:
            yield from (f"[{section}.{rule}] {fault}" for rule, row in keys.items() for fault in _of_wording(row))
            continue
        if section not in SECTIONS or not isinstance(keys, Mapping):
            yield f"[{section}] is no section; there are {', '.join(SECTIONS)}"
            continue
        for name, value in keys.items():
            if (key := SECTIONS[section].get(name)) is None:
                yield f"[{section}] {name}: is no key of it; there are {', '.join(SECTIONS[section])}"
            else:
                yield from (f"[{section}] {name}: {fault}" for fault in _of_value(key, value))


def _of_wording(row: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a rule as one language words it; what its examples prove is a test's to say."""
    yield from (f"{name}: is none of pattern, yes, no" for name in row if name not in ("pattern", "yes", "no"))
    yield from (f"{name}: is missing" for name in ("pattern", "yes") if not row.get(name))
    for name in ("pattern", "yes", "no"):
        yield from (f"{name}: {entry!r} stands twice" for entry, n in Counter(row.get(name, ())).items() if n > 1)


def _of_value(key: Key, value: Any) -> Iterator[str]:
    if not key.table:
        yield from _of_entries(key.form, value, key.allowed)
    elif not isinstance(value, Mapping):
        yield "is a table: a name, and its entries"
    else:
        for name, row in value.items():
            yield from (f"{name}: {fault}" for fault in _of_entries(key.form, row))


def _of_entries(form: Form, value: Any, allowed: Set[str] = frozenset()) -> Iterator[str]:
    if not isinstance(value, list if form is Form.PATTERNS else str):
        yield f"is written as {'a list' if form is Form.PATTERNS else 'one text'}"
        return
    found = form.split(value)
    yield from (f"{entry!r} stands twice" for entry, count in Counter(found).items() if count > 1)
    if allowed:
        yield from (f"{entry!r} is none of {', '.join(sorted(allowed))}" for entry in found if entry not in allowed)
    if form is Form.PATTERNS:
        yield from (fault for entry in found if (fault := _of_pattern(entry)))
    else:
        yield from (f"{entry!r} ends in a hyphen" for entry in found if len(entry) > 1 and entry.endswith("-"))


def _of_pattern(entry: str) -> str | None:
    try:
        re.compile(entry)
    except re.error as error:
        return f"{entry!r} is no pattern: {error}"
    return None
