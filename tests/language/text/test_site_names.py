"""A title loses the name of its site, and nothing else."""

from __future__ import annotations

import pytest

from monitor.language.text.site_names import strip_site


@pytest.mark.parametrize(
    ("title", "site", "short"),
    [
        ("River rises | Harbour Post", "Harbour Post", "River rises"),
        ("River rises - Harbour Post", "Harbour Post", "River rises"),
        ("Harbour Post: river rises", "Harbour Post", "Harbour Post: river rises"),
        ("River rises - and falls again", "Harbour Post", "River rises - and falls again"),
    ],
)
def test_a_title_loses_the_name_of_its_site(title: str, site: str, short: str) -> None:
    assert strip_site(title, site) == short
