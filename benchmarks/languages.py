"""Make the matrix of what is known of each language, from the files of the lexicon and the words of the newsletter.

python -m benchmarks.languages > docs/languages.md
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from monitor.language.lexicon import entries, languages, pairs, read
from monitor.language.lexicon.rules import rules
from monitor.language.lexicon.sections import SECTIONS

ROOT = Path(__file__).parents[1]
NOTHING = "–"

HEAD = """# Languages

What `monitor` knows of each language, so that you see what to expect. The table is made from the lexicon
(`monitor/language/lexicon`, one file a language) by `python -m benchmarks.languages > docs/languages.md`.

- **Dates** are read in the {dates} languages that CLDR knows, listed here or not; a number counts the words that
  we add.
- **Quotations**: verbs of saying, by which a quotation gets its speaker. **Figures**: words for numbers, units, things
  that are counted. **Tense**: words and endings that tell what was from what will be. **Deeds**: verbs that
  report one deed. **News**: words of a headline by which a story weighs (deaths, laws, talk, opinion).
- **Phrases**: lines that are furniture of a page ("Read also"); **rules**: kinds of boilerplate told by
  patterns.
- **Newsletter**: whether an issue can be written in it without a file of yours (see the guide, `newsletter.language`).

A number counts entries, so that more is better known; {nothing} means nothing: the text is cleaned, grouped and cited
all the same, but that part is left out. Where a language has no row, only its dates
and what belongs to no language are known.

"""


def _entries(*keys: tuple[str, str]) -> Callable[[str], int]:
    return lambda code: sum(len(pairs(*k, code) if SECTIONS[k[0]][k[1]].table else entries(*k, code)) for k in keys)


def _section(section: str) -> Callable[[str], int]:
    return _entries(*((section, key) for key in SECTIONS[section]))


def _rules(code: str) -> int:
    return sum(any(wording.language == code for wording in rule.wordings) for rule in rules())


def _dates(code: str) -> int:
    return sum(_count(value) for section in ("calendar", "dateline") for value in read(code).get(section, {}).values())


def _count(value: object) -> int:
    if isinstance(value, Mapping):
        return len(value)
    return sum(map(_count, value)) if isinstance(value, list) else 1


def _newsletter(code: str) -> int:
    return int(code == "en" or (ROOT / f"templates/words/{code}.po").exists())


#: The columns: what is counted of a language.
COLUMNS: Mapping[str, Callable[[str], int]] = {
    "Dates": _dates,
    "Quotations": _entries(("speech", "saying"), ("speech", "saying_regular"), ("speech", "according")),
    "Figures": _entries(("numbers", "words"), ("numbers", "scales"), ("units", "spellings"), ("counted", "things")),
    "Tense": _section("tense"),
    "Deeds": _section("deeds"),
    "News": _entries(("news", "told")),
    "Phrases": _section("furniture"),
    "Rules": _rules,
    "Newsletter": _newsletter,
}


def lines() -> Iterator[str]:
    """The page as lines."""
    yield HEAD.format(dates=_cldr(), nothing=NOTHING).rstrip("\n")
    yield ""
    yield "| Language | " + " | ".join(COLUMNS) + " |"
    yield "| --- |" + " ---: |" * len(COLUMNS)
    for code in sorted((c for c in languages() if c != "und"), key=lambda c: (-_known(c), str(read(c)["name"]))):
        cells = (_cell(name, count(code)) for name, count in COLUMNS.items())
        yield f"| {read(code)['name']} ({code}) | " + " | ".join(cells) + " |"


def _cldr() -> int:
    table = (ROOT / "monitor/language/time/calendars.tsv").read_text("utf-8").splitlines()
    return len({row.split("\t")[0] for row in table if not row.startswith(("#", "*"))})


def _known(code: str) -> int:
    """How many columns have something to say: the best known languages come first."""
    return sum(count(code) > 0 for count in COLUMNS.values())


def _cell(name: str, count: int) -> str:
    shown = "yes" if name == "Newsletter" else str(count)
    return shown if count else NOTHING


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
