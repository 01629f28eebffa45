"""A mail signed with DKIM (RFC 6376), so that who receives it can tell that the domain sent it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from monitor.errors import DeliveryError

#: What is signed where it is there; RFC 8058 asks for the two of unsubscribing.
_HEADERS = (
    *("from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding"),
    *("list-id", "list-unsubscribe", "list-unsubscribe-post", "list-archive", "auto-submitted"),
)


class Way(Protocol):
    """A way for mails to go: a mail server, a folder."""

    def carry(self, letter: bytes, recipient: str, sender: str, transmitting: Callable[[], None] = lambda: None) -> str:
        """Hand a mail on; returns what is to be said of it. Raises DeliveryError."""

    def close(self) -> None:
        """Leave it."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a domain, the selector of its key in the DNS, and the private key (PEM)."""

    domain: str
    selector: str
    key: bytes


class Signed:
    """A way on which each mail is signed."""

    def __init__(self, way: Way, signer: Signer) -> None:
        self._way, self._signer = way, signer

    def carry(self, letter: bytes, recipient: str, sender: str, transmitting: Callable[[], None] = lambda: None) -> str:
        """Sign the mail and hand it on. Raises DeliveryError, also where it cannot be signed."""
        return self._way.carry(signature(letter, self._signer) + letter, recipient, sender, transmitting)

    def close(self) -> None:
        """Leave the way."""
        self._way.close()


def signature(letter: bytes, signer: Signer) -> bytes:
    """The header that signs `letter`, with its line end. Raises DeliveryError, which concerns all mails."""
    try:
        import dkim
    except ImportError:
        raise _fault("dkimpy is not installed: pip install 'monitor[dkim]'") from None
    held = {line.partition(b":")[0].strip().lower() for line in letter.partition(b"\r\n\r\n")[0].split(b"\r\n")}
    try:
        return bytes(
            dkim.sign(
                letter,
                signer.selector.encode("idna"),
                signer.domain.encode("idna"),
                signer.key,
                include_headers=[name.encode() for name in _HEADERS if name.encode() in held],
                canonicalize=(b"relaxed", b"relaxed"),
            )
        )
    except (dkim.DKIMException, ValueError) as error:
        raise _fault(f"the mail cannot be signed ({error}); check delivery.dkim.key, domain and selector") from error


def _fault(words: str) -> DeliveryError:
    return DeliveryError(f"delivery.dkim: {words}", permanent=True, outcome="deferred", scope="server")
