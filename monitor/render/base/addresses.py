"""Where each page of the archive stands, from the archive's folder. An address, once given, stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.utils import parseaddr
from hashlib import sha256
from itertools import count
from urllib.parse import quote

from monitor.language.text.slugs import LONGEST, slug
from monitor.render.base.display import anchor, tidy

#: From an outlet's name in small letters to the folder of its pages; of an archive that has the outlet.
Keys = Mapping[str, str]

_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_IN_MAILTO = "@!$'*+-/^_`{|}~."
NONE: Keys = {}  #: of an archive that is not known


def feed_of(page: str) -> str:
    """The feed of a topic, an outlet or a story, beside its page."""
    return page.removesuffix("index.html") + "feed.xml" if page.endswith("index.html") else f"{page[:-5]}.xml"


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


def outlet_page(name: str, month: str | None = None, keys: Keys = NONE) -> str:
    """An outlet's page, or that of one of its months; names that differ by capitals only are one outlet's."""
    return f"outlets/{outlet_key(name, keys)}/{month or 'index'}.html"


def outlet_key(name: str, keys: Keys = NONE) -> str:
    """ "harbour-gazette", "ukrainska-pravda": as the archive has it, else as it would be without the others."""
    return keys.get(name.lower()) or _slug(name)


def outlet_keys(names: Iterable[str]) -> dict[str, str]:
    """The key of each outlet, in the order in which they came: of two with one slug the second has a number."""
    taken: set[str] = set()
    keys: dict[str, str] = {}
    for name in names:
        if (folded := name.lower()) not in keys:
            keys[folded] = next(k for n in count(1) if (k := _slug(name) + (f"-{n}" if n > 1 else "")) not in taken)
            taken.add(keys[folded])
    return keys


def former_key(name: str) -> str:
    """The key that an outlet had before names were transliterated: other letters left out, and a mark of its own."""
    folded = name.lower()
    if _PLAIN.fullmatch(name) and len(name) <= LONGEST:
        return folded.replace(" ", "-")
    plain = re.sub("[^a-z0-9]+", "-", folded)[:LONGEST].strip("-")
    return f"{plain or 'outlet'}-{sha256(folded.encode(errors='replace')).hexdigest()[:8]}"


def _slug(name: str) -> str:
    return slug(name) or f"outlet-{sha256(name.lower().encode(errors='replace')).hexdigest()[:8]}"


def answer_to(sender: str | None, token: str | None = None) -> str | None:
    """The mailto address by which a reader asks the sender for no more mail (RFC 2369, RFC 6068); None without one."""
    address = parseaddr(tidy(sender or ""))[1]
    subject = f"unsubscribe%20{token}" if token else "unsubscribe"
    return f"mailto:{quote(address, safe=_IN_MAILTO)}?subject={subject}" if address else None
