"""The sentence that is shown of a text."""

from __future__ import annotations

from monitor.desk.marked import OFF, ON, bare, best


def test_the_sentence_with_the_most_words_found_is_shown_with_their_places() -> None:
    body = f"A {ON}mill{OFF} stood here. The {ON}mill{OFF} had a {ON}fire{OFF}."
    text, marks = best("Title", body, "en")
    assert text == "The mill had a fire."
    assert [text[a:b] for a, b in marks] == ["mill", "fire"]
    assert best(f"Only a {ON}title{OFF}", "No word.", "en")[0] == "Only a title"


def test_characters_that_stand_apart_in_the_index_are_joined() -> None:
    assert bare(f"北 京{ON}港{OFF}") == "北京港"
