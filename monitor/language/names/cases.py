"""Ukrainian and Russian names back into the nominative: "за словами Лариси Ткач" is Лариса Ткач who speaks."""

from __future__ import annotations

from monitor.language.names.gender import of_name


def _rows(rows: str) -> tuple[tuple[str, str], ...]:
    return tuple((genitive, plain) for genitive, _, plain in (row.partition("=") for row in rows.split()))


# Genitive ending = nominative, the first row that fits; women's and men's names apart.
_WOMEN = _rows(
    """ської=ська цької=цька ской=ская цкой=цкая ової=ова евої=ева євої=єва іної=іна иної=ина овой=ова евой=ева
    иной=ина ії=ія ии=ия ої=а ой=а и=а ы=а і=я"""
)
_MEN = _rows(
    """ського=ський цького=цький ского=ский цкого=цкий ього=ій ого=ий его=ий енка=енко ія=ій ия=ий ея=ей а= я=ь"""
)
_SOFT = dict(
    _rows(
        """ігоря=ігор игоря=игорь сергія=сергій андрія=андрій миколи=микола іллі=ілля никиты=никита микити=микита
    ильи=илья олега=олег"""
    )
)


def nominative(name: str) -> str:
    """`name`, which stands in the genitive, as one would print it alone; words that no row fits stay as they are."""
    words = name.split()
    given = words[0].lower()
    female = given.endswith(("ії", "ии", "и", "ы", "і")) and given not in _SOFT and len(words) > 1
    if not female and len(words) == 1:
        female = given.endswith(("ої", "ой"))
    rows = _WOMEN if female else _MEN
    restored = [_word(w, rows, female, k == 0 and len(words) > 1) for k, w in enumerate(words)]
    made = " ".join(restored)
    return made if of_name(made) in (None, "f" if female else "m") else name


def _word(word: str, rows: tuple[tuple[str, str], ...], female: bool, given: bool) -> str:
    low = word.lower()
    if low in _SOFT:
        return _SOFT[low].capitalize()
    if female and not given and not low.endswith(("ої", "ой")):
        return word  # women's surnames in a consonant or -о do not change
    for ending, plain in rows:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return word[: len(word) - len(ending)] + plain
    return word
