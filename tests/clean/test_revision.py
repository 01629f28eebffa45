"""What became of an article whose page was read once more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.revision import LEFT, remains, retraction, revision
from monitor.models import Article, Document, Meta

TEXT = (
    "The ferry Alva ran aground off Norrvik on Monday with 214 people on board.\n\n"
    "All of them were brought ashore within three hours, the coast guard said.\n\n"
    "The shipping line Brenholt said the vessel had left the harbour twenty minutes late.\n\n"
    "Divers are to look at the hull on Wednesday, when the wind is forecast to drop."
)
OTHER = (
    "The council of Alvik voted on Tuesday to build a school on the site of the old rope works.\n\n"
    "Mayor Ilsa Varn said the vote was the most important one of the year for the families of the town."
)
NOTE = "This article has been retracted because its source could not be confirmed."


def article(text: str, title: str = "A ferry") -> Article:
    document = Document("s", "a.txt", None, "text", text, Meta(title=title, outlet="Post"))
    return clean(document, received=datetime(2025, 8, 12, tzinfo=UTC), zone=UTC)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (TEXT, "same"),
        (TEXT.replace("214", "241"), "edited"),
        (
            TEXT.replace("Monday", "Sunday") + "\n\nNobody else was on the water, the harbour master told the Post.",
            "edited",
        ),
        (
            TEXT.replace(
                "\n\nThe shipping line Brenholt said the vessel had left the harbour twenty minutes late.", ""
            ),
            "edited",
        ),
        (TEXT[: TEXT.index("\n\nThe shipping")], "walled"),
        (OTHER, "replaced"),
        ("To read on, please log in or become a member of the Post today.", "replaced"),
        (NOTE, "retracted"),
        (f"{NOTE}\n\n{TEXT}", "retracted"),
        (f"{TEXT}\n\nCorrection: this article first named another ferry.", "edited"),
    ],
)
def test_an_edit_is_told_from_a_wall_a_retraction_and_another_page(now: str, verdict: str) -> None:
    assert revision(article(TEXT), article(now)) == verdict


def test_a_text_of_which_every_fifth_word_is_another_is_still_the_article_and_another_story_is_far_from_it() -> None:
    changed = " ".join("otherwise" if n % 5 == 0 else word for n, word in enumerate(TEXT.split()))
    assert remains(TEXT, changed) > LEFT + 0.1
    assert remains(TEXT, OTHER) < LEFT / 2


def test_a_headline_that_is_marked_takes_the_article_back() -> None:
    assert retraction(article(TEXT, "RETRACTED: A ferry")) == "RETRACTED: A ferry"
    assert retraction(article(TEXT)) is None
