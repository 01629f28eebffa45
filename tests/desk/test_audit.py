"""An issue's claims come numbered with what decides them, and verdicts on them are counted by kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.desk.audit import KINDS, Claim, sample, verdicts
from monitor.errors import MonitorError

CONFIG = """
newsletter: {title: T, language: en, timezone: UTC}
topics: [{id: t, name: T, match: ferry}]
sources: [{name: s, kind: files, path: "*.jsonl"}]
"""
MORNINGS = [
    [
        ("Alder Echo", "12T06:00", "Ferry Osprey runs aground off Alder Bay", "The ferry Osprey ran aground off Alder "
         "Bay on Monday with 214 passengers aboard, harbour master Ines Dahl said.\n\nNobody was hurt in Alder Bay."),
        ("Bay Herald", "12T07:10", "Ferry Osprey aground off Alder Bay", "The ferry Osprey ran aground off Alder Bay "
         "on Monday with passengers aboard.\n\nCaptain Olav Brenner was asleep, Ines Dahl told the Bay Herald."),
    ],
    [
        ("Alder Echo", "13T06:00", "Ferry Osprey is towed into Alder Bay", "The ferry Osprey ran aground off Alder Bay "
         "on Monday with 214 passengers aboard.\n\nTwo tugs pulled the Osprey off the rocks of Alder Bay at dawn."),
    ],
]  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    (folder / "sources.yaml").write_text(CONFIG)
    for day, rows in enumerate(MORNINGS, 12):
        keys = ("outlet", "published", "title", "text")
        found = [dict(zip(keys, row, strict=True)) for row in rows]
        lines = [json.dumps(row | {"published": f"2025-08-{row['published']}:00Z"}) for row in found]
        (folder / f"{day}.jsonl").write_text("\n".join(lines) + "\n")
        assert _call(folder, "run", "--now", f"2025-08-{day}T20:00:00Z").exit_code == 0
    return folder


def _call(folder: Path, command: str, *words: str) -> Result:
    return CliRunner().invoke(main, [command, "--config", str(folder / "sources.yaml"), *words])


def test_claims_stand_with_the_passages_that_decide(base: Path) -> None:
    first = _call(base, "audit", "2025-08-12").stdout
    assert "merge: Alder Echo and Bay Herald tell of one event" in first
    assert "⟦The ferry Osprey ran aground off Alder Bay on Monday with 214 passengers aboard⟧, harbour" in first
    assert first.startswith("1  statement: ")
    second = _call(base, "audit", "2025-08-13").stdout
    claim = second[second.index("new: Two tugs") :]
    assert "    | Alder Echo: The ferry Osprey ran aground" in claim


def test_an_unknown_issue_is_told_with_those_that_there_are(base: Path) -> None:
    result = _call(base, "audit", "2025-08-20")
    assert result.exit_code == 1
    assert "there is no issue '2025-08-20'; the last are 2025-08-12, 2025-08-13" in result.stderr


def test_verdicts_are_counted_by_kind(base: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    said.write_text("# read on Monday\n1 right\n\n2: WRONG  # another one said so\n", encoding="utf-8")
    result = _call(base, "audit", "2025-08-12", "--verdicts", str(said))
    assert result.exit_code == 0, result.stderr
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == list(KINDS)
    assert "statement: 2 made, 2 judged: 1 right, 1 wrong, 0 unsure" in result.stdout


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("9 right", "f.txt:1: '9' is no claim; they have the numbers 1 to 8, with this --sample and --seed"),
        ("x right", "f.txt:1: 'x' is no claim; they have the numbers 1 to 8, with this --sample and --seed"),
        ("3 maybe", "f.txt:1: 'maybe' is no verdict; write 3 and one of right, wrong, unsure"),
        ("3", "f.txt:1: '' is no verdict; write 3 and one of right, wrong, unsure"),
        ("3 right\n3 wrong", "f.txt:2: claim 3 has a verdict already; leave one of the two"),
    ],
)
def test_a_verdict_that_cannot_be_read_is_told_with_its_line(line: str, fault: str) -> None:
    with pytest.raises(MonitorError) as caught:
        verdicts(line.splitlines(), "f.txt", 8)
    assert str(caught.value) == fault


def test_a_sample_is_drawn_by_kind_and_by_its_seed_alone() -> None:
    found = [Claim(kind, "s", f"{kind} {n}", ()) for kind in KINDS[:3] for n in range(30 if kind == KINDS[0] else 2)]
    drawn = sample(found, 5, 1)
    assert [sum(c.kind == kind for c in drawn) for kind in KINDS[:3]] == [5, 2, 2]
    assert drawn == sample(found, 5, 1) != sample(found, 5, 2)
    assert drawn == sorted(drawn, key=found.index)
