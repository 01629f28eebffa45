"""A tag with attributes without end has none; all else is left as it is."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.tags import MOST, bounded

SENTENCE = "The harbour office closed the eastern quay on Monday after divers found cracks in its pillars."
MANY = " ".join(f"a{n}" for n in range(MOST + 1))


CODE = "if (a <b) { " + "count = count + 1; " * MOST + "}"
LEFT = [
    ("many attributes, but not too many", f"<p {MANY.rsplit(' ', 1)[0]}>{SENTENCE}</p>"),
    ("a script that compares", f"<script>{CODE}</script><p>{SENTENCE}</p>"),
    ("a long value", '<p data-state="' + "a b " * 10 * MOST + f'">{SENTENCE}</p>'),
    ("a comment", f"<!-- <p {MANY}> --><p>{SENTENCE}</p>"),
    ("a long text", f"<p>{SENTENCE * MOST}</p>"),
]


@pytest.mark.parametrize(("what", "page"), LEFT, ids=[row[0] for row in LEFT])
def test_all_else_of_a_page_reaches_the_parser_as_it_is(what: str, page: str) -> None:
    assert bounded(page) == page


BARE = [
    (f"<p {MANY}>{SENTENCE}</p>", f"<p>{SENTENCE}</p>"),
    (f"<p/{MANY.replace(' ', '/')}>{SENTENCE}</p>", f"<p>{SENTENCE}</p>"),
    (f"<b>Quay</b><p {MANY}>{SENTENCE}</p><p id=a>", f"<b>Quay</b><p>{SENTENCE}</p><p id=a>"),
    (f"<script {MANY}>a < b</script>", "<script>a < b</script>"),
]


@pytest.mark.parametrize(("page", "bare"), BARE, ids=["by spaces", "by slashes", "among others", "a script"])
def test_a_tag_with_too_many_attributes_has_none_and_its_text_stays(page: str, bare: str) -> None:
    assert bounded(page) == bare
