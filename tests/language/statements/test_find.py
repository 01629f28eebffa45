from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.language.statements.find import statements
from monitor.models import Quote, Statement


def found(text: str, language: str = "en") -> tuple[Statement, ...]:
    reading = Reading(text, language)
    return statements(reading, quotes(reading))


def told(text: str, language: str = "en") -> list[tuple[str | None, str | None, str]]:
    return [(s.speaker, s.source, s.text) for s in found(text, language)]


CASES = [
    (
        "a sum stands whole",
        "The harbour office announced on Thursday that it would spend $3.8 billion on the quay.",
        [(None, "The harbour office", "it would spend $3.8 billion on the quay")],
    ),
    (
        "a clause with that, without quotation marks",
        "Mayor Ada Lund said that the old harbour would be closed in May.",
        [("Ada Lund", "Mayor Ada Lund", "the old harbour would be closed in May")],
    ),
    (
        "a clause without that",
        "Ada Lund told reporters the ferry was late.",
        [("Ada Lund", "Ada Lund", "the ferry was late")],
    ),
    (
        "words of saying at the end",
        "The ferry will run again on Monday, officials said.",
        [(None, "officials", "The ferry will run again on Monday")],
    ),
    (
        "a source behind according to",
        "The bridge needs new cables, according to Jonas Weber.",
        [("Jonas Weber", "Jonas Weber", "The bridge needs new cables")],
    ),
    (
        "a pronoun in a chain of sentences",
        "Ada Lund opened the session. She said the town had no money left.",
        [("Ada Lund", "She", "the town had no money left")],
    ),
    (
        "words of when between the verb and what is said",
        "Ada Lund said over the weekend that the bridge was a ruin.",
        [("Ada Lund", "Ada Lund", "the bridge was a ruin")],
    ),
    (
        "a common noun at the beginning is nobody's name",
        "Diplomats said the talks had failed.",
        [(None, "Diplomats", "the talks had failed")],
    ),
    (
        "two words of saying in a sentence",
        "Ada Lund said the bridge was safe, but Jonas Weber warned that it would fall.",
        [
            ("Ada Lund", "Ada Lund", "the bridge was safe"),
            ("Jonas Weber", "Jonas Weber", "it would fall"),
        ],
    ),
    (
        "whom a pronoun says something of, it does not mean",
        "Jonas Weber inspects the bridge. He said Weber would close it in May.",
        [(None, "He", "Weber would close it in May")],
    ),
    (
        "nor is it meant by the next pronoun",
        "Jonas Weber inspects the bridge. He said Weber would close it in May. He added that the cables are rotten.",
        [(None, "He", "Weber would close it in May"), (None, "He", "the cables are rotten")],
    ),
    (
        "a namesake is another person",
        "Jonas Weber inspects the bridge. He said that Klara Weber would close it in May.",
        [("Jonas Weber", "He", "Klara Weber would close it in May")],
    ),
    (
        "a person from a place, and what she says",
        "The town sold the pier to Ada Lund of Norrvik, who said that it was falling apart.",
        [("Ada Lund", "Ada Lund", "it was falling apart")],
    ),
    (
        "members by their short titles",
        "Two more followed. Reps. Ada Lund and Jonas Weber said the pier was falling apart.",
        [(None, "Reps. Ada Lund and Jonas Weber", "the pier was falling apart")],
    ),
    (
        "a line of a page is no speaker",
        'The pier closes in May.\n\nWATCH LIVE: "Divers look for the bell of the old ferry"',
        [(None, None, "Divers look for the bell of the old ferry")],
    ),
    (
        "places behind a relative clause are no source",
        "The school district, which serves students in Norrvik, Skarn, Holm and Tolvik, said lessons would end at one.",
        [
            (
                None,
                "The school district, which serves students in Norrvik, Skarn, Holm and Tolvik",
                "lessons would end at one",
            )
        ],
    ),
    (
        "nobody says anything",
        "The ferry left the harbour at noon and came back in the evening.",
        [],
    ),
]


@pytest.mark.parametrize(("why", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_it_is_told_who_says_what(why: str, text: str, wanted: list[tuple[str | None, str | None, str]]) -> None:
    assert told(text) == wanted


OTHERS = [
    ("uk", "Мерка Олена Стасюк заявила, що міст закриють.", ("Олена Стасюк", "Мерка Олена Стасюк", "міст закриють")),
    ("uk", "За словами Петра Гайового, міст закриють.", ("Петро Гайовий", "Петра Гайового", "міст закриють")),
    ("ru", "Мэр Анна Полторак сообщила, что мост закроют.", ("Анна Полторак", "Мэр Анна Полторак", "мост закроют")),
    ("de", "Ulrike Brand sagte, die Brücke falle.", ("Ulrike Brand", "Ulrike Brand", "die Brücke falle")),
    ("de", "Die Brücke ist alt, sagte Ulrike Brand.", ("Ulrike Brand", "Ulrike Brand", "Die Brücke ist alt")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), OTHERS, ids=[case[1] for case in OTHERS])
def test_other_languages_are_read_too(language: str, text: str, wanted: tuple[str | None, str | None, str]) -> None:
    assert told(text, language) == [wanted]


def test_the_form_is_read_from_the_marks() -> None:
    (direct,) = found("“We will rebuild the bridge,” Ada Lund said.")
    assert (direct.form, direct.text) == ("direct", "We will rebuild the bridge,")
    (indirect,) = found("Ada Lund said that they would rebuild the bridge.")
    assert indirect.form == "indirect"
    (mixed,) = found("Ada Lund said that the bridge was “a ruin” and had to go.")
    assert mixed.form == "mixed"


def test_spans_and_the_word_of_saying_are_those_of_the_text() -> None:
    text = "Mayor Ada Lund said\xad that the cafe\u0301 would close."
    (one,) = found(text)
    assert [text[a:b] for a, b in one.spans] == [one.text]
    assert one.cue is not None
    assert text[slice(*one.cue)].startswith("said")


def test_every_quotation_that_says_something_is_among_the_statements() -> None:
    text = "“The old bridge is gone for good now.” Nobody knew why. Ada Lund called the plan “a mistake.”"
    reading = Reading(text, "en")
    said = quotes(reading)
    spans = [span for s in statements(reading, said) for span in s.spans]
    assert said
    assert all(any(a <= start and end <= b for a, b in spans) for q in said for start, end in q.spans)


@pytest.mark.parametrize("marked", ["the most careful of all plans for years.", "The Quay Tonight"])
def test_a_title_or_a_piece_of_a_sentence_in_marks_is_no_statement(marked: str) -> None:
    text = f"Rain fell on the harbour. “{marked}”"
    reading = Reading(text, "en")
    assert statements(reading, [Quote("Ada Lund", marked, ((27, 27 + len(marked)),))]) == ()


def test_a_language_without_words_of_saying_has_its_quotations() -> None:
    assert [s.form for s in found("“Me mūžam,” Ada Lund.", "lv")] == ["direct"] * len(quotes(Reading("x", "lv")))
