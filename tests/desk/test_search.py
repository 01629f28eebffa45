"""`monitor search`: articles and issues of a store, by the language of `match`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.models import Issue, Window
from monitor.store import Store

SOURCES = """\
newsletter: {title: Norrvik News, timezone: Europe/Kyiv}
topics:
  - {id: fires, name: Fires, match: fire OR пожежа}
  - {id: boats, name: Boats, match: ferry}
sources:
  - {name: clippings, kind: files, path: "inbox/**/*"}
"""
ARTICLES = {
    "mill": {
        "title": "Mill burns in Lindholm",
        "outlet": "Norrvik Post",
        "published": "2025-08-12",
        "text": "Fire destroyed the old Lindholm mill on Monday. Hospitals took in 15 workers of the mill.\n\n"
        "Café owners nearby said they were warned too late. The harbour was closed until noon.",
    },
    "ferry": {
        "title": "Ferry stops for the summer",
        "outlet": "Coast Today",
        "published": "2025-08-11",
        "text": "The ferry to Lindholm stops on Friday, the council said. Its engine needs repair after 40 years.",
    },
    "kyiv": {
        "title": "Пожежа на млині",
        "outlet": "Дніпровські вісті",
        "published": "2025-08-12",
        "text": "Пожежа знищила старий млин. Об'єкт охороняли двоє людей, повідомила міська рада Києва.",
        "language": "uk",
    },
}
NOW = ("--now", "2025-08-13T07:00+03:00")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search")
    (path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (path / "inbox").mkdir()
    for name, fields in ARTICLES.items():
        (path / f"inbox/{name}.json").write_text(json.dumps(fields), encoding="utf-8")
    assert monitor(path, "run", *NOW).exit_code == 0
    return path


def monitor(folder: Path, command: str, *words: str) -> Result:
    return CliRunner().invoke(main, [command, "--config", str(folder / "sources.yaml"), *words])


def found(folder: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in monitor(folder, "search", "--json", *words).stdout.splitlines()]


def test_a_hit_has_the_sentence_found_its_marks_and_the_address_of_its_story(folder: Path) -> None:
    hits = found(folder, "hospitals workers")
    article = next(h for h in hits if h["kind"] == "article")
    assert article["sentence"] == "Hospitals took in 15 workers of the mill."
    assert [str(article["sentence"])[a:b] for a, b in article["marks"]] == ["Hospitals", "workers"]  # type: ignore[attr-defined]
    assert article["issue"] == "2025-08-13"
    file, _, place = str(article["address"]).partition("#")
    assert f'id="{place}"' in (folder / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        (["Lindholm", "--limit", "9"], {"Norrvik Post", "Coast Today"}),
        (["Lindholm NOT ferry"], {"Norrvik Post"}),
        (['"old Lindholm mill"'], {"Norrvik Post"}),
        (['"mill Lindholm old"'], set()),
        (["CAFE"], {"Norrvik Post"}),
        (["NEAR(engine repair, 3)"], {"Coast Today"}),
        (["hosp*"], {"Norrvik Post"}),
        (["обʼєкт"], {"Дніпровські вісті"}),
        (["пожежа", "--outlet", "ДНІПРОВСЬКІ ВІСТІ"], {"Дніпровські вісті"}),
        (["Lindholm", "--outlet", "coast today"], {"Coast Today"}),
        (["Lindholm", "--topic", "boats"], {"Coast Today"}),
    ],
)
def test_a_query_finds_the_articles_it_means(folder: Path, words: list[str], outlets: set[str]) -> None:
    hits = [h for h in found(folder, *words) if h["kind"] == "article"]
    assert {o for h in hits for o in h["outlets"]} == outlets  # type: ignore[attr-defined]


def test_days_bound_a_search(folder: Path) -> None:
    assert {h["kind"] for h in found(folder, "Lindholm", "--until", "2025-08-11")} == {"article"}
    assert {h["day"] for h in found(folder, "Lindholm", "--since", "2025-08-13")} == {"2025-08-13"}


def test_a_limit_shows_the_newest_and_says_how_many_there_are(folder: Path) -> None:
    done = monitor(folder, "search", "Lindholm", "--limit", "1", "--newest")
    assert "found, the newest 1 shown" in done.stderr
    assert done.stdout.startswith("2025-08-13")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["fire"], 0, "found"),
        (["nowhere"], 1, "0 found"),
        (["fire AND"], 2, "column 9"),
        (["("], 2, "column"),
        (["fire", "--topic", "none"], 2, "there are fires, boats"),
        (["fire", "--since", "soon"], 2, "no ISO time"),
    ],
)
def test_the_code_and_the_words_say_how_it_went(folder: Path, words: list[str], code: int, said: str) -> None:
    done = monitor(folder, "search", *words)
    assert (done.exit_code, said in done.output) == (code, True)


def test_what_changed_since_is_found_and_what_is_gone_is_not(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    mill = tmp_path / "inbox/mill.json"
    mill.write_text(json.dumps(ARTICLES["mill"]))
    monitor(tmp_path, "run", *NOW)
    assert found(tmp_path, "Monday")
    mill.write_text(
        json.dumps({**ARTICLES["mill"], "text": "The mill burned down on Tuesday, not before. Nobody died."})
    )
    monitor(tmp_path, "run", "--now", "2025-08-14T07:00+03:00")
    assert [h["kind"] for h in found(tmp_path, "Tuesday", "--newest")] == ["story", "article"]
    assert "article" not in {h["kind"] for h in found(tmp_path, "Monday")}


@pytest.mark.sqlite
def test_a_store_made_before_there_was_a_search_is_found_in(folder: Path) -> None:
    before = found(folder, "Lindholm")
    (folder / ".monitor/monitor.db.search").unlink()
    assert found(folder, "Lindholm") == before


@pytest.mark.sqlite
def test_a_damaged_index_is_named(folder: Path) -> None:
    index = folder / ".monitor/monitor.db.search"
    kept = index.read_bytes()
    index.write_bytes(b"not a database" * 100)
    done = monitor(folder, "search", "Lindholm")
    assert (done.exit_code, "delete it" in done.stderr) == (1, True)
    index.write_bytes(kept)


def test_the_best_comes_first_and_what_was_found_is_counted(folder: Path) -> None:
    done = monitor(folder, "search", "ferry", "--limit", "1")
    assert "Coast Today: Ferry stops for the summer" in done.stdout
    assert "the best 1 shown" in done.stderr
    assert "by topic: boats 1" in done.stderr
    assert "by outlet: Coast Today" in done.stderr
    assert "by month: 2025-08" in done.stderr


@pytest.mark.parametrize(
    ("typed", "meant"), [("hospitlas workers", "hospitals workers"), ("zzzz", None), ("yes", None)]
)
def test_a_word_that_stands_nowhere_may_be_another(folder: Path, typed: str, meant: str | None) -> None:
    assert (f"did you mean {meant}?" in monitor(folder, "search", typed).stderr) is bool(meant)


def test_an_issue_of_a_quiet_day_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end = datetime(2025, 8, 19, 4, tzinfo=UTC)
    quiet = Issue(2, "2025-08-19", "Norrvik News", end, Window(end - timedelta(days=1), end), (), (), (), ())
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    with Store.open("sqlite:///.monitor/monitor.db", tmp_path) as store:
        store.add_issue(quiet, {}, listing="")
    asked: list[str] = []
    real = Store.issue

    def noted(store: Store, issue_id: str) -> Issue | None:
        asked.append(issue_id)
        return real(store, issue_id)

    monkeypatch.setattr(Store, "issue", noted)
    for _ in range(2):
        assert monitor(tmp_path, "search", "mill").exit_code == 1
    assert asked == ["2025-08-19"]
