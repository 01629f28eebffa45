from __future__ import annotations

from monitor.language.names.find import tag
from monitor.language.statements.kinds import KINDS, kinds
from monitor.language.statements.model import templates
from monitor.language.statements.signs import AXES, Signs, names, signs, size
from monitor.language.statements.windows import windows
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens, veiled

TEXT = "Rain fell, Ada Lund said, and she warned that more would come."


def seen(worded: str) -> Signs:
    spelt = tokens(TEXT)
    names = tag(TEXT, spelt, "en")
    found = veiled(spelt, marked(TEXT))
    known = kinds(TEXT, found, names, "en")
    return signs(found, known, list(windows(TEXT, found, "en", ())), worded)


def test_each_token_of_each_window_has_a_place_on_every_axis() -> None:
    found = seen("en")
    assert list(found.lengths) == [15, 15]
    assert all(len(values) == 30 for values in found.axes.values())
    assert [AXES["side"][n] for n in found.axes["side"][4:7]] == ["before", "at", "behind"]
    assert KINDS[found.axes["own"][5]] == "say"


def test_no_value_lies_outside_its_template() -> None:
    for language in ("en", ""):
        for axes in templates(language).values():
            column = seen(language).column(axes, language or "en")
            assert column.min() >= 0
            assert column.max() < size(axes, language or "en")


def test_a_value_of_a_template_has_one_number_and_templates_that_share_axes_keep_their_own() -> None:
    found = seen("en")
    one, two, three = found.columns((("side", "own"), ("side",), ("side", "own", "acts")), "en")
    side, own, acts = (found.axes[axis] for axis in ("side", "own", "acts"))
    assert (two == side).all()
    assert (one == side * len(KINDS) + own).all()
    assert (three == (side * len(KINDS) + own) * len(AXES["acts"]) + acts).all()


def test_words_are_those_of_the_lexicon() -> None:
    assert "deny" in names("word", "en")
    assert "that" in names("small", "en")
    assert not {"rain", "fell", "lund"} & {*names("word", "en"), *names("small", "en")}
