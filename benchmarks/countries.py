"""Make the tables of countries, [nations.states] of each language that names nations, from the Babel that is installed.

    python -m benchmarks.countries

The tables in `monitor/language/lexicon` are written anew. A row is a people by its English adjective, as
`countries.txt` beside this file has it for each territory, and the country's name as CLDR spells it, in small letters.
Names of several words are left out, and those that are more than a country's (Jordan, Chad): [nations] not_states.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import babel
from babel import Locale

from monitor.language import lexicon

PEOPLES = Path(__file__).with_suffix(".txt")
FILES = Path(__file__).parents[1] / "monitor/language/lexicon"
HEAD = "[nations.states]\n"
NOTE = f"# made from Babel {babel.__version__} by benchmarks/countries.py; see NOTICE\n"
_SECTION = re.compile(re.escape(HEAD) + r"(?:(?!\[).*\n)*", re.MULTILINE)
_ASIDE = re.compile(r"\s*\(.*\)")  # "Myanmar (Burma)"


def main() -> None:
    """Write each table."""
    for code in codes():
        path = FILES / f"{code}.toml"
        path.write_text(written(path.read_text("utf-8"), code), "utf-8")


def written(text: str, code: str) -> str:
    """The text of a language's file with its table in it."""
    made = section(code) + "\n"
    return _SECTION.sub(lambda _: made, text)


def codes() -> list[str]:
    """The languages that have such a table."""
    return [code for code in lexicon.languages() if lexicon.section(code, "nations").get("states")]


def section(code: str) -> str:
    """The table of a language as its file writes it."""
    return HEAD + NOTE + "".join(f'{people} = "{" ".join(names)}"\n' for people, names in states(code).items())


def states(code: str) -> Mapping[str, list[str]]:
    """The peoples in order, each with the names of its countries."""
    found: dict[str, list[str]] = defaultdict(list)
    called = Locale.parse(code).territories
    refused = lexicon.words("nations", "not_states", code)
    for territory, people in peoples():
        name = _ASIDE.sub("", str(called[territory])).lower()
        if len(name.split()) == 1 and name not in refused:
            found[people].append(name)
    return {people: sorted(names) for people, names in sorted(found.items())}


@cache
def peoples() -> tuple[tuple[str, str], ...]:
    """The code of each country, and its people's adjective in English."""
    return tuple(_rows(PEOPLES.read_text("utf-8")))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            territory, people = line.split()
            yield territory, people


if __name__ == "__main__":
    main()
