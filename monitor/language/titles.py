"""Words that stand beside names: titles and offices, bodies that speak, peoples, and words that are no names."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words of a title or office that may stand before a name, in lower case.
TITLES = _set(
    """mr mrs ms miss dr prof professor sir lord lady dame rev reverend father sister brother pope king queen prince
princess duke duchess president vice vice-president vice-chancellor premier prime minister ministers foreign
defence defense interior finance deputy acting former then ex-president ex-prime secretary state press chief
staff spokesman spokeswoman spokesperson chancellor ambassador envoy consul senator senators sen rep congressman
congresswoman representative representatives gov governor mayor councillor councilman councilwoman commissioner
judge justice attorney lawyer sheriff officer detective inspector superintendent constable chairman chairwoman
chair director manager coach captain capt gen general maj major col colonel lt lieutenant sgt sergeant cpl
corporal private admiral adm commander cmdr marshal brigadier brig field private speaker leader whip archbishop
bishop cardinal imam rabbi sheikh ayatollah mp mps m.p u.s us uk u.k eu trainer counsel executive ceo cfo
founder analyst economist historian professor candidate nominee first lady district house senate majority
minority republican democratic labour tory conservative democrat rep gop national security adviser advisor
intelligence treasury under undersecretary assistant journalist reporter correspondent columnist presenter
broadcaster producer screenwriter comedian rapper novelist chef managing editor author actor actress singer
activist principal coordinator
organizer organiser teenager dean provost treasurer curator paramedic firefighter trooper dj hon rt right honourable m
mme mlle monsieur madame maire ministre président présidente herr frau
bürgermeister bürgermeisterin bundeskanzler bundeskanzlerin kanzler kanzlerin ministerin minister präsident
präsidentin senator senatorin general sprecher sprecherin landrat abgeordnete abgeordneter professorin don señor
señora presidente presidenta alcalde alcaldesa президент президентка прем'єр прем'єр-міністр прем’єр-міністр
міністр міністерка голова глава речник речниця депутат депутатка генерал генерал-майор полковник майор капітан
лейтенант солдат мер губернатор посол пан пані лікар лікарка професор журналіст журналістка командир начальник
директор директорка адвокат адвокатка очільник очільниця премьер премьер-министр министр губернатор мэр спикер
пресс-секретарь прессекретар речник посол депутат сенатор генерал полковник майор капитан лейтенант врач
профессор журналист журналистка адвокат директор командир начальник господин госпожа уполномоченный омбудсмен
омбудсман лидер лідер канцлер
канцлерка віцепрезидент віцепрезидентка вице-президент держсекретар госсекретарь міністра держсекретарка""",
)

#: Endings of compound offices: "Polizeisprecherin", "Außenminister".
TITLE_ENDINGS = (
    "sprecher", "sprecherin", "minister", "ministerin", "präsident", "präsidentin", "meister", "meisterin", "kanzler",
    "kanzlerin", "chef", "chefin", "führer", "führerin", "leiter", "leiterin", "sekretär", "sekretärin", "anwalt",
    "anwältin", "direktor", "direktorin", "experte", "expertin", "forscher", "forscherin", "-міністр", "-министр",
)  # fmt: skip

#: Offices that one person can hold in an article, for "the coach", "the Ukrainian leader": office -> what counts as it.
HEADS = _set("president premier prime chancellor king queen leader emir sultan ruler dictator")
OFFICES = _set(
    """president premier minister chancellor king queen leader mayor governor senator congressman congresswoman coach
captain director manager chairman chairwoman chair judge spokesman spokeswoman spokesperson secretary ambassador
envoy general admiral colonel commander lawyer attorney prosecutor sheriff bishop archbishop cardinal pope
author actor actress singer director professor founder executive ceo coroner inspector chief star pilot suspect"""
)
WOMEN = _set(
    """mrs ms miss lady dame sister queen princess duchess spokeswoman congresswoman chairwoman councilwoman actress
mother wife daughter woman girl widow grandmother madame mme mlle frau sprecherin ministerin präsidentin
kanzlerin bürgermeisterin пані міністерка речниця депутатка лікарка журналістка директорка адвокатка очільниця
госпожа журналистка présidente señora presidenta alcaldesa aunt niece businesswoman policewoman"""
)
MEN = _set(
    """mr sir lord father brother king prince duke spokesman congressman chairman councilman pope husband son man boy
widower grandfather monsieur herr пан господин señor alcalde uncle nephew businessman policeman fireman actor"""
)

#: Nouns for a relative, who belongs to somebody named before: "his wife, Ann Lee".
KIN = _set(
    """wife husband ex-wife ex-husband mother father son daughter brother sister uncle aunt nephew niece cousin widow
    widower grandmother grandfather grandson granddaughter girlfriend boyfriend partner fiancé fiancée mom dad stepson
    stepdaughter stepfather stepmother"""
)

#: Nouns for a person who is not named, and the endings of many more.
UNNAMED_PERSONS = _set(
    """witness official resident student friend source aide colleague victim teen boy girl nurse neighbor neighbour man
    woman mother relative employee spokesperson journalist suspect client patient guest tourist protester activist"""
)
PERSON_ENDINGS = (
    "ist",
    "ian",
    "woman",
    "actor",
    "actress",
    "reporter",
    "worker",
    "officer",
    "player",
    "driver",
    "teacher",
)


def describes(low: str) -> bool:
    """Whether the word is an office or a noun for a person, and so may describe somebody who is named beside it."""
    return low in TITLES or low in OFFICES or low in UNNAMED_PERSONS or low == "head" or low.endswith(PERSON_ENDINGS)


#: Nouns of bodies that speak as one: "the Ukrainian army said".
BODIES = _set(
    """army navy police ministry government council committee commission court parliament senate congress office
department authority authorities agency institute institution university hospital church bank party union
federation association foundation company firm group corporation board bureau embassy kremlin pentagon house
force forces command staff headquarters cabinet administration campaign club league team organisation
organization watch network service services center centre society alliance coalition militia brigade corps
center coalition lab school college airline fund trust guard military prosecutor's prosecutors city county fbi
cia nato un who міністерство уряд поліція армія генштаб рада суд парламент офіс агентство служба комітет партія
військо сили министерство правительство полиция армия генштаб совет суд парламент офис агентство служба комитет
партия кремль ministerium regierung polizei armee gericht amt behörde partei verband bundeswehr ministère
gouvernement police armée"""
)

#: Bodies in the genitive, as they stand between an office and a name in Ukrainian and Russian.
HELD = _set(
    """кремля держдепу держдепартаменту госдепа госдепартамента пентагону пентагона міноборони минобороны генштабу
генштаба мзс мид мвс мвд оон нато єс ес євросоюзу евросоюза сбу фсб гур гру дснс мчс офісу офиса ради рады думи думы"""
)

#: Small nouns behind one capitalised adjective that make it the name of a body, in all cases: "Білого дому".
BODIES_BEHIND = _set(
    """дім дому домі домом дом дома доме союз союзу союзі союза союзе департамент департаменту департаменті департамента
департаменте суд суду суді суда суде рада ради раді раду совет совета совете совету дума думы думе сили сил силам силы
поліція поліції полиция полиции гвардія гвардії гвардия гвардии банк банку банке банка фонд фонду фонда фонде комітет
комітету комитет комитета служба служби службі службы службе море моря острів острова остров область області области"""
)

#: Peoples and their adjectives: never a person's name, and what "the Ukrainian leader" is matched by.
PEOPLES = _set(
    """american british english scottish welsh irish french german spanish italian portuguese dutch belgian swiss
austrian polish czech slovak hungarian romanian bulgarian greek turkish ukrainian russian belarusian lithuanian
latvian estonian finnish swedish norwegian danish icelandic serbian croatian bosnian albanian macedonian
slovenian montenegrin moldovan georgian armenian azerbaijani kazakh uzbek chinese japanese korean taiwanese
vietnamese thai indonesian malaysian filipino indian pakistani bangladeshi afghan iranian iraqi syrian lebanese
israeli palestinian jordanian saudi egyptian libyan tunisian algerian moroccan sudanese ethiopian kenyan
nigerian ghanaian african asian european canadian mexican cuban brazilian argentine chilean colombian venezuelan
peruvian australian arab muslim christian jewish catholic protestant soviet nazi communist kurdish chechen
crimean californian texan western eastern northern southern north south latin americans russians ukrainians
republicans democrats germans french britons palestinians israelis"""
)

#: Peoples by where they live; before another word, part of its name.
DIRECTIONS = _set("eastern western northern southern north south")

#: Names of sections and labels of pages that run into the name behind them.
SECTIONS = _set(
    """sports opinion politics business world entertainment lifestyle video videos photo photos watch related update
updated exclusive breaking column commentary analysis review gallery advertisement sponsored"""
)

#: Degrees and honours that follow a name.
DEGREES = _set("ph.d phd m.d md j.d esq ll.d r.n rn c.p.a qc kc obe mbe cbe m.p mp")

#: Lower-case words inside a name.
PARTICLES = _set("de da di do dos du del della van von der den ten ter la le el al bin ibn ben abu af av zu zur y e")

#: Capitalised, and no name: the first words of sentences, days, months, and the like.
COMMON = {
    "en": _set(
        """the a an off out up down near upon inside outside besides amid beyond behind above below along toward
        within this that these those he she it they we you i his her its their our your my him them us who what
        which when where why how there here in on at by for from to with without of about after before during
        since until under over between among through across against into as if although though while because but
        and or nor so yet not no yes however meanwhile also then still even only just both each every all some
        many most few several such other another one two three four five six seven eight nine ten dozens
        hundreds thousands millions more less much according asked speaking last next earlier later now today
        yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february
        march april may june july august september october november december mon tue wed thu fri sat sun jan feb
        mar apr jun jul aug sep sept oct nov dec instead despite unlike like perhaps maybe once again never ever
        always often sometimes soon additionally moreover furthermore nevertheless nonetheless otherwise thus
        therefore hence indeed well let please thank thanks sorry ok okay oh ah police officials analysts
        critics experts residents witnesses authorities reporters protesters neighbors neighbours parents
        students scientists researchers investigators lawyers prosecutors doctors people everyone everybody
        someone somebody nobody anyone is are was were be been being do does did have has had can could will
        would shall should may might must ad bc bce ce won't don't can't i'm i've it's that's he's she's
        they're we're let's
        there's isn't didn't doesn't wasn't aren't"""
    ),
    "de": _set(
        """der die das den dem des ein eine einen einem einer und oder aber doch denn wenn als wie wo was wer er sie es
    wir ihr ich man laut nach vor bei mit ohne aus von zu zum zur im am in an auf für über unter seit bis nicht
    kein keine auch noch nur so dann dort hier heute gestern montag dienstag mittwoch donnerstag freitag samstag
    sonntag januar februar märz april mai juni juli august september oktober november dezember rund etwa mehr
    viele einige alle beide so dieser diese dieses sein seine ihre ihr sein damit dabei dafür zudem außerdem
    jedoch während nachdem bevor"""
    ),
    "fr": _set(
        """le la les un une des du et ou mais donc or ni car il elle ils elles nous vous je tu on ce cet cette ces son
    sa ses leur leurs selon après avant pendant depuis dans sur sous avec sans pour par chez en au aux lundi
    mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre"""
    ),
    "es": _set(
        """el los las una unos unas y o pero según después antes durante desde lunes martes miércoles jueves viernes
    sábado domingo"""
    ),
    "uk": _set(
        """і й та але або чи що як коли де хто він вона воно вони ми ви я ти його її їх це ця цей ці той та те ті у в
    на з із зі до від за по про для без через після перед під над між при не ні так також ще вже лише тільки
    раніше пізніше зараз сьогодні вчора завтра понеділок вівторок середа четвер п'ятниця субота неділя якщо хоча
    тому тож отже однак водночас тим потім потому згідно один одна два дві три йому їй нам вам усі всі кожен"""
    ),
    "ru": _set(
        """и а но или что как когда где кто он она оно они мы вы его её ее их это эта этот эти тот та те в во на с со
    из к от за по о об для без через после перед под над между при не нет да также ещё еще уже только раньше
    позже сейчас сегодня вчера завтра понедельник вторник среда четверг пятница суббота воскресенье если хотя
    поэтому однако тем потом согласно один одна два две три ему ей нам вам все каждый ранее позднее кроме"""
    ),
}

#: What sets a name up as a body, a place or a work and not a person.
IMPERSONAL = _set(
    """ministry department council committee commission institute university college school house office court bank
party union federation association foundation company corporation corp inc ltd group agency authority bureau
force forces army navy command center centre hospital church times post news journal gazette guardian herald
tribune globe mail lantern daily street avenue road square park bridge river lake bay island islands mount
mountain valley coast city county state states kingdom republic region province airport station stadium museum
theatre theater building tower act treaty agreement accord war summit cup league championship series network
media radio television tv channel press watch nations code charter constitution congress senate parliament
assembly embassy pentagon kremlin facebook twitter google youtube telegram reuters ap afp cnn bbc nbc abc cbs fox
msnbc npr gmt est pdt
north south east west northern southern eastern western united new san los las saint fort port air airlines
airways police service services society club united league twitter instagram reuters interfax ukrinform tass sky
politico""",
)
