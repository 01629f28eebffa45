"""What `monitor schedule` says, as lines for people or one JSON object a line for programs; no secret is in either."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

from monitor.config import Config
from monitor.desk.operation.secrets import secrets

_SLOT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_HIDDEN = "[secret]"
_SHORTEST = 4  # characters of a secret: one of fewer would blot out half of what is said


def begin(config: Config, form: str, stream: TextIO) -> None:
    """Let all that is logged go to `stream`, as "lines" or as "json"; the configuration names what is secret."""
    handler = logging.StreamHandler(stream)
    lines = logging.Formatter("%(asctime)s %(message)s")
    handler.setFormatter(Discreet(JsonLines() if form == "json" else lines, secrets(config)))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("apscheduler.scheduler").setLevel(
        logging.ERROR
    )  # it would warn each time that an issue takes long


class JsonLines(logging.Formatter):
    """A record as an object: time (UTC), level, logger, message; slot where it is of one; traceback where there is."""

    def format(self, record: logging.LogRecord) -> str:
        """The object in one line."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if slot := _slot(record):
            said["slot"] = slot
        if record.exc_info and record.exc_info[0]:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


class Discreet(logging.Formatter):
    """Another formatter's lines without the secrets."""

    def __init__(self, inner: logging.Formatter, hidden: Iterable[str]) -> None:
        super().__init__()
        self._inner = inner
        self._hidden = sorted(
            {form for text in hidden if len(text) >= _SHORTEST for form in (text, json.dumps(text)[1:-1])}, key=len
        )[::-1]

    def format(self, record: logging.LogRecord) -> str:
        """The line, with a word in the place of each secret."""
        line = self._inner.format(record)
        for text in self._hidden:
            line = line.replace(text, _HIDDEN)
        return line


def _slot(record: logging.LogRecord) -> str | None:
    """The slot of the schedule that a record is about: it says so, or begins with it."""
    if named := getattr(record, "slot", None):
        return str(named)
    first = record.args[0] if isinstance(record.args, tuple) and record.args else None
    return first if isinstance(first, str) and _SLOT.fullmatch(first) else None
