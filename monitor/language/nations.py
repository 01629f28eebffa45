"""Nations by their words: what "the Ukrainian president" and "of Ukraine" have in common, and given names that tell.

The tables hold peoples, countries and given names; no person stands in them.
"""

from __future__ import annotations

from typing import NamedTuple

from monitor.language.words import fold


class Nation(NamedTuple):
    """A people: the words for it and its country, the genitives that Ukrainian and Russian put behind an office."""

    id: str
    words: str
    genitives: str = ""


NATIONS = (
    Nation("ukrainian", "ukraine український українська украинский ukrainische ukrainischer", "україни украины"),
    Nation("russian", "russia російський російська российский российская russische russischer", "росії россии рф"),
    Nation("american", "us u.s u.s. usa america американський американский amerikanische us-präsident", "сша"),
    Nation(
        "british", "uk u.k britain британський британский britische britischer",
        "британії великобританії британии великобритании",
    ),
    Nation("german", "germany німецький немецкий deutsche deutscher", "німеччини германии фрн фрг"),
    Nation("french", "france французький французский französische französischer", "франції франции"),
    Nation("polish", "poland польський польский polnische polnischer", "польщі польши"),
    Nation("belarusian", "belarus білоруський белорусский belarussische", "білорусі беларуси белоруссии"),
    Nation("turkish", "turkey türkiye турецький турецкий türkische türkischer", "туреччини турции"),
    Nation("chinese", "china китайський китайский chinesische chinesischer", "китаю китая кнр"),
    Nation("hungarian", "hungary угорський венгерский ungarische", "угорщини венгрии"),
    Nation("slovak", "slovakia словацький словацкий slowakische", "словаччини словакии"),
    Nation("czech", "czechia чеський чешский tschechische", "чехії чехии"),
    Nation("finnish", "finland фінський финский finnische", "фінляндії финляндии"),
    Nation("italian", "italy італійський итальянский italienische", "італії италии"),
    Nation("spanish", "spain іспанський испанский spanische", "іспанії испании"),
    Nation("israeli", "israel ізраїльський израильский israelische", "ізраїлю израиля"),
    Nation("iranian", "iran іранський иранский iranische", "ірану ирана"),
    Nation("japanese", "japan японський японский japanische", "японії японии"),
    Nation("canadian", "canada канадський канадский kanadische", "канади канады"),
    Nation("indian", "india індійський индийский indische", "індії индии"),
    Nation("norwegian", "norway норвезький норвежский norwegische", "норвегії норвегии"),
    Nation("swedish", "sweden шведський шведский schwedische", "швеції швеции"),
    Nation("danish", "denmark данський датский dänische", "данії дании"),
    Nation("latvian", "latvia латвійський латвийский lettische", "латвії латвии"),
    Nation("lithuanian", "lithuania литовський литовский litauische", "литви литвы"),
    Nation("estonian", "estonia естонський эстонский estnische", "естонії эстонии"),
    Nation("romanian", "romania румунський румынский rumänische", "румунії румынии"),
    Nation("moldovan", "moldova молдовський молдавский moldauische", "молдови молдавии"),
    Nation("georgian", "georgia грузинський грузинский georgische", "грузії грузии"),
)  # fmt: skip

#: Countries of which no people is needed above: a name that ends in one is a place's.
COUNTRIES = frozenset(
    """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belgium
    bolivia bosnia brazil bulgaria cambodia cameroon chile colombia croatia cuba cyprus ecuador egypt ethiopia ghana
    greece guatemala haiti honduras iceland indonesia iraq ireland jamaica kazakhstan kenya kosovo kuwait kyrgyzstan
    laos lebanon liberia libya luxembourg malaysia mali malta mexico mongolia morocco mozambique myanmar nepal
    netherlands nicaragua nigeria oman pakistan panama paraguay peru philippines portugal qatar rwanda senegal serbia
    singapore slovenia somalia sudan switzerland syria taiwan tanzania thailand tunisia uganda uruguay uzbekistan
    venezuela vietnam yemen zambia zimbabwe england scotland wales europe africa asia""".split()
)
#: What follows the name of a town: "of Linden, Ohio,"; some are surnames too.
REGIONS = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn mo mont neb nev okla ore pa tenn tex va
    vt wash wis wyo alberta manitoba ontario quebec saskatchewan queensland tasmania victoria""".split()
)
_NATION = {word: row.id for row in NATIONS for word in (row.id, *row.words.split(), *row.genitives.split())}
GENITIVES = frozenset(word for row in NATIONS for word in row.genitives.split())

#: Given names that belong to one tongue, and the nations that speak it. Names at home in several are left out.
_GIVEN = {
    ("ukrainian",): """volodymyr oleksandr oleksandra oleksiy oleksii mykola mykhailo mykhaylo serhiy serhii andriy
    andrii dmytro petro pavlo yuliia yevhen ihor oleh vasyl viktoriia kateryna kyrylo yurii vitalii olha""",
    ("russian", "belarusian"): "vladimir sergei sergey dmitri dmitry nikolai mikhail alexei aleksei yevgeny andrei",
    ("american", "british", "canadian"): """donald joe ronald jimmy gerald lyndon franklin dwight keir rishi theresa
    margaret tony gordon kyle jake mike steve jeff ted chuck bill hillary""",
    ("german",): "friedrich olaf annalena frank-walter helmut gerhard konrad jürgen jens heiko ursula",
    ("french",): "emmanuel françois jacques jean-luc jean-noël sébastien edouard élisabeth gérald",
    ("turkish",): "recep mehmet ahmet hakan kemal ekrem",
    ("polish",): "andrzej radosław radoslaw mateusz karol jarosław jaroslaw władysław",
    ("italian",): "giorgia matteo sergio giuseppe silvio guido",
    ("spanish",): "pedro josé mariano felipe josep",
    ("hungarian",): "péter zoltán lászló katalin",
}  # fmt: skip
_TONGUES = {fold(name): frozenset(nations) for nations, names in _GIVEN.items() for name in names.split()}


def nation(word: str) -> str | None:
    """The nation that `word` (in lower case) belongs to, by its English adjective: "ukraine" is "ukrainian"."""
    return _NATION.get(word)


def tongues(name: str) -> frozenset[str]:
    """The nations at whose home the given name of `name` is; empty where it does not tell."""
    return _TONGUES.get(fold(name.split()[0]), frozenset()) if " " in name else frozenset()
