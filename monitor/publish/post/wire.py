"""SMTP's commands over one connection, with bounds: an answer is waited for as a whole, and has an end."""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from typing import Literal

from monitor.errors import DeliveryError

Security = Literal["starttls", "tls", "none"]

_GREETING = "[127.0.0.1]"  # who we say we are; asking the system for the host's name can take long and tells it to all
_LONGEST_LINE = 8192  # bytes
_MOST_LINES = 200  # of one answer


class _Bounded(smtplib.SMTP):
    """`timeout` is for a whole answer: the library's is for each of its bytes, and a greeting may have no end."""

    _got = b""

    def getreply(self) -> tuple[int, bytes]:
        """The server's answer: its code (-1 where it has none) and its words.

        Raises TimeoutError, SMTPServerDisconnected, SMTPResponseException where it is too long; the connection is
        closed then.
        """
        try:
            return self._answer(time.monotonic() + float(self.timeout or 0))
        except (OSError, smtplib.SMTPException):
            self.close()
            raise

    def _answer(self, until: float) -> tuple[int, bytes]:
        words: list[bytes] = []
        while len(words) < _MOST_LINES:
            line = self._line(until)
            words.append(line[4:].strip())
            if not line[:3].isdigit():
                return -1, b"\n".join(words)
            if line[3:4] != b"-":
                self._wait(float(self.timeout or 0))
                return int(line[:3]), b"\n".join(words)
        raise smtplib.SMTPResponseException(500, b"an answer without an end")

    def _line(self, until: float) -> bytes:
        while b"\n" not in self._got:
            if len(self._got) > _LONGEST_LINE:
                raise smtplib.SMTPResponseException(500, b"a line without an end")
            self._wait(until - time.monotonic())
            if self.sock is None or not (some := self.sock.recv(_LONGEST_LINE)):
                raise smtplib.SMTPServerDisconnected("the server ended the connection")
            self._got += some
        line, _, self._got = self._got.partition(b"\n")
        return line

    def _wait(self, seconds: float) -> None:
        if seconds <= 0:
            raise TimeoutError
        if self.sock is not None:
            self.sock.settimeout(seconds)

    @property
    def unasked(self) -> bool:
        """Whether the server said more than it was asked for."""
        return bool(self._got)


class _Secured(_Bounded, smtplib.SMTP_SSL):
    pass


def opened(host: str, port: int, security: Security, timeout: float, context: ssl.SSLContext) -> smtplib.SMTP:
    """A connection to a mail server, protected as `security` says; nothing but the greeting was said in the clear.

    `timeout`: seconds for each answer. Raises SMTPException, OSError; DeliveryError where it offers no STARTTLS.
    """
    if security == "tls":
        return _Secured(host, port, local_hostname=_GREETING, timeout=timeout, context=context)
    server = _Bounded(host, port, local_hostname=_GREETING, timeout=timeout)
    try:
        server.ehlo()
        if security == "starttls":
            _secure(server, f"mail server {host}:{port}", context)
    except BaseException:
        server.close()
        raise
    return server


def _secure(server: _Bounded, where: str, context: ssl.SSLContext) -> None:
    if not server.has_extn("starttls"):
        words = f"{where}: offers no STARTTLS, and nothing is sent in the clear; try security: tls with port 465"
        raise DeliveryError(words, permanent=True, outcome="deferred")
    code, reply = server.starttls(context=context)
    if code != 220:
        raise smtplib.SMTPResponseException(code, reply)
    if server.unasked:  # said in the clear by whoever sits between, to be taken for what the server says under TLS
        words = f"{where}: more was said before TLS began than was asked for; somebody may sit between"
        raise DeliveryError(words, outcome="deferred")
    server.ehlo()


def without_delay(server: smtplib.SMTP, timeout: float) -> None:
    """Send what follows at once, and wait for the next answer for so many seconds."""
    server.timeout = timeout
    if server.sock is not None:
        server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the dot waits for the rest to arrive
        server.sock.settimeout(timeout)
