"""A story weighs what its headlines tell: the sum of signs that can be read one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.choose.signs import SUBJECTS, WEIGHTS, lines, signs, told, weight
from monitor.language import lexicon, news
from tests.build import article

BODY = "The council met in the old school at noon and stayed until the evening bell."


def weighs(title: str, text: str = BODY, language: str = "en") -> float:
    return weight(signs([article(text, title=title, language=language)], {}))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Ferry fire kills nine off Skarn", "Ferry drill off Skarn"),
        ("Parliament passes harbour law", "Parliament may pass harbour law"),
        ("Parliament passes harbour law", "Moen slams harbour law"),
        ("Moen resigns", "Why Moen had to go"),
        ("Earthquake shakes Tolvik", "Opinion: Tolvik was ready for an earthquake"),
        ("Supreme Court overturns fishing quota", "Football coach overturns bus"),
        ("Moen wins election", "Candidates meet in election debate"),
    ],
)
def test_consequence_and_deeds_weigh_more_than_talk_and_opinion(more: str, less: str) -> None:
    assert weighs(more) > weighs(less)


@pytest.mark.parametrize(
    ("language", "more", "less"),
    [
        ("uk", "Через пожежу на поромі загинули дев'ятеро", "Моен розповіла про пором"),
        ("ru", "При пожаре на пароме погибли девять человек", "Моен рассказала о пароме"),
        ("de", "Neun Tote bei Brand auf Fähre", "Moen spricht über Fähren"),
        ("fr", "Neuf morts dans l'incendie d'un ferry", "Moen parle des ferries"),
        ("es", "Nueve muertos en el incendio de un ferri", "Moen habla de los ferris"),
        ("it", "Nove morti nell'incendio di un traghetto", "Moen parla dei traghetti"),
        ("pl", "Dziewięć osób zginęło w pożarze promu", "Moen komentuje rejsy promów"),
    ],
)
def test_it_is_so_in_other_languages(language: str, more: str, less: str) -> None:
    assert weighs(more, "…", language) > weighs(less, "…", language)


def test_a_language_without_signs_tells_nothing() -> None:
    assert told([article(BODY, title="Ferry fire kills nine", language="cy")]) == {}


def test_a_sign_in_the_lead_alone_counts_half() -> None:
    lead = told([article("Nine people died in the fire on the ferry.", title="The ferry")])
    assert lead["death"] == 0.5
    assert told([article(BODY, title="Nine dead on ferry")])["death"] == 1.0


def test_signs_are_the_mean_over_articles_that_can_be_read() -> None:
    read = [article(BODY, id=i, title=t) for i, t in (("a", "Nine dead on ferry"), ("b", "The ferry"))]
    assert told(read)["death"] == told([*read, article(BODY, id="c", title="Ferry", language="cy")])["death"] == 0.5


def test_the_gravest_subject_counts_once_more() -> None:
    found = told([article(BODY, title="Nine dead as storm hits ferry")])
    assert found["gravest"] == max(SUBJECTS["death"], SUBJECTS["disaster"])


def test_an_article_whose_page_calls_it_opinion_is_one() -> None:
    page = replace(article(BODY, title="Ferry fire kills nine"), genre="opinion")
    assert told([page])["opinion"] == 1.0


def test_the_sum_is_that_of_the_lines() -> None:
    found = signs([article(BODY, title="Three million flee as storm hits Ukraine")], {"newsrooms": 0.5, "new": 1.0})
    head, *rows = lines(found)
    assert head == f"weight {weight(found):.2f}, the sum of"
    assert sum(round(100 * float(row.split()[0])) for row in rows) == round(100 * weight(found))
    worths = [abs(float(row.split()[0])) for row in rows]
    assert worths == sorted(worths, reverse=True)


def test_every_sign_that_a_headline_can_show_has_a_weight() -> None:
    shown = {*lexicon.table("news", "told", "en"), news.ASKS, news.QUOTES, news.NATIONS, news.SCALE}
    assert shown <= set(WEIGHTS)


def test_a_headline_without_end_costs_no_more_than_its_beginning() -> None:
    assert weighs("Moen " * 100_000) == weighs("Moen")
