"""Articles as stories of their own: what is left where grouping fails, since every article is in exactly one story."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from monitor.models import Article, Story, instant
from monitor.stories.threads import fresh


def alone(
    articles: Iterable[Article], zone: tzinfo, taken: Callable[[str], bool] = lambda name: False
) -> tuple[Story, ...]:
    """A story for each article; no id that is `taken` is given again."""
    return tuple(_story(article, _moment(article, zone), taken) for article in articles)


def _story(article: Article, moment: datetime, taken: Callable[[str], bool]) -> Story:
    return Story(
        id=next(name for name in fresh(article.id) if not taken(name)),
        headline=article.title or article.text.partition("\n")[0],
        topics=(),
        article_ids=(article.id,),
        copies=(),
        first_seen=moment,
        last_seen=moment,
    )


def _moment(article: Article, zone: tzinfo) -> datetime:
    try:
        return instant(article.published, zone) if article.published else article.received
    except (ValueError, OverflowError):
        return article.received
