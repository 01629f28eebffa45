"""Small words that show how a clause is built: pronouns, conjunctions, helpers, prepositions."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = frozenset(
    """he she it they i we you він вона воно вони я ми он она оно они мы er sie es wir ich il elle ils elles él
    ella""".split()
)
BREAKERS = frozenset(
    """and but or nor while whereas although though because if when where whether so as than і та й або але що як коли
и или но что как когда und oder aber dass als wenn weil et ou mais que quand y o pero""".split()
)
RELATIVE = frozenset(
    "who that which whose whom який яка яке які що который которая которое которые der die das qui".split()
)
DETERMINERS = frozenset(
    """the a an this that these those his her its their our my one another der die das ein eine le la les l un une el
    los las""".split()
)
HELPERS_OF = {
    "en": frozenset(
        """has have had is are was were be been being would could should will did does do also later then earlier again
    once still further quickly recently even only just already now today yesterday meanwhile previously
    initially repeatedly never always often not himself herself first finally instead afterwards afterward since
    therefore thus reportedly jokingly famously sometimes both all""".split()
    ),
    "fr": frozenset("a ont avait avaient s'est est aussi encore également ensuite notamment".split()),
    "de": frozenset("hat haben hatte hatten auch zudem später dann noch wiederum".split()),
    "es": frozenset("ha han había también después".split()),
    "uk": frozenset("також раніше пізніше потім уже вже теж при цьому".split()),
    "ru": frozenset("также ранее позже затем уже тоже при этом".split()),
}
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday понеділок вівторок середу четвер п'ятницю п’ятницю
    суботу неділю понедельник вторник среду четверг пятницу субботу воскресенье montag dienstag mittwoch donnerstag
    freitag samstag sonntag""".split()
)
#: To whom things are told, and never a part of a name.
LISTENERS = frozenset(
    """журналістам репортерам кореспондентам пресі депутатам учасникам виборцям журналистам репортёрам репортерам
    корреспондентам прессе депутатам участникам избирателям journalisten reportern medienvertretern abgeordneten
    delegierten korrespondenten zuschauern anhängern wählern parteifreunden""".split()
)
PASSIVE = frozenset("is are was were be been being am".split())

#: What a phrase beside the subject begins with, by language.
PREPOSITIONS = {
    "en": _set(
        """in of for at from to with on by near under over against about into inside outside across between among after
    before during through without within around toward towards behind beside beyond despite like than per via
    until since upon amid as following including"""
    ),
    "uk": _set("в у на з із зі від за по про для без через при під до над перед між після щодо"),
    "ru": _set("в во на из от за по о об для без через при под до с со к у над перед между после около"),
    "de": _set("in von vom aus bei beim mit für nach vor über unter gegen zu zum zur im am an auf um seit wegen trotz"),
    "fr": _set("de du des d à au aux en dans sur pour par avec chez sous entre après avant depuis"),
    "es": _set("de del en con por para a al sobre desde hasta entre tras"),
}
