"""No Python outside the lexicon names a language: what is true of one stands in its file, and is asked for by name.

Read are the string literals of `monitor/` that are the code of a language that has a grammar in the lexicon, and those
by which the lexicon is asked for one language.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.language.lexicon import entries, languages

ROOT = Path(__file__).parents[3] / "monitor"
LEXICON = "language/lexicon/"
#: a function of the lexicon -> how many arguments stand before the languages
_KEYS = {
    **dict.fromkeys(("words", "entries", "pairs", "table", "forms", "either", "patterns"), 2),
    **dict.fromkeys(("calendar", "dateline", "section", "has", "prepositions", "no_names", "verbs"), 0),
}
#: file -> the codes that stand in it all the same, and why
REASONS = {
    "config/sections.py": ({"en"}, "the language of an issue, where the configuration names none"),
    "clean/recognise/byline.py": ({"ja", "ko", "zh"}, "bylines whose words no spaces part have patterns of their own"),
    "render/base/dates.py": ({"en"}, "the language of dates in the styles of citations"),
    "render/base/gettext.py": ({"en"}, "the language that our own words are written in"),
    "stories/vectors.py": ({"en"}, "of which language the table of common words is"),
    "language/identify.py": ({"uk", "ru"}, "what letters tell a language by, and its code is the answer"),
    "language/names/people.py": ({"it"}, "a key of the lexicon"),
    "language/statements/find.py": ({"it"}, "a key of the lexicon"),
    "language/statements/kinds.py": ({"it"}, "a key of the lexicon"),
    "language/statements/sources.py": ({"it"}, "a key of the lexicon"),
    "language/statements/cues.py": ({"es"}, "an ending of forms that are made by rule"),
    "language/search/months.py": ({"en"}, "the language of an archive, where no issue names one"),
    "desk/search.py": ({"en"}, "the language of a search, where the configuration names none"),
    "language/search/stems.py": (
        set("de en es fr it nl pl".split()),
        "whose rules for stems there are",
    ),
    "language/time/written.py": ({"zh"}, "the letter behind a year that Chinese and Japanese share"),
    "language/time/zones.py": ({"pt"}, "a zone of America"),
}


def codes(path: Path) -> set[str]:
    """The codes of languages that a file spells."""
    known = {code for code in languages() if entries("grammar", "traits", code)}
    tree = ast.parse(path.read_text("utf-8"))
    return {text for text in _literals(tree) if text in known} | (_asked(tree) & {*languages()} - {"und"})


def _asked(tree: ast.AST) -> set[str]:
    """What the lexicon's functions are given behind a section and a key."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {text for call in calls for arg in call.args[_KEYS.get(_name(call), 99) :] for text in _literals(arg)}


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def _literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


FILES = [path for path in sorted(ROOT.rglob("*.py")) if LEXICON not in path.as_posix()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_names_no_language(path: Path) -> None:
    allowed, _ = REASONS.get(path.relative_to(ROOT).as_posix(), (set(), ""))
    assert codes(path) == allowed


def test_a_comparison_with_a_language_is_seen(tmp_path: Path) -> None:
    written = tmp_path / "rules.py"
    written.write_text('def first(language): return language in ("uk", "de") or language == "en"\n', "utf-8")
    assert codes(written) == {"uk", "de", "en"}
    written.write_text('FIRST = words("grammar", "he", "cs") | calendar("ja").year | words("clause", "no")\n', "utf-8")
    assert codes(written) == {"cs", "ja"}
