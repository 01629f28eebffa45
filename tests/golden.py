"""The sample's three issues as they should be.  `make golden` renews them; read the diff before you commit it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from monitor.config import load
from monitor.pipeline import run

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/data/golden"
MORNINGS = ("2025-08-12T07:00+03:00", "2025-08-13T07:00+03:00", "2025-08-14T07:00+03:00")


def make_issues(folder: Path) -> Path:
    """The archive of the sample's three mornings, made in `folder` from the files that ship (or its own examples/)."""
    shutil.copy(ROOT / "sources.yaml", folder)
    if not (folder / "examples").exists():
        shutil.copytree(ROOT / "examples", folder / "examples")
    config = load(folder / "sources.yaml")
    for morning in MORNINGS:
        run(config, now=datetime.fromisoformat(morning))
    return folder / "archive"


def files(archive: Path) -> dict[str, bytes]:
    """Path below the archive -> content."""
    return {p.relative_to(archive).as_posix(): p.read_bytes() for p in sorted(archive.rglob("*")) if p.is_file()}


def main() -> None:
    """Write the golden copies anew."""
    with tempfile.TemporaryDirectory() as folder:
        made = make_issues(Path(folder))
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(made, GOLDEN)
    print(f"renewed {GOLDEN}; read the diff", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
