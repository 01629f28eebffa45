"""A sheet has the words that the page of an issue has, and is read as it was written."""

from __future__ import annotations

import pytest

from monitor.render.archive.search import story_files
from monitor.render.archive.sheets import read_sheet, sheet, sheet_file
from tests.render.archive.test_search import small
from tests.render.sample import LOOK, issue


def test_a_sheet_is_read_as_it_was_written_whatever_stands_in_it() -> None:
    odd = small("</script><!-- \u2028 “x” \\ {{ }} monitor(", "Київ")
    assert read_sheet(sheet_file(odd)) == odd
    assert all(b"<" not in content for content in dict(story_files(odd)).values())
    with pytest.raises(ValueError, match="JSON"):
        read_sheet(b"<p>something else")


def test_a_sheet_has_what_the_page_says_and_no_other_sentence_of_the_articles() -> None:
    made = sheet(issue(), LOOK)
    said = " ".join(p.text for leaf in made.stories for p in leaf.passages)
    assert "Under the deal, 4,200 drivers will" in said
    assert all(len(leaf.passages) == len({(p.text, p.outlets) for p in leaf.passages}) for leaf in made.stories)
    assert max(len(article.text) for article in issue().articles) > max(len(p.text) for p in made.stories[0].passages)
