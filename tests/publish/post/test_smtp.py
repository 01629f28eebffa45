"""The mailbox against loopback mail servers that are friendly, strict, broken or asleep."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from monitor.errors import DeliveryError
from monitor.publish.post.smtp import Account, Session
from tests.mailserver import Inbox, mail_server
from tests.ports import unheard

PEM = Path(__file__).parents[2] / "data" / "tls" / "loopback.pem"
MAIL = b"From: Desk <desk@example.org>\nTo: reader@example.org\nSubject: Morning\n\nHello.\n.\nA dot stood alone.\n"


def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    return context


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PEM))


def may_log_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"right")
    return AuthResult(success=right, handled=right)


def unsafe() -> AbstractContextManager[Any]:
    return pytest.warns(UserWarning, match="Requiring AUTH while not requiring TLS")  # aiosmtpd's, about its own TLS


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that takes one connection and does with it what `talk` does."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    connection.settimeout(3)
                    talk(connection)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def post(
    port: int,
    message: bytes = MAIL,
    to: str = "reader@example.org",
    sender: str = "Desk <desk@example.org>",
    transmitting: Callable[[], None] = lambda: None,
    **given: Any,
) -> None:
    settings: dict[str, Any] = {"security": "none", "timeout": 3, "host": "localhost"} | given
    with closing(Session(Account(port=port, **settings))) as session:
        session.carry(message, to, sender, transmitting)


def refused(port: int, **settings: Any) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        post(port, **settings)
    return caught.value


# --- taken --------------------------------------------------------------------------------------------------------


def test_a_mail_arrives_whole_with_its_envelope() -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        post(port, to="A Reader <reader@example.org>")
    (mail,) = inbox.taken
    assert (mail.mail_from, mail.rcpt_tos) == ("desk@example.org", ["reader@example.org"])
    assert mail.content == MAIL.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    ("security", "server"),
    [
        ("starttls", lambda: {"tls_context": server_context(), "require_starttls": True}),
        ("tls", lambda: {"ssl_context": server_context()}),
    ],
)
def test_a_mail_goes_over_tls_after_a_log_in(security: str, server: Callable[[], dict[str, Any]]) -> None:
    inbox = Inbox()
    settings = {"authenticator": may_log_in, "auth_required": True, "auth_require_tls": security == "starttls"}
    with (
        unsafe() if security == "tls" else nullcontext(),
        mail_server(inbox, **server(), **settings) as port,
    ):
        post(port, security=security, username="desk", password="right", context=trusting())
    assert len(inbox.taken) == 1
    assert inbox.secured == [True]


def test_letters_beyond_ascii_are_announced() -> None:
    inbox = Inbox()
    with mail_server(inbox, enable_SMTPUTF8=True) as port:
        post(port, "Subject: Ранок\n\nДобрий день\n".encode(), to="читач@пошта.example")
    (mail,) = inbox.taken
    assert mail.rcpt_tos == ["читач@" + "пошта".encode("idna").decode() + ".example"]
    assert sorted(option for option in mail.mail_options if "SIZE" not in option.upper()) == [
        "BODY=8BITMIME",
        "SMTPUTF8",
    ]


def test_a_rude_goodbye_does_not_undo_a_mail_that_was_taken() -> None:
    inbox = Inbox(answers={"QUIT": "500 no"})
    with mail_server(inbox) as port:
        post(port)
    assert len(inbox.taken) == 1


def test_it_is_told_when_the_mail_begins_to_go_out_and_what_that_raises_stops_it() -> None:
    inbox, told = Inbox(answers={"RCPT dead@example.org": "550 no such user"}), list[int]()

    def stop() -> None:
        raise KeyError("no room")

    with mail_server(inbox) as port:
        post(port, transmitting=lambda: told.append(len(inbox.taken)))
        assert refused(port, to="dead@example.org", transmitting=lambda: told.append(1)).outcome == "refused"
        with pytest.raises(KeyError, match="no room"):
            post(port, transmitting=stop)
    assert (told, len(inbox.taken)) == ([0], 1)


# --- refused ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"RCPT": "550 relaying denied"}, "refused"),
        ({"RCPT": "450 busy"}, "deferred"),
        ({"RCPT": "530 log in first"}, "deferred"),  # that is about us, and can be mended
        ({"MAIL": "553 not your address"}, "deferred"),
        ({"DATA": "554 looks like spam"}, "refused"),
        ({"DATA": "452 disk full"}, "deferred"),
    ],
)
def test_what_becomes_of_a_mail_depends_on_whom_the_refusal_is_about(answers: dict[str, str], outcome: str) -> None:
    with mail_server(Inbox(answers=answers)) as port:
        assert refused(port).outcome == outcome


@pytest.mark.parametrize(
    ("answers", "permanent", "words"),
    [
        ({"RCPT": "550 5.7.1 relaying denied"}, True, "whether this server may send to it"),
        ({"RCPT": "450 4.2.1 mailbox busy"}, False, "tried again later"),
        ({"MAIL": "553 5.7.1 not your address"}, True, r"newsletter\.from"),
        ({"MAIL": "451 4.3.0 later"}, False, "tried again later"),
        ({"DATA": "554 5.7.1 looks like spam"}, True, "refuses the mail"),
        ({"DATA": "452 4.3.1 disk full"}, False, "has no room"),
        ({"DATA": "599 odd"}, True, 'said "599 odd"'),
    ],
)
def test_a_refusal_says_what_to_do_and_whether_to_try_again(
    answers: dict[str, str], words: str, *, permanent: bool
) -> None:
    inbox = Inbox(answers=answers)
    with mail_server(inbox) as port:
        error = refused(port)
    assert error.permanent is permanent
    with pytest.raises(DeliveryError, match=words):
        raise error
    assert inbox.taken == []


def test_a_wrong_password_is_told_and_not_shown() -> None:
    with mail_server(Inbox(), tls_context=server_context(), authenticator=may_log_in, auth_required=True) as port:
        error = refused(port, security="starttls", username="desk", password="wr0ng", context=trusting())
    assert error.permanent is True
    assert "wrong user name or password" in str(error)
    assert "wr0ng" not in str(error)


def test_a_server_that_wants_a_log_in_is_told() -> None:
    settings = {"authenticator": may_log_in, "auth_required": True, "auth_require_tls": False}
    with unsafe(), mail_server(Inbox(), **settings) as port:
        assert "give delivery.smtp.username" in str(refused(port))


def test_a_server_without_log_in_is_told() -> None:
    with mail_server(Inbox(), auth_exclude_mechanism=["PLAIN", "LOGIN"]) as port:
        assert "leave out delivery.smtp.username" in str(refused(port, username="desk", password="right"))


def test_without_starttls_nothing_is_sent_in_the_clear() -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        error = refused(port, security="starttls", username="desk", password="right", context=trusting())
    assert "offers no STARTTLS" in str(error)
    assert error.permanent is True
    assert inbox.taken == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"host": "localhost"}, "certificate is not valid"),  # the system does not trust it
        ({"host": "127.0.0.1", "context": trusting()}, "certificate is not valid"),  # it is for another name
    ],
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_is_checked(security: str, settings: dict[str, Any], words: str) -> None:
    tls = {"tls_context" if security == "starttls" else "ssl_context": server_context()}
    inbox = Inbox()
    with mail_server(inbox, **tls) as port:
        error = refused(port, security=security, **settings)
    assert words in str(error)
    assert error.permanent is True
    assert inbox.taken == []


def test_tls_on_a_plain_port_is_told() -> None:
    with mail_server(Inbox()) as port:
        assert "587 is for starttls, 465 for tls" in str(refused(port, security="tls", context=trusting()))


def test_letters_beyond_ascii_need_a_server_that_takes_them() -> None:
    with mail_server(Inbox(), enable_SMTPUTF8=False) as port:
        assert "SMTPUTF8" in str(refused(port, to="читач@example.org"))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"to": "nobody"}, "'nobody' is no mail address"),
        ({"to": ""}, "is no mail address"),
        ({"to": "a@example.org\r\nRCPT TO:<b@example.org>"}, "is no mail address"),
        ({"sender": "Desk"}, "'Desk' is no mail address"),
        ({"to": f"a@{'é' * 80}.example"}, "cannot be written in ASCII"),
        ({"username": "desk", "password": None}, "no password for desk"),
        ({"username": "desk", "password": ""}, "password_env"),
    ],
)
def test_what_cannot_be_sent_is_refused_before_anybody_is_asked(settings: dict[str, Any], words: str) -> None:
    error = refused(1, **settings)
    assert words in str(error)
    assert error.permanent is True


# --- broken and asleep --------------------------------------------------------------------------------------------


def hold(connection: socket.socket) -> None:
    """Say nothing more until the other side hangs up, however long that takes."""
    connection.settimeout(None)
    while connection.recv(65536):
        pass


def greet_then(*steps: bytes, held: bool = False) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 mail.example\r\n")
        for step in steps:
            connection.recv(65536)
            connection.sendall(step)
        if held:
            hold(connection)
        else:
            connection.recv(65536)

    return talk


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (hold, "no answer within 0.3 seconds"),
        (greet_then(held=True), "no answer within 0.3 seconds"),
        (greet_then(b"250 mail.example\r\n", b"250 OK\r\n", b"250 OK\r\n", held=True), "no answer within 0.3 seconds"),
        (lambda _: None, "broke off"),
        (greet_then(), "broke off"),
        (greet_then(b"250 mail.example\r\n", b"250 OK\r\n", b"250 OK\r\n"), "broke off"),
        (greet_then(b"250 mail.example\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 go on\r\n"), "broke off"),
        (lambda connection: connection.sendall(b"554 go away\r\n"), "554 go away"),
        (lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "mail server"),
    ],
)
def test_a_broken_server_is_left(talk: Callable[[socket.socket], None], words: str) -> None:
    with raw_server(talk) as port:
        assert words in str(refused(port, timeout=0.3))


def test_nobody_there_is_told() -> None:
    with unheard() as port:
        error = refused(port)
    assert "cannot be reached" in str(error)
    assert error.permanent is False


# --- mail after mail ----------------------------------------------------------------------------------------------


def carried(session: Session, to: str = "reader@example.org") -> str:
    try:
        return session.carry(MAIL, to, "desk@example.org")
    except DeliveryError as error:
        return f"{error.outcome} {error.scope}"


def account(port: int, **given: Any) -> Account:
    return Account("localhost", port, "none", **{"timeout": 3, **given})


def test_many_mails_go_over_one_connection_and_a_refused_one_leaves_it_open() -> None:
    inbox = Inbox(answers={"RCPT dead@example.org": "550 no such user", "RCPT busy@example.org": "450 later"})
    with mail_server(inbox) as port, closing(Session(account(port))) as session:
        told = [carried(session, f"{who}@example.org") for who in ("a", "dead", "b", "busy", "c")]
    assert told == ["250 taken", "refused mail", "250 taken", "deferred mail", "250 taken"]
    assert inbox.connections == 1


def test_where_the_server_ends_a_connection_between_two_mails_a_new_one_is_opened() -> None:
    inbox = Inbox(each=2)
    with mail_server(inbox) as port, closing(Session(account(port))) as session:
        assert [carried(session) for _ in range(5)] == ["250 taken"] * 5
    assert (len(inbox.taken), inbox.connections) == (5, 3)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"MAIL": "550 not your address"}, "deferred server"),
        ({"MAIL": "450 too many mails"}, "deferred connection"),
        ({"MAIL": "552 too large"}, "deferred connection"),
        ({"RCPT": "421 good night"}, "deferred connection"),
        ({"RCPT": "530 log in first"}, "deferred server"),
        ({"DATA": "554 looks like spam"}, "refused mail"),
    ],
)
def test_an_answer_concerns_one_mail_or_all(answers: dict[str, str], told: str) -> None:
    with mail_server(Inbox(answers=answers)) as port, closing(Session(account(port))) as session:
        assert carried(session) == told


def test_nobody_there_concerns_all() -> None:
    with unheard() as port, closing(Session(account(port))) as session:
        assert carried(session) == "deferred server"


def chatter(piece: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection.sendall(piece)
                time.sleep(0.01)

    return talk


@pytest.mark.parametrize("piece", [b"220-welcome\r\n", b"2", b"220-" + b"x" * 5000])
def test_a_greeting_without_an_end_is_left(piece: bytes) -> None:
    with raw_server(chatter(piece)) as port, closing(Session(account(port, timeout=0.3))) as session:
        begun = time.monotonic()
        assert carried(session) == "deferred server"
        assert time.monotonic() - begun < 20  # it would take for ever


def test_what_is_said_before_tls_begins_is_not_taken_for_what_is_said_under_it() -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 mail.example\r\n")
        connection.recv(1000)
        connection.sendall(b"250-mail.example\r\n250 STARTTLS\r\n")
        connection.recv(1000)
        connection.sendall(b"220 go on\r\n250 AUTH PLAIN\r\n")
        with server_context().wrap_socket(connection, server_side=True) as secured:
            hold(secured)

    with raw_server(talk) as port:
        error = refused(port, security="starttls", context=trusting())
    assert "somebody may sit between" in str(error)


def test_the_answer_to_a_whole_mail_may_take_longer_than_others() -> None:
    def talk(connection: socket.socket) -> None:
        greet_then(b"250 mail.example\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 go on\r\n", held=False)(connection)
        time.sleep(0.8)
        connection.sendall(b"250 taken at last\r\n")
        connection.recv(1000)

    with raw_server(talk) as port, closing(Session(account(port, timeout=0.5))) as session:
        assert carried(session) == "250 taken at last"
