"""The one reader of dates: what is written in any language comes back, and what is unsure stays unknown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.time.vocabulary import vocabulary
from monitor.language.time.written import empty, field, line, whole, written
from tests.effort import STEEP, growth

DAY, TIME = "2025-08-12", "2025-08-12T17:45"

# what is written, what it says
WHOLE = [
    ("2025-08-12T17:45Z", TIME + "+00:00"),
    ("2025-08-12T17:45:10.120-0300", "2025-08-12T17:45:10.12-03:00"),
    ("2025-8-12", DAY),
    ("20250812", DAY),
    ("20250812T174510Z", "2025-08-12T17:45:10+00:00"),
    ("20250812174510", "2025-08-12T17:45:10"),
    ("Tue, 12 Aug 2025 17:45:10 +0300", "2025-08-12T17:45:10+03:00"),
    ("Tue, 12 Aug 25 17:45:10 GMT", "2025-08-12T17:45:10+00:00"),
    ("Tuesday, 12-Aug-25 17:45:10 GMT", "2025-08-12T17:45:10+00:00"),
    ("Tue Aug 12 17:45:10 EEST 2025", "2025-08-12T17:45:10+03:00"),
    ("Tue Aug 12 2025 17:45:10 GMT+0300 (EEST)", "2025-08-12T17:45:10+03:00"),
    ("Tuesday, August 12, 2025 - 17:45", TIME),
    ("Aug. 12, 2025 at 5:45 p.m. ET", TIME + "-04:00"),
    ("Jan. 12, 2025, 5:45 p.m. ET", "2025-01-12T17:45-05:00"),
    ("5:45 PM EDT, Tue August 12, 2025", TIME + "-04:00"),
    ("12 August 2025, 5.45pm BST", TIME + "+01:00"),
    ("12th of August 2025", DAY),
    ("12 Aug '25", DAY),
    ("noon, 12 August 2025", "2025-08-12T12:00"),
    ("12 August 2025 24:00", "2025-08-13T00:00"),
    ("31 December 2025, 24:00 GMT", "2026-01-01T00:00+00:00"),
    ("12 August 2025, 12:05 am", "2025-08-12T00:05"),
    ("12 August 2025, 09:30-10:30", "2025-08-12T09:30"),
    ("12. August 2025 um 17:45 Uhr", TIME),
    ("Di., 12.08.2025, 17.45 Uhr MESZ", TIME + "+02:00"),
    ("mardi 12 août 2025 à 17 h 45", TIME),
    ("1er aout 2025", "2025-08-01"),
    ("martes, 12 de agosto de 2025 a las 17:45 h", TIME),
    ("Ter, 12 Ago 2025 17:45 -0300", TIME + "-03:00"),
    ("12 agosto 2025 alle ore 17:45", TIME),
    ("wt., 12 sie 2025, godz. 17:45", TIME),
    ("Út, 12 srp 2025", DAY),
    ("uto, 12 kol 2025", DAY),
    ("Ke, 30 Lok 2013 11:34:37 +0000", "2013-10-30T11:34:37+00:00"),
    ("tisdag 12 augusti 2025 kl. 17.45", TIME),
    ("2025. augusztus 12., kedd 17:45", TIME),
    ("2025 m. rugpjūčio 12 d. 17:45", TIME),
    ("2025. gada 12. augusts, plkst. 17.45", TIME),
    ("2025(e)ko abuztuaren 12a", DAY),
    ("12 Ağustos 2025 Salı, 17:45", TIME),
    ("12 серп. 2025", DAY),
    ("Втр, 12 Авг 2025 17:45 МСК", TIME + "+03:00"),
    ("17:45, 12 серпня 2025 р.", TIME),
    ("вторник, 12 август 2025 г., 17:45 ч.", TIME),
    ("Τρίτη, 12 Αυγούστου 2025, 5:45 μ.μ.", TIME),
    ("12 באוגוסט 2025 בשעה 17:45", TIME),
    ("الثلاثاء، ١٢ أغسطس/آب ٢٠٢٥", DAY),
    ("سه‌شنبه ۲۱ مرداد ۱۴۰۴ - ۱۷:۴۵", TIME),
    ("12 अगस्त 2025, शाम 5:45 बजे", TIME),
    ("১২ আগস্ট ২০২৫", DAY),
    ("วันอังคารที่ 12 สิงหาคม พ.ศ. 2568 เวลา 17.45 น.", TIME),
    ("12 ส.ค. 2568", DAY),
    ("ngày 12 tháng 8 năm 2025 lúc 17:45", TIME),
    ("8月12日 2025年", DAY),
    ("terça-feira, 12 de agosto de 2025", DAY),
    ("Selasa, 12 Agu 2025 17:45 WIB", TIME + "+07:00"),
    ("2025年8月12日（火）午後5時45分", TIME),
    ("令和7年8月12日", DAY),
    ("民國114年8月12日 星期二", DAY),
    ("2025년 8월 12일 화요일 오후 5:45", TIME),
    ("2025 оны 8-р сарын 12", DAY),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE, ids=[text for text, _ in WHOLE])
def test_a_date_in_any_wording_is_read_as_precise_as_it_is(text: str, expected: str) -> None:
    found = whole(text)
    assert found is not None
    assert found.iso == expected


# text, place, what it says; None: nobody can tell
UNSURE = [
    ("08/09/2025", None, None),
    ("08/09/2025", "en", None),
    ("08/09/2025", "en-US", "2025-08-09"),
    ("08/09/2025", "en-GB", "2025-09-08"),
    ("08/09/2025", "en_US", "2025-08-09"),
    ("08/09/2025", "de", "2025-09-08"),
    ("08/09/2025", "es-PR", "2025-08-09"),
    ("08/13/2025", "de", "2025-08-13"),
    ("09/09/2025", None, "2025-09-09"),
    ("Mon 08/09/2025", None, "2025-09-08"),
    ("Sat 08/09/2025", None, "2025-08-09"),
    ("Sun 08/09/2025", None, None),
    ("08.09.2025", None, "2025-09-08"),
    ("08.09.25", None, None),
    ("08.09.25", "de", "2025-09-08"),
    ("25/8/9", "ja", "2025-08-09"),
    ("31/12/25", None, "2025-12-31"),
    ("12/08/69", "de", "1969-08-12"),
    ("12/08/68", "de", "2068-08-12"),
    ("12 listopada 2025", None, None),
    ("12 listopada 2025", "pl", "2025-11-12"),
    ("12 listopada 2025", "hr", "2025-10-12"),
    ("12 listopada 2025 r.", None, "2025-11-12"),
    ("sri, 12 lis 2025", None, "2025-10-12"),
    ("12 Muharram 1447", None, None),
    ("12 محرم 1447", None, None),
    ("12/05/1404", "fa", "2025-08-03"),
    ("1404/05/21", "fa", "2025-08-12"),
    ("30 اسفند 1403", None, "2025-03-20"),
    ("30 اسفند 1404", None, None),
    ("12 สิงหาคม 2025", None, "2025-08-12"),
]


@pytest.mark.parametrize(("text", "place", "expected"), UNSURE, ids=[f"{text} {place}" for text, place, _ in UNSURE])
def test_what_may_be_two_days_is_none_unless_the_place_tells(
    text: str, place: str | None, expected: str | None
) -> None:
    found = whole(text, place)
    assert (found.iso if found else None) == expected


@pytest.mark.parametrize(
    "text",
    ["2025", "August 2025", "12 August", "31.02.2025", "12 August 2025 and more", "12 August 2025 25:00", "1.2.3", "",
     "x", "12 August 2025, 14 August 2025", "page 12, 2025", "13:00 pm, 12 August 2025", "192.168.20.25",
     "4-6 August 2025"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert whole(text) is None


@pytest.mark.parametrize(
    "value",
    ["1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "1969-12-31T19:00:00-05:00", "0001-01-01",
     "0000-00-00", "1900-01-01", "Thu, 01 Jan 1970 00:00:00 GMT", 0, "0", True, None, [], 1e300],
)  # fmt: skip
def test_what_systems_write_for_no_date_is_none(value: object) -> None:
    assert field(value) is None


def test_such_a_date_is_known_as_one() -> None:
    assert empty("1970-01-01T00:00:00Z")
    assert not empty("1970-01-02")


@pytest.mark.parametrize("value", [1755020710, 1755020710123, "1755020710", "1755020710123"])
def test_seconds_and_milliseconds_are_a_time(value: object) -> None:
    found = field(value)
    assert found is not None
    assert found.iso == "2025-08-12T17:45:10+00:00"


# --- every language that CLDR knows --------------------------------------------------------------------------------

LANGUAGES = """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja
ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pl pt ro ru si sk sl sq sr sv sw ta te th tr uk uz vi
zh zu""".split()
days = st.dates(min_value=date(1970, 1, 2), max_value=date(2068, 12, 31))


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=days, width=st.sampled_from(["full", "long", "medium", "short"]))
def test_what_a_locale_prints_is_read_back(language: str, day: date, width: str) -> None:
    text = str(format_date(day, width, locale=language))
    found = whole(text, "en-US" if language == "en" else language)
    assert found is not None, text
    assert found.day == day, text


# weekdays of Vietnam are numbers ("Th 3"), and one of Zulu's is another language's whose January is June
@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"vi", "zu"}))
@given(day=days)
def test_the_shape_of_mails_in_any_language_is_no_other_day(language: str, day: date) -> None:
    text = f"{format_date(day, 'EEE, d MMM y', locale=language)} 17:45:10 +0300"
    if re.search(r"\bM\d\d\b", text):
        return  # no names
    found = whole(text)
    assert found is not None, text
    assert found.day in (day, None), text
    assert found.offset == 180 if found.clock and found.day else True


def test_regions_have_their_own_order() -> None:
    for name in ("en_GB", "en_US", "en_CA", "es_MX", "fr_CA", "pt_BR", "de_AT", "zh_Hant_TW"):
        text = str(format_date(date(2025, 8, 9), "short", locale=Locale.parse(name)))
        found = whole(text, name)
        assert found is not None, text
        assert found.iso == "2025-08-09", text


# --- running text --------------------------------------------------------------------------------------------------

RUNNING = [
    ("The bridge fell on Monday, 11 August 2025, at noon.", ["2025-08-11"]),
    ("Le pont, fermé le 3 mars 2024, a rouvert le 12 août 2025.", ["2024-03-03", DAY]),
    ("Most zamknięto 3 marca 2024 roku.", ["2024-03-03"]),
    ("橋は2025年8月12日に落ちた。", [DAY]),
    ("In 2024 the 12 mayors met 25 times.", []),
    ("Version 12.08.2025.4 was sold 12-08 times.", []),
    ("It cost 12 may 2025 euros", ["2025-05-12"]),
    ("See https://harbour.example/2025/08/12/bridge for more.", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING, ids=[text for text, _ in RUNNING])
def test_dates_stand_in_running_text(text: str, expected: list[str]) -> None:
    assert [one.day.isoformat() for one in written(text) if one.day] == expected


@given(
    st.text(alphabet="12 .,:/-0258AugMayде年月日TZ+()|'\n", max_size=80),
    st.sampled_from([None, "en-US", "uk", "ja", "x"]),
)
def test_any_text_gives_dates_where_they_say(text: str, place: str | None) -> None:
    end = 0
    for one in written(text, place):
        assert one.start <= one.core[0] < one.core[1] <= one.end <= len(text)
        assert end <= one.core[0]
        end = one.core[1]
    for one in line(text, place).dates:
        assert one.iso is None or datetime.fromisoformat(one.iso)


@pytest.mark.parametrize(
    "piece", ["12 August 2025 17:45 ", "2025 ", "12 ", "Monday ", "12.08.", "8月", "- ", "August/"]
)
def test_a_long_text_takes_time_by_its_length(piece: str) -> None:
    assert growth(written, piece * 500, piece * 2000) < STEEP


# --- what programs write -----------------------------------------------------------------------------------------

ZONES = st.sampled_from([None, *(timezone(timedelta(minutes=m)) for m in (0, 60, 180, 345, -210, -300, 780))])
SECONDS = st.integers(0, 198 * 365 * 86_400)  # from 1901 to 2098


def moment_of(seconds: int, zone: timezone | None) -> datetime:
    return (datetime(1901, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).replace(tzinfo=zone)


@given(st.builds(moment_of, SECONDS, ZONES), st.sampled_from((None, "en", "fa", "th")))
def test_the_date_of_a_program_is_what_any_date_is(moment: datetime, place: str | None) -> None:
    exact = [moment.isoformat(timespec=precision) for precision in ("minutes", "seconds")]
    loose = [f"{text[:10]} {text[11:].replace('+', ' +').replace('-', ' -')}" for text in exact]  # as YAML prints it
    for text in (moment.date().isoformat(), *exact, *loose):
        assert field(text, place) == whole(text, place)


@pytest.mark.parametrize("text", ["2025-02-29", "2025-13-01", "2025-08-12T25:00", "2025-08-12T17:60"])
def test_what_looks_like_one_and_is_none_is_no_date(text: str) -> None:
    assert field(text) is None


def test_the_date_of_a_program_needs_no_names_of_months() -> None:
    vocabulary.cache_clear()
    assert field("2025-08-12T17:45:10+03:00")
    assert vocabulary.cache_info().misses == 0
    assert field("12 août 2025 à 17:45")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2025年8月12日火曜日、渡し船は止まった。", "ja"),
        ("2025年8月12日火曜の朝", "ja"),
        ("2025年8月12日(火)14時", "ja"),
        ("2025年8月12日星期二上午9:30，渡轮停航。", "zh"),
    ],
)
def test_the_mark_of_a_day_belongs_to_it_and_not_to_the_weekday_behind(text: str, place: str) -> None:
    (found,) = written(text, place)
    assert text[slice(*found.core)] == "2025年8月12日"
    assert (found.day, found.weekday) == (date(2025, 8, 12), 1)
