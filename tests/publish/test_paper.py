"""The brief as a PDF."""

from __future__ import annotations

import sys

import pytest

from monitor.errors import MonitorError
from monitor.publish.paper import pdf


def test_a_page_becomes_a_pdf_and_nothing_is_fetched_for_it() -> None:
    pytest.importorskip("weasyprint")
    made = pdf('<html lang="en"><title>x</title><p>Tram <img src="https://x.example/a.png" alt=""> strike')
    assert made.startswith(b"%PDF-")
    assert len(made) < 60_000


def test_without_weasyprint_one_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MonitorError, match=r"pip install monitor\[pdf\]"):
        pdf("<p>x")
