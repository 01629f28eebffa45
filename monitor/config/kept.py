"""What is kept of what was read, and how long."""

from __future__ import annotations

from pydantic import Field

from monitor.config.section import Section
from monitor.config.values import Duration


class Raw(Section):
    """What is kept of the documents as they were read, so that better rules can be applied to them later."""

    age: Duration = Field(default="365d", description="How long a document is kept: 365d.")
    megabytes: int = Field(default=500, ge=0, le=100_000, description="How much is kept in all; the oldest go first.")
