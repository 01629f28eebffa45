"""What is kept of what was read and made, and how long."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from monitor.config.archives import archive_address
from monitor.config.section import Section
from monitor.config.values import Age, Duration, Line, duration

SHORTEST = 30  # days that articles and issues are kept at least


class Raw(Section):
    """What is kept of the documents as they were read, so that better rules can be applied to them later."""

    age: Duration = Field(default="365d", description="How long a document is kept: 365d.")
    place: Annotated[Line, AfterValidator(archive_address)] | None = Field(
        default=None, description="Where documents go that mornings no longer ask for: a folder, s3://BUCKET/PREFIX."
    )
    megabytes: int = Field(default=500, ge=0, le=100_000, description="How much is kept in all; the oldest go first.")


class Keep(Section):
    """How long what was read and made is kept."""

    articles: Age | None = Field(
        default=None, description="How long articles and their stories are kept after their last article: 1095d; all."
    )
    issues: Age | None = Field(
        default=None, description="How long issues are kept after their end, in the archive and the store: 3y; all."
    )

    @field_validator("articles")
    @classmethod
    def _longer_than_a_story(cls, age: str | None) -> str | None:
        return _long_enough(age, "new articles join the stories of weeks before")

    @field_validator("issues")
    @classmethod
    def _longer_than_a_month(cls, age: str | None) -> str | None:
        return _long_enough(age, "mail and corrections come weeks after an issue")


def _long_enough(age: str | None, why: str) -> str | None:
    if age is not None and duration(age) < timedelta(days=SHORTEST):
        raise ValueError(f"is too short: {why}; {SHORTEST}d at least")
    return age
