"""A story goes under a printed headline that reports, in the newsletter's language, without the name of a site."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.choose.headlines import bare, chosen
from tests.build import article

BODY = "The ferry to Skarn went down at noon."


def titled(*titles: str, language: str = "en") -> list[object]:
    return [article(BODY, id=f"a{n}", title=title, language=language) for n, title in enumerate(titles)]


@pytest.mark.parametrize(
    ("titles", "best"),
    [
        (("Ferry sinks off Skarn", "Nine dead on ferry"), "Ferry sinks off Skarn"),
        (("Why did the ferry sink?", "Nine dead on ferry"), "Nine dead on ferry"),
        (("Opinion: the ferry was old", "Nine dead on ferry"), "Nine dead on ferry"),
        (("“We saw it go down”", "Nine dead on ferry"), "Nine dead on ferry"),
        (("Five things we know of the ferry", "Nine dead on ferry"), "Nine dead on ferry"),
        (("Why did the ferry sink?", "Was the ferry too old?"), "Why did the ferry sink?"),
        ((f"The ferry sank {'and the sea was calm ' * 8}", "Nine dead on ferry"), "Nine dead on ferry"),
    ],
)
def test_the_typical_one_stands_unless_it_asks_judges_or_lets_somebody_speak(
    titles: tuple[str, ...], best: str
) -> None:
    assert chosen(titled(*titles), titles[0], "en") == best  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "asks", "reports"),
    [
        ("uk", "Чому затонув пором", "Пором затонув біля Скарна"),
        ("ru", "Почему затонул паром", "Паром затонул у Скарна"),
        ("de", "Warum die Fähre sank", "Fähre sinkt vor Skarn"),
        ("fr", "Pourquoi le ferry a coulé", "Un ferry coule au large de Skarn"),
        ("cy", "Beth ddigwyddodd?", "Fferi yn suddo"),
    ],
)
def test_it_is_so_in_other_languages(language: str, asks: str, reports: str) -> None:
    assert chosen(titled(asks, reports, language=language), asks, language) == reports  # type: ignore[arg-type]


def test_one_in_the_newsletters_language_goes_before_a_typical_one_in_another() -> None:
    german = article(BODY, id="d", title="Fähre sinkt vor Skarn", language="de")
    english = article(BODY, id="e", title="Why did the ferry sink?", language="en")
    assert chosen([german, english], "Fähre sinkt vor Skarn", "en") == "Why did the ferry sink?"
    assert chosen([german], "Fähre sinkt vor Skarn", "en") == "Fähre sinkt vor Skarn"
    assert chosen([german, english], "Fähre sinkt vor Skarn", None) == "Fähre sinkt vor Skarn"


def test_a_page_that_calls_itself_opinion_gives_its_headline_only_alone() -> None:
    opinion = replace(article(BODY, id="o", title="The ferry sank"), genre="opinion")
    news = article(BODY, id="n", title="Nine dead on ferry")
    assert chosen([opinion, news], "The ferry sank", "en") == "Nine dead on ferry"
    assert chosen([opinion], "The ferry sank", "en") == "The ferry sank"


def test_there_is_none_without_titles() -> None:
    assert chosen([article(BODY, title=None), article(BODY, id="b", title=" ")], "x", "en") is None


@pytest.mark.parametrize(
    ("title", "outlet", "url"),
    [
        ("Ferry sinks off Skarn - Harbour Post", "Harbour Post", None),
        ("Ferry sinks off Skarn | World | Harbour Post", "Harbour Post", None),
        ("Ferry sinks off Skarn - HeronPolitics.example", "www.heron.example", None),
        ("Ferry sinks off Skarn – Heron", "H.", "https://www.heron.example/a"),
        ("Ferry sinks off Skarn", "Ferry", None),
    ],
)
def test_the_name_of_the_site_goes(title: str, outlet: str, url: str | None) -> None:
    assert bare(replace(article(BODY, title=title, outlet=outlet), url=url)) == "Ferry sinks off Skarn"
