"""Numbers as they are written: digits with separators by language, number words, scales."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from monitor.language.lexicon import LENDER, either, entries, languages, pairs, words


def _values(key: str) -> dict[str, dict[str, float]]:
    """The words of each language with their values."""
    found = ((code, pairs("numbers", key, code)) for code in languages())
    return {code: {word: float(Fraction(value)) for word, value in held} for code, held in found if held}


_WORDS, _SCALES, _GROUPS, _FRACTIONS = (_values(key) for key in ("words", "scales", "groups", "fractions"))
_LENT = _SCALES[LENDER]  # read where a language has none
_ABBREVIATED = words("numbers", "abbreviated")
_MILLION = 1e6
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


def _composes(language: str) -> bool:
    """Whether numbers of several words are put together: "two hundred and six thousand"."""
    return language in _GROUPS


def _pattern(language: str) -> re.Pattern[str]:
    one = "(?:" + "|".join(map(re.escape, sorted(_WORDS[language], key=len, reverse=True))) + ")"
    a, joins, scale, half, part_of, part, plural = (
        either("numbers", key, language)
        for key in ("a", "joins", "multiplied", "half", "part_of", "parts", "parts_plural")
    )
    if not _composes(language):
        large = (word for word, value in _SCALES.get(language, {}).items() if value >= _MILLION)  # "un mille" is a mile
        scales = "|".join(map(re.escape, sorted(large, key=len, reverse=True)))
        return re.compile(rf"{one}\b|{a}(?=\s+(?:{scales or '(?!)'})\b)", re.IGNORECASE)
    return re.compile(
        rf"(?:{half}\s+{a}|{a})\s+{scale}\b"
        rf"|(?:{part_of}[\s-]{part}|{one}[\s-]{plural}|{half})"
        rf"(?=\s+(?:of|{either('figures', 'of_all', language)})\b)"
        rf"|{one}(?:(?:-|\s+|\s+{joins}\s+)(?:{one}|{scale})\b)*\b(?!-?(?:{scale})s\b)",
        re.IGNORECASE,
    )


def _half_behind(language: str) -> re.Pattern[str]:
    """And a half, behind a number."""
    phrases = (r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in entries("numbers", "and_half", language))
    return re.compile(rf"[\s-]+(?:{'|'.join(phrases) or '(?!)'})\b", re.IGNORECASE)


_PATTERNS = {language: _pattern(language) for language in _WORDS}
_HALVES = {language: _half_behind(language) for language in _WORDS}
_FIRSTS = {
    language: words("numbers", "a", language) | words("numbers", "half", language) | frozenset(known)
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
    decimal, group = (",", ".") if "," in words("numbers", "decimal", language) else (".", ",")
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
    piece, known = match[0].casefold(), _WORDS[language]
    if not _composes(language):
        return Number(known.get(piece, 1.0), match.start(), match.end(), "")
    parts = re.split(r"[\s-]+", piece)
    halves, fractions = words("numbers", "half", language), _FRACTIONS.get(language, {})
    if parts[-1] in fractions:
        share = known.get(parts[0], 1.0) if len(parts) > 1 else 1.0
        return Number(share * fractions[parts[-1]], match.start(), match.end(), "", share=True)
    total, current = 0.0, 0.0
    for part in parts:
        if part in _GROUPS[language]:
            current = (current or 1.0) * _GROUPS[language][part]
        elif part in _SCALES[language]:
            total += (current or 1.0) * _SCALES[language][part]
            current = 0.0
        else:
            current += 0.5 if part in halves else known.get(part, 0.0)
    return Number(total + current, match.start(), match.end(), "", scaled=total > 0)


def _scaled(text: str, number: Number, language: str) -> Number:
    """The number with the scale behind it, and with the half before or behind that: "one and a half million"."""
    if number.share:
        return number
    if number.digits or not _composes(language):
        number = _multiplied(text, number, language)
    half = _HALVES[language].match(text, number.end) if language in _HALVES else None
    if half is None:
        return number
    last = re.split(r"[\s  -]+", text[number.start : number.end])[-1].lower().rstrip(".")
    scale = _scales(language).get(last, 1.0) if number.scaled else 1.0
    number = replace(number, value=number.value + scale / 2, end=half.end())
    return number if number.scaled else _multiplied(text, number, language)


def _scales(language: str) -> dict[str, float]:
    return _SCALES.get(language, _LENT)


def _multiplied(text: str, number: Number, language: str) -> Number:
    match = _BEHIND.match(text, number.end)
    if match is None:
        return number
    word = match[1].lower()
    close = match.start(1) == number.end
    factor = _scales(language).get(word)
    if (
        factor is None
        or (word in _SHORT and not close)
        or (word == "m" and not text[: number.start].endswith(("$", "€", "£")))
    ):
        return number
    end = match.end() if match[0].endswith(".") and word in _ABBREVIATED else match.end(1)
    if word in _ABBREVIATED and match[0].endswith(".") and not text[end : end + 2].strip()[:1].islower():
        end = match.end(1)
    return Number(round(number.value * factor, 6), number.start, end, number.digits, scaled=True)
