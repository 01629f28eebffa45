"""A document as it was read, and the article that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from monitor.models.words import Form, Genre, Kind, Loss, Polarity, Reason, Span, Telling, Uncertain


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
    #: it was there before its source was read for the first time, whenever that was: no news; not kept
    seen: bool = False
    sections: tuple[str, ...] = ()  #: what its feed calls the sections or subjects that it is of


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that failed and that the reader of the issue should know of."""

    source: str
    message: str


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
class Statement:
    """That somebody says, thinks or wants something, in quotation marks or without."""

    speaker: str | None  #: the person or body that the source stands for, by full name as far as the article tells it
    source: (
        str | None
    )  #: as printed: "the minister", "two officials"; None where only the order of turns tells who speaks
    form: Telling
    cue: Span | None  #: the word of saying
    spans: tuple[Span, ...]  #: what is said, without the marks around it and the words of saying
    text: str  #: the spans' texts joined by a space
    polarity: Polarity = "affirmed"


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
class Doubt:
    """That a text may not be the whole article, or more than it."""

    why: Uncertain
    share: float  #: 0 to 1, of the text's words: how much is in doubt; of what it may lack at most 1


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
    statements: tuple[Statement, ...] = ()
    quotes: tuple[Quote, ...] = ()  #: the direct ones among them
    figures: tuple[Figure, ...] = ()
    modified: str | None = None  #: when it was last changed, as `published` is given; None where nobody says so
    place: str | None = None  #: where it was written, as its dateline says
    paywalled: bool = False  #: the page says that it shows only a part to those who do not pay
    genre: Genre | None = None  #: where the page says it
    doubt: Doubt | None = None  #: None where nothing speaks against the text
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


def instant(published: str, zone: tzinfo) -> datetime:
    """The moment that `published` names, in UTC; a bare date is its first moment and a bare time is local, in `zone`.

    Raises ValueError where the text is no ISO date.
    """
    moment = datetime.fromisoformat(published)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
