"""The main job on three real articles, as their gold.json has it. Skipped where the folder of real data is absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.digest.summary.adaptation import holds
from tests.golden import ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside this checkout")
NOW = ["--now", "2025-08-13T07:00+03:00"]


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return dict(json.loads((SEEDS / "gold.json").read_text(encoding="utf-8")))


class Run:
    """One run over the seeds, and what it left."""

    def __init__(self, folder: Path, gold: dict[str, Any]) -> None:
        given = {name: {"outlet": g["outlet"], "published": g["published"]} for name, g in gold.items()}
        source = {"name": "seeds", "kind": "files", "path": f"{SEEDS}/*.txt", "articles": given}
        (folder / "sources.yaml").write_text(
            json.dumps({"newsletter": {"title": "Seeds", "timezone": "Europe/Kyiv"}, "sources": [source]})
        )
        self.folder = folder
        self.done = self.command("run", *NOW)
        self.articles = [json.loads(line) for line in self.command("export", "articles").stdout.splitlines()]
        self.stories = [json.loads(line) for line in self.command("export", "stories").stdout.splitlines()]
        self.issue = json.loads((folder / "archive/2025-08-13/issue.json").read_text(encoding="utf-8"))

    def command(self, *words: str) -> Result:
        return CliRunner().invoke(main, [*words, "--config", str(self.folder / "sources.yaml")])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, gold: dict[str, Any]) -> Run:
    return Run(tmp_path_factory.mktemp("seeds"), gold)


def test_the_run_has_no_problem(run: Run) -> None:
    assert run.done.exit_code == 0, run.done.output


def test_each_line_is_what_gold_says(run: Run, gold: dict[str, Any]) -> None:
    for article in run.articles:
        name = Path(article["origin"]).name
        lines = (SEEDS / name).read_text(encoding="utf-8").split("\n")
        want = gold[name]

        def texts(key: str, lines: list[str] = lines, want: dict[str, Any] = want) -> list[str]:
            return [" ".join(lines[n - 1].split()) for n in want.get(key, [])]

        def kept(*kinds: str, article: dict[str, Any] = article) -> list[str]:
            return [" ".join(p["text"].split()) for p in article["paragraphs"] if p["kind"] in kinds]

        removed = {" ".join(r["text"].split()): r["reason"] for r in article["removed"]}
        assert kept("body", "quote", "list") == texts("body_lines"), name
        assert kept("heading") == texts("crosshead_lines"), name
        assert kept("caption") == texts("caption_lines"), name
        assert sorted(removed) == sorted(texts("boilerplate_lines") + texts("byline_lines") + texts("title_lines")), (
            name
        )
        assert {removed[t] for t in texts("byline_lines") + texts("title_lines")} <= {"metadata"}, name
        assert "metadata" not in {removed[t] for t in texts("boilerplate_lines")}, name
        assert (article["title"], article["byline"], article["outlet"], article["published"]) == (
            want["title"],
            want["byline"],
            want["outlet"],
            want["published"],
        )


def test_the_three_are_one_story_of_three_origins(run: Run) -> None:
    (story,) = run.stories
    assert len(story["article_ids"]) == 3
    assert [s["independent_origins"] for s in run.issue["stories"]] == [3]


def test_every_citation_is_the_text_it_cites(run: Run) -> None:
    texts = {a["id"]: a["text"] for a in run.issue["articles"]}
    (story,) = run.issue["stories"]
    cited = [(c, s["text"], s["verbatim"]) for s in story["summary"] for c in s["citations"]]
    assert len(cited) >= 3
    for citation, text, verbatim in cited:
        article = texts[citation["article_id"]]
        source = article[citation["start"] : citation["end"]]
        assert source.split() == text.split() if verbatim else holds(text, source, article)


def utterance(run: Run, *words: str) -> dict[str, Any]:
    (story,) = run.issue["stories"]
    (found,) = [q for q in story["quotes"] if any(all(w in v["text"] for w in words) for v in q["variants"])]
    return dict(found)


def test_the_statement_about_leaving_the_donbas_is_one_quotation_in_three_wordings(run: Run) -> None:
    said = utterance(run, "fortifications", "heights")
    assert said["speaker"] in ("Volodymyr Zelensky", "Volodymyr Zelenskyy")
    outlets = {o for v in said["variants"] for o in v["outlets"]}
    assert outlets == {"The Epoch Times", "The Hill", "The Moscow Times"}
    assert len(said["variants"]) == 3


def test_bridgehead_and_springboard_are_one_statement(run: Run) -> None:
    said = utterance(run, "springboard")
    assert len(said["variants"]) == 2
    assert said["speaker"] in ("Volodymyr Zelensky", "Volodymyr Zelenskyy")


@pytest.mark.parametrize(
    ("words", "speaker", "outlets"),
    [
        (("territor", "security guarantees"), "Volodymyr Zelensky", {"The Epoch Times", "The Hill"}),
        (("better understanding", "end this war"), "Karoline Leavitt", {"The Epoch Times", "The Moscow Times"}),
    ],
    ids=["territory and security guarantees", "Leavitt on how to end the war"],
)
def test_what_two_outlets_quote_is_one_statement(
    run: Run, words: tuple[str, ...], speaker: str, outlets: set[str]
) -> None:
    said = utterance(run, *words)
    assert said["speaker"].replace("yy", "y") == speaker
    assert {o for v in said["variants"] for o in v["outlets"]} == outlets


def test_the_words_that_differ_are_marked_on_the_page(run: Run) -> None:
    folder = run.folder / "archive/2025-08-13"
    for word in ("bridgehead", "springboard"):
        assert f"<mark>{word}</mark>" in (folder / "index.html").read_text(encoding="utf-8")


def test_the_days_of_the_story_are_resolved(run: Run) -> None:
    (story,) = run.issue["stories"]
    days = {(h["phrase"], h["day"]) for h in story["timeline"]}
    assert {("Friday", "2025-08-15"), ("Tuesday", "2025-08-12")} <= days


def test_the_ten_kilometres_carry_their_six_miles(run: Run) -> None:
    (story,) = run.issue["stories"]
    assert {v["converted"] for f in story["figures"] for v in f["values"] if v["text"].startswith("10 kilomet")} == {
        "six miles"
    }


def test_thirty_percent_or_3500_square_miles_is_in_one_outlet_only(run: Run) -> None:
    (story,) = run.issue["stories"]
    alone = [o["outlet"] for o in story["only_in"] if "30%" in o["text"] and "3,500 square miles" in o["text"]]
    assert alone == ["The Epoch Times"]
    rows = {f["text"]: f["cells"] for f in story["matrix"]}
    cells = next(cells for text, cells in rows.items() if text.startswith("30%"))
    assert [c["outlet"] for c in cells if c["mention"] == "reported"] == ["The Epoch Times"]
