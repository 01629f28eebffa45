"""A newsletter copied while it runs, and put back: its configuration, templates, readers, archive and store.

The archive goes first and the store last: what the store knows beyond its archive can be written again, and an issue
that only the archive knew would be told twice. Each file has its hash in `SHA256SUMS`; nothing is put back where one is
not what it was.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from monitor.config import Config
from monitor.delivery.tokens import place as secret_of
from monitor.errors import MonitorError
from monitor.publish.places import ASIDE, Disk, place_of
from monitor.publish.whole import put
from monitor.steps import Tell, each, silent
from monitor.store import Home, Store, home_of
from monitor.store.engines.files import saved

SUMS = "SHA256SUMS"
_CONFIG, _STORE, _SECRET = "sources.yaml", "store.db", "store.db.secret"
_TEMPLATES, _ARCHIVE = "templates", "archive"
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds."""

    files: int
    fresh: int  #: of them, copied this time
    left: tuple[str, ...]  #: files that the configuration names and that lie elsewhere: they are not in it


def backup(config: Config, folder: Path, tell: Tell = silent) -> Saved:
    """Copy the newsletter into `folder`, which is made; what an earlier backup there holds already is not copied again.

    Raises MonitorError where the folder is none for a backup, StoreError, OSError.
    """
    _require_place(config, folder)
    known = _sums(folder) if (folder / SUMS).exists() else {}
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sums: dict[str, str] = {}
    fresh = 0
    for name, path in each(tell, "copying", [*_parts(config)], lambda part: part[0]):
        with suppress(FileNotFoundError):  # what a run moved away meanwhile
            copied = _copied(path, folder / name)
            sums[name] = _hash(folder / name) if copied or name not in known else known[name]
            fresh += copied
    home = home_of(config.store, config.base)
    if home.exists():
        _save(config, home, folder, tell)
        sums[_STORE] = _hash(folder / _STORE)
    listed = "".join(f"{found}  {name}\n" for name, found in sorted(sums.items()))
    put(folder / SUMS, listed.encode(), aside=folder / f"{ASIDE}{SUMS}", private=True)
    return Saved(len(sums), fresh + (_STORE in sums), tuple(_left(config)))


def restore(folder: Path, base: Path, read: Callable[[Path], Config], *, over: bool, tell: Tell = silent) -> int:
    """Put a backup in `folder` back into `base`; returns how many files it has.

    `read` reads a configuration. Every hash is checked before anything is changed. With `over` a store that is there is
    called NAME.before-restore, and other files are overwritten. Raises MonitorError where there is no backup, a file of
    it is not what it was, or something is in the way; ConfigError, OSError.
    """
    if not (folder / SUMS).is_file():
        raise MonitorError(f"{folder} holds no backup; `monitor backup FOLDER` makes one")
    sums = _sums(folder)
    _require_whole(folder, sums, tell)
    config = read(folder / _CONFIG)
    home = home_of(config.store, base)
    apart = home.shared and _STORE in sums  # a store that is no file
    places = {name: _place(config, base, name) for name in sums if not (apart and name == _STORE)}
    there = [str(path) for path in places.values() if path.exists()] + ([home.name] if apart and home.exists() else [])
    if there and not over:
        raise MonitorError(f"{_few(there)} there already; --over puts the backup in their place")
    if _STORE in sums:
        home.step_aside()
    for name in each(tell, "putting back", sorted(places, key=lambda name: name == _STORE)):
        _copied(folder / name, places[name])
    if apart:
        _put_rows(folder, config.store, base, tell)
    return len(sums)


def _save(config: Config, home: Home, folder: Path, tell: Tell) -> None:
    """The store as it is at this moment, in a file, also while it is used."""
    if not home.shared:
        saved(home.path, folder / _STORE)
        return
    aside = folder / f"{ASIDE}{_STORE}"
    aside.unlink(missing_ok=True)
    with (
        Store.open(config.store, config.base, reading=True) as store,
        Store.open(f"sqlite:///{aside.name}", folder) as new,
    ):
        store.copy_to(new, tell, secret=store.secret())
    aside.replace(folder / _STORE)


def _put_rows(folder: Path, store: str, base: Path, tell: Tell) -> None:
    """The store of a backup into the one on a server, which is empty."""
    with Store.open(f"sqlite:///{_STORE}", folder, reading=True) as old, Store.open(store, base) as new:
        old.copy_to(new, tell, secret=old.secret())


def _parts(config: Config) -> Iterator[tuple[str, Path]]:
    """What is copied, the archive first: the name in the backup and where it lies."""
    archive = _archive(config)
    for path in _files(archive) if archive else ():
        if archive and not any(part.startswith(ASIDE) for part in path.relative_to(archive).parts):
            yield f"{_ARCHIVE}/{path.relative_to(archive).as_posix()}", path
    for path in _files(config.base / _TEMPLATES):
        yield path.relative_to(config.base).as_posix(), path
    yield _CONFIG, config.base / Path(config.marks.name).name
    yield from ((name, config.base / name) for name in _named(config) if _is_inside(config, name))
    if (secret := secret_of(config)).exists():
        yield _SECRET, secret


def _named(config: Config) -> list[str]:
    """The files that the configuration names: of readers, of a key."""
    delivery = config.delivery
    named = [delivery.readers, delivery.dkim.key if delivery.dkim else None] if delivery else []
    return [name for name in named if name is not None]


def _left(config: Config) -> list[str]:
    elsewhere = [] if _archive(config) else [config.archive]
    return [*elsewhere, *(name for name in _named(config) if not _is_inside(config, name))]


def _archive(config: Config) -> Path | None:
    """The folder of the archive; None where it lies on another file system."""
    place = place_of(config)
    return place.folder if isinstance(place, Disk) else None


def _is_inside(config: Config, name: str) -> bool:
    """Whether a file lies in the newsletter's folder, at a place that is no other part's."""
    base = config.base.resolve()
    found = (base / name).resolve()
    return found.is_file() and found.is_relative_to(base)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _place(config: Config, base: Path, name: str) -> Path:
    """Where a file of a backup belongs."""
    store = home_of(config.store, base).path
    if name == _STORE:
        return store
    if name == _SECRET:
        return store.with_name(f"{store.name}.secret")
    if name.startswith(f"{_ARCHIVE}/"):
        return base / config.archive / name.removeprefix(f"{_ARCHIVE}/")
    return base / name


def _require_place(config: Config, folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise MonitorError(f"{folder} is a file; name a folder for the backup")
    inside = [*filter(None, [_archive(config)]), config.base / _TEMPLATES]
    if folder.resolve() == config.base.resolve() or any(folder.resolve().is_relative_to(p.resolve()) for p in inside):
        raise MonitorError(f"{folder} is part of the newsletter itself; name another folder, best on another disk")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SUMS).exists():
        raise MonitorError(f"{folder} holds something else than a backup; name an empty folder, or one of a backup")


def _sums(folder: Path) -> dict[str, str]:
    """The hash of each file of a backup. Raises MonitorError where the list is damaged, or leads out of the folder."""
    found = {}
    for line in (folder / SUMS).read_text("utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or not name or ".." in Path(name).parts or Path(name).is_absolute():
            raise MonitorError(f"{folder / SUMS}: is damaged at {line[:80]!r}; take another backup")
        found[name] = digest
    return found


def _require_whole(folder: Path, sums: dict[str, str], tell: Tell) -> None:
    wrong = []
    for name in each(tell, "checking", sorted(sums)):
        path = folder / name
        if not path.is_file() or _hash(path) != sums[name]:
            wrong.append(name)
    if wrong or _CONFIG not in sums:
        raise MonitorError(f"{folder}: {_few(wrong or [_CONFIG])} not what the backup had; nothing was changed")


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _TOLD} more are" if len(names) > _TOLD else (" are" if len(names) > 1 else " is")
    return ", ".join(names[:_TOLD]) + more


def _copied(path: Path, target: Path) -> bool:
    """Copy a file unless it is there already, to the size and the time; whether it was copied."""
    found = path.stat()
    with suppress(OSError):
        there = target.stat()
        if (there.st_size, there.st_mtime_ns) == (found.st_size, found.st_mtime_ns):
            return False
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{ASIDE}{target.name}")
    shutil.copy2(path, aside)
    aside.replace(target)
    return True


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
