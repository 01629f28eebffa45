"""The article as the page's records tell it."""

from __future__ import annotations

from monitor.clean.blocks.block import Block
from monitor.clean.page.told import untold, with_told

LINES = [
    "The harbour master counted twelve boats on the quay before noon and wrote them down in a grey book.",
    "Nobody else in town had seen any sail since the storm of March, when two trawlers went aground.",
    "Her deputy says that whoever comes back late must tell why, in writing, to both of the sisters.",
    "Last autumn an engine failed far out; it took nine hours until help came from the other shore.",
]
RECORD = {"@type": "NewsArticle", "headline": "Boats", "articleBody": "\n\n".join(LINES)}


def test_what_the_page_lacks_follows_its_teaser() -> None:
    blocks = (Block(LINES[0], kept=True), Block("Imprint", kept=False))
    found = with_told(blocks, [RECORD])
    assert [block.text for block in found if block.kept] == LINES
    assert found[-1].text == "Imprint"


def test_a_page_that_shows_its_article_stays_as_it_is() -> None:
    blocks = tuple(Block(line, kept=True) for line in LINES)
    assert with_told(blocks, [RECORD]) == blocks


def test_a_record_of_a_few_words_or_of_a_site_is_no_article() -> None:
    blocks = (Block("Imprint"),)
    assert with_told(blocks, [{**RECORD, "articleBody": LINES[0]}]) == blocks
    assert with_told(blocks, [{**RECORD, "@type": "WebSite"}]) == blocks


def test_markup_in_a_record_parts_its_paragraphs() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    assert [b.text for b in with_told((), [{**RECORD, "articleBody": body}])] == LINES


def test_a_paragraph_that_breaks_off_is_told_in_full_once() -> None:
    blocks = (Block(LINES[0][:60] + "…", kept=True),)
    found = with_told(blocks, [RECORD])
    assert [block.text for block in found if block.kept] == LINES


def test_a_text_that_lacks_much_of_its_record_is_in_doubt() -> None:
    lacking = untold((Block(LINES[0], kept=True), Block(LINES[1], kept=False)), [RECORD])
    assert lacking is not None
    assert (lacking.why, lacking.share > 0.6) == ("record", True)
    assert untold(with_told((), [RECORD]), [RECORD]) is None
    assert untold((Block("Imprint", kept=True),), []) is None
