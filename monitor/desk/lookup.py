"""What a person calls an issue (its id) or an article: its id or the start of it, its address, or its file's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

from monitor.errors import MonitorError
from monitor.models import Article, Issue
from monitor.render.base.display import tidy, visible
from monitor.store import Store
from monitor.store.issues import said_dropped

LEAST = 4  # characters of an id that name one thing
_LISTED = 10
_LAST = 5  # issues that a message names


def issue_named(store: Store, name: str, zone: tzinfo) -> Issue:
    """The issue of that id. Raises MonitorError, which names the last ones, where there is none; and where it was
    dropped, which says when."""
    found = store.issue(name)
    if found is None and (said := said_dropped(store, name, zone)):
        raise MonitorError(f"the issue {tidy(name, 80)} {said}; what it said is not kept")
    if found is None:
        last = ", ".join([*store.issue_ends()][-_LAST:])
        there = f"the last are {last}" if last else "`monitor run` makes one"
        raise MonitorError(f"there is no issue {tidy(name, 80)!r}; {there}")
    return found


def named(store: Store, name: str, base: Path) -> list[Article]:
    """The articles of that name, in the order of their origins: by what fits best, all that it fits.

    An id, a whole origin or a URL goes before the beginning of an id, and that before the end of an origin's path.
    """
    file = _file(name, base)
    called = {a.id: a for n in dict.fromkeys((name, file)) if n for a in store.articles(store.called(n))}
    articles = sorted(called.values(), key=lambda article: (article.origin, article.id))
    ways = (
        lambda article: name in (article.id, article.origin, article.url) or file == article.origin,
        lambda article: begins(name, article.id),
        lambda article: article.origin.endswith(f"/{file}"),
    )
    found = ([article for article in articles if fits(article)] for fits in ways)
    return next((some for some in found if some), [])


def begins(name: str, full: str) -> bool:
    """Whether `name` is an id, or enough of its beginning."""
    return name == full or (len(name) >= LEAST and full.startswith(name))


def line(article: Article) -> str:
    """An article in a line: its id, where it was read, its title."""
    return f"{article.id}  {article.origin}  {article.title or ''}".rstrip()


def several(name: str, what: str, lines: Sequence[str]) -> str:
    """The message that a name fits more than one thing, with a line for each of them."""
    shown = [*lines[:_LISTED], *([f"and {len(lines) - _LISTED} more"] if len(lines) > _LISTED else ())]
    listed = "".join(f"\n  {visible(line)}" for line in shown)
    return f"{visible(name)}: several {what} have that name; name one by its id:{listed}"


def _file(name: str, base: Path) -> str:
    """A file's name as origins are written: of one that is there from the folder of sources.yaml."""
    from monitor.ingest.file import folders

    path = Path(name).absolute()
    try:
        there = path.is_relative_to(base.absolute()) and path.is_file()
    except (OSError, ValueError):  # too long for a path, or no name of one
        there = False
    return folders.origin(path, base.absolute()) if there else folders.plain(name.replace("\\", "/"))
