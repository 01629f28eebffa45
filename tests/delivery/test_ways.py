"""The way on which mails go, with the password from the environment or the keyring, and the key that signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from monitor.config import Config, Smtp
from monitor.delivery.ways import account, way
from monitor.errors import DeliveryError
from monitor.publish.post.boxes import Folder, Maildir
from monitor.publish.post.signing import Signed
from monitor.publish.post.smtp import Session
from tests.delivery.test_sending import with_lines

SMTP = Smtp(host="smtp.example.org", username="desk@example.org", keyring="monitor")


class Ring(KeyringBackend):
    """A keyring in memory; one that is locked says so."""

    priority = 1
    locked = False

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return {("monitor", "desk@example.org"): "kept"}.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    monkeypatch.delenv("MONITOR_SMTP_PASSWORD", raising=False)
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_password_comes_from_the_environment_else_from_the_keyring(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert account(SMTP).password == "kept"
    assert account(SMTP.model_copy(update={"username": "other@example.org"})).password is None
    monkeypatch.setenv("MONITOR_SMTP_PASSWORD", "set")
    assert account(SMTP).password == "set"


def test_a_keyring_is_asked_only_where_one_is_named(ring: Ring) -> None:
    ring.locked = True
    assert account(SMTP.model_copy(update={"keyring": None})).password is None
    assert account(SMTP.model_copy(update={"username": None})).password is None


def test_a_locked_keyring_is_told_and_concerns_all_mails(ring: Ring) -> None:
    ring.locked = True
    with pytest.raises(DeliveryError, match="it cannot be asked") as caught:
        account(SMTP)
    assert (caught.value.outcome, caught.value.scope) == ("deferred", "server")


def config(folder: Path, lines: str) -> Config:
    return with_lines(folder, 9, ["a@example.org"], lines)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [("", Session), ("  kind: eml\n  path: out\n", Folder), ("  kind: maildir\n  path: out\n", Maildir)],
)
def test_mails_go_as_the_configuration_says(lines: str, kind: type, tmp_path: Path) -> None:
    assert isinstance(way(config(tmp_path, lines)), kind)


def test_a_key_that_is_named_signs_and_one_that_is_missing_is_told(tmp_path: Path) -> None:
    made = config(tmp_path, "  dkim: {domain: example.org, selector: monitor, key: dkim.pem}\n")
    with pytest.raises(DeliveryError, match=r"delivery\.dkim\.key: dkim\.pem cannot be read") as caught:
        way(made)
    assert (caught.value.outcome, caught.value.scope) == ("deferred", "server")
    (tmp_path / "dkim.pem").write_text("a key")
    assert isinstance(way(made), Signed)
