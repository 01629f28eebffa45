"""Mail after mail over one connection to one SMTP server, over TLS that is checked, or what to do instead.

A mail ends as taken, refused, deferred or unknown. What is known of the connection when one fails says whether the
next can go: the scope of a DeliveryError.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr

from monitor.errors import DeliveryError, Scope
from monitor.publish.post.wire import Security, opened, without_delay
from monitor.publish.post.words import CLOSING, answered, explained, is_timeout, said

_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOTS = re.compile(rb"^\.", re.MULTILINE)  # at the beginning of a line they are doubled (RFC 5321, 4.5.2)
_FOR_THE_LAST = 4  # times as long is waited for its last answer: some read the mail first


@dataclass(frozen=True, slots=True)
class Account:
    """A mail server, and how to speak to it. `timeout`: seconds for each of its answers."""

    host: str
    port: int
    security: Security
    username: str | None = None
    password: str | None = None
    timeout: float = 30.0
    context: ssl.SSLContext | None = None  #: what certificates are trusted; by default those of the system

    @property
    def where(self) -> str:
        """How it is called in errors."""
        return f"mail server {self.host}:{self.port}"


class _AnswerError(Exception):
    """What the server answered to a command instead of doing it."""

    def __init__(self, code: int, reply: bytes, scope: Scope) -> None:
        super().__init__(code)
        self.code, self.reply, self.scope = code, reply, scope


class Session:
    """A way to one mail server, opened with the first mail; `close` it at the end."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._server: smtplib.SMTP | None = None

    def carry(self, letter: bytes, recipient: str, sender: str, transmitting: Callable[[], None] = lambda: None) -> str:
        """Hand `letter` (a whole mail with its headers) to the server for `recipient`; its words once it took it.

        `recipient` and `sender` may have a display name. With "starttls" and "tls" nothing is ever sent in the clear.
        `transmitting` is called once the server would take a mail for `recipient`, before it gets any of it; what it
        raises stops the mail, and is passed on. A connection that the server closed between two mails is opened anew.
        Raises DeliveryError: its `outcome` says what became of the mail, its `scope` whether others can go, and
        `permanent` is True where trying again without a change is of no use.
        """
        origin, target = _envelope(sender, recipient)
        data = _LINE_END.sub(b"\r\n", letter)
        begun = False

        def begins() -> None:
            nonlocal begun
            transmitting()
            begun = True

        while True:
            used = self._server is not None
            server = self._connected()
            try:
                return _handed(server, origin, target, data, self._account, begins)
            except _AnswerError as answer:
                self._settle(answer.code)
                if not (answer.code == CLOSING and used and not begun):
                    raise answered(answer.code, answer.reply, self._account.where, scope=answer.scope) from None
            except (smtplib.SMTPException, OSError) as error:
                self._drop()
                if not used or begun or is_timeout(error):
                    raise self._explained(error, "connection") from error
            except BaseException:
                self._drop()
                raise

    def greet(self) -> socket.socket | None:
        """Open the connection and log in, for no mail; returns it. Raises DeliveryError."""
        return self._connected().sock

    def close(self) -> None:
        """End the connection; what was taken is taken, however the goodbye goes."""
        if self._server is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._server.quit()
        self._drop()

    def _connected(self) -> smtplib.SMTP:
        """The connection, opened and logged in where it is not. Raises DeliveryError, which concerns all mails then."""
        if self._server is None:
            account = self._account
            _require_password(account)
            try:
                context = account.context or ssl.create_default_context()
                self._server = opened(account.host, account.port, account.security, account.timeout, context)
                _log_in(self._server, account)
                self._server.ehlo_or_helo_if_needed()
            except DeliveryError as error:
                self._drop()
                error.scope = "server"
                raise
            except (smtplib.SMTPException, OSError) as error:
                self._drop()
                raise self._explained(error, "server") from error
        return self._server

    def _settle(self, code: int) -> None:
        """Make the connection ready for the next mail after an answer; where that fails it is opened anew."""
        try:
            if code == CLOSING or self._server is None or self._server.rset()[0] != 250:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None

    def _explained(self, error: smtplib.SMTPException | OSError, scope: Scope) -> DeliveryError:
        account = self._account
        return explained(error, account.where, account.security, account.timeout, scope)


def _handed(
    server: smtplib.SMTP, origin: str, target: str, data: bytes, account: Account, begins: Callable[[], None]
) -> str:
    """Hand one mail over. Raises _AnswerError where the server does not take it, DeliveryError where nobody knows."""
    code, reply = server.mail(origin, _options(server, origin, target, data, account.where))
    if code != 250:
        raise _AnswerError(code, reply, "server" if code in range(500, 600) and code != 552 else "connection")
    code, reply = server.rcpt(target)
    if code not in (250, 251):
        raise _AnswerError(code, reply, "mail")
    begins()
    return _transmitted(server, data, account)


def _transmitted(server: smtplib.SMTP, data: bytes, account: Account) -> str:
    """The mail itself; returns the server's words once it took it.

    The dot that ends it goes apart: what fails before it was not taken for sure, and what fails behind it may be.
    """
    code, reply = server.docmd("DATA")
    if code != 354:
        raise _AnswerError(code, reply, "mail")
    server.send(_DOTS.sub(b"..", data.removesuffix(b"\r\n") + b"\r\n"))
    try:
        without_delay(server, account.timeout * _FOR_THE_LAST)
        server.send(b".\r\n")
        code, reply = server.getreply()
        server.timeout = account.timeout
    except (smtplib.SMTPException, OSError) as error:
        how = "gave no answer" if is_timeout(error) else "broke off"
        words = f"got the whole mail and {how}, so that nobody knows whether it took it; it is not sent again"
        raise DeliveryError(f"{account.where}: {words}", outcome="unknown", scope="connection") from error
    if code != 250:
        raise _AnswerError(code, reply, "mail")
    return said(code, reply)


def _envelope(sender: str, recipient: str) -> tuple[str, str]:
    """The bare addresses, their domains in ASCII. Raises DeliveryError where one is none."""
    try:
        origin, target = _bare(sender), _bare(recipient)
    except UnicodeError:
        words = f"{recipient}: the mail domain cannot be written in ASCII; check it"
        raise DeliveryError(words, permanent=True) from None
    if not origin:
        words = f"{sender!r} is no mail address; write name@example.org"
        raise DeliveryError(words, permanent=True, outcome="deferred", scope="server")
    if not target:
        raise DeliveryError(f"{recipient!r} is no mail address; write name@example.org", permanent=True)
    return origin, target


def _bare(address: str) -> str:
    """The bare address, its domain in ASCII; "" where it is none."""
    if any(mark in address for mark in "\r\n\0"):
        return ""
    local, at, domain = parseaddr(address)[1].rpartition("@")
    if not local or not domain or " " in local + domain:
        return ""
    return local + at + (domain if domain.isascii() else domain.encode("idna").decode("ascii"))


def _require_password(account: Account) -> None:
    if account.username and not account.password:
        words = (
            f"{account.where}: no password for {account.username}: put it into the environment variable that "
            "delivery.smtp.password_env names"
        )
        raise DeliveryError(words, permanent=True, outcome="deferred", scope="server")


def _log_in(server: smtplib.SMTP, account: Account) -> None:
    if not account.username or not account.password:
        return
    try:
        server.login(account.username, account.password)
    except smtplib.SMTPNotSupportedError:
        words = f"{account.where}: offers no log-in; leave out delivery.smtp.username"
        raise DeliveryError(words, permanent=True, outcome="deferred") from None
    except UnicodeError:
        words = f"{account.where}: user name and password must be plain ASCII"
        raise DeliveryError(words, permanent=True, outcome="deferred") from None


def _options(server: smtplib.SMTP, origin: str, target: str, data: bytes, where: str) -> list[str]:
    """What must be asked of the server so that letters beyond ASCII arrive (RFC 6531, RFC 6152)."""
    head = data.partition(b"\r\n\r\n")[0]
    options = []
    if not (origin.isascii() and target.isascii() and head.isascii()):
        if not server.has_extn("smtputf8"):
            raise DeliveryError(
                f"{where}: takes no addresses with letters beyond ASCII (SMTPUTF8): {origin}, {target}; "
                "use another address or server",
                permanent=True,
                outcome="deferred",
            )
        options.append("SMTPUTF8")
    if server.has_extn("size"):
        options.append(f"SIZE={len(data)}")
    if not data.isascii() and server.has_extn("8bitmime"):
        options.append("BODY=8BITMIME")
    return options
