"""Units of measure and money, and nouns for persons, by their spellings in each language."""

from __future__ import annotations

import re

from monitor.language.lexicon import pairs, words

# A unit that begins as another does is asked before it.
_ORDER = (
    "pp|%|km2|sq mi|sq ft|m2|km/h|mph|km|mi|m|cm|mm|ft|in|ha|ac|t|kg|lb|g|l|gal|bbl|MW|GW|°C|°F|°|"
    "USD|EUR|GBP|UAH|RUB|CHF|JPY|CNY|PLN|seconds|minutes|hours|days|weeks|months|decades|years"
).split("|")
TIMES = frozenset("seconds minutes hours days weeks months years decades".split())
MONEY = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY"}
CURRENCY = re.compile(r"(US\$|\$|€|£|₴|₽|¥)\s?\Z")

_SIGNS = words("units", "signs")


def _spelt() -> tuple[dict[str, str], re.Pattern[str]]:
    spellings: dict[str, list[str]] = {unit: [] for unit in _ORDER}
    for spelling, unit in pairs("units", "spellings"):
        spellings[unit].append(spelling)
    groups = [f"(?P<u{n}>{'|'.join(found)})" for n, found in enumerate(spellings.values())]
    return {f"u{n}": unit for n, unit in enumerate(spellings)}, re.compile(
        r"[\s  -]?(?:" + "|".join(groups) + r")(?![\w°]|-\w)"
    )


_BY_GROUP, _UNIT = _spelt()
_FIRSTS = frozenset("%°€²")

#: Nouns for persons, in the forms that stand behind a number.
PERSONS = words("counted", "persons")


def unit_at(text: str, position: int) -> tuple[str, int] | None:
    """The unit that stands at `position` behind a number (a space or hyphen between), and where it ends; None without
    one."""
    match = _UNIT.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    spelling = match[match.lastgroup]
    if spelling in _SIGNS and spelling != "m" and match.group(0)[0] == "-":
        return None
    return _BY_GROUP[match.lastgroup], match.end()
