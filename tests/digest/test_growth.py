"""What a story costs grows with what its articles hold, and not with the square of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor.digest.compare import utterances as said
from monitor.digest.compare.utterances import utterances
from monitor.digest.compose import Coverage, compose
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.index import work
from monitor.digest.index.work import bounded
from monitor.digest.passage import Readings
from monitor.errors import BudgetError
from monitor.models import Article, Issue, Story, Window
from tests.build import RECEIVED, article
from tests.effort import STEEP, TIMES, growth

SMALL = 100  # pieces of a text
Piece = Callable[[int, str], str]

#: what parts the pieces of a text, a piece, and whether an earlier issue held the story
TEXTS: dict[str, tuple[str, Piece, bool]] = {
    "one paragraph": (" ", lambda n, o: f"Clerk {n} of {o} asked the council of Brenna{n} for {n + 2} beams.", False),
    "one quotation": (" ", lambda n, o: f"{'“' if not n else ''}The bridge of {o}{n} needs beams again.", False),
    "counts": ("\n\n", lambda n, o: f"The flood{n} of {o} hurt {n * 7 + 3} people near Tarn{n}.", False),
    "edits": ("\n\n", lambda n, o: f"The mill{n} of {o} was sold to the baker{n} of Veldt.", True),
    "corrections": ("\n\n", lambda n, o: f"Correction: the {o} bridge{n} is {n + 20} metres long, not {n + 7}.", True),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_story_costs_by_the_length_of_its_texts(kind: str) -> None:
    assert growth(told, story(kind, SMALL), story(kind, SMALL * TIMES)) < STEEP


def story(kind: str, pieces: int) -> Coverage:
    """Two outlets' articles of so many pieces each, one of which was printed otherwise before."""
    between, piece, again = TEXTS[kind]
    one, other, before = (between.join(piece(n, o) for n in range(pieces)) for o in ("Old", "New", "First"))
    now = (article(one, id="a", outlet="The Heron"), article(other, id="b", outlet="The Wren"))
    held = Story("s", "Harbour", (), ("a", "b"), (), RECEIVED, RECEIVED)
    return Coverage(held, now, (article(before, id="a", outlet="The Heron"),) if again else ())


def told(coverage: Coverage) -> Issue:
    window = Window(RECEIVED - timedelta(days=1), RECEIVED)
    return compose([coverage], id="i", title="Growth", window=window, topics={}, language="en")


def many(kind: Piece, outlets: int, pieces: int) -> list[Article]:
    texts = {f"o{n}": "\n\n".join(kind(k, f"o{n}") for k in range(pieces)) for n in range(outlets)}
    return [article(text, id=o, outlet=o) for o, text in texts.items()]


def test_quotations_of_one_form_are_not_all_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "_QUOTATIONS", 500)
    articles = many(lambda n, o: f"“We will build a new bridge at {o} and {n} quays in spring,” Ann Lee said.", 2, 40)
    with pytest.raises(BudgetError, match="more than 500 pairs of quotations are alike"):
        utterances(articles, {}, {})


def test_what_two_outlets_print_to_the_letter_is_compared_once() -> None:
    articles = many(lambda n, o: "“We will build a new bridge at the harbour in spring,” Ann Lee said.", 2, 200)
    (only,) = [u for u in utterances(articles, {}, {}) if len(u.variants[0].outlets) == 2][:1]
    assert only.variants[0].outlets == ("o0", "o1")


def test_figures_that_are_all_alike_end_at_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = many(lambda n, o: f"The flood hurt {n * 7 + 3} people.", 2, 60)
    monkeypatch.setattr(work, "PAIRS", 5_000)
    with pytest.raises(BudgetError, match="pairs of figures are alike"):
        figure_rows(articles, {}, readings=Readings())


def test_what_costs_too_much_is_left_out_of_the_story_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "_QUOTATIONS", 3)
    articles = many(lambda n, o: f"“We will build a new bridge at {o} and {n} quays in spring,” Ann Lee said.", 2, 9)
    held = Story("s", "Harbour", (), ("o0", "o1"), (), RECEIVED, RECEIVED)
    issue = told(Coverage(held, tuple(articles)))
    (only,) = issue.stories
    assert (only.quotes, only.lacks, bool(only.summary)) == ((), ("quotes",), True)
    assert "more than 3 pairs of quotations are alike" in issue.problems[0].message


def test_a_story_of_too_many_sentences_is_over_its_budget() -> None:
    assert list(bounded("abc", 3)) == ["a", "b", "c"]
    with pytest.raises(BudgetError, match="more than 2 sentences"):
        list(bounded("abc", 2))
