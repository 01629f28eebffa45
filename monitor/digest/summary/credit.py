"""Which outlets a sentence credits: what it has from another newsroom is no second report of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from monitor.digest.outlets import same_outlet
from monitor.digest.passage import Passage
from monitor.language.lexicon import words
from monitor.language.text.words import words as words_of

_ARTICLES = words("grammar", "all_articles") | words("grammar", "articles")
_PRESS = words("digest", "press")


def credited(passage: Passage, outlets: Iterable[str]) -> frozenset[str]:
    """Those of the outlets that the sentence names, its own aside: "told the Courier", "wie der Bote meldet"."""
    own, sources = passage.article.outlet, tuple(_sources(passage))
    return frozenset(
        outlet
        for outlet in outlets
        if outlet != own and (_name(outlet).search(passage.text) or any(same_outlet(s, outlet) for s in sources))
    )


def hearsay(passage: Passage) -> bool:
    """Whether the sentence has what it tells from another newsroom, of whatever story: "BuzzFeed reports that …"."""
    return any(_other(source, passage.article.outlet) for source in _sources(passage))


def _sources(passage: Passage) -> Iterator[str]:
    """Who says what the sentence reports without marks, as printed."""
    for one in passage.article.statements:
        if one.form != "direct" and one.source and one.cue and passage.start <= one.cue[0] < passage.end:
            yield one.source.strip(" ,.;")


def _other(source: str, own: str) -> bool:
    found = words_of(source)
    bare = found[1:] if found and found[0] in _ARTICLES else found
    return bool(bare) and not _PRESS.isdisjoint({bare[0], bare[-1]}) and not same_outlet(source, own)


@lru_cache(maxsize=4096)
def _name(outlet: str) -> re.Pattern[str]:
    """The outlet's name without its article, in its own letters; what has no capital names nothing in a text."""
    first, _, rest = outlet.partition(" ")
    bare = rest if rest and first.lower() in _ARTICLES else outlet
    return re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)" if bare[:1].isupper() else r"(?!)")
