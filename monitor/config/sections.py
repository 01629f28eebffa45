"""The schema: what may stand in sources.yaml. The descriptions are what editors and `monitor schema` show."""

from __future__ import annotations

import re
import zoneinfo
from datetime import datetime, time, timedelta, tzinfo
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from monitor.config.marks import Marks

# --- texts of a certain form: each check returns the text or says what to write instead --------------------------

FIELDS = ("title", "outlet", "byline", "agency", "published", "url", "language", "text", "html")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|[+-]\d\d:?\d\d)?)?")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DURATION = re.compile(r"([1-9]\d{0,4})([mhd])")
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\[\]]{1,64}@[^\s@<>(),;:\"\\\[\]]{1,255}")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def _line(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty, write something or delete the line")
    if any(ord(c) < 32 or c in "\x7f\x85\u2028\u2029" for c in text.strip()):
        raise ValueError("holds a line break or a control character, write it in one line")
    return text.strip()


def _form(pattern: str, message: str) -> AfterValidator:
    wanted = re.compile(pattern)

    def check(text: str) -> str:
        if not wanted.fullmatch(text):
            raise ValueError(message)
        return text

    return AfterValidator(check)


def _clock(text: str) -> str:
    if not (found := _CLOCK.fullmatch(text)):
        raise ValueError('is no time of day, write it like "07:00" (hours 00 to 23)')
    return f"{int(found[1]):02}:{found[2]}"


def _zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        near = get_close_matches(text, sorted(zoneinfo.available_timezones()), n=1, cutoff=0.6)
        raise ValueError(f"is no time zone, write one like {near[0] if near else 'Europe/Kyiv'}") from None
    return text


def _published(text: str) -> str:
    """ISO, as precise as it was written: a date stays a date."""
    found = _DATE.fullmatch(text)
    iso = "".join((found[1], f"T{found[2]}" if found[2] else "", found[3] or "")) if found else ""
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        raise ValueError("is no date, write it like 2025-08-12 or 2025-08-12T09:30:00+03:00") from None
    return iso


def _web(text: str) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        fits = False
    if not fits:
        raise ValueError("is no web address, write one that begins with https://")
    if "@" in parts.netloc:
        raise ValueError("holds a user name or a password, secrets do not belong in this file: take them out")
    return text


def _mail(text: str) -> str:
    _name, bracket, rest = text.partition("<")
    address = rest.removesuffix(">") if bracket and rest.endswith(">") else text
    if not _ADDRESS.fullmatch(address):
        raise ValueError("is no mail address, write one like desk@example.org or Desk <desk@example.org>")
    return text


def _host(text: str) -> str:
    if re.search(r"[\s/@]", text):
        raise ValueError("is no host, write its name or address only, like intranet.example.org or 192.168.1.5")
    return text.lower()


def _store(text: str) -> str:
    if not re.fullmatch(r"sqlite:///(?!:memory:)[^?\s][^?]*", text):
        raise ValueError(
            "is no store that can be used, write sqlite:/// and a path, like sqlite:///.monitor/monitor.db"
        )
    return text


def _ours(text: str) -> str:
    if text not in FIELDS:
        near = get_close_matches(text, FIELDS, n=1)
        said = f"did you mean {near[0]}?" if near else f"use one of {', '.join(FIELDS)}"
        raise ValueError(f"is no field of an article, {said}")
    return text


def _passage(text: str) -> str:
    if len(text) > 2 and text.startswith("/") and text.endswith("/"):
        try:
            re.compile(text[1:-1])
        except re.error as error:
            raise ValueError(
                f"is no pattern ({error}), correct it, or leave out the / at both ends to find it as it stands"
            ) from None
    return text


def _phrase(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise ValueError("has no letter or digit to look for")
    return text


def _listed(value: Any) -> Any:
    """One value stands for a list of one."""
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value


Line = Annotated[str, AfterValidator(_line)]
Slug = Annotated[Line, _form(r"[a-z0-9]+(-[a-z0-9]+)*", "is no id, write small letters a-z, digits and hyphens only")]
Language = Annotated[Line, _form(r"[a-z]{2}", "is no language code, write two small letters, like en, uk or de")]
Variable = Annotated[Line, _form(r"[A-Za-z_][A-Za-z0-9_]*", "is no name of an environment variable")]
Clock = Annotated[Line, AfterValidator(_clock)]
Clocks = Annotated[tuple[Clock, ...], BeforeValidator(_listed)]
Duration = Annotated[Line, _form(_DURATION.pattern, "is no duration, write it like 48h, 7d or 90m")]
Window = Annotated[
    Line,
    BeforeValidator(lambda value: "0" if value == 0 and not isinstance(value, bool) else value),
    _form(rf"0|{_DURATION.pattern}", "is no duration, write it like 3d, 48h or 90m, or 0 for none"),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"const": 0}]}),
]
Zone = Annotated[Line, AfterValidator(_zone)]
Published = Annotated[Line, AfterValidator(_published)]
Web = Annotated[Line, AfterValidator(_web)]
Https = Annotated[
    Line, AfterValidator(_web), _form(r"https://.+", "is not secure, write an address that begins with https://")
]
Mail = Annotated[Line, AfterValidator(_mail)]
Host = Annotated[Line, AfterValidator(_host)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Passages = Annotated[tuple[Annotated[Line, AfterValidator(_passage)], ...], BeforeValidator(_listed)]
Phrases = Annotated[tuple[Annotated[Line, AfterValidator(_phrase)], ...], BeforeValidator(_listed)]
StoryId = Annotated[
    Line,
    _form(r"s[0-9a-f]{4,}", "is no story, write its id or the beginning of it (monitor export stories prints them)"),
]
StoryIds = Annotated[tuple[StoryId, ...], BeforeValidator(_listed)]
Ours = Annotated[Line, AfterValidator(_ours)]


# --- the parts of the file -----------------------------------------------------------------------------------------


class Section(BaseModel):
    """A part of sources.yaml: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, serialize_by_alias=True)


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
        description="Where one click ends a subscription (RFC 8058): https://…?who={address}; else by mail to `from`.",
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


class FilesSource(Section):
    """Files in a folder: .txt, .md, .html, .eml, .json, .jsonl, .csv."""

    kind: Literal["files"] = Field(description="Reads files.")
    name: Line = Field(description="Your name for this source; each has its own.")
    path: Line = Field(description="Which files, from the folder of sources.yaml: inbox/**/* takes all below inbox.")
    outlet: Line | None = Field(default=None, description="The outlet of files that name none.")
    keep: Passages = Field(
        default=(), description="Passages that stay, whatever the rules say: a phrase, or /a pattern/."
    )
    strip: Passages = Field(
        default=(), description="Passages that go, whatever the rules say: a phrase, or /a pattern/."
    )
    articles: dict[Line, Given] = Field(default_factory=dict, description="By file name: what you know about a file.")
    fields: dict[Ours, Line] = Field(
        default_factory=dict,
        description=f"For .json, .jsonl, .csv: our name of a field, then theirs. Ours: {', '.join(FIELDS)}.",
    )


class FeedSource(Section):
    """An RSS or Atom feed."""

    kind: Literal["feed"] = Field(description="Reads a feed.")
    name: Line = Field(description="Your name for this source; each has its own.")
    url: Web = Field(description="The feed's address.")
    outlet: Line | None = Field(default=None, description="The outlet; otherwise the feed's own title.")
    keep: Passages = Field(
        default=(), description="Passages that stay, whatever the rules say: a phrase, or /a pattern/."
    )
    strip: Passages = Field(
        default=(), description="Passages that go, whatever the rules say: a phrase, or /a pattern/."
    )
    full_text: bool = Field(
        default=False, description="true fetches the page behind each entry; false takes the feed's text."
    )


Source = Annotated[FilesSource | FeedSource, Field(discriminator="kind")]


class Schedule(Section):
    """When `monitor schedule` makes an issue."""

    daily: Clocks = Field(min_length=1, description='Time of day in the newsletter\'s time zone, or several: "07:00".')


class Smtp(Section):
    """The mail server."""

    host: Host = Field(description="Its name: smtp.example.org.")
    port: int = Field(default=587, ge=1, le=65535, description="587 for starttls, 465 for tls, most of the time.")
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the connection is protected."
    )
    username: Line | None = Field(default=None, description="To log in with; without it there is no log-in.")
    password_env: Variable = Field(
        default="MONITOR_SMTP_PASSWORD", description="Name of the environment variable that holds the password."
    )


class Delivery(Section):
    """Sending issues by mail; off where this part is absent."""

    smtp: Smtp = Field(description="The mail server.")
    to: Annotated[tuple[Mail, ...], BeforeValidator(_listed)] = Field(
        min_length=1, description="Who gets it: one address or a list."
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
    recheck: Window = Field(
        default="3d",
        description="How long pages of cited articles (full_text feeds) are asked whether they changed: 3d; or 0.",
    )


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
    priority: Preferred = Field(default=Preferred(), description="What comes first in the issue.")
    mute: Preferred = Field(default=Preferred(), description="What stays out; the issue says how many articles.")


class Raw(Section):
    """What is kept of the documents as they were read, so that better rules can be applied to them later."""

    age: Duration = Field(default="365d", description="How long a document is kept: 365d.")
    megabytes: int = Field(default=500, ge=0, le=100_000, description="How much is kept in all; the oldest go first.")


class File(Section):
    """All that may stand in sources.yaml."""

    newsletter: Newsletter = Field(default=Newsletter(), description="The newsletter as a whole.")
    topics: tuple[Topic, ...] = Field(default=(), description="The subjects to follow, in the order of the issue.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Where articles come from.")
    schedule: Schedule | None = Field(default=None, description="When `monitor schedule` makes an issue.")
    delivery: Delivery | None = Field(default=None, description="Sending issues by mail; off where absent.")
    fetch: Fetch = Field(default=Fetch(), description="Limits for everything that is fetched from the web.")
    digest: Digest = Field(default=Digest(), description="What goes into an issue, and how long it is.")
    raw: Raw = Field(default=Raw(), description="How long documents are kept as they were read.")
    store: Annotated[Line, AfterValidator(_store)] = Field(
        default="sqlite:///.monitor/monitor.db", description="What is remembered between runs: sqlite:/// and a path."
    )
    archive: Line = Field(default="archive", description="The folder that issues are written to.")
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
    def lookback(self) -> timedelta:
        """How old articles from feeds and pages may be."""
        return duration(self.digest.lookback)

    @property
    def recheck(self) -> timedelta:
        """How long the pages of articles that an issue cited are asked again; none: they are not."""
        return duration(self.fetch.recheck) if self.fetch.recheck != "0" else timedelta(0)

    @property
    def raw_age(self) -> timedelta:
        """How long documents are kept as they were read."""
        return duration(self.raw.age)


def duration(text: str) -> timedelta:
    """`48h`, `7d`, `90m` as a time span. Raises ValueError for anything else."""
    if not (found := _DURATION.fullmatch(text)):
        raise ValueError(f"{text!r} is no duration, write it like 48h, 7d or 90m")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
