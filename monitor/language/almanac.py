"""Words and forms of dates in the languages that are read: days, months, units, and the phrases made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _stems(rows: str) -> dict[str, int]:
    return {form: n for n, row in enumerate(rows.split("|")) for form in row.split()}


WEEKDAYS = _stems(
    """monday понеділок понеділка понедельник понедельника montag|tuesday вівторок вівторка вторник вторника dienstag
    |wednesday середу середи середа среду среды среда mittwoch|thursday четвер четверга четверг donnerstag
    |friday п'ятницю п'ятниці п'ятниця пятницу пятницы пятница freitag|saturday суботу суботи субота субботу субботы
    суббота samstag sonnabend|sunday неділю неділі неділя воскресенье воскресенья sonntag"""
)
MONTHS = _stems(
    """|january jan січня січні января январе januar jänner|february feb лютого лютому февраля феврале februar
    |march mar березня березні марта марте märz|april apr квітня квітні апреля апреле|may травня травні мая мае mai
    |june jun червня червні июня июне juni|july jul липня липні июля июле juli|august aug серпня серпні августа августе
    |september sept sep вересня вересні сентября сентябре|october oct жовтня жовтні октября октябре oktober
    |november nov листопада листопаді ноября ноябре|december dec грудня грудні декабря декабре dezember"""
)
NEAR = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "сьогодні": 0, "вчора": -1, "учора": -1, "завтра": 1,
    "сегодня": 0, "вчера": -1, "heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2, "позавчора": -2,
    "позавчера": -2, "післязавтра": 2, "послезавтра": 2,
}  # fmt: skip
UNITS = {
    **dict.fromkeys("day days день дні днів дня дней tag tage tagen".split(), "day"),
    **dict.fromkeys(
        "week weeks тижня тиждень тижні тижнів тижню неделе неделя неделю недели недель woche wochen".split(), "week"),
    **dict.fromkeys(
        "month months місяця місяць місяці місяців месяце месяц месяца месяцев monat monate monaten".split(), "month"),
    **dict.fromkeys("year years року рік роки років году год года лет jahr jahre jahren".split(), "year"),
}  # fmt: skip
SHIFTS = {
    **dict.fromkeys(
        """last past previous минулого минулої минулий минулу прошлой прошлом прошлую прошлый прошлого letzte
        letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vorige vorigen
        voriges""".split(), -1),
    **dict.fromkeys("this цього цьому цю этого этой этом эту diese diesen dieser dieses diesem".split(), 0),
    **dict.fromkeys(
        """next coming наступного наступної наступному наступну следующей следующем следующую следующего будущем будущей
        nächste nächsten nächster nächstes kommende kommenden kommender kommendes""".split(), 1),
}  # fmt: skip
COUNTS = _stems(
    """|a an one один одну einem einer|two два дві две zwei|three три drei|four чотири четыре vier|five п'ять пять fünf
    |six шість шесть sechs|seven сім семь sieben|eight вісім восемь acht|nine дев'ять девять neun|ten десять zehn"""
)


def _any(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


_Y = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = rf"(?P<weekday>{_any(WEEKDAYS)})"
_MONTH = rf"(?P<month>{_any(MONTHS)})"
_SHIFT = rf"(?P<shift>{_any(SHIFTS)})"
_COUNTED = r"(?:people|men|women|children|police|(?!(?:as|is|was|has|his|its|this)\b)[a-z]+s)\b"  # "in May 20 ships"
PHRASE = re.compile(
    "|".join(
        re.sub(r"\?P<(\w+)>", lambda m, n=n: f"?P<{m[1]}_{n}>", rf"(?P<form{n}>{form})")  # type: ignore[misc]  # n is bound
        for n, form in enumerate(
            (
                r"(?<![\w./-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\w/-])",
                rf"(?<![\w.])(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_Y}(?!\w)",
                rf"\bin\s{_MONTH}(?=\s\d{{1,2}}\s{_COUNTED})",
                rf"\bim\s{_MONTH}(?=\s\d{{1,2}}\s[^\W\d_])",
                rf"(?:\b{_DAY},?\s)?\b{_MONTH}\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?P<range>\s?[-–]\s?\d{{1,2}})?(?![\d:%])"
                rf"(?!\s(?:million|billion|percent))(?:,?\s{_Y}\b)?",
                rf"(?:\b{_DAY},?\s(?:den\s|dem\s)?)?(?P<range>\b\d{{1,2}}\.?\s?[-–]\s?)?(?<![\d.,:])\b(?P<day>\d{{1,2}})"
                rf"(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH}\b(?:,?\s{_Y}\b)?",
                rf"\b{_MONTH}\.?,?\s(?:of\s)?{_Y}\b",
                rf"\b(?:{_SHIFT}\s)?(?<!['’])\b{_DAY}(?P<half>(?:morgen|mittag|nachmittag|abend|nacht)?\b)",
                rf"\b{_SHIFT}\s(?P<unit>{_any(UNITS)})\b",
                r"\b(?P<near>" + _any(NEAR) + r")\b",
                rf"\b(?P<count>{_any(COUNTS)}|\d{{1,2}})\s(?P<unit>{_any(UNITS)})\s(?:ago|тому|назад)\b",
                rf"\bvor\s(?P<count>{_any(COUNTS)}|\d{{1,2}})\s(?P<unit>{_any(UNITS)})\b",
                r"\b(?P<yearly>торік|торишнього|last year)\b",
                rf"\b(?:{_SHIFT}\s|(?:in|im|у|в|since|seit|до|by|until|during|early|late|наприкінці|в конце|mid-)\s?)"
                rf"{_MONTH}\b"
                r"(?!\.?,?\s(?:of\s)?\d)",
                r"\b(?:in|since|by|until|during|before|after|from|early|late|of|у|в|з|с|до|seit|im jahr|jahr|ab|vor)\s"
                rf"{_Y}\b"
                r"(?![-–/]\d|[.,]\d|\s(?:people|of|m\b|km|men|soldiers|troops))",
                rf"(?<![\d.,])\b{_Y}\s(?:року|році|роком|рік|года|году|годом|р\.|г\.)",
            )
        )
    ),
    re.IGNORECASE,
)  # fmt: skip

_TRIGGERS = frozenset([*WEEKDAYS, *MONTHS, *UNITS, *NEAR, "торік", "торишнього"])
_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?|\d{4}|\d\.\d")
_HALVES = ("morgen", "mittag", "nachmittag", "abend", "nacht")
_GERMAN = tuple("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split())
_AROUND = 20  #: characters around a word of a date in which the rest of its phrase stands


def phrases(text: str) -> Iterator[re.Match[str]]:
    """The phrases in `text`, in order, looked for only around words that one can be made of."""
    low = text.lower()
    if len(low) != len(text):
        low = text
    start = end = -1
    for piece in _PIECE.finditer(low):
        word = piece[0]
        if not (word[0].isdigit() or word in _TRIGGERS or (word.endswith(_HALVES) and word.startswith(_GERMAN))):
            continue
        a, b = piece.span()
        if a - _AROUND > end:
            if end >= 0:
                yield from PHRASE.finditer(text, start, end)
            start = max(end, a - _AROUND, 0)
        end = b + _AROUND
    if end >= 0:
        yield from PHRASE.finditer(text, start, end)
