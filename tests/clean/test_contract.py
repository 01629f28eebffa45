"""What holds for any text at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.clean import clean
from monitor.errors import ReadError
from monitor.models import Article, Document, Form, Meta

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
LINES = st.sampled_from(
    [
        "The river rose by two metres on Monday, officials said.",
        "“We will not leave,” she told reporters in the town hall on Tuesday.",
        "A headline without a stop",
        "By Mara Ilves",
        "Staff reporter",
        "12 August 2025",
        "Reuters",
        "Photo: Ulf Aas / AFP",
        "Dear readers,",
        "Please support our journalism with a small donation today.",
        "Monthly",
        "Share on Facebook",
        "Read more",
        "- an item of a list",
        "Річка піднялася на два метри, повідомила влада в понеділок.",
        "",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(LINES, max_size=14).map("\n".join))


def read(content: str, form: Form = "text", given_: Meta | None = None) -> Article:
    return clean(Document("clippings", "a.txt", None, form, content, given_ or Meta()), received=NOW, zone=UTC)


def in_order(article: Article) -> str:
    parts: list[str] = []
    removed = list(article.removed)
    for n in range(len(article.paragraphs) + 1):
        while removed and removed[0].before == n:
            parts.append(removed.pop(0).text)
        parts += [paragraph.text for paragraph in article.paragraphs[n : n + 1]]
    assert not removed
    return "".join("".join(parts).split())


@given(TEXTS)
def test_kept_and_removed_passages_make_up_the_text_in_order(content: str) -> None:
    try:
        article = read(content)
    except ReadError:
        return
    assert in_order(article) == "".join(content.split())


@given(TEXTS)
def test_cleaning_the_cleaned_text_changes_nothing_more(content: str) -> None:
    try:
        article = read(content)
    except ReadError:
        return
    assert read(article.text).text == article.text


@given(TEXTS)
def test_spans_are_the_paragraphs_and_captions_have_none(content: str) -> None:
    try:
        article = read(content)
    except ReadError:
        return
    for paragraph in article.paragraphs:
        if paragraph.kind == "caption":
            assert (paragraph.start, paragraph.end) == (None, None)
        else:
            assert article.text[paragraph.start : paragraph.end] == paragraph.text
    assert article.text == "\n\n".join(p.text for p in article.paragraphs if p.kind != "caption")


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["p", "div", "li", "h2", "span", "a", "aside"]), LINES), max_size=10))
def test_kept_and_removed_passages_make_up_a_page(elements: list[tuple[str, str]]) -> None:
    page = "<html><body>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in elements) + "</body></html>"
    try:
        article = read(page, "html")
    except ReadError:
        return
    assert in_order(article) == "".join("".join(text for _, text in elements).split())


SENTENCE = "The river rose by two metres on Monday, officials said, and it is still rising in the north."

WRAPPED = (
    "The river rose by two metres on Monday, officials\n"
    "said, and it is still rising in the north of the\n"
    "country, where two bridges and a road were closed\n"
    "to all traffic."
)

TOLD = [
    ("a text of one sentence is an article", SENTENCE, SENTENCE),
    ("one sentence without a stop is an article", "Ferry crews went back to work", "Ferry crews went back to work"),
    ("an article that simply starts has no title", f"{SENTENCE}\n{SENTENCE}", f"{SENTENCE}\n\n{SENTENCE}"),
    ("hard-wrapped lines are joined", WRAPPED, WRAPPED.replace("\n", " ")),
    ("a letter with nothing else around it is no article to cut", f"Dear readers,\n{SENTENCE}", f"{SENTENCE}"),
]


@pytest.mark.parametrize(("says", "content", "text"), TOLD, ids=[row[0] for row in TOLD])
def test_what_stays_of_a_text(says: str, content: str, text: str) -> None:
    assert read(content).text == text


@pytest.mark.parametrize("content", ["", " \n\t\n", "Read more\nShare"])
def test_a_document_without_an_article_is_an_error_that_says_so(content: str) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: holds no article text"):
        read(content)


def test_a_title_that_is_known_goes_from_the_text() -> None:
    article = read(f"River rises\n{SENTENCE}", given_=Meta(title="River rises"))
    assert (article.title, article.text) == ("River rises", SENTENCE)
    assert [(passage.text, passage.reason) for passage in article.removed] == [("River rises", "metadata")]


def test_what_is_given_beats_what_the_text_says() -> None:
    given_ = Meta(title="Flood", byline=("Ann Lee",), published="2025-08-01", outlet="Harbour Post", language="en")
    article = read(f"River rises\nBy Mara Ilves\n12 August 2025\n{SENTENCE}", given_=given_)
    assert (article.title, article.byline, article.published, article.outlet) == (
        "Flood",
        ("Ann Lee",),
        "2025-08-01",
        "Harbour Post",
    )


def test_a_date_after_the_reading_is_not_the_publication() -> None:
    assert read(f"River rises\n12 August 2031\n{SENTENCE}").published is None


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + f"<p>{SENTENCE}</p>" + "</div>" * 10_000,
        "<b>" * 10_000 + SENTENCE,
        '<div class="' + "nav " * 100_000 + f'"><p>{SENTENCE}</p></div>',
        f'<p>{SENTENCE}</p><script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
    ids=["nested blocks", "nested letters", "an attribute without end", "nested data"],
)
def test_a_hostile_page_still_gives_its_text(page: str) -> None:
    assert SENTENCE in read(page, "html").text


def test_markdown_gives_its_title_its_kinds_and_the_text_of_its_links() -> None:
    page = (
        f"# River *rises*.\n\n{SENTENCE}\n\n## The north\n\n- one [link](https://example.org)\n- two\n\n> {SENTENCE}\n"
    )
    article = read(page, "markdown")
    assert article.title == "River rises."
    kinds = [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs]
    assert kinds == [
        ("body", SENTENCE),
        ("heading", "The north"),
        ("list", "one link"),
        ("list", "two"),
        ("quote", SENTENCE),
    ]


def test_the_outlet_is_the_pages_own_then_the_sources_then_the_host() -> None:
    def outlet(page: str, default: str | None, url: str | None) -> str:
        document = Document("clippings", "a.html", None, "html", page, Meta(url=url), default)
        return clean(document, received=NOW, zone=UTC).outlet

    named = f'<meta property="og:site_name" content="Harbour Post"><p>{SENTENCE}</p>'
    bare = f"<p>{SENTENCE}</p>"
    assert outlet(named, "Default", "https://www.example.org/a") == "Harbour Post"
    assert outlet(bare, "Default", "https://www.example.org/a") == "Default"
    assert outlet(bare, None, "https://www.example.org/a") == "example.org"
    assert outlet(bare, None, None) == "clippings"


@pytest.mark.parametrize(
    "quotation",
    [
        "“Please donate to our newsroom today, dear readers,” the letter said.",
        "“Subscribe to our newsletter to support our work!”",
        "«Підтримайте нашу редакцію, станьте нашим патроном», — ідеться у зверненні.",
        "„Unterstützen Sie unsere Redaktion mit Ihrer Spende“, hieß es in dem Brief.",
    ],
)
def test_a_quotation_is_never_cut(quotation: str) -> None:
    assert quotation in read(f"{SENTENCE}\n{quotation}\n{SENTENCE}").text


def test_an_article_in_one_long_line_stays_whatever_phrase_stands_in_it() -> None:
    text = (
        "(Reuters) - Follow us on Facebook for more. "
        + "The council of Norrvik met on Monday to hear the farmers. " * 20
    )
    assert (
        "The council of Norrvik"
        in clean(Document("s", "a.txt", None, "text", text), received=datetime(2025, 8, 13, tzinfo=UTC), zone=UTC).text
    )
