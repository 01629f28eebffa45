"""A mail server is asked whether it would take a mail, and gets none."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from monitor.errors import DeliveryError
from monitor.publish.post.probe import Found, probe
from monitor.publish.post.smtp import Account
from monitor.publish.post.wire import Security
from tests.mailserver import Inbox, mail_server
from tests.ports import unheard
from tests.publish.post.test_smtp import raw_server, server_context, trusting, unsafe


def may_log_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"right")
    return AuthResult(success=right, handled=right)


def asked(port: int, security: Security = "starttls", **given: Any) -> Found:
    settings: dict[str, Any] = {"username": "desk", "password": "right", "timeout": 5, "context": trusting()}
    settings |= {"host": "localhost"} | given
    return probe(Account(port=port, security=security, **settings))


def why(port: int, security: Security = "starttls", **given: Any) -> str:
    with pytest.raises(DeliveryError) as caught:
        asked(port, security, **given)
    return str(caught.value)


def test_one_that_would_take_a_mail_gets_none() -> None:
    inbox = Inbox()
    with mail_server(inbox, tls_context=server_context(), authenticator=may_log_in, auth_required=True) as port:
        found = asked(port)
    assert inbox.taken == []
    assert found.until is not None
    assert found.until > datetime.now(UTC)
    assert found.said == (
        f"mail server localhost:{port} answers, with a certificate until {found.until:%Y-%m-%d}, and takes our log-in"
    )


def test_tls_from_the_first_byte() -> None:
    settings = {"authenticator": may_log_in, "auth_required": True, "auth_require_tls": False}
    with unsafe(), mail_server(Inbox(), ssl_context=server_context(), **settings) as port:
        assert asked(port, "tls").until is not None


def test_without_tls_and_log_in() -> None:
    with mail_server(Inbox()) as port:
        assert asked(port, "none", username=None).said == f"mail server localhost:{port} answers, without TLS"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "wr0ng"}, "wrong user name or password: check"),
        ({"password": None}, "no password for desk"),
        ({"password": "gültig"}, "user name and password must be plain ASCII"),
        ({"context": None}, "its certificate is not valid (self-signed certificate)"),
        ({"host": "127.0.0.1"}, "its certificate is not valid (IP address mismatch"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(given: dict[str, Any], said: str) -> None:
    with mail_server(Inbox(), tls_context=server_context(), authenticator=may_log_in, auth_required=True) as port:
        assert said in why(port, **given)


def test_nothing_is_said_in_the_clear() -> None:
    heard: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 here\r\n")
        heard.append(connection.recv(1000))
        connection.sendall(b"250 AUTH PLAIN LOGIN\r\n")
        heard.append(connection.recv(1000))

    with raw_server(talk) as port:
        assert "offers no STARTTLS" in why(port)
    assert heard == [b"ehlo [127.0.0.1]\r\n", b""]


def test_one_that_is_not_there_is_told() -> None:
    with unheard() as port:
        assert "cannot be reached" in why(port)


def endless(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220-more\r\n")
        time.sleep(0.01)


def silent(connection: socket.socket) -> None:
    connection.recv(1)


@pytest.mark.parametrize("talk", [endless, silent])
def test_one_that_greets_without_end_or_not_at_all_is_left(talk: Callable[[socket.socket], None]) -> None:
    begun = time.monotonic()
    with raw_server(talk) as port:
        assert f"mail server localhost:{port}: " in why(port, timeout=1)
    assert time.monotonic() - begun < 30
