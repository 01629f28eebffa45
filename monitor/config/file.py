"""The file itself: reading it, checking what no single key can tell, and what its paths match."""

from __future__ import annotations

import glob
import ipaddress
import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import cache, reduce
from itertools import takewhile
from operator import or_
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, create_model

from monitor.config import faults, marks
from monitor.config.marks import Fault, Marks
from monitor.config.section import Section
from monitor.config.sections import Config, File, FilesSource, OurSource
from monitor.config.values import duration
from monitor.errors import ConfigError, QueryError

Find = Callable[[str, Path], Sequence[Path]]
LIMIT = 1_000_000  #: bytes of a sources.yaml
WILD = frozenset("*?[")  #: what makes a part of a path a pattern


def load(
    path: Path, *, query: Callable[[str], object] | None = None, kinds: Sequence[type[Section]] = ()
) -> Config:  # fmt: skip
    """The configuration that a file holds.

    `query` checks a `match` text and raises QueryError; without it those texts are only checked for being there.
    `kinds` are the schemas of further kinds of sources, each with its own `kind: Literal[…]`; ours may be there too.
    Raises ConfigError with all faults of the file at once.
    """
    name = str(path)
    plain, lines, found = marks.read(_text(path), name)
    if not found and plain is None:
        raise ConfigError([f"{name}:1: the file is empty, `monitor init` writes one to start from"])
    if not isinstance(plain, dict):
        found = found or [Fault(1, (), 'is no list of keys, begin it with lines like "sources:"')]
        raise ConfigError(faults.lines(found, name))
    plain = {
        key: value for key, value in plain.items() if value is not None
    }  # "delivery:" with all below commented out
    found += _across(plain, lines, query)
    try:
        file = _model(tuple(kinds)).model_validate_json(json.dumps(plain), strict=True)
    except ValidationError as error:
        found += faults.explained(error.errors(include_url=False), plain, lines, _schema(tuple(kinds)))
        file = None
    if found or file is None:
        raise ConfigError(faults.lines(found, name))
    keys = {key: getattr(file, key) for key in File.model_fields}
    return Config.model_construct(**keys, base=path.parent, marks=lines)


def schema(kinds: Sequence[type[Section]] = ()) -> str:
    """The JSON Schema of sources.yaml, for editors."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | _schema(tuple(kinds)) | {"title": "sources.yaml"}, indent=2, ensure_ascii=False)


def listed(pattern: str, base: Path) -> list[Path]:
    """The paths that a pattern names, from `base`, sorted: `*` is any name, `**` any depth of folders."""
    names = glob.iglob(pattern, root_dir=base, recursive=True)  # noqa: PTH207  # Path.glob takes no absolute path
    return sorted(base / name for name in names)


def matches(config: Config, source: FilesSource, *, find: Find = listed) -> list[Path]:
    """The files that a source's `path` names; `find` lists the paths of a pattern, seen from a folder."""
    return [path for path in find(source.path, config.base) if os.path.isfile(path)]  # noqa: PTH113  # it never raises


def tidied(pattern: str, base: Path) -> bool:
    """Whether the folder is there in which a wildcard of `pattern` looks: that nothing is in it is no mistake."""
    fixed = tuple(takewhile(lambda part: not WILD & set(part), pattern.split("/")))
    return "\\" not in pattern and "/".join(fixed) != pattern and os.path.isdir(base / "/".join((*fixed, "")))  # noqa: PTH112


def unmatched(config: Config, *, find: Find = listed) -> list[str]:
    """A fault line for each `files` source whose path matches no file, unless it names a folder that is empty now."""
    return faults.lines(
        (
            Fault(config.marks.line(("sources", n, "path")), ("sources", n, "path"), _nothing(source.path, config.base))
            for n, source in enumerate(config.sources)
            if isinstance(source, FilesSource)
            and not tidied(source.path, config.base)
            and not matches(config, source, find=find)
        ),
        config.marks.name,
    )


def unused(config: Config, *, find: Find = listed) -> list[str]:
    """A warning line for each key of `articles` that names no file of its source."""
    found: list[Fault] = []
    for n, source in enumerate(config.sources):
        if not isinstance(source, FilesSource) or not source.articles:
            continue
        names = {end for path in matches(config, source, find=find) for end in _ends(path)}
        for key in sorted(source.articles):
            if unicodedata.normalize("NFC", key).removeprefix("./") not in names:
                place = ("sources", n, "articles", key)
                message = "no file of this source has that name, correct it or delete the entry"
                found.append(Fault(config.marks.line(place), place, message))
    return faults.lines(found, config.marks.name)


def _ends(path: Path) -> Iterable[str]:
    """`a/b/c.txt` -> c.txt, b/c.txt, a/b/c.txt; in the one Unicode form that names are compared in."""
    parts = unicodedata.normalize("NFC", path.as_posix()).strip("/").split("/")
    return ("/".join(parts[n:]) for n in range(len(parts)))


def _nothing(pattern: str, base: Path) -> str:
    if (base / pattern).is_dir():
        return f"{faults.shown(pattern)} is a folder, write {pattern.rstrip('/')}/**/* for all files in it"
    if "\\" in pattern:
        return f"{faults.shown(pattern)} matches no file, write / between folders, not \\"
    return f"{faults.shown(pattern)} matches no file below {base.resolve().as_posix()}, put files there or correct it"


def _text(path: Path) -> str:
    """The file's text. Raises ConfigError where it cannot be had."""
    try:
        if path.exists() and not path.is_file():
            raise ConfigError([f"{path}: this is a folder, name the file: --config FILE"])
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ConfigError([
            f"{path}: there is no such file, `monitor init` writes one; or name yours with --config FILE"
        ]) from None  # fmt: skip
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError([f"{path}: the file cannot be read ({reason}), change its permissions or its name"]) from None
    if len(data) > LIMIT:
        raise ConfigError([f"{path}: the file is larger than {LIMIT:,} bytes, is it the right one?"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError([f"{path}:{line}: the file is not UTF-8 here, save it as UTF-8 in your editor"]) from None


@cache
def _model(kinds: tuple[type[Section], ...]) -> type[File]:
    if not kinds:
        return File
    union = reduce(or_, kinds, OurSource)  # one that is there already counts once
    sources = tuple[Annotated[union, Field(discriminator="kind")], ...]  # type: ignore[valid-type]  # known only now
    about = File.model_fields["sources"].description
    return create_model("File", __base__=File, sources=(sources, Field(min_length=1, description=about)))


@cache
def _schema(kinds: tuple[type[Section], ...]) -> dict[str, Any]:
    return _model(kinds).model_json_schema()


# --- what no single key can tell; the value may be of any shape here --------------------------------------------------


def _across(plain: dict[str, Any], lines: Marks, query: Callable[[str], object] | None) -> list[Fault]:
    topics, sources = _rows(plain.get("topics")), _rows(plain.get("sources"))
    found = _twice("topics", "id", topics, lines) + _twice("sources", "name", sources, lines)
    for n, topic in topics:
        text, place = topic.get("match"), ("topics", n, "match")
        if not isinstance(text, str):
            continue
        if not text.strip():
            found.append(Fault(lines.line(place), place, "is empty, write the words to look for"))
            continue
        try:
            if query is not None:
                query(text)
        except QueryError as error:
            found.append(Fault(lines.line(place), place, str(error)))
    for n, row in sources:
        found += _asks(n, "include", row, lines, query) + _asks(n, "exclude", row, lines, query)
    return found + _shared(_rows(plain.get("outlets")), lines) + _mailing(plain, lines) + _keeping(plain, lines)


def _asks(n: int, key: str, row: dict[str, Any], lines: Marks, query: Callable[[str], object] | None) -> list[Fault]:
    """What is wrong with the query of a source's filter."""
    place, text = ("sources", n, key), row.get(key)
    try:
        if query is not None and isinstance(text, str) and text.strip():
            query(text)
    except QueryError as error:
        return [Fault(lines.line(place), place, str(error))]
    return []


def _rows(value: object) -> list[tuple[int, dict[str, Any]]]:
    return [(n, row) for n, row in enumerate(value) if isinstance(row, dict)] if isinstance(value, list) else []


def _twice(part: str, key: str, rows: list[tuple[int, dict[str, Any]]], lines: Marks) -> list[Fault]:
    first: dict[str, int] = {}
    found = []
    for n, row in rows:
        if isinstance(value := row.get(key), str) and first.setdefault(value.strip(), n) != n:
            line = lines.line((part, first[value.strip()], key))
            place = (part, n, key)
            message = f"{faults.shown(value)} is taken (line {line}), give this one another {key}"
            found.append(Fault(lines.line(place), place, message))
    return found


def _shared(outlets: list[tuple[int, dict[str, Any]]], lines: Marks) -> list[Fault]:
    """The names and hosts that two outlets have."""
    first: dict[tuple[str, str], int] = {}
    found = []
    for n, row in outlets:
        for key in ("name", "aliases", "hosts"):
            for value in _texts(row.get(key)):
                kind = "host" if key == "hosts" else "name"
                owner = first.setdefault((kind, value.strip().casefold()), n)
                if owner != n:
                    place, line = ("outlets", n, key), lines.line(("outlets", owner))
                    message = f"{faults.shown(value)} is another outlet's (line {line}), delete it at one of the two"
                    found.append(Fault(lines.line(place), place, message))
    return found


def _texts(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _keeping(plain: dict[str, Any], lines: Marks) -> list[Fault]:
    """Issues that go while their articles are still taken, or their pages asked again."""
    place, kept = ("keep", "issues"), _span(plain, "keep", "issues")
    found = []
    for part, key in (("digest", "lookback"), ("fetch", "recheck")):
        if kept and (longer := _span(plain, part, key)) and longer > kept:
            line = lines.line((part, key))
            message = f"is shorter than {part}.{key} (line {line}), which is of articles that issues held; keep longer"
            found.append(Fault(lines.line(place), place, message))
    return found


def _span(plain: dict[str, Any], part: str, key: str) -> timedelta | None:
    """The duration that is written there; None where there is none."""
    section = plain.get(part)
    try:
        return duration(str(section.get(key)).strip()) if isinstance(section, dict) else None
    except ValueError:
        return None


def _mailing(plain: dict[str, Any], lines: Marks) -> list[Fault]:
    delivery = plain.get("delivery")
    if not isinstance(delivery, dict):
        return []
    found = []
    newsletter = plain.get("newsletter", {})
    if isinstance(newsletter, dict) and not newsletter.get("from"):
        message = "is missing, delivery needs an address that the mail comes from"
        found.append(Fault(lines.line(("newsletter",)), ("newsletter", "from"), message))
    found += _leaving(newsletter, lines)
    smtp = delivery.get("smtp")
    if isinstance(smtp, dict) and _bare(smtp):
        place = ("delivery", "smtp", "security")
        message = "none would send the password in the clear, write starttls or tls (or leave username out)"
        found.append(Fault(lines.line(place), place, message))
    return found


def _leaving(newsletter: object, lines: Marks) -> list[Fault]:
    """What is wrong with the page on which readers leave."""
    if not isinstance(newsletter, dict) or newsletter.get("unsubscribe") != "page":
        return []
    place = ("newsletter", "unsubscribe")
    if newsletter.get("unsubscribe_url"):
        return [Fault(lines.line(place), place, "page and unsubscribe_url are two ways, delete one of the two")]
    if not str(newsletter.get("archive_url")).lower().startswith("https://"):
        message = "page needs an archive_url that begins with https://: mail programs click on no other"
        return [Fault(lines.line(place), place, message)]
    return []


def _bare(smtp: dict[str, Any]) -> bool:
    """Whether a password would leave this machine unprotected."""
    if smtp.get("security") != "none" or not smtp.get("username"):
        return False
    host = str(smtp.get("host"))
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() != "localhost"
