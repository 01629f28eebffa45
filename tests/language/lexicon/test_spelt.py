"""No word of a human language is spelt in Python: what is known of one stands in its file of the lexicon.

Read are the string literals of `monitor/`, but not docstrings, nor what commands, settings, pages and our lint say. A
literal that is also an identifier of ours, or one of a Literal type, ("word", "agree") names a thing of the program.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from monitor.language import lexicon

ROOT = Path(__file__).parents[3] / "monitor"
SAYING = ("cli", "config", "desk", "lint", "render", "language/lexicon", "errors.py")  # these speak to people
LEAST = 4  # letters of a word
#: file -> why letters outside ASCII, or words, stand in it all the same
REASONS = {
    "language/text/scripts.py": "the letters of scripts, by name",
    "language/search/index_words.py": "letters, and how a search folds them",
    "language/search/stems.py": "names of rules",
    "language/text/slugs.py": "letters, and how addresses write them",
    "stories/marks.py": "letters and their classes of sound",
    "ingest/bytes/alphabets.py": "how often each letter comes in texts of an alphabet, and bytes taken for another one",
    "ingest/bytes/encoding.py": "letters that damaged texts have",
    "language/time/shapes.py": "signs between the parts of a date",
    "clean/blocks/html.py": "names of elements",
    "clean/blocks/walk.py": "names of elements",
    "clean/blocks/zones.py": "parts of class names, which are English in every country's pages",
    "clean/page/page_type.py": "types of schema.org",
    "clean/recognise/json_ld.py": "types of schema.org",
    "clean/fields/authors.py": "types of schema.org",
    "clean/lines/features.py": "names of features",
    "clean/lines/shape.py": "names of features",
    "clean/recognise/agencies.py": "keys of the lexicon",
    "digest/choose/topics.py": "settings of SQLite",
    "digest/choose/ranking.py": "names of signs",
    "digest/choose/signs.py": "keys of the lexicon",
    "digest/compare/claims.py": "keys of the lexicon",
    "digest/figures/counted.py": "names of measures",
    "digest/figures/disputes.py": "keys of the lexicon",
    "digest/figures/standing.py": "keys of the lexicon",
    "ingest/feed/entries.py": "names of fields",
    "ingest/feed/formats.py": "names of fields",
    "ingest/feed/reader.py": "names of fields",
    "ingest/feed/discover.py": "hosts, and the paths of their feeds",
    "ingest/file/databases.py": "codes and labels of exports",
    "ingest/file/saved.py": "what programs write into the pages that they save",
    "language/names/mentions.py": "keys of the lexicon",
    "language/names/offices.py": "keys of the lexicon",
    "language/numbers/exclusions.py": "ids of rules",
    "language/numbers/figures.py": "keys of the lexicon",
    "language/numbers/units.py": "names of units",
    "language/statements/cues.py": "keys of the lexicon",
    "language/statements/find.py": "keys of the lexicon",
    "language/statements/kinds.py": "keys of the lexicon",
    "language/statements/polarity.py": "keys of the lexicon",
    "language/statements/sources.py": "keys of the lexicon",
    "language/text/retraction.py": "keys of the lexicon",
    "language/time/resolve.py": "keys of the lexicon, and groups of patterns",
    "stories/release.py": "keys of the lexicon",
    "language/wrapped.py": "names of parameters in addresses",
    "language/addresses.py": "names of parameters in addresses",
    "publish/policy.py": "values of headers",
}
_PARTS = re.compile(r"[\s|()?:\[\]*+^$\\]+")


def spelt(path: Path) -> Iterator[tuple[int, str]]:
    """Where a file spells a word, with the word."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(doc) for node in ast.walk(tree) if (doc := _docstring(node))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from ((node.lineno, word) for word in _words(node.value))


def _docstring(node: ast.AST) -> ast.AST | None:
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    first = node.body[0] if node.body else None
    return first.value if isinstance(first, ast.Expr) else None


def _words(text: str) -> Iterator[str]:
    if any(ord(letter) > 127 and letter.isalpha() for letter in text):
        yield text
    parts = [part for part in _PARTS.split(text) if part]
    if "|" in text or len(parts) == 1:
        yield from (part for part in parts if part.lower() in entries() and part.lower() not in identifiers())


@cache
def entries() -> frozenset[str]:
    """The words of the lexicon that are long enough to mean something by themselves."""
    found: set[str] = set()
    for section, keys in lexicon.SECTIONS.items():
        for name, key in keys.items():
            held = [e for e, _ in lexicon.pairs(section, name)] if key.table else lexicon.entries(section, name)
            found |= {entry.lower() for entry in held if entry.isalpha() and len(entry) >= LEAST}
    return frozenset(found)


@cache
def identifiers() -> frozenset[str]:
    """Every name that the program gives to a thing, in parts: "first_seen" is "first" and "seen" too."""
    names = {name for path in ROOT.rglob("*.py") for name in _names(ast.parse(path.read_text("utf-8")))}
    return frozenset(part.lower() for name in names for part in (name, *name.split("_")))


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        values = (getattr(node, field, None) for field in ("id", "attr", "arg", "name"))
        yield from (value for value in values if isinstance(value, str))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            inside = (part.value for part in ast.walk(node.slice) if isinstance(part, ast.Constant))
            yield from (value for value in inside if isinstance(value, str))


FILES = [
    path
    for path in sorted(ROOT.rglob("*.py"))
    if not path.relative_to(ROOT).as_posix().startswith(SAYING) and path.relative_to(ROOT).as_posix() not in REASONS
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_spells_no_word_of_a_language(path: Path) -> None:
    assert list(spelt(path)) == []


@pytest.mark.parametrize("name", REASONS)
def test_a_file_with_a_reason_is_there_and_needs_it(name: str) -> None:
    assert list(spelt(ROOT / name))


@pytest.mark.parametrize(
    ("text", "found"),
    [("сказав", True), ("gestern", True), (r"\b(?:gestern|yesterday)\b", True), ("text", False), ("[a-z]+", False)],
)
def test_a_word_is_known(text: str, found: bool) -> None:
    assert bool(list(_words(text))) is found
