"""A mailbox on a server: over TLS only, read-only, and nobody else's mail is fetched whole."""

from __future__ import annotations

import json
import ssl
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.config import MailboxSource
from monitor.ingest.post.boxes import read
from monitor.ingest.web.fetch import Client
from monitor.ingest.world import World
from monitor.models import Document, Problem
from tests.ingest.folder import world
from tests.ingest.post.imapserver import Post, imap_server
from tests.ingest.post.test_boxes import letter
from tests.publish.post.test_smtp import PEM


def source(port: int, **more: Any) -> MailboxSource:
    place = {"host": "localhost", "port": port, "username": "desk"} | more
    given = {"kind": "mailbox", "name": "post", "senders": ["quay.example"], "imap": place}
    return MailboxSource.model_validate_json(json.dumps(given))


@pytest.fixture
def online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("MONITOR_IMAP_PASSWORD", "quay")
    here = world(tmp_path)
    return replace(here, fetch=Client(), since=here.now.replace(day=11))


def trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PEM))


def told(port: int, online: World, **more: Any) -> str:
    [problem] = read(source(port, **more), online, trusted())
    assert isinstance(problem, Problem)
    return problem.message


def test_mails_of_known_senders_are_read_and_nothing_is_changed(online: World) -> None:
    post = Post([letter(), letter("x@other.example", name="2"), letter(name="3")])
    with imap_server(post) as port:
        found = list(read(source(port), online, trusted()))
    assert [d.row for d in found if isinstance(d, Document)] == ["1@quay.example", "3@quay.example"]
    assert len(found) == 2
    words = [line.split()[0] for line in post.told]
    assert {"EXAMINE", "LOGIN"} <= set(words)
    assert not {"SELECT", "STORE", "EXPUNGE"} & set(words)
    assert any("SINCE 9-Aug-2025" in line for line in post.told)
    whole = [line for line in post.told if "BODY.PEEK[]" in line]
    assert [line.split()[2] for line in whole] == ["1", "3"]


def test_a_wrong_password_a_missing_one_and_a_missing_folder_are_told(
    online: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with imap_server(Post([letter()])) as port:
        assert "the server refuses (" in told(port, online, folder="News")
        monkeypatch.setenv("MONITOR_IMAP_PASSWORD", "wrong")
        assert told(port, online) == (
            "imap://localhost/INBOX: the server refuses the log-in; check username and password"
        )
        monkeypatch.delenv("MONITOR_IMAP_PASSWORD")
        assert "MONITOR_IMAP_PASSWORD is not set" in told(port, online)


def test_a_server_that_nobody_vouches_for_gets_no_password(online: World) -> None:
    post = Post([letter()])
    with imap_server(post) as port:
        [problem] = read(source(port), online)
    assert isinstance(problem, Problem)
    assert "is not to be trusted" in problem.message
    assert post.told == []


def test_where_nothing_is_fetched_no_server_is_asked(online: World) -> None:
    [problem] = read(source(1), replace(online, fetch=None))
    assert isinstance(problem, Problem)
    assert "nothing is fetched" in problem.message
