"""The lineage of a story says who was first, who copied whom, and what each copy added."""

from __future__ import annotations

from datetime import UTC

from monitor.stories import group
from monitor.stories.lineage import additions, lineage
from tests.build import article
from tests.stories.test_copies import HEAD, TAIL, TEXTS


def test_what_a_copy_added_is_kept_sentence_by_sentence() -> None:
    own = "Readers may send photographs."
    copy = article(f"{HEAD}\n\n{own}\n\n{TAIL}", id="b")
    assert [copy.text[slice(*span)] for span in additions(copy, article(f"{HEAD} {TAIL}"))] == [own]
    assert additions(copy, copy) == ()


def test_the_lineage_says_who_was_first_who_copied_and_how_many_stand_for_themselves() -> None:
    keys = {"1O": "2025-08-11", "1C": "2025-08-12", "1Q": "2025-08-12"}
    articles = {key: article(TEXTS[key]["text"], id=key, published=day) for key, day in keys.items()}
    (story,) = group(list(articles.values()), zone=UTC, together=[frozenset(keys)])
    tree = lineage(story, articles)
    assert (tree.first, tree.origins, tree.total) == ("1O", ("1O", "1Q"), 3)
    (descent,) = tree.descents
    assert (descent.article_id, descent.original_id) == ("1C", "1O")
    assert [articles["1C"].text[slice(*span)] for span in descent.added] == [
        "Residents of the old town will see fewer lorries from tomorrow.",
        "Our readers can send photographs of the pier to the desk.",
    ]
    assert lineage(story, {"1C": articles["1C"]}).origins == ("1C",)
