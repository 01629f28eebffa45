"""The templates of the checkout, as the pipeline would hand them over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from monitor.render import Load

TEMPLATES = Path(__file__).parents[2] / "templates"


def shipped(own: Mapping[str, str] | None = None) -> Load:
    """Loads from `own` first, then from the shipped folder."""

    def load(name: str) -> str | None:
        if own and name in own:
            return own[name]
        path = TEMPLATES / name
        return path.read_text("utf-8") if path.is_file() else None

    return load
