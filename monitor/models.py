"""The nouns of the product. Everything here is a frozen value; times are aware and in UTC.

An article's `published` is the one exception: it stays the text that the source gave (`2025-08-12`,
`2025-08-12T09:30:00+03:00`), because a date without a time must not become midnight. `instant`
turns such a text into a moment to compare with.

Offsets count characters (code points), ends are exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Literal

Span = tuple[int, int]
Form = Literal["text", "markdown", "html"]
Kind = Literal["body", "heading", "quote", "list", "caption"]
Reason = Literal[
    "appeal",  # asks for money or membership: donation, support, whole letters to the reader
    "payment",  # the widget below an appeal: amounts, once / monthly, payment methods
    "subscription",  # paywall and subscription offers
    "newsletter",  # sign-ups
    "app",  # plugs for an app or a channel
    "share",  # share, follow, print, comment counters
    "legal",  # copyright, cookies, terms, privacy
    "related",  # links to other articles: related, most read, also on
    "comments",  # readers' comments and the invitation to write one
    "author",  # biography or contact of the author
    "advert",  # advertisements and their labels
    "navigation",  # menus, breadcrumbs, tags, "read more", back to top
    "metadata",  # title, byline and date lines that became fields
    "furniture",  # left over: not part of the article, by position or markup only
    "custom",  # a `strip:` of the user's own
]
Genre = Literal["news", "opinion", "analysis", "live", "video", "review", "interview"]
Status = Literal["new", "developing", "unchanged"]
Agreement = Literal["agree", "rounded", "differ", "single"]
Loss = Literal[
    "missing",  # its page answers that there is none (404), in two runs
    "gone",  # its page answers that it is gone for good (410)
    "front",  # its address leads to the outlet's front page, in two runs
    "stated",  # its own text says that it was retracted
    "person",  # who makes the newsletter took it out
]
FactKind = Literal["name", "figure", "quotation", "event"]
Part = Literal["all", "summary", "changes", "quotes", "figures", "timeline", "only_in", "matrix"]  # of a story
Mention = Literal["reported", "copied", "absent"]  # copied: only in a text taken over; absent: not in the text we hold


# --- what comes in -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meta:
    """What somebody said about a document; None and () mean that nothing was said."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None  #: ISO date or date-time, as precise and with the offset as given
    url: str | None = None
    language: str | None = None  #: two-letter ISO 639-1 code


@dataclass(frozen=True, slots=True)
class Document:
    """One article as an ingester read it: decoded, not yet cleaned."""

    source: str  #: name of its row in sources.yaml
    origin: str  #: path relative to sources.yaml (POSIX slashes), or URL
    row: str | None  #: which record of a file ("3"), entry of a feed (its guid) or part of a page ("#a"), else None
    form: Form
    content: str
    given: Meta = field(
        default_factory=Meta
    )  #: from sources.yaml, side-car, front matter, fields, headers: beats the text
    outlet: str | None = None  #: the source's default, used when nobody names an outlet
    #: other origins and rows under which its source may have named it before; not kept
    known_as: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that failed and that the reader of the issue should know of."""

    source: str
    message: str


# --- the waist ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Checked:
    """What came of asking pages again; it counts while they are asked."""

    asked: int = 0  #: pages
    left: int = 0  #: pages that were not asked in this run
    changed: int = 0  #: articles that say something else
    withdrawn: int = 0
    restored: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage of the article."""

    kind: Kind
    text: str
    start: int | None  #: into Article.text; None for captions
    end: int | None


@dataclass(frozen=True, slots=True)
class Removed:
    """A passage that is not the article."""

    text: str
    reason: Reason
    rule: str  #: id of the rule or model that decided
    confidence: float  #: 0 to 1
    before: int  #: index of the paragraph that followed; len(paragraphs) at the end


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech, without its marks. One sentence broken by "he said" is one quote of two spans."""

    speaker: str | None  #: full name as far as the article tells it
    text: str  #: the spans' texts joined by a space
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something."""

    value: float
    unit: str | None  #: "km", "%", "USD", "people" …
    what: str | None  #: what is counted, in the article's words
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an article is not to be relied on any more."""

    at: datetime  #: when it was noticed
    reason: Loss
    note: str | None = None  #: the retraction as it is printed, or what a person said of it


@dataclass(frozen=True, slots=True)
class Article:
    """The one schema that all sources are brought to. Field by field what `monitor export articles` prints."""

    id: str
    source: str
    origin: str
    outlet: str
    url: str | None
    title: str | None
    byline: tuple[str, ...]
    agency: str | None
    published: str | None
    received: datetime  #: the `now` of the run that first read it
    language: str | None
    text: str  #: paragraphs of kind body, heading, quote and list, joined by a blank line
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...]
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    modified: str | None = None  #: when it was last changed, as `published` is given; None where nobody says so
    place: str | None = None  #: where it was written, as its dateline says
    paywalled: bool = False  #: the page says that it shows only a part to those who do not pay
    genre: Genre | None = None  #: where the page says it
    withdrawn: Withdrawal | None = None  #: None while it stands


@dataclass(frozen=True, slots=True)
class Entry:
    """One article without its text: enough to decide whether an issue takes it."""

    id: str
    version: int
    source: str
    moment: datetime  #: publication, else receipt
    dated: bool  #: whether the publication is known
    story_id: str | None


# --- stories -----------------------------------------------------------------------------------------------------


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
    """Who was first, who copied whom, and how many stand for themselves."""

    first: str  #: the article that was published first; those of unknown date come last
    origins: tuple[str, ...]  #: articles that are no copies, in order of publication
    descents: tuple[Descent, ...]
    total: int  #: articles in all


# --- the issue ---------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that one person said, in each printed wording."""

    speaker: str | None
    variants: tuple[Wording, ...]


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
class Muted:
    """What sources.yaml mutes, and how many articles an issue left out for it."""

    kind: Literal["outlet", "phrase", "story"]
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
    quotes: tuple[Utterance, ...]
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
    lacks: tuple[Part, ...] = ()  #: what could not be made of it, with "all" nothing but its headline and articles


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


# --- times -------------------------------------------------------------------------------------------------------


def instant(published: str, zone: tzinfo) -> datetime:
    """The moment that `published` names, in UTC; a bare date is its first moment and a bare time is local, in `zone`.

    Raises ValueError where the text is no ISO date.
    """
    moment = datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
