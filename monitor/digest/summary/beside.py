"""Texts that stand in other stories, of this issue or of earlier ones, and may tell what a story tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from monitor.digest.passage import stems
from monitor.digest.summary.told import tells
from monitor.models import Article

_OPENING = 600  # characters of a text in which stands what it is about
_SHARED = 3  # words of headlines that must stand there
_MOST = 20  # texts of one story


class Beside:
    """Articles of whatever story."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = list(articles)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, article in enumerate(self._articles):
            for stem in set(filter(tells, stems(f"{article.title or ''} {article.text[:_OPENING]}"))):
                self._places[stem].append(place)

    def near(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Those that open with words of these articles' headlines, at most twenty, the nearest first; none of these."""
        own = {a.id for a in articles}
        named = {stem for a in articles for stem in stems(a.title or "") if tells(stem)}
        shared = Counter(place for stem in named for place in self._places.get(stem, ()))
        ranked = sorted((-n, place) for place, n in shared.items() if n >= _SHARED)
        return tuple(a for _, place in ranked if (a := self._articles[place]).id not in own)[:_MOST]
