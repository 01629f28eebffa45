"""A token is its reader's, and nobody can make another's."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import Config
from monitor.delivery.tokens import LENGTH, Signer, known, place, signer
from monitor.errors import StoreError

OURS = Signer(bytes(range(32)))
ADDRESSES = st.one_of(st.emails(), st.text(min_size=1, max_size=40))
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def a_house(folder: Path) -> Config:
    return Config.model_construct(base=folder, store="sqlite:///kept/m.db")


@given(ADDRESSES)
def test_a_token_leads_to_its_reader_and_names_no_address(address: str) -> None:
    token = OURS.token(address)
    assert (len(token), set(token) - set(LETTERS)) == (LENGTH, set())
    assert OURS.marked(token) == OURS.mark(address)
    assert OURS.marked(token.upper()) == OURS.mark(address)
    assert len(address) < 4 or address.casefold() not in token


@given(ADDRESSES, st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_a_token_with_another_letter_is_none(address: str, at: int, letter: str) -> None:
    token = OURS.token(address)
    changed = token[:at] + letter + token[at + 1 :]
    assert (OURS.marked(changed) is None) is (changed != token)


@given(ADDRESSES, ADDRESSES)
def test_two_readers_have_two_tokens(one: str, other: str) -> None:
    same = OURS.mark(one) == OURS.mark(other)
    assert (OURS.token(one) == OURS.token(other)) is same


@given(st.text(max_size=100))
def test_whatever_else_is_handed_in_is_no_token(text: str) -> None:
    assert OURS.marked(text) is None


@given(ADDRESSES, st.binary(min_size=32, max_size=32).filter(lambda secret: secret != OURS.secret))
def test_the_token_of_another_secret_is_none(address: str, secret: bytes) -> None:
    assert OURS.marked(Signer(secret).token(address)) is None


def test_one_reader_has_one_token_however_the_address_is_written() -> None:
    assert OURS.token("Zoë Ek <Zoe@Quay.example>") == OURS.token("zoe@quay.example")


@pytest.mark.sqlite  # the secret lies beside a file
def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    config = a_house(tmp_path)
    first = signer(config)
    assert signer(config) == first
    assert len(first.secret) == 32
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["m.db.secret"]
    if os.name == "posix":
        assert stat.S_IMODE(place(config).stat().st_mode) == 0o600
    assert repr(first) == "Signer()"


@pytest.mark.sqlite  # where a schema stands for a file, what is opened at once before there is one drops it
def test_many_at_once_get_one_secret(tmp_path: Path) -> None:
    config, made = a_house(tmp_path), []
    threads = [threading.Thread(target=lambda: made.append(signer(config))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 8
    assert len(set(made)) == 1


@pytest.mark.sqlite  # the secret lies beside a file
def test_a_file_system_without_links_keeps_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr(os, "link", refuse)
    config = a_house(tmp_path)
    assert signer(config) == signer(config)
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["m.db.secret"]


@pytest.mark.sqlite  # the secret lies beside a file
@pytest.mark.parametrize("content", [b"", b"short", b"zz" * 32, b"00" * 31, bytes(range(256)), b"0" * 65])
def test_a_damaged_secret_is_told_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    config = a_house(tmp_path)
    place(config).parent.mkdir()
    place(config).write_bytes(content)
    with pytest.raises(StoreError, match="no secret of monitor any more"):
        signer(config)
    assert place(config).read_bytes() == content


def test_where_there_is_none_nothing_is_known(tmp_path: Path) -> None:
    assert known(a_house(tmp_path)) is None
