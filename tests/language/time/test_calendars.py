"""The table of CLDR's words is what the installed Babel makes, byte for byte."""

from __future__ import annotations

from importlib.resources import files

import babel
import pytest

from benchmarks.calendars import lines

TABLE = files("monitor.language.time").joinpath("calendars.tsv").read_text("utf-8")


def test_the_table_is_made_from_babel() -> None:
    if f"Babel {babel.__version__} " not in TABLE.split("\n", 1)[0]:
        pytest.skip(f"the table is of another Babel than {babel.__version__}")
    assert "\n".join(lines()) + "\n" == TABLE
