"""Hands one mail to one SMTP server, over TLS that is checked, or says what to do."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from email.utils import parseaddr
from typing import Literal

from monitor.errors import DeliveryError, Outcome

Security = Literal["starttls", "tls", "none"]

_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOTS = re.compile(rb"^\.", re.MULTILINE)  # at the beginning of a line they are doubled (RFC 5321, 4.5.2)
_FOR_THE_LAST = 4  # times as long is waited for its last answer: some read the mail first
_GREETING = "[127.0.0.1]"  # who we say we are; asking the system for the host's name can take long and tells it to all
_ADVICE = {  # SMTP status (RFC 5321, RFC 4954): what to do
    421: "it is closing; it is tried again later",
    450: "the recipient's mailbox is busy; it is tried again later",
    451: "it has a fault of its own; it is tried again later",
    452: "it has no room; it is tried again later",
    530: "it wants a log-in: give delivery.smtp.username and the password",
    534: "it wants another way to log in; many providers need a password made for programs",
    535: "wrong user name or password: check delivery.smtp.username and the environment variable of the password",
    538: "it takes passwords over TLS only: write security: starttls or tls",
    550: "it refuses this recipient: check the address, and whether this server may send to it",
    551: "it refuses this recipient: check the address",
    552: "the mail is too large for it, or the mailbox is full",
    553: "it refuses this address: check newsletter.from and delivery.to",
    554: "it refuses the mail: check that newsletter.from is an address that this server may send for",
}
_LOG_IN = (530, 534, 535, 538)  # these are about us, whoever the mail is for


def send(
    message: bytes,
    recipient: str,
    sender: str,
    *,
    host: str,
    port: int,
    security: Security,
    username: str | None = None,
    password: str | None = None,
    timeout: float = 30.0,
    context: ssl.SSLContext | None = None,
    transmitting: Callable[[], None] = lambda: None,
) -> str:
    """Hand `message` (a whole mail with its headers) to the server for `recipient`; returns its words once it took it.

    `recipient` and `sender` may have a display name. `timeout`: seconds for each answer of the server. `context`:
    what certificates are trusted, by default those of the system. With "starttls" and "tls" nothing is ever sent in
    the clear. `transmitting` is called once the server would take a mail for `recipient`, before it gets any of it;
    what it raises stops the mail, and is passed on. Raises DeliveryError; its `permanent` is True where trying again
    without a change is of no use, and its `outcome` says what became of the mail: refused by the server for this
    recipient, deferred, or unknown, where all of it was sent and no answer came.
    """
    where = f"mail server {host}:{port}"
    try:
        origin, target = _envelope(sender), _envelope(recipient)
    except UnicodeError:
        raise DeliveryError(
            f"{recipient}: the mail domain cannot be written in ASCII; check it", permanent=True
        ) from None
    if not origin or not target:
        wrong = sender if not origin else recipient
        words = f"{wrong!r} is no mail address; write name@example.org"
        raise DeliveryError(words, permanent=True, outcome="refused" if origin else "deferred")
    if username and not password:
        raise DeliveryError(
            f"{where}: no password for {username}: put it into the environment variable that "
            "delivery.smtp.password_env names",
            permanent=True,
            outcome="deferred",
        )
    data = _LINE_END.sub(b"\r\n", message)
    server: smtplib.SMTP | None = None
    try:
        server = _open(host, port, security, timeout, context or ssl.create_default_context())
        if username and password:
            _log_in(server, username, password, where)
        server.ehlo_or_helo_if_needed()
        _address_it(server, origin, target, _options(server, origin, target, data, where), where)
        transmitting()
        said = _transmit(server, data, where, timeout)
    except (smtplib.SMTPException, OSError) as error:
        raise _explained(error, where, security, timeout) from error
    else:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()  # taken is taken, however the goodbye goes
        return said
    finally:
        if server:
            server.close()


def _address_it(server: smtplib.SMTP, origin: str, target: str, options: Sequence[str], where: str) -> None:
    """The envelope. Raises DeliveryError where the server refuses the recipient."""
    code, reply = server.mail(origin, options)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, reply, origin)
    code, reply = server.rcpt(target)
    if code not in (250, 251):
        raise _answered(code, reply, where, recipient=True)


def _transmit(server: smtplib.SMTP, data: bytes, where: str, timeout: float) -> str:
    """The mail itself; returns the server's words once it took it.

    The dot that ends it goes apart: what fails before it was not taken for sure, and what fails behind it may be.
    """
    code, reply = server.docmd("DATA")
    if code != 354:
        raise _answered(code, reply, where, recipient=True)
    server.send(_DOTS.sub(b"..", data.removesuffix(b"\r\n") + b"\r\n"))
    try:
        code, reply = _end(server, timeout * _FOR_THE_LAST)
    except (smtplib.SMTPException, OSError) as error:
        how = "gave no answer" if _is_timeout(error) else "broke off"
        words = f"{where}: got the whole mail and {how}, so that nobody knows whether it took it; it is not sent again"
        raise DeliveryError(words, outcome="unknown") from error
    if code != 250:
        raise _answered(code, reply, where, recipient=True)
    return _words(code, reply)


def _end(server: smtplib.SMTP, timeout: float) -> tuple[int, bytes]:
    """The dot that ends a mail, and the answer to it."""
    if server.sock is not None:
        server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the dot waits for the rest to arrive
        server.sock.settimeout(timeout)
    server.send(b".\r\n")
    return server.getreply()


def _envelope(address: str) -> str:
    """The bare address, its domain in ASCII; "" where it is none."""
    if any(mark in address for mark in "\r\n\0"):
        return ""
    local, at, domain = parseaddr(address)[1].rpartition("@")
    if not local or not domain or " " in local + domain:
        return ""
    return local + at + (domain if domain.isascii() else domain.encode("idna").decode("ascii"))


def _open(host: str, port: int, security: Security, timeout: float, context: ssl.SSLContext) -> smtplib.SMTP:
    if security == "tls":
        return smtplib.SMTP_SSL(host, port, local_hostname=_GREETING, timeout=timeout, context=context)
    server = smtplib.SMTP(host, port, local_hostname=_GREETING, timeout=timeout)
    try:
        server.ehlo()
        if security == "starttls":
            if not server.has_extn("starttls"):
                raise DeliveryError(
                    f"mail server {host}:{port}: offers no STARTTLS, and nothing is sent in the clear; "
                    "try security: tls with port 465",
                    permanent=True,
                    outcome="deferred",
                )
            code, reply = server.starttls(context=context)
            if code != 220:
                raise smtplib.SMTPResponseException(code, reply)
            server.ehlo()
    except BaseException:
        server.close()
        raise
    return server


def _log_in(server: smtplib.SMTP, username: str, password: str, where: str) -> None:
    try:
        server.login(username, password)
    except smtplib.SMTPNotSupportedError:
        words = f"{where}: offers no log-in; leave out delivery.smtp.username"
        raise DeliveryError(words, permanent=True, outcome="deferred") from None
    except UnicodeError:
        words = f"{where}: user name and password must be plain ASCII"
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


def _explained(error: smtplib.SMTPException | OSError, where: str, security: Security, timeout: float) -> DeliveryError:
    ports = "587 is for starttls, 465 for tls, most of the time"
    if _is_timeout(error):
        return DeliveryError(f"{where}: no answer within {timeout:g} seconds; check host and port ({ports})")
    if isinstance(error, ssl.SSLCertVerificationError):
        words = f"{where}: its certificate is not valid ({error.verify_message}); check delivery.smtp.host"
        return DeliveryError(words, permanent=True, outcome="deferred")
    if isinstance(error, ssl.SSLError):
        return DeliveryError(f"{where}: no TLS connection with security: {security} ({error.reason}); {ports}")
    if isinstance(error, socket.gaierror):
        return DeliveryError(f"{where}: no address is known for its name; check delivery.smtp.host and the network")
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error, where)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return DeliveryError(f"{where}: broke off the connection; it is tried again later")
    return DeliveryError(f"{where}: cannot be reached ({error}); check host and port")


def _is_timeout(error: BaseException) -> bool:
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _answered(code: int, reply: bytes | str, where: str, *, recipient: bool = False) -> DeliveryError:
    """What the server answered, as an error; for good only of this `recipient`, since all else can be mended."""
    advice = _ADVICE.get(code, "it is tried again later" if 400 <= code < 500 else "ask who runs it")
    final = 500 <= code < 600
    outcome: Outcome = "refused" if final and recipient and code not in _LOG_IN else "deferred"
    words = f'{where}: {advice} (it said "{_words(code, reply)}")'
    return DeliveryError(words, permanent=final, outcome=outcome, code=code)


def _words(code: int, reply: bytes | str) -> str:
    said = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return f"{code} {' '.join(said.split())[:200]}"
