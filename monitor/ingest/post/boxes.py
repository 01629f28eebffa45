"""`kind: mailbox`: the mails of known senders -> Documents, and a Problem for whatever cannot be read.

Nothing is changed in a mailbox. Whose mails are no source is not looked into; a mail that is one is read as a file of
mail is, so that a newsletter of several items comes as several articles.
"""

from __future__ import annotations

import mailbox
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from ssl import SSLContext
from typing import TYPE_CHECKING

from monitor.config import MailboxSource
from monitor.errors import MonitorError, ReadError
from monitor.ingest.file import formats, mail
from monitor.ingest.file.folders import shown
from monitor.ingest.file.records import Fault
from monitor.models import Document, Problem
from monitor.seam import seam
from monitor.steps import Step

if TYPE_CHECKING:
    from monitor.ingest.world import World

MOST = 5_000  #: mails of known senders that one reading takes
_HEAD = 100_000  # bytes in which the headers of a mail stand
_GRACE = timedelta(days=2)  # a mail's own date may be a zone and a clock off
_NAMED = 3  # senders that are told where none is known


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as a mailbox holds it."""

    key: str  #: the mailbox's own name for it
    data: bytes
    size: int  #: bytes of the whole of it; `data` may be its head only


def read(source: MailboxSource, world: World, tls: SSLContext | None = None) -> Iterator[Document | Problem]:
    """A document for each article in the mails of `senders` that are no older than `world.since`.

    `tls`, for tests, says whose certificates a server may have.
    """
    try:
        yield from _read(source, world, tls)
    except (ReadError, OSError) as error:
        reason = (error.strerror or type(error).__name__) if isinstance(error, OSError) else error
        yield Problem(source.name, shown(f"{_origin(source)}: {reason}"))


def _read(source: MailboxSource, world: World, tls: SSLContext | None) -> Iterator[Document | Problem]:
    if source.imap is None:
        yield from _mails(source, world, on_disk(world.base / (source.path or "")))
        return
    if world.fetch is None:
        yield Problem(source.name, f"{_origin(source)}: not read, since nothing is fetched in this run")
        return
    from monitor.ingest.post import imap

    since = world.since - _GRACE if world.since else None
    with imap.opened(source.imap, os.environ, tls) as box:
        wanted = [head.key for head in box.heads(since) if is_from(head.data, source.senders)]
        yield from _mails(source, world, box.whole(wanted[-MOST:]))


def _mails(source: MailboxSource, world: World, letters: Iterator[Letter]) -> Iterator[Document | Problem]:
    seen: set[str] = set()
    others: Counter[str] = Counter()
    for letter in letters:
        head = head_of(letter.data)
        if not is_from(letter.data, source.senders):
            others[sender(head) or "nobody"] += 1
            continue
        row = str(head.get("Message-ID", "")).strip(" <>\t\r\n")[:200] or letter.key
        if row in seen or _old(head, world.since):
            seen.add(row)
            continue
        seen.add(row)
        world.tell(Step(f"reading {source.name}", shown(row), len(seen)))
        failed: list[Problem] = []
        with seam(source.name, f"{_origin(source)}, mail {row}", failed.append):
            yield from _documents(source, letter, row)
        yield from failed
        if len(seen) >= MOST:
            yield Problem(source.name, f"{_origin(source)}: more than {MOST:,} mails; the rest was left out")
            return
    if others and not seen:
        names = ", ".join(name for name, _ in others.most_common(_NAMED))
        words = f"{others.total()} mails, and none of them from `senders`; most are from {names}"
        yield Problem(source.name, shown(f"{_origin(source)}: {words}"))


def _documents(source: MailboxSource, letter: Letter, row: str) -> Iterator[Document | Problem]:
    where = f"{_origin(source)}, mail {row}"
    try:
        if letter.size > formats.WHOLE:
            raise ReadError(f"has more than {formats.WHOLE / 1e6:.0f} MB; save the article itself")
        for item in mail.mail(BytesIO(letter.data), {}):
            if isinstance(item, Fault):
                yield Problem(source.name, shown(f"{where}: {item.message}"))
                continue
            part = f"{row}#{item.row}" if item.row else row
            record = replace(item, row=part)
            yield Document(source.name, _origin(source), part, record.form, record.content, record.given, source.outlet)
    except ReadError as error:
        yield Problem(source.name, shown(f"{where}: {error}"))


def _origin(source: MailboxSource) -> str:
    if source.imap is not None:
        return f"imap://{source.imap.host}/{source.imap.folder}"
    return shown((source.path or "").removeprefix("./"))


# --- whose mail it is --------------------------------------------------------------------------------------------


def is_from(data: bytes, senders: Sequence[str]) -> bool:
    """Whether a mail is from one of `senders`: addresses, or hosts with those below them."""
    address = sender(head_of(data))
    if address is None:
        return False
    host = address.rpartition("@")[2]
    known = {one.strip().lower().removeprefix("@") for one in senders}
    return address in known or any(f".{host}".endswith(f".{one}") for one in known if "@" not in one)


def sender(head: Message) -> str | None:
    """The one address that a mail is from; None where there is none, or more than one: then nobody knows who wrote.

    The header is taken as it was sent: an address within an encoded name is a name.
    """
    lines = head.get_all("From") or []
    if len(lines) != 1:
        return None
    address = parseaddr(" ".join(str(lines[0]).split()))[1].lower()
    return address if address.count("@") == 1 and not address.startswith("@") else None


def head_of(data: bytes) -> Message:
    """The headers of a mail."""
    end = min((at for mark in (b"\n\n", b"\r\n\r\n") if (at := data.find(mark)) >= 0), default=_HEAD)
    return message_from_bytes(data[: min(end, _HEAD)] + b"\n\n")


def _old(head: Message, since: datetime | None) -> bool:
    """Whether a mail says that it is older than what is news; one that says nothing that can be read is not."""
    try:
        sent = parsedate_to_datetime(str(head.get("Date", "")))
    except (ValueError, TypeError, OverflowError):
        return False
    return since is not None and (sent if sent.tzinfo else sent.replace(tzinfo=UTC)) < since - _GRACE


# --- mailboxes on this machine -----------------------------------------------------------------------------------


def on_disk(path: Path) -> Iterator[Letter]:
    """The mails of a Maildir or of an mbox file. Raises ReadError for what is neither."""
    if path.is_dir():
        yield from _maildir(path)
        return
    if not path.exists():
        raise ReadError("there is no such mailbox; correct its path")
    if not path.is_file():
        raise ReadError("is a pipe or a device, not a mailbox")
    with path.open("rb") as stream:
        head = stream.read(len(b"From "))
    if head and head != b"From ":
        raise ReadError('is no mbox file (it does not begin with "From "); for mails in files write kind: files')
    yield from _mbox(path)


def _maildir(path: Path) -> Iterator[Letter]:
    """The mails of a Maildir by the names that do not change, flags and folder aside."""
    folders = [path / name for name in ("cur", "new") if (path / name).is_dir()]
    if not folders:
        raise ReadError("is a folder without cur and new, so no Maildir; for mails in files write kind: files")
    files = {file.name.partition(":")[0]: file for folder in folders for file in folder.iterdir()}
    for name, file in sorted(files.items()):
        if name.startswith(".") or not file.is_file():
            continue
        with file.open("rb") as stream:
            data = stream.read(formats.WHOLE + 1)
        yield Letter(name, data, len(data))


def _mbox(path: Path) -> Iterator[Letter]:
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.keys(), 1):
            with box.get_file(key) as stream:
                data = stream.read(formats.WHOLE + 1)
            yield Letter(str(number), data, len(data))
    except mailbox.Error as error:
        raise MonitorError(f"{path.name}: {error}") from error
    finally:
        box.close()
