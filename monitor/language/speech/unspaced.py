"""Direct speech in scripts that part no words by spaces: who stands before the marks, by the words around them."""

from __future__ import annotations

import re
from functools import cache

from monitor.language.lexicon import by_language, either, words
from monitor.language.text.scripts import HAN_ALL, HANGUL, KANA, KATAKANA
from monitor.models import Quote

_LANGUAGES = frozenset(code for code, _ in by_language("unspaced", "said"))
_MARKED = re.compile(r"「([^「」\n]{1,600})」|『([^『』\n]{1,600})』|“([^“”\n]{1,600})”|\"([^\"\n]{1,600})\"")
_ENDS = "。！？!?\n"
_REACH = 60  # characters around the marks in which somebody is said to speak
_SHORT = 4  # characters of what may be a word in marks rather than speech


def read_unspaced(language: str | None) -> bool:
    """Whether quotations of this language are read here."""
    return language in _LANGUAGES


def unspaced_quotes(text: str, language: str) -> tuple[Quote, ...]:
    """The quotations that somebody is said to speak, in order; the speaker is None where only an office is named."""
    found = []
    for match in _MARKED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        before = re.split(f"[{_ENDS}]", text[max(0, match.start() - _REACH) : match.start()])[-1]
        behind = text[match.end() : match.end() + _REACH]
        if end - start >= _SHORT and (name := _speaker(before, behind, language)) is not None:
            found.append(Quote(name or None, text[start:end], ((start, end),)))
    return tuple(found)


def _speaker(before: str, behind: str, language: str) -> str | None:
    """The name of who is said to speak, "" for somebody without one; None where nobody is."""
    topic, said, led, after = _patterns(language)
    if said.match(behind):
        told = topic.search(before)
        return (told["name"] or told["named"] or "") if told else ""
    found = led.search(before) or after.match(behind)
    return found["name"] if found else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What tells of the speaker before a quotation, what behind it says that it was said, and a name with a verb."""
    titles, said = either("unspaced", "titles", language), either("unspaced", "said", language)
    topic, when = either("unspaced", "topic", language), either("unspaced", "when", language)
    surnames = either("unspaced", "surnames", language)
    person = rf"(?P<name>[{HAN_ALL}{KANA}·・]{{2,12}}?)(?:{when}){{0,3}}"
    full = rf"{surnames}[{HANGUL}]{{2}}"
    titled = (
        rf"{titles}\s(?P<named>{full})|(?P<name>{full})\s(?:[{HANGUL}]{{2,8}}\s)?{titles}"
        if words("unspaced", "surnames", language)
        else rf"(?P<name>[{HAN_ALL}]{{2,6}}?){titles}|(?P<named>[{KATAKANA}]{{2,20}})[{HAN_ALL}]{{0,3}}?{titles}"
    )
    return (
        re.compile(rf"(?:{titled}){topic}"),
        re.compile(rf"{either('unspaced', 'that', language)}[^{_ENDS}]{{0,20}}?{said}"),
        re.compile(rf"{titles}{person}(?:{said})[:：,，]?\s?$"),
        re.compile(rf"[,，]?\s?(?:{titles}){person}(?:{said})"),
    )
