"""Asks a mail server whether it would take our mail, as far as that can be found out without sending any."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.errors import DeliveryError

_GREETING = "[127.0.0.1]"  # who we say we are, as for a mail
_PASSWORD = "put the password into the environment variable that delivery.smtp.password_env names"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Found:
    """What a server answered."""

    said: str
    until: datetime | None  #: when its certificate ends; None without TLS


def probe(
    host: str,
    port: int,
    security: str,
    *,
    username: str | None = None,
    password: str | None = None,
    timeout: float = 15.0,
    context: ssl.SSLContext | None = None,
) -> Found:
    """Connect, check its certificate, log in, and say goodbye; within `timeout` for all of it.

    Nothing is said in the clear where TLS is asked for. Raises DeliveryError, which says what to do.
    """
    where = f"mail server {host}:{port}"
    if username and not password:
        raise DeliveryError(f"{where}: no password for {username}: {_PASSWORD}", permanent=True)
    made = _server(host, security, timeout, context or ssl.create_default_context())
    step = _Step("connecting")
    try:
        with _ended_after(made, timeout):
            made.connect(host, port)
            step.name = "TLS" if security == "starttls" else "greeting"
            made.ehlo()
            if security == "starttls":
                _secure(made, where, context or ssl.create_default_context())
            step.name = "logging in"
            if username and password:
                made.login(username, password)
            until = _until(made.sock)
            made.noop()
            with suppress(smtplib.SMTPException, OSError):
                made.quit()
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise DeliveryError(f"{where}: {step.name} failed: {_words(error)}") from error
    finally:
        made.close()
    secured = f", with a certificate until {until:%Y-%m-%d}" if until else ", without TLS"
    return Found(f"{where} answers{secured}{', and takes our log-in' if username else ''}", until)


@dataclass
class _Step:
    name: str


def _server(host: str, security: str, timeout: float, context: ssl.SSLContext) -> smtplib.SMTP:
    if security == "tls":
        made: smtplib.SMTP = smtplib.SMTP_SSL(local_hostname=_GREETING, timeout=timeout, context=context)
    else:
        made = smtplib.SMTP(local_hostname=_GREETING, timeout=timeout)
    vars(made)["_host"] = (
        host  # whom the certificate is to be of: it is not connected yet, so that it can be hung up on
    )
    return made


def _secure(made: smtplib.SMTP, where: str, context: ssl.SSLContext) -> None:
    if not made.has_extn("starttls"):
        raise DeliveryError(f"{where}: offers no STARTTLS; try security: tls with port 465", permanent=True)
    code, reply = made.starttls(context=context)
    if code != 220:
        raise smtplib.SMTPResponseException(code, reply)
    made.ehlo()


@contextmanager
def _ended_after(made: smtplib.SMTP, seconds: float) -> Iterator[None]:
    """One that greets without end is hung up on."""
    alarm = threading.Timer(seconds, _hang_up, [lambda: made.sock])
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()


def _hang_up(connection: Callable[[], socket.socket | None]) -> None:
    with suppress(OSError):
        if found := connection():
            found.shutdown(socket.SHUT_RDWR)


def _until(connection: object) -> datetime | None:
    if not isinstance(connection, ssl.SSLSocket):
        return None
    ends = (connection.getpeercert() or {}).get("notAfter")
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if isinstance(ends, str) else None


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f'wrong user name or password (it said "{error.smtp_code} {" ".join(said.split())[:200]}")'
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it offers no log-in; leave out delivery.smtp.username"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message}); check delivery.smtp.host"
    if isinstance(error, TimeoutError):
        return "no answer in time; check host and port (587 is for starttls, 465 for tls, most of the time)"
    if isinstance(error, socket.gaierror):
        return "no address is known for its name; check delivery.smtp.host and the network"
    if isinstance(error, UnicodeError):
        return "user name and password must be plain ASCII"
    return f"{' '.join(str(error).split())[:200]}; check host, port and security"
