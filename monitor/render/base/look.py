"""The plain facts of a newsletter that a rendering needs beside the issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Literal

from monitor.render.base.gettext import ENGLISH, Words, read_words

#: From a template's name ("issue.html", "style.css") to its source text; None where there is no such template.
Load = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What the editor knows of an outlet."""

    name: str
    kind: str | None = None  #: "state", "state-funded", "public", "commercial", "agency", "party", "blog"
    country: str | None = None
    tier: int | None = None  #: how much it weighs; 1 is most


@dataclass(frozen=True, slots=True)
class Look:
    """How a newsletter presents itself."""

    title: str
    language: str  #: two-letter code; text in another language is marked as such
    zone: tzinfo  #: all times are shown in it
    sender: str | None = None  #: "Name <address>" or an address
    unsubscribe: str | None = None  #: https address for one-click unsubscribing; {token} is the reader's
    token: Callable[[str], str] | None = None  #: from a reader's address to what proves that it is they who leave
    archive_url: str | None = None  #: where the archive is on the web; without it, mails link to originals only
    texts: Literal["full", "cited"] = "full"  #: what issue.json holds of the articles
    context: int = 120  #: how many characters around a cited span a page shows at most, on each side
    lines: int = 5  #: lines of In brief
    told: int = 5  #: stories that are told in the brief
    told_words: int = 90  #: words that each of them has at most
    known: tuple[Known, ...] = ()  #: the outlets that the editor describes
    words: Words = ENGLISH  #: the fixed words; `spoken` reads those of `language`


def spoken(look: Look, load: Load) -> Look:
    """`look` with the words of its language. Raises IssueError where the file of the words is wrong."""
    return replace(look, words=read_words(load, look.language))
