"""Press releases: a text that many print and that no newsroom wrote."""

from __future__ import annotations

import re

from monitor.language.plain import plain
from monitor.models import Article

_EDGE = 400  # characters at the beginning and at the end, where a release is named as such

# What says so, in each language; an example of the line it stands in.
SIGNS = (
    (r"\b(?:press|news|media) release\b", "PRESS RELEASE – For immediate publication"),
    (r"\bfor immediate release\b", "FOR IMMEDIATE RELEASE"),
    (r"\b(?:PRNewswire|PR Newswire|Business ?Wire|Globe ?Newswire|EIN Presswire|Accesswire)\b", "/PRNewswire/ -- …"),
    (r"\bpressemitteilung\b|\bmedienmitteilung\b|\(ots\)", "Bremen (ots) - …"),
    (r"\bпрес-?реліз\w*", "Прес-реліз компанії"),
    (r"\bпресс-?релиз\w*", "Пресс-релиз компании"),
    (r"\bcommuniqué de presse\b", "Communiqué de presse"),
    (r"\bcomunicado de prensa\b|\bnota de prensa\b", "Nota de prensa"),
    (r"\bcomunicato stampa\b", "Comunicato stampa"),
)
_SIGN = re.compile("|".join(f"(?:{pattern})" for pattern, _ in SIGNS), re.IGNORECASE)
_HINT = re.compile(
    r"releas|wire|mitteilung|\(ots|реліз|релиз|communiqu|prensa|stampa"
)  # in every sign; quick to look for


def is_release(article: Article) -> bool:
    """Whether the article says of itself that it is a press release: in its credit, its title or at its edges."""
    edges = "\n".join((article.agency or "", article.title or "", article.text[:_EDGE], article.text[-_EDGE:])).lower()
    edges = plain(edges)
    return _HINT.search(edges) is not None and _SIGN.search(edges) is not None
