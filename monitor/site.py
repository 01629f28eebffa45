"""The archive kept in step with the issues: each is published once, and only what it changes is written again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from monitor.assets import asset
from monitor.codec import decode, encode
from monitor.config import Config
from monitor.models import Issue, Problem
from monitor.publish.archive import clear, former_pages
from monitor.publish.places import Place, place_of
from monitor.render import (
    FORM,
    SUMS,
    Entry,
    Known,
    Load,
    Look,
    Sheet,
    archive_files,
    entry,
    is_withheld,
    issue_files,
    issue_page,
    press,
    read_sheet,
    reopened,
    sheet,
    slim,
    touched,
)
from monitor.render.archive.search import FOLDER, PARTS, is_current, parts
from monitor.render.archive.sheets import FORM as SHEET_FORM
from monitor.seam import Told, attempt, reraise, seam
from monitor.steps import Step, Tell, each, silent
from monitor.store import Store
from monitor.store.ledger import RENDERED

_SOURCE = "archive"  # whose problem it is
_WORDS = "search/words"
_FORMER = re.compile(r"\d.*-q[1-4]|issues")  # folders of the search's earlier forms


def publish(
    config: Config, store: Store, issue: Issue, told: Told, tell: Tell = silent, slot: str | None = None
) -> bool:
    """Write the issue's files and the pages of the archive that it changes, and note it; returns whether it is there.

    How far it is, is on record for the `slot` of the schedule that it is made for.

    `told` hears of each page that cannot be made or written, and the others are; what concerns the issue itself is
    one of its problems from then on. It is not there where its folder cannot be made: it is mailed all the same, and
    the next run tries again.
    """
    tell(Step("writing the issue", issue.id))
    archive, load = place_of(config), loader(config.base)
    look = press(look_of(config), load, told).look
    heard: dict[Problem, None] = {}
    entries = [*(e for e in on_record(archive, store, told) if e.id != issue.id), listing(issue)]
    files = issue_files(issue, look, load, entries=entries, told=heard.setdefault)
    if fresh := [p for p in heard if p not in issue.problems]:
        issue = replace(issue, problems=(*issue.problems, *fresh))
        store.amend_issue(issue, listing=encode(listing(issue)))
        entries[-1] = listing(issue)
        files = issue_files(issue, look, load, entries=entries, told=heard.setdefault)
    for problem in heard:
        told(problem)
    if slot:
        store.reached(slot, RENDERED)
    if not attempt(partial(_written, archive, issue.id, files, told), False, _SOURCE, f"{issue.id}/", told):
        store.keep_unarchived(issue.id, unarchived=True)
        store.mark_published(issue.id)
        return False
    with seam(_SOURCE, "pages of other issues", told):
        touch(archive, store, look, load, entries, touched(entries, issue.id), told, tell)
    with seam(_SOURCE, "its own pages", told):
        tell(Step("making the archive's pages"))
        words = sheets_of(archive, store, look, fresh={issue.id: issue})
        begun = is_searchable(archive)  # an archive that is older than its search, or than its form, gets all of it
        only = [issue.id] if begun else None
        old = former_pages(archive)
        pages = archive_files(entries, look, load, sheets=words, fresh=only, former=old, told=told)
        archive.put(pages, told, tell)
        clear(archive, outdated(archive, entries, look), told)
    store.mark_published(issue.id)
    store.keep_unarchived(issue.id, unarchived=False)
    return True


def _written(archive: Place, issue_id: str, files: Mapping[str, bytes], told: Told) -> bool:
    archive.make(issue_id, files, told)
    return True


def touch(
    archive: Place,
    store: Store,
    look: Look,
    load: Load,
    entries: Sequence[Entry],
    others: Sequence[str],
    told: Told,
    tell: Tell,
) -> None:
    """Write the pages of these issues anew, which change since another one came or went."""
    for other in each(tell, "writing earlier issues again", others):
        if (earlier := _issue(archive, store, other, whole=True)) and (listed := _read(archive, f"{other}/{SUMS}")):
            page = issue_page(earlier, look, load, entries=entries, listed=listed, told=told)
            archive.put(((f"{other}/{name}", data) for name, data in page.items()), told)


def rebuild(config: Config, store: Store, told: Told, tell: Tell = silent) -> int:
    """Write every page anew, after templates or settings changed; returns how many issues there are.

    An issue whose texts are not to be had (from another store, and withheld) keeps its own files. `told` hears of each
    page that cannot be made or written, and the others are.
    """
    archive, load = place_of(config), loader(config.base)
    look = press(look_of(config), load, told).look
    entries = on_record(archive, store, told)
    for listed in each(tell, "writing issues", entries, lambda entry: entry.id):
        if issue := _issue(archive, store, listed.id, whole=True):
            with seam(_SOURCE, f"{listed.id}/", told):
                archive.make(listed.id, issue_files(issue, look, load, entries=entries, told=told), told)
    tell(Step("making the archive's pages"))
    words = sheets_of(archive, store, look, fresh=None)
    old = former_pages(archive)
    archive.put(archive_files(entries, look, load, sheets=words, former=old, told=told), told, tell)
    clear(archive, outdated(archive, entries, look), told)
    return len(entries)


def outdated(archive: Place, entries: Sequence[Entry], look: Look) -> list[str]:
    """The folders of the search that no page reads any longer: those of months that became a quarter, and older forms'.

    Of an archive whose directory could not be written they all stay.
    """
    if not is_searchable(archive):
        return []
    kept = set(parts(e.generated_at.astimezone(look.zone).date().isoformat() for e in entries).values())
    former = [f"{FOLDER}/{name}" for name in archive.names(FOLDER) if _FORMER.fullmatch(name)]
    return sorted([*former, *(f"{PARTS}/{name}" for name in archive.names(PARTS) - kept)])


def listing(issue: Issue) -> Entry:
    """What the archive says of `issue`; where that fails, no more than that it is there, until it is made again."""
    bare = Entry(issue.id, issue.title, issue.generated_at, issue.window, None, (), len(issue.stories), 0, 0, 0)
    return attempt(lambda: entry(issue), bare, _SOURCE, issue.id, lambda problem: None)


def on_record(archive: Place, store: Store, told: Told = reraise) -> list[Entry]:
    """All issues, oldest first: those of the store, and those that lie in the archive from another one.

    `told` hears of one whose entry cannot be made again.
    """
    listed = (decode(Entry, text) for text in store.listings())
    known = {e.id: slim(attempt(partial(_of_today, e, store), e, _SOURCE, e.id, told)) for e in listed}
    with seam(_SOURCE, "issues that other stores know", told):
        for name in sorted(archive.names() - known.keys()):
            if content := _read(archive, f"{name}/issue.json"):
                with suppress(ValueError):  # not an issue of ours
                    found = entry(reopened(content))
                    if not store.is_dropped(found.id, found.window.end):
                        known[name] = found
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
        unsubscribe=way_out(config),
        texts=config.archive_texts,
        context=config.digest.excerpt,
        lines=config.digest.brief,
        told=config.digest.told,
        told_words=config.digest.told_words,
        known=tuple(Known(o.name, o.kind, o.country, o.tier) for o in config.outlets),
    )


def way_out(config: Config) -> str | None:
    """Where readers leave by one click, with blanks for who it is; None where they do by mail only."""
    n = config.newsletter
    if n.unsubscribe == "page" and n.archive_url:
        return f"{n.archive_url.rstrip('/')}/unsubscribe/{{token}}"
    return n.unsubscribe_url


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


def _read(archive: Place, name: str) -> bytes | None:
    """A file of the archive; None where there is none. Raises OSError where it cannot be read."""
    try:
        return archive.read(name)
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_searchable(archive: Place) -> bool:
    """Whether the archive has an index of its search, in today's form."""
    return is_current(_read(archive, "search/directory.js") or b"")


def _of_today(found: Entry, store: Store) -> Entry:
    """An entry that an earlier version of monitor wrote is made again, and kept."""
    if found.form == FORM or (issue := store.issue(found.id)) is None:
        return found
    made = entry(issue)
    store.keep_listing(issue.id, encode(made))
    return made


def _issue(archive: Place, store: Store, issue_id: str, *, whole: bool) -> Issue | None:
    """The issue from the store, else from its file; with `whole` only if it has its articles' texts."""
    if found := store.issue(issue_id):
        return found
    try:
        content = archive.read(f"{issue_id}/issue.json")
        return None if whole and is_withheld(content) else reopened(content)
    except (OSError, ValueError):
        return None


def sheets_of(
    archive: Place, store: Store, look: Look, *, fresh: dict[str, Issue] | None
) -> Callable[[str], Sheet | None]:
    """The words of each issue: of one that is not `fresh` as the archive has them, where it has. None are held but
    those of the `fresh` ones."""
    held: dict[str, Sheet | None] = {}

    def words(issue_id: str) -> Sheet | None:
        if fresh is None or issue_id not in fresh:
            return (None if fresh is None else kept(issue_id)) or made(issue_id)
        if issue_id not in held:
            held[issue_id] = made(issue_id)
        return held[issue_id]

    def kept(issue_id: str) -> Sheet | None:
        try:
            found = read_sheet(archive.read(f"{_WORDS}/{issue_id}.json"))
        except (OSError, ValueError, KeyError):
            return None
        return found if found.form == SHEET_FORM else None

    def made(issue_id: str) -> Sheet | None:
        issue = (fresh or {}).get(issue_id) or _issue(archive, store, issue_id, whole=False)
        return sheet(issue, look) if issue else None

    return words
