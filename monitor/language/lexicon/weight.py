"""The section of a language's file that tells what makes a story weigh: what a headline reports, and in what manner."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.language.lexicon.key import Form, Key

NEWS: Mapping[str, Mapping[str, Key]] = {
    "news": {
        "told": Key("a sign, and the words that show it; a star stands for any ending", Form.PHRASES, table=True),
        "asks": Key("what a headline that asks or explains opens with", Form.PHRASES),
        "examples": Key("a sign, and headlines that show it", Form.PHRASES, table=True),
        "others": Key("a sign, and headlines that do not show it", Form.PHRASES, table=True),
    },
}
