"""Files of records: each record is bounded, named by its place, and takes no other with it."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ReadError
from monitor.ingest import meta
from monitor.ingest.file import tables
from monitor.ingest.file.records import MOST_TAGS, Fault, Record
from monitor.ingest.file.tables import ROW, commas, lines, objects
from monitor.models import Meta

Reader = Callable[[BinaryIO, Mapping[str, str]], Iterator[Record | Fault]]
GOOD = {"text": "The bridge is open."}


def read(reader: Reader, data: str | bytes | BinaryIO) -> tuple[list[str | None], list[str]]:
    """The rows of the records, and the faults."""
    data = data.encode() if isinstance(data, str) else data
    items = list(reader(io.BytesIO(data) if isinstance(data, bytes) else data, {}))
    return [i.row for i in items if isinstance(i, Record)], [i.message for i in items if isinstance(i, Fault)]


# --- one record that is too much ---------------------------------------------------------------------------------

LONG = {"text": "a" * ROW}
TAGS = {"html": "<p>Open.</p>" + "<b>" * MOST_TAGS}
PAGES = {"text": "<p>Open.</p>" + "<i>" * MOST_TAGS}
TOO_MUCH = (
    ("text", LONG, "is longer than 2,000,000 characters"),
    ("another field", GOOD | {"notes": "a" * ROW}, "is longer than 2,000,000 characters"),
    ("name of a field", {"a" * ROW: "b", **GOOD}, "is longer than 2,000,000 characters"),
    ("many fields", GOOD | {f"{n:09}": 1 for n in range(ROW // 14)}, "is longer than 2,000,000 characters"),
    ("tags", TAGS, "has more than 300,000 tags"),
    ("tags in a text", PAGES, "has more than 300,000 tags"),
)


@pytest.mark.parametrize(("record", "words"), [row[1:] for row in TOO_MUCH], ids=[row[0] for row in TOO_MUCH])
def test_a_record_that_is_too_much_is_named_by_its_line_and_the_others_are_read(
    record: dict[str, object], words: str
) -> None:
    rows, faults = read(lines, "\n".join(map(json.dumps, (GOOD, record, GOOD))))
    assert (rows, len(faults)) == (["1", "3"], 1)
    assert faults[0].startswith("line 2: ")
    assert words in faults[0]


@pytest.mark.parametrize("record", [TAGS, PAGES])
def test_a_record_of_too_many_tags_is_left_out_of_a_list_and_of_a_table_too(record: dict[str, str]) -> None:
    rows, faults = read(objects, json.dumps([GOOD, record, GOOD]))
    assert (rows, [f.startswith("record 2: has more than 300,000 tags") for f in faults]) == (["1", "3"], [True])
    [(name, value)] = record.items()
    rows, faults = read(commas, f'title,{name}\nA,Open.\nB,"{value}"\nC,Shut.\n')
    assert (rows, [f.startswith("line 3: has more than 300,000 tags") for f in faults]) == (["2", "4"], [True])


def test_signs_that_are_no_tags_are_no_tags() -> None:
    rows, faults = read(lines, json.dumps({"text": "1 < 2. " * (MOST_TAGS // 4) + "<" * MOST_TAGS}))
    assert (rows, faults) == (["1"], [])


class Endless(io.RawIOBase):
    """A file of one letter, so and so many times, without the memory for it."""

    def __init__(self, size: int, begin: bytes, end: bytes) -> None:
        self.size, self.begin, self.end, self.at = size, begin, end, 0

    def seek(self, at: int, whence: int = 0) -> int:
        self.at = at
        return at

    def read(self, size: int = -1) -> bytes:
        assert 0 <= size <= 1_000_000, "a piece at a time"
        piece = bytearray(b"a") * max(0, min(size, self.size - self.at))
        for text, start in ((self.begin, 0), (self.end, self.size - len(self.end))):
            for n in range(max(start, self.at), min(start + len(text), self.at + len(piece))):
                piece[n - self.at] = text[n - start]
        self.at += len(piece)
        return bytes(piece)


@pytest.mark.parametrize(("reader", "begin"), [(lines, b'{"text": "'), (commas, b"text\n"), (commas, b'text\n"')])
def test_a_line_without_end_is_never_held_whole(reader: Reader, begin: bytes) -> None:
    end = b'"}\n{"text": "The bridge is open."}\n' if reader is lines else b'\n"Open."\n'
    data = Endless(100_000_000, begin, end)
    tracemalloc.start()
    try:
        rows, faults = read(reader, data)  # type: ignore[arg-type]  # all of a BinaryIO that is asked of it
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert data.at == data.size
    assert most < 30_000_000
    assert len(rows) == 1
    assert len(faults) == 1


def test_names_of_fields_are_kept_in_memory_only_where_they_are_names() -> None:
    meta.folded.cache_clear()
    long = "x" * 100_000
    assert meta.by_name({long: 1, "Author Name": 2}) == {"authorname": 2}
    assert meta.folded.cache_info().currsize == 1


# --- places ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", ["{", "7", '{"title": "A"}', '{"text": 5}', "[" * 100_000, '{"text": "A" "b"}', "\0"])
def test_a_bad_line_takes_no_other_with_it(bad: str) -> None:
    good = json.dumps(GOOD)
    rows, faults = read(lines, f"{good}\n{bad}\n\n{good}")
    assert rows == ["1", "4"]
    assert [f.startswith("line 2: ") for f in faults] == [True]


@pytest.mark.parametrize(
    "text",
    ['[\n{"text": "A"},\n{"text": "B"}\n]\n', '{"text": "A"},\n{"text": "B"} ,  \n', '{"text": "A"}\n{"text": "B"},'],
)
def test_a_list_of_one_object_a_line_is_read_line_by_line(text: str) -> None:
    rows, faults = read(lines, text)
    assert (len(rows), faults) == (2, [])


def test_a_comma_that_ends_no_object_is_a_fault() -> None:
    assert read(lines, '{"text": "A",\n{"text": "B"}')[0] == ["2"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(end: str) -> None:
    assert read(lines, end.join([json.dumps(GOOD), "", "{", json.dumps(GOOD), ""]))[0] == ["1", "4"]
    assert read(commas, end.join(["text", "A.", "", '"B."', ""]))[0] == ["2", "4"]


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_line_is_whole_wherever_the_pieces_end(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_CHUNK", cut)
    text = "\r\n".join(json.dumps({"text": f"Київ {n}"}, ensure_ascii=False) for n in range(3))
    items = list(lines(io.BytesIO(text.encode()), {}))
    assert [i.content for i in items if isinstance(i, Record)] == ["Київ 0", "Київ 1", "Київ 2"]


@pytest.mark.parametrize(("reader", "data"), [(lines, "\n \n"), (objects, " "), (commas, "\n"), (objects, "[]")])
def test_a_file_of_nothing_says_so(reader: Reader, data: str) -> None:
    with pytest.raises(ReadError, match="empty"):
        read(reader, data)


@pytest.mark.parametrize(
    ("first", "fields"),
    [
        ("title,text", 2),
        ("title;text", 2),
        ("title\ttext", 2),
        ("a;b,c;text", 3),
        ("sep=|\ntitle|text", 2),
        ("text", 1),
    ],
)
def test_the_delimiter_is_the_one_with_which_the_header_makes_sense(first: str, fields: int) -> None:
    delimiter = next((d for d in "|\t;" if d in first), ",")
    rows, faults = read(commas, f"{first}\n{delimiter.join(['The bridge is open.'] * fields)}\n")
    assert (len(rows), faults) == (1, [])


PLAIN = st.sampled_from((None, True, 0, -1, 10**40, 1e308, float("inf"), float("nan"), "", " ", "\0", "\ud800", "A."))
VALUES: st.SearchStrategy[object] = (
    PLAIN | st.lists(PLAIN | st.just({}), max_size=3) | st.dictionaries(PLAIN.map(str), PLAIN, max_size=3)
)
KEYS = st.sampled_from(sorted({alias for names in meta.ALIASES.values() for alias in names}))


@settings(max_examples=150)
@given(record=st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_a_record_holds_the_next_one_is_read(record: dict[str, object]) -> None:
    rows, faults = read(lines, f"{json.dumps(record)}\n{json.dumps(GOOD)}")
    assert rows[-1] == "2"
    assert all(fault.startswith("line 1: ") for fault in faults)
    assert read(objects, json.dumps([record, GOOD]))[0][-1] == "2"


# --- dirt --------------------------------------------------------------------------------------------------------

TWO = '{{"text": "The bridge is open."}}{0}{{"text": "The bridge is open."}}'


@pytest.mark.parametrize(
    "text",
    [
        TWO.format("\n"),
        TWO.format(",\n") + ",\n",
        TWO.format("\n\n\x1e"),
        f"[{TWO.format(',')},]",
        json.dumps({"data": {"items": [GOOD, GOOD]}}),
        json.dumps(GOOD, indent=1) + "\n" + json.dumps(GOOD, indent=1),
    ],
)
def test_objects_are_read_however_they_follow_each_other(text: str) -> None:
    rows, faults = read(objects, text)
    assert (len(rows), faults) == (2, [])


def test_one_broken_line_among_objects_takes_no_other_with_it() -> None:
    rows, faults = read(objects, TWO.format('\n{"text": }\n'))
    assert (rows, len(faults)) == (["1", "3"], 1)


def test_a_row_that_is_too_long_keeps_its_text() -> None:
    table = 'title,text\nA,"Open, they say.",x\nB,Shut, they say.\n'
    items = list(commas(io.BytesIO(table.encode()), {}))
    assert [i.content for i in items if isinstance(i, Record)] == ["Open, they say.", "Shut, they say."]
    assert len([i for i in items if isinstance(i, Fault)]) == 2


def test_a_column_of_dates_has_one_order() -> None:
    table = "text;date\nOpen.;03/09/2025\nShut.;17/09/2025\n"
    records = [i for i in commas(io.BytesIO(table.encode()), {}) if isinstance(i, Record)]
    assert [record.given.published for record in records] == ["2025-09-03", "2025-09-17"]


def test_words_of_programs_for_nothing_say_nothing() -> None:
    [record] = objects(io.BytesIO(json.dumps(GOOD | {"byline": "nan", "url": "None", "date": "NaT"}).encode()), {})
    assert isinstance(record, Record)
    assert record.given == Meta()


def test_how_a_news_service_says_that_it_cut_is_no_text() -> None:
    [record] = objects(io.BytesIO(json.dumps({"content": "The quay is… [+210 chars]"}).encode()), {})
    assert isinstance(record, Record)
    assert record.content == "The quay is…"
