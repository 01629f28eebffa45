"""The pages of a reader who leaves."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from pathlib import Path

from monitor.render.archive.leaving import leave_pages
from monitor.site import loader
from tests.render.sample import ONLINE
from tests.render.shipped import shipped


def test_the_pages_ask_nobody_for_anything_and_only_the_first_has_a_button() -> None:
    pages = leave_pages(ONLINE, shipped())
    for page in astuple(pages):
        text = page.decode()
        assert "form-action 'self'" in text
        assert "no-referrer" in text
        assert not re.search(r"(?:src|href)=\"(?!data:)", text)
    assert [b"<button" in page for page in astuple(pages)] == [True, False, False, False]
    assert b'<form method="post">' in pages.ask
    assert b'name="List-Unsubscribe" value="One-Click"' in pages.ask


def test_they_speak_the_language_of_the_newsletter_and_hold_its_title_as_text() -> None:
    pages = leave_pages(replace(ONLINE, language="uk", title="Порт & <b>"), shipped())
    assert "Відписатися" in pages.ask.decode()
    assert "«Порт &amp; &lt;b&gt;»" in pages.done.decode()
    assert 'lang="uk"' in pages.done.decode()


def test_a_template_of_ones_own_that_is_wrong_is_replaced_by_the_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/leave.html").write_text("{{ nothing }}")
    assert b"<button" in leave_pages(ONLINE, loader(tmp_path)).ask
