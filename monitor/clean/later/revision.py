"""What became of an article whose page was read once more: an edit of it, its retraction, or another page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Literal

from monitor.language.text.plain import plain
from monitor.language.text.retraction import corrects, retracted, retracts
from monitor.language.text.words import words
from monitor.models import Article

#: Share of the pairs of words read before that an edit leaves. Where every fifth word is another, 0.6 is left; texts on
#: different events share less than 0.2, nineteen in twenty texts on one event less than 0.3 (`benchmarks/revision.py`).
LEFT = 0.4
#: Share of the pairs of words under which a text is another article than the one that stood at its address.
KIN = 0.2
#: How many times longer one of two texts may be; of a shorter one the chance finds more pairs in the longer.
LENGTHS = 2
WHOLE = 0.7  # a text that only lost its end, and more of it than the rest of this, shows a part

Verdict = Literal[
    "same",  # not a letter of its text is another
    "edited",
    "retracted",  # its own text says so
    "walled",  # only a part is shown now, to those who do not pay
    "replaced",  # most of what was there is not: a wall, a list, another article
]


def revision(before: Article, now: Article) -> Verdict:
    """What the page of `before`, read again as `now`, has become."""
    if retraction(now) is not None:
        return "retracted"
    old, new = plain(before.text), plain(now.text)
    if old == new:
        return "same"
    cut = len(new) < WHOLE * len(old) and old.startswith(new.rstrip(" .…"))
    if cut or (now.paywalled and not before.paywalled):
        return "walled"
    return "edited" if remains(old, new) >= LEFT else "replaced"


def retraction(article: Article) -> str | None:
    """The passage in which the article says that it was taken back as a whole, or its title that is marked so."""
    note = next((p.text for p in article.paragraphs if p.start is not None and retracts(p.text)), None)
    return note or (article.title if article.title and retracted(article.title) else None)


def states(article: Article) -> bool:
    """Whether the article itself says that it corrects, or takes back, what it was before."""
    printed = (p.text for p in article.paragraphs if p.start is not None)
    return retraction(article) is not None or any(corrects(plain(text)) for text in printed)


def kin(before: Article, now: Article) -> bool:
    """Whether `now` is what `before` has become, and no other article at its address: they share a fifth at least.

    Where one is much longer, as a notice that grew into a report or a page cut down to its beginning, the shorter one
    must be found in it as an edit would leave it.
    """
    short, long = sorted((plain(before.text), plain(now.text)), key=len)
    if short == long:
        return True
    much = len(long) > LENGTHS * len(short)
    return remains(short, long) >= (LEFT if much else KIN)


def one_account(before: Article, now: Article) -> bool:
    """Whether the two tell one piece, as a teaser and the whole do: under one headline, of one date."""
    if not now.title or before.title != now.title:
        return False
    bare, exact = sorted((before.published or "", now.published or ""), key=len)
    return bool(bare) and exact.startswith(bare)


def remains(before: str, now: str) -> float:
    """The share of the pairs of words in `before` that `now` holds, each as often as there; 1.0 where there is none."""
    old, new = Counter(pairwise(words(before))), Counter(pairwise(words(now)))
    return (old & new).total() / old.total() if old else 1.0
