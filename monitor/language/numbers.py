"""Numbers as they are written: digits with separators by language, number words, scales."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _table(rows: str) -> dict[str, float]:
    """The words and their values in "one=1 two=2"."""
    return {word: float(value) for word, _, value in (row.partition("=") for row in rows.split())}


_WORDS = {
    "en": _table(
        """one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
        fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
        fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12"""
    ),
    "uk": _table(
        """два=2 дві=2 двоє=2 двох=2 три=3 троє=3 трьох=3 чотири=4 четверо=4 п'ять=5 п’ять=5 п'ятеро=5 шість=6
        сім=7 вісім=8 дев'ять=9 дев’ять=9 десять=10 одинадцять=11 дванадцять=12 п'ятнадцять=15 двадцять=20
        тридцять=30 сорок=40 п'ятдесят=50 сто=100 двісті=200 триста=300 п'ятсот=500 півтора=1.5 десяток=10"""
    ),
    "ru": _table(
        """два=2 две=2 двое=2 двух=2 три=3 трое=3 трёх=3 трех=3 четыре=4 четверо=4 пять=5 пятеро=5 шесть=6 семь=7
        восемь=8 девять=9 десять=10 одиннадцать=11 двенадцать=12 пятнадцать=15 двадцать=20 тридцать=30 сорок=40
        пятьдесят=50 сто=100 двести=200 триста=300 пятьсот=500 полтора=1.5 десяток=10"""
    ),
    "de": _table(
        """zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 zwanzig=20 dreißig=30
        vierzig=40 fünfzig=50 hundert=100 dutzend=12"""
    ),
    "fr": _table(
        """deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15 vingt=20
        trente=30 quarante=40 cinquante=50 cent=100"""
    ),
    "es": _table(
        """dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 quince=15 veinte=20
        treinta=30 cuarenta=40 cincuenta=50 cien=100 docena=12"""
    ),
}
_SCALES = {
    "en": _table(
        """hundred=100 thousand=1000 k=1000 million=1e6 mn=1e6 m=1e6 billion=1e9 bn=1e9 b=1e9 trillion=1e+12
        tn=1e+12"""
    ),
    "uk": _table(
        """тисяча=1000 тисячі=1000 тисяч=1000 тис=1000 мільйон=1e6 мільйони=1e6 мільйона=1e6 мільйонів=1e6 млн=1e6
        мільярд=1e9 мільярди=1e9 мільярда=1e9 мільярдів=1e9 млрд=1e9"""
    ),
    "ru": _table(
        """тысяча=1000 тысячи=1000 тысяч=1000 тыс=1000 миллион=1e6 миллиона=1e6 миллионов=1e6 млн=1e6 миллиард=1e9
        миллиарда=1e9 миллиардов=1e9 млрд=1e9"""
    ),
    "de": _table("""tausend=1000 million=1e6 millionen=1e6 mio=1e6 milliarde=1e9 milliarden=1e9 mrd=1e9"""),
    "fr": _table("""mille=1000 million=1e6 millions=1e6 milliard=1e9 milliards=1e9"""),
    "es": _table("""mil=1000 millón=1e6 millones=1e6"""),
}
_GROUPS = {"dozen": 12.0, "hundred": 100.0}
_ENGLISH = _WORDS["en"] | {"half": 0.5}
_FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "tenth": 0.1,
}
_SHORT = frozenset("k m b bn mn tn".split())  # scales that count only right behind digits


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text, with its scale; `digits` is the text as far as it is figures, "" for words."""

    value: float
    start: int
    end: int
    digits: str
    share: bool = False  #: a fraction: "two-thirds of"
    scaled: bool = False  #: written with a scale: "2 million", "2m"


_DIGITS = r"(?<![\w.,:/#№§^])\d+(?:[.,]\d+|[    ]\d{3}(?!\d))*(?!(?-i:[DGHXP])\b)"


_NUMERAL = re.compile(_DIGITS)


def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(_WORDS[language], key=len, reverse=True)
    one = "(?:" + "|".join(map(re.escape, words)) + ")"
    if language != "en":
        return re.compile(rf"{one}\b", re.IGNORECASE)
    scale = "(?:hundred|thousand|million|billion|trillion|dozen)"
    return re.compile(
        r"(?:half\s+a|a)\s+(?:million|billion|thousand|hundred|dozen)\b"
        rf"|(?:(?:a|one)[\s-](?:third|quarter|fifth|tenth|half)|{one}[\s-](?:thirds|quarters|fifths)|half)"
        r"(?=\s+(?:of|the|its|their|his|her|all)\b)"
        rf"|{one}(?:(?:-|\s+|\s+and\s+)(?:{one}|{scale})\b)*(?:[\s-]and[\s-]a[\s-]half)?\b(?!-?(?:{scale})s\b)",
        re.IGNORECASE,
    )


_PATTERNS = {language: _pattern(language) for language in _WORDS}
_FIRSTS = {
    language: frozenset(words) | (frozenset(("half", "a")) if language == "en" else frozenset())
    for language, words in _WORDS.items()
}


def _candidate(language: str) -> re.Pattern[str]:
    """Where a number can begin: at a figure, or at a word of the language that begins one."""
    words = sorted(_FIRSTS[language], key=lambda w: (-len(w), w))
    letters = "".join(sorted({w[0] for w in words}))
    one = "|".join(map(re.escape, words))
    return re.compile(
        rf"\d|(?<![^\W\d_])(?=[{letters}])(?:{one})(?![^\W\d_]|['’][^\W\d_])",
        re.IGNORECASE,
    )


_CANDIDATES = {language: _candidate(language) for language in _FIRSTS}
_DIGIT = re.compile(r"\d")
_BEHIND = re.compile(r"[\s  -]?([^\W\d_]+)\b\.?")


def numbers(text: str, language: str | None) -> list[Number]:
    """The numbers in `text` in order, whatever they mean: dates, ages and parts of names too."""
    known = language or ""
    worded = _PATTERNS.get(known)
    found: list[Number] = []
    position = 0
    for candidate in _CANDIDATES.get(known, _DIGIT).finditer(text):
        start = candidate.start()
        if start < position:
            continue
        number: Number | None = None
        if candidate[0].isdigit():
            match = _NUMERAL.match(text, start)
            number = _digits(match, known) if match else None
        elif worded is not None:
            match = worded.match(text, start)
            number = _words(match, known) if match else None
        if number is not None:
            number = _scaled(text, number, known)
            found.append(number)
            position = number.end
    return found


def value_of(digits: str, language: str) -> float | None:
    """The value of figures with separators, by the habit of the language; None where it cannot be one number."""
    plain = re.sub(r"[    ]", "", digits)
    decimal, group = (",", ".") if language in ("uk", "ru", "de", "fr", "es", "it", "pl") else (".", ",")
    head, _, tail = plain.partition(decimal)
    if decimal in tail or (tail and group in tail):
        groups = plain.split(decimal)
        if (
            all(len(g) == 3 for g in groups[1:]) and len(groups) > 2
        ):  # the other habit: 1,234,567 in a text that uses commas for decimals
            return float("".join(groups))
        return None
    groups = head.split(group)
    if len(groups) > 1 and any(len(g) != 3 for g in groups[1:]):
        if len(groups) == 2 and not tail:
            return float(head.replace(group, "."))
        return None
    return float("".join(groups) + ("." + tail if tail else ""))


def _digits(match: re.Match[str], language: str) -> Number | None:
    digits = match[0]
    if len(digits) > 24:
        return None
    value = value_of(digits, language)
    return None if value is None else Number(value, match.start(), match.end(), digits)


def _words(match: re.Match[str], language: str) -> Number | None:
    piece = match[0].casefold()
    parts = re.split(r"[\s-]+", piece)
    if language != "en":
        return Number(_WORDS[language].get(piece, 0.0), match.start(), match.end(), "")
    extra = 0.0
    if parts[-3:] == ["and", "a", "half"]:
        parts, extra = parts[:-3], 0.5
    elif parts[-1] in _FRACTIONS:
        share = _ENGLISH.get(parts[0], 1.0) if len(parts) > 1 else 1.0
        return Number(share * _FRACTIONS[parts[-1]], match.start(), match.end(), "", share=True)
    total, current = 0.0, 0.0
    for part in parts:
        if part in _GROUPS:
            current = (current or 1.0) * _GROUPS[part]
        elif part in _SCALES["en"]:
            total += (current or 1.0) * _SCALES["en"][part]
            current = 0.0
        else:
            current += _ENGLISH.get(part, 0.0)
    return Number(total + current + extra, match.start(), match.end(), "", scaled=total > 0)


def _scaled(text: str, number: Number, language: str) -> Number:
    scales = _SCALES.get(language, _SCALES["en"])
    match = _BEHIND.match(text, number.end)
    if match is None or number.share:
        return number
    word = match[1].lower()
    close = match.start(1) == number.end
    factor = scales.get(word)
    if (
        factor is None
        or (word in _SHORT and not close)
        or (word == "m" and not text[: number.start].endswith(("$", "€", "£")))
    ):
        return number
    if not number.digits and language == "en":
        return number
    end = match.end() if match[0].endswith(".") and word in ("тис", "mio", "mrd", "млн", "млрд") else match.end(1)
    if (
        word in ("млн", "млрд", "тис", "mio", "mrd")
        and match[0].endswith(".")
        and not text[end : end + 2].strip()[:1].islower()
    ):
        end = match.end(1)
    return Number(round(number.value * factor, 6), number.start, end, number.digits, scaled=True)
