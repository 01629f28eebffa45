"""A reader leaves by the link of a mail that was sent, at the archive's server."""

from __future__ import annotations

import email
import email.policy
import re
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor import pipeline
from monitor.config import Config, load
from monitor.delivery.leaving import beside
from monitor.delivery.readers import recipients, standings
from monitor.delivery.tokens import place, signer
from monitor.lint import lint
from monitor.publish.places import Disk
from monitor.publish.server import server
from monitor.store import Store
from tests.delivery.test_readers import IDA, NOW, OLE, SOURCES, TUE, enlist, news
from tests.mailserver import Inbox, mail_server

CLICK = b"List-Unsubscribe=One-Click"


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def config(tmp_path: Path, inbox: Inbox) -> Iterator[Config]:
    with mail_server(inbox) as port:
        way = "archive_url: https://news.example.org/monitor/, unsubscribe: page, from:"
        (tmp_path / "sources.yaml").write_text(SOURCES.format(port=port).replace("from:", way))
        enlist(tmp_path, IDA, OLE, TUE)
        news(tmp_path, 0)
        loaded = load(tmp_path / "sources.yaml")
        pipeline.run(loaded, now=NOW, send=True)
        yield loaded


@pytest.fixture
def web(config: Config) -> Iterator[HTTPConnection]:
    with server(Disk(config.base / "archive"), "127.0.0.1", 0, beside=beside(config, lambda: NOW)) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield HTTPConnection("127.0.0.1", running.server_port, timeout=20)
        running.shutdown()


def ask(web: HTTPConnection, method: str, target: str, body: bytes | None = None) -> tuple[int, str]:
    kind = "multipart/form-data; boundary=x" if body and body.startswith(b"--") else "application/x-www-form-urlencoded"
    try:
        web.request(method, target, body, {"Content-Type": kind} if body else {})
        answer = web.getresponse()
        return answer.status, answer.read().decode()
    finally:
        web.close()


def staying(config: Config) -> tuple[str, ...]:
    with Store.open(config.store, config.base, reading=True) as store:
        return recipients(config, store)


def test_the_link_of_a_mail_takes_its_reader_out_with_one_click(
    config: Config, inbox: Inbox, web: HTTPConnection
) -> None:
    (sent,) = (mail for mail in inbox.taken if mail.rcpt_tos == [OLE])
    raw = sent.original_content or b""
    head = email.message_from_bytes(raw, policy=email.policy.default)
    links = re.findall(r"<(.+?)>", head["List-Unsubscribe"])
    assert links[1] == f"mailto:desk@example.org?subject=unsubscribe%20{signer(config).token(OLE)}"
    assert head["List-Unsubscribe-Post"] == CLICK.decode()
    assert not [found for found in lint(raw) if "unsubscribe" in found.id or found.id == "one-click"]
    assert links[0].startswith("https://news.example.org/monitor/unsubscribe/")
    target = urlsplit(links[0]).path.removeprefix("/monitor")
    status, page = ask(web, "GET", target)
    assert (status, "Unsubscribe now" in page) == (200, True)
    assert OLE not in page
    assert ask(web, "HEAD", target)[0] == 200
    assert staying(config) == (IDA, OLE, TUE)  # looking changes nothing
    first = ask(web, "POST", target, CLICK)
    assert (first[0], "You are unsubscribed" in first[1]) == (200, True)
    assert staying(config) == (IDA, TUE)
    assert ask(web, "POST", target, CLICK) == first  # whoever asks again hears the same
    assert ask(web, "GET", target) == (status, page)
    with Store.open(config.store, config.base, reading=True) as store:
        assert (standings(store)[OLE].state, standings(store)[OLE].why) == ("unsubscribed", "by the link")


def test_a_form_in_parts_counts_too(config: Config, web: HTTPConnection) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
    assert ask(web, "POST", f"/unsubscribe/{signer(config).token(IDA)}", body)[0] == 200
    assert staying(config) == (OLE, TUE)


def test_a_link_that_is_none_tells_nothing_and_changes_nothing(config: Config, web: HTTPConnection) -> None:
    token = signer(config).token(OLE)
    answers = set()
    for wrong in (token[:-1] + "a" * (token[-1] != "a"), "a" * 45, "x", OLE, "%00", token + token, ""):
        for method, body in (("GET", None), ("POST", CLICK)):
            answers.add(ask(web, method, f"/unsubscribe/{wrong}", body))
    ((status, page),) = answers
    assert (status, "This link is not valid" in page) == (404, True)
    assert staying(config) == (IDA, OLE, TUE)


def test_a_click_without_its_words_or_too_long_changes_nothing(config: Config, web: HTTPConnection) -> None:
    target = f"/unsubscribe/{signer(config).token(OLE)}"
    assert ask(web, "POST", target, b"a=b")[0] == 400
    assert ask(web, "POST", target, CLICK + b"&" + b"a" * 9_000)[0] in (400, 413)
    assert staying(config) == (IDA, OLE, TUE)


def test_who_is_listed_no_more_and_clicks_stays_out_when_listed_again(config: Config, web: HTTPConnection) -> None:
    target = f"/unsubscribe/{signer(config).token('mara@quay.example')}"
    assert ask(web, "POST", target, CLICK)[0] == 200
    enlist(config.base, IDA, "mara@quay.example")
    assert staying(config) == (IDA,)


@pytest.mark.sqlite  # the secret lies beside a file
def test_without_a_secret_there_is_no_link_and_with_a_damaged_one_the_answer_is_later(
    config: Config, web: HTTPConnection
) -> None:
    target = f"/unsubscribe/{signer(config).token(OLE)}"
    place(config).write_text("spoiled")
    assert ask(web, "POST", target, CLICK)[0] == 503
    place(config).unlink()
    assert ask(web, "POST", target, CLICK)[0] == 404
    assert not place(config).exists()


def test_a_reader_leaves_while_a_run_holds_the_store(config: Config, web: HTTPConnection) -> None:
    with Store.open(config.store, config.base) as store, store.locked(), store.locked(name="mail"):
        assert ask(web, "POST", f"/unsubscribe/{signer(config).token(OLE)}", CLICK)[0] == 200
    assert staying(config) == (IDA, TUE)


def test_many_leave_at_once(config: Config, web: HTTPConnection) -> None:
    answers: list[int] = []

    def leave(reader: str) -> None:
        other = HTTPConnection("127.0.0.1", web.port, timeout=60)
        answers.append(ask(other, "POST", f"/unsubscribe/{signer(config).token(reader)}", CLICK)[0])

    threads = [threading.Thread(target=leave, args=(reader,)) for reader in (IDA, OLE, TUE) * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 15
    assert staying(config) == ()
    with Store.open(config.store, config.base, reading=True) as store:
        assert len(store.readers()) == 3


def test_the_archive_is_served_as_before(config: Config, web: HTTPConnection) -> None:
    assert ask(web, "GET", "/index.html")[0] == 200
    assert ask(web, "POST", "/index.html", CLICK)[0] == 405
