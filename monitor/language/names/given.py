"""Given names of the world: the table of the lexicon, made by `benchmarks/given_names.py`, and what we add to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from monitor.language.lexicon import words
from monitor.language.text.words import fold

_TABLE = "given_names.txt"
_UNTOLD = "-"
#: Our own lists, which go before the table; the later one goes before the earlier.
_OURS = {"men": "m", "women": "f", "either": _UNTOLD}


@cache
def given_names() -> Mapping[str, str]:
    """Each given name, folded, and whose it is: "f", "m", or "-" where countries differ or none says."""
    found = defaultdict[str, set[str]](set)
    for told, names in _rows():
        for name in names:
            found[name] |= {told} - {_UNTOLD}
    ours = {fold(name): told for key, told in _OURS.items() for name in words("given_names", key)}
    return {name: told.pop() if len(told) == 1 else _UNTOLD for name, told in found.items()} | ours


def _rows() -> Iterator[tuple[str, list[str]]]:
    for line in resources.files("monitor.language.lexicon").joinpath(_TABLE).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            _, told, names = line.split("\t")
            yield told, names.split()
