"""The errors that a user may see.

    MonitorError
    ├── ConfigError       sources.yaml, or a file that it names, is wrong (exit code 2)
    ├── QueryError        a `match` query is wrong, with its column
    ├── ReadError         a document cannot be read or is no article
    ├── FetchError        an address cannot be fetched
    ├── StoreError        the store cannot be opened or is in use
    ├── IssueError        an issue would say what its articles do not (the build fails)
    ├── BudgetError       to tell all of a story would cost more than it is worth (what is left out is named)
    └── DeliveryError     a mail was not taken

Each message says what happened, where, and what to do about it.
"""

from __future__ import annotations


class MonitorError(Exception):
    """Root of all errors that are for the user and not a bug of ours."""


class ConfigError(MonitorError):
    """One or several faults of the configuration, all shown at once.

    `faults` holds a line each: "sources.yaml:14: sources[3].kind: …".
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class QueryError(MonitorError):
    """A `match` query that cannot be understood; `column` counts characters from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"{message} (column {column})")
        self.column = column


class ReadError(MonitorError):
    """A document cannot be read, or holds no article."""


class FetchError(MonitorError):
    """An address cannot be fetched: refused, unreachable, too slow, too large, or not what was asked for.

    `status` is the server's, where it answered with one that is an error.
    """

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class StoreError(MonitorError):
    """The store cannot be opened, is of a later version, or is in use by another run."""


class IssueError(MonitorError):
    """An issue would print what its articles do not hold; such an issue is not made."""


class BudgetError(MonitorError):
    """A story is too long for a comparison of all that it holds; the budget is counted in work and not in time."""


class DeliveryError(MonitorError):
    """A mail server refused a mail or could not be reached; `permanent` where another try would be refused too."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent
