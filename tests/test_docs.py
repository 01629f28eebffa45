"""docs/ and the Markdown beside it: links lead somewhere, recipes are right, the glossary is whole, there is a site."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from monitor import __version__, models
from monitor.cli import main
from monitor.config import load
from tests.golden import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BESIDE = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "archive/README.md")]
PARSER = MarkdownIt("commonmark").enable("table")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The places in a page that a link may name, as GitHub and the site call them."""
    tokens = PARSER.parse(text(page))
    headings = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "heading_open"]
    words = ["".join(piece.content for piece in heading.children or ()) for heading in headings]
    return {re.sub(r"[^\w\- ]", "", said.lower()).replace(" ", "-") for said in words}


def links(page: Path) -> Iterator[str]:
    """Where links and pictures of a page lead."""
    for token in PARSER.parse(text(page)):
        for piece in token.children or ():
            target = piece.attrGet("href") or piece.attrGet("src")
            if target is not None:
                yield str(target)


@pytest.mark.parametrize("page", [*PAGES, *BESIDE], ids=lambda page: page.name)
def test_each_link_leads_to_something_that_is_there(page: Path) -> None:
    for link in links(page):
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, place = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        if place:
            assert place in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_command_that_a_page_names_is_one(page: Path) -> None:
    typed = re.findall(r"(?:`|^ *)monitor ([a-z]+(?:-[a-z]+)*)(?![\w.:])", text(page), flags=re.MULTILINE)
    assert set(typed) <= {*main.commands, "newsletter"}


def test_each_page_of_docs_is_reached_from_the_first_one_and_the_last_ones_from_the_readme() -> None:
    assert {*links(DOCS / "index.md")} >= {page.name for page in PAGES} - {"index.md"}
    assert {*links(ROOT / "README.md")} >= {f"docs/{page.name}" for page in PAGES} - {
        "docs/index.md",
        "docs/upgrade.md",
    }


# --- recipes ------------------------------------------------------------------------------------------------------

RECIPES = dict(re.findall(r"^## ([^\n]+)\n(?:(?!^## ).)*?^```yaml\n(.*?)^```", text(DOCS / "recipes.md"), re.M | re.S))


def test_there_are_the_recipes_that_the_page_lists() -> None:
    headings = re.findall(r"^## (.+)$", text(DOCS / "recipes.md"), flags=re.MULTILINE)
    assert [*RECIPES] == headings
    assert len(RECIPES) == 7


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_right_as_it_stands(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    Path("sources.yaml").write_text(RECIPES[name], encoding="utf-8")
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 0, done.output
    assert "sources.yaml is right" in done.output


def recipe(name: str, folder: Path) -> Path:
    (folder / "sources.yaml").write_text(RECIPES[name], encoding="utf-8")
    return folder / "sources.yaml"


def test_the_boards_mail_comes_on_working_days_alone(tmp_path: Path) -> None:
    config = load(recipe("Board mail, Monday to Friday", tmp_path))
    assert config.schedule is not None
    assert len(config.schedule.days) == 5
    assert config.schedule.off


@pytest.mark.parametrize(("name", "host"), [("Gmail", "smtp.gmail.com"), ("Microsoft 365", "smtp.office365.com")])
def test_a_provider_is_named_with_a_secured_connection(name: str, host: str, tmp_path: Path) -> None:
    config = load(recipe(name, tmp_path))
    assert config.delivery is not None
    assert config.delivery.smtp is not None
    assert (config.delivery.smtp.host, config.delivery.smtp.port) == (host, 587)
    assert config.delivery.smtp.security == "starttls"


def test_the_embassy_knows_each_of_its_outlets(tmp_path: Path) -> None:
    config = load(recipe("An embassy's press review", tmp_path))
    named = {outlet.name for outlet in config.outlets}
    given = {getattr(source, "outlet", None) for source in config.sources}
    assert given - {None} == named
    assert all(outlet.country and outlet.kind for outlet in config.outlets)
    assert len({outlet.language for outlet in config.outlets}) >= 3


# --- glossary -----------------------------------------------------------------------------------------------------

TERMS = re.findall(r"^\| ([^|]+?) \| ", text(DOCS / "glossary.md"), flags=re.MULTILINE)
NOUNS = [name for name in models.__all__ if name[0].isupper()]


def test_each_noun_of_the_models_has_an_entry() -> None:
    explained = set(re.findall(r"`([A-Z]\w+)`", text(DOCS / "glossary.md")))
    assert explained == set(NOUNS)


def test_each_word_of_the_glossary_is_one_that_pages_or_code_use() -> None:
    python = "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "monitor").rglob("*.py")))
    used = (python + text(DOCS / "guide.md") + text(ROOT / "README.md")).lower()
    words = [word for term in TERMS if term not in {"word", "---"} for word in re.sub(r", `\w+`", "", term).split(", ")]
    assert len(words) > 50
    assert [word for word in words if word not in used and word.replace(" ", "") not in used] == []


def test_the_words_stand_in_order() -> None:
    for part in text(DOCS / "glossary.md").split("\n## ")[1:]:
        rows = re.findall(r"^\| (?!word|---)([^|,]+)", part, flags=re.MULTILINE)
        assert rows == sorted(rows)


# --- the site -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """docs/ as a site, built without a warning."""
    pytest.importorskip("properdocs", reason="properdocs is not installed: pip install monitor[docs]")
    folder = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "properdocs.yml"]
    done = subprocess.run([*command, "--site-dir", str(folder)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_the_site_has_each_page_and_each_picture(site: Path) -> None:
    for page in PAGES:
        assert (site / f"{page.stem}.html").is_file()
    for picture in DOCS.rglob("*.png"):
        assert (site / picture.relative_to(DOCS)).is_file()


def test_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    for page in [*site.rglob("*.html"), *site.rglob("*.css")]:
        loaded = r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=[\"'](?:https?:)?//[^\"']+|url\([\"']?(?:https?:)?//"
        outside = [found for found in re.findall(loaded, text(page)) if 'rel="canonical"' not in found]
        assert outside == [], page


def blocks(html: str) -> Counter[str]:
    return Counter(re.findall(r"<(pre|table|li|h[1-6]|img|blockquote)\b", html))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_of_the_site_has_the_blocks_that_other_readers_of_markdown_see(site: Path, page: Path) -> None:
    built = text(site / f"{page.stem}.html")
    article = built.partition('itemprop="articleBody">')[2].partition("</footer>")[0].partition("<footer")[0]
    assert blocks(article) == blocks(PARSER.render(text(page)))


def test_pictures_are_small() -> None:
    for picture in DOCS.rglob("*.png"):
        assert picture.stat().st_size < 150_000, picture


def test_the_site_is_made_by_make_docs() -> None:
    if (make := shutil.which("make")) is None:
        pytest.skip("there is no make on this machine")
    done = subprocess.run([make, "-n", "docs"], cwd=ROOT, capture_output=True, text=True)
    assert "properdocs build --strict" in done.stdout


# --- the release --------------------------------------------------------------------------------------------------


def test_the_version_has_its_section_below_what_is_not_released_yet() -> None:
    first, second = re.findall(r"^## (.+)$", text(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)[:2]
    assert first == "Unreleased"
    assert re.fullmatch(rf"{re.escape(__version__)} \(\d{{4}}-\d\d-\d\d\)", second)


def test_the_upgrade_to_the_version_is_told() -> None:
    minor = ".".join(__version__.split(".")[:2])
    assert f"\n## To {minor}.0, from " in text(DOCS / "upgrade.md")


def test_no_section_of_the_changelog_has_a_part_twice() -> None:
    for section in text(ROOT / "CHANGELOG.md").split("\n## ")[1:]:
        parts = re.findall(r"^### (\w+)$", section, flags=re.MULTILINE)
        assert parts == sorted(set(parts), key=["Added", "Changed", "Fixed"].index)
