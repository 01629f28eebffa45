"""Rules for the headers of a mail and for how it is put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from monitor.lint.findings import Finding, finding
from monitor.lint.parcel import Parcel

_ONCE = (
    "from sender reply-to to cc date subject message-id mime-version content-type content-transfer-encoding list-id"
    " list-archive list-unsubscribe-post auto-submitted"
).split()
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(r"[^\s@<>(),;:\"]@[^\s@<>(),;:\"]")
_MESSAGE_ID = re.compile(r"<[^<>@\s]{1,250}@[^<>@\s]{1,250}>")
_LIST_ID = re.compile(r"(?:[^<>]{0,500}\s)?<[A-Za-z0-9._-]{1,250}>")
_TARGET = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>", re.IGNORECASE)
_ENOUGH = ("utf-8", "utf8", "us-ascii", "ascii")
_ONE_CLICK = "list-unsubscribe=one-click"
_WIDEST = 78
_MOST_LINES = 20_000


def check(parcel: Parcel) -> Iterator[Finding]:
    """What is wrong with the mail around its HTML."""
    yield from _parts(parcel)
    yield from _required(parcel)
    yield from _lists(parcel)
    for name in _ONCE:
        if (count := len(parcel.every(name))) > 1 and name != "subject":
            yield finding("duplicate-header", f"header {_title(name)}", f"is there {count} times")
    for name, raw, decoded in parcel.headers:
        if _HIDDEN.search(decoded) or _HIDDEN.search(raw):
            yield finding("header-control", f"header {_title(name)}", "holds characters that do not show")


def _parts(parcel: Parcel) -> Iterator[Finding]:
    kinds = [kind for kind in parcel.types[1:] if kind in {"text/plain", "text/html"}]
    if parcel.html is None:
        yield finding("no-html", "mail", "has no HTML")
    if parcel.text is None or not parcel.text.strip():
        yield finding("no-text", "mail", "has no plain text, or an empty one")
    elif parcel.html is not None and kinds.index("text/html") < kinds.index("text/plain"):
        yield finding("part-order", "mail", "its HTML stands before its plain text")
    elif parcel.html is not None and "multipart/" not in parcel.types[0]:
        yield finding("no-text", "mail", f"is {parcel.types[0]}")
    for kind, charset in parcel.charsets:
        if charset not in _ENOUGH:
            yield finding("charset", kind, f"is in {charset[:40] or 'no named character set'}")
    for number, line in enumerate((parcel.text or "").splitlines()[:_MOST_LINES], start=1):
        if len(line) > _WIDEST and "://" not in line:
            yield finding("text-columns", f"text:{number}", f"has {len(line)} columns")
            break


def _required(parcel: Parcel) -> Iterator[Finding]:
    subjects = parcel.every("subject")
    raw = next((written for name, written, _ in parcel.headers if name == "subject"), "")
    if len(subjects) != 1:
        yield finding("subject", "header Subject", f"is there {len(subjects)} times")
    elif not subjects[0].strip() or re.search(r"[\r\n]", re.sub(r"\r?\n[ \t]", " ", subjects[0])):
        yield finding("subject", "header Subject", "is empty, or more than one line")
    elif raw.isascii() is False:
        yield finding("header-control", "header Subject", "holds letters beyond ASCII that are not encoded (RFC 2047)")
    if not _ADDRESS.search(parcel.one("from") or ""):
        yield finding("from", "header From", "names no address")
    if not _MESSAGE_ID.fullmatch((parcel.one("message-id") or "").strip()):
        yield finding("message-id", "header Message-ID", "is missing or not of the form <…@…>")
    if not _is_date(parcel.one("date")):
        yield finding("date", "header Date", "is missing or no date")
    if (parcel.one("auto-submitted") or "no").strip().lower() == "no":
        yield finding("auto-submitted", "header Auto-Submitted", "is missing")


def _lists(parcel: Parcel) -> Iterator[Finding]:
    if not _LIST_ID.fullmatch(" ".join((parcel.one("list-id") or "").split())):
        yield finding("list-id", "header List-ID", "is missing or not of the form <…>")
    if not _TARGET.search(parcel.one("list-archive") or ""):
        yield finding("list-archive", "header List-Archive", "is missing")
    ways = [written for name, written, _ in parcel.headers if name == "list-unsubscribe"]
    addressed = bool(parcel.every("to"))
    if len(ways) > 1 or any("\n" in way.strip() for way in ways):
        yield finding("list-unsubscribe", "header List-Unsubscribe", "stands on more than one line")
    elif (ways and not _TARGET.search(ways[0])) or (not ways and addressed):
        yield finding("list-unsubscribe", "header List-Unsubscribe", "is missing or names no address")
    if (post := parcel.one("list-unsubscribe-post")) is not None:
        secure = any(way.lower().startswith("https:") for written in ways for way in _TARGET.findall(written))
        if not secure or "".join(post.split()).lower() != _ONE_CLICK:
            yield finding("one-click", "header List-Unsubscribe-Post", f"says {post.strip()[:60]!r}")


def _is_date(text: str | None) -> bool:
    try:
        return bool(text) and parsedate_to_datetime(str(text)[:100]) is not None
    except (ValueError, TypeError, IndexError, OverflowError):
        return False


def _title(name: str) -> str:
    return "-".join("ID" if word == "id" else word.capitalize() for word in name[:60].split("-"))
