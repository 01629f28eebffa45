"""The schema: what may stand in sources.yaml. The descriptions are what editors and `monitor schema` show."""

from __future__ import annotations

import zoneinfo
from datetime import date, time, timedelta, tzinfo
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from monitor.config.archives import archive_address
from monitor.config.kept import Keep, Raw
from monitor.config.marks import Marks
from monitor.config.post import Delivery, Imap
from monitor.config.rest import Rest
from monitor.config.section import Section
from monitor.config.stores import store_address
from monitor.config.values import (
    FIELDS,
    WEEKDAYS,
    Clocks,
    DaysOff,
    Duration,
    Host,
    Hosts,
    Https,
    Language,
    Languages,
    Line,
    Lines,
    Mail,
    Missed,
    Ours,
    Passages,
    Phrases,
    Published,
    Query,
    Slug,
    StoryIds,
    Variable,
    Web,
    Weekdays,
    Window,
    Zone,
    _listed,
    duration,
)


class Newsletter(Section):
    """The newsletter as a whole."""

    title: Line = Field(default="Media monitor", description="Heads every issue.")
    language: Language = Field(
        default="en", description="Two-letter code of the language that the issue is written in."
    )
    timezone: Zone = Field(
        default="UTC", description="Days begin and end here, and times are shown in it: Europe/Kyiv."
    )
    sender: Mail | None = Field(
        default=None, alias="from", description="Whom the mail comes from: Desk <desk@example.org>."
    )
    archive_url: Web | None = Field(
        default=None, description="Where the archive folder is to be seen on the web, if it is."
    )
    unsubscribe_url: Https | None = Field(
        default=None,
        description="Where one click ends a subscription (RFC 8058), if not here: https://…?who={token}.",
    )
    unsubscribe: Literal["mail", "page"] = Field(
        default="mail",
        description="How readers leave: by mail to `from`, or at archive_url too, by `monitor archive serve`.",
    )


class Topic(Section):
    """A subject to follow."""

    id: Slug = Field(description="Short name for addresses: small letters, digits, hyphens. Keep it once used.")
    name: Line = Field(description="Heads the topic's part of the issue.")
    match: str = Field(
        description='Which articles belong to it: words with AND, OR, NOT, NEAR(a b, 5), "a phrase", prefix* and ().'
    )


class Given(Section):
    """What you say about one file; it beats what the file says."""

    title: Line | None = Field(default=None, description="Headline.")
    outlet: Line | None = Field(default=None, description="Who published it.")
    byline: Lines = Field(default=(), description="Who wrote it: one name or a list of names.")
    agency: Line | None = Field(default=None, description="The wire service whose text it is.")
    published: Published | None = Field(default=None, description="When: 2025-08-12 or 2025-08-12T09:30:00+03:00.")
    url: Web | None = Field(default=None, description="Its web address.")
    language: Language | None = Field(default=None, description="Two-letter code: en, uk, de.")


class Row(Section):
    """What every source takes."""

    keep: Passages = Field(
        default=(), description="Passages that stay, whatever the rules say: a phrase, or /a pattern/."
    )
    strip: Passages = Field(
        default=(), description="Passages that go, whatever the rules say: a phrase, or /a pattern/."
    )
    include: Query | None = Field(
        default=None, description="Only articles that this finds, as `match` of a topic does."
    )
    exclude: Query | None = Field(default=None, description="No articles that this finds, as `match` of a topic does.")
    max_age: Duration | None = Field(default=None, description="No articles that were published longer ago: 24h, 7d.")
    languages: Languages = Field(default=(), description="Only articles in these languages: en, or [en, uk].")
    sections: Lines = Field(
        default=(), description="Only articles of these sections, by address or category: world, or [world, /news/uk]."
    )
    not_sections: Lines = Field(default=(), description="No articles of these sections.")


class FilesSource(Row):
    """Files in a folder: .txt, .md, .html, .eml, .json, .jsonl, .csv."""

    kind: Literal["files"] = Field(description="Reads files.")
    name: Line = Field(description="Your name for this source; each has its own.")
    path: Line = Field(description="Which files, from the folder of sources.yaml: inbox/**/* takes all below inbox.")
    outlet: Line | None = Field(default=None, description="The outlet of files that name none.")
    articles: dict[Line, Given] = Field(default_factory=dict, description="By file name: what you know about a file.")
    fields: dict[Ours, Line] = Field(
        default_factory=dict,
        description=f"For .json, .jsonl, .csv: our name of a field, then theirs. Ours: {', '.join(FIELDS)}.",
    )


class FeedSource(Row):
    """An RSS or Atom feed."""

    kind: Literal["feed"] = Field(description="Reads a feed.")
    name: Line = Field(description="Your name for this source; each has its own.")
    url: Web = Field(description="The feed's address.")
    outlet: Line | None = Field(default=None, description="The outlet; otherwise the feed's own title.")
    full_text: bool = Field(
        default=False, description="true fetches the page behind each entry; false takes the feed's text."
    )


class MailboxSource(Row):
    """Newsletters in a mailbox: a Maildir, an mbox file, or one on a server (IMAP)."""

    kind: Literal["mailbox"] = Field(description="Reads mails.")
    name: Line = Field(description="Your name for this source; each has its own.")
    senders: Lines = Field(
        min_length=1, description="Whose mails are read: news@example.org, or all of example.org. No others are."
    )
    path: Line | None = Field(default=None, description="A Maildir or an mbox file, from the folder of sources.yaml.")
    imap: Imap | None = Field(default=None, description="A mailbox on a server.")
    outlet: Line | None = Field(default=None, description="The outlet of mails that name none.")

    @model_validator(mode="after")
    def _one_place(self) -> MailboxSource:
        if (self.path is None) == (self.imap is None):
            raise ValueError("names no mailbox or two, write either path or imap")
        return self


class PageSource(Row):
    """A page without a feed that lists articles."""

    kind: Literal["page"] = Field(description="Reads what a page links to.")
    name: Line = Field(description="Your name for this source; each has its own.")
    url: Web = Field(description="The address of the page that lists articles.")
    links: Line | None = Field(
        default=None, description="CSS selector of their links, or of what holds them; else they are found."
    )
    outlet: Line | None = Field(default=None, description="The outlet of pages that name none.")


class UrlsSource(Row):
    """Single pages."""

    kind: Literal["urls"] = Field(description="Reads single pages.")
    name: Line = Field(description="Your name for this source; each has its own.")
    urls: Annotated[tuple[Web, ...], BeforeValidator(_listed)] = Field(
        min_length=1, description="The addresses of the pages: one or a list."
    )
    outlet: Line | None = Field(default=None, description="The outlet of pages that name none.")


class ReaderSource(Row):
    """What a reader of feeds has collected, over the Google Reader API: FreshRSS, Miniflux and others."""

    kind: Literal["reader"] = Field(description="Reads what another reader has collected.")
    name: Line = Field(description="Your name for this source; each has its own.")
    url: Web = Field(description="Its address; of FreshRSS it ends in /api/greader.php.")
    username: Line = Field(description="To log in with.")
    password_env: Variable = Field(
        default="MONITOR_READER_PASSWORD", description="Name of the environment variable that holds the API's password."
    )
    folder: Line | None = Field(default=None, description="Only what is in this folder, or has this label; else all.")
    full_text: bool = Field(
        default=False, description="true fetches the page behind each entry; false takes the reader's text."
    )


OurSource = FilesSource | FeedSource | MailboxSource | PageSource | UrlsSource | ReaderSource
Source = Annotated[OurSource, Field(discriminator="kind")]


class Schedule(Section):
    """When `monitor schedule` makes an issue."""

    daily: Clocks = Field(min_length=1, description='Time of day in the newsletter\'s time zone, or several: "07:00".')
    days: Weekdays = Field(
        default=WEEKDAYS,
        min_length=1,
        description="The days of the week on which issues are due.",
    )
    off: DaysOff = Field(default=(), description="Days without: 2026-12-25, or 2026-12-24 to 2027-01-02.")
    missed: Missed = Field(
        default="latest",
        description="Which missed issues are made up: latest, all, or like 6h: the latest, so long after its time.",
    )
    heartbeat: Line | None = Field(
        default=None, description="The file with the schedule's sign of life; else heartbeat.json beside the store."
    )


class Fetch(Section):
    """Limits for everything that is fetched from the web."""

    allow_hosts: Annotated[tuple[Host, ...], BeforeValidator(_listed)] = Field(
        default=(), description="Hosts in your own network that may be fetched all the same; others there are refused."
    )
    timeout: float = Field(default=20.0, gt=0, le=600, description="Seconds for one whole request.")
    max_bytes: int = Field(
        default=5_000_000, ge=1_000, le=100_000_000, description="The largest answer that is read, in bytes."
    )
    robots: bool = Field(
        default=True,
        description="Whether pages that a site's robots.txt asks programs to leave alone are left alone.",
    )
    contact: Line | None = Field(
        default=None, description="How sites reach you, told with each request: an address of mail or web."
    )
    recheck: Window = Field(
        default="3d",
        description="How long pages of cited articles (full_text feeds) are asked whether they changed: 3d; or 0.",
    )


class Outlet(Section):
    """An outlet, what else it is called, and what an editor knows of it."""

    name: Line = Field(description="What it is called in the issue.")
    aliases: Lines = Field(default=(), description="What else it is called: capitals, accents and signs do not count.")
    hosts: Hosts = Field(default=(), description="Its hosts, those below them too: dw.com is m.dw.com as well.")
    country: Line | None = Field(default=None, description="Where it is at home.")
    language: Language | None = Field(default=None, description="Two-letter code of the language that it writes in.")
    kind: Literal["state", "state-funded", "public", "commercial", "agency", "party", "blog"] | None = Field(
        default=None, description="Who stands behind it."
    )
    tier: int | None = Field(default=None, ge=1, le=9, description="How much it weighs for you; 1 is most.")
    note: Line | None = Field(default=None, description="What else is to be known.")


class Preferred(Section):
    """Outlets, phrases and stories by name."""

    outlets: Lines = Field(default=(), description="Whole names of outlets; capitals and accents do not count.")
    phrases: Phrases = Field(default=(), description="Words in a row, in the title or the text of an article.")
    stories: StoryIds = Field(default=(), description="Ids of stories, or how they begin.")


class Digest(Section):
    """What goes into an issue, and how long it is."""

    lookback: Duration = Field(
        default="48h", description="How old articles from feeds may be: 48h, 7d, 90m. Files: any age."
    )
    sentences: int = Field(default=5, ge=1, le=50, description="The most sentences in the summary of a story.")
    summary_words: int | None = Field(
        default=None, ge=20, le=2000, description="About how many words the summary of a story may have; or no bound."
    )
    excerpt: int = Field(
        default=120, ge=0, le=1000, description="The most characters shown around a cited passage, on each side."
    )
    stories: int = Field(
        default=40, ge=1, le=1000, description="The most stories that are told; the rest stand with headline and links."
    )
    words: int | None = Field(
        default=None, ge=10, le=1_000_000, description="The most words of an issue; stories beyond it are noted only."
    )
    minutes: int | None = Field(
        default=None, ge=1, le=600, description="The same in minutes of reading, 230 words each; the less counts."
    )
    brief: int = Field(default=5, ge=1, le=20, description="The most lines of In brief, one a story.")
    told: int = Field(default=5, ge=0, le=40, description="The most stories told after the list of all stories.")
    told_words: int = Field(default=90, ge=20, le=1000, description="The most words of each told story.")
    priority: Preferred = Field(default=Preferred(), description="What comes first in the issue.")
    mute: Preferred = Field(default=Preferred(), description="What stays out; the issue says how many articles.")


class File(Section):
    """All that may stand in sources.yaml."""

    newsletter: Newsletter = Field(default=Newsletter(), description="The newsletter as a whole.")
    topics: tuple[Topic, ...] = Field(default=(), description="The subjects to follow, in the order of the issue.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Where articles come from.")
    outlets: tuple[Outlet, ...] = Field(default=(), description="Outlets with their aliases and hosts: one is one.")
    schedule: Schedule | None = Field(default=None, description="When `monitor schedule` makes an issue.")
    delivery: Delivery | None = Field(default=None, description="Sending issues by mail; off where absent.")
    fetch: Fetch = Field(default=Fetch(), description="Limits for everything that is fetched from the web.")
    digest: Digest = Field(default=Digest(), description="What goes into an issue, and how long it is.")
    workers: Literal["auto"] | Annotated[int, Field(ge=1, le=256)] = Field(
        default="auto",
        description="Processes that read articles: auto (the cores, for a hundred articles or more), or how many.",
    )
    executor: Annotated[Line, Field(pattern=r"^(tcp|tls)://\S+$")] | None = Field(
        default=None, description="A Dask scheduler whose machines read articles: tcp://host:8786 (monitor[dask])."
    )
    raw: Raw = Field(default=Raw(), description="How long documents are kept as they were read.")
    keep: Keep = Field(default=Keep(), description="How long articles and issues are kept.")
    store: Annotated[Line, AfterValidator(store_address)] = Field(
        default="sqlite:///.monitor/monitor.db",
        description="What is remembered between runs: sqlite:///PATH, postgresql+psycopg://USER@HOST/DATABASE.",
    )
    archive: Annotated[Line, AfterValidator(archive_address)] = Field(
        default="archive",
        description="Where issues are written to: a folder, or s3://BUCKET/PREFIX and the like (monitor[s3]).",
    )
    archive_texts: Literal["full", "cited"] = Field(
        default="full",
        description="What issue.json holds of the articles: full (a private archive), or only what is cited.",
    )


class Config(File):
    """sources.yaml as it was read, with the folder that its paths begin in."""

    base: Path = Field(default=Path(), exclude=True)  #: the folder of sources.yaml
    marks: Marks = Field(default=Marks(), exclude=True, repr=False)  #: lines, for faults that show later

    @property
    def zone(self) -> tzinfo:
        """The newsletter's time zone."""
        return zoneinfo.ZoneInfo(self.newsletter.timezone)

    @property
    def daily(self) -> tuple[time, ...]:
        """When issues are due, local time in `zone`, earliest first; empty without a schedule."""
        return tuple(sorted(time.fromisoformat(t) for t in self.schedule.daily)) if self.schedule else ()

    @property
    def rest(self) -> Rest:
        """On which days no issue is due, and which missed ones are made."""
        plan = self.schedule or Schedule(daily=("07:00",))
        off = (tuple(map(str.strip, text.partition(" to ")[::2])) for text in plan.off)
        spans = tuple((date.fromisoformat(first), date.fromisoformat(last or first)) for first, last in off)
        oldest = duration(plan.missed) if plan.missed not in ("latest", "all") else None
        return Rest(frozenset(map(WEEKDAYS.index, plan.days)), spans, oldest, each=plan.missed == "all")

    @property
    def lookback(self) -> timedelta:
        """How old articles from feeds and pages may be."""
        return duration(self.digest.lookback)

    @property
    def recheck(self) -> timedelta:
        """How long the pages of articles that an issue cited are asked again; none: they are not."""
        return duration(self.fetch.recheck) if self.fetch.recheck != "0" else timedelta(0)

    @property
    def article_age(self) -> timedelta | None:
        """How long articles are kept; None: always."""
        return duration(self.keep.articles) if self.keep.articles else None

    @property
    def issue_age(self) -> timedelta | None:
        """How long issues are kept; None: always."""
        return duration(self.keep.issues) if self.keep.issues else None

    @property
    def raw_age(self) -> timedelta:
        """How long documents are kept as they were read."""
        return duration(self.raw.age)
