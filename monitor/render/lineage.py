"""Who was first and who copied whom, as a small picture and as a sentence that says the same.

The picture is a list drawn from top to bottom: a full dot for a text of its own, below it, on a branch, a ring for each
copy. It is measured in the page's own letters (rem) and has no width and no colour: the style sheet gives these.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from monitor.models import Lineage
from monitor.render.view import Mark, Picture, Source

ROW = 2.75  # height of a row, which is two lines of text
TOP = 0.75  # middle of the first row's dot
INDENT = 1.4  # of a copy
SHOWN = 24  # rows; the rest is counted
NAME = 28  # columns of an outlet's name
NAMED = 4  # outlets that a sentence names in a row


def picture(lineage: Lineage | None, sources: Mapping[str, Source]) -> Picture | None:
    """The picture of `lineage`; `sources` are its articles by id.

    None where there is nothing to see: no copies, and two outlets at most.
    """
    if lineage is None or not (lineage.descents or len({sources[i].outlet for i in lineage.origins}) > 2):
        return None
    copies = {
        origin: [descent for descent in lineage.descents if descent.original_id == origin] for origin in lineage.origins
    }
    marks: list[Mark] = []
    for origin, descents in copies.items():
        trunk = _height(len(marks))
        marks.append(Mark(0.0, trunk, False, None, _name(sources[origin]), _time(sources[origin])))
        for descent in descents:
            source = sources[descent.article_id]
            note = f"{_time(source)}, {100 * descent.overlap:.0f}\xa0% the same"
            marks.append(Mark(INDENT, _height(len(marks)), True, trunk, _name(source), note))
    return Picture(
        count=f"{len(lineage.origins)} of {lineage.total}",
        sentence=_sentence(lineage, {key: [d.article_id for d in ones] for key, ones in copies.items()}, sources),
        marks=tuple(marks[:SHOWN]),
        height=round(ROW * min(len(marks), SHOWN), 2),
        more=max(0, len(marks) - SHOWN),
    )


def _height(row: int) -> float:
    return round(TOP + row * ROW, 2)


def _sentence(lineage: Lineage, copies: Mapping[str, Sequence[str]], sources: Mapping[str, Source]) -> str:
    """ "7 articles, 3 independent origins: Harbour Herald was first; its text was printed by Evening Lantern." """
    origins = len(lineage.origins)
    counted = f"{lineage.total} articles, {origins} independent {'origin' if origins == 1 else 'origins'}"
    first = sources[lineage.first].outlet
    told = [f"{first} was first" if sources[lineage.first].time else ""]
    for origin, ones in copies.items():
        if ones:
            source = sources[origin]
            if source.agency == source.outlet:
                whose = f"the {source.agency} text"
            else:
                wire = f"{source.agency} text" if source.agency else "text"
                whose = f"its {wire}" if source.outlet == first and told[0] else f"the {wire} in {source.outlet}"
            told.append(f"{whose} was also printed by {_named([sources[one].outlet for one in ones])}")
    if len(told) == 1:
        told.append("nobody copied another")
    return f"{counted}: {'; '.join(filter(None, told))}."


def _named(outlets: Sequence[str]) -> str:
    names = list(dict.fromkeys(outlets))
    shown, more = names[:NAMED], len(names) - NAMED
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _time(source: Source) -> str:
    return source.time or "date not given"


def _name(source: Source) -> str:
    """The outlet's name in at most NAME columns; a letter of East Asia takes two."""
    left = NAME
    for place, letter in enumerate(source.outlet):
        left -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if left < 0:
            return source.outlet[: place - 1].rstrip() + "…"
    return source.outlet
