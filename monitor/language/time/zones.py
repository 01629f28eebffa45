"""Names of time zones -> the offset that they mean on a day, in minutes; a name that means two things is none.

Some names are used by several countries. What is written in most news counts, unless the language or the region of the
text says otherwise: IST is India's, Israel's in Hebrew, Ireland's in Irish; BST is Britain's, Bangladesh's in Bengali;
CST is North America's, China's in Chinese; AST is unknown, Arabia's in Arabic.
"""

from __future__ import annotations

from datetime import date, timedelta

# minutes east of Greenwich
OFFSETS: dict[str, int] = {
    name: round(60 * hours)
    for hours, names in {
        0: "utc gmt z wet ut",
        1: "cet bst west wat met",
        2: "cest eet sast cat mest",
        3: "eest msk trt eat",
        3.5: "irst",
        4: "gst samt get azt amt",
        4.5: "aft",
        5: "pkt uzt yekt",
        5.5: "ist slst",
        5.75: "npt",
        6: "almt bdt omst",
        6.5: "mmt",
        7: "wib ict krat novt",
        8: "wita hkt sgt pht myt awst irkt",
        9: "wit jst kst yakt",
        9.5: "acst",
        10: "aest vlat",
        10.5: "acdt",
        11: "aedt",
        12: "nzst",
        13: "nzdt",
        -2.5: "ndt",
        -3: "adt brt art clst uyt",
        -3.5: "nst",
        -4: "edt clt vet bot",
        -5: "est cdt pet cot ect",
        -6: "cst mdt",
        -7: "mst pdt",
        -8: "pst akdt",
        -9: "akst",
        -10: "hst",
    }.items()
    for name in names.split()
}
UNSURE = ("ast",)  # of more than one place, and of none before the others
# a language or a region -> what a name means there
ELSEWHERE: dict[str, dict[str, int]] = {
    "he": {"ist": 120}, "IL": {"ist": 120}, "ga": {"ist": 60}, "IE": {"ist": 60},
    "bn": {"bst": 360}, "BD": {"bst": 360}, "zh": {"cst": 480}, "CN": {"cst": 480}, "TW": {"cst": 480},
    "ar": {"ast": 180}, "SA": {"ast": 180}, "CA": {"ast": -240}, "PR": {"ast": -240},
}  # fmt: skip
_AMERICAN = {"et": -300, "ct": -360, "mt": -420, "pt": -480}  #: by the season
# names that are words as well: they count in capitals only
WORDS = frozenset("et ct mt pt est ist art eat cat west wit met mst pet cot bot get pht mest vet ut ect amt".split())
NAMES = frozenset([*OFFSETS, *UNSURE, *_AMERICAN])
_SINCE = 2007  # the year from which the American rule of the seasons holds


def offset(name: str, day: date, language: str | None, region: str | None) -> int | None:
    """The minutes east of Greenwich that a zone's name means on a day; None where that is not sure."""
    if name in _AMERICAN:
        return _AMERICAN[name] + 60 * _summer(day) if day.year >= _SINCE else None
    for place in (region, language):
        if place and name in (said := ELSEWHERE.get(place, {})):
            return said[name]
    return OFFSETS.get(name)


def _summer(day: date) -> bool:
    """Whether North America has summer time: from the second Sunday of March to the first of November."""
    return _sunday(day.year, 3, 8) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, first: int) -> date:
    start = date(year, month, first)
    return start + timedelta(days=6 - start.weekday())
