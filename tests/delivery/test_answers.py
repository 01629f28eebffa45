"""What a mail among the replies means; nobody is taken out by what anybody can write."""

from __future__ import annotations

import pytest

from monitor.delivery.answers import Answer, answer
from monitor.delivery.tokens import Signer

OURS, THEIRS = Signer(b"o" * 32), Signer(b"t" * 32)
IDA, OLE = "ida@quay.example", "ole@quay.example"
TOKEN = OURS.token(IDA)


def wish(subject: str, *more: str, author: str = f"Ida Berg <{IDA}>") -> bytes:
    return "\n".join(
        [f"From: {author}", "To: desk@harbour.example", f"Subject: {subject}", *more, "", "Hello."]
    ).encode()


def report(
    status: str = "5.1.1",
    action: str = "failed",
    token: str | None = TOKEN,
    *,
    diagnosis: str = "smtp; 550 5.1.1 no such user",
    returned: str = "message/rfc822",
    who: str = IDA,
) -> bytes:
    """A notification as mail servers write it."""
    ours = f"List-Unsubscribe: <mailto:desk@harbour.example?subject=unsubscribe%20{token}>\n" if token else ""
    return f"""\
From: Mail Delivery System <mailer-daemon@mx.example>
To: desk@harbour.example
Subject: Undelivered mail
MIME-Version: 1.0
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

Sorry.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Wed, 13 Aug 2025 07:00:00 +0300

Final-Recipient: rfc822; {who}
Original-Recipient: rfc822;{who}
Action: {action}
Status: {status}
Diagnostic-Code: {diagnosis}

--cut
Content-Type: {returned}

From: Desk <desk@harbour.example>
To: Ida Berg <{who}>
{ours}Subject: Harbours

--cut--
""".encode()


# --- a wish -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        f"unsubscribe {TOKEN}",
        f"Unsubscribe {TOKEN.upper()}",
        f"Re: unsubscribe {TOKEN}",
        f"AW: unsubscribe\n {TOKEN}",  # folded
        f"=?utf-8?q?unsubscribe_{TOKEN}?=",
        TOKEN,
    ],
)
def test_who_sends_the_token_leaves_whoever_the_sender_is(subject: str) -> None:
    for author in (IDA, OLE, "x"):
        found = answer(wish(subject, author=author), OURS)
        assert found is not None
        assert (found.kind, found.mark) == ("leaves", OURS.mark(IDA))


@pytest.mark.parametrize("signed", [OURS, None])
@pytest.mark.parametrize(
    "subject",
    ["unsubscribe", "Unsubscribe me", "Re: unsubscribe", f"unsubscribe {THEIRS.token(IDA)}", f"unsubscribe {TOKEN}x"],
)
def test_without_the_token_a_person_decides(subject: str, signed: Signer | None) -> None:
    assert answer(wish(subject), signed) == Answer("asks", None, IDA, "by mail, without the token of the reader")


@pytest.mark.parametrize(
    "mail",
    [
        wish("Thanks"),
        wish("Out of office", "Auto-Submitted: auto-replied"),
        wish("Automatic reply: Harbours", "Auto-Submitted: auto-replied"),
        wish("Re: unsubscribe", "Auto-Submitted: auto-replied"),
        wish("How do I unsubscribe?"),
        wish("unsubscribe", author="nobody"),
        b"",
        b"\n\n",
        b"\x00\xff" * 100,
        b"Subject: =?utf-9?q?x?=\n\n",
        b"Subject: =?ut\xef-8?q?x?=\n\n",
        b"Subject: =?utf-8?b?A?=\n\n",
    ],
)
def test_whatever_else_arrives_means_nothing(mail: bytes) -> None:
    assert answer(mail, OURS) is None


# --- what came back -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mail",
    [
        report(),
        report(returned="text/rfc822-headers"),
        report(status="5.0.0", diagnosis="smtp; 550 5.1.1 unknown"),
        report(status="5.4.4", diagnosis="X-MTA; host not found"),
        report(who="ida@elsewhere.example"),  # it was forwarded from the reader's address
        report().replace(b"message/delivery-status", b"message/global-delivery-status"),
        report().replace(b"\n", b"\r\n"),
        report().replace(TOKEN.encode(), TOKEN[:20].encode() + b"=\n" + TOKEN[20:].encode()),  # quoted-printable
    ],
)
def test_a_mail_that_came_back_for_good_names_its_reader_by_the_token(mail: bytes) -> None:
    found = answer(mail, OURS)
    assert found is not None
    assert (found.kind, found.mark) == ("bounced", OURS.mark(IDA))
    assert found.why[:3] in ("5.1", "5.0", "5.4")


@pytest.mark.parametrize(
    "mail",
    [
        report(action="delayed", status="4.4.1"),
        report(action="delayed"),
        report(action="delivered", status="2.0.0"),
        report(action="relayed", status="2.0.0"),
        report(status="4.4.7"),
        report(status="5.2.2", diagnosis="smtp; 552 5.2.2 full"),
        report(status="5.7.1", diagnosis="smtp; 550 5.7.1 policy"),
        report(status="5.1.8"),
        report(status="nonsense"),
        report().replace(b"Final-Recipient", b"X-Recipient"),
        report().replace(b"message/delivery-status", b"text/plain"),
    ],
)
def test_what_is_tried_again_or_is_about_something_else_takes_nobody_out(mail: bytes) -> None:
    assert answer(mail, OURS) is None


@pytest.mark.parametrize("token", [None, THEIRS.token(IDA), TOKEN[:-1], TOKEN[:-2] + "aa"])
def test_a_notification_that_anybody_could_write_is_for_a_person(token: str | None) -> None:
    found = answer(report(token=token), OURS)
    assert found is not None
    assert (found.kind, found.mark, found.address) == ("doubtful", None, IDA)


def test_one_that_says_little_or_names_two_readers_is_for_a_person_too() -> None:
    vague = answer(report(status="5.0.0", diagnosis="smtp; 550 no"), OURS)
    assert vague is not None
    assert (vague.kind, vague.mark) == ("doubtful", OURS.mark(IDA))
    two = answer(report() + OURS.token(OLE).encode(), OURS)
    assert two is not None
    assert (two.kind, two.mark) == ("doubtful", None)


@pytest.mark.parametrize(
    "mail",
    [
        report().replace(b"\n--cut\nContent-Type: message/rfc822", b"".join(
            b"\n--b%d\nContent-Type: multipart/mixed; boundary=b%d\n" % (n, n + 1) for n in range(2000)
        )),
        report() + b"\nContent-Type: message/rfc822\n" * 5000,
        report().replace(b"Final-Recipient", b"Final-Recipient: rfc822; x@y\n\n" * 5000 + b"Final-Recipient"),
        report()[:600] + b"A" * 3_000_000,
        report(diagnosis="smtp; 550 " + "x" * 500_000),
        report(status="5." * 100_000),
    ],
    ids=["nested", "many parts", "many recipients", "endless", "long words", "long status"],
)  # fmt: skip
def test_what_is_made_to_cost_much_costs_little(mail: bytes) -> None:
    found = answer(mail, OURS)
    assert found is None or len(found.why) <= 300


def test_many_tokens_that_are_none_end_somewhere() -> None:
    mail = report(token=None) + b"\n".join(b"a" * 45 for _ in range(20_000))
    assert answer(mail, OURS) is not None
