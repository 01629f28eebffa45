from __future__ import annotations

import pytest

from monitor.language.lexicon import by_language
from monitor.language.reading import Reading

# A row: language, the sentences; joined by a space they must come apart again.
ROWS = [
    ("en", ["He met U.S. President Joe Berg in Washington.", "Then he left."]),
    ("en", ["He lives in the U.S.", "The house is small."]),
    ("en", ["Mr. Berg paid $2.5 million on Aug. 12 for it.", "Dr. Lund did not."]),
    ("en", ["He waited... and slept.", "Nobody came."]),
    ("en", ["“We stay. We wait. We hope,” Ada Lund said.", "“It is cold.”", "She left."]),
    ("en", ["“Why now?” Ada Lund asked.", "Nobody knew."]),
    ("en", ['“We stay here" Ada Lund told reporters.', 'She said "nobody leaves.”', "Then she left."]),
    ("en", ["It was late (the bus was gone).", "They walked."]),
    ("uk", ["В. О. Лисенко прибув 12 серп. 2025 р. до Києва.", "На вул. Садовій тихо."]),
    ("uk", ["«Ми тут. Ми вдома», — сказав він.", "Потім пішов."]),
    ("ru", ["В 2025 г. Иван уехал, т. е. исчез.", "Все искали."]),
    ("de", ["Das gilt z. B. für Dr. Kern am 12. August.", "Er kam."]),
    ("de", ["„Nein!“, rief er.", "Dann ging er."]),
    ("fr", ["M. Morel est parti.", "Il a dit oui."]),
    ("es", ["El Sr. Ruiz salió.", "Nadie lo vio."]),
    ("tr", ["Biri geldi.", "Kim bu?", "Hiç kimse!"]),
    (None, ["One came.", "Two left."]),
]


@pytest.mark.parametrize(("language", "expected"), ROWS)
def test_sentences_come_apart_where_they_were_joined(language: str | None, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[a:b] for a, b in Reading(text, language).sentences] == expected


def test_no_space_is_needed_in_japanese_and_chinese() -> None:
    text = "今日は晴れ。明日は雨？そうです！"
    assert [text[a:b] for a, b in Reading(text, "ja").sentences] == ["今日は晴れ。", "明日は雨？", "そうです！"]


def test_a_blank_line_ends_a_sentence_and_a_heading_is_one() -> None:
    text = "No way back\n\nThe valley is closed. It\nis cold.\n\n\nEnd"
    assert [text[a:b] for a, b in Reading(text, "en").sentences] == [
        "No way back",
        "The valley is closed.",
        "It\nis cold.",
        "End",
    ]


def test_offsets_count_characters_outside_the_basic_plane_once() -> None:
    text = "🙂 Ada came. 🙂 She left."
    assert [text[a:b] for a, b in Reading(text, "en").sentences] == ["🙂 Ada came.", "🙂 She left."]


PHRASES = [(code, phrase) for code, found in by_language("text", "one_sentence") for phrase in found]


@pytest.mark.parametrize(("language", "phrase"), PHRASES)
def test_a_full_stop_within_a_phrase_ends_no_sentence(language: str, phrase: str) -> None:
    assert len(Reading(phrase, language).sentences) == 1


SHORT = [(code, short) for code, found in by_language("text", "short") for short in found if short.isalpha()]


@pytest.mark.parametrize(("language", "short"), SHORT)
def test_no_abbreviation_ends_a_sentence_before_a_number(language: str, short: str) -> None:
    assert len(Reading(f"Vila, {short}. 12 nova", language).sentences) == 1
