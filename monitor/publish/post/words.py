"""What a mail server answered, or how it failed, as an error that says what to do."""

from __future__ import annotations

import smtplib
import socket
import ssl

from monitor.errors import DeliveryError, Outcome, Scope
from monitor.publish.post.wire import Security

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
CLOSING = 421  #: the server's word before it hangs up
_PORTS = "587 is for starttls, 465 for tls, most of the time"


def explained(
    error: smtplib.SMTPException | OSError, where: str, security: Security, timeout: float, scope: Scope
) -> DeliveryError:
    """A fault of the connection. `scope`: what it concerns, unless its kind says more."""
    if is_timeout(error):
        words = f"{where}: no answer within {timeout:g} seconds; check host and port ({_PORTS})"
        return DeliveryError(words, scope=scope)
    if isinstance(error, ssl.SSLCertVerificationError):
        words = f"{where}: its certificate is not valid ({error.verify_message}); check delivery.smtp.host"
        return DeliveryError(words, permanent=True, outcome="deferred", scope="server")
    if isinstance(error, ssl.SSLError):
        words = f"{where}: no TLS connection with security: {security} ({error.reason}); {_PORTS}"
        return DeliveryError(words, scope=scope)
    if isinstance(error, socket.gaierror):
        words = f"{where}: no address is known for its name; check delivery.smtp.host and the network"
        return DeliveryError(words, scope=scope)
    if isinstance(error, smtplib.SMTPResponseException):
        return answered(error.smtp_code, error.smtp_error, where, scope=scope)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return DeliveryError(f"{where}: broke off the connection; it is tried again later", scope=scope)
    return DeliveryError(f"{where}: cannot be reached ({error}); check host and port", scope=scope)


def answered(code: int, reply: bytes | str, where: str, *, scope: Scope) -> DeliveryError:
    """What the server answered; for good only of this mail, since all else can be mended."""
    advice = _ADVICE.get(code, "it is tried again later" if 400 <= code < 500 else "ask who runs it")
    final = 500 <= code < 600
    outcome: Outcome = "refused" if final and scope == "mail" and code not in _LOG_IN else "deferred"
    if code in _LOG_IN:
        scope = "server"
    elif code == CLOSING and scope == "mail":
        scope = "connection"
    words = f'{where}: {advice} (it said "{said(code, reply)}")'
    return DeliveryError(words, permanent=final, outcome=outcome, code=code, scope=scope)


def said(code: int, reply: bytes | str) -> str:
    """The server's code and words on one line."""
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return f"{code} {' '.join(words.split())[:200]}"


def is_timeout(error: BaseException) -> bool:
    """Whether it came of waiting."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
