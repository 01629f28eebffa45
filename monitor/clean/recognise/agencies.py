"""The wire services: how they sign, and where a line of credit says that a text or a picture is theirs."""

from __future__ import annotations

import re

from monitor.language.lexicon import either, entries, forms, words
from monitor.language.text.fold import fold

# Picture services and stores of pictures that sign below photographs only.
PICTURES = entries("wires", "pictures")
_NAMES = forms("wires", "agencies")
_SHORT = words("wires", "short")
_SIGNS = "|".join(re.escape(s) for s in sorted(_NAMES, key=lambda s: (-len(s), s)))

# "KYIV, Aug 12 (Reuters) — …", "Berlin (dpa) - …", "МОСКВА, 12 авг — РИА Новости." at the head of a paragraph
_DATELINE = re.compile(rf"[^\n()—–.:;!?\"“«]{{0,60}}[(\[](?P<sign>{_SIGNS})(?:/[\w .-]{{2,20}})?[)\]]\s*[-–—:.]")
_TRAILING = re.compile(rf"[^\n()—–:;!?\"“«]{{2,40}}[-–—.]\s?(?P<sign>{_SIGNS})\s?[.:]")
_DECOR = " \t.,:;|/\\-–—·•*()[]{}©"
_PREFIX = re.compile(rf"^{either('wires', 'leads')}\s?:?\s+|^{either('wires', 'labels')}\s?:\s*")


def agency_named(text: str) -> str | None:
    """The wire service that `text` names and nothing else besides: "— Reuters", "(AP)", "Source: Ukrinform"."""
    sign = _PREFIX.sub("", fold(text).strip(_DECOR)).strip(_DECOR)
    if sign in _SHORT and sign == text.strip(_DECOR):  # "pa", "aa" in lower case are words
        return _NAMES[sign] if sign in {"dpa", "epd"} else None
    return _NAMES.get(sign)


def dateline_agency(text: str) -> str | None:
    """The wire service that the dateline at the head of a paragraph names, or None."""
    head = fold(text[:110])
    found = _DATELINE.match(head) or (_TRAILING.match(head) if _upper_place(text) else None)
    return _NAMES[found["sign"]] if found else None


def _upper_place(text: str) -> bool:
    word = re.match(r"[^\W\d_]{3,}", text)
    return bool(word and (word[0].isupper() or text[word.end() : word.end() + 1] == "."))


# --- captions and credits of photographs ---------------------------------------------------------------------------

_PHOTO_SIGN = "|".join(re.escape(s) for s in sorted({*PICTURES, *_NAMES}, key=lambda s: (-len(s), s)))
_SIGN_ENDS = (*PICTURES, *_NAMES)
_IN_SMALL = words("wires", "in_small")
_MARKED = re.compile(r"[/|:]| via ")  # where else than at the end a sign may stand
_LABEL = re.compile(
    rf"{either('captions', 'labels')}(?: {either('captions', 'label_ends')})?\s?(?::|/|\||©|–|—| - |\()"
)
_LABEL_ONLY = re.compile(either("captions", "opens"))
_CREDIT_END = re.compile(
    rf"(?:[(\[/|©–—:]\s?|\b{either('captions', 'before_signs')}|^)"
    rf"(?:[^()\[\]/|]{{2,40}}[/|,]\s?)?(?P<sign>{_PHOTO_SIGN})(?:\s?(?:[/|]|"
    rf"via)\s?[^()\[\]/|]{{2,40}}){{0,3}}[)\]]?\.?$"
)
_CREDIT_MARK = re.compile(
    rf"(?:[(\[]\s?{either('captions', 'credits')}\s?:[^()\[\]]{{2,80}}[)\]]|"
    rf"\b{either('captions', 'credits')}\s?:\s?[^.]{{2,70}})\.?$|\breuters/\w+ \w+"
)
_RIGHTS = re.compile(rf"\b(?:19|20)\d\d\b|{either('captions', 'rights')}")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}\.[a-z]{2,6}(?:\.[a-z]{2})?")


def is_caption(text: str, words: int) -> bool:
    """Whether a line is the caption or credit of a picture by its own marks."""
    folded = fold(text).strip()
    if words > 80 or len(folded) < 3:
        return False
    if _DOMAIN.fullmatch(folded.strip("()[] .©")):
        return True
    if _LABEL.match(folded) or (words <= 40 and _LABEL_ONLY.match(folded)):
        return True
    if folded.startswith(("©", "(c) ")) and not _RIGHTS.search(folded):
        return True
    tail = folded[-110:]
    if not (tail.rstrip(")]. ").endswith(_SIGN_ENDS) or _MARKED.search(tail)):
        return False
    if words > 2 and agency_named(text):
        return False
    if _CREDIT_MARK.search(tail):
        return True
    signed = _CREDIT_END.search(tail) if words > 1 or folded in PICTURES else None
    return bool(signed and agency_named(text) is None and _in_capitals(signed["sign"], text))


def _in_capitals(sign: str, text: str) -> bool:
    """Whether a short sign stands in capitals: "AP" signs, "(ePA" does not."""
    return len(sign) > 4 or sign in _IN_SMALL or sign.upper() in text
