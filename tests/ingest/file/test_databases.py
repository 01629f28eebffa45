"""Exports of press databases, in the shapes that their makers document."""

from __future__ import annotations

import pytest

from monitor.ingest.file.databases import articles
from monitor.ingest.file.records import Fault, Record

FIRST = "The quay of Nordhavn opened on Monday."
MORE = "Three ships came in by noon."

CODED = f"""SE Local
HD
Quay opens
in Nordhavn
BY By Ann Lee
WC 12 words
PD 1 September 2025
ET 08:00
SN The Courier
SC COUR
LA English
CY (c) 2025 The Courier
LP
{FIRST}
TD
{MORE}
RE norw : Norway
AN Document COUR000020250901el9100001

HD Bridge closes
PD 2 September 2025
SN Der Bote
LA German
LP
{FIRST}
AN Document BOTE000020250902el9200002

Search Summary
"""

PLAIN = f"""Quay opens
By Ann Lee
12 words
1 September 2025
08:00
The Courier
COUR
English
(c) 2025 The Courier

{FIRST}

{MORE}

Document COUR000020250901el9100001
"""

OLD = f"""
                              1 of 2 DOCUMENTS


                                The Courier

                           September 1, 2025 Monday

Quay opens

BYLINE: Ann Lee

LENGTH: 12 words


{FIRST}

{MORE}

LOAD-DATE: September 2, 2025

LANGUAGE: ENGLISH

                       Copyright 2025 The Courier


                              2 of 2 DOCUMENTS


                                The Herald

                           September 2, 2025 Tuesday

Bridge closes

LENGTH: 12 words

{FIRST}

LOAD-DATE: September 3, 2025
"""

NEW = f"""Quay opens

The Courier
September 1, 2025 Monday

Copyright 2025 The Courier All Rights Reserved

Section: NEWS; Pg. 4
Length: 12 words
Byline: Ann Lee

Body


{FIRST}

{MORE}

Load-Date: September 2, 2025


End of Document

Bridge closes

The Herald
September 2, 2025 Tuesday 8:15 AM GMT

Length: 5 words

Body

{FIRST}

Load-Date: September 3, 2025

End of Document
"""


@pytest.mark.parametrize(
    ("text", "count", "byline"),
    [(CODED, 2, ("Ann Lee",)), (PLAIN, 1, ("Ann Lee",)), (OLD, 2, ("Ann Lee",)), (NEW, 2, ("Ann Lee",))],
    ids=["Factiva with codes", "Factiva", "Nexis", "Nexis Uni"],
)
def test_an_export_is_many_articles_with_their_heads(text: str, count: int, byline: tuple[str, ...]) -> None:
    found = articles(text)
    records = [item for item in found if isinstance(item, Record)]
    assert len(records) == len(found) == count
    first = records[0]
    assert (first.given.title or "").startswith("Quay opens")
    assert (first.given.outlet, first.given.byline, first.given.published) == ("The Courier", byline, "2025-09-01")
    assert first.content == f"{FIRST}\n\n{MORE}"
    assert [record.row for record in records] == [str(n) for n in range(1, count + 1)]


def test_the_second_article_has_its_own_head() -> None:
    for text, outlet in ((CODED, "Der Bote"), (OLD, "The Herald"), (NEW, "The Herald")):
        second = articles(text)[1]
        assert isinstance(second, Record)
        assert (second.given.title, second.given.outlet, second.content) == ("Bridge closes", outlet, FIRST)


def test_a_record_without_a_text_is_told() -> None:
    text = CODED.replace(f"LP\n{FIRST}\nTD\n{MORE}\n", "")
    assert [type(item) for item in articles(text)] == [Fault, Record]


@pytest.mark.parametrize("text", ["", FIRST, "BY the river\nHD television\n", "1 of 2\n\nNote: this.\n"])
def test_other_texts_are_no_export(text: str) -> None:
    assert articles(text) == []
