"""Units of measure and money, and nouns for persons, by their spellings in each language."""

from __future__ import annotations

import re

# canonical unit: its spellings (as they stand behind a number), case-sensitive where one is a single sign.
_UNITS: tuple[tuple[str, str], ...] = (
    ("pp", r"percentage points?|відсоткових пунктів|процентных пункт\w+|Prozentpunkte?n?"),
    ("%", r"%|percent|per cent|pct|відсотк\w+|процент\w*|Prozent|pour cent|por ciento"),
    (
        "km2",
        r"square kilomet(?:er|re)s?|sq\.? ?km|km2|km²|квадратн\w+ кілометр\w*|кв\.? ?км|квадратн\w+ километр\w*"
        r"|Quadratkilometern?|kilomètres carrés",
    ),
    ("sq mi", r"square miles?|sq\.? ?mi|sq\.? miles"),
    ("sq ft", r"square (?:feet|foot)|sq\.? ?ft"),
    ("m2", r"square met(?:er|re)s?|m2|m²|sq\.? ?m|кв\.? ?м|Quadratmetern?"),
    ("km/h", r"km/h|kph|kmh|kilomet(?:er|re)s? (?:per|an) hour|км/год|км/ч|Stundenkilometern?"),
    ("mph", r"mph|miles (?:per|an) hour"),
    ("km", r"kilomet(?:er|re)s?|km|кілометр\w*|километр\w*|км|Kilometern?|kilomètres?|kilómetros?"),
    ("mi", r"miles?|mi|миль|милях|mil(?:las|es)|Meilen"),
    ("m", r"met(?:er|re)s?|m|метр\w*|м|Metern?|mètres?|metros?"),
    ("cm", r"centimet(?:er|re)s?|cm|сантиметр\w*|см|Zentimetern?"),
    ("mm", r"millimet(?:er|re)s?|mm|міліметр\w*|миллиметр\w*|мм|Millimetern?"),
    ("ft", r"feet|foot|ft"),
    ("in", r"inch(?:es)?"),
    ("ha", r"hectares?|ha|гектар\w*|га|Hektar|hectáreas?"),
    ("ac", r"acres?"),
    ("t", r"(?:metric )?ton(?:ne)?s?|тонн\w*|т|Tonnen?"),
    ("kg", r"kilogram(?:me)?s?|kilos?|kg|кілограм\w*|килограмм\w*|кг|Kilogramm|Kilo"),
    ("lb", r"pounds?(?! sterling)|lbs?"),
    ("g", r"grams?|grammes?|грам\w*|Gramm"),
    ("l", r"lit(?:er|re)s?|літр\w*|литр\w*|Litern?"),
    ("gal", r"gallons?"),
    ("bbl", r"barrels?|барел\w*|баррел\w*"),
    ("MW", r"megawatts?|MW|мегават\w*|МВт"),
    ("GW", r"gigawatts?|GW|гігават\w*|ГВт"),
    ("°C", r"° ?C|degrees Celsius|градус\w* Цельсія|градус\w* Цельсия|Grad Celsius|C"),
    ("°F", r"° ?F|degrees Fahrenheit|F"),
    ("°", r"degrees|градус\w*|Grad"),
    ("USD", r"(?:de )?(?:US )?dollars?|USD|доларів|долари|долара|долларов|доллара|доллар|US-Dollar|(?:de )?dólares"),
    ("EUR", r"(?:de )?euros?|EUR|євро|евро|Euro|d'euros|d’euros|€"),
    ("GBP", r"pounds? sterling|GBP|фунт\w*"),
    ("UAH", r"hryvnias?|hryvni?a|UAH|гривень|гривні|гривня|гривен|грн\.?"),
    ("RUB", r"r(?:o)?ubles?|RUB|рублів|рублей|рубля|руб\.?|Rubel"),
    ("CHF", r"(?:Swiss )?francs?|CHF|Franken"),
    ("JPY", r"yen|єн|иен"), ("CNY", r"yuan|юан\w*"), ("PLN", r"zlotys?|злотих|злотых"),
    ("seconds", r"seconds?|секунд\w*|Sekunden?|secondes?"),
    ("minutes", r"minutes?|хвилин\w*|минут\w*|Minuten?"),
    ("hours", r"hours?|годин\w*|час(?:ов|а)?|Stunden?|heures?|horas?"),
    ("days", r"days?|дні|днів|день|дня|дней|Tagen?|jours?|días?"),
    ("weeks", r"weeks?|тиж\w*|недел\w*|Wochen?|semaines?|semanas?"),
    ("months", r"months?|місяц\w*|месяц\w*|Monaten?|mois|meses"),
    ("decades", r"decades?|десятиліт\w*|десятилети\w*|Jahrzehnten?"),
    ("years", r"years?|рок\w*|років|лет|год(?:а|ов)?|Jahren?|ans|années?|años?"),
)  # fmt: skip

TIMES = frozenset("seconds minutes hours days weeks months years decades".split())
MONEY = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "₴": "UAH", "₽": "RUB", "¥": "JPY"}
CURRENCY = re.compile(r"(US\$|\$|€|£|₴|₽|¥)\s?\Z")

_SIGNS = frozenset("m mi g t C F in l т м га".split())


def _spelt() -> tuple[dict[str, str], re.Pattern[str]]:
    groups = [f"(?P<u{n}>{pattern})" for n, (_, pattern) in enumerate(_UNITS)]
    return {f"u{n}": unit for n, (unit, _) in enumerate(_UNITS)}, re.compile(
        r"[\s  -]?(?:" + "|".join(groups) + r")(?![\w°]|-\w)"
    )


_BY_GROUP, _UNIT = _spelt()
_FIRSTS = frozenset("%°€²")

#: Nouns for persons, in the forms that stand behind a number.
PERSONS = frozenset(
    """people persons troops soldiers civilians men women children boys girls residents protesters demonstrators
students pupils workers employees staff officers policemen police migrants refugees passengers patients victims
survivors prisoners hostages detainees suspects voters members lawmakers deputies senators others dead wounded
injured killed missing rescuers firefighters fighters militants terrorists servicemen personnel inhabitants
citizens volunteers journalists doctors nurses teachers tourists guests evacuees casualties deaths fatalities
witnesses customers users players fans visitors immigrants person man woman child soldier civilian boy girl
officer passenger patient resident prisoner worker student adults teenagers людей осіб особи людини військових
солдатів цивільних дітей жінок чоловіків поранених загиблих мешканців жителів постраждалих учнів поліцейських
полонених біженців пасажирів поранено дитина дитини особа человек людей военных солдат детей женщин мужчин
раненых погибших жителей пострадавших пленных беженцев пассажиров menschen personen soldaten zivilisten kinder
frauen männer einwohner verletzte tote demonstranten schüler mitarbeiter personnes hommes femmes enfants soldats
habitants blessés morts civils manifestants personas""".split()
)


def unit_at(text: str, position: int) -> tuple[str, int] | None:
    """The unit that stands at `position` behind a number (a space or hyphen between), and where it ends; None without
    one."""
    match = _UNIT.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    spelling = match[match.lastgroup]
    if spelling in _SIGNS and spelling != "m" and match.group(0)[0] == "-":
        return None
    return _BY_GROUP[match.lastgroup], match.end()
