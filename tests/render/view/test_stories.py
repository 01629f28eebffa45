"""A story is shown with its parts in order, and every article of it is called by a name."""

from __future__ import annotations

from monitor.render.view.build import compose
from tests.render.sample import LOOK, issue


def test_figures_that_differ_come_first() -> None:
    assert [f.agreement for f in compose(issue(), LOOK).topics[0].stories[0].figures] == ["rounded", "agree"]


def test_an_article_without_a_title_is_called_by_its_beginning() -> None:
    view = compose(issue(), LOOK)
    source = view.topics[-1].stories[-1].sources[0]
    assert not source.titled
    assert source.title == "The bakery on Ferry Lane, the oldest in the town, has been sold to its three youngest…"
    assert source.time is None
