"""What one document costs grows with its length, whatever it is made of; `benchmarks.growth` measures many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.growth import Clock, through
from benchmarks.pieces import FORMS, PIECES, repeated
from tests.effort import STEEP, TIMES, growth

# (the string, the form of the document, characters): where a stage took the square of its length, and neighbours
ROWS = [
    ("1. a", "between", 12_000),
    ("1. a between", "between", 12_000),
    ("bylines", "between", 24_000),
    ("a", "alone", 8_000),
    ("figures", "txt", 32_000),
    ("figures in a line", "txt", 32_000),
    ("one paragraph", "txt", 64_000),
    ("„", "txt", 48_000),
    ("«", "txt", 48_000),
    ('("', "txt", 16_000),
    ("initials", "txt", 24_000),
    ("&lt;!--", "fields", 32_000),
    ("<!--", "fields", 32_000),
    ("<div>", "html", 32_000),
    ("<b>", "html", 32_000),
    ("escaped quotes", "script", 64_000),
    ("mail headers", "eml", 24_000),
    ("nested lists", "md", 12_000),
]


@pytest.mark.parametrize(("piece", "form", "length"), ROWS, ids=[f"{row[0]} in {row[1]}" for row in ROWS])
def test_reading_a_document_takes_time_by_its_length(piece: str, form: str, length: int, tmp_path: Path) -> None:
    suffix, made = FORMS[form]

    def read(size: int) -> None:
        path = tmp_path / f"a{suffix}"
        path.write_text(made(repeated(PIECES[piece], size)), encoding="utf-8")
        through(path, Clock(), issue=False)

    assert growth(read, length // TIMES, length) < STEEP
