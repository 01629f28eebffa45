"""Who speaks to whom: the vocabulary that tells a newsroom's letter to its readers from news, by language.

Each row holds words and patterns that `hearing` matches on folded text outside quotation marks; a semicolon parts two,
and a line that ends with "|" goes on without a space. Alternatives are kept plain (no nested repeats), so that
matching takes linear time.
"""

from __future__ import annotations

Table = dict[str, str]

# The reader, addressed.
YOU: Table = {
    "en": "you; your; yours; you're; you'll; you've",
    "uk": "ви; вас; вам; вами; ваш[аеуіу]?; вашого; вашої; вашу; вашій; ваших; вашим; вашою; твоя; твою",
    "ru": "вы; ваша; ваше; вашего; вашей; ваши; вашем; ваших; вашим; вашими",
    "de": """
        ihre; ihrer; ihren; ihrem; ihnen; euch; eure; eurer; eurem; dich; dir; dein; deine; deiner; deinen
    """,
    "fr": "vous; votre; vos",
    "es": "usted; ustedes; tu; tus; te; tú; vosotros; vuestro; vuestra",
    "it": "voi; vostro; vostra; tuo; tua",
    "pl": "twój; twoje; twoja; państwa; państwu",
}

# The newsroom, speaking as we.
WE: Table = {
    "en": "we; our; us; ours; we're; we've; we'll",
    "uk": "ми; нас; нам; нами; наш[аеіу]?; нашого; нашої; нашій; наших; нашим; нашою",
    "ru": "мы; наша; наше; нашу; нашего; нашей; наши; нашем; наших; нашим; нашими",
    "de": "wir; uns; unser; unsere; unseren; unserer; unserem; unseres",
    "fr": "nous; notre; nos",
    "es": "nosotros; nos; nuestro; nuestra; nuestros; nuestras",
    "it": "noi; nostro; nostra; nostri; nostre",
    "pl": "nas; nam; nasz; nasza; nasze; naszej; naszego",
}

# A newsroom that speaks of itself and its trade.
OURS: Table = {
    "en": """
        (?:our|this|fearless|quality|independent|free|honest|public[- ]interest|reader[-
        ]funded|nonprofit|investigative|local) (?:independent |free |local
        )?(?:journalism|journalists?|reporting|newsroom|newspaper|publication|media|press|coverage|stories|
        readers?|website|team|work|content|articles?|editors?|outlet);
        readers like you; paywall; ad-free; ads? alone
    """,
    "uk": r"""
        (?:наш\w*|незалежн\w+|якісн\w+|чесн\w+) (?:незалежн\w+
        )?(?:журналіст\w*|редакці\w+|медіа|видання|роботу|робота|роботи|команд\w+|сайт\w*|матеріал\w*|
        читач\w*|розслідуван\w+|спільнот\w+|текст\w*);
        таких читачів
    """,
    "ru": r"""
        (?:наш\w*|независим\w+|качественн\w+|честн\w+) (?:независим\w+
        )?(?:журналист\w*|редакци\w+|медиа|сми|издани\w+|работу|работа|работы|команд\w+|сайт\w*|материал\w*|
        читател\w+|расследован\w+|текст\w*)
    """,
    "de": r"""
        (?:unser\w*|unabhängig\w*|kritisch\w*|frei\w*) (?:unabhängig\w+
        )?(?:journalismus|journalist\w*|redaktion|berichterstattung|arbeit|recherchen?|magazin|zeitung|
        leser\w*|medien|angebot|artikel|texte);
        qualitätsjournalismus
    """,
    "fr": """
        (?:notre|nos|un|une|le|la|d')
        ?(?:journalisme|rédaction|journal|travail|équipe|enquêtes?|lecteurs|lectrices|média|presse|site|articles?)
        (?:indépendante?|libre|de qualité|d'investigation); (?:notre|nos)
        (?:journalisme|rédaction|travail|enquêtes|lecteurs|lectrices|média|journalistes|indépendance); média
        indépendant
    """,
    "es": r"""
        (?:nuestr\w+)
        (?:periodismo|redacción|trabajo|equipo|investigaciones|lectores|medio|periodistas|independencia|
        contenido|comunidad);
        (?:periodismo|medio|prensa) (?:independiente|libre|de calidad)
    """,
}

# Requests to the speaker's own good. Each must name or imply the speaker: "donate" alone is news.
ASKS: Table = {
    "en": r"""
        (?:support|supporting|fund|funding|back|backing|sustain|strengthen|defend|power) (?:us|our (?:\w+
        )?(?:work|journalism|journalists|reporting|newsroom|mission|team|coverage|stories|publication|
        independence|site|project)|(?:local
        |independent |free |quality |nonprofit |public |honest |fearless |investigative |this
        )+(?:journalism|media|press|reporting|newsroom|project|work)); your (?:\w+
        )?(?:support|donations?|contributions?|gift|help|membership|subscription|generosity); (?:we|our
        newsroom|this newsroom) (?:need|rely on|depend on|count on|are counting on|ask|are asking|invite) (?:on
        )?(?:you|your|readers); (?:make|making) (?:a|your) (?:\w+[ -]){0,2}(?:donation|contribution|gift) (?:to
        us|today|now|here); donate (?:today|now|here|to us|to our); (?:please )?consider
        (?:making|supporting|donating|becoming|contributing|a donation|subscribing|joining); becom(?:e|ing)
        (?:a|our|one of our) (?:\w+ ){0,2}(?:member|patron|subscriber|supporter|insider|reader)s?; join
        (?:us|our \w+|the club|thousands|the \w+ (?:readers|members|supporters)); help us; chip in; buy us a
        coffee; stand(?:ing)? with us; (?:sign up|subscribe|register) (?:to|for)
        (?:our|the|your|a|more|free|breaking|daily|weekly); (?:sign up|subscribe|register|log in|sign in)
        (?:now|today|here|below|to (?:read|continue|unlock|get|receive|access|save|keep)); in your
        (?:inbox|mailbox); to your (?:inbox|mailbox|phone|device); follow us; (?:get|receive) (?:our|your|the
        (?:latest|best|day's|top)|daily|weekly|email); stay (?:informed|in the loop|up to date|tuned); download
        (?:our|the) (?:\w+ )?app; unlimited (?:digital |online )?access; as little as; cancel any ?time; if you
        (?:value|like|enjoy|appreciate|believe in|found|can afford|can)
    """,
    "uk": r"""
        підтрим(?:ай|айте|ати|уйте|уючи|авши) (?:нас|наш\w*|\w+
        журналістику|незалежн\w+|редакцію|роботу|медіа|проєкт|проект); ваш\w* (?:\w+
        )?(?:підтримк\w+|внес\w+|донат\w*|допомог\w+|пожертв\w+); станьте (?:\w+
        )?(?:частиною|підписник\w*|патрон\w*|учасник\w*|членом|читач\w*|другом|спонсором); приєднуйтесь до;
        приєднуйтеся до; долучайтесь до; долучайтеся до; допоможіть нам;
        підпи(?:шіться|сатися|суйтесь|суйтеся|шись) на; підпи(?:суйтесь|суйтеся|шіться); задонат\w+; зробіть
        (?:свій )?(?:внесок|донат); нам потрібна ваша; отримуйте; завантажуйте; читайте нас; стежте за нами;
        якщо (?:ви|вам) (?:цінуєте|сподоба\w+|подоба\w+|маєте)
    """,
    "ru": r"""
        поддерж(?:и|ите|ать|ивайте|ивая) (?:нас|наш\w*|независим\w+|редакцию|работу|проект|журналистику); ваш\w*
        (?:\w+ )?(?:поддержк\w+|взнос\w*|пожертвован\w+|донат\w*|помощь); станьте (?:\w+
        )?(?:частью|подписчик\w*|патрон\w*|участник\w*|другом|соучастник\w*); присоединяйтесь к; помогите нам;
        подпи(?:шитесь|сывайтесь|саться|шись) на; подпи(?:сывайтесь|шитесь); задонат\w+; сделайте
        (?:взнос|пожертвование); оформ(?:ите|ить) (?:подписку|пожертвование|донат); нам нужна ваша; получайте;
        скачайте; читайте нас; следите за нами; если (?:вы|вам) (?:цените|понрави\w+|нрав\w+|можете)
    """,
    "de": r"""
        unterstütz(?:en|e|t) (?:sie |du |ihr )?(?:uns|unser\w*|unabhängigen|kritischen|qualitätsjournalismus|die
        redaktion); (?:ihre|deine|eure|mit ihrer|mit deiner) (?:\w+
        )?(?:spenden?|unterstützung|hilfe|mitgliedschaft|abo); spenden sie; jetzt (?:kostenlos
        )?(?:spenden|abonnieren|testen|registrieren|anmelden|bestellen|unterstützen|lesen|mitglied); werden sie
        (?:jetzt )?(?:\w+ )?(?:mitglied|abonnent\w*|unterstützer\w*|teil); werde (?:jetzt )?(?:\w+
        )?(?:mitglied|abonnent\w*|unterstützer\w*|teil); helfen sie uns; hilf uns; abonnieren sie; abonniere
        (?:unseren|jetzt|den); melden sie sich; melde dich; registriere dich; registrieren sie sich; folgen sie
        uns; folge uns; laden sie; bleiben sie (?:informiert|auf dem laufenden); wir (?:brauchen|benötigen|sind
        auf) (?:ihre|deine|eure|sie|dich|spenden); in ihr(?:em)? postfach; in dein(?:em)? postfach; mit einer
        spende; hat ihnen dieser artikel; wenn (?:sie|ihnen|dir) (?:unsere|dieser|diese)
    """,
    "fr": r"""
        souten(?:ez|ir|ant)(?:-nous| nous| notre| nos| le journalisme| la presse| un média| une presse); votre
        (?:\w+ )?(?:soutien|don|aide|contribution|abonnement|générosité); faites un don; faire un don; devenez
        (?:\w+ )?(?:membre|abonné\w*|donateur\w*|adhérent\w*); aidez-nous; rejoignez(?:-nous| notre| les);
        abonnez-vous; inscrivez-vous; recevez; suivez-nous; téléchargez; nous avons besoin de (?:vous|votre);
        restez informés?; dans votre (?:boîte|messagerie); pour lire la suite; si vous (?:appréciez|aimez|le
        pouvez)
    """,
    "es": r"""
        apoy(?:a|e|en|ar|ando)(?:nos| nuestro| nuestra| el periodismo| a \w+ con tu); (?:tu|su|vuestr[oa])
        (?:\w+ )?(?:apoyo|donación|aporte|contribución|ayuda|suscripción); haz(?:te)? (?:una
        donación|socio|socia|miembro|tu aporte); hazte (?:soci[oa]|miembro|suscriptor\w*); haga una donación;
        ayúdanos; ayúdenos; únete a; únase a; suscríb(?:ete|ase|anse); regístr(?:ate|ese); recib(?:e|a)
        (?:nuestr\w+|cada|el|en|las|los|gratis); síguenos; descarga (?:nuestra|la) app; necesitamos (?:tu|su|de
        ti); en tu (?:correo|bandeja|email); si (?:valoras|te gusta|te ha gustado|puedes)
    """,
    "it": """
        sostieni(?:ci| il nostro); abbonati; iscriviti; dona ora; ricevi; il tuo (?:sostegno|contributo)
    """,
    "pl": "wesprzyj(?:cie)? nas; zapisz się; zostań (?:patronem|czytelnikiem); twoje wsparcie",
}

# Words of giving and subscribing, whoever speaks.
HINTS: Table = {
    "en": r"""
        donat\w+; contribut(?:e|ion|ions); subscri\w+; newsletters?; membership; members?; journalis[mt]\w*;
        readers?; crowdfund\w*; patreon; paypal; privacy policy; inbox; mailbox; paywall; support; newsroom;
        reporting; truth; free press
    """,
    "uk": r"""
        донат\w*; внес(?:ок|ки|ком); підписк\w+; розсилк\w+; журналіст\w+; читач\w+; підтримк\w+; патреон\w*;
        monobank; редакці\w+; спільнот\w+; правд\w+
    """,
    "ru": r"""
        донат\w*; пожертвован\w+; взнос\w*; подписк\w+; рассылк\w+; журналист\w+; читател\w+; поддержк\w+;
        редакци\w+; правд\w+
    """,
    "de": r"""
        spende\w*; abo; abonn\w+; newsletter; journalis\w+; leser\w*; unterstütz\w*; mitglied\w*; redaktion;
        datenschutz\w*; recherche\w*
    """,
    "fr": r"""
        dons?; donat\w+; abonn\w+; newsletter; infolettre; journalis\w+; lecteurs?; lectrices?; soutien;
        adhér\w+; rédaction; indépendan\w+
    """,
    "es": r"""
        donaci\w+; donar; suscri\w+; boletín; newsletter; periodis\w+; lector\w*; apoyo; soci[oa]s?; redacción
    """,
}

# Verbs of saying.
REPORTED: Table = {
    "en": """
        said; says; told; added; according to; announced; stated; reported; wrote; claimed; asked reporters;
        spokes(?:man|woman|person); argued; noted; warned; explained
    """,
    "uk": r"""
        сказа(?:в|ла|ли); заяви(?:в|ла|ли); повідоми(?:в|ла|ли); повідомля\w+; розпові(?:в|ла|ли);
        наголоси(?:в|ла|ли); за словами; за даними; додав; додала; написа(?:в|ла); зазначи(?:в|ла|ли); пояснив;
        пояснила; пише
    """,
    "ru": r"""
        сказал[аи]?; заявил[аи]?; сообщил[аи]?; сообща\w+; рассказал[аи]?; отметил[аи]?; по словам; по данным;
        добавил[аи]?; написал[аи]?; пояснил[аи]?; пишет
    """,
    "de": """
        sagte; sagt; erklärte; teilte; berichtete; berichtet; laut; zufolge; betonte; schrieb; fügte; warnte;
        kritisierte
    """,
    "fr": """
        a déclaré; a dit; selon; a affirmé; a indiqué; a annoncé; a ajouté; a expliqué; a précisé; d'après; a
        écrit
    """,
    "es": """
        dijo; afirmó; declaró; según; señaló; anunció; añadió; explicó; aseguró; informó; escribió; indicó
    """,
    "it": "ha detto; ha dichiarato; secondo; ha spiegato",
    "pl": "powiedział[a]?; według; poinformował[a]?; oświadczył[a]?",
}
