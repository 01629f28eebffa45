"""Asks a mail server whether it would take our mail, as far as that can be found out without sending any."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.publish.post.smtp import Account, Session


@dataclass(frozen=True, slots=True)
class Found:
    """What a server answered."""

    said: str
    until: datetime | None  #: when its certificate ends; None without TLS


def probe(account: Account) -> Found:
    """Connect, check its certificate, log in, and say goodbye.

    Nothing is said in the clear where TLS is asked for. Raises DeliveryError, which says what to do.
    """
    session = Session(account)
    try:
        until = _until(session.greet())
    finally:
        session.close()
    secured = f", with a certificate until {until:%Y-%m-%d}" if until else ", without TLS"
    return Found(f"{account.where} answers{secured}{', and takes our log-in' if account.username else ''}", until)


def _until(connection: object) -> datetime | None:
    if not isinstance(connection, ssl.SSLSocket):
        return None
    ends = (connection.getpeercert() or {}).get("notAfter")
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if isinstance(ends, str) else None
