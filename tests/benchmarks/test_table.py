"""Each stage and each peer of the table does its work, and RESULTS.md has a row for each."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import stages, table
from benchmarks.stages import STAGES, kept
from benchmarks.table import Cost, Row

NEEDS = {
    "fetch": "reader",
    "read": "feedparser",
    "clean pages": "trafilatura",
    "copies": "datasketch",
    "stories": "datasketch",
    "compose": "sumy",
}
COUNT = 20
COMPUTED = [name for name, stage in STAGES.items() if not stage.waits]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all stages but `fetch` have been."""
    folder = tmp_path_factory.mktemp("corpus")
    for stage in COMPUTED:
        assert table.measured(stage, folder, COUNT).seconds > 0
    return folder


def test_each_stage_does_all_documents_on_what_the_one_before_it_left(corpus: Path) -> None:
    assert sum(kept(corpus, "read")) == COUNT
    assert kept(corpus, "clean pages") == len(kept(corpus, "clean texts")) == COUNT
    assert all(a.quotes and a.statements and a.figures for a in kept(corpus, "reading"))
    assert sum(len(story.article_ids) for story in kept(corpus, "stories")) == COUNT
    assert kept(corpus, "copies") < COUNT  # some are copies
    assert len(kept(corpus, "compose").articles) == COUNT
    assert sorted(path.name for path in (corpus / "archive/2025-08-15").iterdir()) == sorted(kept(corpus, "render"))


@pytest.mark.parametrize("stage", [name for name in COMPUTED if STAGES[name].theirs])
def test_each_peer_works_on_the_same(stage: str, corpus: Path) -> None:
    if not find_spec(NEEDS.get(stage, "sqlite3")):
        pytest.skip(f"{NEEDS[stage]} is not installed; it comes with monitor[bench]")
    theirs = STAGES[stage].theirs
    assert theirs
    with table.copied(corpus) as folder:
        made = theirs(folder, COUNT)()
        if stage == "clean pages":
            assert len([*(folder / "out").glob("*.txt")]) == COUNT - 1  # named by their texts, and one is a copy
        elif stage == "read":
            assert sum(made) == COUNT  # type: ignore[call-overload]
        elif stage == "search":
            assert made == kept(corpus, "search")
        else:
            assert made


def test_a_page_of_a_folder_is_changed_each_time_that_it_comes(tmp_path: Path) -> None:
    import gzip

    given = tmp_path / "given"
    given.mkdir()
    (given / "a.html.gz").write_bytes(gzip.compress(b"<body><p>The ferry was late.</p><p>It rained.</p></body>"))
    made = stages.pages(tmp_path, 2, given)
    first, second = (path.read_text("utf-8") for path in sorted(made.iterdir()))
    assert first != second
    assert "The ferry was late.</p><p>It rained.</p></body>" in second


def test_a_stage_in_a_process_of_its_own_says_what_it_took(tmp_path: Path) -> None:
    took = table.apart("clean texts", tmp_path, 2)
    assert took
    assert took.seconds > 0
    assert took.megabytes > 10
    assert len(kept(tmp_path, "clean texts")) == 2


def test_a_peer_that_fails_is_left_out(tmp_path: Path) -> None:
    assert table.apart("copies", tmp_path / "nowhere", 2, peer=True) is None


ROWS = [
    Row("read", 1_000, Cost(2.0, 50), Cost(1.0, 40)),
    Row("reading", 1_000, Cost(4.0, 80), None),
    Row("read", 10_000, Cost(40.0, 70), Cost(10.0, 60)),
]


def test_the_table_has_rates_ratios_and_the_exponent() -> None:
    assert table.exponent([ROWS[0], ROWS[2]]) == pytest.approx(1.301, abs=0.001)
    assert table.lines(ROWS)[2:] == [
        "| read | 1,000 | 500 | 50 | – | feedparser | 1,000 | 40 | 0.50 |",
        "| read | 10,000 | 250 | 70 | 1.30 | feedparser | 1,000 | 60 | 0.25 |",
        "| reading | 1,000 | 250 | 80 | – | – | – | – | – |",
    ]


def test_writing_replaces_the_table_and_nothing_else() -> None:
    text = f"Before.\n{table.START}old\n{table.END}After.\n"
    made = table.written(text, ["| new |"], "2025-08-15", "2 cores")
    assert made == f"Before.\n{table.START}\n2025-08-15, 2 cores.\n\n| new |\n\n{table.END}After.\n"
    assert table.written(made, ["| new |"], "2025-08-15", "2 cores") == made
    with pytest.raises(ValueError, match="has no lines"):
        table.written("nothing", [], "", "")


def test_the_results_have_a_row_for_each_stage_and_name_no_machine() -> None:
    text = table.RESULTS.read_text("utf-8")
    rows = [line.split("|")[1].strip() for line in text.split("\n") if line.startswith("| ")]
    assert [name for name in dict.fromkeys(rows) if name in STAGES] == [*STAGES]
    for stage in STAGES.values():
        assert not stage.peer or f"**{stage.peer}**" in text or f"**{stage.peer.split(',')[0]}**" in text
    import platform

    assert platform.node() not in text
    assert "/home" not in text
    assert "cores" in table.machine()
    assert "Python" in table.machine()
    assert platform.node() not in table.machine()
