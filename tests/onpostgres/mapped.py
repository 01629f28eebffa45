"""Each file that would be a store of SQLite is a schema on the server of the tests instead.

So tests that know nothing of it run on PostgreSQL too, those that start processes included (`site`).
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from monitor.store.engines import homes
from monitor.store.engines.servers import ServerHome


class MappedHome(ServerHome):
    """The schema that stands for the file at `path`."""

    def __init__(self, path: Path) -> None:
        real = Path(os.path.realpath(path))
        schema = f"t_{sha256(str(real).encode()).hexdigest()[:20]}"
        super().__init__(f"{os.environ['MONITOR_TEST_STORE']}?schema={schema}", real.parent)
        self.path = real


def map_files() -> None:
    """From now on, in this process."""
    vars(homes)["FileHome"] = MappedHome
