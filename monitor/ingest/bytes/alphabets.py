"""Which single-byte encoding makes language of some bytes: letters as frequent as in a language, and its small words.

A table of languages: letters beyond ASCII, the most frequent first, and words that nearly every text has. The
likelihood of a letter falls with its rank (Zipf); a letter inside a word of another script, a capital after a small
letter and two accented letters side by side are what a wrong encoding makes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import log
from typing import NamedTuple


class _Language(NamedTuple):
    codecs: tuple[str, ...]  #: the likeliest first
    letters: str
    words: str


_WEST = ("cp1252", "iso8859_15", "mac_roman")
_EAST = ("cp1250", "iso8859_2")
_CYRILLIC = ("cp1251", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic")

LANGUAGES = (
    _Language(_WEST, "éïèöüçáñøäó", "the of and to in a is that for on was with said by he"),
    _Language(_WEST, "üäöß", "der die und das ist nicht von mit ein eine den im auf dass sich zu am"),
    _Language(_WEST, "éèàêçôûîùëïœâ", "le la les des et est un une dans pour que qui sur du au il de en"),
    _Language(_WEST, "óíáéñúü", "el la los de que en y por con una del se las al"),
    _Language(_WEST, "ãáéçíóêõúâàô", "o a os de que do da em para uma com se no na"),
    _Language(_WEST, "èàòùéì", "il di che la e per un una del non sono le i in"),
    _Language(_WEST, "ëéïèöü", "de het een van en is niet dat op te in"),
    _Language(_WEST, "äåöé", "och att det som en av den med till i"),
    _Language(_WEST, "øåæéô", "og det er en at til av for ikke som i"),
    _Language(_WEST, "äöå", "ja on ei oli se mutta kun"),
    _Language(_EAST, "łóążęśćńź", "i w na z do nie o jest to po"),
    _Language(_EAST, "íáěéýčžřšůúňťďó", "a se v na je s to do o pro za"),
    _Language(_EAST, "áíéčýžúšľťôňäďóŕĺ", "a sa v na je s to do o pre za"),
    _Language(_EAST, "áéöíóőüúű", "a az nem is egy hogy meg volt"),
    _Language(_EAST, "ăîâţş", "de la a cu pe din care nu o un"),
    _Language(_EAST, "čšžćđ", "je i u na se da za od s"),
    _Language(("cp1254",), "ıüşğçöâ", "ve bir bu de da ile o"),
    _Language(("cp1257",), "ėžšųįūčąę", "ir kad su buvo apie dėl"),
    _Language(("cp1257",), "āīēšņļūžčķģ", "un ir ka par no ar"),
    _Language(("cp1257",), "äõöüšž", "ja on ei et see oli"),
    _Language(("cp1253", "iso8859_7"), "αοιετσνηυρπκμλςωγδχθφβξζψάέόίήύώ", "και το η να του της με"),
    _Language(_CYRILLIC, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "и в не на что с по он как это"),
    _Language(_CYRILLIC, "оанивіетрсклудмпяьзгбйчхжшюцїєщфґ", "і в не на що з та у до це"),
    _Language(_CYRILLIC, "анеіорстлўкудзмпвыгцьябчхйшжэюёф", "і ў не на што з у да па"),
    _Language(_CYRILLIC, "аоиетнрсвлкдпмзгъбучяжшцщхюйьф", "и в не на да се за от са"),
    _Language(_CYRILLIC, "аоиенрстувдкјмлпгзбљшжчцњхђћфџ", "и у не на да се је за"),
    _Language(("cp1255", "iso8859_8"), "יוהלאמרתבשנםדעקחפטזכגצסןךץף", "של את על לא הוא"),
    _Language(("cp1256", "iso8859_6"), "الينمورتبةعدسفهكقأحجشطصىخإذزثضءغئظؤآ", "في من على أن إلى"),
)

_SIGNS = set("“”„‘’‚«»‹›–—…•·§°©®™€£№²½¿¡ \xa0\xad")
_WORD = re.compile(r"\w+")
_NO_LETTER, _SIGN, _MIXED, _CASE, _SIDE, _SMALL_WORD = -9.0, -3.5, -5.0, -4.0, -3.0, 2.0
# What most files are and what few are; it decides about texts of a word or two.
_COMMON = {"cp1252": 2.0, "cp1251": 2.0, "mac_roman": -3.0, "mac_cyrillic": -3.0, "cp866": -3.0}


def rank(data: bytes) -> list[tuple[float, str]]:
    """(score, codec) of every codec that fits `data`, the best first; ties go to the codec named first above."""
    found = [(score(data, codec), codec) for codec in _CODECS]
    return sorted(((s, c) for s, c in found if s > float("-inf")), key=lambda row: -row[0])


def score(data: bytes, codec: str) -> float:
    """Mean log-likelihood of the letters beyond ASCII in the likeliest language; -inf where `codec` does not fit."""
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return float("-inf")
    beyond = [c for c in text.lower() if c > "\x7f"]
    if not beyond:
        return 0.0
    small = set(_WORD.findall(text.lower()))
    likely = max(
        sum(weights.get(c, _SIGN if c in _SIGNS else _NO_LETTER) for c in beyond) + _SMALL_WORD * len(small & words)
        for codecs, weights, words in _MODELS
        if codec in codecs or codec not in _CODECS
    )
    return (likely + _oddities(text) + _COMMON.get(codec, 0.0)) / len(beyond)


def _oddities(text: str) -> float:
    total = 0.0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        shouted = word.isupper()
        for a, b in pairwise(word):
            latin_a, latin_b = a < "\u0250", b < "\u0250"
            if (latin_a != latin_b and a.isalpha() and b.isalpha()) or (a > "\x7f" and "0" <= b <= "9"):
                total += _MIXED
            elif latin_a and a > "\x7f" and b > "\x7f":
                total += _SIDE
            if not shouted and a.islower() and b.isupper():
                total += _CASE
    return total


def _weights(letters: str) -> dict[str, float]:
    whole = sum(1 / (i + 2) for i in range(len(letters)))
    return {c: log(1 / (i + 2) / whole) for i, c in enumerate(letters)}


_CODECS = tuple(dict.fromkeys(codec for language in LANGUAGES for codec in language.codecs))
_MODELS = tuple((frozenset(a.codecs), _weights(a.letters), frozenset(a.words.split())) for a in LANGUAGES)
