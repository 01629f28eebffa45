"""Whatever stands in an article, a page gets no tag, attribute, scheme or header from it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from monitor.models import Article, Issue, IssueStory, Problem
from monitor.render import Look, archive_files, entry, issue_files, sheet
from tests.render.markup import read
from tests.render.sample import LOOK, ONLINE, issue
from tests.render.shipped import shipped

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<iframe src=//x.example></iframe><svg/onload=alert(1)>",
    "<!--[if mso]><p>x<![endif]--><![CDATA[",
    "{{ 7 * 7 }}{% include 'x' %}",
    "&lt;script&gt; &#60;b&#62; &amp",
    "\u202egnorw\u202c \u2066hidden\u2069",
    "nul \x00 escape \x1b[2J bell \x07",
    "line\r\nBcc: all@x.example\r\n\r\nbody",
    "\ud800 lone \udfff",
    "x" * 100_000,
    "word " * 20_000,
    "Z" + "\u0335" * 1000,
    "../../etc/passwd",
    "",
]
URLS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    'https://x.example/"><script>alert(1)</script>',
    "https://x.example/\u202e' onclick='a",
    "vbscript:x",
    "//x.example",
]
SAFE_TAGS = {name: read(content).tags() for name, content in issue_files(issue(), ONLINE, shipped()).items()}
LISTS = [
    read(content)
    for name, content in dict(archive_files([entry(issue())] * 2, ONLINE, shipped())).items()
    if name.endswith(".html") and name != "search.html"
]
SAFE_TAGS["archive"] = {tag for page in LISTS for tag in page.tags()} | {"svg", "rect", "details", "summary", "table"}
SAFE_TAGS["archive"] |= {"thead", "tbody", "tr", "th", "td"}
LINKS = re.compile(r"https?://|#|\.\./|issue\.json|email\.|mailto:[^?&]+\?subject=unsubscribe$")
SAFE_ATTRIBUTES = {
    name: {a for _, found in read(content).elements for a in found}
    for name, content in issue_files(issue(), ONLINE, shipped()).items()
}

SAFE_ATTRIBUTES["archive"] = {a for page in LISTS for _, found in page.elements for a in found}


def spoiled(text: str, url: str) -> Issue:
    """The sample with `text` wherever the outside world has a say. Cited spans stay in place: texts only grow."""

    def named(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{i}{text[:300]}" for i in ids)

    def article(a: Article) -> Article:
        return replace(
            a,
            outlet=text,
            title=text,
            byline=(text, text),
            agency=text,
            published=text,
            url=url,
            language=text,
            text=a.text + text,
        )

    def story(s: IssueStory) -> IssueStory:
        return replace(
            s,
            id=named((s.id,))[0],
            topics=tuple(t + text[:300] for t in s.topics),
            history=("../" + text[:50],),
            headline=text,
            outlets=(text,),
            summary=tuple(replace(x, text=text, outlets=(text,)) for x in s.summary),
            quotes=tuple(
                replace(u, speaker=text, variants=tuple(replace(v, text=text, outlets=(text,)) for v in u.variants))
                for u in s.quotes
            ),
            figures=tuple(
                replace(f, what=text, unit=text, values=tuple(replace(v, text=text, outlet=text) for v in f.values))
                for f in s.figures
            ),
            only_in=tuple(replace(o, outlet=text, text=text) for o in s.only_in),
            copies=tuple(replace(c, agency=text) for c in s.copies),
            changes=tuple(replace(c, text=text, before=text) for c in s.changes),
        )

    clean = issue()
    return replace(
        clean,
        title=text,
        topics=tuple(replace(t, id=t.id + text[:300], name=text, story_ids=named(t.story_ids)) for t in clean.topics),
        stories=tuple(story(s) for s in clean.stories),
        articles=tuple(article(a) for a in clean.articles),
        problems=(Problem(text, text),),
    )


@pytest.mark.parametrize(
    ("text", "url"),
    [(text, URLS[i % len(URLS)]) for i, text in enumerate(HOSTILE)],
    ids=lambda value: ascii(value)[:30],
)
def test_hostile_text_adds_nothing_to_a_page(text: str, url: str) -> None:
    printable = text.encode("utf-8", "ignore").decode()  # a lone surrogate has no place in JSON
    bad = spoiled(printable, url)
    look = Look(text, "en", LOOK.zone, "desk@ferrylane.example", "https://news.ferrylane.example/")
    files = issue_files(bad, look, shipped())
    archive = dict(archive_files([entry(bad)], look, shipped(), sheets=lambda _: sheet(bad, look)))
    for name in ("index.html", "email.html"):
        found = read(files[name])
        assert found.faults == []
        assert found.tags() <= SAFE_TAGS[name]
        assert {a for _, attributes in found.elements for a in attributes} <= SAFE_ATTRIBUTES[name]
        assert all(LINKS.match(link) for link in found.links())
        assert len(files[name]) < 400_000
    for name, content in archive.items():
        assert re.fullmatch(r"(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.(?:html|js|json|xml)", name)
        if name.endswith(".html") and name != "search.html":
            shown = read(content)
            assert shown.faults == []
            assert shown.tags() <= SAFE_TAGS["archive"]
            assert {a for _, attributes in shown.elements for a in attributes} <= SAFE_ATTRIBUTES["archive"]
            assert all(re.match(r"(\.\./)*[a-z0-9_-]+[/.]|#", link) for link in shown.links())
        if name.endswith(".js"):
            assert not set(content.decode()) & set("<\u2028\u2029")
    for content in (files["index.html"], files["email.html"], files["email.txt"], *archive.values()):
        assert not re.search("[\x00-\x08\x0b\x0e-\x1f\u202a-\u202e\u2066-\u2069]", content.decode())
    headers = files["issue.eml"].split(b"\r\n\r\n")[0]
    assert b"\r\nBcc:" not in headers
    assert len(files["email.html"]) <= 80_000
