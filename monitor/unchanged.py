"""Files that did not change since they were read whole: they are not opened again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from monitor import __version__
from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Filed:
    """A file as it was when it was read whole and without a fault."""

    mark: str  #: of its size, its times and what is said of it
    documents: int  #: that it holds


class Unchanged:
    """The files of earlier runs, and those of this one."""

    def __init__(self, store: Store, counts: dict[str, int]) -> None:
        self._store, self._counts = store, counts
        self._known: dict[str, dict[str, Filed]] = {}  # by source and path
        self._now: dict[str, dict[str, Filed]] = {}

    def passed(self, source: str, origin: str, mark: str) -> bool:
        """Whether a file was read when it had that mark; its documents count as read then."""
        if source not in self._known:
            self._known[source] = {
                path: Filed(mark, documents) for path, mark, documents in self._store.files(source, __version__)
            }
        known = self._known[source].get(origin)
        if known is None or known.mark != mark:
            return False
        self._counts[source] = self._counts.get(source, 0) + known.documents
        self._now.setdefault(source, {})[origin] = known
        return True

    def read(self, source: str, origin: str, mark: str, documents: int) -> None:
        """Hear of a file that was read whole."""
        self._now.setdefault(source, {})[origin] = Filed(mark, documents)

    def keep(self, failed: Collection[tuple[str, str]]) -> None:
        """Remember the files, all of whose articles are kept now, for the next run; not those by (source, origin) of
        which a document `failed`, and is to be told of again."""
        for source, known in self._known.items():
            now = {path: f for path, f in self._now.get(source, {}).items() if (source, path) not in failed}
            fresh = [(path, f.mark, f.documents) for path, f in now.items() if known.get(path) != f]
            self._store.keep_files(source, __version__, fresh, gone=[path for path in known if path not in now])
