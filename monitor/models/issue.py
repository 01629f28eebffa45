"""An issue, and what it tells of each story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.models.article import (
    Article,
    Problem,
)
from monitor.models.story import Copies, Lineage
from monitor.models.words import Agreement, FactKind, Mention, Part, Polarity, Span, Status, Telling, Why


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an article."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the digest. `verbatim` means that every citation's span is the text to the letter."""

    text: str
    verbatim: bool
    citations: tuple[Citation, ...]
    outlets: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One printed wording of an utterance."""

    article_id: str
    text: str
    spans: tuple[Span, ...]
    outlets: tuple[str, ...]
    form: Telling = "direct"
    polarity: Polarity = "affirmed"
    shown: Span | None = None  #: of what is reported: from the words of saying to the end, as a page prints it


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that one person or body said, in each printed wording."""

    speaker: str | None
    variants: tuple[Wording, ...]
    source: str | None = None  #: as printed, where nobody is named: "two officials"

    @property
    def ends(self) -> tuple[Wording, ...]:
        """Its longest wording and its shortest, which a page shows; each once."""
        ranked = sorted(self.variants, key=lambda wording: -len(wording.text))
        return (ranked[0], ranked[-1]) if len(ranked) > 1 else tuple(ranked)


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One printed value of a figure."""

    value: float
    text: str
    article_id: str
    start: int
    end: int
    outlet: str
    said_by: str | None = None  #: who gives the figure, where its sentence says so
    as_of: str | None = None  #: the article's `published`
    converted: str | None = None  #: the article's own conversion, as printed: "six miles"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One thing counted, with each printed value."""

    what: str
    unit: str | None
    agreement: Agreement
    values: tuple[FigureValue, ...]
    #: older: they differ, and the texts are of different days; sources: one text gives both, each from somebody else
    note: Literal["older", "incomparable", "sources"] | None = None
    why: Why | None = None  #: why values that are not the same are not; only a contradiction is told as "differ"


@dataclass(frozen=True, slots=True)
class Exclusive:
    """What one outlet alone reports, among the texts that we hold."""

    outlet: str
    text: str
    article_id: str
    start: int
    end: int
    kind: FactKind | None = None  #: of what makes it so; None in issues made before it was told
    marks: tuple[Span, ...] = ()  #: the words in the article that no other text has; () where it is the whole sentence


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence that says what happens on a day; the day is resolved from the printed phrase."""

    day: str  #: ISO
    phrase: str
    text: str
    article_id: str
    start: int
    end: int
    outlet: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one outlet has a fact, and where."""

    outlet: str
    mention: Mention
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Fact:
    """What some outlets of a story have and others have not, with a cell for each outlet."""

    kind: FactKind
    text: str  #: an event's is its day (ISO)
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in a story that an earlier issue told."""

    kind: Literal["added", "revised", "withdrawn", "restored", "correction"]
    text: str
    before: str | None
    article_id: str
    start: int
    end: int
    what: Literal["sentence", "quotation", "figure", "note", "article"] = "sentence"
    #: note: a correction that the article prints; article: the whole of it was withdrawn, or came back
    speaker: str | None = None  #: of a quotation
    silent: bool = False  #: the article was changed and does not say so


@dataclass(frozen=True, slots=True)
class Usual:
    """How many articles an outlet had in each of the issues before, on average."""

    outlet: str
    articles: float
    issues: int  #: that it is taken from
    sources: tuple[str, ...]  #: where its articles came from: one that fails explains a dip


@dataclass(frozen=True, slots=True)
class Muted:
    """What sources.yaml mutes, or a source's filter drops ("name: key"), and how many articles an issue left out."""

    kind: Literal["outlet", "phrase", "story", "filter"]
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class IssueStory:
    """A story as an issue tells it."""

    id: str
    headline: str
    topics: tuple[str, ...]
    article_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    status: Status
    independent_origins: int  #: copies counted once
    summary: tuple[Sentence, ...]
    quotes: tuple[Utterance, ...]  #: what stands between quotation marks
    figures: tuple[FigureRow, ...]
    only_in: tuple[Exclusive, ...]
    copies: tuple[Copies, ...]
    changes: tuple[Change, ...]
    lineage: Lineage | None = None  #: of these articles; None where nobody worked it out
    timeline: tuple[Happening, ...] = ()  #: by day; () where fewer than three days are named
    matrix: tuple[Fact, ...] = ()  #: facts by outlets
    words: int = 0  #: to read of it, figures included
    brief: bool = False  #: noted only, by headline and articles: the budget was spent
    history: tuple[str, ...] = ()  #: ids of the stories that went into this one, or that it came out of
    more_only_in: int = 0  #: sentences that one outlet alone has, beyond those in `only_in`
    statements: tuple[Utterance, ...] = ()  #: who said what, quoted or reported; () in issues made before it was told
    more_statements: int = 0  #: those beyond them
    lacks: tuple[Part, ...] = ()  #: what could not be made of it, with "all" nothing but its headline and articles
    lead: tuple[Sentence, ...] = ()  #: the sentence that it is told by where there is room for a line, one at most


@dataclass(frozen=True, slots=True)
class IssueTopic:
    """A topic with its stories, best first."""

    id: str
    name: str
    story_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What an issue covers: after `start`, up to and including `end`."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition of the newsletter, with everything that a rendering needs. Field by field what issue.json holds."""

    schema_version: int
    id: str
    title: str
    generated_at: datetime
    window: Window
    topics: tuple[IssueTopic, ...]
    stories: tuple[IssueStory, ...]
    problems: tuple[Problem, ...]
    articles: tuple[Article, ...]
    muted: tuple[Muted, ...] = ()  #: what was left out because sources.yaml mutes it
    usual: tuple[Usual, ...] = ()  #: what outlets had in the last issues, by name
