"""The fields that lines and pages give, case by case."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.clean.agencies import agency_named, dateline_agency, is_caption
from monitor.clean.byline import Byline, parse_byline
from monitor.clean.dates import date_in, is_date_line, iso
from monitor.clean.identity import another_id, article_id
from monitor.clean.meta import strip_site
from monitor.clean.names import is_house, is_role
from monitor.clean.patterns import RULES, Rule
from monitor.clean.rules import match
from monitor.clean.signs import Signs
from monitor.clean.tongue import language_of


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_meets_its_own_example(rule: Rule) -> None:
    hit = match(rule.example, Signs(rule.example).words)
    assert hit is not None
    assert hit.rule == rule.id


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


BYLINES = [
    ("By Bill Pan", ("Bill Pan",), None),
    ("By Mara Ilves and Ulf Aas", ("Mara Ilves", "Ulf Aas"), None),
    ("By Mara Ilves, Ulf Aas and Reuters", ("Mara Ilves", "Ulf Aas"), "Reuters"),
    ("By Mara Ilves, Staff Writer", ("Mara Ilves",), None),
    ("By Mara Ilves in Kyiv", ("Mara Ilves",), None),
    ("By AFP", (), "AFP"),
    ("Von Klara Wendt", ("Klara Wendt",), None),
    ("Par Élise Garnier", ("Élise Garnier",), None),
    ("Автор: Олена Рудь", ("Олена Рудь",), None),
    ("By Jean-Luc de la Tour", ("Jean-Luc de la Tour",), None),
    ("By Ronan O'Hara", ("Ronan O'Hara",), None),
]


@pytest.mark.parametrize(("line", "people", "agency"), BYLINES, ids=[row[0] for row in BYLINES])
def test_a_byline_names_people_and_the_agency_apart(line: str, people: tuple[str, ...], agency: str | None) -> None:
    assert parse_byline(line) == Byline(people, agency)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday evening the troops had left.",
        "By the river",
        "By Monday",
        "Von der Leyen reist nach Kiew",
        "By Mara Ilves the town was quiet.",
    ],
)
def test_a_line_that_only_opens_like_a_byline_is_none(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Contributing Writer", True),
        ("Kyiv correspondent", True),
        ("Staff reporter", True),
        ("The editor left.", False),
        ("Bill Pan", False),
    ],
)
def test_a_role_is_what_and_not_who(line: str, role: bool) -> None:
    assert is_role(line) is role


DATES = [
    ("Aug. 12, 2025", "2025-08-12"),
    ("12 серпня 2025", "2025-08-12"),
    ("12.08.2025 14:30", "2025-08-12T14:30"),
    ("12 August 2025, 9:05 a.m. EDT", "2025-08-12T09:05-04:00"),
    ("12. August 2025 um 14:30 Uhr", "2025-08-12T14:30"),
    ("le 3 février 2025 à 18h05", "2025-02-03T18:05"),
    ("12 de agosto de 2025", "2025-08-12"),
    ("12 августа 2025, 21:40", "2025-08-12T21:40"),
    ("2025年8月12日", "2025-08-12"),
    ("13/08/2025", "2025-08-13"),
    ("03/08/2025", None),
    ("31.02.2025", None),
    ("May 2025", None),
]


@pytest.mark.parametrize(("line", "date"), DATES, ids=[row[0] for row in DATES])
def test_a_date_is_as_precise_as_it_is_written(line: str, date: str | None) -> None:
    assert date_in(line) == date


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Published: 12 August 2025 14:30", True),
        ("Tue, Aug 12, 2025", True),
        ("On 12 August 2025 the river rose.", False),
        ("Updated 12.08.2025", True),
        ("12 monkeys", False),
    ],
)
def test_a_date_line_holds_a_date_and_nothing_else(line: str, is_date: bool) -> None:
    assert is_date_line(line) is is_date


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2025-08-12T16:20:00Z", "2025-08-12T16:20:00Z"),
        ("2025-08-12 16:20:00+0300", "2025-08-12T16:20:00+03:00"),
        ("2025-08-12", "2025-08-12"),
        ("soon", None),
        (None, None),
    ],
)
def test_a_date_of_markup_keeps_its_own_offset(given: str | None, date: str | None) -> None:
    assert iso(given) == date


def test_an_identity_is_sixteen_hexadecimal_characters_and_knows_its_row() -> None:
    one, other = article_id(None, "s", "a.csv", "1"), article_id(None, "s", "a.csv", "2")
    assert len(one) == 16
    assert int(one, 16) >= 0
    assert one != other


def test_an_identity_is_that_of_the_address_and_of_its_part_only_where_that_names_the_record() -> None:
    page, part = "https://example.org/news/a", "https://example.org/news/a#2"
    whole = article_id(page, "s", page, None)
    assert article_id(part, "s", part, None) == whole
    assert article_id(part, "s", page, "#2") != whole
    assert article_id("https://example.org/#2", "s", "x", "#2") != article_id("https://example.org/#3", "s", "x", "#3")


def test_an_entry_of_a_feed_is_named_by_its_source_and_its_guid_wherever_the_feed_lies() -> None:
    one = article_id(None, "s", "https://example.org/feed", "guid")
    assert one == article_id(None, "s", "https://example.org/rss.xml", "guid")
    assert one != article_id(None, "t", "https://example.org/feed", "guid")


def test_another_article_at_an_address_is_named_by_that_and_its_day() -> None:
    day = date(2025, 8, 12)
    ids = {another_id("a", day, 1), another_id("a", day, 2), another_id("b", day, 1), another_id("a", date.min, 1)}
    assert len(ids) == 4


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("— Reuters", "Reuters"),
        ("(AP)", "AP"),
        ("AFP", "AFP"),
        ("Source: Ukrinform", "Ukrinform"),
        ("dpa", "dpa"),
        ("pa", None),
        ("Reuters said so", None),
        ("Укрінформ", "Ukrinform"),
    ],
)
def test_a_credit_line_names_the_wire_service(line: str, agency: str | None) -> None:
    assert agency_named(line) == agency


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("KYIV, Aug 12 (Reuters) — The river rose.", "Reuters"),
        ("Berlin (dpa) - Der Fluss stieg.", "dpa"),
        ("МОСКВА, 12 авг — РИА Новости. Река поднялась.", "RIA Novosti"),
        ("He told Reuters (on Monday) that the river rose.", None),
        ("The river rose.", None),
    ],
)
def test_a_dateline_names_the_wire_service(head: str, agency: str | None) -> None:
    assert dateline_agency(head) == agency


CAPTIONS = [
    ("president.gov.ua", True),
    ("Photo: Ulf Aas", True),
    ("John Doe / AFP", True),
    ("Getty Images", True),
    ("Фото: Укрінформ", True),
    ("The bridge on Monday. (AP Photo/Ulf Aas)", True),
    ("Boats in the harbour. Foto: Ulf Aas", True),
    ("The photo shows a bridge, officials said.", False),
    ("The report was first published by Reuters.", False),
    ("Die elektronische Patientenakte (ePA", False),
    ("He left in 2019.", False),
]


@pytest.mark.parametrize(("line", "caption"), CAPTIONS, ids=[row[0] for row in CAPTIONS])
def test_a_caption_is_known_by_its_marks(line: str, caption: bool) -> None:
    assert is_caption(line, Signs(line).words) is caption


@pytest.mark.parametrize(
    ("title", "site", "short"),
    [
        ("River rises | Harbour Post", "Harbour Post", "River rises"),
        ("River rises - Harbour Post", "Harbour Post", "River rises"),
        ("Harbour Post: river rises", "Harbour Post", "Harbour Post: river rises"),
        ("River rises - and falls again", "Harbour Post", "River rises - and falls again"),
    ],
)
def test_a_title_loses_the_name_of_its_site(title: str, site: str, short: str) -> None:
    assert strip_site(title, site) == short


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river rose by two metres on Monday, officials said, and it is still rising.", "en"),
        ("Річка піднялася.", "uk"),
        ("Объявлен сбор.", "ru"),
        ("川が増水した。", "ja"),
        ("OK", None),
        ("12345", None),
    ],
)
def test_the_language_is_said_only_where_it_is_sure(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Harbour Post", True),
        ("HARBOUR POST", True),
        ("Harbour D", True),
        ("Harbour Newsroom", True),
        ("Mara Harbour", False),
        ("Mara Ilves", False),
        ("", False),
    ],
)
def test_an_account_of_the_house_is_no_person(name: str, house: bool) -> None:
    assert is_house(name, "Harbour Post") is house
