"""PDFs made by hand: columns, words that lines part, what runs over pages, titles, and what cannot be read."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import ReadError
from monitor.ingest.file.pdf import reader
from monitor.ingest.file.records import Fault, Record
from tests.ingest.file.pdf.paper import Word, column, paper
from tests.ingest.folder import problems, write

HEAD = (50.0, 740.0, 20.0, "Crane moved at night")
TEXT = column(50, 700, "The crane at the north quay was moved", "on Monday, the harbour master said.")


def read(data: bytes) -> tuple[list[str], str | None, list[str]]:
    """The paragraphs of a PDF, its title, and what was wrong."""
    items = list(reader.read(io.BytesIO(data), {}))
    [record] = [item for item in items if isinstance(item, Record)]
    told = [item.message for item in items if isinstance(item, Fault)]
    return record.content.split("\n\n"), record.given.title, told


def test_lines_are_paragraphs_again() -> None:
    lines = column(
        50, 700, "The crane was moved on Monday, as", "nobody had said.", ">The ferry is back at the", "west pier."
    )
    apart = column(50, 640, "A third paragraph stands apart.")
    assert read(paper([HEAD, *lines, *apart])) == (
        [
            "Crane moved at night",
            "The crane was moved on Monday, as nobody had said.",
            "The ferry is back at the west pier.",
            "A third paragraph stands apart.",
        ],
        "Crane moved at night",
        [],
    )


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_another(by_rows: bool) -> None:
    left = column(
        50, 700, "The crane at the north quay was", "moved on Monday, said the master", "of the harbour, and nobody"
    )
    right = column(320, 700, "had been told of it before, as", "the dockers say. The ferry is", "back since Tuesday.")
    words = [word for row in zip(left, right, strict=True) for word in row] if by_rows else [*left, *right]
    assert read(paper([HEAD, *words]))[0][1:] == [
        "The crane at the north quay was moved on Monday, said the master of the harbour, and nobody had been told of"
        " it before, as the dockers say. The ferry is back since Tuesday."
    ]


def test_rows_of_a_table_stay_rows() -> None:
    rows = [word for n, name in enumerate(("North", "West", "East")) for word in
            ((50.0, 700.0 - 12 * n, 10.0, name), (320.0, 700.0 - 12 * n, 10.0, str(n)))]  # fmt: skip
    assert read(paper(rows))[0] == ["North 0 West 1 East 2"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The dock-", "workers went home.", "The dockworkers went home."),
        ("A well-known man, this well-", "known man went home.", "A well-known man, this well-known man went home."),
        ("The Franco-", "German bank closed.", "The Franco-German bank closed."),
        ("Ships 1990-", "2000 went home.", "Ships 1990-2000 went home."),
        ("Работ\u00ad", "ники ушли домой.", "Работники ушли домой."),
        ("港务局长周一表", "示起重机已被移走。", "港务局长周一表示起重机已被移走。"),
    ],
)  # fmt: skip
def test_a_word_that_a_line_parts_is_put_together(first: str, second: str, whole: str) -> None:
    assert read(paper(column(50, 700, first, second)))[0] == [whole]


def _page(number: int, *texts: str) -> list[Word]:
    head, foot = (50.0, 780.0, 8.0, "Harbour Gazette, 12 August 2025"), (280.0, 30.0, 8.0, f"Page {number} of 3")
    return [head, *column(50, 700, *texts), foot]


def test_what_runs_over_the_pages_stands_once_and_numbers_of_pages_not_at_all() -> None:
    pages = [_page(n, f"The {name} was moved on Monday, as the master of", "the harbour had said.") for n, name in
             enumerate(("crane", "ferry", "buoy"), 1)]  # fmt: skip
    assert read(paper([HEAD, *pages[0]], *pages[1:]))[0] == [
        "Crane moved at night",
        "Harbour Gazette, 12 August 2025",
        *(
            f"The {name} was moved on Monday, as the master of the harbour had said."
            for name in ("crane", "ferry", "buoy")
        ),
    ]


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [_page(1, "The crane was moved on Monday by the"), _page(2, "dockers, and nobody knows why.")]
    assert read(paper(*pages))[0][-1] == "The crane was moved on Monday by the dockers, and nobody knows why."


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Crane moved at night", "Crane moved at night"),
        ("CRANE MOVED AT NIGHT", "CRANE MOVED AT NIGHT"),
        ("Microsoft Word - a12.doc", "Crane moved at night"),
        ("crane", "Crane moved at night"),
        ("", "Crane moved at night"),
    ],
)
def test_the_title_is_what_the_page_says_too(said: str, title: str) -> None:
    assert read(paper([HEAD, *TEXT], title=said))[1] == title


def test_a_page_of_one_size_of_letters_has_no_title() -> None:
    assert read(paper(TEXT, title="untitled"))[1] is None


def test_letters_from_the_right_are_in_the_order_of_reading() -> None:
    words = ["قال", "رئيس", "الميناء", "12", "قدما"]
    left, placed = 500.0, list[Word]()
    for word in words:
        left -= 5 * len(word) + 5
        shown = word if word.isdecimal() else word[::-1]  # as most programs draw it
        placed.append((left, 700.0, 10.0, shown))
    assert read(paper(placed))[0] == [" ".join(words)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (paper(TEXT, locked=True), "is locked with a password"),
        (paper([], []), "holds no text: its pages are pictures"),
        (b"%PDF-1.7\n1 0 obj", "is damaged or no PDF"),
        (b"hello", "is damaged or no PDF"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        list(reader.read(io.BytesIO(data), {}))


def test_a_page_without_text_among_others_is_named() -> None:
    assert read(paper(TEXT, [], TEXT))[2] == [
        "page 2 of 3: no text; its pages are pictures; let a program recognise the text (OCR), or save it as .txt"
    ]


def test_letters_without_a_name_are_counted() -> None:
    assert read(paper([*TEXT, (50.0, 600.0, 10.0, "a\x00b\x00c")]))[2] == [
        "2 of its letters have no name in the file (�); save its text from another program"
    ]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (subprocess.TimeoutExpired("x", 1), "is not read within"),
        (subprocess.CalledProcessError(-11, "x"), "is damaged or too large"),
    ],
)
def test_a_library_that_dies_or_loops_takes_nothing_with_it(
    error: Exception, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(ReadError, match=told):
        list(reader.read(io.BytesIO(paper(TEXT)), {}))


def test_without_the_library_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    with pytest.raises(ReadError, match=r"pip install monitor\[pdf\]"):
        list(reader.read(io.BytesIO(paper(TEXT)), {}))


def test_one_that_cannot_be_read_takes_no_other_file_with_it(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.pdf": paper(TEXT, locked=True), "in/b.pdf": paper([HEAD, *TEXT]), "in/c.txt": "The ferry."})
    assert problems(tmp_path) == ["in/a.pdf: is locked with a password; save it without one, or its text as .txt"]
