"""A newsletter presents itself in the words of its language, and in English where it has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.errors import IssueError
from monitor.render.base.gettext import ENGLISH
from monitor.render.base.look import spoken
from tests.render.sample import LOOK
from tests.render.shipped import shipped


@pytest.mark.parametrize(("language", "said"), [("uk", "Усі випуски"), ("en", "All issues"), ("eo", "All issues")])
def test_the_words_are_those_of_the_language_and_else_english(language: str, said: str) -> None:
    assert spoken(replace(LOOK, language=language), shipped()).words.say("All issues") == said


def test_nothing_but_the_words_changes_and_a_newsroom_has_its_own() -> None:
    own = {"words/uk.po": 'msgid ""\nmsgstr ""\n"Language: uk\\n"\n\nmsgid "All issues"\nmsgstr "Архів"\n'}
    made = spoken(replace(LOOK, language="uk"), shipped(own))
    assert made.words.say("All issues") == "Архів"
    assert replace(made, words=ENGLISH) == replace(LOOK, language="uk")


def test_a_file_of_words_that_is_wrong_is_an_error() -> None:
    with pytest.raises(IssueError, match=r"words/uk\.po"):
        spoken(replace(LOOK, language="uk"), shipped({"words/uk.po": 'msgid "All issues"\nArchive\n'}))
