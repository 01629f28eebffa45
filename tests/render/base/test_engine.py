from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from babel import Locale
from jinja2.bccache import Bucket

from monitor.errors import IssueError
from monitor.render import issue_files
from monitor.render.base.engine import Compiled, environment, render, wrap
from monitor.render.base.gettext import ENGLISH, Words
from tests.render.markup import read
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped

BROKEN = [
    ("masthead.html", "<p>\n{{ issue.ttile }}</p>", "templates/masthead.html:2: .*ttile"),
    ("masthead.html", "<p>\n\n{% if %}</p>", "templates/masthead.html:3: "),
    ("masthead.html", "\n{{ nobody }}", "templates/masthead.html:2: 'nobody' is undefined"),
    ("masthead.html", "{% include 'logo.html' %}", "templates/masthead.html:1: there is no template 'logo.html'"),
    ("story.html", "{{ story.headline + 1 }}", "templates/story.html:1: "),
    ("email.txt", "\n\n{{ issue.mood }}", "templates/email.txt:3: .*mood"),
    ("page.html", "{{ asset('lost.css') }}", "templates/page.html:1: there is no template 'lost.css'"),
]


@pytest.mark.parametrize(("name", "source", "message"), BROKEN)
def test_a_mistake_in_a_template_is_named_with_its_line(name: str, source: str, message: str) -> None:
    with pytest.raises(IssueError, match=message):
        issue_files(issue(), LOOK, shipped({name: source}))


def test_a_users_template_takes_the_place_of_one_shipped_and_of_no_other() -> None:
    plain = issue_files(issue(), LOOK, shipped())
    own = issue_files(issue(), LOOK, shipped({"masthead.html": "<h1>Our own {{ issue.title }}</h1>"}))
    assert b"<h1>Our own The Ferry Lane Monitor</h1>" in own["index.html"]
    assert {name for name in plain if plain[name] != own[name]} == {"index.html", "SHA256SUMS"}


def test_a_users_colours_are_covered_by_the_security_policy() -> None:
    own = issue_files(issue(), LOOK, shipped({"brand.css": ":root { --accent: #00539b; }"}))["index.html"].decode()
    assert "--accent: #00539b; }" in own
    plain = issue_files(issue(), LOOK, shipped())["index.html"].decode()
    assert _policy(own) != _policy(plain)


def _policy(html: str) -> str:
    """The Content-Security-Policy; fails where it does not name the style sheet that the page has."""
    style = html.split("<style>")[1].split("</style>")[0]
    policy = next(f["content"] for _, f in read(html).elements if "http-equiv" in f)
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    return policy


@pytest.mark.parametrize("name", ["x.html", "x.html.j2", "x.xml", "x"])
def test_everything_but_plain_text_is_escaped(name: str) -> None:
    templates = environment({name: "{{ value }}", "x.txt": "{{ value }}"}.get)
    assert render(templates, name, value="<b>\x00\u202e") == "&lt;b&gt;"
    assert render(templates, "x.txt", value="<b>\x00\u202e") == "<b>"


class Counting(Compiled):
    """Compiled templates, and the names of those that were compiled."""

    def __init__(self, most: int = 100) -> None:
        super().__init__(most)
        self.made: list[str] = []

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.made.append(bucket.key)
        super().dump_bytecode(bucket)


def test_a_template_is_compiled_once_however_often_an_environment_is_made() -> None:
    kept, sources = Counting(), {"a.html": "{% include 'b.html' %}!", "b.html": "{{ value }}"}
    said = [render(environment(sources.get, compiled=kept), "a.html", value=n) for n in range(5)]
    assert said == ["0!", "1!", "2!", "3!", "4!"]
    assert len(kept.made) == 2


def test_a_changed_template_and_a_users_own_are_compiled_anew() -> None:
    kept, sources = Counting(), {"a.html": "shipped {{ value }}"}
    first = environment(sources.get, compiled=kept)
    assert render(first, "a.html", value=1) == "shipped 1"
    own = environment({"a.html": "own {{ value }}"}.get, compiled=kept)
    sources["a.html"] = "changed {{ value }}"
    assert render(environment(sources.get, compiled=kept), "a.html", value=2) == "changed 2"
    assert render(own, "a.html", value=3) == "own 3"
    assert len(kept.made) == 3


def test_templates_of_one_text_and_two_names_keep_their_own_escaping() -> None:
    kept = Counting()
    both = environment({"a.html": "{{ value }}", "a.txt": "{{ value }}"}.get, compiled=kept)
    assert [render(both, name, value="<") for name in ("a.html", "a.txt")] == ["&lt;", "<"]


def test_no_more_templates_are_kept_than_there_is_room_for() -> None:
    kept = Counting(most=3)
    for turn in range(2):
        for n in range(4):
            assert render(environment({"a.txt": f"{n} {{{{ value }}}}"}.get, compiled=kept), "a.txt", value=turn)
    assert len(kept.made) == 8


def test_a_compiled_template_speaks_the_language_of_each_environment() -> None:
    kept, sources = Counting(), {"a.txt": "{{ 'de' | tongue }} {{ say('Seen') }}"}
    ukrainian = Words(Locale.parse("uk"), {"Seen": ("Бачили",)})
    said = [render(environment(sources.get, words, kept), "a.txt") for words in (ENGLISH, ukrainian, ENGLISH)]
    assert said == ["German Seen", "німецька Бачили", "German Seen"]
    assert len(kept.made) == 1


def test_a_mistake_in_a_compiled_template_is_named_with_its_line_each_time() -> None:
    kept = Counting()
    for _ in range(2):
        with pytest.raises(IssueError, match=r"templates/a\.html:2: 'nobody' is undefined"):
            render(environment({"a.html": "\n{{ nobody }}"}.get, compiled=kept), "a.html")


def test_lines_are_wrapped_by_columns() -> None:
    assert wrap("a bb ccc", "  ", "* ", 7) == "* a bb\n  ccc"
    assert max(map(len, wrap("漢字" * 100).splitlines())) == 36
    assert max(map(len, wrap("x" * 300).splitlines())) == 72
