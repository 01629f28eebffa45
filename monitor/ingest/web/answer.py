"""What a server answered, as text."""

from __future__ import annotations

import re

from monitor.ingest.bytes import encoding
from monitor.ingest.web.fetch import Response

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})["']|<meta[^>]{0,200}?charset=["']?([\w.:-]{1,40})"""
)


def decoded(answer: Response) -> tuple[str, str | None]:
    """The text of a fetched page or feed, and a warning where it may be damaged."""
    declared = _DECLARED.search(answer.body[:4_000])
    own = (declared[1] or declared[2]).decode("ascii") if declared else None
    return encoding.decode(answer.body, own or answer.charset)
