"""Make the table of the world's given names, from the lists of Faker that is installed and from our own.

    python -m benchmarks.given_names > monitor/language/lexicon/given_names.txt

A row holds a country, "f", "m" or "-" (the source does not say), and the names, folded. Faker (the extra "bench") has
the countries of `LOCALES`; `given_names.txt` beside this file holds those that it lacks. Names that are words of a
language stand in the lexicon, [given_names] words_too and words_seen (from `name_words.py`), and are left out, as are
names of one or two letters.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from monitor.language.lexicon import words
from monitor.language.text.words import fold

Row = tuple[str, str]  # country, gender
OURS = Path(__file__).with_suffix(".txt")
#: The lists of Faker, by country; those of a locale that writes other letters are romanised.
LOCALES = {
    "AZ": "az_AZ", "BR": "pt_BR", "CL": "es_CL", "CN": "zh_CN", "CO": "es_CO", "CZ": "cs_CZ", "DE": "de_DE",
    "DK": "da_DK", "ES": "es_ES", "FI": "fi_FI", "FR": "fr_FR", "GB": "en_GB", "HR": "hr_HR", "HU": "hu_HU",
    "ID": "id_ID", "IE": "en_IE", "IN": "en_IN", "IT": "it_IT", "JP": "ja_JP", "LV": "lv_LV", "MX": "es_MX",
    "NG": "yo_NG", "NL": "nl_NL", "NO": "no_NO", "PK": "en_PK", "PL": "pl_PL", "PT": "pt_PT", "RO": "ro_RO",
    "RU": "ru_RU", "SE": "sv_SE", "SI": "sl_SI", "SK": "sk_SK", "TR": "tr_TR", "TW": "zh_TW", "TZ": "sw",
    "UA": "uk_UA", "US": "en_US", "UZ": "uz_UZ", "ZA": "zu_ZA",
}  # fmt: skip
_LISTS = {"f": ("romanized_names_female", "names_female"), "m": ("romanized_names_male", "names_male")}
_REFUSED = (
    ("given_names", "words_too"), ("given_names", "words_seen"), ("nations", "countries"), ("nations", "peoples"),
    ("nations", "regions"),
    ("names", "no_names"), ("names", "calendar"), ("names", "impersonal"), ("names", "works"), ("offices", "titles"),
    ("bodies", "names"), ("people", "kin"), ("people", "unnamed"), ("people", "trades"), ("counted", "persons"),
    ("grammar", "pronouns"), ("grammar", "determiners"), ("grammar", "prepositions"), ("grammar", "helpers"),
    ("grammar", "breakers"), ("speech", "saying"), ("speech", "saying_regular"), ("speech", "framing"),
    ("digest", "small_words"), ("digest", "small"), ("voice", "small"),
)  # fmt: skip
_UNTOLD = ("romanized_names", "names")
_NAME = re.compile(r"[a-zßøłđæœıə]{3,}|[a-zßøłđæœıə]{2,}-[a-z]{2,}")
_LETTERS = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё",
        "a b v g g d e ye zh z i i i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e".split(),
        strict=True,
    )
)
_UKRAINIAN = {**_LETTERS, "г": "h", "и": "y", "ю": "iu", "я": "ia", "є": "ie"}  # inside a word, as passports have it


def table() -> dict[Row, set[str]]:
    """The names by country and gender, without those that are words."""
    rows: dict[Row, set[str]] = defaultdict(set)
    refused = frozenset(map(fold, _words()))
    for row, names in _spelt():
        rows[row] |= names - refused
    return rows


def every() -> frozenset[str]:
    """All names of all countries, those that are words too."""
    return frozenset(name for _, names in _spelt() for name in names)


def _spelt() -> Iterator[tuple[Row, set[str]]]:
    for row, names in (*faker(), *ours()):
        yield row, {low for name in names if _NAME.fullmatch(low := fold(name))}


def _words() -> Iterator[str]:
    """Words of the languages that are given names too."""
    for section, key in _REFUSED:
        yield from words(section, key)


def faker() -> Iterator[tuple[Row, Iterable[str]]]:
    """The lists of Faker."""
    for country, locale in LOCALES.items():
        provider = import_module(f"faker.providers.person.{locale}").Provider
        found = {gender: _first(provider, names) for gender, names in _LISTS.items()}
        for gender, names in (found if any(found.values()) else {"-": _first(provider, _UNTOLD)}).items():
            yield (country, gender), [_roman(name, _UKRAINIAN if country == "UA" else _LETTERS) for name in names]


def _roman(name: str, letters: Mapping[str, str]) -> str:
    written = "".join(letters.get(letter, letter).replace("-", "") for letter in name.lower())
    return re.sub(r"^i(?=[aue])", "y", written) if re.search("[а-я]", name.lower()) else name


def _first(provider: type, names: Iterable[str]) -> Iterable[str]:
    lists = (getattr(provider, "first_" + name, ()) for name in names)
    return next((found for found in lists if found), ())


def ours() -> Iterator[tuple[Row, Iterable[str]]]:
    """Our own lists."""
    for line in OURS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, gender, *names = line.split()
            yield (country, gender), names


def lines() -> Iterator[str]:
    """The table as text."""
    yield f"# made from Faker {version('faker')} and benchmarks/given_names.txt; see NOTICE"
    for (country, gender), names in sorted(table().items()):
        if names:
            yield "\t".join((country, gender, " ".join(sorted(names))))


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
