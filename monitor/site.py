"""The archive kept in step with the issues: each is published once, and only what it changes is written again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from monitor.assets import asset
from monitor.codec import decode, encode
from monitor.config import Config
from monitor.models import Issue
from monitor.publish.archive import write_issue, write_pages
from monitor.render import (
    FORM,
    SUMS,
    Entry,
    Look,
    Sheet,
    archive_files,
    entry,
    is_withheld,
    issue_files,
    issue_page,
    read_sheet,
    reopened,
    sheet,
    spoken,
    touched,
)
from monitor.render.search import is_current
from monitor.steps import Step, Tell, each, silent
from monitor.store import Store

_SHEETS = "search/issues"


def publish(config: Config, store: Store, issue: Issue, tell: Tell = silent) -> Path:
    """Write the issue's files and the pages of the archive that it changes, and note it; returns the issue's folder."""
    tell(Step("writing the issue", issue.id))
    archive = config.base / config.archive
    load = loader(config.base)
    look = spoken(look_of(config), load)
    entries = [*(e for e in on_record(archive, store) if e.id != issue.id), entry(issue)]
    folder = write_issue(archive, issue.id, issue_files(issue, look, load, entries=entries))
    for other in each(tell, "writing earlier issues again", touched(entries, issue.id)):
        if (earlier := _issue(archive, store, other, whole=True)) and (listed := archive / other / SUMS).is_file():
            page = issue_page(earlier, look, load, entries=entries, listed=listed.read_bytes())
            write_pages(archive / other, page)
    words = _sheets(archive, store, look, fresh={issue.id: issue})
    tell(Step("making the archive's pages"))
    begun = _is_searchable(archive)  # an archive that is older than its search, or than its form, gets all of it
    write_pages(archive, archive_files(entries, look, load, sheets=words, fresh=[issue.id] if begun else None), tell)
    store.mark_published(issue.id)
    return folder


def rebuild(config: Config, store: Store, tell: Tell = silent) -> int:
    """Write every page anew, after templates or settings changed; returns how many issues there are.

    An issue whose texts are not to be had (from another store, and withheld) keeps its own files.
    """
    archive = config.base / config.archive
    load = loader(config.base)
    look = spoken(look_of(config), load)
    entries = on_record(archive, store)
    for listed in each(tell, "writing issues", entries, lambda entry: entry.id):
        if issue := _issue(archive, store, listed.id, whole=True):
            write_issue(archive, listed.id, issue_files(issue, look, load, entries=entries))
    tell(Step("making the archive's pages"))
    words = _sheets(archive, store, look, fresh=None)
    write_pages(archive, archive_files(entries, look, load, sheets=words), tell)
    return len(entries)


def on_record(archive: Path, store: Store) -> list[Entry]:
    """All issues, oldest first: those of the store, and those that lie in the archive from another one."""
    known = {e.id: _of_today(e, store) for e in (decode(Entry, text) for text in store.listings())}
    for path in sorted(archive.glob("*/issue.json")):
        if path.parent.name not in known:
            try:
                known[path.parent.name] = entry(reopened(path.read_bytes()))
            except ValueError:
                continue  # not an issue of ours
    return sorted(known.values(), key=lambda e: (e.generated_at, e.id))


def look_of(config: Config) -> Look:
    """What the renderings need to know of the newsletter."""
    n = config.newsletter
    return Look(
        title=n.title,
        language=n.language,
        zone=config.zone,
        sender=n.sender,
        archive_url=n.archive_url,
        unsubscribe=n.unsubscribe_url,
        texts=config.archive_texts,
        context=config.digest.excerpt,
    )


def loader(base: Path) -> Callable[[str], str | None]:
    """Template name -> its source: the user's own beside sources.yaml where there is one, else the one that ships.

    A name that begins with "shipped/" is the one that ships in any case, for the user's own to extend.
    """

    def load(name: str) -> str | None:
        folders = (base / "templates", asset("templates"))
        for folder in folders[1:] if name.startswith("shipped/") else folders:
            if (path := folder / name.removeprefix("shipped/")).is_file():
                return path.read_text(encoding="utf-8")
        return None

    return load


def _is_searchable(archive: Path) -> bool:
    try:
        return is_current((archive / "search" / "directory.js").read_bytes())
    except OSError:
        return False


def _of_today(found: Entry, store: Store) -> Entry:
    """An entry that an earlier version of monitor wrote is made again, and kept."""
    if found.form == FORM or (issue := store.issue(found.id)) is None:
        return found
    made = entry(issue)
    store.keep_listing(issue.id, encode(made))
    return made


def _issue(archive: Path, store: Store, issue_id: str, *, whole: bool) -> Issue | None:
    """The issue from the store, else from its file; with `whole` only if it has its articles' texts."""
    if found := store.issue(issue_id):
        return found
    try:
        content = (archive / issue_id / "issue.json").read_bytes()
        return None if whole and is_withheld(content) else reopened(content)
    except (OSError, ValueError):
        return None


def _sheets(
    archive: Path, store: Store, look: Look, *, fresh: dict[str, Issue] | None
) -> Callable[[str], Sheet | None]:
    """The words of each issue: of one that is not `fresh` as the archive has them, where it has."""
    held: dict[str, Sheet | None] = {}

    def words(issue_id: str) -> Sheet | None:
        if issue_id not in held:
            held[issue_id] = (None if fresh is None or issue_id in fresh else kept(issue_id)) or made(issue_id)
        return held[issue_id]

    def kept(issue_id: str) -> Sheet | None:
        try:
            return read_sheet((archive / _SHEETS / f"{issue_id}.js").read_bytes())
        except (OSError, ValueError):
            return None

    def made(issue_id: str) -> Sheet | None:
        issue = (fresh or {}).get(issue_id) or _issue(archive, store, issue_id, whole=False)
        return sheet(issue, look) if issue else None

    return words
