"""What the archive asks of the place where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from monitor.seam import Told, reraise
from monitor.steps import Tell, silent


class Place(Protocol):
    """A place of files. Their names are paths below it, with POSIX strokes: `2025-08-13/index.html`.

    Whatever reads and lists raises OSError where the place cannot be reached; a folder that is not there is empty.
    """

    @property
    def name(self) -> str:
        """The place, as people are told it."""

    def at(self, name: str) -> str:
        """Where a file of it lies, as people are told it."""

    def require(self) -> None:
        """Raises MonitorError where issues cannot go there, whatever one waits for: something else is in its place."""

    def names(self, folder: str = "") -> frozenset[str]:
        """The names of the files and folders that lie directly in a folder of it."""

    def below(self, folder: str = "") -> list[str]:
        """All files in and below a folder of it, by their names from the place on, sorted."""

    def read(self, name: str) -> bytes:
        """The content of a file. Raises FileNotFoundError, OSError."""

    def served(self, name: str) -> bytes | None:
        """The content of a file that anybody may have who reaches the server; None where there is none such.

        Raises OSError where the place cannot be reached.
        """

    def make(self, folder: str, files: Mapping[str, bytes], told: Told = reraise) -> None:
        """Put a folder of files there, all at once where the place can; where it is there, each file is replaced.

        `told` hears of a file that is not taken, and the others are written. Raises OSError where no folder is.
        """

    def put(self, files: Iterable[tuple[str, bytes]], told: Told = reraise, tell: Tell = silent) -> None:
        """Put files, each by its name, into place as they come, each whole; one that would not change is left alone.

        `told` hears of one that is not taken, and the others are written. Files of a folder that come together cost
        less. Raises what making the `files` raises, when those before are written.
        """

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it; what is not there is no fault. Raises OSError."""

    def sweep(self) -> None:
        """Remove what a killed run left half made. Raises OSError."""


def unwritten(name: str) -> str:
    """What to say of a file that was not taken."""
    return f"{name} is not written (`monitor archive rebuild` writes it again)"
