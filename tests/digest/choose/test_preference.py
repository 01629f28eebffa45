"""A preference fits by outlet, phrase or story, and what is muted is counted by name."""

from __future__ import annotations

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
