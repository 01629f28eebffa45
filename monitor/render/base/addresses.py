"""Where each page of the archive stands, from the archive's folder. An address, once given, stays."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

from monitor.render.base.display import anchor

_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_LONGEST = 60


def folder(issue_id: str) -> str:
    """The name of an issue's folder."""
    return quote(issue_id, safe="")


def month_page(month: str) -> str:
    """The page of the month "2025-08"."""
    return f"months/{month}.html"


def thread_page(story_id: str) -> str:
    """A story's page over days."""
    return f"stories/{anchor('story', story_id).removeprefix('story-')}.html"


def topic_page(topic_id: str, month: str | None = None) -> str:
    """A topic's page, or that of one of its months."""
    return f"topics/{anchor('topic', topic_id).removeprefix('topic-')}/{month or 'index'}.html"


def outlet_page(name: str, month: str | None = None) -> str:
    """An outlet's page, or that of one of its months; names that differ by capitals only are one outlet's."""
    return f"outlets/{outlet_key(name)}/{month or 'index'}.html"


def outlet_key(name: str) -> str:
    """ "harbour-gazette"; a name of more than letters, digits and spaces gets a mark of its own, lest two meet."""
    folded = name.lower()
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST:
        return folded.replace(" ", "-")
    plain = re.sub("[^a-z0-9]+", "-", folded)[:_LONGEST].strip("-")
    return f"{plain or 'outlet'}-{sha256(folded.encode(errors='replace')).hexdigest()[:8]}"
