"""What is new since the last issue: each fact once, and nothing that was told before."""

from __future__ import annotations

import pytest

from monitor.digest.change.changes import changes
from monitor.digest.passage import Readings, passages, rarity, stems
from monitor.models import Article, Change
from tests.build import article

OLD = (
    "Twelve ships were waiting off Port Lund on Monday because of the strike at the container terminal.\n\n"
    '"We will not go back before the company talks to us," union leader Eva Strand said at the gate.\n\n'
    "The strike began after the company had hired 40 guards for the night shift."
)


def found(now: Article, *earlier: Article) -> list[Change]:
    weights = rarity([stems(p.text) for a in (now, *earlier) for p in passages(a)])
    return list(changes([now], {a.id: a for a in earlier}, weights, Readings()))


def next_day(text: str) -> list[Change]:
    return found(article(text, id="b", outlet="The Wren", published="2025-08-13"), article(OLD, id="a"))


BACKGROUND = "\n\nThe strike began after the company had hired 40 guards for the night shift."


def test_a_figure_that_changed_stands_with_what_it_was() -> None:
    (change,) = next_day("Some 19 ships were waiting off Port Lund on Tuesday because of the strike." + BACKGROUND)
    assert (change.kind, change.what) == ("revised", "figure")
    assert change.before is not None
    assert change.before.startswith("Twelve ships")


def test_a_few_new_words_in_marks_make_no_news_of_a_sentence_that_was_told() -> None:
    text = (
        "Twelve ships were waiting off Port Lund on Monday because of the strike at the container terminal, which "
        'union leader Eva Strand said was "a quarrel among cooks, gulls, cats and flags".'
    )
    assert next_day(text + BACKGROUND) == []


def test_a_new_figure_and_a_new_quotation_are_added() -> None:
    text = (
        'Eva Strand said on Tuesday: "The company has called us, and we shall listen to it tomorrow."\n\n'
        "A court fined the union 70,000 crowns." + BACKGROUND
    )
    changed = [(c.kind, c.what, c.speaker) for c in next_day(text)]
    assert changed == [("added", "figure", None), ("added", "quotation", "Eva Strand")]


def test_what_was_told_is_no_news() -> None:
    assert next_day('"We will not go back before the company talks to us," Eva Strand said again.' + BACKGROUND) == []


def test_a_group_of_two_events_is_no_sequel() -> None:
    assert next_day('Mayor Ulf Dahl said: "The new bridge will open in May, and it cost us 90 million crowns."') == []


def test_a_story_that_nobody_told_has_no_changes() -> None:
    assert found(article("Correction: an earlier version said that 12 ships were waiting.", id="b")) == []


def test_a_silent_edit_says_what_it_said_and_says_now() -> None:
    now = article(OLD.replace("Twelve", "Fifteen"), id="a")
    (change,) = found(now, article(OLD, id="a"))
    assert (change.kind, change.silent) == ("revised", True)
    assert (change.text.split()[0], (change.before or "").split()[0]) == ("Fifteen", "Twelve")


def test_a_correction_stands_once_with_the_sentence_that_was_wrong() -> None:
    note = "\n\nCorrection: An earlier version of this article said that 12 ships were waiting. There were 15."
    (change,) = found(article(OLD.replace("Twelve", "Fifteen") + note, id="a"), article(OLD, id="a"))
    assert (change.kind, change.silent) == ("correction", False)
    assert (change.before or "").startswith("Twelve ships")


def test_a_correction_that_was_told_is_no_news() -> None:
    corrected = article(OLD + "\n\nCorrection: An earlier version gave another number of ships.", id="a")
    assert found(corrected, corrected) == []


def test_a_sentence_that_is_gone_is_told() -> None:
    now = article(OLD.rpartition("\n\n")[0], id="a")
    (change,) = found(now, article(OLD, id="a"))
    assert (change.kind, change.before) == ("withdrawn", BACKGROUND.strip())


CALM = "".join(f"The day after was calm at the {gate} gate.\n\n" for gate in ("old", "new", "west", "east", "inner"))
FINED = "A court fined the union 70,000 crowns."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FINED + BACKGROUND, True),
        ("The union has 4 lawyers now, it said in a letter." + BACKGROUND, False),
        ("Police counted 900 marchers on the quay." + BACKGROUND, True),
        (CALM + FINED + BACKGROUND, False),
    ],
    ids=["money that leads", "a handful", "a crowd", "money far down"],
)
def test_a_new_figure_is_news_where_it_matters(text: str, told: bool) -> None:
    assert [c.what for c in next_day(text)] == (["figure"] if told else [])


def test_a_small_figure_is_news_where_a_headline_or_another_outlet_has_it() -> None:
    text = "The union has 4 lawyers now, it said in a letter." + BACKGROUND
    fresh = article(text, id="b", outlet="The Wren")
    other = article("Now 4 lawyers speak for the union.", id="c", outlet="The Lark")
    before = article(OLD, id="a")
    weights = rarity([stems(p.text) for a in (fresh, other, before) for p in passages(a)])
    told = changes([fresh, other], {"a": before}, weights, Readings())
    assert [c.what for c in told] == ["figure"]
    titled = article(text, id="b", outlet="The Wren", title="Union hires 4 lawyers")
    assert [c.what for c in found(titled, before)] == ["figure"]


ONE_THING = [
    ("The union will call 550 dockers to the gate of Port Lund on Friday, its board said.", ["revised"]),
    ("A choir of 550 dockers sang in the church of Merrow.", []),  # another thing that is counted
]


@pytest.mark.parametrize(("text", "kinds"), ONE_THING)
def test_a_changed_figure_of_one_thing_is_told_though_nothing_else_goes_on(text: str, kinds: list[str]) -> None:
    old = article("The union will call more than 400 dockers to the gate of Port Lund, its board said.", id="a")
    now = article(text, id="b", outlet="The Wren", published="2025-08-13")
    assert [c.kind for c in found(now, old)] == kinds
