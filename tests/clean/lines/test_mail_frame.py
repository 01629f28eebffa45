"""What a mail has around its article goes; the same words inside an article stay."""

from __future__ import annotations

from monitor.clean.blocks.block import Block
from monitor.clean.lines.line import Line
from monitor.clean.lines.mail_frame import mail_marks

BODY = [
    "The ferry was late by two hours on Monday, the harbour master said in the evening.",
    "Forty passengers had to wait on the quay, and the last of them left after midnight.",
    "A spokesman for the line said that a pump had failed and that it would be mended today.",
    "The next crossing is on Tuesday at seven, and the line will take bicycles again from then on.",
    "The harbour has had three such delays since June, according to the port authority.",
    "Nobody was hurt, and the island had enough bread until the morning.",
]


def marked(*lines: str, outlet: str | None = "Harbour Post") -> dict[str, str]:
    rows = [Line(Block(line)) for line in lines]
    return {lines[n]: verdict.rule for n, verdict in sorted(mail_marks(rows, outlet=outlet).items())}


def test_head_and_foot_of_a_mail_are_marked() -> None:
    head = ["Harbour Post | Evening Letter", "View in browser"]
    foot = ["* * *", "Harbour Post, 3 Quay Street, AB1 2CD Selworth", "You receive this e-mail because you signed up."]
    assert marked(*head, *BODY, *foot, "Unsubscribe") == {
        head[0]: "mail.edition",
        head[1]: "mail.browser",
        foot[0]: "mail.rule",
        foot[1]: "mail.address",
        foot[2]: "mail.why",
        "Unsubscribe": "mail.leave",
    }


def test_without_a_line_that_only_mails_have_nothing_is_marked() -> None:
    assert marked("Harbour Post | Evening Letter", *BODY, "Harbour Post, 3 Quay Street, AB1 2CD Selworth") == {}


def test_a_sentence_about_unsubscribing_inside_the_article_stays() -> None:
    told = "He pressed unsubscribe here and there, but the letters of the ferry line still came, he said."
    assert told not in marked(*BODY[:3], told, *BODY[3:], *BODY, "Unsubscribe")


SENT_ON = ["From: The Post <news@post.example>", "Date: 3 March 2025", "Subject: Ferry", "To: Ida"]


def test_of_a_mail_that_was_sent_on_the_note_and_the_head_go() -> None:
    found = marked("Worth a look.", *SENT_ON, *BODY)
    assert found == {"Worth a look.": "mail.note"} | dict.fromkeys(SENT_ON, "mail.head")


def test_a_signature_below_two_hyphens_goes_and_an_article_behind_them_stays() -> None:
    assert marked(*BODY, "--", "Ida Blom, Harbour Office", "This message is confidential.") == {
        "--": "mail.signature",
        "Ida Blom, Harbour Office": "mail.signature",
        "This message is confidential.": "mail.signature",
    }
    assert not marked(*BODY, "--", *BODY[:2])
