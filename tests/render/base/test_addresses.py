"""Each page of the archive has an address that stays, and no two things share one."""

from __future__ import annotations

import re

import pytest

from monitor.render.base.addresses import (
    folder,
    former_key,
    month_page,
    outlet_key,
    outlet_keys,
    outlet_page,
    thread_page,
    topic_page,
)


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (folder("2025-08-13-2"), "2025-08-13-2"),
        (folder("a/../b"), "a%2F..%2Fb"),
        (month_page("2025-08"), "months/2025-08.html"),
        (thread_page("s12ab"), "stories/s12ab.html"),
        (topic_page("water"), "topics/water/index.html"),
        (topic_page("water", "2025-08"), "topics/water/2025-08.html"),
        (outlet_page("Harbour Post"), "outlets/harbour-post/index.html"),
        (outlet_page("HARBOUR post", "2025-08"), "outlets/harbour-post/2025-08.html"),
        (outlet_page("Börsen-Zeitung"), "outlets/boersen-zeitung/index.html"),
        (outlet_page("Українська правда"), "outlets/ukrainska-pravda/index.html"),
    ],
)
def test_an_address_stays_as_it_was_given(made: str, address: str) -> None:
    assert made == address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Post", "Harbour-Post"),
        ("Harbour Post!", "Harbour Post?"),
        ("Вісті", "Голос"),
        ("The " + "Very " * 20 + "Long Post", "The " + "Very " * 20 + "Long Mail"),
        ("Post", ""),
    ],
)
def test_two_outlets_never_share_a_page(one: str, other: str) -> None:
    keys = outlet_keys([one, other])
    assert outlet_key(one, keys) != outlet_key(other, keys)
    assert outlet_key(one.upper(), keys) == outlet_key(one, keys)
    assert former_key(one) != former_key(other)


def test_the_outlet_that_came_first_keeps_its_address() -> None:
    first = outlet_keys(["Вісті", "Visti-2", "Norrvik Post"])
    assert first == {"вісті": "visti", "visti-2": "visti-2", "norrvik post": "norrvik-post"}
    assert outlet_keys(["Вісті", "Visti-2", "Norrvik Post", "Visti", "VISTI"]) == first | {"visti": "visti-3"}


@pytest.mark.parametrize("name", ["../../etc", "a/b", "<b>", "Вісті", "…", "x" * 900, "\ud800"])
def test_whatever_a_thing_is_called_its_address_is_plain_and_short(name: str) -> None:
    for address in (thread_page(name), topic_page(name), outlet_page(name)):
        assert re.fullmatch(r"[a-z]+/[A-Za-z0-9_/-]{1,90}\.html", address)
