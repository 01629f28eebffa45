"""What a mail carries: mails and files that are articles."""

from __future__ import annotations

import io

from monitor.ingest.file.mail import mail
from monitor.ingest.file.records import Fault, Record

STORY = "The quay of Nordhavn opened on Monday after a year of works, and the first three ships came in by noon."
INNER = (
    f"From: The Courier <news@courier.example>\nSubject: Quay opens\nDate: Mon, 1 Sep 2025 08:00:00 +0200\n\n{STORY}\n"
)


def letter(*parts: tuple[str, str], note: str = "look at this") -> list[Record | Fault]:
    head = "From: Ann <ann@mail.example>\nSubject: Fwd: fyi\nMIME-Version: 1.0\n"
    bodies = "".join(f"--x\n{headers}\n\n{body}\n" for headers, body in (("Content-Type: text/plain", note), *parts))
    text = f"{head}Content-Type: multipart/mixed; boundary=x\n\n{bodies}--x--\n"
    return list(mail(io.BytesIO(text.encode()), {}))


def test_an_attached_mail_is_the_article_and_the_note_is_none() -> None:
    [record] = letter(("Content-Type: message/rfc822", INNER))
    assert isinstance(record, Record)
    assert (record.row, record.given.title, record.given.outlet) == (None, "Quay opens", "The Courier")
    assert record.given.published == "2025-09-01T08:00:00+02:00"
    assert record.content.strip() == STORY


def test_attached_files_of_kinds_that_are_read_are_articles() -> None:
    page = ('Content-Type: text/html; name="a.html"\nContent-Disposition: attachment', f"<h1>Quay</h1><p>{STORY}</p>")
    text = ('Content-Type: application/octet-stream; name="b.txt"\nContent-Disposition: attachment', STORY)
    date = ('Content-Type: text/calendar; name="c.ics"\nContent-Disposition: attachment', "BEGIN:VCALENDAR")
    records = letter(page, text, date)
    assert [(r.form, r.row) for r in records if isinstance(r, Record)] == [("html", "1"), ("text", "2")]


def test_a_long_mail_stays_beside_what_it_carries() -> None:
    records = letter(("Content-Type: message/rfc822", INNER), note=f"{STORY} " * 10)
    assert [record.row for record in records if isinstance(record, Record)] == [None, None] or len(records) == 2


def test_mails_in_mails_end() -> None:
    inner = INNER
    for n in range(8):
        inner = f"Subject: Fwd {n}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\nContent-Type: message/rfc822\n\n{inner}\n--b{n}--\n"  # noqa: E501
    assert letter(("Content-Type: message/rfc822", inner))
