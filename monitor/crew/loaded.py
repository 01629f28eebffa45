"""What workers need is loaded once, before they are told apart from the process that they are copies of.

Modules are not all of it: most of what reading takes (the models, the lists of words, the patterns that are made of
them) is loaded by the first page that asks for it. So a page is read here, and all workers share what it loaded.
"""

from __future__ import annotations

import gc
from datetime import UTC, datetime
from pathlib import Path

import monitor.clean
import monitor.clean.later.outlets
import monitor.clean.later.recurrence
import monitor.clean.later.user_rules
import monitor.language.reading
import monitor.language.speech.quotes
import monitor.language.statements.find  # noqa: F401
from monitor import __version__
from monitor.codec import encode
from monitor.crew.tasks import Made, Rules, read
from monitor.models import Document

PAGE = Path(__file__).with_name("first_page.html")


def first() -> Made:
    """What comes of the page that is read before any other."""
    rules = Rules(__version__, UTC, (), {}, {})
    document = Document("first", PAGE.name, None, "html", PAGE.read_text(encoding="utf-8"))
    return read(rules, encode(document).encode(), datetime(2025, 8, 15, tzinfo=UTC), pack=True)


first()
gc.freeze()  # what is here by now is never garbage: it is not looked at again, and so stays in memory that is shared
