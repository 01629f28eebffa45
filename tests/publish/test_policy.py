"""Each page's own policy goes before it as a header; what has none gets the strictest that it works with."""

from __future__ import annotations

import pytest

from monitor.publish.policy import headers

OWN = b"""<!DOCTYPE html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src &#39;sha256-x=&#39;">
"""
BARE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize(
    ("kind", "content", "policy"),
    [
        ("text/html; charset=utf-8", OWN, "default-src 'none'; script-src 'sha256-x='"),
        ("text/html; charset=utf-8", b"<p>one", BARE),
        ("text/html; charset=utf-8", OWN.replace(b"'none';", b"'none'\r\nSet-Cookie: a=b;"), BARE),
        ("text/html; charset=utf-8", b" " * 5000 + OWN, BARE),
        ("application/json; charset=utf-8", OWN, "default-src 'none'"),
    ],
)
def test_the_policy_is_that_of_the_page_and_no_frame_may_hold_it(kind: str, content: bytes, policy: str) -> None:
    found = dict(headers(kind, content))
    assert found["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"


def test_who_answers_may_say_another_one() -> None:
    found = dict(headers("text/html; charset=utf-8", OWN, "form-action 'self'"))
    assert found["Content-Security-Policy"] == "form-action 'self'; frame-ancestors 'none'"
