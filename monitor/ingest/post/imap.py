"""A mailbox on a server: over TLS, looked at only. No other module knows imap-tools."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from imaplib import IMAP4

from imap_tools import AND, MailBox, MailboxLoginError, MailMessage
from imap_tools.errors import ImapToolsError

from monitor.config import Imap
from monitor.errors import ReadError
from monitor.ingest.file import formats
from monitor.ingest.post.boxes import Letter

_TIMEOUT = 30.0  # seconds that the server may say nothing
_BULK = 200  # heads that are asked for at once


class _Raw(MailMessage):
    """A mail as it was sent; the library would parse it at once."""

    def __init__(self, fetch_data: list[object]) -> None:
        self.raw, self._raw_uid_data, self._raw_flag_data = self._get_message_data_parts(fetch_data)


class Box:
    """An open mailbox."""

    def __init__(self, server: MailBox) -> None:
        self._server = server
        self._sizes: dict[str, int] = {}

    def heads(self, since: datetime | None) -> Iterator[Letter]:
        """The heads of the mails that came since that day, oldest first."""
        uids = self._server.uids(AND(date_gte=since.date()) if since else "ALL", charset=None)
        for head in self._server.fetch(uid_list=uids, mark_seen=False, headers_only=True, bulk=_BULK) if uids else ():
            letter = _letter(head)
            self._sizes[letter.key] = letter.size
            yield letter

    def whole(self, keys: Sequence[str]) -> Iterator[Letter]:
        """The mails of these keys; of one that is too large the head."""
        for key in keys:
            small = self._sizes.get(key, 0) <= formats.WHOLE
            for found in self._server.fetch(uid_list=[key], mark_seen=False, headers_only=not small):
                yield _letter(found)


def _letter(found: MailMessage) -> Letter:
    data = found.raw if isinstance(found, _Raw) else b""
    return Letter(found.uid or "", data, max(found.size_rfc822, len(data)))


@contextmanager
def opened(place: Imap, environment: Mapping[str, str], tls: ssl.SSLContext | None = None) -> Iterator[Box]:
    """The mailbox at `place`, open for reading. Raises ReadError where the server does not let us, or breaks off."""
    password = environment.get(place.password_env)
    if not password:
        raise ReadError(f"the environment variable {place.password_env} is not set; put the password there")
    try:
        context = tls or ssl.create_default_context()
        with MailBox(place.host, place.port, timeout=_TIMEOUT, ssl_context=context) as server:
            server.email_message_class = _Raw
            server.login(place.username, password, initial_folder=None)
            server.folder.set(place.folder, readonly=True)
            yield Box(server)
    except MailboxLoginError:
        raise ReadError("the server refuses the log-in; check username and password") from None
    except ssl.SSLError as error:
        raise ReadError(f"its certificate is not to be trusted or it speaks no TLS ({error.reason})") from None
    except (ImapToolsError, IMAP4.error) as error:
        raise ReadError(f"the server refuses ({str(error)[:200]})") from None
    except OSError as error:
        raise ReadError(f"cannot be reached ({error})") from None
