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


def test_a_long_issue_is_cut_by_rank_and_says_how_much_is_on_the_page() -> None:
    files = issue_files(many(100), ONLINE, shipped())
    assert LARGEST * 0.9 < len(files["email.html"]) <= LARGEST
    shown = [int(n) for n in re.findall(r"Story number (\d+)</a>", files["email.html"].decode())]
    assert shown == list(range(len(shown)))
    assert f"{100 - len(shown)} more stories on the page" in files["email.html"].decode()
    assert f"{100 - len(shown)} more stories stand on the page" in files["email.txt"].decode()
    assert files["index.html"].decode().count("<article") == 100


def test_a_story_that_is_too_long_alone_is_left_to_the_page() -> None:
    files = issue_files(many(1, long=200), ONLINE, shipped())
    assert len(files["email.html"]) <= LARGEST
    assert "1 more story on the page" in files["email.html"].decode()
