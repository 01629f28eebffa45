"""Whether two wordings can claim the same: the words on which a claim turns, in families, and those that are opposites.

Two hands translate one sentence with other nouns and verbs; they do not turn "before" into "after", five into
fifteen, or Friday into Monday.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.language.numbers import numbers

# Each row is a family; its members, parted by bars, exclude each other, and the words of a member mean the same here.
_FAMILIES = tuple(
    {word: n for n, member in enumerate(row.split("|")) for word in member.split()}
    for row in (
        # time of the verb
        """was were wasn't weren't been war waren був була було були был была было были|is are isn't aren't am ist sind
            есть є|will shall won't wird werden буде будуть буду будемо будет будут будем""",
        "has have had did was were|will shall won't",
        # who
        """we our us we'll we're we've ours i my me mine i'll i'm i've ми наш наша наші наше нашої наших нам нас я мій
            моя мы наша наш наши наше нашей нашего мой моя мне меня wir unser unsere unserer uns ich mein meine |they
            their them they're they'll theirs he his him she her він вона вони їх їхній їхня їхні його її он она они их
            его её ее ihr ihre ihnen er sein seine""",
        # bounds and conditions
        """after once afterwards після после nach nachdem|before prior до перед прежде vor bevor ehe |if якщо если
            falls|unless|until till поки пока bis""",
        # how many
        """all every each everyone everybody everything entire whole всі усі всіх усіх весь кожен кожна кожне все всех
            каждый каждая каждое всё alle jeder jede jedes ganze ganzen |some several few деякі кілька декілька
            некоторые несколько einige manche wenige |most majority більшість большинство meisten|many багато много
            viele|half половина hälfte""",
        # how far, how much
        "more greater больше більше mehr|fewer less меньше менше weniger",
        "best найкращий найкраща лучший лучшая beste besten|worst найгірший найгірша худший худшая schlechteste",
        """first перший перша перше первый первая первое erste ersten erster|second другий друга второй вторая zweite
            zweiten |third третій третя третий третья dritte dritten|fourth|fifth|sixth|seventh|eighth|ninth|tenth |last
            останній остання последний последняя letzte letzten""",
        # where
        """north northern північ північний північного північніше север северный северу nord norden nördlich nördlichen
            |south southern південь південний південного югу юг южный süd süden südlich südlichen |east eastern схід
            східний східного восток восточный восточном osten östlich östlichen |west western захід західний західного
            запад западный западном westen westlich westlichen""",
        # when
        """monday понеділок понедельник montag|tuesday вівторок вторник dienstag|wednesday середу середа среду среда
            mittwoch |thursday четвер четверг donnerstag|friday п'ятницю п'ятниця пятницу пятница freitag |saturday
            суботу субота субботу суббота samstag sonnabend|sunday неділю неділя воскресенье sonntag |tonight сьогодні
            today сегодня heute|yesterday вчора учора вчера gestern|tomorrow завтра morgen""",
        """january січні січня январе января januar|february лютому лютого феврале февраля februar |march березні
            березня марте марта märz|april квітні квітня апреле апреля|may травні травня мае мая mai |june червні червня
            июне июня juni|july липні липня июле июля juli|august серпні серпня августе августа |september вересні
            вересня сентябре сентября|october жовтні жовтня октябре октября oktober |november листопаді листопада ноябре
            ноября|december грудні грудня декабре декабря dezember""",
        "day days|week weeks тижні тиждень неделе неделю woche|month months|year years року рік году год jahr jahre",
    )
)
# Words that make it another claim where one wording has them and the other has none of their row; behind the bar
# those that may stand for them.
_TURNS = tuple(
    (frozenset(turning.split()), frozenset((turning + " " + also).split()))
    for turning, _, also in (
        row.partition("|")
        for row in (
            "if unless provided якщо если wenn falls",
            "might could perhaps maybe probably можливо може возможно может könnte vielleicht",
            "should ought слід варто следует стоит sollte sollten",
            "even навіть даже sogar",
            "almost nearly майже почти fast beinahe",
            "among",
            "only just merely solely лише тільки только лишь nur bloß",
            """before after once until unless till після до поки после до пока nach nachdem bevor bis|when while if as
                since коли якщо когда если wenn als sobald vor перед""",
        )
    )
)
_NEGATIONS = frozenset(
    """not no never cannot nor none nobody nothing neither нічого ніхто не ні ніколи немає нет никогда нельзя ничего
        никто nicht nichts kein keine keinen keiner keinem nie niemals niemand pas jamais nunca""".split()
)
# Opposites, as the beginnings of their words.
_OPPOSITES = tuple(
    (left.split("/"), right.split("/"))
    for left, _, right in (
        pair.partition("=")
        for pair in """support/back/welcom=oppos/condemn/fight accept/approv/agree=reject/refus/declin
            ris/rais/grow/increas=fall/fell/lower/cut/drop/decreas advanc=retreat/withdraw hold=broke/break/collaps
            press=drop open=clos/shut win/won/victor=lose/lost/loss/defeat begin/began/start=end/stop/finish
            allow/permit=forbid/ban/prohibit/forbad enter/join=leav/left buy/bought=sell/sold safe=danger
            guilty=innocent/acquit attack=defend/defenc strong=weak friend=enemy/enemi true=false/lie
            possib=impossib right=wrong success=failure/fail gain/result=loss confirm=deny/denied/denies
            improv=worsen/deteriorat peace=war success=loss hire=fire/dismiss grant/lift=impos keep=abandon/scrap
            free=arrest/detain/jail send/sent=receiv give/gave=take/took зрост/підвищ/збільш=впад/зниз/зменш/впал
            підтрим=відкид/засудж наступ=відступ прийня/схвал=відхил відкри=закри перемог/вигра=поразк/програ
            вірн/правд=хибн/брехн дозвол=заборон почат/розпоч=заверш/припин/закінч
            виросл/вырост/повыс/увелич=упад/сниз/уменьш/упал поддерж=отверг/осужд наступа=отступа
            принял/одобр=отверг/отклон откры=закры побед/выигра=поражен/проигра разреш=запрет
            начал/начат=законч/заверш/прекрат unterstütz/begrüß=bekämpf/ablehn/verurteil
            steig/wachs/erhöh=sink/fall/senk/kürz annehm/zustimm/angenomm=ablehn/abgelehn/verweiger öffn=schließ
            gewinn/sieg=verlier/niederlag erlaub=verbiet/verbot beginn/begann=ende/aufhör
            vorrück=zurückzieh/zurückweich sicher=gefähr""".split()
    )
)
_SUPPOSED = frozenset("would würde würden".split())
_UNDOING = ("un", "in", "im", "ir", "dis", "non", "не", "без")
_ONE = 1.0


def conflict(one: Sequence[str], other: Sequence[str], language: str | None = None) -> bool:
    """Whether two stretches of folded words, which share their subject, turn on words that exclude each other.

    Looked at are negations, numbers, days, conditions, quantities, persons, times of the verb and opposites.
    """
    a, b = set(one), set(other)
    if _negations(one) != _negations(other) or _values(one, language) != _values(other, language):
        return True
    supposed = bool((a | b) & _SUPPOSED)  # "were we to leave" is "if we leave"
    if any((a & turning and not b & row) or (b & turning and not a & row) for turning, row in _TURNS[supposed:]):
        return True
    for family in _FAMILIES[2 * supposed :]:
        mine, theirs = {family[w] for w in a & family.keys()}, {family[w] for w in b & family.keys()}
        if mine and theirs and not mine & theirs:
            return True
    return _opposed(a - b, b - a)


def _negations(part: Iterable[str]) -> int:
    return sum(w in _NEGATIONS or w.endswith("n't") for w in part)


def _values(part: Sequence[str], language: str | None) -> list[float]:
    """The numbers in digits and words; "one" is as often a pronoun."""
    text = " ".join(re.sub(r"(?<=\d) (?=\d{3}\b)", "", " ".join(part)).split())
    return sorted(n.value for n in numbers(text, language) if n.value != _ONE)


def _opposed(mine: set[str], theirs: set[str]) -> bool:
    if any(m == prefix + t or t == prefix + m for m in mine for t in theirs for prefix in _UNDOING):
        return True
    return any(
        (_has(mine, left) and _has(theirs, right)) or (_has(mine, right) and _has(theirs, left))
        for left, right in _OPPOSITES
    )


def _has(words: set[str], beginnings: Sequence[str]) -> bool:
    return any(word.startswith(tuple(beginnings)) for word in words)
