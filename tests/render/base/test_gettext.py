"""The newsletter's own words in its language: no word is missing, and numbers decline as the language wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from monitor.errors import IssueError
from monitor.lint import lint
from monitor.render import Look, archive_files, entry, issue_files, message, sheet
from monitor.render.base import dates
from monitor.render.base.gettext import ENGLISH, read_words
from tests.render.markup import read
from tests.render.sample import LOOK, issue
from tests.render.shipped import TEMPLATES, shipped

RENDER = TEMPLATES.parent / "monitor" / "render"
KEYWORDS = {"say": None, "plural": (1, 2), "forms": (1, 2), "later": None}
SHIPPED = sorted(TEMPLATES.glob("words/*.po"))
SAID = ("aria-label", "title", "data-stories", "data-issues", "data-nothing", "data-missing")
ENGLISH_WORDS = re.compile(
    r"\b(story|stories|articles?|outlets?|editions?|issues?|figures|developing|unchanged|own text|copies only|copied"
    r"|by month|search|newest|day by day|over days|the numbers|topics?|and \d+ more|told in|not read|not shown)\b",
    re.IGNORECASE,
)
UKRAINIAN = read_words(shipped(), "uk")


def ours() -> Iterator[tuple[str, ...]]:
    """Every text that the templates and the room say: (text,), or (one, many)."""
    for path in [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("*.txt"), *TEMPLATES.glob("*.xml")]:
        with path.open("rb") as file:
            yield from (_texts(row[2]) for row in babel_extract(file, KEYWORDS, [], {}))  # type: ignore[arg-type]
    for path in RENDER.glob("*.py"):
        with path.open("rb") as file:
            yield from (_texts(row[1]) for row in extract("python", file, KEYWORDS))


def _texts(found: object) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(t for t in found if isinstance(t, str))  # type: ignore[attr-defined]


OURS = sorted(set(ours()))


def blanks(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def test_the_texts_are_found() -> None:
    assert ("Read in browser",) in OURS
    assert ("%(n)s story", "%(n)s stories") in OURS
    assert len(OURS) > 80


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_language_that_ships_has_every_word_with_its_blanks(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    known = {m.id[0] if m.pluralizable else m.id: m for m in catalog if m.id}
    missing = [texts[0] for texts in OURS if texts[0] not in known]
    assert missing == []
    for texts in OURS:
        message = known[texts[0]]
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert message.pluralizable == (len(texts) == 2), texts
        assert all(form and blanks(str(form)) == blanks(texts[-1]) for form in forms), texts
        assert len(forms) == (catalog.num_plurals if len(texts) == 2 else 1)


COUNTS = [
    (1, "1 стаття"),
    (2, "2 статті"),
    (5, "5 статей"),
    (11, "11 статей"),
    (21, "21 стаття"),
    (1024, "1 024 статті"),
]


@pytest.mark.parametrize(("number", "said"), COUNTS)
def test_a_number_takes_the_form_that_the_language_wants(number: int, said: str) -> None:
    assert UKRAINIAN.plural("%(n)s article", "%(n)s articles", number).replace("\u00a0", " ") == said


def test_english_needs_no_file() -> None:
    assert ENGLISH.plural("%(n)s article", "%(n)s articles", 1) == "1 article"
    assert ENGLISH.plural("%(n)s article", "%(n)s articles", 1900) == "1,900 articles"
    assert read_words(lambda name: None, "en").say("New") == "New"


def test_dates_are_in_the_newsletters_language() -> None:
    day = date(2025, 8, 12)
    assert dates.day(day, UKRAINIAN) == "12 серпня 2025\u202fр."
    assert dates.weekday(day, UKRAINIAN) == "Вівторок"
    assert dates.month(day, UKRAINIAN).startswith("Серпень 2025")


def test_a_third_language_is_one_file_and_what_it_lacks_is_english() -> None:
    own = {"words/de.po": 'msgid "New"\nmsgstr "Neu"\n\nmsgid "edition %(n)s"\nmsgstr "Ausgabe %(number)s"\n'}
    words = read_words(own.get, "de")
    assert words.say("New") == "Neu"
    assert words.say("Developing") == "Developing"
    assert words.say("edition %(n)s", n=2) == "edition 2"  # its blanks are other ones
    assert dates.day(date(2025, 8, 12), words) == "12. August 2025"


def test_a_language_without_a_file_is_told_in_english() -> None:
    words = read_words(shipped(), "fi")
    assert (words.say("New"), dates.weekday(date(2025, 8, 12), words)) == ("New", "Tuesday")
    assert read_words(shipped(), "xx").say("New") == "New"


def test_a_wrong_file_is_named_with_its_line() -> None:
    with pytest.raises(IssueError, match=r"templates/words/de\.po:2: "):
        read_words({"words/de.po": 'msgid "New"\nNeu\n'}.get, "de")


def test_an_issue_in_ukrainian_is_ukrainian_throughout() -> None:
    look = Look("Огляд преси", "uk", LOOK.zone, "desk@ferrylane.example", "https://news.ferrylane.example/")
    files = issue_files(issue(), look, shipped())
    spoken = replace(look, words=UKRAINIAN)
    days = [issue(), replace(issue(), id="2025-07-30", generated_at=issue().generated_at - timedelta(days=14))]
    sheets = {one.id: sheet(one, spoken) for one in days}
    pages = dict(archive_files([entry(one) for one in days], look, shipped(), sheets=sheets.get))
    for content in (*(files[n] for n in ("index.html", "email.html")), pages["index.html"]):
        assert "Середа" in read(content).text
    texts = ["index.html", "outlets/index.html", "months/2025-08.html", "search.html"]
    texts += [n for n in pages if n.startswith(("topics/", "outlets/", "stories/")) and n.endswith(".html")]
    assert len(texts) > 20
    for name, content in [*((n, files[n]) for n in ("index.html", "email.html")), *((n, pages[n]) for n in texts)]:
        found = read(
            re.sub(r"(?s)<(script)[ >].*?</script>|<dl>.*?</dl>", "", content.decode())
        )  # citations are no words
        assert found.values("lang")[0] == "uk", name
        said = " ".join([found.text, *(v for a in SAID for v in found.values(a))])
        assert not ENGLISH_WORDS.search(said), (name, ENGLISH_WORDS.search(said))
        assert not re.search(r"\d{4}-\d\d-\d\d", found.text), name
    feed = pages["feed.xml"].decode()
    assert "5 сюжетів, 11 статей, 9 видань" in feed.replace("\u00a0", " ")
    assert not re.search(r"\b(stories|articles|outlets)\b", re.sub(r"<[^>]*>", "", feed))
    assert "13 серпня 2025" in pages["search/stories/2025-08-13/0.js"].decode()
    assert '<a href="months/2025-07.html">Липень<' in pages["index.html"].decode()
    assert "статей: 6, із них не передруки: 4" in read(files["index.html"]).text
    assert "«We have not won everything" in files["email.txt"].decode()
    mail = message(issue(), look, shipped(), "o@reader.example")
    assert [f for f in lint(mail) if f.severity == "error"] == []


def test_the_words_of_a_page_are_those_of_its_mail_and_text() -> None:
    files = issue_files(issue(), replace(LOOK, language="uk"), shipped())
    page = files["index.html"].decode()
    assert all(word in page for word in ("Нове від минулого випуску", "Повідомляє лише одне видання", "Триває"))
    for name in ("index.html", "email.html", "email.txt"):
        text = files[name].decode().casefold()
        assert all(word in text for word in ("стисло", "усі сюжети", "хто говорив", "чого бракує"))


def test_a_measure_that_counts_nothing_named_is_called_in_the_language_of_the_page() -> None:
    story = issue().stories[0]
    rows = (replace(story.figures[0], what="area"), *story.figures[1:])
    told = replace(issue(), stories=(replace(story, figures=rows), *issue().stories[1:]))
    for language, name in (("uk", "площа"), ("en", "area")):
        files = issue_files(told, replace(LOOK, language=language), shipped())
        assert re.search(rf"\b{name}\b", files["index.html"].decode())
