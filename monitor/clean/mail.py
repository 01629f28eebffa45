"""What a mail has around its article: "view in browser" above it, why you get it and how to leave the list below it.

A document counts as a mail by such a line near its beginning or its end, whatever file it came in; only then do the
name of the edition above and the postal address below go too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.clean.signs import fold
from monitor.clean.verdicts import Line, Verdict
from monitor.models import Reason

HEAD, FOOT = 20, 60  # so many lines at the beginning and at the end may be the mail's own
SHORT = 60  # words; longer lines are nobody's footer


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of the table: what only a mail says, with an example for the tests."""

    id: str
    reason: Reason
    patterns: tuple[str, ...]
    examples: tuple[str, ...]


SIGNS: tuple[Sign, ...] = (
    Sign(
        "mail.browser",
        "navigation",
        (
            r"\b(?:view|read|open|see|trouble (?:viewing|reading))\b.{0,40}\bbrowser\b",
            r"\bim browser\b|\bonline-?(?:version|ansicht) (?:anzeigen|ansehen|öffnen|lesen)\b",
            r"\bdans (?:votre|le|un) navigateur\b|\bversion en ligne\b",
            r"\ben (?:tu|su|el) navegador\b",
            r"\bnel (?:tuo )?browser\b|\bw przeglądarce\b|\bin (?:je|uw) browser\b",
            r"\b(?:у|в) (?:вашому )?браузері\b|\bв (?:вашем )?браузере\b",
        ),
        ("View this e-mail in your browser", "Newsletter im Browser anzeigen", "Переглянути лист у браузері"),
    ),
    Sign(
        "mail.why",
        "newsletter",
        (
            r"\byou(?:'re| are|'ve| have)? (?:receiv\w+|gett?ing|get|got) this "
            r"(?:\w+ )?(?:e-?mail|message|newsletter|mail|briefing|bulletin|letter)\b",
            r"\bthis (?:e-?mail|message|newsletter) was sent to\b",
            r"\bsie (?:erhalten|bekommen) dies\w+ (?:e-?mail|mail|newsletter|nachricht)\b",
            r"\bvous (?:recevez|avez reçu) cet?(?:te)? (?:e-?mail|courriel|newsletter|infolettre|lettre|message)\b",
            r"\b(?:recibes?|has recibido|ha recibido) est[ae] (?:correo|mensaje|boletín|newsletter|e-?mail)\b",
            r"\b(?:ricevi|hai ricevuto) quest[ao]\b|\botrzymujesz (?:tę|ten|tego)\b|\b(?:je|u) ontvangt deze\b",
            r"\bви (?:отримали|отримуєте|одержали) (?:цей|цю|це) (?:лист|розсилк\w+|повідомлення)\b",
            r"\bвы (?:получили|получаете) (?:это|эту) (?:письмо|рассылк\w+|сообщение)\b",
        ),
        ("You receive this e-mail because you signed up for it.", "Ви отримали цей лист, бо підписалися."),
    ),
    Sign(
        "mail.leave",
        "newsletter",
        (
            r"^\W*(?:to )?(?:un-?subscribe|opt out)\b",
            r"\bunsubscribe\b.{0,30}\b(?:here|preferences|settings|anytime|any time|list)\b",
            r"^\W*(?:newsletter )?(?:abbestellen|abmelden)\b",
            r"^\W*(?:se désabonner|se désinscrire|désabonnement|désinscription)\b",
            r"^\W*(?:darse de baja|cancelar (?:la |tu |su )?suscripción|anular suscripción)\b",
            r"^\W*(?:disiscriviti|annulla iscrizione|wypisz się|afmelden|uitschrijven|avregistrera)\b",
            r"^\W*(?:відписатис[яь]|скасувати підписку|отписаться|отменить подписку)\b",
        ),
        ("Unsubscribe | Update your preferences", "Newsletter abbestellen", "Отписаться"),
    ),
    Sign(
        "mail.preferences",
        "newsletter",
        (
            r"^\W*(?:manage|update|change|edit) (?:your |my )?(?:e-?mail |newsletter )?"
            r"(?:preferences|subscriptions?|settings|profile)\b",
            r"^\W*(?:einstellungen (?:ändern|verwalten)|gérer (?:mes|vos) (?:préférences|abonnements))\b",
            r"^\W*(?:gestionar|actualizar) (?:mis|tus|sus) preferencias\b",
        ),
        ("Manage your preferences",),
    ),
    Sign(
        "mail.forward",
        "newsletter",
        (
            r"\b(?:(?:did|has) (?:a friend|a colleague|someone|somebody)|was this|were you) "
            r"(?:\w+ ){0,2}forward(?:ed)?\b",
            r"\bforward(?:ed)? (?:you |to you )?this (?:e-?mail|newsletter|briefing|message)\b",
            r"\bweitergeleitet bekommen\b|\bon vous a transféré\b|\bte (?:han )?reenvia\w+\b",
            r"\b(?:вам переслали|переслали (?:цей|це) лист)\b",
        ),
        ("Did a friend forward you this briefing? Sign up here.",),
    ),
    Sign(
        "mail.book",
        "newsletter",
        (r"\b(?:add us|add [\w.@ -]{3,40}) to your (?:address book|contacts|safe senders)\b",),
        ("Add us to your address book.",),
    ),
)
_SURE = ("mail.browser", "mail.why", "mail.leave")
_COMPILED = tuple((sign, tuple(re.compile(pattern) for pattern in sign.patterns)) for sign in SIGNS)
_AT_ONCE = tuple(
    re.compile("|".join(sign.patterns), re.MULTILINE) for sign in SIGNS if sign.id in _SURE
)  # one search of many lines instead of many
_ENDING = re.compile(r"[.!?]")
_DIGIT = re.compile(r"\d")


def mail_marks(lines: Sequence[Line], *, outlet: str | None) -> dict[int, Verdict]:
    """The verdicts on the lines that are the mail and not its article, by their number; none where it is no mail.

    `outlet`: its name, which heads the edition and stands in the postal address.
    """
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
    marks = {n: Verdict(None, sign.reason, sign.id, 0.95) for n, sign in found.items() if n < first or n > last}
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


def _sign(text: str) -> Sign | None:
    folded = fold(text[:500])
    return next((sign for sign, patterns in _COMPILED if any(p.search(folded) for p in patterns)), None)


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
