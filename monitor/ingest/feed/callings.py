"""What tells the entries of a feed apart: the address that is an entry's own, else its guid, else its text.

An address is nobody's own where several entries have it, or where it is that of the feed or of the site. Addresses that
differ only behind # are own ones where entries differ by that only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from monitor.language.addresses import fragment, host_of, normalise

_LONGEST = 200  # characters of a name; of longer ones a hash stands for them
_BEGINNING = 100  # characters that two texts of one name have in common where they are one entry


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says of itself."""

    link: str | None  #: its link, whether that is its own or not
    guid: str  #: or the address of its enclosure; "" where it has neither
    title: str
    text: str  #: plain
    once: str  #: what the first versions of monitor called it


@dataclass(frozen=True, slots=True)
class Calling:
    """What an entry goes by."""

    url: str | None  #: the address that is its own
    row: str | None  #: what names it at that address or in its feed; None where the address does
    others: tuple[tuple[str, str | None], ...]  #: addresses, seen from the feed's, and rows that may have named it


def called(entries: Sequence[Said], site: Sequence[str]) -> list[Calling | None]:
    """What each of the entries goes by, None for one that is a second time; `site`: addresses that are nobody's own."""
    first = _first(entries)
    kept = [entry for entry, there in zip(entries, first, strict=True) if there]
    common = {normalise(address) for address in site}
    pages = Counter(_page(entry.link) for entry in kept)
    links = Counter((_page(entry.link), fragment(entry.link or "")) for entry in kept)
    guids = Counter(entry.guid for entry in kept)
    found: list[Calling | None] = []
    for entry, there in zip(entries, first, strict=True):
        page = _page(entry.link)
        alone = links[page, fragment(entry.link or "")] == 1
        own = page is not None and normalise(entry.link or "") not in {None, *common}
        found.append(_calling(entry, pages[page] == 1, alone, own, guids[entry.guid] == 1) if there else None)
    return found


def _calling(entry: Said, lone: bool, alone: bool, own: bool, unique: bool) -> Calling:
    """`lone`: no other entry links to its page; `alone`: nor to its part of it; `own`: the page is not the site's."""
    link, part = entry.link or "", fragment(entry.link or "")
    text = sha256(f"{entry.title}\n{' '.join(entry.text.split())}".encode()).hexdigest()[:32]
    names: list[tuple[str, str | None]] = [
        *([(link, None), (link.partition("#")[0], f"#{part}")] if link else []),
        *([("", short(entry.guid))] if entry.guid else []),
        ("", text),
        (f"#{short(entry.once)}", None),
    ]
    if own and (lone or (alone and not part)):
        chosen = names[0]
    elif link and alone and part and not lone:
        chosen = names[1]
    else:
        chosen = ("", short(entry.guid) if entry.guid and unique else text)
    return Calling(link if chosen[0] else None, chosen[1], tuple(name for name in names if name != chosen))


def short(name: str) -> str:
    """A name that is not too long to be kept."""
    return name if len(name) <= _LONGEST else sha256(name.encode()).hexdigest()[:32]


def _first(entries: Sequence[Said]) -> list[bool]:
    """Whether each entry stands there for the first time: none of its names and its title begins as it does."""
    met: set[tuple[str, ...]] = set()
    found = []
    for entry in entries:
        text = " ".join(entry.text.split())
        own = (entry.link or "", entry.guid, entry.title, text[:_BEGINNING] if entry.link and entry.guid else text)
        found.append(own not in met)
        met.add(own)
    return found


def _page(link: str | None) -> str | None:
    """The page that a link leads to, whatever part of it; a site's front page too."""
    return (normalise(link) or host_of(link)) if link else None
