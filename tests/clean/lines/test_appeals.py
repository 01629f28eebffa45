"""Appeals to the reader: how loud a line asks, for what, and how far a letter runs."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.appeals import (
    ALONE,
    BESIDE,
    LIKELY,
    SURE,
    likely,
    loudness,
    mark_appeals,
    mark_asking,
    mark_letters,
    names,
    quiet_appeal,
    reason_of,
    speaks,
)
from monitor.clean.lines.line import Line, Verdicts
from monitor.models import Reason

OUTLET = "harbour post"
NEWS = "The ferry of Norrvik was late by two hours on Monday, the harbour master said in the evening."


def line(text: str) -> Line:
    return Line(text_block(text))


LOUD: list[tuple[str, Reason]] = [
    ("Please support our journalism with a small donation today.", "appeal"),
    ("Sign up for our weekly newsletter and get it in your inbox.", "newsletter"),
    ("We need your help to keep our journalism free: subscribe today.", "subscription"),
]


@pytest.mark.parametrize(("text", "reason"), LOUD, ids=[row[1] for row in LOUD])
def test_a_loud_appeal_goes_by_itself_with_what_it_asks_for(text: str, reason: Reason) -> None:
    verdicts: Verdicts = [None, None]
    mark_appeals([line(NEWS), line(text)], verdicts, OUTLET)
    assert verdicts[0] is None
    assert verdicts[1] is not None
    assert (verdicts[1].kind, verdicts[1].reason, verdicts[1].rule) == (None, reason, "appeal.voice")


QUIET = [
    NEWS,
    "“Please donate to our newsroom today,” the letter said.",
    "The island's school needs a new roof, and its pupils collect money for it.",
]


@pytest.mark.parametrize("text", QUIET)
def test_news_and_quoted_appeals_are_quiet_and_stay_even_beside_what_went(text: str) -> None:
    verdicts: Verdicts = [None]
    mark_appeals([line(text)], verdicts, OUTLET)
    assert verdicts == [None]
    assert quiet_appeal(line(text), OUTLET) is None


def test_an_appeal_that_is_too_quiet_to_go_alone_goes_beside_something_that_went() -> None:
    depend = line("We at the Harbour Post depend on you, dear readers, and on nobody else.")
    assert BESIDE <= loudness(depend.signs, names(depend, OUTLET)) < ALONE
    verdict = quiet_appeal(depend, OUTLET)
    assert verdict is not None
    assert (verdict.kind, verdict.reason) == (None, "appeal")


@pytest.mark.parametrize(
    ("text", "outlet", "goes"),
    [
        ("Support the Harbour Post", OUTLET, True),
        ("Support the Harbour Post", "", False),
        ("Support the ferry", OUTLET, False),
    ],
)
def test_support_and_the_name_of_the_outlet_alone_are_an_appeal(text: str, outlet: str, goes: bool) -> None:
    verdicts: Verdicts = [None]
    mark_appeals([line(text)], verdicts, outlet)
    assert [verdict.rule for verdict in verdicts if verdict] == ["appeal.name"] * goes


@pytest.mark.parametrize(
    ("text", "outlet", "named"),
    [
        ("The HARBOUR POST asks", OUTLET, True),
        ("The Harbour asks", OUTLET, False),
        ("The Harbour Post asks", "", False),
    ],
)
def test_a_line_names_the_outlet_in_any_case_where_it_is_known(text: str, outlet: str, named: bool) -> None:
    assert names(line(text), outlet) is named


def test_what_an_app_asks_for_is_told_by_its_words() -> None:
    assert reason_of(line("Download our app for the latest alerts")) == "app"


LETTER = [
    "Dear readers,",
    "We have watched this harbour for thirty years, and you have always stood by us.",
    "Your support keeps our newsroom independent, so please become a member today.",
]


def test_a_letter_runs_from_its_opening_to_the_last_line_that_speaks_to_the_reader() -> None:
    texts = [line(text) for text in (NEWS, *LETTER, NEWS, NEWS)]
    verdicts: Verdicts = [None] * len(texts)
    mark_letters(texts, verdicts, OUTLET)
    assert [verdict is not None for verdict in verdicts] == [False, True, True, True, False, False]


def test_an_opening_without_a_letter_behind_it_stays() -> None:
    texts = [line(text) for text in (NEWS, LETTER[0], NEWS, NEWS)]
    verdicts: Verdicts = [None] * len(texts)
    mark_letters(texts, verdicts, OUTLET)
    assert verdicts == [None] * len(texts)


@pytest.mark.parametrize(("text", "speaking"), [(LETTER[1], True), (LETTER[2], True), (NEWS, False)])
def test_a_paragraph_speaks_where_it_says_we_or_you_and_tells_nothing(text: str, speaking: bool) -> None:
    assert speaks(line(text).signs, named=False) is speaking


LETTERS = {
    "en": "Island reporting is dying, and funds buy what is left. We have no owner, and advertising no longer "
    "pays our newsroom. If this article told you something, chip in what you can, once or each month.",
    "de": "Unabhängiger Journalismus ist bedroht, Konzerne kaufen Zeitungen. Wir haben keinen Verlag und keine "
    "Paywall. Mit drei Euro im Monat hältst du unsere Redaktion am Leben, wenn dir dieser Text etwas wert"
    " ist.",
    "fr": "La presse est menacée et des milliardaires rachètent les médias. Nous ne dépendons que de vous, car "
    "la publicité ne suffit plus. Aidez notre rédaction à partir de 3 euros par mois.",
    "nl": "Onafhankelijke journalistiek staat onder druk. Wij hebben geen eigenaar en geen betaalmuur, en "
    "advertenties betalen onze redactie niet. Help ons met 3 euro per maand, als dit verhaal je iets "
    "waard is.",
    "pt": "O jornalismo está ameaçado e grandes grupos compram a imprensa. Nós não temos dono, e a publicidade "
    "não paga a nossa redação. Ajude-nos com 5 reais por mês se este texto foi útil para você.",
    "sv": "Journalistiken är hotad och stora bolag köper medier. Vi har ingen ägare och ingen betalvägg, och "
    "annonserna räcker inte till vår redaktion. Hjälp oss med 50 kronor i månaden.",
    "uk": "Незалежна журналістика під загрозою, медіа скуповують олігархи. Ми не маємо власника, а реклама не "
    "тримає нашу редакцію. Допоможіть нам: навіть 50 гривень на місяць важать, якщо цей текст був вам "
    "потрібен.",
}
OFFERS = [
    "The paper as it is printed: six weeks of the e-paper for 2 euros, cancel any time.",
    "Sechs Wochen lang das E-Paper für 2 Euro, jederzeit kündbar.",
    "L’édition numérique pendant un mois pour 2 euros, sans engagement.",
    "La edición digital durante un mes por 2 euros, cancela cuando quieras.",
    "E-wydanie przez miesiąc za 2 zł, zrezygnuj w każdej chwili.",
]
TOLD = [
    "The magazine has an e-paper for 12 euros a month, and a subscription is free for students, its editor said.",
    "Подписка на газету стоит 200 рублей в месяц, для школьников она бесплатна.",
    "“We have no owner, and our readers pay for our journalism month by month,” reads the sign at the newsroom’s door.",
    "Readers pay 3 euros a month, and the newsroom of nine journalists has no owner.",
    "You can take the ferry each morning for 2 euros.",
]


@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_that_fears_for_its_trade_goes_whole_by_itself(language: str) -> None:
    verdicts: Verdicts = [None, None]
    lines = [line(NEWS), line(LETTERS[language])]
    mark_appeals(lines, verdicts, "")
    mark_asking(lines, verdicts, "")
    assert verdicts[0] is None
    assert verdicts[1] is not None
    assert verdicts[1].kind is None


@pytest.mark.parametrize("text", OFFERS)
def test_an_offer_of_an_edition_for_a_month_is_an_appeal(text: str) -> None:
    assert likely(line(text).signs) >= SURE


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_offers_and_of_newsrooms_is_none(text: str) -> None:
    assert likely(line(text).signs) < LIKELY


def test_an_offer_without_a_price_goes_only_beside_what_went() -> None:
    assert LIKELY <= likely(line("The paper as it is printed: six weeks of our e-paper, cancel any time.").signs) < SURE
