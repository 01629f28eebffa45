from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from monitor.codec import decode
from monitor.errors import IssueError
from monitor.models import Change, Doubt, Issue
from monitor.render import Look, entry, issue_files, issue_page, markdown, paper
from monitor.render.archive.entries import Notice, corrections
from monitor.render.base.engine import plain_markdown
from tests.render.markup import Page, read
from tests.render.sample import LOOK, ONLINE, TEXTS, issue
from tests.render.shipped import shipped

FILES = issue_files(issue(), LOOK, shipped())
PAGE = FILES["index.html"].decode()


def seen(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page() -> Page:
    return read(PAGE)


def test_an_issue_has_six_files_and_the_list_of_their_hashes() -> None:
    named = {"index.html", "email.html", "email.txt", "issue.eml", "issue.json", "brief.md"}
    assert set(FILES) == {*named, "SHA256SUMS"}
    listed = FILES["SHA256SUMS"].decode().splitlines()
    assert f"{sha256(FILES['issue.json']).hexdigest()}  issue.json" in listed
    assert len(listed) == 6


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert issue_files(issue(), LOOK, shipped()) == FILES


def test_the_data_is_the_issue() -> None:
    assert decode(Issue, FILES["issue.json"]) == issue()
    assert list(json.loads(FILES["issue.json"]))[:4] == ["schema_version", "id", "title", "generated_at"]


@pytest.mark.parametrize("name", ["index.html", "email.html"])
def test_what_opens_closes_and_every_id_is_there_once(name: str) -> None:
    found = read(FILES[name])
    assert found.faults == []
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in found.links() if link.startswith("#")} <= set(ids)
    assert {x for ref in found.values("aria-labelledby") for x in ref.split()} <= set(ids)


@pytest.mark.parametrize("name", ["index.html", "email.html"])
def test_headings_step_down_one_at_a_time(name: str) -> None:
    levels = read(FILES[name]).headings()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", ["index.html", "email.html", "email.txt"])
def test_no_rendering_quotes_what_the_issue_does_not_and_the_page_leaves_no_quotation_out(name: str) -> None:
    content = FILES[name].decode()
    text = seen(content if name.endswith(".txt") else read(content).text)
    said = {seen(wording.text) for s in issue().stories for u in s.quotes for wording in u.ends}
    shown = {words.rstrip(",") for words in re.findall("“([^”]{12,})”", text)}
    long = {words.rstrip(",") for words in said if len(words) >= 12}
    again = {words for words in shown if "…" in words}
    assert shown - again == long if name == "index.html" else shown <= long
    assert all(any(words.startswith(part.split("…")[0].strip()) for words in long) for part in again)


def test_the_data_has_the_headlines_quotations_and_figures_of_the_issue() -> None:
    told = json.loads(FILES["issue.json"])["stories"]
    for story, row in zip(issue().stories, told, strict=True):
        assert row["headline"] == story.headline
        assert [v["text"] for q in row["quotes"] for v in q["variants"]] == [
            v.text for u in story.quotes for v in u.variants
        ]
        assert [(f["what"], v["text"], v["value"]) for f in row["figures"] for v in f["values"]] == [
            (f.what, v.text, v.value) for f in story.figures for v in f.values
        ]


def test_headlines_sentences_quotations_and_figures_are_the_issues() -> None:
    text = seen(read(PAGE).text)
    for story in issue().stories:
        assert story.headline in text
        for sentence in story.summary:
            assert seen(sentence.text) in text
        for utterance in story.quotes:
            assert utterance.speaker is None or utterance.speaker in text
            for wording in utterance.ends:
                assert wording.text.rstrip(",") in text.replace("*", "")  # the text of the mail marks words so
        for row in story.figures:
            assert row.what in text
            assert all(value.text in text for value in row.values)
        for only in story.only_in:
            assert only.text in text
        for change in story.changes:
            assert change.text in text


def test_each_citation_opens_the_words_cited_in_their_paragraph() -> None:
    text = re.sub(r"</?mark>", "", PAGE)
    assert "<mark>Nobody has to leave today,</mark>" in PAGE
    around = "About 1,900 people in the villages below the dam have been told to keep a bag packed."
    assert around in text.split("<blockquote", 1)[1]
    citations = sum(len(line.citations) for story in issue().stories for line in story.summary)
    assert PAGE.count("<blockquote") >= citations


@pytest.mark.parametrize("identity", [i for i, text in TEXTS.items() if len(re.findall(r"[.!?](?:\s|$)", text)) > 3])
def test_a_page_shows_what_is_cited_and_not_the_article(identity: str) -> None:
    assert seen(TEXTS[identity]) not in read(PAGE).text
    assert max(len(shown) for shown in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", PAGE)) < 500


def test_a_page_never_shows_removed_text() -> None:
    for name in ("index.html", "email.html", "email.txt", "issue.eml"):
        assert b"five crowns a month" not in FILES[name]


def test_links_go_to_the_originals_and_give_nothing_away(page: Page) -> None:
    outside = [(tag, found) for tag, found in page.elements if found.get("href", "").startswith("http")]
    assert {a.url for a in issue().articles if a.url} <= {found["href"] for _, found in outside}
    assert all(found["rel"] == "noreferrer noopener" for _, found in outside)


def test_a_page_asks_nobody_for_anything(page: Page) -> None:
    assert [list(f) for tag, f in page.elements if tag == "script"] == [["data-copy", "data-done"]]  # its own, inside
    assert page.tags().isdisjoint({"img", "iframe", "object", "embed", "base", "form", "image", "use"})
    assert [f["href"] for tag, f in page.elements if tag == "link"] == ["data:,", "../feed.xml"]
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    policy = next(f["content"] for _, f in page.elements if f.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.values("style") == []


def test_a_text_in_another_language_is_marked(page: Page) -> None:
    marked = [(tag, found.get("lang")) for tag, found in page.elements if found.get("lang") in {"uk", "ar"}]
    assert ("h3", "ar") in marked
    assert ("blockquote", "uk") in marked


def test_a_story_stands_once_and_is_pointed_at_from_its_other_topics(page: Page) -> None:
    assert page.values("id").count("story-tram") == 1
    assert PAGE.index("Work and wages") < PAGE.rindex('href="#story-tram"')


def test_what_one_outlet_alone_reports_is_marked_and_its_kind_said() -> None:
    assert "The city puts the cost at <mark>31 million crowns</mark> a year." in PAGE
    assert '<span class="tag plain">figure</span>' in PAGE
    assert "and 4 more sentences that no other outlet has" in PAGE


def test_an_entry_of_an_old_issue_has_neither_kind_nor_marks() -> None:
    made = issue()
    old = replace(made.stories[0], only_in=tuple(replace(o, kind=None, marks=()) for o in made.stories[0].only_in))
    files = issue_files(replace(made, stories=(old, *made.stories[1:])), LOOK, shipped())
    assert "The city puts the cost at 31 million crowns a year.</span>" in files["index.html"].decode()


def test_an_issue_without_stories_says_so() -> None:
    empty = replace(issue(), stories=(), topics=(), articles=())
    files = issue_files(empty, LOOK, shipped())
    for name in ("index.html", "email.html", "email.txt"):
        assert "Nothing new since" in seen(files[name].decode())
    assert "What could not be read or made" in files["index.html"].decode()
    assert read(files["index.html"]).faults == []
    assert 'id="sources"' not in files["index.html"].decode()
    assert "word for word" not in files["index.html"].decode() + files["email.txt"].decode()


def test_what_ranks_far_below_is_told_in_brief() -> None:
    crowd = tuple(replace(issue().stories[2], id=f"s{n}", headline=f"Story {n}") for n in range(400))
    html = issue_files(replace(issue(), stories=crowd, topics=()), LOOK, shipped())["index.html"].decode()
    assert html.count("<article") == 400
    assert html.count('class="depth"') == 400
    assert "The 250 stories that rank last" in html


def test_the_issues_before_and_after_are_one_click_away() -> None:
    before, after = (
        replace(entry(issue()), id=f"2025-08-{d}", generated_at=issue().generated_at.replace(day=d)) for d in (12, 14)
    )
    files = issue_files(issue(), LOOK, shipped(), entries=[after, entry(issue()), before])
    links = read(files["index.html"]).links()
    assert {"../2025-08-12/index.html", "../2025-08-14/index.html"} <= set(links)
    assert read(FILES["index.html"]).values("rel").count("next") == 0


def test_a_page_made_again_is_the_page_made_at_once() -> None:
    after = replace(entry(issue()), id="2025-08-14", generated_at=issue().generated_at.replace(day=14))
    entries = [entry(issue()), after]
    again = issue_page(issue(), LOOK, shipped(), entries=entries, listed=FILES["SHA256SUMS"])
    whole = issue_files(issue(), LOOK, shipped(), entries=entries)
    assert again == {name: whole[name] for name in ("index.html", "SHA256SUMS")}


def test_a_page_says_at_its_head_what_was_corrected_after_it_and_the_one_that_says_so_does_not() -> None:
    notice = Notice("harbour-1", "Harbour Post", "correction", "The deal covers 4,100 drivers.", "tram")
    later = replace(
        entry(issue()), id="2025-08-14", generated_at=issue().generated_at.replace(day=14), notices=(notice,)
    )
    page = read(issue_files(issue(), LOOK, shipped(), entries=[entry(issue()), later])["index.html"])
    assert "Corrected since this issue came out" in page.text
    assert "The deal covers 4,100 drivers. In the issue of 14 August 2025" in page.text
    assert "../2025-08-14/index.html#story-tram" in page.links()
    assert corrections([entry(issue()), later], "2025-08-14") == []
    elsewhere = replace(later, notices=(replace(notice, article_id="unknown"),))
    assert corrections([entry(issue()), elsewhere], issue().id) == []


def test_a_passage_withdrawn_is_told_though_its_article_no_longer_has_it() -> None:
    tram = replace(issue().stories[0], changes=(Change("withdrawn", "", "No one was hurt.", "harbour-1", 0, 0),))
    files = issue_files(replace(issue(), stories=(tram, *issue().stories[1:])), LOOK, shipped())
    text = read(files["index.html"]).text
    assert "No one was hurt." in text
    assert "The article no longer says this." in text


def test_texts_in_doubt_are_counted_and_marked() -> None:
    first, *others = issue().articles
    unsure = replace(issue(), articles=(replace(first, doubt=Doubt("left out", 0.4)), *others))
    files = issue_files(unsure, LOOK, shipped())
    assert "text in doubt" in read(files["index.html"]).text
    for name in ("index.html", "email.html", "email.txt"):
        shown = " ".join(read(files[name]).text.split())
        assert "1 text may not be the whole article, or more than it." in shown
    assert "may not be the whole" not in read(FILES["index.html"]).text


def test_a_link_behind_a_paywall_says_so() -> None:
    shut = replace(issue(), articles=tuple(replace(a, paywalled=True) for a in issue().articles))
    assert "subscribers only" in read(issue_files(shut, LOOK, shipped())["index.html"]).text
    assert "subscribers only" not in read(FILES["index.html"]).text


def test_the_length_of_an_excerpt_is_set_and_never_longer() -> None:
    short = issue_files(issue(), replace(LOOK, context=0), shipped())["index.html"].decode()
    assert all(
        re.fullmatch(r"<mark>.*</mark>", quoted)
        for quoted in re.findall(r"<blockquote[^>]*>([^\n]*)</blockquote>", short)
    )


def test_an_address_of_the_archive_gives_the_page_and_the_mail_their_own() -> None:
    address = "https://news.ferrylane.example/archive/2025-08-13/index.html"
    files = issue_files(issue(), ONLINE, shipped())
    assert address in read(files["email.html"]).links()
    assert f"{address}#story-tram" in read(files["email.html"]).links()
    assert address in files["email.txt"].decode()
    assert "Read in browser" not in FILES["email.html"].decode()
    assert "Read in browser" not in FILES["email.txt"].decode()


def test_a_newsletter_read_from_right_to_left_says_so() -> None:
    files = issue_files(issue(), Look("صحيفة", "ar", LOOK.zone), shipped())
    assert '<html lang="ar" dir="rtl">' in files["index.html"].decode()
    assert '<html lang="ar" dir="rtl">' in files["email.html"].decode()


def test_a_citation_of_an_article_that_the_issue_does_not_hold_fails_it() -> None:
    with pytest.raises(IssueError, match="harbour-1"):
        issue_files(replace(issue(), articles=issue().articles[1:]), LOOK, shipped())


# --- the brief in other forms, and the card of a link -------------------------------------------------------------


def test_the_brief_in_markdown_has_its_lines_with_their_sources_and_every_story() -> None:
    made = markdown(issue(), ONLINE, shipped())
    assert made.startswith("# The Ferry Lane Monitor, 13 August 2025\n")
    assert all(plain_markdown(s.headline)[:20] in made for s in issue().stories)
    assert re.search(r"^- .* \(\[Harbour Post\]\(<https://", made, re.MULTILINE)
    assert FILES["brief.md"].decode() == markdown(issue(), LOOK, shipped())


def test_outside_text_is_no_markdown() -> None:
    odd = replace(issue().stories[0], headline="# [x](y) *z* <b> 1. `c`")
    made = markdown(replace(issue(), stories=(odd, *issue().stories[1:])), LOOK, shipped())
    assert "\\# \\[x\\](y) \\*z\\* \\<b\\> 1. \\`c\\`" in made


def test_the_brief_on_paper_needs_nothing_from_elsewhere() -> None:
    made = paper(issue(), LOOK, shipped())
    assert read(made).faults == []
    assert "<script" not in made
    assert "In brief" in made


def test_a_shared_link_has_a_card_of_words() -> None:
    made = issue_files(issue(), ONLINE, shipped())["index.html"].decode()
    cards = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', made))
    assert set(cards) == {"og:type", "og:site_name", "og:title", "og:description", "og:url"}
    assert cards["og:title"].startswith("Tram strike")
    assert "og:image" not in made
    assert "og:url" not in PAGE
