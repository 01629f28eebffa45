from __future__ import annotations

from monitor.render.view.pictures import spread, timeline


def test_a_spread_tells_own_text_from_copies_and_puts_the_busiest_outlet_first() -> None:
    rows = [
        ("story-1", "One", None, [("Post", False), ("Wire", True)]),
        ("story-2", "Two", "uk", [("Wire", True), ("Wire", False)]),
    ]
    made = spread(rows)
    assert made is not None
    assert made.outlets == ("Wire", "Post")
    assert [row.marks for row in made.rows] == [("copy", "own"), ("own", "")]


def test_where_there_is_nothing_to_compare_there_is_no_spread() -> None:
    assert spread([("a", "One", None, [("Post", False), ("Wire", False)])]) is None
    assert spread([("a", "One", None, [("Post", False)]), ("b", "Two", None, [("Post", False)])]) is None


def test_a_spread_says_how_much_it_leaves_out() -> None:
    rows = [(f"s{n}", f"Story {n}", None, [(f"Outlet {m:02}", False) for m in range(30)]) for n in range(50)]
    made = spread(rows)
    assert made is not None
    assert (len(made.rows) + made.more_stories, len(made.outlets) + made.more_outlets) == (50, 30)
    assert made.more_outlets > 0


def test_a_timeline_has_the_same_articles_as_its_table() -> None:
    articles = [("Post", "2025-08-12", False), ("Post", "2025-08-12", True), ("Wire", "2025-08-01", False)]
    made = timeline(articles, {"Post": "post.html"})
    assert made is not None
    post = made.strips[0]
    assert (post.name, post.href, post.total) == ("Post", "post.html", 2)
    assert [(c.days, c.own, c.copied) for c in post.counts] == [("12 August 2025", 1, 1)]
    assert [(b.height, b.copied) for b in post.bars] == [(10.0, False), (10.0, True)]
    assert made.first <= "2025-08-01"
    assert (made.last, made.last_day) == ("2025-08-12", "12 August 2025")


def test_many_days_share_columns() -> None:
    made = timeline([("Post", "2020-01-01", False), ("Post", "2025-01-01", False)])
    assert made is not None
    assert made.width <= 310
    assert " – " in made.strips[0].counts[0].days


def test_days_that_are_none_are_left_out_and_one_day_is_no_picture() -> None:
    assert (
        timeline([("Post", "2025-08-12", False), ("Post", "yesterday", False), ("Post", "2025-99-99", False)]) is None
    )
    assert timeline([]) is None
    assert timeline([("Post", "0001-01-01", False), ("Post", "9999-12-31", False)]) is not None
