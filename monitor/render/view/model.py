"""What the templates see: an issue with everything looked up, put in words and made harmless to show.

Page, mail and plain text are made from the same view, so that they say the same. The names here are what a
newsroom's own templates rely on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from monitor.models import Agreement, Mention, Span, Status, Why
from monitor.render.view.forms import Form
from monitor.render.view.pictures import Spread
from monitor.render.view.wording import Piece


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as one points at it."""

    id: str
    outlet: str
    title: str  #: its own title, else the beginning of its text
    titled: bool  #: whether it has a title of its own
    url: str | None  #: http or https, else None
    byline: str  #: "A. Writer and B. Writer", or ""
    agency: str | None
    time: str | None  #: "12 August 2025, 09:30" or, where no more is known, "12 August 2025"
    stamp: str | None  #: the same for machines
    lang: str | None  #: where it differs from the newsletter's
    paywalled: bool  #: the original shows only a part to those who do not pay
    doubted: bool = False  #: its text may not be the whole article, or more than it
    withdrawn: str | None = None  #: "Withdrawn, 17 August 2025: its page is not there any more"; None while it stands
    label: str = ""  #: the outlet as the words of a link: "Outlet: More" where its name alone says nothing
    form: Form | None = None  #: what kind of text it is, and whose, in its story
    anchor: str = ""  #: where the page names it
    cites: tuple[tuple[str, str], ...] = ()  #: how it is cited, by the name of the kind


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A cited passage (the marked pieces) in its near context."""

    source: Source
    pieces: tuple[Piece, ...]  #: none for a passage that its article no longer has
    spans: tuple[Span, ...] = ()  #: where it stands in its article


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a summary."""

    text: str
    verbatim: bool
    new: bool  #: since the last issue, in a story that is not new itself
    outlets: tuple[str, ...]
    evidence: tuple[Excerpt, ...]
    lang: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One printed wording of an utterance; marked are the words that the others word differently."""

    text: str
    pieces: tuple[Piece, ...]
    outlets: tuple[str, ...]
    evidence: Excerpt
    lang: str | None
    reported: bool = False  #: without quotation marks around it, from the words of saying on


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that one person said."""

    speaker: str | None
    versions: tuple[Version, ...]
    more: int = 0  #: wordings that are not shown
    outlets: tuple[str, ...] = ()  #: all that print it
    person: bool = True  #: the speaker is a person or body by name, and not "two officials"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it is printed, and by whom."""

    text: str
    outlets: tuple[str, ...]
    evidence: tuple[Excerpt, ...]
    converted: str | None = None  #: by the article itself: "six miles"
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One thing counted."""

    what: str
    unit: str | None
    agreement: Agreement
    printed: tuple[Printed, ...]
    note: Literal["older", "incomparable", "sources"] | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """What is said to happen on a day."""

    day: str  #: "Friday, 15 August 2025"
    stamp: str
    phrase: str  #: as printed: "Friday"
    text: str
    evidence: Excerpt
    lang: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A fact with one mark for each outlet, in the order of `StoryView.compared`."""

    text: str
    marks: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What one outlet alone reports."""

    outlet: str
    text: str
    pieces: tuple[Piece, ...]  #: the same; marked are the words that no other outlet has
    kind: str  #: "name", "figure", "quotation", "event"; "" in old issues
    note: str  #: the same with the words, where a name or a figure is meant: "name: Ada Lind"
    evidence: Excerpt
    lang: str | None


@dataclass(frozen=True, slots=True)
class Reprint:
    """One text that several printed."""

    agency: str | None
    original: Source
    others: tuple[Source, ...]
    outlets: tuple[str, ...]  #: all that printed it, the original's first
    percent: int  #: how much of the text the least alike of them shares


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the picture of who copied whom: an article. Lengths are in rem."""

    x: float
    y: float
    copy: bool
    trunk: float | None  #: of a copy: the height where its branch leaves the text that it comes from
    name: str
    note: str  #: when it was published, and how much of it is the same


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of who copied whom, and the same in a sentence."""

    count: str  #: "3 of 7": texts of their own, articles
    sentence: str
    marks: tuple[Mark, ...]
    height: float
    more: int  #: articles that have no row


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the last issue."""

    label: str  #: "Added", "Revised", "Withdrawn", "Correction", "Article withdrawn"
    text: str
    before: str | None
    evidence: Excerpt
    lang: str | None
    kind: str = "added"  #: "added", "revised", "withdrawn", "restored", "correction"
    pieces: tuple[Piece, ...] = ()  #: of `text`, marked what is another than before
    old: tuple[Piece, ...] = ()  #: of `before`, likewise


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as the issue tells it."""

    id: str
    anchor: str
    headline: str
    lang: str | None
    status: Status
    label: str  #: "New", "Developing", "Unchanged"
    outlets: tuple[str, ...]
    origins: str  #: "5 articles, 2 of them not copied"
    independent: int
    summary: tuple[Line, ...]
    quotes: tuple[Said, ...]
    figures: tuple[Count, ...]  #: that several outlets give, conflicts first
    single_figures: tuple[Count, ...]  #: that one outlet gives
    only_in: tuple[Alone, ...]
    more_only_in: int  #: sentences of one outlet alone that are not shown
    more_quotes: int  #: statements that are not shown
    copies: tuple[Reprint, ...]
    changes: tuple[News, ...]
    timeline: tuple[Dated, ...]
    compared: tuple[str, ...]  #: the outlets of the matrix
    matrix: tuple[Row, ...]
    sources: tuple[Source, ...]
    lineage: Picture | None  #: who copied whom; None where there is nothing to see
    thread: str  #: address of its page over days
    brief: bool  #: told by its headline and coverage only: the issue has more stories than anybody reads
    quiet: bool = False  #: nothing in it is new since the last issue that told it: one line
    lacking: str | None = None  #: what of it could not be made, in a sentence
    lead: tuple[Line, ...] = ()  #: the sentence that it is told by in a line, one at most
    below: tuple[Line, ...] = ()  #: of the summary, what the brief does not print whole
    linked: str = ""  #: the headline as the words of a link: "Story: More" where it says nothing alone
    again: str = ""  #: the headline where the list above has it already: its first words where it is long


@dataclass(frozen=True, slots=True)
class Point:
    """A line of In brief: a sentence of a story, or the beginning of one, word for word."""

    story: StoryView
    line: Line
    outlets: tuple[str, ...]  #: the first of those that have it
    more: int  #: further outlets


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure on which outlets differ."""

    story: StoryView
    count: Count


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one person said, in one wording."""

    story: StoryView
    speaker: str | None
    version: Version
    outlets: int  #: how many print it


@dataclass(frozen=True, slots=True)
class Item:
    """A story in the list of all."""

    story: StoryView
    headline: str  #: cut to fit the list
    state: str  #: "New", "Changed figure", "Unchanged"
    outlets: tuple[str, ...]  #: the first of them
    more: int  #: further outlets
    rest: str  #: "3 outlets", where there is no room for a name
    source: Source | None  #: one of its articles, in the newsletter's language where there is one


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story in its main sentences."""

    story: StoryView
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """A story that went on, and the weightiest of what changed in it."""

    story: StoryView
    news: News


@dataclass(frozen=True, slots=True)
class Voice:
    """A person who is quoted: how often, and in how many outlets."""

    name: str
    times: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What stands before the depth."""

    points: tuple[Point, ...]
    differing: Differing | None
    said: Spoken | None
    items: tuple[Item, ...]  #: every story, by rank
    told: tuple[ToldStory, ...]
    since: tuple[Since, ...]
    voices: tuple[Voice, ...]
    gaps: tuple[str, ...]
    nothing: str | None  #: why there is no significant coverage


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic with the stories that stand under it, and those of its stories that stand under an earlier topic."""

    id: str | None  #: None for the stories that no topic claimed
    anchor: str
    name: str
    stories: tuple[StoryView, ...]
    elsewhere: tuple[StoryView, ...]
    href: str | None  #: address of the topic's page


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read, or made."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many articles of an outlet the issue holds."""

    name: str
    articles: int
    href: str  #: address of its page
    usual: int | None = None  #: articles in an issue of the last days, where today differs much
    unread: bool = False  #: one of its sources could not be read


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The issue before this one, or after it."""

    day: str
    href: str  #: from one issue's folder to the other's
    lead: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What an outlet took back after this issue had printed it."""

    label: str  #: "Correction", "Withdrawn", "Article withdrawn"
    outlet: str
    text: str
    day: str  #: of the issue that says so
    href: str  #: from one issue's page to the story in the other


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue, ready to be set."""

    id: str
    title: str
    language: str
    direction: str  #: "ltr" or "rtl"
    weekday: str
    day: str  #: "13 August 2025"
    stamp: str
    edition: int  #: 1, or more for a further issue of that day
    lead: StoryView | None
    topics: tuple[TopicView, ...]  #: with stories
    quiet: tuple[str, ...]  #: names of the topics without
    stories: int
    in_brief: int  #: of them, told by headline and coverage only
    left_out: int  #: stories that the issue has and this view has not
    articles: int
    outlets: tuple[OutletCount, ...]
    missed: tuple[OutletCount, ...]  #: that usually have articles and today have none
    window: str
    zone: str
    generated: str
    faults: tuple[Fault, ...]
    permalink: str | None  #: the page's address, where the archive has one
    archive: str | None  #: the archive's address, where it has one
    answer: str | None  #: the mailto address by which readers ask for no more of these mails
    previous: Neighbour | None
    next: Neighbour | None
    corrections: tuple[Correction, ...]
    spread: Spread | None  #: who covered what; None where there is nothing to compare
    words: int = (
        0  #: that the rendering shows: the page before its annex, the mail, the text before its list of articles
    )
    minutes: int = 1  #: to read them
    brief: Brief | None = None  #: what stands before the depth
    short: bool = False  #: the list of all stories has headlines and links only
    doubted: int = 0  #: articles whose text may not be the whole, or more than it
    muted: tuple[str, ...] = ()  #: what was left out on purpose: "3 articles of the outlet The Heron"
