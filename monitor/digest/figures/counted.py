"""A figure of an article with the sentence that it stands in: its measure, its value in one unit, who says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from monitor.digest.passage import Passage, Readings, around, stems
from monitor.language.numbers.figures import conversion
from monitor.models import Article, Figure, FigureValue

MONEY = frozenset("USD EUR GBP UAH RUB CHF JPY CNY PLN".split())
_FACTORS = {
    "mm": 0.001, "cm": 0.01, "in": 0.0254, "ft": 0.3048, "m": 1.0, "km": 1000.0, "mi": 1609.344,
    "m2": 1.0, "sq ft": 0.0929, "ac": 4046.86, "ha": 1e4, "km2": 1e6, "sq mi": 2.59e6,
    "g": 0.001, "lb": 0.4536, "kg": 1.0, "t": 1000.0, "km/h": 1.0, "mph": 1.609344,
}  # fmt: skip
_KINDS = (
    dict.fromkeys("mm cm in ft m km mi".split(), "distance")
    | dict.fromkeys(("m2", "sq ft", "ac", "ha", "km2", "sq mi"), "area")
    | dict.fromkeys("g lb kg t".split(), "weight")
    | dict.fromkeys(("km/h", "mph"), "speed")
    | dict.fromkeys(("°", "°C", "°F"), "temperature")
    | dict.fromkeys(sorted(MONEY), "money")
    | {"%": "share"}
)
#: What a row that counts nothing named is called by.
MEASURES = frozenset("distance area weight speed temperature money share".split())


@dataclass(frozen=True)
class Counted:
    """One figure of one article with the sentence that it stands in."""

    figure: Figure
    passage: Passage

    @property
    def before(self) -> str:
        """The words right before the figure."""
        return self.passage.text[: self.figure.start - self.passage.start][-20:]

    @cached_property
    def head(self) -> str:
        """The last word of what is counted, as a stem ("300 metal workers": "worker"); none of a sum.

        A plan, package or deal of a sum may be one thing.
        """
        named = [] if self.figure.unit in MONEY else stems(self.figure.what or "")
        return named[-1] if named else ""

    @property
    def kind(self) -> str | None:
        """What its unit measures: distances are compared with distances, and money with money; else the unit itself."""
        return _KINDS.get(self.figure.unit or "", self.figure.unit)

    @property
    def base(self) -> float:
        """Its value in the kind's own unit."""
        if self.figure.unit == "°F":
            return (self.figure.value - 32) / 1.8
        return self.figure.value * _FACTORS.get(self.figure.unit or "", 1.0)

    def value(self, said_by: str | None) -> FigureValue:
        """It in a row of figures, as `said_by` gives it."""
        article, figure = self.passage.article, self.figure
        return FigureValue(
            value=figure.value,
            text=figure.text,
            article_id=article.id,
            start=figure.start,
            end=figure.end,
            outlet=article.outlet,
            said_by=said_by,
            as_of=article.published,
            converted=conversion(article.text, figure, article.language),
        )


def counted(articles: Iterable[Article], readings: Readings) -> list[Counted]:
    """The figures that count or measure something, in order, each with its sentence."""
    found = []
    for article in articles:
        told = readings.passages(article)
        for figure in article.figures:
            passage = around(told, figure.start, figure.end)
            if passage and (figure.what or figure.unit):
                found.append(Counted(figure, passage))
    return found
