"""A preference fits by outlet, phrase or story, and what is muted is counted by name."""

from __future__ import annotations

import pytest

from monitor.digest.choose.preference import Preference, fits, muted, tally
from monitor.models import Muted
from tests.build import article
from tests.digest.choose.test_ranking import SUBJECTS, coverage


def test_a_phrase_is_whole_words() -> None:
    told = article("The mayors met in Alvik.", title="News")
    assert fits(Preference(phrases=("mayor",)), told, None) is None
    assert fits(Preference(phrases=("MAYORS met",)), told, None) == ("phrase", "MAYORS met")


def test_what_is_muted_is_counted_by_name() -> None:
    articles = [coverage(id_).articles[0] for id_ in SUBJECTS]
    found = muted(Preference(outlets=("Outlet s1aaa",), phrases=("Sunday",)), articles, {})
    assert tally(found.values()) == (Muted("outlet", "Outlet s1aaa", 1), Muted("phrase", "Sunday", 1))


@pytest.mark.parametrize(
    ("preference", "story_id", "found"),
    [
        (Preference(outlets=("the HERON",)), None, ("outlet", "the HERON")),
        (Preference(outlets=("Heron",)), None, None),
        (Preference(stories=("ab",)), "ab12", ("story", "ab")),
        (Preference(stories=("ab",)), "12ab", None),
        (Preference(stories=("ab",)), None, None),
        (Preference(phrases=("headline the",)), None, None),
        (Preference(outlets=("The Heron",), phrases=("mayor",)), None, ("outlet", "The Heron")),
    ],
)
def test_a_name_fits_whole_and_an_id_by_its_beginning(
    preference: Preference, story_id: str | None, found: tuple[str, str] | None
) -> None:
    assert fits(preference, article("The mayor met her council.", title="A headline"), story_id) == found


def test_without_a_preference_nothing_is_muted() -> None:
    assert not Preference()
    assert muted(Preference(), [article("The mayor met her council.")], {}) == {}
