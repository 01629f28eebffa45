"""Which names say nothing of where a link goes."""

from __future__ import annotations

import pytest

from monitor.language.text.vague import VAGUE, is_vague


@pytest.mark.parametrize(
    "text", [*sorted(VAGUE), "HERE", "Read more »", "… more", "…", "...", "—", "", "ＭＯＲＥ", " Details. "]
)
def test_these_say_nothing(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    "text", ["The Post", "24", "More Radio", "Outlet: More", "Story: Here", "M", "Моє місто", "हिन्दी"]
)
def test_these_do(text: str) -> None:
    assert not is_vague(text)
