"""How much there is to read: what a story costs, and what is left out where the budget does not allow all of it."""

from __future__ import annotations

from dataclasses import replace

from monitor.models import IssueStory

PACE = 230  # words that a reader reads in a minute (Brysbaert 2019: 238 for English non-fiction)


def allowed(words: int | None, minutes: int | None) -> int | None:
    """The words that an issue may have: the less of both; None for no bound."""
    bounds = [n for n in (words, minutes * PACE if minutes is not None else None) if n is not None]
    return min(bounds, default=None)


def count(story: IssueStory) -> int:
    """The words of all that a story prints; what stands behind the sentences, to be opened, does not count."""
    printed = [
        story.headline,
        *(s.text for s in story.summary),
        *(w.text for u in story.statements or story.quotes for w in u.ends),
        *(text for row in story.figures for text in (row.what, *(v.text for v in row.values))),
        *(o.text for o in story.only_in),
        *(text for c in story.changes for text in (c.text, c.before or "")),
    ]
    return sum(len(text.split()) for text in printed)


def weighed(story: IssueStory) -> IssueStory:
    """The story with its number of words."""
    return replace(story, words=count(story))


def fitted(story: IssueStory, left: int | None) -> IssueStory | None:
    """The story in at most `left` words: whole, or its summary and what is new; None where neither fits."""
    shorter = replace(story, quotes=(), statements=(), more_statements=0, figures=(), only_in=(), more_only_in=0)
    for form in (story, shorter):
        if left is None or count(form) <= left:
            return weighed(form)
    return None
