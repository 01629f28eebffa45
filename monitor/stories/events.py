"""The day and the score of an event as the beginning of an article names it, and pairs of articles that name others.

Only a day that is written out ("on 12 August", "am 12. August", "12 серпня") holds two articles apart. Weekdays do not,
and the same day draws nothing together: on real articles both cost more than they gave, since a publication that is
dated a day late, or a tense that misleads, puts "on Friday" a week off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from monitor.language.reading import Reading
from monitor.language.text.words import words
from monitor.language.time.almanac import almanac
from monitor.language.time.spelling import level
from monitor.models import Article

LEAD = 250  # characters of the text in which an article names its own event's day
HEAD = 60  # characters of the text in which a day beside the publication's is that of a dateline
APART = 3  # days between two events, at least; reports of one night may name either day
TOLD = 600  # characters of the text in which a report of a match gives its score
TITLED = 2  # words of LETTERS or more that a title needs, so that having none in common says something
LETTERS = 4
OTHER = 0.1  # of the likeness is left to two articles whose events are on other days, or end with other scores

_NUMBER = re.compile(r"\d+(-\d\d-\d)?")
_SCORE = re.compile(r"(?<![\w$€£/.,:–-])(?:(\d{1,3})[-–](\d{1,3})|(\d):(\d))(?![\w%/:–-]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")


class OtherDays:
    """Which articles each name one day as their event's, and not the same."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._days = np.array([day_of(article) for article in articles])

    def __call__(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each two of `rows` whether their events are APART days or more from each other."""
        days = self._days[rows]
        return np.asarray(np.abs(days[:, None] - days[None, :]) >= APART)


class OtherScores:
    """Which articles give other scores under titles without a word in common: two matches of one evening.

    The titles must differ too, since a report may give the score of a set, of a season or of another vote.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._found = [_scores(article) for article in articles]

    def __call__(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each two of `rows` whether their scores and their titles have nothing in common."""
        other = np.zeros((len(rows), len(rows)), dtype=np.bool_)
        given = [(place, found) for place, row in enumerate(rows.tolist()) if (found := self._found[row])]
        for (one, (scores, title)), (two, (others, beside)) in combinations(given, 2):
            other[one, two] = other[two, one] = scores.isdisjoint(others) and title.isdisjoint(beside)
        return other


def _scores(article: Article) -> tuple[frozenset[tuple[int, ...]], frozenset[str]] | None:
    """The scores that title and lead give, whoever is named first, and the words of the title; None without either."""
    title = article.title or ""
    found = _SCORE.findall(f"{title}\n{article.text[:TOLD]}")
    if not found:
        return None
    said = frozenset(word for word in words(title) if len(word) >= LETTERS)
    scores = frozenset(tuple(sorted(int(number) for number in score if number)) for score in found)
    return (scores, said) if len(said) >= TITLED else None


def day_of(article: Article) -> float:
    """The one day that title and lead write out, in days; NaN where they write none or several.

    NaN too where the publication is unknown: a day at the head is then likely to be the publication's.
    """
    title = article.title or ""
    lead = f"{title}\n\n{article.text[:LEAD]}"
    if not article.published or not _has_day(lead, article.language):
        return np.nan
    today = date.fromisoformat(article.published[:10])
    found = set()
    for phrase in Reading(lead, article.language).dates(article.published):
        if phrase.date and phrase.precision == "day" and any(letter.isdigit() for letter in phrase.text):
            day = _nearest(date.fromisoformat(phrase.date), phrase.text, today)
            dateline = 0 <= phrase.start - len(title) < HEAD and abs(day - today).days <= 1
            found |= set() if dateline else {day}
    return float(found.pop().toordinal()) if len(found) == 1 else np.nan


def _has_day(lead: str, language: str | None) -> bool:
    """Whether a month may stand beside a number: quick to see."""
    months = almanac(language).months.keys()
    around = ((number[1], lead[max(0, number.start() - 12) : number.end() + 16]) for number in _NUMBER.finditer(lead))
    return any(dated or not months.isdisjoint(_WORD.findall(level(beside).lower())) for dated, beside in around)


def _nearest(day: date, text: str, today: date) -> date:
    """`day`, in the year that brings it nearest to `today` where `text` names none."""
    if re.search(r"\d{4}", text):
        return day
    years = (max(today.year - 1, 1), today.year, min(today.year + 1, 9999))
    same = [date(year, day.month, min(day.day, 28) if day.month == 2 else day.day) for year in years]
    return min(same, key=lambda one: abs(one - today))
