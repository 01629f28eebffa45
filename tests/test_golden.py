"""The sample's three mornings, rebuilt and compared byte by byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from monitor.codec import decode
from monitor.lint import lint
from monitor.models import Issue
from tests.golden import GOLDEN, MORNINGS, ROOT, files, make_issues
from tests.render.markup import read

DAYS = [morning[:10] for morning in MORNINGS]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(make_issues(tmp_path_factory.mktemp("sample")))


def test_the_same_files_are_made(made: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(files(GOLDEN))


@pytest.mark.parametrize("name", sorted(files(GOLDEN)))
def test_each_file_is_the_golden_one_to_the_byte(made: dict[str, bytes], name: str) -> None:
    assert made[name] == (GOLDEN / name).read_bytes(), (
        f"{name} differs; if that is meant: make golden, and read the diff"
    )


@pytest.mark.parametrize("day", DAYS)
def test_the_samples_mails_have_nothing_that_a_default_client_lacks(made: dict[str, bytes], day: str) -> None:
    assert [found for found in lint(made[f"{day}/issue.eml"]) if found.severity == "error"] == []


@pytest.mark.parametrize("name", ["index.html", "email.html", "email.txt"])
@pytest.mark.parametrize("day", DAYS)
def test_headlines_quotations_and_figures_are_those_of_the_issue(made: dict[str, bytes], day: str, name: str) -> None:
    issue = decode(Issue, made[f"{day}/issue.json"])
    texts = {article.id: article.text for article in issue.articles}
    content = made[f"{day}/{name}"].decode()
    text = " ".join((content if name.endswith(".txt") else read(content).text).split())
    for story in issue.stories:
        wordings = [wording for utterance in story.statements for wording in utterance.ends]
        said = [texts[w.article_id][slice(*w.shown)] if w.shown else w.text for w in wordings]
        counted = [value.text for row in story.figures for value in row.values]
        told = [sentence.text for sentence in story.summary]
        below = [*told, *said, *counted] if name == "index.html" else []  # the mail tells what stands above
        assert [words for words in (story.headline, *below) if " ".join(words.split()) not in text] == []


def test_the_order_in_which_files_come_to_the_folder_changes_nothing(tmp_path: Path, made: dict[str, bytes]) -> None:
    source = ROOT / "examples"
    for path in sorted((p for p in source.rglob("*") if p.is_file()), reverse=True):
        target = tmp_path / "examples" / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    assert files(make_issues(tmp_path)) == made
