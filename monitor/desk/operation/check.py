"""What a check of `monitor doctor` comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found."""

    name: str  #: of what was looked at
    state: Literal["ok", "warning", "fault"]
    said: str  #: what was found
    advice: str | None = None  #: what to do
