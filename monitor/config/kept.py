"""What is kept of what was read, and how long."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from monitor.config.archives import archive_address
from monitor.config.section import Section
from monitor.config.values import Duration, Line


class Raw(Section):
    """What is kept of the documents as they were read, so that better rules can be applied to them later."""

    age: Duration = Field(default="365d", description="How long a document is kept: 365d.")
    place: Annotated[Line, AfterValidator(archive_address)] | None = Field(
        default=None, description="Where documents go that mornings no longer ask for: a folder, s3://BUCKET/PREFIX."
    )
    megabytes: int = Field(default=500, ge=0, le=100_000, description="How much is kept in all; the oldest go first.")
