"""The sections that tell how two figures stand to each other: whose they are, and in which state each is."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.language.lexicon.key import Form, Key

COMPARED: Mapping[str, Mapping[str, Key]] = {
    "disputes": {
        "contrasts": Key("conjunctions that set a clause against the one before", Form.PHRASES),
        "against": Key("words that set a sentence against the one before", Form.PHRASES),
        "against_says": Key("verbs that give another count", Form.PATTERNS),
        "change": Key("what makes a count the later of two, or a part of the other", Form.PATTERNS),
    },
    "standing": {
        "planned": Key("what says of a figure that it is not so yet", Form.PATTERNS),
        "coming": Key("words of time to come, which may say no more than that the news is fresh", Form.PATTERNS),
        "earlier": Key("what says that it was so at another time", Form.PATTERNS),
        "part": Key("what says that it is a part, or comes on top", Form.PATTERNS),
        "total": Key("what says that it is the whole", Form.PATTERNS),
        "change": Key("what says that it is a difference, or set against another", Form.PATTERNS),
        "rate": Key("what says that it is for each hour, head or year, or a mean", Form.PATTERNS),
        "bound": Key("what says that it is a least or a most, or cut to a round number", Form.PATTERNS),
        "years": Key("years, as they stand behind a number"),
        "months": Key("months, likewise"),
        "decades": Key("tens of years, likewise"),
        "examples": Key("what each of these meets", Form.PHRASES, table=True),
    },
}
