"""What became of an article whose page was read once more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.revision import LEFT, kin, one_account, remains, retraction, revision, states
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


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (TEXT, True),
        (TEXT.replace("214", "241"), True),
        (f"{OTHER}\n\n{TEXT}\n\n{OTHER}\n\n{OTHER}", True),
        (TEXT[: TEXT.index("\n\nThe shipping")], True),
        (TEXT[: TEXT.index("\n\nAll of")], True),
        (OTHER, False),
        ("The harbour of Norrvik is closed on Wednesday, when storms are forecast.", False),
        (f"{OTHER} {OTHER} The coast guard said on Monday the wind is forecast to drop. {OTHER}", False),
    ],
)
def test_what_a_text_has_become_is_told_from_another_text_at_its_address(now: str, same: bool) -> None:
    assert kin(article(TEXT), article(now)) is same


@pytest.mark.parametrize(
    ("title", "before", "now", "one"),
    [
        ("A ferry", "2025-08-12", "2025-08-12T09:30:00+03:00", True),
        ("A ferry", "2025-08-12", "2025-08-13", False),
        ("A ferry", None, None, False),
        ("A ferry", "2025-08-12", None, False),
        ("A school", "2025-08-12", "2025-08-12", False),
    ],
)
def test_one_headline_and_one_date_are_one_piece(title: str, before: str | None, now: str | None, one: bool) -> None:
    old, new = replace(article(TEXT), published=before), replace(article(OTHER, title), published=now)
    assert one_account(old, new) is one


@pytest.mark.parametrize(
    ("text", "said"),
    [(NOTE, True), (f"{OTHER}\n\nCorrection: the vote was on Monday.", True), (OTHER, False)],
)
def test_an_article_may_say_itself_that_it_takes_back_or_corrects(text: str, said: bool) -> None:
    assert states(article(text)) is said
