"""What holds for every test: each issue that one composes passes the gates of the digest, and none is timed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from monitor.digest import compose as composing
from monitor.digest.check.gates import faults
from monitor.models import Issue

# The same examples each time, at any speed. `pytest --hypothesis-profile=search` looks for new ones.
_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _ANY_SPEED, derandomize=True)
settings.register_profile("search", _ANY_SPEED, derandomize=False, max_examples=1000)
settings.load_profile("same")

# A shell that runs the tests in the background has its children ignore Ctrl-C, and so do theirs.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


if "MONITOR_TEST_STORE" in os.environ:  # the stores of all tests are on that server
    from tests.onpostgres.mapped import map_files

    map_files()
    places = [str(Path(__file__).parent / "onpostgres/site"), os.environ.get("PYTHONPATH")]
    os.environ["PYTHONPATH"] = os.pathsep.join(place for place in places if place)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs a server where there is none, and what is about a file where all stores are on a server."""
    on_server = "MONITOR_TEST_STORE" in os.environ
    skipped, why = (
        ("sqlite", "about the file of a store") if on_server else ("postgres", "`make check-postgres` runs it")
    )
    for item in items:
        if item.get_closest_marker(skipped):
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(autouse=True, scope="session")
def gates() -> Iterator[None]:
    """Holds each issue that `compose` makes in this process to the gates, and fails the test that made it."""
    prove: Callable[[Issue], Issue] = vars(composing)["prove"]

    def held(issue: Issue) -> Issue:
        proven = prove(issue)
        found = [*(p.message for p in proven.problems if p not in issue.problems), *faults(proven)]
        assert not found, "\n".join(found)
        return proven

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composing, "prove", held)
        yield


@pytest.fixture
def real_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is a file, though the other stores may be on a server."""
    from monitor.store.engines import files, homes

    monkeypatch.setattr(homes, "FileHome", files.FileHome)


@pytest.fixture(autouse=True, scope="session")
def no_disk() -> Iterator[None]:
    """Lets no test of this process wait until a page is on the disk: none pulls the plug."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)  # it still wants a file that is open
        yield
