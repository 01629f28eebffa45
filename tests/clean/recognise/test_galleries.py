from __future__ import annotations

import pytest

from monitor.clean.recognise.galleries import is_gallery


@pytest.mark.parametrize(
    ("text", "gallery"),
    [
        (
            "Photos: The flood A boat in Mill Lane. 1 of 9 Photos: The flood A cellar. 2 of 9 A dog. 3 of 9 A roof.",
            True,
        ),
        ("Bild 4 von 7: Ein Boot. Bild 5 von 7: Ein Keller. Bild 6 von 7: Ein Dach.", True),
        ("Вода у місті 1/5 Човен на вулиці 2/5 Підвал 3/5", True),
        ("In 1 of 9 towns the water rose, in 2 of 9 it fell, and 5 of 9 saw none.", False),
        ("She won 6 of 7 games, then 3 of 7.", False),
        ("On 1 of 30 days it rained.", False),
    ],
)
def test_captions_that_ran_into_one_line_count_their_pictures(text: str, gallery: bool) -> None:
    assert is_gallery(text) is gallery
