"""Which hosts are slow."""

from __future__ import annotations

from monitor.ingest.web.paces import Paces


def test_who_is_waited_for_comes_before_who_took_longest() -> None:
    now = [0.0]
    paces = Paces(lambda: now[0])
    for host, seconds in (
        ("quick.example", 0.5),
        ("slow.example", 9.0),
        ("slower.example", 12.0),
        ("slow.example", 2.0),
    ):
        with paces.of(host):
            now[0] += seconds
    assert paces.slowest() == (("slower.example", 12.0), ("slow.example", 9.0))
    with paces.of("silent.example"), paces.of("new.example"):
        now[0] += 0.9
        assert paces.slowest(1) == (("slower.example", 12.0),)
        now[0] += 0.2
        assert [host for host, _ in paces.slowest()] == ["silent.example", "new.example", "slower.example"]
