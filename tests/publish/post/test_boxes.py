"""Mails in folders: each has one file, whole, that only its owner may read."""

from __future__ import annotations

import mailbox
import stat
from pathlib import Path

import pytest

from monitor.errors import DeliveryError
from monitor.publish.post.boxes import Folder, Maildir

MAIL = b"From: desk@example.org\r\nMessage-ID: <0a1b@example.org>\r\n\r\nHello.\r\n"


def test_a_maildir_is_made_and_read_by_others(tmp_path: Path) -> None:
    said = Maildir(tmp_path / "box").carry(MAIL, "a@example.org", "desk@example.org")
    (found,) = mailbox.Maildir(str(tmp_path / "box"), create=False)
    assert found["message-id"] == "<0a1b@example.org>"
    assert "/new/0a1b." in said
    assert list((tmp_path / "box/tmp").iterdir()) == []


def test_a_mail_that_is_put_there_twice_is_there_once_though_it_was_read_meanwhile(tmp_path: Path) -> None:
    box = Maildir(tmp_path)
    box.carry(MAIL, "a@example.org", "desk@example.org")
    box.carry(MAIL, "a@example.org", "desk@example.org")
    (file,) = (tmp_path / "new").iterdir()
    file.rename(tmp_path / "cur" / f"{file.name}:2,S")
    assert box.carry(MAIL, "a@example.org", "desk@example.org").startswith("already in")
    assert list((tmp_path / "new").iterdir()) == []


def test_an_eml_file_is_the_mail_and_nobody_elses_business(tmp_path: Path) -> None:
    Folder(tmp_path / "out").carry(MAIL, "a@example.org", "desk@example.org")
    (file,) = (tmp_path / "out").iterdir()
    assert (file.name, file.read_bytes()) == ("0a1b.eml", MAIL)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["../../x", "a/b", "\N{SNOWMAN}", "." * 300, ""])
def test_a_message_id_never_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    letter = f"Message-ID: <{name}@example.org>\r\n\r\nHello.\r\n".encode()
    Folder(tmp_path / "out").carry(letter, "a@example.org", "desk@example.org")
    assert [path.parent.name for path in tmp_path.rglob("*.eml")] == ["out"]


@pytest.mark.parametrize("kind", [Folder, Maildir])
def test_what_cannot_be_written_is_deferred_and_concerns_all(kind: type[Folder | Maildir], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeliveryError, match=r"check delivery\.path") as caught:
        kind(tmp_path / "file/out").carry(MAIL, "a@example.org", "desk@example.org")
    assert (caught.value.outcome, caught.value.scope) == ("deferred", "server")
