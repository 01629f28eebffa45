"""Issues that are kept no longer, by `keep.issues`: forgotten by the store first, then taken out of the archive.

From the first step on an issue is dropped, whatever happens then: what of it is left in the archive is removed by the
next run, and its line in the archive's index is kept as long, since it says on which pages it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from posixpath import dirname

from monitor.codec import decode
from monitor.config import Config
from monitor.errors import StoreError
from monitor.models import Problem
from monitor.publish.archive import clear, former_pages
from monitor.publish.inspection import Finding
from monitor.publish.places import Place, place_of
from monitor.render import Entry, Load, Look, archive_files, entry, press, reopened
from monitor.render.archive.removal import Removal, removal
from monitor.render.archive.search import PARTS
from monitor.seam import Told, seam
from monitor.site import is_searchable, loader, look_of, on_record, outdated, rebuild, sheets_of, touch
from monitor.steps import Step, Tell, silent
from monitor.store import Store
from monitor.store.issues import said_dropped

MOST = 20  #: issues that one morning drops
_ISSUE = re.compile(r"\d{4}-\d\d-\d\d(-\d+)?")  # the id of one
_SOURCE = "keep.issues"  # whose problem it is


def drop(
    config: Config, store: Store, now: datetime, told: Told, tell: Tell = silent, *, most: int = MOST
) -> list[str]:
    """Drop the oldest issues that ended longer than `keep.issues` before `now`, `most` of them; returns their ids.

    One that is not in the archive yet, or whose mail waits, stays. `told` hears of what failed; that, and what a killed
    run left, is tried again by the next one.
    """
    if config.issue_age is None:
        return []
    ids: list[str] = []
    try:
        with seam(_SOURCE, "", told):
            away = store.unarchived()
            if found := [i for i in store.outlived(now - config.issue_age, most) if i not in away]:
                on_record(place_of(config), store, told)  # that each line says as much as today's do
                store.drop_issues(found, now)
                ids = found
            mend(config, store, told, tell)
    except StoreError as error:
        told(Problem(_SOURCE, str(error)))
    return ids


def mend(config: Config, store: Store, told: Told, tell: Tell = silent, *, every: bool = False) -> None:
    """Take out of the archive what is left there of dropped issues; with `every`, also what was put back since.

    An issue of another store that has the id of one, stays. Raises StoreError.
    """
    archive, load = place_of(config), loader(config.base)
    gone = {e.id: e for e in (decode(Entry, text) for text in store.half_dropped())}
    if every:
        gone |= {e.id: e for e in _put_back(archive, store) if e.id not in gone}
    if not gone:
        return
    tell(Step("dropping issues"))
    failed: list[Problem] = []

    def heard(problem: Problem) -> None:
        failed.append(problem)
        told(problem)

    with seam(_SOURCE, "", heard):
        look = press(look_of(config), load, heard).look
        entries = on_record(archive, store)  # all of them, or what others stand on would go
        taken = {e.id for e in entries}
        former = former_pages(archive)
        found = removal(entries, [e for e in gone.values() if e.id not in taken], look, former=former)
        if found.moved:
            rebuild(config, store, heard, tell)
        smaller = _rewrite(archive, store, look, load, entries, found, former, heard, tell)
        clear(archive, (*found.paths, *smaller, *outdated(archive, entries, look)), heard)
    if not failed:
        store.forget_listings(gone)


def explained(config: Config, findings: Sequence[Finding]) -> list[Finding]:
    """What `archive verify` found, with what the store knows of it: a link may lead to an issue that was dropped."""
    if not findings:
        return []
    with Store.open(config.store, config.base, reading=True) as store:
        dropped = store.dropped()
        said = {i: f"{i} {said_dropped(store, i, config.zone)}" for i in dropped}
    named = [
        (f, next((m[0] for m in _ISSUE.finditer(f"{f.path} {f.message}") if m[0] in said), None)) for f in findings
    ]
    return [replace(f, message=f"{f.message}; {said[name]}") if name else f for f, name in named]


def _rewrite(
    archive: Place,
    store: Store,
    look: Look,
    load: Load,
    entries: list[Entry],
    found: Removal,
    former: tuple[str, ...],
    told: Told,
    tell: Tell,
) -> list[str]:
    """Write the pages again that lose an issue; returns the files that a part of the search has no more."""
    touch(archive, store, look, load, entries, found.touched, told, tell)
    words = sheets_of(archive, store, look, fresh={})
    only = found.fresh if is_searchable(archive) else None
    kept = [path for path in former if path not in found.paths]
    made: set[str] = set()

    def noted() -> Iterator[tuple[str, bytes]]:
        for path, content in archive_files(entries, look, load, sheets=words, fresh=only, former=kept, told=told):
            made.add(path)
            yield path, content

    archive.put(noted(), told, tell)
    whole = {dirname(path) for path in made if path.startswith(f"{PARTS}/") and path.endswith("/head.js")}
    there = (f"{folder}/{name}" for folder in sorted(whole) for name in sorted(archive.names(folder)))
    return [path for path in there if path not in made]


def _put_back(archive: Place, store: Store) -> list[Entry]:
    """The dropped issues that lie in the archive all the same: somebody put an older copy of it back."""
    found, there = [], archive.names()
    for issue_id in (i for i in store.dropped() if i in there):
        try:
            made = entry(reopened(archive.read(f"{issue_id}/issue.json")))
        except (OSError, ValueError):
            continue
        if store.is_dropped(made.id, made.window.end):
            found.append(made)
    return found
