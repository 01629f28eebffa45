"""Pages as browsers save them: their address, and the one file of many parts."""

from __future__ import annotations

import io
from email import message_from_string

import pytest

from monitor.errors import ReadError
from monitor.ingest.file import formats
from monitor.ingest.file.records import Record
from monitor.ingest.file.saved import address, archived

URL = "https://courier.example/2025/quay"
PARTS = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: Quay
Date: Tue, 2 Sep 2025 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/css
Content-Location: https://courier.example/a.css

p {{ color: red }}
--cut
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: {URL}

<html><body><p>The quay of Nordhavn is open=
 again.</p></body></html>
--cut--
"""


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (f"<!-- saved from url=(0035){URL} --><p>A</p>", URL),
        (f"<html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Sep 02 2025 \n--><p>A</p>", URL),
        (f"<!-- Saved from {URL} at 2025-09-02 using a program --><p>A</p>", URL),
        ("<p>A</p><!-- Mirrored from courier.example/2025/quay by a copier/3.x -->", URL),
        (f'<html data-scrapbook-source="{URL}"><p>A</p>', URL),
        (f"<!-- fonts: {URL} --><p>A</p>", None),
        (f'<!-- saved from url=(0035){URL}#x --><link rel="canonical" href="{URL}"><p>A</p>', None),
        ("<p>A</p>", None),
    ],
)
def test_a_page_says_where_it_was_saved_from(page: str, url: str | None) -> None:
    assert address(page) == url


@pytest.mark.parametrize("suffix", [".mhtml", ".mht", ".html", ".txt", ".eml"])
def test_a_page_in_parts_is_known_by_its_head(suffix: str) -> None:
    form = formats.of(suffix, PARTS.encode())
    assert form is not None
    [record] = form.read(io.BytesIO(PARTS.encode()), {})
    assert isinstance(record, Record)
    assert (record.form, record.given.url, record.given.published) == ("html", URL, None)
    assert "quay of Nordhavn is open again" in record.content


def test_parts_without_a_page_are_told() -> None:
    message = message_from_string(PARTS.replace("text/html; charset", "image/png; charset"))
    with pytest.raises(ReadError, match="holds no page"):
        archived(message)
