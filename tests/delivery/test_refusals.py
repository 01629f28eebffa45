"""Which refusals say that an address is dead."""

from __future__ import annotations

import pytest

from monitor.delivery.refusals import status_verdict, verdict


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("550 5.1.1 no such user here", "dead"),
        ("550-5.1.1 The account that you tried to reach is not there", "dead"),
        ("550 #5.1.0 Address rejected", "dead"),
        ("554 5.1.2 bad destination domain", "dead"),
        ("556 5.1.10 the domain takes no mail", "dead"),
        ("550 5.2.1 mailbox closed", "dead"),
        ("551 5.1.6 has moved", "dead"),
        ("550 5.1.8 sender's domain is not there", "other"),
        ("553 5.1.7 sender's address", "other"),
        ("550 5.7.1 refused for policy reasons", "other"),
        ("554 5.7.1 listed by bl.quay.example", "other"),
        ("552 5.2.2 over quota", "other"),
        ("552 5.3.4 too big", "other"),
        ("550 5.6.0 content", "other"),
        ("554 no thanks", "other"),
        ("535 5.7.8 wrong password", "other"),
        ("550 no such user", "unsure"),
        ("551 user not local", "unsure"),
        ("553 name not allowed", "unsure"),
        ("550 5.0.0 something", "unsure"),
        ("550 blocked, see 5.1.1.2", "unsure"),  # an address of a network
        ("550 blocked: version 10.5.1.1", "unsure"),
        ("550 your host at 192.0.2.55 is unknown; RFC 5.1.1", "unsure"),  # not where a status stands
        ("450 4.1.1 try again", "other"),
        ("550 4.1.1 odd", "other"),
        ("", "other"),
        ("no code", "other"),
    ],
)
def test_a_refusal(said: str, found: str) -> None:
    assert verdict(said) == found


@pytest.mark.parametrize(
    ("status", "diagnosis", "found"),
    [
        ("5.1.1", "", "dead"),
        ("5.1.1 (bad destination mailbox address)", "smtp; 550 5.1.1 unknown", "dead"),
        ("5.4.4", "X-Postfix; Host or domain name not found", "dead"),
        ("5.2.2", "smtp; 552 5.2.2 full", "other"),
        ("5.7.1", "smtp; 550 5.1.1 in the words only", "other"),
        ("5.0.0", "smtp; 550 5.1.1 unknown", "dead"),  # as some programs write it
        ("5.0.0", "smtp; 550-5.7.26 not authenticated", "other"),
        ("5.0.0", "smtp; 550 no such user", "unsure"),
        ("5.0.0", "", "unsure"),
        ("4.4.7", "smtp; 550 5.1.1 unknown", "other"),  # given up after a while: not for good
        ("4.2.2", "", "other"),
        ("2.0.0", "", "other"),
        ("", "", "other"),
        ("five", "smtp; 550", "other"),
    ],
)
def test_a_notification(status: str, diagnosis: str, found: str) -> None:
    assert status_verdict(status, diagnosis) == found
