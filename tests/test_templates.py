"""The worked example of docs/templates.md does what it says, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.render import archive_files, entry, issue_files
from monitor.site import loader
from tests.golden import ROOT
from tests.render.markup import read
from tests.render.sample import LOOK, issue

DOCS = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
EXAMPLE = dict(re.findall(r"`templates/([a-z.]+)`:\n\n```\w+\n(.*?)```", DOCS, re.DOTALL))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    for name, text in EXAMPLE.items():
        (tmp_path / "templates" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_example_changes_logo_colours_and_order_and_nothing_else(own: Path) -> None:
    assert set(EXAMPLE) == {"brand.css", "masthead.html", "issue.html"}
    page = issue_files(issue(), LOOK, loader(own))["index.html"].decode()
    found = read(page)
    assert found.faults == []
    assert "logo" in found.values("class")
    assert "--accent: #00539b" in page
    assert page.index('<footer class="colophon">') < page.index('<main id="main"')
    plain = read(issue_files(issue(), LOOK, loader(own.parent))["index.html"])
    assert plain.headings().count(3) == found.headings().count(3)


def test_the_colours_are_those_of_every_page(own: Path) -> None:
    files = dict(archive_files([entry(issue())], LOOK, loader(own)))
    assert all(b"--accent: #00539b" in content for name, content in files.items() if name.endswith(".html"))


def test_every_template_that_ships_is_named_and_every_name_is_there() -> None:
    shipped = {p.name for p in (ROOT / "templates").iterdir()}
    named = set(re.findall(r"`([a-z-]+\.(?:html|css|txt))`", DOCS))
    assert named - shipped == set()
    assert {n for n in shipped if n.endswith(".html")} - named == set()


@pytest.mark.parametrize(
    ("file", "block"),
    [("page.html", b) for b in ("title", "links", "skip", "body")]
    + [("issue.html", b) for b in ("head", "news", "foot")]
    + [("lists-page.html", b) for b in ("over", "head", "facts", "main")],
)
def test_the_documented_blocks_are_there(file: str, block: str) -> None:
    assert f"{{% block {block} %}}" in (ROOT / "templates" / file).read_text(encoding="utf-8")
