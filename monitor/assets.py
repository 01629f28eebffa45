"""Where the files that ship beside the code are: templates, sources.yaml and the sample articles."""

from __future__ import annotations

from pathlib import Path


def asset(name: str) -> Path:
    """The path of a shipped file or folder, in an installed wheel and in a checkout alike."""
    package = Path(__file__).parent
    return next(p for p in (package / "_assets" / name, package.parent / name) if p.exists())
