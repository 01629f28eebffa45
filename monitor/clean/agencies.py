"""The wire services: how they sign, and where a line of credit says that a text or a picture is theirs."""

from __future__ import annotations

import re

from monitor.clean.signs import fold

# name -> what it signs with, folded
AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("afp", "agence france-presse", "agence france presse"),
    "AP": ("ap", "associated press", "the associated press"),
    "Reuters": ("reuters", "thomson reuters", "рейтер", "ройтерс"),
    "dpa": ("dpa", "deutsche presse-agentur", "dpa-afx"),
    "APA": ("apa",),
    "SDA": ("sda", "keystone-sda"),
    "EFE": ("efe", "agencia efe"),
    "Europa Press": ("europa press",),
    "ANSA": ("ansa",),
    "PAP": ("pap", "polska agencja prasowa"),
    "ČTK": ("čtk", "ctk"),
    "TT": ("tt",),
    "NTB": ("ntb",),
    "Ritzau": ("ritzau",),
    "Belga": ("belga",),
    "ANP": ("anp",),
    "UPI": ("upi", "united press international"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "PA": ("pa media", "press association"),
    "Xinhua": ("xinhua", "新华社"),
    "Kyodo": ("kyodo", "kyodo news", "共同通信", "共同"),
    "Jiji": ("jiji", "jiji press", "時事通信", "時事"),
    "Yonhap": ("yonhap", "yonhap news", "연합뉴스"),
    "Ukrinform": ("ukrinform", "укрінформ", "укринформ"),
    "Interfax-Ukraine": ("interfax-ukraine", "інтерфакс-україна", "интерфакс-украина"),
    "UNIAN": ("unian", "уніан", "униан"),
    "RBC-Ukraine": ("rbc-ukraine", "рбк-україна", "рбк-украина"),
    "Interfax": ("interfax", "интерфакс", "інтерфакс", "интерфакс.ru"),
    "TASS": ("tass", "тасс"),
    "RIA Novosti": ("ria novosti", "риа новости", "ріа новості", "ria"),
    "Anadolu": ("anadolu", "anadolu agency", "aa"),
    "PTI": ("pti", "press trust of india"),
    "ANI": ("ani",),
    "IANS": ("ians",),
    "The Canadian Press": ("the canadian press", "canadian press"),
    "AAP": ("aap", "australian associated press"),
    "MTI": ("mti",),
    "Agerpres": ("agerpres",),
    "BelTA": ("belta", "белта"),
    "Lusa": ("lusa", "agência lusa"),
    "Notimex": ("notimex",),
    "SID": ("sid",),
    "KNA": ("kna",),
    "epd": ("epd",),
}
# Picture services and stores of pictures that sign below photographs only.
PICTURES = (
    "getty images",
    "getty",
    "shutterstock",
    "alamy",
    "imago",
    "imago images",
    "picture alliance",
    "picture-alliance",
    "zuma",
    "zuma press",
    "epa",
    "epa-efe",
    "unsplash",
    "istock",
    "istockphoto",
    "depositphotos",
    "pixabay",
    "wikimedia commons",
    "ap photo",
    "adobe stock",
    "rex features",
    "rex",
    "pa wire",
    "pa images",
    "sipa",
    "abaca",
    "keystone",
    "scanpix",
    "ullstein bild",
    "nurphoto",
    "future publishing",
)
_NAMES = {sign: name for name, signs in AGENCIES.items() for sign in signs}
_SHORT = {
    "ap",
    "aa",
    "tt",
    "pa",
    "ria",
    "ani",
    "apa",
    "pap",
    "sid",
    "sda",
    "kna",
    "epd",
    "pti",
    "ntb",
    "anp",
    "efe",
    "mti",
}
_SIGNS = "|".join(re.escape(s) for s in sorted(_NAMES, key=lambda s: (-len(s), s)))

# "KYIV, Aug 12 (Reuters) — …", "Berlin (dpa) - …", "МОСКВА, 12 авг — РИА Новости." at the head of a paragraph
_DATELINE = re.compile(rf"[^\n()—–.:;!?\"“«]{{0,60}}[(\[](?P<sign>{_SIGNS})(?:/[\w .-]{{2,20}})?[)\]]\s*[-–—:.]")
_TRAILING = re.compile(rf"[^\n()—–:;!?\"“«]{{2,40}}[-–—.]\s?(?P<sign>{_SIGNS})\s?[.:]")
_DECOR = " \t.,:;|/\\-–—·•*()[]{}©"
_PREFIX = re.compile(
    r"^(?:source|quelle|fuente|джерело|источник|by|von|por|par|with|mit|z|according to|за матеріалами|"
    r"по материалам|agency|agentur)\s?:?\s+|^(?:source|quelle|fuente|джерело|источник)\s?:\s*"
)


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
_MARKED = re.compile(r"[/|:]| via ")  # where else than at the end a sign may stand
_LABEL = re.compile(
    r"(?:photo|photos|photograph|photo by|photo credit|photo courtesy|picture|pictures|picture by|image|"
    r"image credits?|image caption|image copyright|image source|images|credit|credits|caption|file photo|"
    r"file|illustration|video|graphic|cover photo|archive photo|"
    r"фото|фотографія|фото автора|ілюстрація|ілюстративне фото|скриншот|скріншот|архівне фото|колаж|"
    r"світлина|фотография|иллюстрация|архивное фото|коллаж|foto|fotos|bild|bildquelle|titelbild|"
    r"symbolbild|symbolfoto|archivbild|archivfoto|legende|"
    r"crédit photo|crédits?|photo d'archives|légende|imagen|fotografía|foto de archivo|crédito|"
    r"pie de foto|immagine|zdjęcie|fot\.|kuva|beeld|bilde|사진|写真|图)"
    r"(?: (?:by|von|de|par|credit|courtesy|caption|copyright))?\s?(?::|/|\||©|–|—| - |\()"
)
_LABEL_ONLY = re.compile(
    r"(?:image caption|image copyright|file photo|photo by|photo courtesy|image source|picture by|"
    r"courtesy of|via |особистий архів|личный архив|из личного архива|фото з|фото із|фото из|"
    r"screenshots? )"
)
_CREDIT_END = re.compile(
    rf"(?:[(\[/|©–—:]\s?|\bvia |\bfor |\bfoto:? |\bphoto:? |\bfotos? von |\bcredit:? |\bimage:? |"
    rf"\bpicture:? |^)(?:[^()\[\]/|]{{2,40}}[/|,]\s?)?(?P<sign>{_PHOTO_SIGN})(?:\s?(?:[/|]|"
    rf"via)\s?[^()\[\]/|]{{2,40}}){{0,3}}[)\]]?\.?$"
)
_CREDIT_MARK = re.compile(
    r"(?:[(\[]\s?(?:photo|foto|image|picture|bild|фото|credit|imagen|crédit)\s?:[^()\[\]]{2,80}[)\]]|"
    r"\b(?:foto|photo|image|credit|picture|bild|фото|credits|photograph)\s?:\s?[^.]{2,70})\.?$|"
    r"\breuters/\w+ \w+"
)
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
    if folded.startswith(("©", "(c) ")) and not re.search(
        r"\b(?:19|20)\d\d\b|rights|права|rechte|droits|derechos", folded
    ):
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
    return len(sign) > 4 or sign in ("dpa", "epd", "imago") or sign.upper() in text
