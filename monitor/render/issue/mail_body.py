"""The two bodies of the mail, HTML and plain text, from one view: the brief, with every story in its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import css_inline
from jinja2 import Environment

from monitor.errors import IssueError
from monitor.render.base.counting import shown
from monitor.render.base.engine import render
from monitor.render.base.printing import Press
from monitor.render.view.build import Views, counted
from monitor.render.view.model import IssueView, Source

_TEXT = re.compile(r"<style.*?</style>|(?<=>)[^<>]+(?=<)", re.DOTALL)
_LONG_WORD = re.compile(r"(?:&[#\w]{1,10};|[^\s&<>\u200b\u200c]){30}(?=[^\s<>]{4})")
LARGEST = 80_000  #: bytes of HTML; Gmail cuts a mail at 102,400

_INLINER = css_inline.CSSInliner(
    keep_style_tags=False,  # but for the one that asks for it: media queries, for dark mode and narrow screens
    load_remote_stylesheets=False,
    minify_css=True,
)


@dataclass(frozen=True, slots=True)
class Body:
    """What the mail says, twice; None for what could not be made."""

    html: str | None
    text: str | None


def body(views: Views, press: Press, *, largest: int = LARGEST) -> Body:
    """The mail in at most `largest` bytes of HTML, with every story in its list.

    Where it is larger, the list has headlines and links only; where that is too large too, the stories that rank last
    are left to the page, and it says how many. Raises as `press` does where a template is wrong, and where the mail is
    too large with no story at all.
    """
    name = views.issue.id
    made = press.made(f"{name}/email.html", lambda templates: _fitted(views, templates, largest))
    return Body(made, press.made(f"{name}/email.txt", lambda templates: text(templates, views.whole)))


def _fitted(views: Views, templates: Environment, largest: int) -> str:
    """The HTML with as much of the list of stories as fits."""

    def fits(html: str) -> bool:
        return len(html.encode()) <= largest

    for short in (False, True):
        if fits(best := _set(replace(views.whole, short=short), templates)):
            return best
    fitting, too_many = 0, len(views.issue.stories)
    best = _set(views.first(0), templates)
    while too_many - fitting > 1:
        count = (fitting + too_many) // 2
        tried = _set(views.first(count), templates)
        fitting, too_many, best = (count, too_many, tried) if fits(tried) else (fitting, count, best)
    if not fits(best):
        raise IssueError(f"templates/email.html makes a mail of more than {largest} bytes with no story in it")
    return best


def text(templates: Environment, view: IssueView) -> str:
    """The plain text of `view`, with the articles numbered in the order in which it names them."""
    sources = {source.id: source for source in _cited(view)}
    numbers = {article: number for number, article in enumerate(sources, start=1)}
    told = render(templates, "email.txt", issue=view, numbers=numbers, sources=())
    view = counted(view, len(told.split()))
    made = render(templates, "email.txt", issue=view, numbers=numbers, sources=tuple(sources.values()))
    return "\n".join(line.rstrip() for line in made.split("\n"))


def _cited(view: IssueView) -> Iterator[Source]:
    """The articles that the brief points at, and one of each story."""
    if (brief := view.brief) is None:
        return
    yield from (e.source for p in brief.points for e in p.line.evidence)
    if brief.differing:
        yield from (e.source for printed in brief.differing.count.printed for e in printed.evidence)
    if brief.said:
        yield brief.said.version.evidence.source
    yield from (item.source for item in brief.items if item.source)
    yield from (e.source for told in brief.told for line in told.lines for e in line.evidence)
    yield from (since.news.evidence.source for since in brief.since)


def _set(view: IssueView, templates: Environment) -> str:
    """The HTML of `view`, which states how many words it shows."""
    stated = counted(view, shown(render(templates, "email.html", issue=view)))
    return _INLINER.inline(breakable(render(templates, "email.html", issue=stated)))


def breakable(html: str) -> str:
    """`html` with a place to break in every word that is too long for a line: mail programs know no CSS for it."""
    return _TEXT.sub(lambda m: m[0] if m[0].startswith("<") else _LONG_WORD.sub("\\g<0>\u200b", m[0]), html)
