"""The rules that are patterns: one row each, with an id, a reason, what it matches, why, and an example for the tests.

They catch lines with something in them: a name, a number, a link's words. They are matched on folded text, from its
beginning, and take linear time: gaps are bounded and nothing repeats inside a repeat.
"""

from __future__ import annotations

from dataclasses import dataclass

from monitor.models import Reason


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table. `words`: the longest line, in words, that it may speak of."""

    id: str
    reason: Reason
    patterns: tuple[str, ...]
    words: int
    confidence: float
    why: str
    example: str


SOCIAL = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin|tiktok|viber|threads|"
    r"bluesky|mastodon|x|google news|google|reddit|pinterest|email|e-mail|mail)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "related.lead",
        "related",
        (
            r"(?:read|see|watch|also read|read also|see also|related|more|also|don't miss|must read|"
            r"further reading|from the archives?|recommended|listen|in pictures|explainer|column|photos|"
            r"watch live|read more|read next|up next|you may also like)\s?[:|>»–-]+ ?\S",
            r"read more (?:about|on|at|from|here|stories|in our|top)\b",
            r"(?:more|stories|posts|articles|news) (?:from|by|on|about|in) [^.]{2,60}$",
            r"follow (?:our|the) (?:\w+ ){0,2}(?:live|latest|full|rolling|running)\b",
            r"(?:слідкуйте|стежте|следите) за (?:нашим |нашою |нашей )?(?:\w+ )?(?:онлайн|трансляці|трансляци)",
            r"(?:verfolgen|folgen) sie (?:unseren|unserem|den|dem) (?:live|news)",
            r"suivez (?:notre|le) (?:direct|live)",
            r"sigue? (?:nuestra|la|nuestro|el) (?:cobertura|directo|minuto)",
            r"click (?:here|to (?:read|see|watch|view|subscribe))\b",
            r"click here\b",
            r"(?:читайте|дивіться|читати|див\.|також|ще за темою|більше|раніше|нагадаємо) (?:також|ще|більше|у|"
            r"про|на|по темі|за темою)?\s?[:|»–-]",
            r"(?:читайте|дивіться) (?:також|ще|більше)\b",
            r"(?:читайте|смотрите|читать|см\.|по теме|материалы по теме|ранее|также) (?:также|еще|ещё|по теме|"
            r"на)?\s?[:|»–-]",
            r"(?:читайте|смотрите) (?:также|еще|ещё|больше)\b",
            r"(?:lesen sie|lies|sehen sie|mehr|siehe|weiterlesen|lesetipp|zum thema|passend dazu|mehr zum thema|"
            r"auch interessant|hintergrund|podcast|video|newsblog|kommentar)(?: auch| dazu| hier| mehr)?\s?[:|"
            r"»>–-] ?\S",
            r"lesen sie (?:auch|hier|dazu|mehr|außerdem|jetzt)\b",
            r"mehr (?:zu|über|von|aus) [^.]{2,60}$",
            r">>",
            r"(?:lire|voir|à lire|a lire|lire aussi|écouter|à écouter|regarder)(?: aussi| également| encore|"
            r" la suite)?\s?[:|»–-]",
            r"(?:lire|à lire) (?:aussi|également)\b",
            r"(?:lee|lea|leer|ver|vea|mira|te puede interesar|le puede interesar|más información)(?: también| más|"
            r" además)?\s?[:|»–-]",
            r"(?:lee|lea|leer) (?:también|además|más)\b",
            r"(?:leggi anche|leia também|leia mais|czytaj też|czytaj także|läs mer|läs också|les også|čtěte také|"
            r"funda nanku|bekijk ook|lees ook)\b",
        ),
        30,
        0.9,
        "A pointer to another article opens with one of these leads.",
        "Read also: Three bridges that the river took",
    ),
    Rule(
        "related.like",
        "related",
        (
            r"(?:for|want|looking for|find|see|read) more (?:\w+ ){0,2}(?:stories|articles|news|reports?|coverage) like (?:this|these)\b",
            r"більше (?:таких |подібних |схожих )(?:матеріалів|історій|текстів|статей|новин)\b",
            r"больше (?:таких |подобных |похожих )(?:материалов|историй|текстов|статей|новостей)\b",
            r"(?:weitere|mehr) (?:solche\w* |ähnliche\w* )?(?:artikel|geschichten|texte|berichte|beiträge) (?:wie (?:diese[nr]?|dieses)|dieser art)\b",
            r"(?:pour (?:lire |découvrir )?)?(?:plus|davantage) d['e] ?(?:articles|histoires|récits|reportages) comme cel(?:ui|le)",
            r"(?:para (?:leer |ver )?)?más (?:historias|artículos|noticias|reportajes) como est[aeo]",
        ),
        30,
        0.85,
        "More of the same, wherever it is to be had.",
        "For more stories like this, visit our page on bridges.",
    ),
    Rule(
        "share.row",
        "share",
        (
            rf"(?:share|tweet|post|send|pin|follow|like|find|join|visit|subscribe)(?: \w+){{0,3}} (?:on|via|to|by|"
            rf"in) {SOCIAL}\b",
            rf"(?:{SOCIAL}[ ,|/·•]*){{2,12}}$",
            rf"(?:поділитися|поширити|надіслати|читайте нас|стежте за нами|підписуйтесь|підписуйтеся|підписатися|"
            rf"слідкуйте)[^.]{{0,30}} (?:у|в|на|через) (?:{SOCIAL}|фейсбук\w*|телеграм\w*|твіттер\w*|соц\w*)",
            rf"(?:поделиться|отправить|читайте нас|следите за нами|подписывайтесь|подписаться)[^.]{{0,30}} (?:в|на|"
            rf"через) (?:{SOCIAL}|фейсбук\w*|телеграм\w*|твиттер\w*|соц\w*|вконтакте)",
            rf"(?:artikel |beitrag |auf |per )?(?:auf|per|via|bei) {SOCIAL} (?:teilen|folgen|senden)",
            rf"folgen sie uns (?:auf|bei) {SOCIAL}",
            rf"(?:partager|suivez-nous|suivre|envoyer) (?:sur|par|via) {SOCIAL}",
            rf"(?:compartir|síguenos|seguir|enviar) (?:en|por|vía) {SOCIAL}",
            r"\d[\d.,]*k? (?:shares?|likes?|retweets?|followers|comments?|kommentare|commentaires|comentarios|"
            r"комментари\w+|коментар\w+)$",
            r"@[\w.]{3,30}$",
            r"(?:follow|contact|email) (?:him|her|them|me|the (?:author|reporter|writer))\b",
        ),
        14,
        0.9,
        "A row of buttons, or a wish to be followed.",
        "Share this story on Telegram",
    ),
    Rule(
        "newsletter.signup",
        "newsletter",
        (
            r"(?:sign up|subscribe|register|signup) (?:now |here |today |free )?(?:to|for) (?:our |the |your |a |"
            r"my |\w+'s |more |free |daily |weekly |breaking ){0,3}[^.]{0,40}(?:newsletters?|email|e-mail|alerts?|"
            r"briefing|updates|digest|mailing list|inbox)",
            r"(?:get|receive) [^.]{0,80}(?:in|to|into|straight to|by) (?:your )?(?:inbox|mailbox|email|e-mail)\b",
            r"delivered (?:straight |directly |right )?(?:to|into) your (?:inbox|mailbox)",
            r"get (?:daily|weekly|our|the (?:latest|best|day's)|email) [^.]{0,60}(?:newsletter|updates|news|alerts)",
            r"(?:by|before) (?:signing up|subscribing|submitting|providing|entering|clicking|"
            r"registering)[^.]{0,60} you (?:agree|confirm|consent|have read|accept|will receive)",
            r"subscribers agree to",
            r"(?:newsletters?|розсилка|рассылка|infolettre|lettre d'information|boletín)\s?[:|–-] ?\S",
            r"i (?:agree|consent|would like) to (?:receive|the|be)",
            r"we use your sign-?up to",
            r"(?:enter|add) your e-?mail",
            r"our (?:free |daily |weekly |morning |evening ){0,2}newsletter (?:contains|brings|delivers|is|gives|"
            r"rounds)",
            r"(?:підпи\w+|отримуйте|отримувати) [^.]{0,60}(?:розсилк\w+|на пошту|на email|на e-mail|щодня|щотижня|"
            r"дайджест)",
            r"(?:підписуючись|натискаючи|реєструючись)[^.]{0,60}(?:погоджуєтес\w|даєте згоду|приймаєте)",
            r"наша (?:щотижнева |щоденна |ранкова )?розсилка",
            r"(?:подпи\w+|получайте|получать) [^.]{0,60}(?:рассылк\w+|на почту|на email|на e-mail|дайджест)",
            r"(?:подписываясь|нажимая|регистрируясь)[^.]{0,60}(?:соглашаетесь|даете согласие|принимаете)",
            r"наша (?:еженедельная |ежедневная |утренняя )?рассылка",
            r"(?:melden sie sich|melde dich|abonnieren sie|abonniere|bestellen sie|jetzt)[^.]{0,60}(?:newsletter|"
            r"mail-update|morgenmail)",
            r"mit (?:der|ihrer|deiner|meiner) (?:anmeldung|registrierung|bestellung) [^.]{0,60}(?:willig|stimm|"
            r"akzeptier|erklär|einverstanden)",
            r"ich (?:habe die|bin damit|stimme|willige|möchte) [^.]{0,60}(?:datenschutz\w*|newsletter|einverstanden)",
            r"(?:direkt |jeden \w+ |täglich |kostenlos )?in (?:ihr|dein)(?:em)? (?:postfach|e-mail-postfach)",
            r"(?:inscrivez-vous|abonnez-vous|recevez|recevoir)[^.]{0,70}(?:newsletter|lettre|infolettre|"
            r"par e-?mail|boîte (?:mail|de réception))",
            r"en (?:vous inscrivant|vous abonnant|cliquant|validant)[^.]{0,60}vous acceptez",
            r"(?:suscríbete|suscríbase|regístrate|recibe|reciba|apúntate)[^.]{0,70}(?:boletín|boletines|"
            r"newsletter|correo|bandeja|email)",
            r"al (?:suscribirte|registrarte|suscribirse|enviar)[^.]{0,60}(?:aceptas|acepta)",
        ),
        60,
        0.9,
        "A sign-up names the newsletter or the mailbox and speaks to the reader.",
        "Sign up for our weekly briefing on the region",
    ),
    Rule(
        "subscription.offer",
        "subscription",
        (
            r"(?:this|the full) (?:article|content|story) is (?:available |reserved |exclusive |"
            r"exclusively )?(?:only )?(?:for|to) (?:our )?(?:paying )?(?:subscribers|members)",
            r"(?:subscribe|register|sign in|log in|create an account|sign up|join) (?:now |today |"
            r"or \w+ )?to (?:read|continue|unlock|access|keep|view|get|enjoy)\b",
            r"(?:unlimited|full|instant) (?:\w+ ){0,2}access (?:to|from|for)",
            r"access articles from",
            r"(?:already|if you are) an? [^.]{0,40}(?:subscriber|member)\b[^.]{0,80}(?:log in|sign in|login|"
            r"included|activate)",
            r"subscribe (?:for )?(?:\$|€|£)\s?\d",
            r"(?:get|save|enjoy) \d+ ?% off\b",
            r"(?:for )?(?:just|only) (?:\$|€|£|r|n\$)\s?\d[\d.,]* (?:a|per|for)\b",
            r"you(?:'ve| have) (?:reached|read|used) [^.]{0,30}(?:limit|free articles|articles)",
            r"enjoy additional articles",
            r"\d{1,3} issues for (?:only |just )?[$€£]",
            r"create an account or sign in",
            r"share your thoughts and join the conversation",
            r"(?:матеріал|стаття|текст) (?:доступн\w+ )?(?:лише|тільки) для (?:передплатник\w+|підписник\w+)",
            r"оформіть (?:підписку|передплату)",
            r"(?:материал|статья|текст) (?:доступ\w+ )?только (?:для|по) (?:подписчик\w+|подписк\w+)",
            r"оформите подписку",
            r"(?:dieser|der|den) (?:artikel|beitrag|text|inhalt)[^.]{0,40}(?:nur für|exklusiv|abonnent\w+|"
            r"freischalten)",
            r"nur für [^.]{0,30}abonnent\w+",
            r"(?:jetzt|hier) (?:kostenlos )?(?:abo|registrieren|testen|weiterlesen|freischalten|abonnieren)\b",
            r"sie haben (?:noch )?kein[^.]{0,20}abo",
            r"\d+ tage kostenlos testen",
            r"(?:cet article|la suite|contenu) (?:est )?(?:réservée?|exclusif) aux abonnés",
            r"il vous reste \d+ ?% de cet article",
            r"(?:contenido|artículo|noticia) (?:exclusiv[oa]|solo|reservad[oa]|sólo) para (?:suscriptores|socios)",
            r"suscríbete para (?:leer|seguir)",
            r".{0,30}会員(?:限定|登録|の方|向け)",
            r".{0,30}회원(?:용|가입|전용)",
        ),
        40,
        0.9,
        "An offer of access, in the words of a cash desk.",
        "Subscribe now to read the full story",
    ),
    Rule(
        "app.plug",
        "app",
        (
            r"(?:download|get|install) (?:our|the) [^.]{0,40}\bapps?\b",
            r"(?:available|get it|download it) (?:on|in) (?:the )?(?:app store|google play)",
            r"(?:join|subscribe to|follow|read) (?:us on |our )[^.]{0,30}(?:telegram|whatsapp|viber|youtube)\b",
            r"(?:завантаж\w+|встанов\w+) [^.]{0,40}(?:додаток|застосунок)",
            r"(?:підпи\w+|приєдн\w+|долуч\w+|читайте) [^.]{0,50}(?:telegram|телеграм|viber|youtube|whatsapp|канал\w*)",
            r"(?:скача\w+|установ\w+) [^.]{0,40}приложение",
            r"(?:подпи\w+|присоедин\w+|читайте) [^.]{0,50}(?:telegram|телеграм|viber|youtube|whatsapp|канал\w*)",
            r"(?:laden sie|lade|hol dir|holen sie sich) [^.]{0,40}\bapp\b",
            r"(?:einfach|jetzt) [^.]{0,40}\bapp\b",
            r"téléchargez [^.]{0,40}(?:application|appli)",
            r"descarga [^.]{0,40}(?:app|aplicación)",
            r"[^.]{0,40}whatsapp channel",
        ),
        25,
        0.9,
        "A plug for an app or a channel.",
        "Download our free app for the latest alerts",
    ),
    Rule(
        "legal.notice",
        "legal",
        (
            r"(?:©|\(c\) ?(?:19|20)|copyright\b[ :]{0,3}(?:©|\(c\)|by\b|(?:19|20)\d\d))",
            r"[^.]{0,60}all rights reserved",
            r"[^.]{0,60}alle rechte vorbehalten",
            r"[^.]{0,60}(?:усі|всі) права захищен",
            r"[^.]{0,60}все права защищены",
            r"[^.]{0,60}tous droits réservés",
            r"[^.]{0,60}todos los derechos reservados",
            r"[^.]{0,60}riproduzione riservata",
            r"this (?:material|site|website|page) (?:may not be|is protected by|uses cookies)",
            r"we (?:and our partners )?use cookies",
            r"(?:we|this site) (?:may )?earn[^.]{0,40}commission",
            r"[^.]{0,60}(?:terms (?:of (?:use|service)|and conditions|& conditions)|privacy (?:policy|"
            r"notice)) (?:and|&|apply|\|)",
            r"(?:reproduction|republication) [^.]{0,50}(?:prohibited|permitted|forbidden)",
            r"(?:використання|передрук|копіювання) матеріалів",
            r"(?:использование|перепечатка|копирование) материалов",
            r"(?:wir|diese (?:seite|website)) (?:verwenden|verwendet|nutzen|nutzt) cookies",
            r"(?:eine )?(?:weiterverwendung|vervielfältigung|nutzung)[^.]{0,60}nicht gestattet",
            r"(?:ce site|nous) (?:utilise|utilisons) des cookies",
            r"(?:utilizamos|este sitio utiliza|usamos) cookies",
            r"无断转载|无断|無断(?:転載|複製)",
            r".{0,40}무단\s?전재",
            r"the views expressed [^.]{0,80}(?:author|necessarily)",
            r"(?:gastkommentare|die meinung)[^.]{0,100}(?:nicht der|muss nicht|müssen nicht)",
        ),
        50,
        0.9,
        "A notice of rights, terms or cookies.",
        "© 2025 Harbour Post. All rights reserved.",
    ),
    Rule(
        "comments.invite",
        "comments",
        (
            r"(?:leave|post|write|add|share|join|view|show|read|see|load) (?:a |your |the |all |\d+ |"
            r"our )?(?:comments?|repl(?:y|ies)|discussion|conversation|thoughts)\b",
            r"(?:comments?|kommentare?|commentaires?|comentarios?|коментар\w*|комментари\w*)\s?[:(]?\s?\d+\)?$",
            r"^\d+ (?:comments?|kommentare?|commentaires?|comentarios?|коментар\w*|комментари\w*|postings?)\b",
            r"(?:have|got) (?:a )?(?:your say|something to say|an opinion)\b",
            r"what do you think\b",
            r"(?:blog )?comments powered by\b",
            r"(?:top|most|best)[ -](?:rated|liked|recommended) comments?$",
            r"\[\s?\d+ comments?\s?\]$",
            r"(?:as you comment|when (?:commenting|submitting content)|comments (?:are|will be) moderated|"
            r"(?:please )?(?:follow|abide by|respect|read) our (?:\w+ ){0,2}guidelines)\b",
            r"[\w.@ -]{2,40} (?:says|said|writes|commented|replied|schreibt|schrieb|пише|пишет|a écrit|dice|escribió):$",
            r"(?:rating|score|votes|likes)\s?:\s?\d+",
            r"(?:let us know|tell us) (?:what|in the|your|how)\b",
            r"(?:якщо ви )?(?:знайшли|помітили|побачили) (?:помилку|орфографічну помилку)",
            r"(?:если вы )?(?:нашли|заметили|обнаружили) (?:ошибку|опечатку)",
            r"(?:haben sie|hast du) (?:einen fehler|fragen|anregungen)",
            r"(?:kommentar|kommentare) (?:schreiben|verfassen|lesen|anzeigen)",
            r"diskutieren sie",
            r"(?:please )?log ?out and (?:then )?log ?in again",
            r"(?:you must|please) (?:be logged|log) in to (?:post|leave|write)\b",
            r"(?:du musst|sie müssen) (?:dich|sich|angemeldet|eingeloggt)\b[^.]{0,40}kommentar",
            r"(?:laissez|laisser|publier|voir) (?:un|les|votre) commentaires?",
            r"(?:deja|dejar|escribe|ver) (?:un|tu|los) comentarios?",
            r"forum:",
        ),
        30,
        0.85,
        "An invitation to comment, or to report a mistake.",
        "Leave a comment below",
    ),
    Rule(
        "author.bio",
        "author",
        (
            r"(?:\S+ ){1,5}(?:is|was|has been) (?:a|an|the|our|currently|based|[\w']+'s) [^.]{0,80}(?:reporter|"
            r"correspondent|journalist|writer|editor|columnist|contributor|fellow|author of|bureau chief|"
            r"freelance\w*|producer|professor|analyst|covering|covers)\b(?![^.]{0,40} (?:who|was killed|"
            r"was arrested|said|told))",
            r"(?:\S+ ){1,4}(?:covers|reports on|writes about|writes for|has covered|joined) [^.]{3,120}(?:for|"
            r"at) (?:the )?\S",
            r"(?:she|he|they) (?:covers|writes|reports|previously|can be reached|is based|lives|joined|holds|"
            r"has written|tweets|has worked|graduated|specializes)\b",
            r"(?:you can )?(?:reach|contact|email|write to) (?:the )?(?:author|reporter|writer|\w+ \w+) (?:at|on|via)",
            r"the (?:author|writer) is\b",
            r"(?:reporting|editing|writing|additional reporting|compiled|edited|translated) by\b",
            r"\S+@\S+\.\w{2,8}$",
            r"(?:автор|авторка|журналіст|журналістка|редактор|редакторка|кореспондент|кореспондентка) (?:видання|"
            r"сайту|рубрики|розділу|стрічки|новин)\b",
            r"(?:автор|журналист|журналистка|редактор|корреспондент) (?:издания|сайта|рубрики|раздела|ленты)\b",
            r"(?:\S+ ){1,4}(?:ist|war|arbeitet|schreibt|berichtet|leitet)(?: \w+){0,4} (?:redakteur\w*|"
            r"korrespondent\w*|journalist\w*|autor\w*|reporter\w*|volontär\w*|kolumnist\w*)\b",
            r"(?:sie|er|die autorin|der autor) (?:schreibt|berichtet|arbeitet|ist|studierte|"
            r"wurde)[^.]{0,60}(?:redakti\w+|ressort|journalist\w*|autor\w*)",
            r"(?:\S+ ){1,4}est (?:journaliste|correspondante?|rédact\w+|grand reporter)",
            r"(?:\S+ ){1,4}es (?:periodista|corresponsal|redactor\w*)",
            r"(?:redactor|redactora|periodista|corresponsal|jefe|jefa) (?:de|del|en|especializad[oa])\b[^.]{3,80}",
        ),
        70,
        0.6,
        "A life in two lines; sure only where the article has ended.",
        "Mara Ilves is a correspondent for the Harbour Post.",
    ),
    Rule(
        "author.contact",
        "author",
        (
            r"(?:do you )?(?:have|got|know) (?:a |any )?(?:confidential )?(?:news |story )?(?:tips?|story|information|news)\b",
            r"(?:send|share|submit) (?:us |your )?(?:a |your )?(?:news )?tips?\b",
            r"(?:маєте|є) (?:цікаву |важливу )?(?:новин\w|інформаці\w|історі\w)[^.]{0,40}(?:напишіть|пишіть|надішліть|надсилайте)",
            r"(?:есть|знаете) (?:интересную |важную )?(?:новост\w|информаци\w|истори\w)[^.]{0,40}(?:напишите|пишите|присылайте)",
            r"(?:haben sie|hast du) (?:einen |eine )?(?:tipps?|hinweise?|informationen|geschichte für uns)\b",
            r"(?:є|маєте) (?:новина|новину|тема|тему|історія|історію)\?",
            r"(?:есть|знаете) (?:новость|тема|тему|история|историю)\?",
            r"(?:vous avez|avez-vous) une (?:histoire|info|information|piste)\b[^.]{0,40}(?:\?|écrivez|contactez)",
            r"(?:vous avez|une) (?:une )?(?:info|information)s? à (?:nous )?(?:signaler|transmettre|partager)",
            r"¿?(?:tienes|tiene) (?:una |alguna )?(?:pista|información|historia)\b",
        ),
        30,
        0.85,
        "How to reach the newsroom with a tip.",
        "Have a tip? Write to the newsroom.",
    ),
    Rule(
        "furniture.code",
        "furniture",
        (r"\[/?[a-z_-]{2,20}(?: [a-z_-]{2,20}=[^\]]{0,300})\]",),
        60,
        0.9,
        "A call to a plug-in of the site that the site did not carry out.",
        "[button link=/shop size=big] Send us your photos",
    ),
    Rule(
        "advert.label",
        "advert",
        (
            r"(?:advertisement|anzeige|werbung|реклама|publicité|publicidad)\b[\s|:.–-]{0,4}(?:\S+ ?){0,3}$",
            r"(?:story|article|post) continues (?:below|after)",
            r"this (?:article|post|story|content) (?:is|was) (?:sponsored|paid|produced in partnership)",
            r"(?:dieser|der) (?:beitrag|artikel) enthält (?:affiliate|werbe)",
            r"(?:weiter|mehr) nach (?:der|dieser) (?:anzeige|werbung)",
        ),
        14,
        0.9,
        "The label of an advertisement.",
        "Advertisement – scroll to continue",
    ),
    Rule(
        "navigation.count",
        "navigation",
        (
            r"(?:image |photo |bild |foto |slide |page |seite |фото )?\d{1,3} ?(?:/|of|von|de|из|з|"
            r"sur) ?(?:/ )?\d{1,3}$",
            r"\d{1,2}:\d{2}(?::\d{2})?$",
            r"\d{1,4}$",
            r"\d{1,3} (?:min|mins|minutes?|minuten|хв|мин|photos|images|bilder|fotos)\.?(?: read| lesezeit|"
            r" de lecture| de lectura| читання| чтения)?$",
            r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura|час читання|время чтения)\b",
            r"\d+(?:\.\d)?x$",
            r"(?:\d{1,3} ){1,4}\d{1,3}$",
            r"(?:tags?|topics?|теги|тема|темы|теми|schlagw\w+|themen|mots-clés|etiquetas|filed under|"
            r"ключові слова|ключевые слова)\s?:",
            r"(?:\d+|an?|one) (?:hours?|minutes?|days?|weeks?|hrs?|mins?) ago\b",
            r"vor (?:\d+|einer|einem) (?:stunden?|minuten?|tagen?)$",
            r"hace \d+ (?:horas?|minutos?|días?)$",
            r"il y a \d+ (?:heures?|minutes?|jours?)$",
            r"\d+ (?:годин\w*|хвилин\w*|час\w*|минут\w*) (?:тому|назад)$",
        ),
        14,
        0.8,
        "Counters, clocks, page numbers and tags.",
        "Image 1 of 7",
    ),
    Rule(
        "navigation.tags",
        "navigation",
        (
            r"(?:tags|topics|теги|теми|темы|мітки|метки|schlagwörter|schlagworte|mots-clés|étiquettes|etiquetas) "
            r"[^.!?:,]{2,40},[^.!?:]{1,160}$",
        ),
        24,
        0.85,
        "A row of tags without a colon.",
        "Tags bridges, river, council",
    ),
    Rule(
        "payment.widget",
        "payment",
        (
            r"(?:(?:give|pay|donate|add|дати|дать|подарувати|geben|spenden|donner|dar|donar)?\s?(?:[$€£₴₽]\s?\d[\d.,]*+|"
            r"\d[\d.,]*+\s?(?:[$€£₴₽]|грн|руб|uah|eur|usd|euros?|hryvnias?))"
            r"(?:[\s|,;·•–-]|/(?!\s?(?:month|year|week|місяць|рік|месяц|год|monat|jahr|mois|an|mes|año)))*+"
            r"(?:(?:a|per|/|на|в|pro|im|par|al|por)\s?(?:month|year|week|місяць|рік|месяц|год|monat|jahr|mois|an|mes|año)|"
            r"other(?: amount)?|інша сума|другая сумма|anderer betrag|autre montant|otra cantidad|otro importe)?[\s|/·•–-]*+){1,8}$",
            r"(?:(?:give |donate |pay )?(?:once|one-off|one-time|monthly|yearly|annually|weekly|every month|every year)[\s|/,;·•–-]*"
            r"(?:or )?){1,4}$",
            r"(?:(?:раз|разово|одноразово|щомісяця|щомісячно|щороку|раз на місяць|раз на рік|единоразово|ежемесячно|"
            r"ежегодно|раз в месяц|раз в год)[\s|/,;·•–-]*(?:або |или )?){1,4}$",
            r"(?:(?:einmalig|monatlich|jährlich|une fois|mensuel(?:lement)?|annuel(?:lement)?|chaque mois|chaque année|"
            r"par mois|par an|una vez|mensual(?:mente)?|anual(?:mente)?|cada mes|cada año)[\s|/,;·•–-]*(?:oder |ou |o )?)"
            r"{1,4}$",
            r"(?:once|monthly|yearly|one-off|щомісяця|разово|щороку|ежемесячно|ежегодно|monatlich|einmalig|jährlich|"
            r"par mois|mensuel|une fois|al mes|mensual|una vez):? (?:[$€£₴₽]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£₴₽]|грн|руб\w*|"
            r"euros?))$",
            r"(?:pay|give|donate) (?:by|with|via) [^.]{3,60}$",
            r"(?:choose|enter|select|pick|name) (?:your |an? |the )(?:own )?(?:\w+ )?(?:amount|sum|gift|contribution)$",
            r"remind me (?:later|in \w+|next \w+)$",
            r"gift[ -]aid\b[^.]{0,30}$",
            r"(?:оберіть|виберіть|вкажіть|введіть|інша|своя) (?:\w+ )?сум[аиу]$",
            r"(?:сплатити|оплатити|підтримати|переказати) (?:карткою|через|з) [^.]{2,50}$",
            r"(?:нагадайте|нагадати) (?:мені )?(?:пізніше|згодом|у \w+|в \w+|через \w+(?: \w+)?)$",
            r"(?:выберите|укажите|введите|другая|своя) (?:\w+ )?сумм[ауы]$",
            r"(?:оплатить|поддержать|перевести) (?:картой|через|с) [^.]{2,50}$",
            r"(?:напомните|напомнить) (?:мне )?(?:позже|потом|в \w+|через \w+(?: \w+)?)$",
            r"(?:betrag|eigenen betrag|summe) (?:frei )?(?:wählen|eingeben|auswählen)$",
            r"(?:zahlen|spenden|bezahlen|überweisen) (?:sie )?(?:per|mit|via) [^.]{3,60}$",
            r"(?:per|mit) (?:paypal|kreditkarte|lastschrift|überweisung|sepa)\b[^.]{0,60}$",
            r"(?:später|im \w+) (?:daran )?erinnern$",
            r"(?:choisissez|choisir|saisir|entrez|indiquez) (?:votre|un|le) (?:propre )?montant$",
            r"(?:payer|donner|régler) (?:par|avec|via) [^.]{3,60}$",
            r"par (?:carte|virement|prélèvement|chèque|paypal)\b[^.]{0,60}$",
            r"me le rappeler [^.]{2,30}$|rappelez-le-moi [^.]{2,30}$",
            r"(?:elige|elija|introduce|indica|escoge) (?:tu|su|una|un|la|el|otra) (?:propia )?(?:cantidad|importe|aporte)$",
            r"(?:pagar|paga|donar|dona) (?:con|por|mediante) [^.]{3,60}$",
            r"(?:con|por) (?:tarjeta|transferencia|bizum|paypal)\b[^.]{0,60}$",
            r"recu[eé]rd[ae](?:me|melo)\b[^.]{0,30}$",
        ),
        12,
        0.6,
        "The widget below an appeal: sums, how often, how to pay; sure only beside an appeal.",
        "Pay by card, bank transfer or PayPal",
    ),
    Rule(
        "appeal.letter",
        "appeal",
        (
            r"dear (?:\w+ ){0,3}(?:readers?|friends?|subscribers?|supporters?|members?)\b",
            r"(?:a|an|an important|an urgent|a special|a personal) (?:\w+ )?(?:message|note|letter|word|appeal|"
            r"request) (?:from|to)\b",
            r"(?:you have|you've) (?:just )?(?:read|reached the end)\b",
            r"(?:this|the) message is (?:for|seen by|shown to)\b",
            r"(?:ви щойно прочитали|якщо ви дочитали|це повідомлення (?:бач|для))",
            r"(?:вы только что прочитали|если вы дочитали|это сообщение (?:вид|для))",
            r"(?:sie haben|du hast) (?:gerade |soeben )?(?:diesen|einen) (?:artikel|text|beitrag)\b[^.]{0,30}gelesen",
            r"vous venez de lire\b",
            r"acabas? de leer\b",
            r"before you (?:go|leave|close|continue|read on|click away)\b",
            r"(?:hi|hello|hey),? (?:dear )?readers?\b",
            r"support (?:the |our )?(?:\S+ ){0,4}\S+!$",
            r"(?:a )?message to our readers",
            r"why we(?:'re| are) asking",
            r"we need your (?:help|support)\b",
            r"thank you for (?:reading|being a|your support)\b",
            r"(?:шановн\w+|дорог\w+|любі|вельмишановн\w+) (?:наш\w+ )?(?:читач\w*|друзі|підписник\w*|читачк\w+)",
            r"(?:звернення|лист|слово|повідомлення) (?:від )?(?:редакції|до читачів|редактор\w+)",
            r"друзі[,!]",
            r"(?:прохання|слово) (?:до|від) (?:читач\w+|редакц\w+)",
            r"підтримайте (?:\S+ ){0,4}\S+!$",
            r"(?:уважаем\w+|дорог\w+|милые) (?:наш\w+ )?(?:читател\w+|друзья|подписчик\w*)",
            r"(?:обращение|письмо|слово) (?:от )?(?:редакции|к читателям|редактор\w+)",
            r"друзья[,!]",
            r"поддержите (?:\S+ ){0,4}\S+!$",
            r"(?:liebe|lieber|sehr geehrte|werte) (?:leser\w*|leserinnen|freund\w*|abonnent\w*|unterstützer\w*|"
            r"community)",
            r"(?:eine |ein )?(?:nachricht|botschaft|brief|bitte|wort) (?:von|vom|aus|an|in eigener) (?:der |die |"
            r"unsere )?(?:redaktion|chefredaktion|leser\w*|uns|sache)",
            r"in eigener sache",
            r"bevor sie (?:weiterlesen|gehen|weiterklicken)",
            r"unterstützen sie (?:\S+ ){0,4}\S+!$",
            r"(?:cher|chère|chers|chères) (?:lect\w+|ami\w*|abonné\w*)",
            r"(?:un )?(?:message|mot|appel|lettre) de (?:la )?(?:rédaction|part)",
            r"avant de (?:partir|continuer|fermer)",
            r"soutenez (?:\S+ ){0,4}\S+!$",
            r"chers toutes et tous",
            r"(?:querid|estimad|apreciad)\w+ (?:lector\w*|amig\w*|suscriptor\w*)",
            r"(?:un )?(?:mensaje|carta|nota|llamado) de (?:la |el |nuestra )?(?:redacción|director\w*|equipo)",
            r"antes de (?:irte|que te vayas|continuar|seguir)",
            r"apoya (?:a )?(?:\S+ ){0,4}\S+!$",
        ),
        30,
        0.95,
        "The words that open a letter to the reader.",
        "A message from the Harbour Post:",
    ),
)
