"""The sections of a language's file that tell of mails and of texts that are sent out."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.language.lexicon.key import Form, Key

MAILS: Mapping[str, Mapping[str, Key]] = {
    "releases": {
        "signs": Key("what says that a text is a press release", Form.PATTERNS),
        "hints": Key("beginnings of words one of which is in every sign"),
        "examples": Key("lines that a sign meets", Form.PHRASES),
    },
    "mail": {
        "roles": Key("names of accounts that are nobody's: news, noreply"),
        "forwarded": Key("what the subject of a mail that was sent on begins with"),
        "answered": Key("what the subject of an answer begins with"),
        "of": Key("what stands between a person and a house in the name of a sender"),
        "head_from": Key("the label of the sender in the head of a mail that was sent on, folded", Form.PHRASES),
        "head_sent": Key("that of the day", Form.PHRASES),
        "head_to": Key("that of who it went to", Form.PHRASES),
        "head_subject": Key("that of the subject", Form.PHRASES),
        "head_copy": Key("that of who had a copy", Form.PHRASES),
        "head_divider": Key("the line above such a head, folded", Form.PATTERNS),
    },
}
