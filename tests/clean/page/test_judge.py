"""The verdict on each block of a page, and what of a live page heads its entries."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block, Tag
from monitor.clean.lines.line import Line, Verdict
from monitor.clean.page.judge import FLOOD, REASONS, entry_times, judge_page

PROSE = "The river rose by two metres on Monday, officials said, and it is still rising in the north of the country. "


@pytest.mark.parametrize(("days", "live"), [((12, 12, 12, 13, 13), True), ((1, 9, 12, 20, 28), False)])
def test_dates_of_other_articles_between_the_paragraphs_make_no_live_page(days: tuple[int, ...], live: bool) -> None:
    texts = [text for day in days for text in (f"{day}.08.2025 13:31", PROSE)]
    lines = [Line(Block(text)) for text in [PROSE, *texts, PROSE]]
    verdicts = [Verdict("body") if line.signs.prose else Verdict(None, "related") for line in lines]
    assert bool(entry_times(lines, verdicts, said=False)) is live


def test_of_a_flood_of_blocks_only_what_a_rule_knows_goes() -> None:
    loose, advert = Line(Block("Quay four")), Line(Block("Advertisement"))
    found = judge_page([loose, advert] * (FLOOD // 2 + 1), outlet=None)
    assert found[1].reason == "advert"
    assert not any(verdict.rule.startswith("region.") for verdict in found)
    assert any(verdict.rule.startswith("region.") for verdict in judge_page([loose, advert] * 20, outlet=None))


def kept(text: str, tag: Tag = "p") -> Line:
    return Line(Block(text, tag, kept=True))


def outside(text: str, zone: str = "", chance: float = 0.1) -> Line:
    return Line(Block(text, zone=zone, kept=False, chance=chance))


TEXT = "The harbour office said on Monday that the eastern quay would stay shut until October."


@pytest.mark.parametrize(("zone", "reason"), REASONS.items())
def test_what_stands_outside_the_article_goes_for_what_its_box_is(zone: str, reason: str) -> None:
    found = judge_page([kept(TEXT), kept(TEXT), outside("Quay four", zone)], outlet=None)
    assert [verdict.kind for verdict in found] == ["body", "body", None]
    assert (found[2].reason, found[2].rule) == (reason, f"zone.{zone}")


def test_what_stands_outside_in_no_box_goes_by_its_words_or_because_it_is_unlikely() -> None:
    found = judge_page([kept(TEXT), outside("Advertisement"), outside("Quay four", chance=0.1)], outlet=None)
    assert [(verdict.reason, verdict.rule) for verdict in found[1:]] == [
        ("advert", "advert.line"),
        ("furniture", "extractor"),
    ]
    assert found[2].confidence == 0.9


def test_inside_the_article_a_rule_takes_out_what_is_foreign_and_the_form_gives_the_kind() -> None:
    lines = [kept("The pier", "heading"), kept(TEXT), kept("Advertisement"), kept("coal", "list"), kept(TEXT, "quote")]
    found = judge_page(lines, outlet=None)
    assert [verdict.kind for verdict in found] == ["heading", "body", None, "list", "quote"]
    assert found[2].reason == "advert"


@pytest.mark.parametrize(("place", "kind"), [(1, "caption"), (3, None)], ids=["among paragraphs", "below the last"])
def test_a_caption_stays_only_where_the_article_is(place: int, kind: str | None) -> None:
    lines = [kept(TEXT), kept(TEXT), kept(TEXT)]
    lines.insert(place, Line(Block("The crane on the pier", "caption", zone="caption", kept=False)))
    assert judge_page(lines, outlet=None)[place].kind == kind


def test_the_times_of_a_page_that_says_it_is_live_are_headings_though_they_are_few() -> None:
    lines = [Line(Block(text)) for text in ("14:30", PROSE.strip(), "Updated 15:00", "15:10", PROSE.strip())]
    verdicts = [Verdict("body") if line.signs.prose else Verdict(None) for line in lines]
    assert entry_times(lines, verdicts, said=True) == {0: Verdict("heading"), 3: Verdict("heading")}
    assert entry_times(lines, verdicts, said=False) == {}


ADVICE = "Before you pack your bags you should look at the tide, since your boat may lie dry until the evening comes."
OFFER = "If you like boats, here is our list of the best: we think you will love our choice of the cabins on it."
LOUD = "If you like our guide, follow us, share our list with your friends and tell us what you think of our choice."
SIGN_UP = "We hope you enjoyed our guide: sign up for our newsletter, and you will get our best tips every Friday."


def told(text: str, chance: float) -> Line:
    return Line(Block(text, kept=True, chance=chance))


@pytest.mark.parametrize(
    ("around", "text", "chance", "stays"),
    [
        (ADVICE, OFFER, 0.97, True),
        (ADVICE, OFFER, 0.6, False),
        (PROSE, OFFER, 0.97, False),
        (ADVICE, SIGN_UP, 0.97, False),
        (ADVICE, LOUD, 0.97, False),
    ],
)
def test_a_guide_may_speak_to_its_reader(around: str, text: str, chance: float, stays: bool) -> None:
    lines = [told(around, 0.97) for _ in range(12)]
    found = judge_page([*lines[:6], told(text, chance), *lines[6:]], outlet=None)
    assert (found[6].kind == "body") is stays
