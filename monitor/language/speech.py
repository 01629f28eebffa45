"""Verbs of speech, by language: what tells that somebody said the quoted words. Tables; a form is a row's word."""

from __future__ import annotations


def _forms(bases: str, irregular: str = "") -> frozenset[str]:
    """English verbs with their regular forms; `irregular` lists others as they are."""
    found = set(irregular.split())
    for base in bases.split():
        stem = base[:-1] if base.endswith("e") else base
        found |= {base, base + "s", stem + "ed", stem + "ing"}
        if base.endswith(("s", "sh", "ch")):
            found.add(base + "es")
        if base.endswith("y") and base[-2] not in "aeou":
            found |= {base[:-1] + "ies", base[:-1] + "ied"}
    return frozenset(found)


#: After a quotation and before one: "…," she said; she said: "…".
SAYING = _forms(
    """add ask answer reply note explain warn insist argue claim state declare announce remark observe comment continue
conclude recall acknowledge concede admit joke quip whisper shout yell scream exclaim vow promise pledge urge
stress emphasize emphasise reiterate complain lament report reveal confirm affirm reaffirm assert allege contend
maintain respond counter suggest testify tweet post assure caution boast mutter murmur protest plead muse opine
chant estimate disclose recount predict signal hint propose inform advise echo cry joke agree disagree lament
volunteer elaborate laugh enthuse retort sigh groan scold implore bemoan fume marvel reflect reason interject
confess confide rave intone scoff sob venture theorize speculate indicate demand deny mention describe believe
message text snap gush rule""",
    """say says said saying tell tells told telling write writes wrote written writing speak speaks spoke swear swears
swore put puts think thinks thought thinking read reads go goes adds adding spoken quip quipped quipping quips admitted
admitting conceded denied denying replies replied cries cried plead pled testifies testified signalled
signalling signaled captioned stating feels felt begged begs repeated repeats repeating""",
)
#: Only before, with the words as the object: he called it a "…".
FRAMING = _forms(
    """describe label criticize criticise condemn denounce dismiss praise decry slam blast characterize characterise
portray accuse hail cite express voice reject blame lambast term urge refer compare brand mock ridicule welcome
deride denounce demand stress warn regret rate deem liken depict pronounce""",
    """call calls called calling slammed slamming hails referred referring citing termed branding saw sees dubbed""",
)
#: Those that take the listener at once, so that what follows is not the speaker: told reporters.
TELLING = frozenset(
    "tell tells told telling inform informs informed informing assure assures assured advise advised".split()
)
#: Too common in other senses to be trusted behind a quotation, or without a colon or comma before it.
WEAK = frozenset(
    """put puts think thinks thought thinking read reads go goes post posts text texts rule rules ruled report state
states posted believe believes believed believing feel feels felt speak speaks spoke spoken thought estimate estimates
message messages demand demands indicate indicates mention mentions term see sees saw cite cites message express
voice voices rules advise advised confirm confirmed reveal reveals revealed agree agreed disagree deny denies
denied blame welcome reject rejects rejected""".split()
)
ACCORDING = tuple(
    tuple(phrase.split())
    for phrase in (
        "according to|in the words of|за словами|на думку|за даними|по словам|по мнению|по данным|laut|nach angaben von"
        "|selon|d'après|d’après|según"
    ).split("|")
)

#: Works whose words are nobody's statement.
FICTION = frozenset("novel novels poem poems song songs lyric lyrics verse ballad sonnet playlet fairytale".split())

#: Names are given to what follows, nobody says it: the so-called "…".
NAMING = frozenset(
    """so-called word words term phrase phrases titled entitled nicknamed named renamed dubbed known song film movie
memoir memoirs autobiography
book novel album article essay play poem series show game hit single track headline slogan banner sign signs
reading tv codenamed code-named operation magazine newspaper novel novels documentary episode column podcast
sitcom drama comedy trademark title section category hashtag labeled marked starring так званий звана зване
звані званої званого названий назвою газета роман фільм книга книжка корабель завод пісня альбом вистава гасло
гаслом слово клуб готель проєкт операція операції журнал фонд премія так называемый называемая называемое
называемые называемой под названием газета роман фильм книга завод песня альбом спектакль слово клуб корабль
проект операция журнал фонд премия компания группа sogenannte sogenannten sogenannter sogenanntes namens titel
roman film buch lied album schiff zeitung wort begriff prétendue prétendu intitulé intitulée surnommé film roman
livre chanson album journal navire mot expression llamado llamada película libro novela canción palabra""".split()
)

_UK = """сказав сказала сказали каже кажуть казав казала заявив заявила заявили заявляє наголосив наголосила наголошує
підкреслив підкреслила підкреслює додав додала додали додає зазначив зазначила зазначили зазначає повідомив
повідомила повідомили повідомляє розповів розповіла розповідає пояснив пояснила пояснює вважає відповів
відповіла відповідає написав написала написали пише згадав згадала згадує запитав запитала питає попередив
попередила попереджає визнав визнала визнає стверджує стверджував стверджувала уточнив уточнила закликав
закликала відзначив відзначила переконаний переконана обіцяв пообіцяв пообіцяла процитував говорить говорив
говорила ідеться йдеться мовиться сказано цитує прокоментував прокоментувала резюмував резюмувала констатував
констатувала акцентував акцентувала зауважив зауважила запевнив запевнила"""
_RU = """сказал сказала сказали говорит говорят говорил говорила заявил заявила заявили заявляет подчеркнул подчеркнула
подчёркивает подчеркивает добавил добавила добавили добавляет отметил отметила отметили отмечает сообщил
сообщила сообщили сообщает рассказал рассказала рассказывает пояснил пояснила поясняет объяснил объяснила
объясняет считает ответил ответила отвечает написал написала пишет вспомнил вспомнила вспоминает спросил
спросила предупредил предупредила предупреждает признал признала признаёт признает утверждает утверждал
утверждала уточнил уточнила призвал призвала убеждён убежден пообещал пообещала процитировал цитирует
прокомментировал прокомментировала констатировал констатировала заметил заметила заверил заверила говорится
сказано"""
_DE = """sagt sagte sagten sagen gesagt erklärt erklärte erklärten betont betonte betonten meint meinte fügte ergänzte
ergänzt berichtet berichtete berichteten erzählt erzählte schrieb schreibt schrieben antwortet antwortete warnt
warnte warnten fordert forderte kritisiert kritisierte bestätigt bestätigte teilte teilten behauptet behauptete
fragt fragte erinnert erinnerte heißt hieß versicherte versichert kündigte räumte sprach spricht unterstrich
stellte zitiert zitierte kommentierte kommentiert rief verkündete beklagte lobte mahnte mahnt äußerte
bekräftigte bekräftigt gestand gab"""
_FR = """dit disait déclaré déclare déclarait affirmé affirme affirmait ajouté ajoute ajoutait expliqué explique
expliquait assuré assure estimé estime raconté raconte racontait souligné souligne précisé précise indiqué
indique annoncé annonce répondu répond écrit lancé lance confié confie rappelé rappelle averti avertit prévenu
insisté insiste regretté regrette reconnu reconnaît commenté commente témoigné témoigne dénoncé dénonce
poursuivi poursuit conclu conclut martelé martèle"""
_ES = """dijo dice decía declaró declara afirmó afirma añadió añade explicó explica aseguró asegura señaló señala indicó
contó cuenta respondió responde escribió escribe advirtió advierte subrayó subraya insistió reconoció reconoce
comentó sostuvo agregó manifestó"""
_FRAMING = {
    "uk": "назвав назвала називає описав описала охарактеризував охарактеризувала",
    "ru": "назвал назвала называет описал описала охарактеризовал охарактеризовала",
    "de": "nannte nannten nennt bezeichnete bezeichnet beschrieb kritisierte lobte warnte sprach",
    "fr": "qualifié qualifie qualifiait décrit dénoncé dénonce évoqué évoque appelé",
    "es": "calificó califica describió llamó tildó",
}
_SAYING = {"uk": _UK, "ru": _RU, "de": _DE, "fr": _FR, "es": _ES}

_BY_LANGUAGE = {
    language: (frozenset(words.split()), frozenset(_FRAMING[language].split())) for language, words in _SAYING.items()
} | {"en": (SAYING, FRAMING)}


def verbs(language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs that say and the verbs that frame in `language`; without a table, both are empty."""
    return _BY_LANGUAGE.get(language or "", (frozenset(), frozenset()))
