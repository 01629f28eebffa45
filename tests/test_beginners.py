"""docs/feeds-to-begin-with.md: each address that it gives leads to a feed without a guess, each link is there."""

from __future__ import annotations

import re

from monitor.ingest.feed.discover import asked, shaped
from tests.golden import ROOT

PAGE = (ROOT / "docs/feeds-to-begin-with.md").read_text(encoding="utf-8")
GIVEN = re.findall(r"`((?:https://|@)[^`\s]+)`", PAGE)


def test_each_address_of_the_page_has_its_feed() -> None:
    assert len(GIVEN) == 4
    for given in GIVEN:
        url = asked(given)
        assert url, given
        assert shaped(url), given


def test_the_guide_has_the_part_that_the_page_names() -> None:
    assert "(guide.md#sources)" in PAGE
    assert "\n### sources\n" in (ROOT / "docs/guide.md").read_text(encoding="utf-8")
