"""An ingester touches its folder and what the world lets it; unless more is given, nothing is too old or told."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.ingest import gather
from monitor.ingest.world import World
from monitor.models import Document
from monitor.steps import silent
from tests.ingest.folder import source, write

NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)


def world(base: Path) -> World:
    return World(base, NOW, None, lambda *_: False)


def test_a_plain_world_has_no_network_bounds_nothing_and_tells_nobody(tmp_path: Path) -> None:
    plain = world(tmp_path)
    assert (plain.fetch, plain.since, plain.tell) == (None, None, silent)


def test_files_are_those_of_the_folder_of_the_world(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, {"note.txt": f"The ferry of the {name} harbour sails again."})
    (found,) = gather([source()], world(tmp_path / "other"))
    assert isinstance(found, Document)
    assert found.content == "The ferry of the other harbour sails again."


def test_a_world_stays_as_it_was_made(tmp_path: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        world(tmp_path).now = NOW  # type: ignore[misc]  # on purpose
