"""A place on a file system that fsspec knows: S3 and what speaks like it (`monitor[s3]`), and others.

A file there is replaced as a whole by the server, so nothing is written aside. What no such file system can do is to
show a folder at once: an issue's `issue.json`, by which the archive knows it, is the last of its files to be written.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import ENOENT
from functools import partial
from hashlib import md5
from itertools import groupby, islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import fsspec

from monitor.errors import MonitorError
from monitor.publish.places.place import unwritten
from monitor.seam import Told, attempt, reraise, seam
from monitor.steps import Tell, each, silent

_SOURCE = "archive"  # whose problem it is
_LAST = ("SHA256SUMS", "issue.json")  # of an issue's files
_AT_ONCE = 16  # files that are on their way together
_IN_HAND = 64  # files that are made before they are sent
_PLAIN = "application/octet-stream"
_TRIES = 3  # of each request
_PATIENCE: Mapping[str, Mapping[str, Any]] = {  # by protocol; what waits for ever would take the morning with it
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 20, "retries": {"total_max_attempts": 1}}},
    "sftp": {"timeout": 20},
}
_FLAT = {"s3", "gs", "abfs"}  # without folders; where one is asked for, a bucket would be made
_Listing = Mapping[str, Mapping[str, Any]]  # what lies in a folder, by name, as its file system describes it
_TYPED = {"s3": "ContentType", "gs": "content_type"}  # how each is told what a file is, so that browsers show it


def remote(address: str) -> Remote:
    """The place at an address; what stands behind a ? are options of its file system, like endpoint_url.

    Raises MonitorError where what reaches it is not installed, or its options are none.
    """
    parts = urlsplit(address)
    options = {**_PATIENCE.get(parts.scheme, {}), **dict(parse_qsl(parts.query))}
    plain = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))
    try:
        files, root = fsspec.core.url_to_fs(plain, use_listings_cache=False, skip_instance_cache=True, **options)
    except ImportError as error:
        extra = "pip install 'monitor[s3]'" if parts.scheme == "s3" else f"fsspec says: {error}"
        raise MonitorError(f"{plain} needs a library that is not installed; {extra}") from None
    except (ValueError, TypeError) as error:
        raise MonitorError(f"{plain} cannot be opened: {error}") from None
    files.retries = _TRIES  # of s3fs; others do not ask for it
    return Remote(files, root, plain)


class Remote:
    """A `Place` below `root` of a file system of fsspec."""

    def __init__(self, files: Any, root: str, name: str) -> None:
        self._files, self._root, self.name = files, root.rstrip("/"), name

    def at(self, name: str) -> str:
        """The address of a file."""
        return f"{self.name}/{name}"

    def require(self) -> None:
        """Nothing is in the way for good; that it cannot be reached may pass until the issue is made."""

    def names(self, folder: str = "") -> frozenset[str]:
        """The names of what lies directly in a folder."""
        return frozenset(self._listed(folder))

    def below(self, folder: str = "") -> list[str]:
        """All files in and below a folder, sorted."""
        with _asked(self.at(folder)):
            try:
                found = self._files.find(self._path(folder))
            except FileNotFoundError:
                return []
        return sorted(path[len(self._root) :].lstrip("/") for path in found)

    def read(self, name: str) -> bytes:
        """The content of a file."""
        with _asked(self.at(name)):
            content: bytes = self._files.cat_file(self._path(name))
        return content

    def served(self, name: str) -> bytes | None:
        """The content of a file."""
        try:
            return self.read(name)
        except FileNotFoundError:
            return None

    def make(self, folder: str, files: Mapping[str, bytes], told: Told = reraise) -> None:
        """Put the files there; what tells the archive that an issue is there is the last, and must be taken."""
        self._listed("")
        self._have(folder)
        named = {name: {f"{folder}/{name}": data} for name, data in files.items()}
        self._write({n: data for name, one in named.items() if name not in _LAST for n, data in one.items()}, told)
        for name in _LAST:
            self._write(named.get(name, {}), told if name != _LAST[-1] else reraise)

    def put(self, files: Iterable[tuple[str, bytes]], told: Told = reraise, tell: Tell = silent) -> None:
        """Put files into place, a few of a folder at a time; what would not change is left alone, by its size and its
        checksum where it has one."""
        by_folder = groupby(files, lambda pair: pair[0].rpartition("/")[0])
        for folder, some in each(tell, "writing pages", by_folder, lambda pair: pair[0] or "index.html"):
            what = unwritten(f"{folder}/")
            there = attempt(partial(self._listed, folder), None, _SOURCE, what, told)
            while there is not None and (wanted := dict(islice(some, _IN_HAND))):
                put = partial(self._put, folder, wanted, there, told)
                there = attempt(put, None, _SOURCE, what, told)
            if there is None:
                self._listed("")  # where nothing is to be had any more the others would only wait

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        with suppress(FileNotFoundError), _asked(self.at(name)):
            self._files.rm(self._path(name), recursive=True)

    def sweep(self) -> None:
        """Nothing is left half made."""

    def _put(self, folder: str, files: Mapping[str, bytes], there: _Listing, told: Told) -> _Listing:
        changed = {name: data for name, data in files.items() if not self._holds(there, name, data)}
        if changed and not there:
            self._have(folder)
        self._write(changed, told)
        return there

    def _have(self, folder: str) -> None:
        if self._protocol not in _FLAT:
            with _asked(self.at(folder)):
                self._files.makedirs(self._path(folder), exist_ok=True)

    @property
    def _protocol(self) -> str:
        names = self._files.protocol
        return str(names if isinstance(names, str) else names[0])

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}".rstrip("/")

    def _listed(self, folder: str) -> _Listing:
        """What lies directly in a folder."""
        path = self._path(folder)
        with _asked(self.at(folder)):
            try:
                found = self._files.ls(path, detail=True)
            except FileNotFoundError:
                return {}
        named = {info["name"].rstrip("/"): info for info in found}
        return {name.rpartition("/")[2]: info for name, info in named.items() if name.strip("/") != path.strip("/")}

    def _holds(self, there: _Listing, name: str, data: bytes) -> bool:
        info = there.get(name.rpartition("/")[2])
        if info is None or info.get("size") != len(data):
            return False
        tag = str(info.get("ETag", "")).strip('"')
        if len(tag) == 32 and tag == md5(data, usedforsecurity=False).hexdigest():
            return True
        return self.read(name) == data

    def _write(self, files: Mapping[str, bytes], told: Told) -> None:
        """Write files, many at once where the file system can; where that fails one by one, to know which."""
        kinds: dict[str, dict[str, bytes]] = {}
        for name, data in files.items():
            kinds.setdefault(_kind(name), {})[name] = data
        for kind, some in kinds.items():
            if len(some) > 1 and getattr(self._files, "async_impl", False):
                heard: list[object] = []
                with seam(_SOURCE, "", heard.append):
                    self._pipe(some, kind)
                if not heard:
                    continue
            for name, data in some.items():
                with seam(_SOURCE, unwritten(name), told):
                    self._pipe({name: data}, kind)

    def _pipe(self, files: Mapping[str, bytes], kind: str) -> None:
        typed = {_TYPED[self._protocol]: kind} if self._protocol in _TYPED else {}
        with _asked(self.at(next(iter(files)))):
            if len(files) == 1:
                ((name, data),) = files.items()
                self._files.pipe_file(self._path(name), data, **typed)
            else:
                self._files.pipe({self._path(n): data for n, data in files.items()}, batch_size=_AT_ONCE, **typed)


@contextmanager
def _asked(where: str) -> Iterator[None]:
    """What a file system's library raises, as an OSError that says where."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileNotFoundError(ENOENT, _said(error), where) from error
    except Exception as error:
        raise OSError(None, _said(error), where) from error


def _said(error: Exception) -> str:
    return " ".join((getattr(error, "strerror", None) or str(error)).split()) or type(error).__name__


def _kind(name: str) -> str:
    """What a file is, as a browser is told."""
    kind = {"eml": "message/rfc822", "js": "text/javascript"}.get(name.rpartition(".")[2])
    kind = kind or mimetypes.guess_type(name)[0] or ("text/plain" if name.endswith("SHA256SUMS") else _PLAIN)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else kind
