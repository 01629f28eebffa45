"""Direct speech in Japanese, Chinese and Korean."""

from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.speech.unspaced import read_unspaced

SAID = [
    ("ja", "港湾組合の佐藤健一会長は「岸壁は来月まで閉じる」と述べた。", "佐藤健一", "岸壁は来月まで閉じる"),
    ("ja", "マルコ・イルベス市長は会見で「橋は安全だ」と強調した。", "マルコ・イルベス", "橋は安全だ"),
    ("ja", "イルベス氏は『急ぐ必要はない』と話している。", "イルベス", "急ぐ必要はない"),
    ("ja", "知事は「工事は春に終わる」と説明した。", None, "工事は春に終わる"),
    ("zh", "港务局局长李华说：“码头下个月重新开放。”", "李华", "码头下个月重新开放。"),
    ("zh", "市长王明周二在记者会上表示，“这座桥是安全的”。", "王明", "这座桥是安全的"),
    ("zh", "“工程春天结束”，发言人陈静说。", "陈静", "工程春天结束"),
    ("ko", "박지훈 항만노조 위원장은 “부두는 다음 달까지 닫는다”고 말했다.", "박지훈", "부두는 다음 달까지 닫는다"),
    ("ko", "박지훈 위원장은 “부두는 다음 달까지 닫는다”고 말했다.", "박지훈", "부두는 다음 달까지 닫는다"),
    ("ko", "항만노조 위원장은 “부두는 다음 달까지 닫는다”고 말했다.", None, "부두는 다음 달까지 닫는다"),
    ("ko", '시장 이수민은 "다리는 안전하다"라고 강조했다.', "이수민", "다리는 안전하다"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "words"), SAID)
def test_who_is_named_before_the_marks_speaks_where_a_verb_says_so(
    language: str, text: str, speaker: str | None, words: str
) -> None:
    (quote,) = quotes(Reading(text, language))
    assert (quote.speaker, quote.text) == (speaker, words)
    assert [text[start:end] for start, end in quote.spans] == [words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "市はこの橋を「希望の橋」と呼ぶ。"),
        ("ja", "映画「港の夜明け」は来週公開される。"),
        ("zh", "这座桥被称作“希望之桥”。"),
        ("ko", "이 다리는 “희망의 다리”로 불린다."),
    ],
)
def test_names_and_titles_in_marks_are_no_speech(language: str, text: str) -> None:
    assert quotes(Reading(text, language)) == ()


def test_other_languages_are_read_word_by_word() -> None:
    assert not read_unspaced("en")
    assert not read_unspaced(None)
