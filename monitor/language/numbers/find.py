"""Numbers as they are written: digits with separators by language, number words, scales."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from monitor.language.lexicon import either, languages, pairs, words


def _values(key: str) -> dict[str, dict[str, float]]:
    """The words of each language with their values."""
    found = ((code, pairs("numbers", key, code)) for code in languages())
    return {code: {word: float(value) for word, value in held} for code, held in found if held}


_WORDS = _values("words")
_SCALES = _values("scales")
_GROUPS = _values("groups")["en"]
_HALF = words("numbers", "half")
_ENGLISH = _WORDS["en"] | dict.fromkeys(_HALF, 0.5)
_FRACTIONS = {word: float(Fraction(value)) for word, value in pairs("numbers", "fractions", "en")}
_ABBREVIATED = words("numbers", "abbreviated")
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
    one = "(?:" + "|".join(map(re.escape, sorted(_WORDS[language], key=len, reverse=True))) + ")"
    if language != "en":
        return re.compile(rf"{one}\b", re.IGNORECASE)
    scale, half, part, plural = (
        either("numbers", key, "en") for key in ("multiplied", "half", "parts", "parts_plural")
    )
    return re.compile(
        rf"(?:{half}\s+a|a)\s+{scale}\b"
        rf"|(?:(?:a|one)[\s-]{part}|{one}[\s-]{plural}|{half})"
        rf"(?=\s+(?:of|{either('figures', 'of_all', 'en')})\b)"
        rf"|{one}(?:(?:-|\s+|\s+and\s+)(?:{one}|{scale})\b)*(?:[\s-]and[\s-]a[\s-]{half})?\b(?!-?(?:{scale})s\b)",
        re.IGNORECASE,
    )


_PATTERNS = {language: _pattern(language) for language in _WORDS}
_FIRSTS = {
    language: frozenset(known) | (_HALF | {"a"} if language == "en" else frozenset())
    for language, known in _WORDS.items()
}


def _candidate(language: str) -> re.Pattern[str]:
    """Where a number can begin: at a figure, or at a word of the language that begins one."""
    known = sorted(_FIRSTS[language], key=lambda w: (-len(w), w))
    letters = "".join(sorted({w[0] for w in known}))
    one = "|".join(map(re.escape, known))
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
    if parts[-3:-1] == ["and", "a"] and parts[-1] in _HALF:
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
    end = match.end() if match[0].endswith(".") and word in _ABBREVIATED else match.end(1)
    if word in _ABBREVIATED and match[0].endswith(".") and not text[end : end + 2].strip()[:1].islower():
        end = match.end(1)
    return Number(round(number.value * factor, 6), number.start, end, number.digits, scaled=True)
