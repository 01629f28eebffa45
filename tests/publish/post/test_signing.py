"""A signed mail is verified by the library that the world uses, and one that was changed is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from monitor.errors import DeliveryError
from monitor.publish.post.signing import Signed, Signer, signature

MAIL = (
    b"From: Desk <desk@example.org>\r\nTo: a@example.org\r\nSubject: =?utf-8?q?Fa=C3=A7ade?=\r\n"
    b"Message-ID: <1@example.org>\r\nList-Unsubscribe: <https://example.org/out>\r\n"
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\nHello.  \r\n\r\n"
)


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def signer(key: rsa.RSAPrivateKey) -> Signer:
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return Signer("example.org", "monitor", pem)


@pytest.fixture
def dns(key: rsa.RSAPrivateKey) -> Callable[..., bytes]:
    from base64 import b64encode

    public = b64encode(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    records = {b"monitor._domainkey.example.org.": b"v=DKIM1; k=rsa; p=" + public}
    return lambda name, timeout=5: records[name]


class Kept:
    """A way that keeps what it is given."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []
        self.closed = False

    def carry(self, letter: bytes, _to: str, _sender: str, transmitting: Callable[[], None] = lambda: None) -> str:
        transmitting()
        self.letters.append(letter)
        return "kept"

    def close(self) -> None:
        self.closed = True


def test_a_signed_mail_is_verified_and_a_changed_one_is_not(signer: Signer, dns: Callable[..., bytes]) -> None:
    way = Kept()
    signed = Signed(way, signer)
    assert signed.carry(MAIL, "a@example.org", "desk@example.org") == "kept"
    signed.close()
    (letter,) = way.letters
    assert way.closed
    assert letter.endswith(MAIL)
    assert dkim.verify(letter, dnsfunc=dns)
    for old, new in (
        (b"Hello", b"Hullo"),
        (b"/out", b"/in"),
        (b"a@example", b"b@example"),
        (b"One-Click", b"No-Click"),
    ):
        assert not dkim.verify(letter.replace(old, new), dnsfunc=dns)


def test_what_is_no_key_is_told_and_concerns_all(signer: Signer) -> None:
    with pytest.raises(DeliveryError, match=r"check delivery\.dkim\.key") as caught:
        signature(MAIL, replace(signer, key=b"no key"))
    assert (caught.value.outcome, caught.value.scope) == ("deferred", "server")
