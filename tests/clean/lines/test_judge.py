"""Line by line: what is the article, and why the rest is not."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.judge import is_heading, judge
from monitor.clean.lines.line import Line, Verdict

STORY = "The river rose by two metres on Monday, officials said, and it is still rising in the north."


def lines(*texts: str) -> list[Line]:
    return [Line(text_block(text)) for text in texts]


KEPT = [
    "“Subscribe to the fund or we close,” the director told parents in March.",
    "„Ohne Spenden geht es nicht“, sagte die Leiterin des Tierheims.",
    "«Без ваших донатів нас би не було», — сказав командир бригади.",
    "Readers of the paper gave £40,000 in a week, its editor said.",
    "What happened next",
]


@pytest.mark.parametrize("line", KEPT)
def test_news_about_giving_stays_between_an_appeal_and_the_article(line: str) -> None:
    appeal = "Please support our journalism with a small donation today."
    verdicts = judge(lines(STORY, STORY, appeal, line, STORY, STORY))
    assert [verdict.kind is None for verdict in verdicts] == [False, False, True, False, False, False]


def test_each_line_is_given_its_kind_or_the_reason_why_it_goes() -> None:
    texts = ["Menu", STORY, "The lower town", STORY, "- the old bridge", "> We stay.", STORY, "Advertisement"]
    found = judge(lines(*texts))
    assert [verdict.kind for verdict in found] == [None, "body", "heading", "body", "list", "quote", "body", None]
    assert [verdict.reason for verdict in found if verdict.kind is None] == ["navigation", "advert"]


def test_in_a_text_that_is_known_to_be_the_articles_own_only_what_a_rule_knows_goes() -> None:
    texts = lines(STORY, STORY, "Tides", "Locks", "Norrvik", "Ferries", "Cranes", "Piers", "Advertisement")
    whole, weighed = judge(texts, whole=True), judge(texts)
    assert [verdict.kind is None for verdict in whole] == [False] * 8 + [True]
    assert any(verdict.rule == "region.model" for verdict in weighed)


def test_a_document_of_one_line_is_its_article() -> None:
    assert judge(lines("Advertisement")) == [Verdict("body")]


def test_a_text_without_lines_has_no_verdicts() -> None:
    assert judge([]) == []


def test_the_name_of_the_outlet_makes_a_line_its_appeal() -> None:
    texts = lines(STORY, STORY, "Support the Harbour Post", STORY)
    assert judge(texts, outlet="Harbour Post")[2].reason == "appeal"
    assert judge(texts, outlet="Harbour Post")[2].kind is None


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The lower town", True),
        ("Who pays for the bridge?", True),
        ("The bridge is shut.", False),
        ("They named three:", False),
        ("The lower town and the upper town and the bridge and the mill and the lock", False),
    ],
)
def test_a_cross_heading_is_short_and_does_not_end_as_a_sentence(text: str, heading: bool) -> None:
    assert is_heading(*lines(text)) is heading


BODY = (
    "The harbour council voted on Tuesday to close the old quay until the spring.",
    "Ferries leave from the northern pier instead, and the first of them sails at six.",
    "Divers found cracks below the water line in August, two trucks having driven onto it.",
)


def left(*lines: str) -> list[str]:
    verdicts = judge([Line(text_block(text)) for text in lines])
    return [text for text, verdict in zip(lines, verdicts, strict=True) if verdict.kind is not None]


def test_what_a_newsletter_says_of_itself_goes_with_the_field_and_the_button_below_it() -> None:
    own = [
        "The Early Tide",
        "What moves the island, put together each weekday by our editors.",
        "Email address",
        "Sign up",
    ]
    assert left(*BODY, *own, *BODY[:2]) == [*BODY, *BODY[:2]]


def test_a_sentence_above_the_field_of_a_newsletter_stays() -> None:
    told = "Donations for the crane reached nine thousand euros, and members elect a board in June."
    assert left(*BODY, told, "Email address", "Sign up", *BODY[:2]) == [*BODY, told, *BODY[:2]]


@pytest.mark.parametrize("label", ["Photo", "Slideshow (5 Images)", "Foto", "Audio 3 min", "LISTEN TO ARTICLE 4:34"])
def test_labels_of_pictures_and_recordings_inside_a_text_go(label: str) -> None:
    assert left(*BODY, label, *BODY[:2]) == [*BODY, *BODY[:2]]


def test_where_a_post_appeared_first_goes_whatever_its_title_tells() -> None:
    own = "The post Mayor says the quay stays shut appeared first on Harbour Post."
    assert left(*BODY, own) == list(BODY)


def test_a_gallery_is_a_caption_however_long() -> None:
    captions = " ".join(
        f"Photos: The flood The water stands in the lane behind the mill at dawn. {n} of 20" for n in range(1, 21)
    )
    verdicts = judge(lines(STORY, captions, STORY, STORY))
    assert [v.kind for v in verdicts] == ["body", "caption", "body", "body"]
