"""A text of another story is looked into where it opens with what a headline says."""

from __future__ import annotations

from monitor.digest.summary.beside import Beside
from tests.build import article

QUARRY = article("The Hallin quarry above Merrow closes in May. Eighty men lose their work.", id="q", title="Quarry")
CHOIR = article("Forty singers met in Merrow.", id="c", title="Choir meets")


def test_texts_that_share_words_of_the_headline_are_near_and_the_articles_themselves_are_not() -> None:
    now = article("It is over.", id="n", title="Merrow loses Hallin quarry: closes in May")
    assert Beside([CHOIR, QUARRY]).near([now]) == (QUARRY,)
    assert Beside([QUARRY]).near([now, QUARRY]) == ()
