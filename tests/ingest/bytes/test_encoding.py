from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.ingest.bytes import encoding

# (encoding, text): short texts of one to three lines, as people save them. Add a row to add a case.
TEXTS = (
    ("cp1251", "Міська рада відкрила новий міст."),
    ("cp1251", "Уряд оголосив про нові правила.\nЗміни почнуть діяти з вересня."),
    ("cp1251", "Київ"),
    ("cp1251", "ЗАЯВА МІНІСТРА"),
    ("cp1251", "Поїзд «Інтерсіті» запізнився на п'ять годин — чому?"),
    ("cp1251", "Переговоры начнутся в пятницу, сообщили в министерстве."),
    ("cp1251", "«Мы подождём», — сказал водитель.\nАвтобус так и не пришёл.\nНаступила ночь."),
    ("cp1251", "ПОГОДА НА ЗАВТРА"),
    ("cp1251", "Мэр города"),
    ("cp1251", "В матче Dynamo — Metalist (2:1) забил Коваленко."),
    ("cp1252", "Der Bürgermeister kündigte an, die Brücke zu schließen."),
    ("cp1252", "Köln"),
    ("cp1252", "Müller übt Kritik"),
    ("cp1252", "„Wir warten“, sagte der Fahrer.\nDer Bus fiel aus."),
    ("cp1252", "Größe: 5 m² – für 20 €"),
    ("cp1252", "Le maire a annoncé que le pont serait fermé après l’été."),
    ("cp1252", "Très bien"),
    ("cp1252", "« Où êtes-vous ? » a demandé l’élève.\nPersonne n’a répondu.\nÀ bientôt."),
    ("cp1252", "“We won’t leave,” the driver said – again."),
    ("cp1252", "It’s £5."),
    ("cp1252", "100 €"),
    ("cp1252", "The café’s owner, Zoë, said no."),
    ("cp1252", "El próximo año será difícil, según el señor Muñoz."),
    ("cp1252", "På torsdag åker hon till Malmö."),
    ("koi8-r", "Мэр города приехал в школу."),
    ("cp866", "Мэр города приехал в школу."),
    ("iso8859-5", "Мэр города приехал в школу."),
    ("cp1250", "Rada miasta ogłosiła, że most będzie zamknięty."),
    ("cp1250", "Starosta řekl, že jednání začne v pátek."),
    ("iso8859-2", "Starosta řekl, že jednání začne v pátek."),
    ("cp1253", "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει."),
    ("cp1254", "Belediye başkanı köprünün cuma günü açılacağını söyledi."),
    ("gb18030", "市长周五表示，新桥将于下周开放。"),
    ("big5", "市長週五表示，新橋將於下週開放。"),
    ("shift_jis", "市長は金曜日、新しい橋が来週開くと述べた。"),
    ("euc_kr", "시장은 금요일에 새 다리가 다음 주에 열린다고 말했다."),
    ("utf-8", "Київ, Köln, 東京"),
    ("utf-8-sig", "Київ, Köln, 東京"),
    ("utf-16", "Київ, Köln, 東京"),
    ("utf-32", "Київ, Köln, 東京"),
    ("utf-16-le", "The bridge is open."),
    ("utf-16-be", "Міст відкрили у Києві."),
)


@pytest.mark.parametrize(("codec", "text"), TEXTS, ids=[f"{c}-{t[:12]}" for c, t in TEXTS])
def test_a_short_text_is_read_as_it_was_written(codec: str, text: str) -> None:
    assert encoding.decode(text.encode(codec)) == (text, None)


@pytest.mark.parametrize("read_as", ["cp1252", "cp1251", "latin-1"])
@pytest.mark.parametrize("text", ["“Yes,” said Zoë.", "Київ і Львів", "Der Bürgermeister – „für“ wen?"])
def test_utf8_that_was_once_read_wrong_is_repaired_with_a_warning(text: str, read_as: str) -> None:
    wrong = "".join(bytes([b]).decode(read_as, "ignore") or chr(b) for b in text.encode())
    repaired, warning = encoding.decode(wrong.encode())
    assert repaired == text
    assert warning is not None
    assert "repaired" in warning


@pytest.mark.parametrize(
    "text",
    ["« CAFÉ»", "“AMANHÔ”", "CAFÉ”", "„Ä“", "Рік Сірий РСФСР»", "Ðóra Ñandú", "À «É»", "Ã, Õ, Â", "Їжак і Єва", "É»"],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert encoding.settle(text) == (text, None)


def test_what_cannot_be_repaired_is_told() -> None:
    text, warning = encoding.settle("Zoë said: â€œyes“")
    assert text == "Zoë said: â€œyes“"
    assert warning is not None
    assert "garbled" in warning


def test_a_declared_encoding_counts_where_it_makes_sense() -> None:
    data = "Мэр города".encode("koi8-r")
    assert encoding.decode(data, "koi8-r") == ("Мэр города", None)
    assert encoding.decode("日本".encode("iso2022_jp"), "iso-2022-jp") == ("日本", None)
    assert encoding.decode("Київ".encode(), "windows-1251") == ("Київ", None)
    assert encoding.decode("Köln liegt am Rhein".encode("cp1252"), "no-such-thing") == ("Köln liegt am Rhein", None)


def test_line_ends_are_one_kind_and_control_characters_are_gone() -> None:
    assert encoding.settle("a\r\nb\rc\x0bd\x00\x1b\ufeff\u2028e") == ("a\nb\nc\nd\ne", None)


def test_a_million_combining_marks_take_no_time() -> None:
    text, _ = encoding.settle("e" + "\u0327\u0301" * 500_000)
    assert len(text) < 40


@given(st.binary(max_size=400), st.none() | st.sampled_from(["utf-16", "cp1251", "rot13", "hz", "utf-7", "é", "\0"]))
def test_any_bytes_become_text_that_can_be_written(data: bytes, declared: str | None) -> None:
    text, _ = encoding.decode(data, declared)
    text.encode()
    assert not {"\r", "\0", "\ufeff"} & set(text)


@given(st.text(max_size=200))
def test_utf8_is_utf8(text: str) -> None:
    settled, _ = encoding.settle(text)
    assert (
        encoding.decode(text.encode("utf-8", "replace"))[0]
        == encoding.settle(text.encode("utf-8", "replace").decode())[0]
    )
    assert encoding.settle(settled)[0].count("\n") >= 0


@pytest.mark.parametrize("text", ["she â€œ and", "ÐšÐ¸Ñ—Ð² è", "CafÃ© è ő", "вЂќ він"])
def test_each_sign_of_garbled_letters_is_seen_by_what_opens_it(text: str) -> None:
    assert encoding._GARBLED.search(text) is None or any(letter in text for letter in encoding._OPENS_GARBLED)
    assert encoding.settle(text)[1] is not None


def test_marks_of_windows_that_were_pasted_into_utf8_are_read_as_what_they_are() -> None:
    assert encoding.decode("Zoë’s ferry ".encode() + b"won\x92t leave \x96 again", None) == (
        "Zoë’s ferry won’t leave – again",
        None,
    )
    text, warning = encoding.decode("Zoë, Zoë, Zoë, Zoë and Zoë ".encode() * 3 + b"\x9d leave", None)
    assert text.endswith("\ufffd leave")
    assert warning is not None
    assert warning.startswith("1 places are no UTF-8")


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Порт Одессы снова принимает суда, сообщили в городе во вторник утром."),
        ("big5", "碼頭工人星期二繼續罷工,市長說將恢復談判。"),
        ("shift_jis", "港の労働者は火曜日もストライキを続けた。市長は交渉を再開すると述べた。"),
        ("gb2312", "港口工人周二继续罢工,市长表示将恢复谈判。"),
    ],
)
def test_one_wrong_byte_does_not_cost_the_declared_encoding(codec: str, text: str) -> None:
    data = text.encode(codec)
    decoded, warning = encoding.decode(data + (b"\x98" if codec == "cp1251" else b"\xff") + b"\n" + data, codec)
    assert decoded.startswith(text)
    assert decoded.endswith(text)
    assert warning is not None


CONTROLS = ("a", "\n", "é", "日", "\x07", "\x0b", "\x0c", "\x7f", "\x84", "\x85", "\x9f", "\xa0", "\u2028",
            "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ud800", "\U0001f600")  # fmt: skip


@given(st.lists(st.sampled_from(CONTROLS), max_size=8).map("".join))
def test_what_bytes_tell_of_control_characters_is_what_the_patterns_find(text: str) -> None:
    slowly = encoding._SURROGATE.sub("\ufffd", text)
    assert encoding._controlled(text) == encoding._CONTROL.sub("", encoding._LINE_END.sub("\n", slowly))


@given(st.lists(st.sampled_from(("a", " ", "é", "“", "â€œ", "Ã©", "Р—Рµ", "Ð", "日本")), max_size=8).map("".join))
def test_a_line_without_two_foreign_letters_in_a_row_has_nothing_to_repair(line: str) -> None:
    if encoding._repair(line) != line:
        foreign = "".join("x" if letter > "\x7f" else " " for letter in line)
        assert "xx" in foreign


def test_text_that_was_read_wrongly_is_repaired_wherever_it_stands_in_a_line() -> None:
    assert encoding.settle("a long line of letters, and then Ã©")[0] == "a long line of letters, and then é"


@given(
    st.lists(st.sampled_from(("a", "\n", "é", "“", "â€œ", "Ã©", "Р—Рµ", "Зе", "Ð", "日本")), max_size=8).map("".join)
)
def test_what_is_repaired_is_seen_in_the_bytes_of_the_whole_text(text: str) -> None:
    if any(encoding._repair(line) != line for line in text.split("\n")):
        assert any(opening.search(text.encode()) for opening in encoding._OPENINGS)
    for codec, opening in zip(encoding._TABLES, encoding._OPENINGS, strict=True):
        assert opening.search(text.encode()) or not encoding._SHAPES[codec].search(text)


@pytest.mark.parametrize("marks", [31, 32, 33])
def test_marks_on_one_letter_are_counted_wherever_their_bytes_begin(marks: int) -> None:
    text = encoding.settle("an a" + "\u0301" * marks + " and é")[0]
    assert text.count("\u0301") == min(marks, 31 if marks < 32 else 30)
