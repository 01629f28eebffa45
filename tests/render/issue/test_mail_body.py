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
    listed = re.findall(r"^  \[(\d+)\]", text, re.MULTILINE)
    assert listed == [str(n) for n in range(1, len(listed) + 1)]
    pointed = {n for line in text.split("\n") for n in re.findall(r"(?<=[\xa0 ])\[(\d+)\]", line)}
    assert pointed == set(listed)
    assert len(re.findall(r"^ {6}https://", text, re.MULTILINE)) >= len(issue().stories)


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


def test_every_story_of_a_long_issue_is_in_the_mail() -> None:
    files = issue_files(many(160), ONLINE, shipped())
    html = files["email.html"].decode()
    assert len(files["email.html"]) <= LARGEST
    assert [int(n) for n in re.findall(r"Story number (\d+)</a> ?<span", html)] == list(range(160))
    assert "more stories on the page" not in html
    assert set(re.findall(r"\* Story number (\d+) ", files["email.txt"].decode())) == {str(n) for n in range(160)}


def test_a_list_that_does_not_fit_is_headlines_and_links_and_drops_no_story() -> None:
    files = issue_files(many(320), ONLINE, shipped())
    html = files["email.html"].decode()
    assert len(files["email.html"]) <= LARGEST
    listed = html[html.index("All stories") : html.index("Who spoke")]
    assert {int(n) for n in re.findall(r"Story number (\d+)</a>", listed)} == set(range(320))
    assert "outlet" not in listed
    assert files["index.html"].decode().count("<article") == 320


def test_a_list_that_no_mail_holds_is_left_to_the_page_from_its_end() -> None:
    files = issue_files(many(1500), ONLINE, shipped())
    html = files["email.html"].decode()
    assert len(files["email.html"]) <= LARGEST
    more = re.search(r"([\d,]+) more stories on the page", html)
    assert more
    kept = 1500 - int(more[1].replace(",", ""))
    assert {int(n) for n in re.findall(r"Story number (\d+)</a>", html)} == set(range(kept))
