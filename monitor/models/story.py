"""Articles that belong together: copies of one text, and stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.models.words import Span


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that carry one text, the original first."""

    article_ids: tuple[str, ...]
    agency: str | None
    overlap: float  #: the least share of a copy's shingles (of the shorter text) found in the original


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an article is in its story: its nearest other member."""

    article_id: str
    other_id: str
    kind: Literal["copy", "release", "similar", "translation", "decision"]  #: release: a press release printed by both
    score: float  #: overlap for a copy, what is shared for a translation, similarity for the rest
    shared: tuple[str, ...]  #: the words that weigh most
    days: float | None  #: between the two publications; None where a date is unknown


@dataclass(frozen=True, slots=True)
class Story:
    """The coverage of one event. Every article is in exactly one story, alone if need be."""

    id: str
    headline: str
    topics: tuple[str, ...]
    article_ids: tuple[str, ...]
    copies: tuple[Copies, ...]
    first_seen: datetime  #: earliest publication (or receipt, where undated) among its articles
    last_seen: datetime
    evidence: tuple[Evidence, ...] = ()
    history: tuple[str, ...] = ()  #: ids of the stories that went into this one, or that it came out of


@dataclass(frozen=True, slots=True)
class Descent:
    """That one article copied another."""

    article_id: str
    original_id: str
    overlap: float  #: share of the shorter text's shingles found in the other
    added: tuple[Span, ...]  #: sentences of the copy that the original has not


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who is earliest in what is held, who copied whom, and how many stand for themselves."""

    first: str | None  #: the article that was published before all others; None where the hour of one is not known
    origins: tuple[str, ...]  #: articles that are no copies, in order of publication
    descents: tuple[Descent, ...]
    total: int  #: articles in all
