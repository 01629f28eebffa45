"""Mails: which part is the article, whom the sender stands for, and what is damaged."""

from __future__ import annotations

import io

import pytest

from monitor.ingest.file.mail import mail
from monitor.ingest.file.records import Fault, Record
from monitor.models import Meta

HEAD = "Subject: Bridge\nMIME-Version: 1.0\n"


def read(text: str) -> tuple[Record, list[str]]:
    items = list(mail(io.BytesIO(text.encode()), {}))
    [record] = [item for item in items if isinstance(item, Record)]
    return record, [item.message for item in items if isinstance(item, Fault)]


def parts(*bodies: tuple[str, str], kind: str = "alternative") -> str:
    inner = "".join(f"--x\nContent-Type: {form}\n\n{body}\n" for form, body in bodies)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=x\n\n{inner}--x--\n"


CHOSEN = (
    ("html beside its plain text", [("text/plain", "Open."), ("text/html", "<p>Open.</p>")], "html", "<p>Open.</p>"),
    ("stub in plain", [("text/plain", "See our site."), ("text/html", "<p>The bridge is open now.</p>")], "html", None),
    ("stub in html", [("text/plain", "The bridge is open now."), ("text/html", "<p>Hi</p>")], "text", None),
    ("empty html", [("text/plain", "Open."), ("text/html", "<p> </p>")], "text", "Open."),
    ("the fuller page", [("text/html", "<p>A</p>"), ("text/html", "<p>A b c</p>")], "html", "<p>A b c</p>"),
)


@pytest.mark.parametrize(("bodies", "form", "content"), [row[1:] for row in CHOSEN], ids=[row[0] for row in CHOSEN])
def test_the_part_that_says_most_is_the_article(bodies: list[tuple[str, str]], form: str, content: str | None) -> None:
    record, faults = read(parts(*bodies))
    assert (record.form, faults) == (form, [])
    assert content is None or record.content.strip() == content


def test_what_is_attached_is_no_article() -> None:
    text = parts(("text/plain", "Open."), ("text/plain; name=b.txt", "A much longer note than that."), kind="mixed")
    assert read(text)[0].content.strip() == "Open."


def test_a_part_of_too_many_tags_leaves_the_other_part() -> None:
    record, [fault] = read(parts(("text/plain", "Open."), ("text/html", "<p>Open." + "<b>" * 300_001)))
    assert (record.form, record.content.strip()) == ("text", "Open.")
    assert fault.startswith("a part of it has more than 300,000 tags")


SENDERS = (
    # From, more headers, byline, outlet
    ("Ann Lee <ann@dispatch.example>", "", ("Ann Lee",), None),
    ("The Dispatch <news@dispatch.example>", "", (), "The Dispatch"),
    ("The Dispatch <hello@thedispatch.example>", "", (), "The Dispatch"),
    ("Ann Lee <ann@dispatch.example>", "List-Id: <d.example>\n", (), "Ann Lee"),
    ("Ann Lee at The Dispatch <ann@d.example>", "Precedence: bulk\n", ("Ann Lee",), "The Dispatch"),
    ("Ann Lee von Der Bote <ann@d.example>", "List-Unsubscribe: <mailto:x>\n", ("Ann Lee",), "Der Bote"),
    ("ann@dispatch.example", "", (), None),
    ("<<<", "", (), None),
)


@pytest.mark.parametrize(("sender", "more", "byline", "outlet"), SENDERS)
def test_a_sender_is_a_person_or_a_house(sender: str, more: str, byline: tuple[str, ...], outlet: str | None) -> None:
    given = read(f"From: {sender}\n{more}{HEAD}\nOpen.")[0].given
    assert (given.byline or (), given.outlet) == (byline, outlet)


@pytest.mark.parametrize(
    ("subject", "title", "says_who"),
    [("Bridge", "Bridge", True), ("Re: Bridge", "Bridge", True), ("AW: Re: Bridge", "Bridge", True),
     ("Fwd: Bridge", "Bridge", False), ("Fw: Fwd: Bridge", "Bridge", False), ("WG: Bridge", "Bridge", False),
     ("Переслано: Міст", "Міст", False), ("Forward: Bridge", "Forward: Bridge", True)],
)  # fmt: skip
def test_a_mail_that_was_sent_on_says_nothing_of_the_author(subject: str, title: str, *, says_who: bool) -> None:
    text = f"From: Ann Lee <a@d.example>\nDate: Tue, 12 Aug 2025 09:30:00 +0300\nSubject: {subject}\n\nOpen."
    given = read(text)[0].given
    when, who = ("2025-08-12T09:30:00+03:00", ("Ann Lee",)) if says_who else (None, None)
    assert (given.title, given.published, given.byline or None) == (title, when, who)


def test_lines_that_a_mail_broke_softly_are_one_again() -> None:
    body = "The bridge \nis open. \n> quoted \n-- \nAnn"
    record, _ = read(f"{HEAD}Content-Type: text/plain; format=flowed\n\n{body}")
    assert record.content == "The bridge is open. \n> quoted \n-- \nAnn"
    assert record.given == Meta(title="Bridge")


SENT_ON = "From: The Harbour Post <news@post.example>\nSent: Monday, 3 March 2025 08:05\nTo: Ida Blom\nSubject: {}\n\n"


def test_of_a_mail_that_was_sent_on_the_inner_sender_subject_and_day_count() -> None:
    head = "From: Ida Blom <ida@quay.example>\nSubject: FW: Bridge\nDate: Wed, 5 Mar 2025 09:00:00 +0000\n\n"
    given = read(f"{head}Worth a look.\n\n{SENT_ON.format('Ferry is late')}The ferry left at dawn.")[0].given
    assert (given.title, given.published, given.outlet, given.byline) == (
        "Ferry is late",
        "2025-03-03T08:05",
        "The Harbour Post",
        (),
    )


def test_a_head_in_html_counts_too() -> None:
    head = "From: Ida Blom <ida@quay.example>\nSubject: Fwd: Bridge\nContent-Type: text/html\n\n"
    lines = "<br>".join(SENT_ON.format("Ferry is late").strip().replace("<", "&lt;").splitlines())
    assert read(f"{head}<p>{lines}</p><p>The ferry left at dawn.</p>")[0].given.title == "Ferry is late"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("[port-news] Ferry is late", "[port-news] Ferry is late"),
        ("Re: [port-news] Ferry is late", "Ferry is late"),
        ("[port-news] Fwd: Ferry is late", "Ferry is late"),
        ("AW: WG: Die Fähre", "Die Fähre"),
        ("Re: Fwd: Re: Ferry", "Ferry"),
    ],
)
def test_what_programs_and_lists_put_before_a_subject_is_none_of_it(subject: str, title: str) -> None:
    assert read(f"Subject: {subject}\n\nThe ferry left.")[0].given.title == title
