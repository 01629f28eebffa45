"""A lazy property is worked out once for each instance, and only when it is asked for."""

from __future__ import annotations

from monitor.clean.lines.lazy import lazy


class Pier:
    def __init__(self, berths: int) -> None:
        self.berths = berths
        self.asked: list[str] = []

    @lazy
    def length(self) -> int:
        """Metres."""
        self.asked.append("length")
        return 40 * self.berths


def test_the_value_is_worked_out_when_it_is_first_asked_for_and_then_kept() -> None:
    pier = Pier(3)
    assert pier.asked == []
    assert [pier.length, pier.length, pier.length] == [120, 120, 120]
    assert pier.asked == ["length"]


def test_each_instance_has_a_value_of_its_own() -> None:
    short, long = Pier(1), Pier(5)
    assert (short.length, long.length) == (40, 200)


def test_the_property_keeps_what_is_written_about_the_method() -> None:
    assert vars(Pier)["length"].__doc__ == "Metres."
