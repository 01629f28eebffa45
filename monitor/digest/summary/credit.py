"""Which outlets a sentence credits: what it has from another newsroom is no second report of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from monitor.digest.passage import Passage
from monitor.language.lexicon import words

_ARTICLES = words("grammar", "all_articles") | words("grammar", "articles")


def credited(passage: Passage, outlets: Iterable[str]) -> frozenset[str]:
    """Those of the outlets that the sentence names, its own aside: "told the Courier", "wie der Bote meldet"."""
    own = passage.article.outlet
    return frozenset(outlet for outlet in outlets if outlet != own and _name(outlet).search(passage.text))


@lru_cache(maxsize=4096)
def _name(outlet: str) -> re.Pattern[str]:
    """The outlet's name without its article, in its own letters; what has no capital names nothing in a text."""
    first, _, rest = outlet.partition(" ")
    bare = rest if rest and first.lower() in _ARTICLES else outlet
    return re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)" if bare[:1].isupper() else r"(?!)")
