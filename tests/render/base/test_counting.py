"""Words are counted as they show."""

from __future__ import annotations

import pytest

from monitor.render.base.counting import minutes, shown


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>two words</p>", 2),
        ("<p>one</p><p>two</p>", 2),
        ("<p>o<b>n</b>e</p>", 1),
        ("<style>p { top: 0 }</style><title>no such thing</title><p>one</p>", 1),
        ('<p>one<span class="unseen"> that nobody sees</span> two<br>three</p>', 3),
        ("<details><summary>one <b>two</b></summary><p>folded away</p></details> three", 3),
        ("<details open><summary>one</summary><p>two</p></details>", 2),
        ("<details>folded<details><summary>folded too</summary></details></details>", 0),
    ],
)
def test_what_is_hidden_or_folded_is_not_counted(html: str, words: int) -> None:
    assert shown(html) == words


def test_minutes_are_one_at_least() -> None:
    assert [minutes(words) for words in (0, 230, 700)] == [1, 1, 3]
