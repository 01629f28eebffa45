"""The commands. Human words go to stderr, data to stdout.

Exit codes: 0 made (or nothing new); 1 nothing could be made; 2 the configuration or the call is wrong;
3 made, but some sources failed, each named.
"""

from __future__ import annotations

from monitor.cli import (  # noqa: F401  each adds its commands to `main`
    archive,
    articles,
    keeping,
    mails,
    operation,
    readers,
    runs,
    sources,
    start,
    verdicts,
)
from monitor.cli.group import main

__all__ = ["main"]
