"""Press releases: a text that many print and that no newsroom wrote."""

from __future__ import annotations

import re

from monitor.language.lexicon import either
from monitor.language.text.plain import plain
from monitor.models import Article

_EDGE = 400  # characters at the beginning and at the end, where a release is named as such

_SIGN = re.compile(either("releases", "signs"), re.IGNORECASE)
_HINT = re.compile(either("releases", "hints"))  # in every sign; quick to look for


def is_release(article: Article) -> bool:
    """Whether the article says of itself that it is a press release: in its credit, its title or at its edges."""
    edges = "\n".join((article.agency or "", article.title or "", article.text[:_EDGE], article.text[-_EDGE:])).lower()
    edges = plain(edges)
    return _HINT.search(edges) is not None and _SIGN.search(edges) is not None
