"""Mailboxes: whose mails are read, which of them, and what is wrong with others."""

from __future__ import annotations

import json
import mailbox
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.config import MailboxSource
from monitor.ingest.post.boxes import is_from, read
from monitor.models import Document, Problem
from tests.ingest.folder import world
from tests.test_cli import monitor

QUAY = "Quay Letter <post@quay.example>"
ROW = "name: post, kind: mailbox, path: box, senders: quay.example"
TEXT = "The crane at the north quay was moved on Monday, and no ship could land there for two days."


def letter(sender: str = QUAY, *, name: str = "1", date: str = "Tue, 12 Aug 2025 08:00:00 +0000", **more: str) -> bytes:
    head = {"From": sender, "Subject": f"Crane {name}", "Date": date, "Message-ID": f"<{name}@quay.example>"}
    head |= {key.replace("_", "-"): value for key, value in more.items()}
    lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    return f"{lines}\n{TEXT}\n".encode()


def source(**more: Any) -> MailboxSource:
    given = {"kind": "mailbox", "name": "post", "path": "box", "senders": ["quay.example"]} | more
    return MailboxSource.model_validate_json(json.dumps(given))


def maildir(base: Path, *mails: bytes) -> None:
    box = mailbox.Maildir(base / "box")
    for data in mails:
        box.add(data)


def mbox(base: Path, *mails: bytes) -> None:
    (base / "box").write_bytes(b"".join(b"From a Tue Aug 12 08:00:00 2025\n" + data + b"\n" for data in mails))


def taken(base: Path, **more: Any) -> list[Document]:
    items = list(read(source(**more), world(base)))
    assert all(isinstance(item, Document) for item in items), items
    return [item for item in items if isinstance(item, Document)]


def told(base: Path, **more: Any) -> list[str]:
    return [item.message for item in read(source(**more), world(base)) if isinstance(item, Problem)]


@pytest.mark.parametrize("fill", [maildir, mbox])
def test_a_mail_of_a_known_sender_is_a_document(tmp_path: Path, fill: Any) -> None:
    fill(tmp_path, letter(), letter("Else <x@other.example>", name="2"), letter(name="3"))
    found = taken(tmp_path)
    assert sorted((d.origin, d.row, d.given.title) for d in found) == [
        ("box", "1@quay.example", "Crane 1"),
        ("box", "3@quay.example", "Crane 3"),
    ]
    assert all(TEXT in d.content for d in found)


def test_reading_changes_nothing_in_a_mailbox(tmp_path: Path) -> None:
    maildir(tmp_path, letter())
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    taken(tmp_path)
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_one_mail_in_two_places_is_read_once(tmp_path: Path) -> None:
    mbox(tmp_path, letter(), letter(), letter(Message_ID=""))
    assert [d.row for d in taken(tmp_path)] == ["1@quay.example", "3"]


@pytest.mark.parametrize(
    ("date", "read_it"),
    [("Tue, 12 Aug 2025 08:00:00 +0000", True), ("Tue, 5 Aug 2025 08:00:00", False), ("", True), ("soon", True)],
)
def test_a_mail_that_says_it_is_old_is_no_news(tmp_path: Path, date: str, *, read_it: bool) -> None:
    mbox(tmp_path, letter(date=date))
    now = world(tmp_path).now
    items = read(source(), replace(world(tmp_path), since=now.replace(day=11)))
    assert bool([item for item in items if isinstance(item, Document)]) is read_it


def test_a_newsletter_of_several_items_is_several_articles(tmp_path: Path) -> None:
    item = "<h2><a href='https://{0}.example/{0}'>Crane number {0} moved to quay</a></h2><p>" + TEXT + "</p>"
    body = f"<html><body>{''.join(item.format(f'n{n}') for n in range(3))}</body></html>"
    data = letter(Content_Type="text/html").partition(b"\n\n")[0] + b"\n\n" + body.encode()
    mbox(tmp_path, data)
    found = taken(tmp_path)
    assert [d.row for d in found] == [f"1@quay.example#{n}" for n in (1, 2, 3)]
    assert [d.given.url for d in found] == [f"https://n{n}.example/n{n}" for n in range(3)]


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("From: Quay <post@quay.example>", True),
        ("From: POST@MAIL.QUAY.EXAMPLE", True),
        ("From: x@notquay.example", False),
        ("From: x@quay.example.evil.example", False),
        ("From: desk@dock.example", True),
        ("From: other@dock.example", False),
        ('From: "post@quay.example" <x@evil.example>', False),
        ("From: =?utf-8?q?=3Cpost=40quay=2Eexample=3E?= <x@evil.example>", False),
        ("From: x@evil.example\nFrom: post@quay.example", False),
        ("From: Quay\n <post@quay.example>", True),
        ("Sender: post@quay.example", False),
        ("Subject: x\n\nFrom: post@quay.example", False),
    ],
)
def test_only_the_one_address_that_a_mail_is_from_counts(header: str, *, known: bool) -> None:
    assert is_from(f"{header}\n\ntext\n".encode(), ["quay.example", "Desk@Dock.example"]) is known


def test_where_no_mail_is_of_a_known_sender_it_says_who_writes(tmp_path: Path) -> None:
    mbox(tmp_path, letter("x@other.example"), letter("x@other.example"), letter("y@third.example"))
    assert told(tmp_path) == [
        "box: 3 mails, and none of them from `senders`; most are from x@other.example, y@third.example"
    ]


def test_what_is_no_mailbox_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == ["box: there is no such mailbox; correct its path"]
    (tmp_path / "box").mkdir()
    assert told(tmp_path)[0].startswith("box: is a folder without cur and new")
    (tmp_path / "b").write_text("Dear all")
    assert told(tmp_path, path="b")[0].startswith("b: is no mbox file")
    (tmp_path / "empty").write_text("")
    assert told(tmp_path, path="empty") == []


def test_a_mail_that_cannot_be_read_is_told_and_the_next_one_is_read(tmp_path: Path) -> None:
    mbox(tmp_path, letter().partition(b"\n\n")[0] + b"\n\n", letter(name="2"))
    items = list(read(source(), world(tmp_path)))
    assert [type(item) for item in items] == [Problem, Document]
    assert isinstance(items[0], Problem)
    assert items[0].message == "box, mail 1@quay.example: holds no text"


def test_a_run_makes_an_issue_of_a_mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mbox(tmp_path, letter(), letter("x@other.example", name="2"))
    (tmp_path / "sources.yaml").write_text(
        "sources:\n- {name: post, kind: mailbox, path: box, senders: quay.example}\n"
    )
    done = monitor("run", "--now", "2025-08-13T07:00Z")
    assert done.exit_code == 0, done.output
    assert "sources   1 (1 documents, 1 new or changed)" in done.stderr
    assert '"title":"Crane 1"' in monitor("export", "articles").stdout.replace('": "', '":"')
