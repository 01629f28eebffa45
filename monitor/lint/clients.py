"""Mail clients by the names that people use, and what each supports: caniemail's tables, as far as we keep them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

#: Name -> the columns of caniemail.csv that it stands for.
NAMES: dict[str, tuple[str, ...]] = {
    "gmail": ("gmail.desktop-webmail", "gmail.ios", "gmail.android"),
    "gmail-web": ("gmail.desktop-webmail",),
    "gmail-ios": ("gmail.ios",),
    "gmail-android": ("gmail.android",),
    "outlook": ("outlook.windows", "outlook.outlook-com", "outlook.macos"),
    "outlook-windows": ("outlook.windows",),
    "outlook-web": ("outlook.outlook-com",),
    "outlook-mac": ("outlook.macos",),
    "outlook-ios": ("outlook.ios",),
    "outlook-android": ("outlook.android",),
    "apple": ("apple-mail.macos", "apple-mail.ios"),
    "apple-mail": ("apple-mail.macos", "apple-mail.ios"),
    "apple-macos": ("apple-mail.macos",),
    "apple-ios": ("apple-mail.ios",),
    "yahoo": ("yahoo.desktop-webmail",),
    "thunderbird": ("thunderbird.macos", "thunderbird.windows"),
    "samsung": ("samsung-email.android",),
    "protonmail": ("protonmail.desktop-webmail", "protonmail.ios", "protonmail.android"),
    "fastmail": ("fastmail.desktop-webmail",),
    "gmx": ("gmx.desktop-webmail", "gmx.ios", "gmx.android"),
    "web-de": ("web-de.desktop-webmail", "web-de.ios", "web-de.android"),
    "aol": ("aol.desktop-webmail", "aol.ios", "aol.android"),
    "hey": ("hey.desktop-webmail",),
}
DEFAULT = ("gmail", "outlook", "apple-mail", "yahoo")


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The columns that `names` stand for, in order, each once; a column's own name will do too.

    Raises ValueError, naming what is near, for a client that nobody knows.
    """
    known = _columns()
    columns: dict[str, None] = {}
    for name in names:
        word = name.strip().lower()
        found = NAMES.get(word, (word,) if word in known else ())
        if not found:
            near = get_close_matches(word, [*NAMES, *known], n=1)
            said = f"did you mean {near[0]}?" if near else f"there are {', '.join(NAMES)}"
            raise ValueError(f"{name!r} is no mail client that is known: {said}")
        columns.update(dict.fromkeys(found))
    return tuple(columns)


def support(feature: str) -> Mapping[str, str]:
    """Column -> "y", "n", "a" (partly), "u" or "-" (unknown), for a feature's id; empty for one that is not listed."""
    return _table().get(feature, {})


def known(feature: str) -> bool:
    """Whether anybody tested the feature."""
    return feature in _table()


def dated() -> str:
    """The first line of the extract: where it comes from, and of which day it is."""
    return _text().partition("\n")[0].removeprefix("# ")


@cache
def _table() -> dict[str, dict[str, str]]:
    rows = csv.DictReader(line for line in _text().splitlines() if not line.startswith("#"))
    return {row.pop("feature"): row for row in rows}


def _columns() -> tuple[str, ...]:
    return tuple(next(iter(_table().values())))


@cache
def _text() -> str:
    return files("monitor.lint").joinpath("caniemail.csv").read_text("utf-8")
