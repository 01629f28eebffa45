"""The bodies of the mail hold what mail programs know, as many stories as fit, and every address."""

from __future__ import annotations

import re

from monitor.render import issue_files
from monitor.render.issue.mail_body import LARGEST, breakable
from tests.render.issue.test_message import FILES, many
from tests.render.markup import read
from tests.render.sample import ONLINE, issue
from tests.render.shipped import shipped


def test_a_long_word_gets_a_place_to_break_and_nothing_else_changes() -> None:
    html = (
        "<style>p{font-family:Helvetica,Arial,Geneva,sans-serif}</style><p title='"
        + "x" * 90
        + "'>"
        + "é&amp;" * 40
        + "</p>"
    )
    made = breakable(html)
    assert made.replace("\u200b", "") == html
    assert max(map(len, re.findall(r"[^\s<>\u200b]+", made.partition("'>")[2].replace("&amp;", "&")))) <= 30
    assert "\u200b" not in made.partition("'>")[0]
    assert breakable("<p>" + "short words " * 20 + "</p>") == "<p>" + "short words " * 20 + "</p>"


def test_plain_text_keeps_to_its_columns() -> None:
    lines = FILES["email.txt"].decode().split("\n")
    assert [x for x in lines if len(x) > 72 and not x.strip().startswith("http")] == []
    assert all(line == line.rstrip() for line in lines)
    assert "\n\n\n\n" not in FILES["email.txt"].decode()


def test_plain_text_numbers_every_article_once_and_gives_its_address() -> None:
    text = FILES["email.txt"].decode()
    assert re.findall(r"^  \[(\d+)\]", text, re.MULTILINE) == [str(n) for n in range(1, 12)]
    assert all(a.url in text for a in issue().articles if a.url)


def test_the_html_is_what_mail_programs_know() -> None:
    html = FILES["email.html"].decode()
    for unknown in ("var(", "display:flex", "display:grid", "<svg", "@font-face", "<img", "<link", "<script", "url("):
        assert unknown not in html.replace(" ", "")
    assert "prefers-color-scheme: dark" in html
    assert html.index("<meta charset") < 200
    body = read(html)
    assert all(
        "style" in found
        for tag, found in body.elements
        if tag in {"p", "h1", "h2", "h3", "td", "a"} and found.get("align") != "center"
    )
    layout = [found for tag, found in body.elements if tag == "table" and found.get("role") == "presentation"]
    assert [found["width"] for found in layout] == ["100%", "640", "100%"]


def test_a_long_issue_tells_the_first_stories_and_lists_the_others() -> None:
    files = issue_files(many(100), ONLINE, shipped())
    html, text = files["email.html"].decode(), files["email.txt"].decode()
    assert LARGEST * 0.9 < len(files["email.html"]) <= LARGEST
    assert [int(n) for n in re.findall(r"Story number (\d+)</a>", html)] == list(range(100))
    told, _, listed = html.partition("Further stories")
    assert 5 < told.count("<h3") < 100
    assert listed.count("Story number") == 100 - told.count("<h3")
    assert all(f"Story number {n}" in text for n in range(100))
    assert "more stories" not in html + text
    assert files["index.html"].decode().count("<article") == 100


def test_a_list_that_is_too_long_loses_its_outlets_first_and_then_its_end() -> None:
    bare = issue_files(many(350), ONLINE, shipped())["email.html"]
    assert len(bare) <= LARGEST
    assert len(re.findall(r"Story number \d+</a>", bare.decode())) == 350
    assert "No stories today" not in bare.decode()
    assert "more stories on the page" not in bare.decode()
    cut = issue_files(many(1500), ONLINE, shipped())["email.html"]
    assert len(cut) <= LARGEST
    left = 1500 - len(re.findall(r"Story number \d+</a>", cut.decode()))
    assert f"{left:,} more stories on the page" in cut.decode()


def test_a_story_that_is_too_long_alone_is_listed() -> None:
    files = issue_files(many(1, long=200), ONLINE, shipped())
    assert len(files["email.html"]) <= LARGEST
    assert "Story number 0" in files["email.html"].decode().partition("Further stories")[2]
