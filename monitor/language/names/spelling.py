"""One person under several spellings: Zelensky, Zelenskyy, Зеленський. By the sound of the letters, not by a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from monitor.language.lexicon import forms
from monitor.language.lexicon.honorifics import PARTICLES
from monitor.language.names.gender import is_given
from monitor.language.text.scripts import CYRILLIC
from monitor.language.text.words import fold

LATIN = forms("transliteration", "latin")
# Letters and groups that transliterations exchange, in this order: the right side is the common ground.
SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|schtsch", "sh"),
        (r"tsch|tch", "ch"),
        (r"sch", "sh"),
        (r"kh|gh", "h"),
        (r"tz|cz", "ts"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ck", "k"),
        (r"iu|yu|ju", "u"),
        (r"ia|ya|ja", "a"),
        (r"ie|ye|je|ei|ey|ej", "e"),
        (r"yi|iy|yj|ij|ii|yy|j|y", "i"),
        (r"x", "ks"),
        (r"(.)\1", r"\1"),
        (r"i+", "i"),
    )
)
_VOICELESS = str.maketrans("z", "s")  # German writes s and sch for z and zh
_BREATHED = str.maketrans("zg", "sh")  # and г is g in Russian, h in Ukrainian
_VOWELS = frozenset("aeiou")
_SILENT = _VOWELS | {"h"}
_CYRILLIC = re.compile(f"[{CYRILLIC}]")

# The classes of consonants, of what `sound` tells apart.
CLASSES = {"ch": "x", "sh": "x", "zh": "x", "ts": "s", "z": "s", "h": "g", "th": "t", "c": "k", "q": "k"}
CONSONANT = re.compile("[csz]h|ts|th|[bcdfghklmnpqrstvz]")
_DOUBLE = re.compile(r"(.)\1+")
_GENERATIONS = frozenset("jr sr ii iii iv".split())
_MOST = 60  # rivals of one surname that a name is compared with: bounds the work on hostile text


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """`word` in Latin letters as it sounds, so that transliterations of one name come out alike."""
    plain = "".join(LATIN.get(c, c) for c in fold(word))
    for pattern, common in SOUNDS:
        plain = pattern.sub(common, plain)
    return plain


def keys(word: str) -> tuple[str, ...]:
    """The classes of the consonants in `word`, and "a" before them for a vowel: one of them all spellings share.

    There are two where "ch" may be the ch of Chile or, as in German, that of Charkiw. Coarser than `sound`: a key in
    common shows that two words may be one name, not that they are.
    """
    heard = sound(word)
    return tuple(dict.fromkeys(_key(one) for one in (heard, heard.replace("ch", "h"))))


def _key(heard: str) -> str:
    classes = "".join(CLASSES.get(one, one) for one in CONSONANT.findall(heard))
    return "a" * (heard[:1] in _VOWELS) + _DOUBLE.sub(r"\1", classes)


def surname(name: str) -> str:
    """How the surname in `name` sounds, its particles included and "Jr." not."""
    parts = _parts(name)
    return sound(parts[-1]) if parts else ""


def same_person(a: str, b: str) -> bool:
    """Whether `a` and `b` may name one person: near-equal surnames, and given names that do not differ.

    A bare surname matches any full name that has it. Initials match what they can stand for.
    """
    one, two = _parts(a), _parts(b)
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    if 1 < len(short) < len(long) and long[-len(short) :] == short:
        return True  # a surname of two words
    bare = len(one) == 1 or len(two) == 1
    if not _near_surname(one[-1], two[-1], bare):
        return False
    return bare or (_near_given(one[0], two[0]) and not _other_initials(one, two))


def _other_initials(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether both have one name between given name and surname, an initial at least once, that begin differently."""
    if len(one) != 3 or len(two) != 3 or not any(len(p[1].replace(".", "")) < 3 for p in (one, two)):
        return False
    return sound(one[1])[:1] != sound(two[1])[:1]  # "Ann B. Lee" and "Ann C.D. Lee"


def resolve(name: str, among: Iterable[str]) -> str | None:
    """The full form of `name` among the names given: the one person there that it can be, else None.

    "Zelensky" among ("Volodymyr Zelenskyy", "Donald Trump") is "Volodymyr Zelenskyy".
    """
    fits = sorted({other for other in among if len(_parts(other)) > 1 and same_person(name, other)})
    if not fits:
        return None
    if any(not same_person(fits[0], other) for other in fits[1:]):
        return None
    return name if name in fits else max(fits, key=lambda f: (sound(f.split()[-1]) == sound(name.split()[-1]), len(f)))


def bearer(name: str) -> str:
    """The consonants of the surname in `name`: only names that agree in it can be one person's."""
    parts = _parts(name)
    return skeleton(sound(parts[-1]).translate(_BREATHED)) if parts else ""


def canonical(names: Iterable[str]) -> dict[str, str]:
    """Each of `names` (as often as they occur) mapped to the most frequent full form of its person.

    A name of one word goes to the one person that has it, or to the one who is named three times as often as all others
    that have it; ties go to the first in the alphabet, and the order of `names` (or their Counter) does not count.
    """
    counts = Counter(names)
    ordered = sorted((n for n in counts if _parts(n)), key=lambda n: (-counts[n], n))
    chosen = {n: n for n in counts}
    groups: dict[str, list[list[str]]] = {}
    for name in (n for n in ordered if len(_parts(n)) > 1):
        rivals = groups.setdefault(bearer(name), [])
        home = next((g for g in rivals[:_MOST] if same_person(name, g[0])), None)
        if home is None:
            rivals.append([name])
        else:
            home.append(name)
    for rivals in groups.values():
        for group in rivals:
            best = next((n for n in group if not any(_fuller(m, n) for m in group[:_MOST])), group[0])
            group.insert(0, group.pop(group.index(best)))
            chosen |= dict.fromkeys(group, best)
    alone: dict[str, list[str]] = {}
    for name in (n for n in ordered if len(_parts(n)) == 1):
        key = bearer(name)
        fits = [g for g in groups.get(key, [])[:_MOST] if any(same_person(name, n) for n in g[:_MOST])]
        exact = [g for g in fits if any(sound(_parts(n)[-1]) == sound(_parts(name)[-1]) for n in g[:_MOST])]
        fits = exact or fits  # Andersen is not Anderson where both are about
        if fits and (len(fits) == 1 or _outweighs(fits, counts)):
            chosen[name] = fits[0][0]
        elif not fits:
            rivals_alone = alone.setdefault(key, [])
            chosen[name] = next((n for n in rivals_alone[:_MOST] if same_person(name, n)), name)
            rivals_alone.append(name)
    return chosen


def _fuller(longer: str, name: str) -> bool:
    """Whether `longer` is `name` with more of the name before it, and not with a word that only stands there."""
    first = name.split()[0]
    return longer.endswith(" " + name) and not (" " in name and is_given(first) and not is_given(longer.split()[0]))


def _outweighs(groups: Sequence[Sequence[str]], counts: Counter[str]) -> bool:
    """Whether the first of the persons is named at least three times as often as the others together."""
    first, *others = (sum(counts[n] for n in group) for group in groups)
    return first >= 3 * max(1, sum(others))


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    parts = [p.strip(".,'’") for p in name.split() if p.strip(".,'’")]
    while len(parts) > 1 and parts[-1].lower() in _GENERATIONS:
        parts.pop()
    while len(parts) > 1 and parts[-2].lower() in PARTICLES and not (len(parts[-2]) == 1 and parts[-2].isupper()):
        parts[-2:] = [parts[-2] + parts[-1]]  # "Le Pichon" is a surname
    return tuple(parts)


def _near_surname(a: str, b: str, bare: bool) -> bool:
    one, two = sound(a), sound(b)
    if one == two:
        return True
    if min(len(one), len(two)) < (7 if bare else 5):
        return False
    two_scripts = bool(_CYRILLIC.search(a)) != bool(_CYRILLIC.search(b))
    common = _BREATHED if two_scripts else _VOICELESS
    return one.translate(common) == two.translate(common) or _a_vowel_apart(one, two)


def _near_given(a: str, b: str) -> bool:
    one, two = sound(a).replace("g", "h"), sound(b).replace("g", "h")
    if one == two or (min(len(a), len(b)) == 1 and one[:1] == two[:1]):
        return True
    if min(len(one), len(two)) >= 5 and _a_vowel_apart(one, two):
        return True
    # Volodymyr and Vladimir: long names of the same consonants
    return min(len(one), len(two)) >= 8 and one[0] == two[0] and one[-1] == two[-1] and skeleton(one) == skeleton(two)


def _a_vowel_apart(a: str, b: str) -> bool:
    """Whether `a` and `b` differ in one vowel, but not in the -a that sets a woman's name apart."""
    return a.endswith("a") == b.endswith("a") and skeleton(a) == skeleton(b) and one_apart(a, b)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word that is spelt as it sounds, z as s; h is none, since transliterations leave it out."""
    return "".join(c for c in word.translate(_VOICELESS) if c not in _SILENT)


def one_apart(a: str, b: str) -> bool:
    """Whether one letter put in, left out or exchanged makes `b` of `a`."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return a[i + 1 :] == b[i + 1 :] or a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :]
