"""What a headline tells, and in what manner; each sign has examples in each language that knows signs."""

from __future__ import annotations

import pytest

from monitor.language import lexicon, news

EXAMPLES = [
    (code, sign, text) for code in sorted(news.known()) for text, sign in lexicon.pairs("news", "examples", code)
]
OTHERS = [(code, sign, text) for code in sorted(news.known()) for text, sign in lexicon.pairs("news", "others", code)]


@pytest.mark.parametrize(("language", "sign", "text"), EXAMPLES, ids=[" ".join(row) for row in EXAMPLES])
def test_an_example_shows_its_sign(language: str, sign: str, text: str) -> None:
    assert sign in news.headline(text, language)


@pytest.mark.parametrize(("language", "sign", "text"), OTHERS, ids=[" ".join(row) for row in OTHERS])
def test_another_headline_does_not(language: str, sign: str, text: str) -> None:
    assert sign not in news.headline(text, language)


def test_each_language_knows_each_sign_and_has_an_example_of_it() -> None:
    signs = set(lexicon.table("news", "told", "en"))
    assert news.known() >= {"en", "uk", "ru", "de"}
    for code in news.known():
        assert set(lexicon.table("news", "told", code)) == signs
    assert {(code, sign) for code, sign, _ in EXAMPLES} == {(c, s) for c in news.known() for s in (*signs, news.ASKS)}


@pytest.mark.parametrize(
    ("headline", "manner"),
    [
        ("Moen signs harbour law that critics call a mistake", "done"),
        ("Critics slam Moen as she signs harbour law", "said"),
        ("Moen may sign harbour law", "open"),
        ("Moen and the harbour", None),
    ],
)
def test_the_first_word_of_a_manner_is_the_headlines(headline: str, manner: str | None) -> None:
    assert news.headline(headline, "en") & set(news.MANNERS) == ({manner} if manner else set())


def test_a_manner_is_the_languages_own() -> None:
    assert "done" in news.headline("Neun Tote bei Brand auf Fähre vor Skarn", "de")
    assert "open" not in news.headline("Bankier wird verurteilt", "de")


def test_what_is_quoted_is_not_told() -> None:
    quoted = news.headline("Moen: “The war killed nine people”", "en")
    assert news.QUOTES in quoted
    assert not quoted & {"death", "violence", "done"}
    assert "violence" in news.headline("Moen ends the “shadow war”", "en")


def test_a_number_with_thousands_is_of_scale_in_any_language() -> None:
    assert news.SCALE in news.headline("12.000 ohne Strom", "de")
    assert news.SCALE not in news.headline("12 ohne Strom", "de")


def test_a_nation_is_told_by_its_name() -> None:
    assert news.NATIONS in news.headline("Україна отримала мости", "uk")
    assert news.NATIONS not in news.headline("Moen opens bridge", "en")


def test_a_lead_has_no_manner() -> None:
    assert not news.lead("Moen signed the law and said that more may come.", "en") & set(news.MANNERS)
