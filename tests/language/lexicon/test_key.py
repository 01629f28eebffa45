"""Entries of the lexicon come apart as their key says."""

from __future__ import annotations

from typing import Any

import pytest

from monitor.language.lexicon.key import Form, Key


@pytest.mark.parametrize(
    ("form", "value", "entries"),
    [
        (Form.WORDS, " ferry  quay\nbridge ", ("ferry", "quay", "bridge")),
        (Form.PHRASES, "old ferry; the  stone\n bridge ;; quay;", ("old ferry", "the stone bridge", "quay")),
        (Form.PATTERNS, ["ferr(?:y|ies)", "old quay"], ("ferr(?:y|ies)", "old quay")),
        (Form.WORDS, "", ()),
        (Form.PHRASES, " ; ", ()),
        (Form.PATTERNS, [], ()),
    ],
)
def test_entries_come_apart_as_they_are_written(form: Form, value: Any, entries: tuple[str, ...]) -> None:
    assert form.split(value) == entries


def test_a_key_holds_words_under_no_names_unless_it_says_so() -> None:
    key = Key("kinds of ferries")
    assert (key.form, key.table) == (Form.WORDS, False)
