"""A run over some articles, and all that it makes, to be compared."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor import pipeline
from monitor.codec import encode
from monitor.config import Config, load
from monitor.crew import tasks
from monitor.store import Store

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
PLACES = ("alvik", "brekka", "dorn", "elmstad", "ferry", "gauta", "hollum", "isfjord", "jarra", "kvam", "lund", "moen")
SOURCES = """\
newsletter: {title: Harbours, timezone: Europe/Kyiv}
sources:
  - {name: clips, kind: files, path: "inbox/**/*"}
"""
TEXT = """\
The {name} pier was closed on Monday after a storm tore away {count} metres of it, the harbour office said.

"Nobody was hurt, and the boats had left by then," said Ida Brenner, who runs the office in {name}.

Repairs will cost {count}0,000 euros, and the work begins in October. The council votes on the money next week.

{shared}
"""
SHARED = "Boats of the coast guard stayed near the piers for the whole of the night, officials in Norrvik said."


def configured(folder: Path, more: str = "") -> Config:
    """The configuration of a folder in which a dozen articles lie."""
    (folder / "sources.yaml").write_text(f"{SOURCES}{more}\n")
    (folder / "inbox").mkdir()
    for count, name in enumerate(PLACES, 11):
        text = TEXT.format(name=name.title(), count=count, shared=SHARED if count % 3 else "")
        (folder / "inbox" / f"{name}.txt").write_text(text)
    return load(folder / "sources.yaml")


def made_of(config: Config, executor: Executor | None = None) -> dict[str, bytes]:
    """Everything that a run makes."""
    pipeline.run(config, now=NOW, executor=executor)
    return written(config)


def written(config: Config) -> dict[str, bytes]:
    """The export of the articles, and the files of the archive."""
    with Store.open(config.store, config.base) as store:
        articles = "\n".join(encode(a) for a in store.articles(e.id for e in store.entries()))
    files = (path for path in (config.base / "archive").rglob("*") if path.is_file())
    return {"articles": articles.encode()} | {str(p.relative_to(config.base)): p.read_bytes() for p in files}


# --- a document that does no good to who reads it ----------------------------------------------------------------

Wrong = Callable[[], None]


def hang() -> None:
    """Take an hour."""
    time.sleep(3600)


def die() -> None:
    """End this process, and let it say nothing."""
    os.kill(os.getpid(), signal.SIGKILL)


def gorge() -> None:
    """Take more memory than a worker may have."""
    bytearray(3_000_000_000)


class Guilty:
    """Reads as ever, but for the document of the ferry."""

    def __init__(self, wrong: Wrong, once: Path | None = None) -> None:
        self.wrong, self.once = wrong, once

    def __call__(self, rules: Any, raw: bytes, received: datetime, *, pack: bool) -> tasks.Made:
        """As `tasks.read`."""
        if b"ferry.txt" in raw and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            self.wrong()
        return tasks.read(rules, raw, received, pack=pack)
