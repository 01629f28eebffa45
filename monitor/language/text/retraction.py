"""How a newsroom takes back a whole article, in its own text: a paragraph that says so, or a mark before the title; and
how it announces that it printed something wrong.

Only what speaks of the article that it stands in: that a study, an offer or somebody's post was withdrawn is news, or
a gap where a post was shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.language.text.plain import plain

LONGEST = 600  # characters of a paragraph that may be such a note


@dataclass(frozen=True, slots=True)
class Row:
    """A way to say it, in one language. It begins the paragraph, or follows a label such as "Editor's note:"."""

    id: str
    reason: str  #: why it can mean nothing else
    pattern: str  #: <piece> stands for a word of `article`; after a label, for one of `published` too
    article: str
    published: str
    example: str


_ENGLISH = r"(?:news )?(?:article|story|op-ed|opinion piece|column)", r"report|piece|post|item|interview|review"
_BEEN = r"(?:has been|has now been|was|is|is being|is hereby)"
_TAKEN = r"(?:fully |formally |permanently )?(?:retracted|withdrawn|taken down|unpublished|pulled|removed)"

ROWS = (
    Row(
        "en-this-was",
        "the article speaks of itself; what is removed from a list or a shelf is another thing",
        rf"this <piece> (?:that \w[^.]{{0,80}} )?{_BEEN} {_TAKEN}\b"
        r"(?! from (?!publication|this|our|the (?:web ?)?site))",
        *_ENGLISH,
        "This article has been retracted because a source could not be confirmed.",
    ),
    Row(
        "en-we-take-back",
        "the newsroom says that it does so",
        r"(?:we|the editors|the newsroom) (?:have |hereby |are )?(?:retract(?:ed|ing)?|withdr(?:aw|ew|awn|awing)|"
        r"unpublish(?:ed)?|removed|(?:taken|took) down) this <piece>\b(?!['’])",
        *_ENGLISH,
        "We have withdrawn this story after the agency took back its report.",
    ),
    Row(
        "en-was-here",
        "what stood at this address was taken away",
        rf"an? <piece> (?:that was |that had been )?(?:previously |originally |formerly )?"
        rf"(?:published|posted|that appeared) (?:here|on this page|at this address)\b[^.]{{0,120}} {_BEEN} {_TAKEN}\b",
        *_ENGLISH,
        "An article published here on Monday has been withdrawn.",
    ),
    Row(
        "en-removed",
        "how agencies call back a text",
        r"(?:mandatory kill|bulletin kill|<piece> (?:removed|withdrawn|retracted|killed))\s?[:.,—–-]",
        *_ENGLISH,
        "STORY REMOVED: it cited a document that turned out to be forged.",
    ),
    Row(
        "uk",
        "текст говорить про себе",
        r"(?:ц(?:ю|я|ей)|дан(?:ий|у|а)) <piece> (?:було |був |була |повністю )?"
        r"(?:відклика\w{2,4}|знят\w{1,2} з публікації|видалено)\b",
        r"(?:статт[юя]|матеріал)",
        r"публікаці[юя]|новин[уа]|інтерв['’ʼ]ю",
        "Цю статтю відкликано: джерело не підтвердило своїх слів.",
    ),
    Row(
        "ru",
        "текст говорит о себе",
        r"(?:эт(?:а|от|у)|данн(?:ый|ая|ую)) <piece> (?:был[ао]? |полностью )?"
        r"(?:отозван[ао]?|снят[ао]? с публикации|удал[её]н[ао]?)\b",
        r"(?:стать[яю]|материал)",
        r"публикаци[яю]|новост[ьи]|интервью",
        "Эта статья отозвана: источник не подтвердил своих слов.",
    ),
    Row(
        "de",
        "der Text spricht von sich selbst",
        r"(?:diese[rn]? <piece>|wir haben diesen <piece>) (?:wurde |ist |haben wir )?(?:[^.]{0,60} )?"
        r"(?:zurückgezogen|zurückgenommen|depubliziert)\b",
        r"(?:artikel|beitrag)",
        r"text|bericht|meldung|interview",
        "Dieser Artikel wurde von der Redaktion zurückgezogen.",
    ),
    Row(
        "fr",
        "le texte parle de lui-même",
        r"(?:cet <piece> (?:a été|est)|nous avons) (?:retiré|dépublié)(?: cet <piece>)?\b(?! (?:de|du|des) )",
        r"(?:article)",
        r"entretien",
        "Cet article a été retiré par la rédaction.",
    ),
)

_LABEL = (
    r"(?:(?:editor(?:s|['’]s|s['’])?|publisher['’]s) note|retraction|correction|update[d]?|notice|примітка редакції|"
    r"від редакції|примечание редакции|от редакции|anmerkung der redaktion|note de la rédaction)\s?"
    r"(?:\([^)]{1,40}\)\s?)?[:,.—–-]\s?"
)


def _any(*, labelled: bool) -> str:
    words = (f"(?:{row.article}|{row.published})" if labelled else row.article for row in ROWS)
    return "|".join(row.pattern.replace("<piece>", word) for row, word in zip(ROWS, words, strict=True))


_NOTE = re.compile(rf"[\W_]{{0,3}}(?:{_LABEL}(?:{_any(labelled=True)})|(?:{_any(labelled=False)}))", re.IGNORECASE)
_SPEECH = re.compile(r"""\s*["“„«‘']""")
_TITLE = re.compile(
    r"\W{0,2}(?:RETRACTED|WITHDRAWN|STORY REMOVED|ВІДКЛИКАНО|ОТОЗВАНО|ZURÜCKGEZOGEN)\s?[:—–|\]].*[^\W\d_A-ZА-ЯҐЄІЇ]"
)


_CORRECTION = re.compile(
    r"^(correction|corrected|clarification|editor['’]s note|"
    r"this (article|story|report) (has been|was) (corrected|amended|updated)"
    r"|an earlier version|виправлення|уточнення|исправление|уточнение|korrektur|richtigstellung|correctif|rectificatif"
    r"|corrección|fe de errores)\b|\ban earlier version of this (article|story|report)\b",
    re.IGNORECASE,
)


def corrects(paragraph: str) -> bool:
    """Whether a paragraph announces that something was printed wrong."""
    return _CORRECTION.search(plain(paragraph)) is not None


def retracts(paragraph: str) -> bool:
    """Whether a paragraph says that the article in which it stands was taken back as a whole."""
    note = plain(paragraph).strip()
    return len(note) <= LONGEST and not _SPEECH.match(note) and _NOTE.match(note) is not None


def retracted(title: str) -> bool:
    """Whether a headline is marked, in capitals, as that of an article that was taken back."""
    return _TITLE.match(plain(title)[:LONGEST]) is not None
