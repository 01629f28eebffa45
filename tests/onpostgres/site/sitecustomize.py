"""Read by each Python that a test starts while the stores are on a server: its own are there too."""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).parents[3])

sys.path.append(_ROOT)
from tests.onpostgres.mapped import map_files  # noqa: E402

map_files()
sys.path.remove(_ROOT)
