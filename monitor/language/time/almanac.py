"""The phrases of running text that name a time beside a date of publication: "on Friday", "last month", "4 August".

The names of months and days are those of `time/vocabulary.py`, the relative words are ours. Accents do not count. Days
with their year are read by `time/written.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from monitor.language.time.spelling import level
from monitor.language.time.vocabulary import names

Value = TypeVar("Value")
FOUR = ("de", "en", "ru", "uk")  # the languages whose relative words are known


def _stems(rows: str) -> dict[str, int]:
    return {level(form): n for n, row in enumerate(rows.split("|")) for form in row.split()}


def _levelled(words: dict[str, Value]) -> dict[str, Value]:
    return {level(word): value for word, value in words.items()}


NEAR = _levelled({
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "сьогодні": 0, "вчора": -1, "учора": -1, "завтра": 1,
    "сегодня": 0, "вчера": -1, "heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2, "позавчора": -2,
    "позавчера": -2, "післязавтра": 2, "послезавтра": 2,
})  # fmt: skip
UNITS = _levelled({
    **dict.fromkeys("day days день дні днів дня дней tag tage tagen".split(), "day"),
    **dict.fromkeys(
        "week weeks тижня тиждень тижні тижнів тижню неделе неделя неделю недели недель woche wochen".split(), "week"),
    **dict.fromkeys(
        "month months місяця місяць місяці місяців месяце месяц месяца месяцев monat monate monaten".split(), "month"),
    **dict.fromkeys("year years року рік роки років году год года лет jahr jahre jahren".split(), "year"),
})  # fmt: skip
SHIFTS = _levelled({
    **dict.fromkeys(
        """last past previous минулого минулої минулий минулу прошлой прошлом прошлую прошлый прошлого letzte
        letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vorige vorigen
        voriges""".split(), -1),
    **dict.fromkeys("this цього цьому цю этого этой этом эту diese diesen dieser dieses diesem".split(), 0),
    **dict.fromkeys(
        """next coming наступного наступної наступному наступну следующей следующем следующую следующего будущем будущей
        nächste nächsten nächster nächstes kommende kommenden kommender kommendes""".split(), 1),
})  # fmt: skip
COUNTS = _stems(
    """|a an one один одну einem einer|two два дві две zwei|three три drei|four чотири четыре vier|five п'ять пять fünf
    |six шість шесть sechs|seven сім семь sieben|eight вісім восемь acht|nine дев'ять девять neun|ten десять zehn"""
)


@dataclass(frozen=True, slots=True)
class Almanac:
    """The names of months and days in which phrases are looked for, and the pattern made of them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    phrase: re.Pattern[str]
    triggers: frozenset[str]

    def phrases(self, text: str) -> Iterator[re.Match[str]]:
        """The phrases in a levelled text, in order, looked for only around words that one can be made of."""
        for start, end in self._stretches(text.lower() if len(text.lower()) == len(text) else text):
            yield from self.phrase.finditer(text, start, end)

    def _stretches(self, low: str) -> Iterator[tuple[int, int]]:
        start = end = -1
        for piece in _PIECE.finditer(low):
            word = piece[0]
            if not (word[0].isdigit() or word in self.triggers or self._compound(word)):
                continue
            a, b = piece.span()
            if a - _AROUND > end:
                if end >= 0:
                    yield start, end
                start = max(end, a - _AROUND, 0)
            end = b + _AROUND
        if end >= 0:
            yield start, end

    def _compound(self, word: str) -> bool:
        """Whether it is a part of a named day: "Montagabend"."""
        found = _HALF.fullmatch(word) if word.endswith(_HALVES) else None
        return found is not None and found[1] in self.weekdays


def almanac(language: str | None) -> Almanac:
    """The almanac of a text: of its own language, or of the four where it is one of these or unknown."""
    return _almanac(FOUR if language is None or language in FOUR else (language,))


@cache
def _almanac(spoken: tuple[str, ...]) -> Almanac:
    months = {name: n for language in spoken for name, n in _names("month", language)}
    if "en" in spoken:  # whose texts print short names: "Aug. 12"
        months |= dict(_names("month short", "en"))
    weekdays = {name: n for language in spoken for name, n in _names("weekday", language)}
    triggers = frozenset([*weekdays, *months, *UNITS, *NEAR, *_LAST_YEAR])
    return Almanac(months, weekdays, _phrase(months, weekdays), triggers)


def _names(kind: str, language: str) -> Iterator[tuple[str, int]]:
    """The names of one word; an apostrophe is in the word."""
    for name, number in names(kind, language).items():
        if (name in _CUT or " " not in name) and max(name) < _RARE:
            yield name.replace(" ", "'"), number


_RARE = "\U00010000"  # from here on: scripts in which no newspaper is printed
_CUT = frozenset({"п ятниця", "п ятницю", "п ятниці"})  # tables hold the two sides of the apostrophe


def _any(words: Mapping[str, Value]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


_LAST_YEAR = ("торік", "торишнього")
_Y = r"(?P<year>(?:1[5-9]|20)\d\d)"
_SHIFT = rf"(?P<shift>{_any(SHIFTS)})"
_COUNTED = r"(?:people|men|women|children|police|(?!(?:as|is|was|has|his|its|this)\b)[a-z]+s)\b"  # "in May 20 ships"


def _phrase(months: Mapping[str, int], weekdays: Mapping[str, int]) -> re.Pattern[str]:
    day, month = rf"(?P<weekday>{_any(weekdays)})", rf"(?P<month>{_any(months)})"
    forms = (
        rf"\bin\s{month}(?=\s\d{{1,2}}\s{_COUNTED})",
        rf"\bim\s{month}(?=\s\d{{1,2}}\s[^\W\d_])",
        rf"(?:\b{day},?\s)?\b{month}\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?P<range>\s?[-–]\s?\d{{1,2}})?(?![\d:%])"
        rf"(?!\s(?:million|billion|percent))(?:,?\s{_Y}\b)?",
        rf"(?:\b{day},?\s(?:den\s|dem\s)?)?(?P<range>\b\d{{1,2}}\.?\s?[-–]\s?)?(?<![\d.,:])\b(?P<day>\d{{1,2}})"
        rf"(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?{month}\b(?:,?\s{_Y}\b)?",
        rf"\b{month}\.?,?\s(?:of\s)?{_Y}\b",
        rf"\b(?:{_SHIFT}\s)?(?<!['’])\b{day}(?P<half>(?:morgen|mittag|nachmittag|abend|nacht)?\b)",
        rf"\b{_SHIFT}\s(?P<unit>{_any(UNITS)})\b",
        r"\b(?P<near>" + _any(NEAR) + r")\b",
        rf"\b(?P<count>{_any(COUNTS)}|\d{{1,2}})\s(?P<unit>{_any(UNITS)})\s(?:ago|тому|назад)\b",
        rf"\bvor\s(?P<count>{_any(COUNTS)}|\d{{1,2}})\s(?P<unit>{_any(UNITS)})\b",
        r"\b(?P<yearly>" + "|".join(_LAST_YEAR) + r"|last year)\b",
        rf"\b(?:{_SHIFT}\s|(?:in|im|у|в|since|seit|до|by|until|during|early|late|наприкінці|в конце|mid-)\s?)"
        rf"{month}\b"
        r"(?!\.?,?\s(?:of\s)?\d)",
        r"\b(?:in|since|by|until|during|before|after|from|early|late|of|у|в|з|с|до|seit|im jahr|jahr|ab|vor)\s"
        rf"{_Y}\b"
        r"(?![-–/]\d|[.,]\d|\s(?:people|of|m\b|km|men|soldiers|troops))",
        rf"(?<![\d.,])\b{_Y}\s(?:року|році|роком|рік|года|году|годом|р\.|г\.)",
    )
    return re.compile("|".join(_numbered(n, level(form)) for n, form in enumerate(forms)), re.IGNORECASE)


def _numbered(n: int, form: str) -> str:
    """A form whose groups are named for its number, so that it can stand beside others."""
    return re.sub(r"\?P<(\w+)>", lambda found: f"?P<{found[1]}_{n}>", rf"(?P<form{n}>{form})")


_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?|\d{4}|\d\.\d")
_HALVES = ("morgen", "mittag", "abend", "nacht")
_HALF = re.compile(rf"(.+?tag|mittwoch|sonnabend)(?:nach)?(?:{'|'.join(_HALVES)})")
_AROUND = 20  #: characters around a word of a date in which the rest of its phrase stands
