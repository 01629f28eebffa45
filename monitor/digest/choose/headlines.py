"""Which of its printed headlines a story goes under."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.language import news
from monitor.language.addresses import host_of
from monitor.language.text.site_names import strip_site
from monitor.models import Article

_LONG = 140  # characters; more is a sentence
_NEWS = ("news", "live", None)
_CORE = 3  # letters of a host by which a site is known
_READ = 40  # articles whose headlines are looked at, in order of publication


def chosen(articles: Sequence[Article], typical: str, language: str | None) -> str | None:
    """The headline of one of the articles, without the name of its site; None where none has a title.

    One in `language` where there is one, of these one that neither asks nor judges where there is one; of those alike
    the `typical` one, else the first.
    """
    titled = [a for a in articles if a.title and a.title.strip()]
    own = [a for a in titled if a.language in (language, None)] if language else titled
    typical_first = sorted(own or titled, key=lambda a: a.title != typical)[:_READ]
    best = min(typical_first, key=_faults, default=None)
    return bare(best) if best else None


def bare(article: Article) -> str:
    """The article's title without the name of its site."""
    title = " ".join((article.title or "").split())
    for name in _names(article):
        title = strip_site(title, name) or title
    return title


def _faults(article: Article) -> int:
    title = bare(article)
    return news.faults(title, article.language) + (len(title) > _LONG) + (article.genre not in _NEWS)


def _names(article: Article) -> tuple[str, ...]:
    """What the site may call itself: the outlet, and what its host or an outlet that is a host is called by."""
    hosts = [host_of(article.url or "") or "", host_of(f"//{article.outlet}") or ""]
    cores = [max(host.split(".")[:-1] or [""], key=len) for host in hosts]
    return (article.outlet, *dict.fromkeys(core for core in cores if len(core) >= _CORE))
