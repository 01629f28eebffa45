"""A sentence that leans on another is made to stand, in brackets, only where it is certain how."""

from __future__ import annotations

import pytest

from monitor.digest.passage import Readings, passages
from monitor.digest.summary.adaptation import adapted, holds
from tests.build import article

#: the sentences before it, the sentence, what can be read alone
ANNA = "Anna Berg closed the bridge."
SHUT = "The bridge is shut."
CASES = [
    (SHUT, "But the county hopes to open it in May.", "[…] the county hopes to open it in May."),
    (SHUT, "However, the county hopes to open it soon.", "[…] the county hopes to open it soon."),
    ("Міст зачинено.", "Але область хоче відкрити його вже в травні.", "[…] область хоче відкрити його вже в травні."),
    (ANNA, "She expects to open it in May.", "[Anna Berg] expects to open it in May."),
    (ANNA, "But she expects to open it in May.", "[…] [Anna Berg] expects to open it in May."),
    (ANNA, "Her deputy expects to open it in May.", "[Anna Berg’s] deputy expects to open it in May."),
    ("Anna Berg met Paul Holm there.", "He expects to open it in May.", "[Paul Holm] expects to open it in May."),
    (SHUT, "The bridge, he said, will open again in May.", None),
    (SHUT, "A Russian bridge, he said, will open again in May.", None),
    (SHUT, "“Barges will pass again in the month of May.”", None),
    ("“It is shut,” said Anna Berg.", "“Barges will pass in May.”", "[Anna Berg:] “Barges will pass in May.”"),
    ("Anna Berg spoke.", "“Barges will pass in May,” she said.", "“Barges will pass in May,” [Anna Berg] said."),
    # a name that nothing shows to be a person's
    ("“It is shut,” said Drydock Lindal.", "“Barges will pass in May.”", None),
    (
        "“It is shut,” said Mayor Drydock Lindal.",
        "“Barges will pass in May.”",
        "[Drydock Lindal:] “Barges will pass in May.”",
    ),
    # somebody named in a quotation only, while the pronoun takes up the one who speaks
    (
        "Paul Holm spoke. “It is shut. It was old,” he said. “Otto Brandt paid for all of it.”",
        "He noted that the bridge was dear to the county.",
        None,
    ),
    # whom a "him" means, or what stands behind many words, the sentence itself may tell
    ("Paul Holm closed the bridge.", "The fog on the road slowed him down for hours.", None),
    ("Paul Holm closed the bridge.", "The bridge and the road in the valley will open when he says so.", None),
    # whose office or kin is told by a surname that is not introduced, or is another's too
    ("President Holm met Emil Krag. First lady Ruth Holm and Emil Krag waved.", "He expects to open it in May.", None),
    ("Paul Holm’s brother Emil wept. “It is shut,” Holm said.", "“Barges will pass in May.”", None),
    ("Paul Holm closed the bridge.", "“Paul was careful with the bridge,” he said in May.", None),
    # nobody, two, somebody without a name, somebody of whom nobody can tell, too short, what "this" and "it" may mean
    (SHUT, "She expects to open it again in May.", None),
    ("Anna Berg met Ruth Holm at the bridge.", "She expects to open it again in May.", None),
    ("Anna Berg met a nurse at the bridge.", "She expects to open it again in May.", None),
    ("Kit Berg closed the bridge.", "She expects to open it again in May.", None),
    (SHUT, "But not for long.", None),
    (SHUT, "This will change in the month of May.", None),
    (SHUT, "And it will stay so until the month of May.", None),
]


@pytest.mark.parametrize(("before", "text", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_it_can_be_read_alone_or_is_not_taken(before: str, text: str, wanted: str | None) -> None:
    found = passages(article(f"{before} {text}", language="en"))
    assert adapted(found[-1], found[:-1], Readings().of(found[-1].article)) == wanted


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("[…] the county hopes to open it.", True),
        ("[Anna Berg] hopes to open it.", True),
        ("[Ruth Holm] hopes to open it.", False),
        ("[…] the county fears to open it.", False),
        ("[…] open it the county hopes to", False),
    ],
)
def test_what_is_not_in_brackets_is_the_articles(text: str, held: bool) -> None:
    source = "But the county hopes to open it."
    assert holds(text, source, f"Anna Berg closed the bridge. {source}") is held
