"""sources.yaml -> Config. Unknown keys are errors; all faults of a file are shown at once, each with its line.

marks      YAML text -> plain values, and the line of each
sections   the schema: what may stand in the file, each key with its description; post: its part on mail
faults     what pydantic found -> lines that a person can act on
file       the file itself: load, schema, and what its paths match
"""

from __future__ import annotations

from monitor.config.file import WILD, load, matches, schema, tidied, unmatched, unused
from monitor.config.post import Delivery, Dkim, Imap, Replies, Smtp
from monitor.config.rest import EVERY_DAY, Rest
from monitor.config.section import Section
from monitor.config.sections import (
    Config,
    Digest,
    FeedSource,
    Fetch,
    FilesSource,
    Given,
    MailboxSource,
    Newsletter,
    Outlet,
    PageSource,
    Preferred,
    ReaderSource,
    Schedule,
    Source,
    Topic,
    UrlsSource,
)
from monitor.config.values import duration

__all__ = [
    "EVERY_DAY",
    "WILD",
    "Config",
    "Delivery",
    "Digest",
    "Dkim",
    "FeedSource",
    "Fetch",
    "FilesSource",
    "Given",
    "Imap",
    "MailboxSource",
    "Newsletter",
    "Outlet",
    "PageSource",
    "Preferred",
    "ReaderSource",
    "Replies",
    "Rest",
    "Schedule",
    "Section",
    "Smtp",
    "Source",
    "Topic",
    "UrlsSource",
    "duration",
    "load",
    "matches",
    "schema",
    "tidied",
    "unmatched",
    "unused",
]
