"""Who was earliest and who copied whom, as a small picture and as a sentence that says the same.

The picture is a list drawn from top to bottom: a full dot for a text of its own, below it, on a branch, a ring for each
copy. It is measured in the page's own letters (rem) and has no width and no colour: the style sheet gives these.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from monitor.models import Lineage
from monitor.render.base.gettext import Words, later
from monitor.render.view.model import Mark, Picture, Source

ROW = 2.75  # height of a row, which is two lines of text
TOP = 0.75  # middle of the first row's dot
INDENT = 1.4  # of a copy
SHOWN = 24  # rows; the rest is counted
NAME = 28  # columns of an outlet's name
NAMED = 4  # outlets that a sentence names in a row


def picture(lineage: Lineage | None, sources: Mapping[str, Source], words: Words) -> Picture | None:
    """The picture of `lineage`, said in `words`; `sources` are its articles by id.

    None where there is nothing to see: nobody copied another.
    """
    if lineage is None or not lineage.descents:
        return None
    copies = {
        origin: [descent for descent in lineage.descents if descent.original_id == origin] for origin in lineage.origins
    }
    marks: list[Mark] = []
    for origin, descents in copies.items():
        trunk = _height(len(marks))
        marks.append(Mark(0.0, trunk, False, None, _name(sources[origin]), _time(sources[origin], words)))
        for descent in descents:
            source = sources[descent.article_id]
            same = words.say("%(percent)s\xa0%% the same", percent=words.number(round(100 * descent.overlap)))
            note = f"{_time(source, words)}, {same}"
            marks.append(Mark(INDENT, _height(len(marks)), True, trunk, _name(source), note))
    return Picture(
        count=words.say("%(n)s of %(total)s", n=len(lineage.origins), total=lineage.total),
        sentence=_sentence(
            lineage, {key: [d.article_id for d in ones] for key, ones in copies.items()}, sources, words
        ),
        marks=tuple(marks[:SHOWN]),
        height=round(ROW * min(len(marks), SHOWN), 2),
        more=max(0, len(marks) - SHOWN),
    )


def _height(row: int) -> float:
    return round(TOP + row * ROW, 2)


def _sentence(
    lineage: Lineage, copies: Mapping[str, Sequence[str]], sources: Mapping[str, Source], words: Words
) -> str:
    """ "7 articles, 3 not copied: earliest in what we hold is Harbour Herald; its text was printed by …" """
    total = words.plural("%(n)s article", "%(n)s articles", lineage.total)
    origins = words.plural("%(n)s not copied", "%(n)s not copied", len(lineage.origins))
    first = sources[lineage.first].outlet if lineage.first else None
    told = [words.say("earliest in what we hold is %(name)s", name=first)] if first else []
    for origin, ones in copies.items():
        if ones:
            source = sources[origin]
            others = _named([sources[one].outlet for one in ones], words)
            blanks = {"others": others, "agency": source.agency, "name": source.outlet}
            told.append(words.say(_printed(source, own=source.outlet == first), **blanks))
    return f"{total}, {origins}: {'; '.join(told)}."


def _printed(source: Source, *, own: bool) -> str:
    """How it is said that others printed the text; `own` where its outlet was just named."""
    if source.agency and source.agency == source.outlet:
        return later("the %(agency)s text was also printed by %(others)s")
    if own and source.agency:
        return later("its %(agency)s text was also printed by %(others)s")
    if own:
        return later("its text was also printed by %(others)s")
    if source.agency:
        return later("the %(agency)s text in %(name)s was also printed by %(others)s")
    return later("the text in %(name)s was also printed by %(others)s")


def _named(outlets: Sequence[str], words: Words) -> str:
    names = list(dict.fromkeys(outlets))
    shown, more = names[:NAMED], len(names) - NAMED
    if more > 0:
        return words.say("%(names)s and %(n)s more", names=", ".join(shown), n=more)
    if len(shown) == 1:
        return shown[0]
    return words.say("%(names)s and %(last)s", names=", ".join(shown[:-1]), last=shown[-1])


def _time(source: Source, words: Words) -> str:
    return source.time or words.say("date not given")


def _name(source: Source) -> str:
    """The outlet's name in at most NAME columns; a letter of East Asia takes two."""
    left = NAME
    for place, letter in enumerate(source.outlet):
        left -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if left < 0:
            return source.outlet[: place - 1].rstrip() + "…"
    return source.outlet
