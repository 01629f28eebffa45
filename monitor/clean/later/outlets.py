"""Which outlet an article is of, by what a newsroom knows of outlets: one outlet is one, however it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from monitor.language.addresses import host_of
from monitor.language.text.fold import letters
from monitor.models import Article


@dataclass(frozen=True, slots=True)
class Outlets:
    """The names of outlets by what else they are called, and by their hosts."""

    names: Mapping[str, str] = field(default_factory=dict)  #: letters of a name or an alias -> name
    hosts: Mapping[str, str] = field(default_factory=dict)


def known(rows: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> Outlets:
    """The outlets of rows of name, aliases and hosts."""
    rows = tuple(rows)
    return Outlets(
        {letters(alias): name for name, aliases, _ in rows for alias in (name, *aliases)},
        {host.lower().removeprefix("www."): name for name, _, hosts in rows for host in hosts},
    )


def renamed(article: Article, outlets: Outlets, *, given: bool) -> Article:
    """The article under the name of its outlet, which is known by what it is called, else by the host of its address.

    `given`: whether somebody has said which outlet it is; then its address does not tell another one.
    """
    name = outlets.names.get(letters(article.outlet)) or (None if given else _of_host(article.url, outlets))
    if name is None:
        return article
    own = {alias for alias, other in outlets.names.items() if other == name}
    return replace(article, outlet=name, byline=tuple(one for one in article.byline if letters(one) not in own))


def _of_host(url: str | None, outlets: Outlets) -> str | None:
    """The outlet of an address by its host or a host above it."""
    parts = (host_of(url or "") or "").split(".")
    return next((outlets.hosts[end] for n in range(len(parts)) if (end := ".".join(parts[n:])) in outlets.hosts), None)
