"""Only in: what one outlet alone reports, in whatever form the others may have it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.check.proof import faults, prove
from monitor.digest.compose import Coverage, compose
from monitor.language.reading import Reading
from monitor.language.statements.find import statements
from monitor.models import Article, Copies, Issue, IssueStory
from tests.build import article, story
from tests.digest.test_compose import WINDOW

BASE = (
    "The ferry Alma sank off Alvik on Monday with 31 passengers aboard.\n\n"
    "The harbour office of Alvik closed the channel to all ships for the night."
)


def issue_of(*articles: Article, copies: tuple[Copies, ...] = (), earlier: tuple[Article, ...] = ()) -> Issue:
    told = replace(story(*articles), copies=copies)
    return compose([Coverage(told, articles, earlier)], id="x", title="t", window=WINDOW, topics={}, language="en")


def told_of(*articles: Article, copies: tuple[Copies, ...] = (), earlier: tuple[Article, ...] = ()) -> IssueStory:
    (told,) = issue_of(*articles, copies=copies, earlier=earlier).stories
    return told


def alone(told: IssueStory, *articles: Article) -> set[tuple[str | None, str, str]]:
    """(kind, outlet, marked words) of each entry, or its first words where nothing is marked."""
    texts = {a.id: a.text for a in articles}
    return {
        (e.kind, e.outlet, ", ".join(texts[e.article_id][a:b] for a, b in e.marks) or " ".join(e.text.split()[:3]))
        for e in told.only_in
    }


def pair(mine: str, theirs: str, languages: tuple[str, str] = ("en", "en")) -> tuple[Article, Article]:
    return (
        article(f"{BASE}\n\n{mine}", id="a", outlet="The Heron", language=languages[0]),
        article(
            BASE.replace("sank", "went down").replace("closed", "shut") + f"\n\n{theirs}",
            id="b",
            outlet="The Wren",
            language=languages[1],
        ),
    )


CALM = "Divers will go down as soon as the wind allows it."
REPORTED = [
    ("name", "The inquiry will be led by Judge Otto Brandt from the end of the week.", "Otto Brandt"),
    ("name", "The yard belongs to the Granfelt Marine Institute and stands empty.", "Granfelt Marine Institute"),
    ("name", "Some of those who were rescued had come from Portugal for the regatta.", "Portugal"),
    ("figure", "The owners had insured the vessel for $45 million with a syndicate.", "$45 million"),
    ("quotation", '"Nobody checked the bow doors," said a mechanic of the yard.', "Nobody checked the bow doors,"),
    ("event", "Inspectors from Rostad arrested the chief engineer at his home.", "Inspectors from Rostad"),
]


@pytest.mark.parametrize(("kind", "sentence", "words"), REPORTED, ids=[f"{k}: {w}" for k, _, w in REPORTED])
def test_what_no_other_text_has_is_in_one_outlet_only(kind: str, sentence: str, words: str) -> None:
    articles = pair(sentence, CALM)
    assert (kind, "The Heron", words) in alone(told_of(*articles), *articles)


VARIANTS = [
    ("President Volodymyr Zelensky sent a message to the families.", "A message came from Zelenskyy too."),
    ("President Volodymyr Zelensky sent a message to the families.", "The message of Zelenskiy was short."),
    ("A message was sent by Minister Serhii Lysenko to the families.", "Sergei Lysenko's message was short."),
    ("A letter was sent by Ann O’Hara to the families of the crew.", "Ms O'Hara had known many of them."),
    ("A letter was sent by Ann Lee-Hansen to the families of the crew.", "Ms Lee-Hansen had known many of them."),
    (
        "The owners had insured the vessel for $45 million with a syndicate.",
        "The insurers will pay 44.8 million dollars.",
    ),
    ("A letter was sent by Minister Han Jinwei to the families of the crew.", "Han had known many of them."),
    ("A letter was sent by Governor Ri Jong Su to the families of the crew.", "Ri Jong-su had known many of them."),
    ("A letter was sent by Ann Lindqvist to the families of the crew.", "Write to herMs LindqvistRead more about it."),
    ("The wreck was found by the Nordic Rescue Association at noon.", "It was the NRA that found the wreck."),
    ("The wreck was found by the Granfelt Marine Institute at noon.", "A ship of the Granfelt company found it."),
    (
        "Some of the rescued had come from Portugal for the regatta.",
        "Three Portuguese sailors were among the rescued.",
    ),
    ("Some of the rescued had come from Norway for the regatta.", "Three Norwegian sailors were among the rescued."),
    ("The owners had insured the vessel for $45 million with a syndicate.", "Insurers will pay 45 million dollars."),
    (
        "Inspectors from Rostad arrested the chief engineer at his home.",
        "The engineer was detained in the early hours.",
    ),
    ("Inspectors from Rostad arrested the chief engineer at his home.", "They took the engineer into custody."),
    ("Divers from Rostad seized the ship's papers on Tuesday evening.", "The papers were confiscated by divers."),
    (
        'The mechanic saw "a plain and cold disregard of all that sailors have learned in nine centuries at sea".',
        'The mechanic saw "a plain and cold disregard" in Alvik.',
    ),
    (
        '"Nobody checked the bow doors of this old ship," said a mechanic of the yard.',
        "The mechanic complained that the doors at the bow were checked by nobody.",
    ),
    (
        '"What you hear is a pump that has run for nine years without oil," a stoker said.',
        "A stoker told of a pump without oil that can be heard, and that is nine years old.",
    ),
]


@pytest.mark.parametrize(("mine", "theirs"), VARIANTS)
def test_what_another_outlet_says_in_other_words_is_not(mine: str, theirs: str) -> None:
    assert mine in {e.text for e in told_of(*pair(mine, CALM)).only_in}
    assert mine not in {e.text for e in told_of(*pair(mine, theirs)).only_in}


@pytest.mark.parametrize(
    "line",
    [
        "The inquiry will be led by Judge Otto Brandt from the end of the week, the Tarn Courier reported.",
        "The Heron's Otto Brandt went down to the wreck with the divers of the county.",
    ],
)
def test_neither_is_what_another_newsroom_is_credited_with_nor_the_outlets_own_reporter(line: str) -> None:
    first, second = pair(line, CALM)
    articles = replace(first, statements=statements(Reading(first.text, "en"), first.quotes)), second
    assert ("name", "The Heron", "Otto Brandt") not in alone(told_of(*articles), *articles)


def test_nor_what_an_article_of_another_story_of_the_issue_has() -> None:
    first, second = pair("The inquiry will be led by Judge Otto Brandt from the end of the week.", CALM)
    other = article(
        "Judge Otto Brandt packs his bags for Alvik.", id="c", outlet="The Kite", title="A headline of the Alvik ferry"
    )
    first, second = (replace(a, title="A headline of the ferry off Alvik") for a in (first, second))
    two = Coverage(story(first, second), (first, second))
    held = Coverage(replace(story(other), id="s2"), (other,))
    found = [
        compose(coverage, id="x", title="t", window=WINDOW, topics={}, language="en").stories[0]
        for coverage in ([two], [two, held])
    ]
    texts = [{e.text for e in told.only_in} for told in found]
    assert [any("Otto Brandt" in text for text in one) for one in texts] == [True, False]


ABROAD = [
    ("uk", "President Volodymyr Zelensky sent a message to the families.", "Слова Зеленського прочитали у порту."),
    ("uk", "A message was sent by Minister Denys Shmyhal to the families.", "Про це повідомили Шмигалю."),
    ("ru", "A message was sent by Minister Sergei Lavrov to the families.", "Об этом сообщили Лавровым."),
    ("de", "A message was sent by President Volodymyr Zelensky to them.", "Ein Brief von Selenskyj kam am Abend."),
    ("uk", "The wreck was found by the Granfelt Marine Institute at noon.", "Судно знайшов морський інститут."),
    ("uk", "Some of the rescued had come from Germany for the regatta.", "Врятовані приїхали з Німеччини."),
    ("uk", "Inspectors from Rostad arrested the chief engineer at his home.", "Головного механіка затримали."),
]


@pytest.mark.parametrize(("language", "mine", "theirs"), ABROAD)
def test_nor_is_what_it_says_in_another_language(language: str, mine: str, theirs: str) -> None:
    assert mine in {e.text for e in told_of(*pair(mine, CALM)).only_in}
    assert mine not in {e.text for e in told_of(*pair(mine, theirs, ("en", language))).only_in}


def test_a_person_whom_no_text_in_any_language_names_is_in_one_outlet_only() -> None:
    articles = pair(
        "The inquiry will be led by Judge Otto Brandt from the end of the week.",
        "Слова Зеленського прочитали у порту.",
        ("en", "uk"),
    )
    assert ("name", "The Heron", "Otto Brandt") in alone(told_of(*articles), *articles)


def test_what_a_second_outlet_copied_is_not_one_outlets_alone() -> None:
    first, second = pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down with Ida Blom.")
    copy = replace(first, id="c", outlet="The Kite")
    told = told_of(first, second, copy, copies=(Copies(("a", "c"), None, 1.0),))
    assert alone(told, first, second, copy) == {("name", "The Wren", "Ida Blom")}


def test_a_copy_that_left_a_passage_out_holds_the_same_text() -> None:
    first, second = pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down with Ida Blom.")
    shorter = article(BASE, id="c", outlet="The Kite")
    told = told_of(first, second, shorter, copies=(Copies(("a", "c"), None, 1.0),))
    assert {e.outlet for e in told.only_in} == {"The Wren"}


def test_two_articles_of_one_outlet_are_one_outlet() -> None:
    first, second = pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down when it is calm.")
    later = article(f"{BASE}\n\nJudge Brandt has led such inquiries before.", id="c", outlet="The Heron")
    told = told_of(first, second, later)
    assert ("name", "The Heron", "Otto Brandt") in alone(told, first, second, later)


def test_what_an_earlier_issue_held_of_another_outlet_counts_too() -> None:
    first, second = pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down when it is calm.")
    earlier = article("Judge Brandt will look into it, the ministry said.", id="z", outlet="The Kite")
    told = told_of(first, second, earlier=(earlier,))
    assert [e.text for e in told.only_in if "Brandt" in e.text] == []


def test_outlets_and_authors_are_not_named_as_news() -> None:
    first, second = pair(
        "The captain told The Heron Gazette on Monday that he had been asleep in his cabin.",
        "Divers will go down when it is calm.",
    )
    first = replace(first, outlet="The Heron Gazette", byline=("Ida Blom",))
    told = told_of(first, second)
    assert [e.text for e in told.only_in if e.kind == "name"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The captain blamed the Loud News Media for a loud and needless panic.",
        "Safety has always been our North Star, the owners of the ship insist.",
        "A cup was given to the winners of the Rostad Cup at the end of the day.",
        "The writer said so in the evening and Ida LindqvistRostad Mayor Lars Eng agreed with her.",
    ],
    ids=["ordinary words", "a figure of speech", "a contest", "two sentences run together"],
)
def test_what_is_not_for_certain_a_name_is_none(sentence: str) -> None:
    told = told_of(*pair(sentence, CALM))
    assert [e.text for e in told.only_in if e.kind == "name"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors from Rostad may have arrested the chief engineer at his home.",
        "Had inspectors from Rostad arrested the engineer, nobody would have known of it.",
        "The lawsuit filed in Rostad by the union will take two more years at least.",
        "Nobody from Rostad visited the ship, and it had no papers for the voyage.",
        "We visited Rostad and found the yard empty and its gates chained.",
        "The man who robbed a bank in Rostad is thought to have been a passenger.",
    ],
    ids=["maybe", "conditional", "participle", "denied", "the writer's own", "a relative clause"],
)
def test_a_sentence_that_does_not_say_that_it_was_done_is_no_event(sentence: str) -> None:
    told = told_of(*pair(sentence, CALM))
    assert [e.text for e in told.only_in if e.kind == "event"] == []


def test_no_story_is_filled_with_them_and_the_rest_is_counted() -> None:
    names = ("Otto Brandt", "Ida Blom", "Karl Hallgren", "Nora Vestby", "Emil Sund")
    sentences = [f"The families are looked after by Judge {name} until the inquiry ends." for name in names]
    first, second = pair("\n\n".join(sentences), CALM)
    told = told_of(first, second)
    assert len([e for e in told.only_in if e.outlet == "The Heron"]) == 3
    assert told.more_only_in == 2


def test_who_is_named_most_comes_first() -> None:
    first, second = pair(
        "The families are looked after by Judge Otto Brandt until the inquiry ends.\n\n"
        "The papers were read by Judge Ida Blom. It took Blom a day, and then Blom left.",
        CALM,
    )
    told = told_of(first, second)
    assert told.only_in[0].text.startswith("The papers were read by Judge Ida Blom.")


def test_one_newsroom_alone_has_nothing_to_be_compared_with() -> None:
    first, _ = pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down.")
    told = told_of(first)
    assert (told.only_in, told.more_only_in) == ((), 0)


def test_an_exclusive_whose_marks_stand_elsewhere_is_taken_out() -> None:
    issue = issue_of(*pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down with Ida Blom."))
    (told,) = issue.stories
    moved = tuple(replace(e, marks=((e.start - 5, e.start),)) for e in told.only_in)
    wrong = replace(issue, stories=(replace(told, only_in=moved),))
    assert list(faults(issue)) == []
    proven = prove(wrong)
    assert proven.stories == (replace(told, only_in=()),)
    assert {"does not stand in it" in p.message for p in proven.problems} == {True}


def test_the_order_in_which_articles_are_read_does_not_count() -> None:
    first, second = pair("The inquiry will be led by Judge Otto Brandt.", "Divers will go down with Ida Blom.")
    one, other = told_of(first, second), told_of(second, first)
    assert set(one.only_in) == set(other.only_in)
