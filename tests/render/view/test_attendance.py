"""A dip of an outlet is seen, and told from a source that could not be read."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from monitor.models import Issue, Problem, Usual
from monitor.render import issue_files
from monitor.render.view.attendance import missed, outlets
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped


def usually(issues: int = 7) -> Issue:
    first = outlets(issue())[0]
    habits = (
        Usual(first.name, 12.4, issues, ("daily",)),
        Usual("The Owl", 3.0, issues, ("owl",)),
        Usual("The Lark", 1.2, issues, ("lark",)),
        Usual("The Rare", 0.3, issues, ("rare",)),
    )
    return replace(issue(), usual=habits, problems=(Problem("owl", "status 503"),))


def test_outlets_that_are_gone_stand_with_what_is_usual_and_whether_their_source_was_read() -> None:
    assert [(o.name, o.articles, o.usual, o.unread) for o in missed(usually())] == [
        ("The Owl", 0, 3, True),
        ("The Lark", 0, 1, False),
    ]


def test_what_is_usual_stands_only_where_today_differs_much() -> None:
    first, *rest = outlets(usually())
    assert first.usual == 12
    assert [o.usual for o in rest] == [None] * len(rest)
    near = replace(issue(), usual=(Usual(first.name, first.articles + 1.0, 7, ("daily",)),))
    assert outlets(near)[0].usual is None


def test_two_issues_are_no_habit() -> None:
    assert missed(usually(2)) == ()
    assert outlets(usually(2))[0].usual is None


def test_page_mail_and_text_say_so() -> None:
    files = issue_files(usually(), LOOK, shipped())
    for name in ("index.html", "email.html", "email.txt"):
        text = " ".join(unescape(files[name].decode()).split())
        assert "The Owl" in text
        assert "usually 3; its source could not be read" in text
