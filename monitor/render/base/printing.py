"""Files printed one by one: one that fails with the newsroom's own templates is printed with those that ship.

Where those fail too it is left out. `told` hears of both; without one, what fails is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import Environment

from monitor.models import Problem
from monitor.render.base.engine import environment, render
from monitor.render.base.look import Load, Look, spoken
from monitor.seam import Told, attempt, reraise, seam

SOURCE = "archive"  #: whose problem it is
_SHIPPED = "shipped/"
T = TypeVar("T")


@dataclass(frozen=True)
class Press:
    """The templates that pages are set with: the newsroom's own, and those that ship to fall back on."""

    look: Look
    own: Environment
    shipped: Environment
    told: Told

    def page(self, path: str, template: str, **facts: object) -> str | None:
        """The template filled with `facts`, for the file at `path`; None where it fails."""
        return self.made(path, lambda templates: render(templates, template, **facts))

    def made(self, path: str, make: Callable[[Environment], T]) -> T | None:
        """What `make` makes of the templates, for the file at `path`; None where it fails."""
        return _either(path, lambda: make(self.own), lambda: make(self.shipped), self.told)

    def each(self, what: str, make: Callable[[], Iterable[T]]) -> Iterator[T]:
        """What `make` makes without templates, one after the other; there is no more where it fails."""
        with seam(SOURCE, f"{what} is not made", self.told):
            yield from make()


def press(look: Look, load: Load, told: Told = reraise) -> Press:
    """A press that speaks the language of `look`, with the templates of `load`."""
    ships = _ships(load)
    heard = _either("templates/words", lambda: spoken(look, load), lambda: spoken(look, ships), told) or look
    return Press(heard, environment(load, heard.words), environment(ships, heard.words), told)


def _ships(load: Load) -> Load:
    """The templates that ship, whatever others there are: see `monitor.site.loader`."""
    return lambda name: load(name if name.startswith(_SHIPPED) else _SHIPPED + name)


def _either(path: str, make: Callable[[], T], instead: Callable[[], T], told: Told) -> T | None:
    if told is reraise:
        return make()
    first: list[Problem] = []
    found = attempt(make, None, SOURCE, path, first.append)
    if not first:
        return found
    second: list[Problem] = []
    found = attempt(instead, None, SOURCE, f"{path} is not made", second.append)
    for problem in second or [Problem(SOURCE, f"{first[0].message}; it is made with the template that ships")]:
        told(problem)
    return found
