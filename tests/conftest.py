"""What holds for every test: each issue that one composes passes the gates of the digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from monitor.digest import compose as composing
from monitor.digest.gates import faults
from monitor.models import Issue


@pytest.fixture(autouse=True, scope="session")
def gates() -> Iterator[None]:
    """Holds each issue that `compose` makes in this process to the gates, and fails the test that made it."""
    prove: Callable[[Issue], Issue] = vars(composing)["prove"]

    def held(issue: Issue) -> Issue:
        found = list(faults(prove(issue)))
        assert not found, "\n".join(found)
        return issue

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composing, "prove", held)
        yield
