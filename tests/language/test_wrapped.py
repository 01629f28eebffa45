"""Addresses through go-betweens."""

from __future__ import annotations

import base64

import pytest

from monitor.language.wrapped import unwrapped

URL = "https://courier.example/a?id=7"
QUOTED = "https%3A%2F%2Fcourier.example%2Fa%3Fid%3D7"
NEWS = base64.urlsafe_b64encode(b"\x08\x13\x22\x1e" + URL.encode() + b"\xd2\x01\x00").decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.google.com/url?rct=j&sa=t&url={QUOTED}&ct=ga",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=x",
        f"https://l.facebook.example/l.php?u={QUOTED}&h=x",
        f"https://search.example/l/?uddg={QUOTED}",
        "https://urldefense.com/v3/__https://courier.example/a?id=7__;!!abc",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__courier.example_a-3Fid-3D7&d=x",
        f"https://news.google.com/rss/articles/{NEWS}?oc=5",
        f"https://www.google.com/url?q=https%3A%2F%2Ffilter.example%2Fredirect%3Furl%3D{QUOTED.replace('%', '%25')}",
    ],
)
def test_an_address_that_is_carried_is_found(link: str) -> None:
    assert unwrapped(link) == URL


@pytest.mark.parametrize(
    "link",
    [
        URL,
        f"https://courier.example/search?url={QUOTED}",
        f"https://other.example/story?url={QUOTED}",
        "https://www.google.com/url?q=javascript:x",
        "https://news.google.com/rss/articles/CBMiAUFVX3lxTE5hYmNkZWZnaGlqa2xtbm9wcQ",
        "http://[bad",
    ],
)
def test_every_other_address_stays(link: str) -> None:
    assert unwrapped(link) == link
