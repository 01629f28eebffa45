"""The errors that a user may see.

    MonitorError
    ├── ConfigError       sources.yaml, or a file that it names, is wrong (exit code 2)
    ├── QueryError        a `match` query is wrong, with its column
    ├── ReadError         a document cannot be read or is no article
    ├── FetchError        an address cannot be fetched
    ├── StoreError        the store cannot be opened, read or written, or is in use
    ├── IssueError        a page cannot be made: a template is wrong, or what is cited is not there
    ├── BudgetError       to tell all of a story would cost more than it is worth (what is left out is named)
    └── DeliveryError     a mail was not taken

Each message says what happened, where, and what to do about it.
"""

from __future__ import annotations

from typing import Literal

Trouble = Literal[
    "locked",  # another program holds it
    "read-only",  # it, its folder or its disk may not be written
    "full",  # no room is left
    "damaged",  # its file is broken, or no store
    "newer",  # a later monitor made it
    "misplaced",  # its path cannot be one of a store, or there is no such database
    "unreachable",  # its server does not answer
    "denied",  # its server does not let us in
    "other",
]
Outcome = Literal[
    "refused",  # by the server for good, or by ourselves
    "deferred",  # another try may be taken
    "unknown",  # transmitted, and no answer came
]
Scope = Literal[
    "mail",  # this mail, or its recipient
    "connection",  # it broke; a new one may do
    "server",  # no mail can go
]


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
    """The store cannot be opened, read or written; `kind` says why, the message what to do."""

    def __init__(self, message: str, *, kind: Trouble = "other") -> None:
        super().__init__(message)
        self.kind = kind


class IssueError(MonitorError):
    """A page or a mail cannot be made: a template is wrong, an address is none, or what is cited is not there."""


class BudgetError(MonitorError):
    """A story is too long for a comparison of all that it holds; the budget is counted in work and not in time."""


class DeliveryError(MonitorError):
    """A mail was not taken, or nobody knows; `permanent` where another try without a change would be refused too.

    `outcome` is what becomes of the mail: without one it is refused where that is permanent, and else deferred. `code`
    is the server's, where it answered. `scope` is what it concerns, by which others go or wait.
    """

    def __init__(
        self,
        message: str,
        *,
        permanent: bool = False,
        outcome: Outcome | None = None,
        code: int | None = None,
        scope: Scope = "mail",
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.outcome: Outcome = outcome or ("refused" if permanent else "deferred")
        self.code = code
        self.scope: Scope = scope
