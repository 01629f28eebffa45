"""How often the extractor is asked a second time about a page, and what that takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from monitor.clean.page import extractor


@dataclass
class Second:
    """What was asked while it counted."""

    readings: int = 0  #: pages that the extractor read
    asked: int = 0  #: of them, those that it read a second time
    seconds: float = 0.0  #: CPU that the second time took


@contextmanager
def counted() -> Iterator[Second]:
    """Count the extractor's readings while it is open."""
    found, extracted = Second(), extractor._extracted

    def timed(tree: Any, *, strict: bool = False) -> str:
        start = time.process_time()
        text = extracted(tree, strict=strict)
        if strict:
            found.asked += 1
            found.seconds += time.process_time() - start
        else:
            found.readings += 1
        return text

    with patch.object(extractor, "_extracted", timed):
        yield found
