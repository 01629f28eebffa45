"""Numbers that count or measure something, told apart from years, dates, ages, scores and numbers in names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.language.grammar import PREPOSITIONS
from monitor.language.numbers import Number, numbers
from monitor.language.titles import COMMON, PEOPLES
from monitor.language.units import CURRENCY, MONEY, PERSONS, TIMES, unit_at
from monitor.models import Figure

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?"
    r"|Dec(?:ember|\.)?|січ\w*|лют\w*|берез\w*|квіт\w*|трав\w*|черв\w*|лип\w*|серп\w*|верес\w*|жовт\w*|листоп\w*|груд\w*|январ\w*|феврал\w*|март\w*"
    r"|апрел\w*|ма[йя]|июн\w*|июл\w*|август\w*|сентябр\w*|октябр\w*|ноябр\w*|декабр\w*|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto)"
)

# What a number is when it is no figure: (id, reason, pattern before it, pattern behind it, example). Both must fit.
_OTHER: tuple[tuple[str, str, re.Pattern[str], re.Pattern[str], str], ...] = tuple(
    (name, reason, re.compile(before + r"\Z", flags), re.compile(behind, flags), example)
    for name, reason, before, behind, flags, example in (
        ("ordinal", "an ordinal", "", r"(?:st|nd|rd|th)\b|-?(?:й|я|е|го|му|ї|ої|ій|ша|ий|ая|ый)\b|(?:er|ère|e|ème)\b", 0, "the 21st"),
        ("ordinal-de", "an ordinal", "", r"\.\s(?=[A-ZÄÖÜ][a-zäöü])", 0, "im 3. Stock"),
        ("decade", "a decade", "", r"['’]?s\b", 0, "the 1990s"),
        ("date", "a day", _MONTHS + r"\s", r"(?!\s?(?:%|people|km))", 0, "June 3"),
        ("date-behind", "a day", "", r"\.?(?:[-–]\d+)?\s(?:of\s)?" + _MONTHS + r"\b", 0, "3 June"),
        ("numeric", "a date or a fraction of names", "", r"[./]\d", 0, "9/11"),
        ("numeric-end", "a date or a fraction of names", r"\d[./]", "", 0, "9/11"),
        ("clock", "a time of day", "", r":\d\d|\s?(?:a\.?m\b|p\.?m\b|o['’]clock|Uhr|GMT|ранку|вечора|утра|вечера|год(?:ині)?\b\.?\s(?:ранку|вечора)|h\d\d)", re.I, "5 p.m."),
        ("clock-end", "a time of day", r"\d:", "", 0, "10:30"),
        ("hour", "a time of day", r"\b(?:at|around|about|by|before|after|о|um|gegen|à)\s", r"\s?(?:on|in|local|\.|,|at)?\s*(?:on|local|$|\.|,)", 0, "at 6 on Friday"),
        ("age", "an age", "", r"[\s-](?:years?|months?|weeks?|days?)[\s-](?:old|of age)|-(?:Jähr|jähr|річн|летн)|\s(?:ans\b(?=[^.]{0,3}$)|Jahre alt)", 0, "14-year-old"),
        ("aged", "an age", r"\b(?:aged?|ages|aged between|age of|віком|возрасте|виповнилося|исполнилось|avait|âgée? de|im Alter von|turned|turns)\s", "", re.I, "aged 80"),
        ("age-aside", "an age", r"[^\W\d_]+,\s", r"(?:,|\.|;|\sі|\s?$)(?!\d)", 0, "Mark Lowe, 61,"),
        ("age-he", "an age", r"\b(?:йому|їй|ему|ей|їм)\s", r"\s(?:рік|рок|год|лет)", re.I, "Йому 61 рік"),
        ("label", "a number in a name", r"(?:\b(?:No|Nr|Nos|Art|Sec|Vol|Abs|Flight|Section|Article|Chapter|Route|Room|Gate|Page|Channel|Version|Grade|Level|Phase"
         r"|Stage|Step|Type|Class|Line|Unit|Boeing|Airbus|Paragraf|Artikel|Absatz|Kapitel|Seite|Raum|Group of|Title|Rule|Day|Week|Part|Season|Episode|Category"
         r"|Highway|Interstate|Stat(?:ion|e)|Apartment|Suite|Ward|District|Platform|Terminal|Area|Zone|Pier|Lane|Windows|iPhone|Formula|Number"
         r"|стаття|статті|статья|статьи|рейс|рейсу|номер|дім|домі|доме|будинок|школа|школі|глава|пункт|частина|часть|сторінка|страница|квартира|палата"
         r"|numéro|salle|page|vol|chapitre)\.?|[№#§])\s?", "", re.I, "Section 230"),
        ("model", "a number in a name", r"[^\W\d_]-", "", 0, "Su-27"),
        ("street", "a number in a name", "", r"\s(?:[A-Z][a-z]+\s){1,2}(?:Street|Avenue|Road|Lane|Square|Drive|Boulevard)", 0, "10 Downing Street"),
        ("telephone", "a telephone number", r"(?:\d[- ]|\+)", r"", 0, "555-0134"),
        ("telephone-start", "a telephone number", "", r"-\d{4}\b", 0, "555-0134"),
        ("known", "a pair that is known", r"\b(?:the|these|those|his|her|its|their|our|both|other|any|no|every|each|some|first|last|next|Group of|die|les)\s", r"(?=\s[a-z])", re.I, "the two leaders"),
        ("compound", "part of a compound", "", r"-(?!year|month|day|hour|minute|week|decade|km|mile|meter|metre|acre|ton|foot|point|percent|\d)[^\W\d_]", 0, "27-nation"),
    )
)  # fmt: skip
_ONLY_WORDS = frozenset({"known"})
_ONLY_SMALL = frozenset({"age-aside", "hour"})
_PAIR = re.compile(r"\s?(?:and|to|[-–—]|до|і|и|bis|und|à|et)\s?\Z")
_YEARISH = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_DATING_BEHIND = re.compile(
    r"\s(?:ago|earlier|later|before|after|since|into|old|late|from now|тому|назад|пізніше|позже|спустя|plus tard|später|zuvor)\b"
    r"|\s(?:of|in|on|to) (?:power|office|age)\b"
)
_DATING_BEFORE = re.compile(
    r"\b(?:past|last|next|previous|coming|recent|first|within|after|in|every|than|another|these|минулі|останні|останніх|последние"
    r"|последних|через|vor|nach|seit|letzten|depuis|après|il y a|dans|since|every|early|before|as)\s+(?:(?:more than|nearly|about|over|almost|the|around"
    r"|at least|some|just|less than|roughly)\s+)*\Z",
    re.IGNORECASE,
)
_HARM = (
    "killed|wounded|injured|arrested|detained|displaced|evacuated|hurt|hospitalised|hospitalized|rescued|missing|dead|captured|kidnapped"
    "|загинули|загинуло|загинув|поранено|поранені|зникли|погибли|погибло|ранены|ранено|задержаны|starben|verletzt|getötet|vermisst|tués|blessés|morts"
)  # fmt: skip
_ONE = re.compile(rf"\b(?:and|at least|only|{_HARM}) \Z")  # what "one" counts behind
_HARM_BEFORE = re.compile(
    rf"\b({_HARM}|killing|wounding|injuring|arresting)\s+(?:(?:at least|about|nearly|some|more than|around|over|up to|another|also"
    r"|щонайменше|ще|по меньшей мере|ещё|еще|mindestens|au moins)\s+)*\Z",
    re.IGNORECASE,
)  # fmt: skip
_HARM_BEHIND = re.compile(
    rf"\s+(?:(?:were|was|are|have been|had been|others|more|wurden|ont été|been|людей|було|были)\s+)*({_HARM})\b",
    re.IGNORECASE,
)
_HARMED = frozenset(_HARM.split("|"))
_GERUNDS = {"killing": "killed", "wounding": "wounded", "injuring": "injured", "arresting": "arrested"}
_NOUN = re.compile(r"[\s ]+(?:(?:U\.S\.|US|UK|EU)\s)?([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_STOP = frozenset(
    """and or but nor that which who whose whom is are was were be been being has have had will would can could may might should must
    do does did not as so then than when where while if because since until after before also more less fewer other including
    there this these those the a an its their his her our it they he she we you per each every only just still already yet
    і та й або але що як які який яка було були буде є ще и или но что как которые который было были будет ещё еще
    und oder aber dass die der das ein eine wurden wurde sind ist war waren haben hat et ou mais que qui sont est ont a été
    ago later earlier told said says voted came went took left got made lost won held""".split()
)
_BE = re.compile(
    r"\s+(?:were|was|are|is|have|had|of (?:them|the|which|whom)|others?|more|to \d|wurden|of)\b|\s(?:de|з|из)\s"
)
_RANGE = re.compile(r"\s?[-–—]\s?\Z")
_ARTICLE = re.compile(
    r"\s+(?:of|in|de|an)\s+(?:(?:the|its|their|his|her|all|los|les)\s+)?(?=[^\W\d_])|\s+(?:the|its|their|all)\s+"
)


def figures(text: str, language: str | None) -> tuple[Figure, ...]:
    """The figures of `text` in order: value, unit (ISO code for money, "people" for persons, "share" for fractions 0 to 1),
    what is counted, and the span of the number with its unit.

    Left out is what the table above names, and the article's own conversion of a figure in the brackets behind it.
    """
    found: list[Figure] = []
    rows = numbers(text, language)
    for i, number in enumerate(rows):
        figure = _figure(text, rows, i, language or "")
        if figure is not None and not _converts(text, found, figure, number):
            found.append(figure)
    return tuple(found)


def _figure(text: str, rows: Sequence[Number], i: int, language: str) -> Figure | None:
    number = rows[i]
    before = text[max(0, number.start - 40) : number.start]
    behind = text[number.end : number.end + 60]
    start, value = number.start, number.value
    money = CURRENCY.search(before)
    unit: str | None = None
    end = number.end
    if money:
        unit, start = MONEY[money[1]], number.start - len(money[0])
    else:
        spelt = unit_at(text, number.end)
        if spelt is not None and not (spelt[0] == "in" and number.digits == ""):
            unit, end = spelt
            if unit == "lb" and number.scaled:
                unit = "GBP"  # "two million pounds"
            if unit in ("°C", "°F", "°") and before[-1:] in "-−–" and not before[-2:-1].isalnum():
                start, value = start - 1, -value
    if number.share:
        unit = unit or "share"
    # "between 200 and 300 people", "10-15 km": the first takes unit and noun from the second
    paired = (
        rows[i + 1]
        if i + 1 < len(rows) and unit is None and _PAIR.fullmatch(text[number.end : rows[i + 1].start])
        else None
    )
    if paired is not None and not money:
        spelt = unit_at(text, paired.end)
        unit = spelt[0] if spelt else None
    if (
        unit is None
        and _RANGE.search(before)
        and before.rstrip(" -–—")[-1:].isdigit()
        and not _counts(text, number.end, language)
    ):
        return None
    if _is_other(number, before, behind, unit, language):
        return None
    if unit in TIMES and (_DATING_BEHIND.match(text, end) or _DATING_BEFORE.search(before)):
        return None
    what, person = _what(text, before, paired.end if paired else end, unit, language, number, money is not None)
    if person and unit is None:
        unit = "people"
    if unit is None and what is None and not (_BE.match(behind) or re.search(r"\d to \Z", before)):
        return None
    return Figure(value, unit, what, text[start:end], start, end)


def _is_other(number: Number, before: str, behind: str, unit: str | None, language: str) -> bool:
    if unit in (None, "years") and _YEARISH.match(number.digits) and not _person_next(behind):
        return True
    if unit is None and number.digits and _named_before(before):
        return True
    follows = language != "de" and behind[:1] == " " and behind[1:2].isupper()
    if follows and unit is None and behind[1:].split(None, 1)[0].strip(".,").lower() not in PEOPLES:
        return bool(number.digits) is False or not behind[1:].split(None, 1)[0].isupper()
    if number.value == 1 and not number.digits and unit is None and not number.share:
        return not (_person_next(behind) or _ONE.search(before))
    for name, _, ahead, after, _ in _OTHER:
        if name == "ordinal-de" and language != "de":
            continue
        if name in _ONLY_WORDS and (number.digits or unit not in (None, "people")):
            continue
        if name in _ONLY_SMALL and (number.value > 120 or unit is not None):
            continue
        if name in ("date", "ordinal", "label", "compound", "telephone", "date-behind", "telephone-start") and (
            (unit is not None and name not in ("ordinal",)) or (name == "ordinal" and unit not in (None, "people"))
        ):
            continue
        if name == "date" and number.value > 31:
            continue
        if after.match(behind) and ahead.search(before):
            return True
    return False


def _named_before(before: str) -> bool:
    """Whether a capitalised word in the midst of a sentence stands right before: the number is part of its name."""
    match = re.search(r"(\S+)\s([^\W\d_][\w'’-]*)\s\Z", before)
    if match is None or not match[2][0].isupper() or match[2].lower() in COMMON["en"]:
        return False
    return match[1][-1] not in '.!?"”»:' and len(match[2]) > 1


def _person_next(behind: str) -> bool:
    match = _NOUN.match(behind)
    return match is not None and match[1].lower() in PERSONS


def _counts(text: str, end: int, language: str) -> bool:
    match = _NOUN.match(text, end)
    return (
        match is not None
        and match[1].lower() not in _STOP
        and match[1].lower() not in PREPOSITIONS.get(language, PREPOSITIONS["en"])
    )


def _what(
    text: str, before: str, end: int, unit: str | None, language: str, number: Number, money: bool
) -> tuple[str | None, bool]:
    """What is counted, and whether it is persons."""
    position = end
    linked = _ARTICLE.match(text, end)
    if linked and (unit is not None or (linked[0].strip()[:2] != "in" or money)):
        position = linked.end() - 1
    elif unit is not None and unit not in TIMES and not number.share and unit != "share":
        return None, False
    if unit in TIMES and text[end : end + 1] in ".,;":
        return None, False
    words: list[str] = []
    prepositions = PREPOSITIONS.get(language, PREPOSITIONS["en"])
    while len(words) < 3:
        match = _NOUN.match(text, position)
        if match is None:
            break
        low = match[1].lower()
        if (
            low in _STOP
            or low in prepositions
            or (words and (low in _HARMED or language != "en" or low.endswith("ed")))
        ):
            break
        if match[1][0].isupper() and low not in PEOPLES and language != "de" and not linked:
            break
        words.append(match[1])
        position = match.end()
        if low in PERSONS or low in _HARMED:
            break
    if unit in TIMES and not linked:
        return None, False
    harm = _HARM_BEFORE.search(before) or _HARM_BEHIND.match(text, end if not words else position)
    person = any(w.lower() in PERSONS or w.lower() in _HARMED for w in words) or (
        harm is not None and unit in (None, "people")
    )
    if harm is not None and unit in (None, "people"):
        done = _GERUNDS.get(harm[1].lower(), harm[1].lower())
        words = [*(w for w in words if w.lower() != done), done]
    return (" ".join(words) or None), person


def _converts(text: str, found: Sequence[Figure], figure: Figure, number: Number) -> bool:
    """Whether `figure` stands in brackets right behind another measure: the article's own conversion of it."""
    if not found or figure.unit is None or found[-1].unit is None or figure.unit == "people":
        return False
    between = text[found[-1].end : figure.start]
    return (
        bool(re.fullmatch(r"[^\n.()\[\]]{0,20}\s?[(\[](?:[^\n()\[\]]{0,20})?", between))
        and found[-1].unit != figure.unit
    )
