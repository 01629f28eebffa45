"""The mail in words: a line for each that needs somebody, a few for what is under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from monitor.desk.postbook import mail_lines
from monitor.store import State, Store
from tests.delivery.test_sending import readers
from tests.store.test_outbox import an_issue


@pytest.mark.parametrize(
    ("state", "lines", "last"),
    [
        ("queued", 14, "  and 88 more; `monitor readers` tells each"),
        ("deferred", 14, "  and 88 more; `monitor readers` tells each"),
        ("unknown", 101, "  i to r00099@example.org: unknown; `monitor send --unknown i` sends it again"),
        ("refused", 101, "  i to r00099@example.org: refused"),
        ("accepted", 1, "mail      100 accepted"),
    ],
)
def test_of_a_hundred_mails_those_are_told_that_need_somebody(
    state: State, lines: int, last: str, tmp_path: Path
) -> None:
    with Store.open("sqlite:///m.db", tmp_path) as store:
        store.add_issue(an_issue("i"), {}, listing="{}", recipients=readers(100))
        for mail in store.mails():
            store.keep_mail(replace(mail, state=state))
        told = list(mail_lines(store, UTC))
    assert (len(told), told[-1]) == (lines, last)
