"""What the archive does with the place where it lies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from monitor.publish.places import Place
from monitor.seam import Told, reraise, seam

_SOURCE = "archive"  # whose problem it is
_FORMER = re.compile(r"outlets/[^/]*-[0-9a-f]{8}/[^/]*\.html")


def free_id(day: date, taken: Iterable[str]) -> str:
    """The id of a new issue of that day: the date, or the date with -2, -3 … where it is `taken`."""
    taken, number = set(taken), 1
    while (name := day.isoformat() + (f"-{number}" if number > 1 else "")) in taken:
        number += 1
    return name


def holds_issues(archive: Place) -> bool:
    """Whether an issue lies there. Raises OSError."""
    return any("issue.json" in archive.names(name) for name in sorted(archive.names()) if "." not in name)


def former_pages(archive: Place) -> tuple[str, ...]:
    """The pages of outlets at addresses that end in a mark, as those of an earlier version of monitor did."""
    return tuple(name for name in archive.below("outlets") if _FORMER.fullmatch(name))


def clear(archive: Place, folders: Iterable[str], told: Told = reraise) -> None:
    """Remove folders of the archive's own files; `told` hears of one that cannot be removed."""
    for folder in folders:
        with seam(_SOURCE, f"{folder} is not removed", told):
            archive.remove(folder)
