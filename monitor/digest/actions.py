"""Actions: the verbs by which a sentence reports that something happened, those of one deed in a row.

A row counts as one deed, so that "detained" in one text is "arrested" in another. Words are beginnings: "arrest" is
"arrested" and "arrests" too. Behind the bar stand words that tell of the same deed but do not report it by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from monitor.language.grammar import DETERMINERS, PREPOSITIONS
from monitor.language.tokens import Token, tokens

_ROWS = tuple(
    (frozenset(telling.split()), tuple((telling + " " + also).split()))
    for telling, _, also in (
        row.partition("|")
        for row in (
            "arrested detained apprehended затримали заарештували задержали арестовали verhaftet|arrest "
            "detain apprehend custod jail handcuff captur затрим заарешт задерж арест verhaft festgenomm",
            "charged indicted|charg indict accus arraign prosecut обвин звинувач angeklag",
            "sued|suit sue lawsuit litigat complaint позов иск verklag klage",
            "convicted sentenced acquitted засудили осудили verurteilt|convict sentenc acquit guilt verdict "
            "prison jail засуд осуд вирок пригов verurteil",
            "signed підписав підписала підписали подписал подписала подписали unterzeichnete "
            "unterzeichneten|sign підпис подпис unterzeichn unterschr deal agreement order",
            "voted passed approved ratified adopted ухвалили ухвалив схвалили одобрили приняли verabschiedete "
            "beschloss|vot pass approv ratif adopt enact law bill ухвал схвал голос одобр принял прийня "
            "beschl verabsch",
            "rejected vetoed відхилили отклонили|reject veto refus declin turned відхил отклон ablehn abgelehnt",
            "killed загинули загинув погибли погиб tötete|kill dead die dying death murder slain slay fatal "
            "body bodies загин вбит погиб убит töt starb ums",
            "died помер померла умер умерла starb|kill dead die dying death fatal late funeral pass помер "
            "умер смерт tot gestorben",
            "injured wounded поранили ранили verletzte|injur wound hurt hospital поран ранен verletz",
            "bombed shelled stormed raided обстріляли атакували обстреляли атаковали griff|attack "
            "bomb shell storm raid strike struck assault hit обстріл атак обстрел удар angriff angegriff",
            "crashed collided derailed capsized|crash collid collision derail capsiz sank sink wreck accident",
            "burned torched|burn burnt fire blaze torch arson flame",
            "resigned quit|resign quit step left leav depart oust",
            "fired sacked ousted suspended звільнили уволили entließ|fire sack dismiss oust suspend remov "
            "relea resign terminat звільн уволил entlass",
            "appointed nominated hired призначив призначили назначил назначили ernannte|appoint nominat hir "
            "nam pick tap признач назнач ernann",
            "elected|elect vot win won",
            "met зустрівся зустрілася зустрілися встретился встретилась встретились traf trafen|met meet talk "
            "sat visit зустрі встреч treff gespräch",
            "visited toured прибув прибула прибыл прибыла besuchte|visit tour trip travel arriv stop went "
            "візит відвід прибу визит посет besuch",
            "traveled travelled flew flown|travel fly flight flew trip arriv land visit went",
            "marched protested demonstrated|march protest ralli rally demonstrat gather crowd picket",
            "filed|fil submit lodg petition motion lawsuit suit complaint paperwork",
            "launched opened unveiled inaugurated запустили відкрили открыли eröffnete|launch open unveil "
            "inaugur start beg introduc запус відкри откры eröff",
            "closed shuttered закрили закрыли schloss|clos shut закри закры schließ geschloss",
            "canceled cancelled scrapped postponed delayed скасували отменили|cancel scrap postpon delay call "
            "скасув отмен abgesagt verschob",
            "banned blocked barred outlawed заборонили запретили verbot|ban block bar outlaw prohibit forbid "
            "stop halt заборон запрет verbot verbiet",
            "seized confiscated impounded|seiz confiscat impound took taken recover",
            "bought acquired purchased|buy bought acquir purchas deal takeover",
            "sold|sell sold sale auction",
            "donated|donat gave give gift contribut",
            "destroyed demolished зруйнували знищили разрушили уничтожили zerstörte|destroy demolish raz ruin "
            "damag level зруйн знищ разруш уничт zerstör",
            "evacuated евакуювали эвакуировали evakuierte|evacuat fled flee leav евак эвак evaku",
            "rescued|rescu sav found pull",
            "escaped fled|escap flee fled ran",
            "stole robbed looted burglarized|steal stole robb loot burglar theft thief thiev heist",
            "ordered|order direct instruct command told mandat",
            "overturned upheld|overturn upheld uphold revers rul court",
            "deployed dispatched|deploy dispatch send sent troop",
            "withdrew|withdr pull left leav drop",
            "deported extradited|deport extradit expel remov",
            "subpoenaed|subpoen summon",
            "merged|merg combin deal",
            "married wed divorced|marri marry wed divorc husband wife spous",
            "donned toppled|toppl pull tore statue",
            "expelled|expel kick remov",
            "halted|halt stop suspend paus",
            "pardoned commuted|pardon commut clemen",
            "impeached censured|impeach censur",
            "defeated|defeat beat win won lost los",
            "evicted|evict remov clear",
            "awarded|award won win prize honor",
            "beat|beat defeat win won victor prevail",
            "hosted|host held hold gather event",
            "attended|attend join went present guest",
            "introduced|introduc propos bill unveil present",
            "imposed|impos levi slap tariff sanction restrict",
            "lifted|lift eas remov end",
            "shot|shot shoot gun kill fire bullet",
            "pleaded pled|plead pled guilt plea",
            "settled|settl settle agree deal",
            "returned|return came back went",
            "collapsed|collaps fell fall cave",
            "flooded|flood inundat water",
            "erupted|erupt broke start spew",
            "installed|instal put place",
            "cut slashed|cut slash reduc",
            "replaced succeeded|replac succeed success took",
            "tested|test diagnos posit negat",
            "vandalized defaced|vandal defac graffiti damag paint",
            "escorted|escort remov led taken",
            "interviewed|interview spoke talk ask",
            "invited|invit ask",
            "inspected searched|inspect search raid",
        )
    )
)
_DEEDS = {word: number for number, (telling, _) in enumerate(_ROWS) for word in telling}
# Behind one of these, a verb does not say that it was done, or not by whom the sentence is about.
_UNREAL = frozenset(
    """if but few most many nobody nothing none neither would could may might should must can will not never no nor
    whether unless without almost nearly to than who which that whose whom where when while as because since
    before after once like wouldn't couldn't didn't wasn't weren't hasn't haven't aren't isn't allegedly
    reportedly якби би не ніколи якщо чи що який яка яке які коли бы никогда если ли что который которая которое
    которые когда nicht nie falls ob dass wäre würde könnte kein keine wenn als weil""".split()
)
_INVERTED = frozenset("had were should".split())  # at the beginning: "Had she signed"
# A sentence with one of these speaks for its writer, or explains.
_APART = frozenset("because i we me my our ours ми я мій наш мы мой wir ich mein unser".split())
_HELPERS = frozenset(
    "was were been be being is are has have had wurde wurden worden hat haben був була було були".split()
)
# Behind a verb without a helper these show a participle: "the lawsuit filed in 2017".
_LOOSE = PREPOSITIONS["en"] | {"to", "that", "when", "while", "as", ",", "and"}
_ALONE = frozenset(
    """met voted marched protested demonstrated died crashed collided derailed capsized resigned quit
    traveled travelled flew fled escaped beat collapsed erupted returned stormed pleaded pled
    withdrew""".split()
)
_STEM = 6  # letters of a stem, as in `monitor.digest.text`
_REACH = 9  # words before the verb: a subject, not a clause


def deed(sentence: str) -> int | None:
    """The row of the deed that the sentence reports as done; None where it is not the first thing that it tells.

    Behind the verbs of other deeds, participles, relative and conditional clauses and denials nothing is certain.
    """
    if _DEEDS.keys().isdisjoint(sentence.lower().split()):
        return None
    found = [t for t in tokens(sentence) if t.shape != "stop"]
    place = next((n for n, t in enumerate(found[: _REACH + 1]) if t.low in _DEEDS and not t.capital), 0)
    before = found[:place]
    if not before or before[0].low in _INVERTED or before[-1].possessive or before[-1].text.isdigit():
        return None
    if any(t.low in _APART for t in found):
        return None
    if any(t.low in _UNREAL or _verbal(t) for t in before) or before[-1].low in DETERMINERS:
        return None
    word, behind = found[place].low, found[place + 1].low if place + 1 < len(found) else ","
    if behind in _LOOSE and word not in _ALONE and not any(t.low in _HELPERS for t in before[-3:]):
        return None
    return _DEEDS[word]


def telling(row: int, stems: Iterable[str]) -> frozenset[str]:
    """Those of the stems that may tell of the deed in this row."""
    beginnings = tuple(beginning[:_STEM] for beginning in _ROWS[row][1])
    return frozenset(stem for stem in stems if stem.startswith(beginnings))


def _verbal(token: Token) -> bool:
    return not token.capital and token.low.endswith(("ed", "ing")) and len(token.low) > 4
