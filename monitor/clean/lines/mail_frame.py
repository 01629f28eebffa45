"""What a mail has around its article: "view in browser" above it, why you get it and how to leave the list below it.

A document counts as a mail by such a line near its beginning or its end, whatever file it came in; only then do the
name of the edition above and the postal address below go too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.clean.blocks.mail_head import mail_head
from monitor.clean.lines.line import Line, Verdict
from monitor.language.lexicon.rules import Rule, rules
from monitor.language.text.fold import fold

HEAD, FOOT = 20, 60  # so many lines at the beginning and at the end may be the mail's own
HEAD_REACH = 140  # lines in which the head of a mail that was sent on stands
SIGNED, SIGNATURE = 14, 150  # lines that a signature runs, and words
SHORT = 60  # words; longer lines are nobody's footer


_SURE = ("mail.browser", "mail.why", "mail.leave")
_RULES = tuple(rule for rule in rules() if rule.where == "mail")
_COMPILED = tuple((rule, re.compile("|".join(rule.patterns))) for rule in _RULES)
_AT_ONCE = tuple(
    re.compile("|".join(rule.patterns), re.MULTILINE) for rule in _RULES if rule.id in _SURE
)  # one search of many lines instead of many
_ENDING = re.compile(r"[.!?]")
_DIGIT = re.compile(r"\d")


def mail_marks(lines: Sequence[Line], *, outlet: str | None) -> dict[int, Verdict]:
    """The verdicts on the lines that are the mail and not its article, by their number; none where it is no mail.

    `outlet`: its name, which heads the edition and stands in the postal address.
    """
    return _newsletter(lines, outlet) | _sent_on(lines) | _signature(lines)


def _sent_on(lines: Sequence[Line]) -> dict[int, Verdict]:
    """Of a mail that was sent on: its head, and the note above it."""
    head = mail_head([line.block.text for line in lines[: HEAD_REACH + 1]])
    if head is None:
        return {}
    note = dict.fromkeys(range(head.start), Verdict(None, "furniture", "mail.note", 0.9))
    return note | dict.fromkeys(range(head.start, head.end), Verdict(None, "metadata", "mail.head", 0.95))


def _signature(lines: Sequence[Line]) -> dict[int, Verdict]:
    """What stands below the line "--": who sends the mail, and what he may not be sued for."""
    rules = [n for n in range(max(1, len(lines) - SIGNED), len(lines)) if lines[n].block.text == "--"]
    if not rules or rules[-1] + 1 >= len(lines) or lines[rules[-1] + 1].signs.prose:
        return {}
    if sum(line.signs.words for line in lines[rules[-1] :]) > SIGNATURE:
        return {}
    return dict.fromkeys(range(rules[-1], len(lines)), Verdict(None, "furniture", "mail.signature", 0.9))


def _newsletter(lines: Sequence[Line], outlet: str | None) -> dict[int, Verdict]:
    foot = range(max(HEAD, len(lines) - FOOT), len(lines))
    edges = fold("\n".join(lines[n].block.text[:500] for n in (*range(min(HEAD, len(lines))), *foot)))
    if not any(pattern.search(edges) for pattern in _AT_ONCE):
        return {}
    found = {
        n: sign
        for n in (*range(min(HEAD, len(lines))), *foot)
        if lines[n].signs.words <= SHORT and (sign := _sign(lines[n].block.text))
    }
    if not any(sign.id in _SURE for sign in found.values()):
        return {}
    prose = [n for n, line in enumerate(lines) if line.signs.prose and n not in found]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    marks = {
        n: Verdict(None, sign.reason, sign.id, sign.confidence) for n, sign in found.items() if n < first or n > last
    }
    own = fold(outlet or "")
    for n in range(min(first, HEAD)):
        if n not in marks and _heads(lines[n], own):
            marks[n] = Verdict(None, "navigation", "mail.edition", 0.8)
    for n in range(last + 1, len(lines)):
        if n not in marks and (min(marks, default=n) < n or any(m > n for m in marks)):
            if _is_address(lines[n], own):
                marks[n] = Verdict(None, "legal", "mail.address", 0.8)
            elif not lines[n].signs.words:
                marks[n] = Verdict(None, "furniture", "mail.rule", 0.8)
    return marks


def _sign(text: str) -> Rule | None:
    folded = fold(text[:500])
    return next((rule for rule, pattern in _COMPILED if pattern.search(folded)), None)


def _heads(line: Line, outlet: str) -> bool:
    """Whether a line above the article names the outlet or the edition."""
    text = fold(line.block.text)
    return line.signs.words <= 12 and not line.signs.stop and bool(outlet) and outlet in text


def _is_address(line: Line, outlet: str) -> bool:
    """Whether a line below the article is where the sender lives."""
    text = fold(line.block.text)
    if line.signs.words > 20 or line.signs.prose or line.block.tag == "heading":
        return False
    first = _ENDING.split(text, maxsplit=1)[0]
    shaped = "," in first and bool(_DIGIT.search(first)) and "!" not in text and "?" not in text
    return shaped and (not outlet or outlet in text or text.count(",") >= 2)
