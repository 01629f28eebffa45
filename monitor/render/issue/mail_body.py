"""The two bodies of the mail, HTML and plain text, from the same stories; what does not fit is cut by rank."""

from __future__ import annotations

import re
from dataclasses import dataclass

import css_inline
from jinja2 import Environment

from monitor.errors import IssueError
from monitor.models import Issue
from monitor.render.base.engine import render
from monitor.render.base.printing import Press
from monitor.render.view.build import compose
from monitor.render.view.model import IssueView

_TEXT = re.compile(r"<style.*?</style>|(?<=>)[^<>]+(?=<)", re.DOTALL)
_LONG_WORD = re.compile(r"(?:&[#\w]{1,10};|[^\s&<>\u200b\u200c]){30}(?=[^\s<>]{4})")
_FIRST_TRY = 12  # stories
LISTS = 0.6  # of the largest mail: what the list of stories that are not told may take with their outlets
BARE = 0.95  # and without
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


def body(issue: Issue, press: Press, *, largest: int = LARGEST) -> Body:
    """The mail with as many stories as fit into `largest` bytes of HTML, the highest ranked first.

    Without the HTML the text has the first stories. Raises as `press` does where a template is wrong, and where the
    mail is too large with no story at all.
    """
    made = press.made(f"{issue.id}/email.html", lambda templates: _fitted(issue, press, templates, largest))
    few = frozenset(story.id for story in issue.stories[:_FIRST_TRY])

    def plain(templates: Environment) -> str:
        return text(templates, made[0] if made else compose(issue, press.look, keep=few, told=press.told))

    return Body(made[1] if made else None, press.made(f"{issue.id}/email.txt", plain))


def _fitted(issue: Issue, press: Press, templates: Environment, largest: int) -> tuple[IssueView, str]:
    """The view and the HTML of as many stories as fit; the others are listed."""
    ranked = [story.id for story in issue.stories]
    fitting, too_many = 0, len(ranked) + 1
    listing, best = _listing(issue, press, templates, largest)
    count = min(len(ranked), _FIRST_TRY)
    while too_many - fitting > 1:
        tried = _set(issue, press, templates, ranked[:count], listing)
        if len(tried[1].encode()) <= largest:
            fitting, best = count, tried
        else:
            too_many = count
        count = min(len(ranked), fitting * 2) if too_many > len(ranked) else (fitting + too_many) // 2
    if len(best[1].encode()) > largest:
        raise IssueError(f"templates/email.html makes a mail of more than {largest} bytes with no story in it")
    return best


def _listing(
    issue: Issue, press: Press, templates: Environment, largest: int
) -> tuple[tuple[int | None, bool], tuple[IssueView, str]]:
    """How stories that are not told are listed, so that those that are told have room, and the mail that tells none:
    all with their outlets, all without, or the first of them.
    """
    full = _set(issue, press, templates, [], (None, False))
    if len(full[1].encode()) <= LISTS * largest:
        return (None, False), full
    most, made = len(issue.stories), _set(issue, press, templates, [], (None, True))
    while most and (size := len(made[1].encode())) > BARE * largest:
        most = int(most * min(0.9, BARE * largest / size))
        made = _set(issue, press, templates, [], (most, True))
    return (most, True), made


def text(templates: Environment, view: IssueView) -> str:
    """The plain text of `view`, with the articles numbered in the order in which it names them."""
    stories = [story for topic in view.topics for story in topic.stories]
    articles = dict.fromkeys(source.id for story in stories for source in story.sources)
    numbers = {article: number for number, article in enumerate(articles, start=1)}
    lines = render(templates, "email.txt", issue=view, numbers=numbers).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _set(
    issue: Issue, press: Press, templates: Environment, stories: list[str], listing: tuple[int | None, bool]
) -> tuple[IssueView, str]:
    """The view and the HTML that tells these stories only, and lists the others: so many, and without outlets."""
    most, bare = listing
    view = compose(issue, press.look, keep=frozenset(stories), most=most, bare=bare, told=press.told)
    return view, _INLINER.inline(breakable(render(templates, "email.html", issue=view)))


def breakable(html: str) -> str:
    """`html` with a place to break in every word that is too long for a line: mail programs know no CSS for it."""
    return _TEXT.sub(lambda m: m[0] if m[0].startswith("<") else _LONG_WORD.sub("\\g<0>\u200b", m[0]), html)
