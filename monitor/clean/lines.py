"""The furniture of pages word by word: lines that are one of these phrases and nothing else, by reason and language.

A phrase stands here folded and without marks at its ends, as `rules.key` makes it; a semicolon parts two. SURE phrases
are furniture wherever they stand; WEAK ones (words that could be a cross-heading) only beside other furniture or
outside the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.models import Reason

Phrases = dict[Reason, dict[str, str]]


def phrases(table: Phrases) -> Iterator[tuple[Reason, str]]:
    """Each phrase of a table with its reason."""
    for reason, languages in table.items():
        for text in languages.values():
            for phrase in " ".join(text.split()).split(";"):
                yield reason, phrase.strip()


SURE: Phrases = {
    "advert": {
        "en": """
            advertisement; advertisements; advertising; advert; sponsored; sponsored content; promoted; promoted
            content; paid content; paid post; story continues below advertisement; story continues below; article
            continues below; article continues after advertisement; continue reading below; this advertisement has not
            loaded yet; this advertisement has not loaded yet, but your article continues below; scroll to continue
            with content; scroll to continue; continue reading the main story; supported by; partner content; from our
            partners; by taboola; by outbrain; sponsored links; ad feedback; skip advertisement; remove ads; ad
        """,
        "uk": """
            реклама; на правах реклами; продовження після реклами; партнерський матеріал; новини партнерів; промо;
            оголошення
        """,
        "ru": """
            реклама; на правах рекламы; продолжение после рекламы; партнерский материал; новости партнеров; промо
        """,
        "de": """
            anzeige; werbung; advertorial; gesponsert; mehr nach der anzeige; weiterlesen nach der anzeige; nach der
            anzeige weiterlesen; artikel geht nach der anzeige weiter; anzeigen
        """,
        "fr": """
            publicité; contenu sponsorisé; la suite après cette publicité; la suite après la publicité; contenu
            partenaire
        """,
        "es": """
            publicidad; contenido patrocinado; anuncio; continúa leyendo después de la publicidad; sigue leyendo
            después de la publicidad
        """,
        "it": "pubblicità; annuncio",
        "pl": "reklama; dalsza część artykułu pod materiałem wideo",
        "pt": "publicidade; continua após a publicidade",
        "ja": "広告; pr",
        "sv": "annons; annonser",
        "nl": "advertentie",
        "cs": "reklama; inzerce",
    },
    "share": {
        "en": """
            share; share this; share this article; share this story; share this post; share article; share on
            facebook; share on x; share on twitter; share on whatsapp; share on linkedin; share on telegram; share on
            reddit; share via email; share on email; share on flipboard; share on social media; share to facebook;
            share to twitter; share full article; share this on whatsapp; copy link; copy this link; link copied;
            copied; copy link url copied; copy link link copied; link copied to clipboard; url copied; email this;
            email this article; email; e-mail; print; print this page; print article; print this article; tweet; tweet
            this; retweet; pin it; pin; post; facebook; twitter; linkedin; whatsapp; telegram; instagram; youtube;
            pinterest; reddit; flipboard; tiktok; threads; bluesky; mastodon; messenger; viber; pocket; tumblr; x
            twitter; facebook messenger; send; send to a friend; follow us; follow us on google news; follow;
            following; follow us on; listen to this article; listen; save; save article; save for later; save this
            story; saved; bookmark; gift this article; gift article; show more sharing options; close extra sharing
            options; more sharing options; sharing options; a a; text size; print copy article link; republish this
            article; view on x; view on instagram; add as preferred source on google; like; likes
        """,
        "uk": """
            поділитися; поділитись; поширити; поширити у facebook; поділитися у facebook; поділитися в телеграм;
            твітнути; скопіювати посилання; посилання скопійовано; роздрукувати; друкувати; надіслати; фейсбук;
            твіттер; телеграм; інстаграм; ютуб; слухати; зберегти; стежте за нами; ми в соцмережах; читайте нас в
            telegram; читайте нас у telegram; читати в telegram; наш telegram; слідкуйте за нами
        """,
        "ru": """
            поделиться; поделитесь; поделиться в facebook; поделиться в телеграм; скопировать ссылку; ссылка
            скопирована; распечатать; печать; отправить; фейсбук; твиттер; телеграм; вконтакте; одноклассники;
            слушать; сохранить; подписаться; мы в соцсетях; следите за нами; читайте нас в telegram; читать в telegram
        """,
        "de": """
            teilen; artikel teilen; beitrag teilen; diesen artikel teilen; auf facebook teilen; auf x teilen; auf
            twitter teilen; auf whatsapp teilen; per e-mail teilen; per mail teilen; artikel auf twitter teilen;
            artikel auf facebook teilen; artikel auf whatsapp teilen; link kopieren; link kopiert; drucken; artikel
            drucken; seite drucken; merken; artikel merken; merkliste; mail; folgen; folgen sie uns; kopieren;
            vorlesen; anhören; jetzt in der app anhören; artikel anhören; speichern; feedback; schriftgröße;
            verschicken; weiterleiten; pdf; artikel verschenken; artikel-tools
        """,
        "fr": """
            partager; partager cet article; partager sur facebook; partager sur twitter; partager sur x; partager par
            email; copier le lien; lien copié; imprimer; envoyer; envoyer par email; suivez-nous; enregistrer;
            écouter; écouter cet article; offrir l'article; offrir cet article; sauvegarder; lire plus tard
        """,
        "es": """
            compartir; compartir en facebook; compartir en twitter; compartir en x; compartir en whatsapp; compartir
            por correo; compártelo; copiar enlace; enlace copiado; imprimir; enviar; enviar por correo; síguenos;
            guardar; escuchar; escuchar artículo; desplegar redes sociales
        """,
        "it": "condividi; stampa; copia link; ascolta",
        "pt": "compartilhar; partilhar; imprimir; copiar link",
        "pl": "udostępnij; drukuj; skopiuj link",
        "ko": "공유; 공유하기; 인쇄; 기사 공유하기; 스크랩; 페이스북; 트위터; 카카오톡; url 복사; 링크복사",
        "ja": "シェア; シェアする; 印刷; ツイート; 保存",
        "sv": "dela; dela artikeln; spara; skriv ut; kopiera länk",
        "cs": "sdílet; kopírovat odkaz; vytisknout; uložit",
    },
    "related": {
        "en": """
            read more; read also; see also; more on this; more on this story; more on this topic; related; related
            articles; related article; related stories; related story; related coverage; related news; related topics;
            related content; related posts; related links; related tags; recommended; recommended for you; recommended
            stories; recommended reading; most read; most popular; most viewed; most shared; most recent; popular;
            popular now; popular articles; trending; trending now; trending stories; latest; latest news; latest
            stories; more stories; more news; more articles; more from this author; more like this; more videos; more
            in this section; top stories; top news; editor's picks; editors' picks; editor's choice; up next; don't
            miss; you may also like; you might also like; you might be interested in; our readers read next; also
            read; also on; keep reading; next article; previous article; next story; next post; previous post; in this
            story; in this article; dive deeper; explore more; further reading; what to read next;
            read next; also see; must read; must reads; promoted stories; around the web; from the web; elsewhere on
            the web; must-see; watch more; watch now; watch next; latest videos; top videos; live updates
        """,
        "uk": """
            читайте також; читати далі; читати більше; читайте більше; читати також; дивіться також; більше за темою;
            за темою; по темі; матеріали за темою; новини за темою; схожі новини; схожі матеріали; схожі статті;
            останні новини; популярне; популярні новини; найпопулярніше; найчитаніше; головне; головні новини;
            рекомендуємо; вас може зацікавити; вам також може сподобатись; інші новини; усі новини; більше новин; ще
            за темою; пов'язані новини; топ новини; топ-новини; вибір редакції; радимо прочитати; докладніше;
            детальніше; актуальне; зараз читають
        """,
        "ru": """
            читайте также; читать далее; читать дальше; читать также; смотрите также; смотри также; по теме; материалы
            по теме; новости по теме; похожие новости; похожие материалы; последние новости; популярное; самое
            популярное; самое читаемое; главное; главные новости; рекомендуем; вас может заинтересовать; другие
            новости; все новости; больше новостей; еще по теме; ещё по теме; выбор редакции; подробнее; сейчас читают;
            актуальное; топ новости
        """,
        "de": """
            lesen sie auch; lesen sie mehr; lesen sie mehr zum thema; lesen sie mehr zu diesen themen; weiterlesen;
            mehr lesen; mehr zum thema; mehr dazu; mehr; auch interessant; das könnte sie auch interessieren; das
            könnte dich auch interessieren; ähnliche artikel; verwandte artikel; verwandte themen; meistgelesen;
            meistgelesene artikel; am beliebtesten; beliebt; empfohlen; empfehlungen; empfehlungen der redaktion;
            aktuell; aktuelles; aktuelle nachrichten; neueste artikel; neueste nachrichten; top-themen; top themen;
            themen; mehr themen; weitere artikel; weitere nachrichten; weitere themen; weitere angebote; siehe auch;
            zum thema; passend zum thema; nächster artikel; vorheriger artikel; mehr aus diesem ressort; mehr von uns;
            hier weiterlesen; jetzt lesen; auch lesenswert; links zum artikel; newsticker; dossier; mehr videos; mehr
            anzeigen; alle anzeigen; zur startseite
        """,
        "fr": """
            lire aussi; à lire aussi; lire la suite; lire plus; voir aussi; sur le même sujet; sur le même thème;
            articles liés; à lire également; lire également; les plus lus; les plus lues; le plus lu; à la une;
            dernières nouvelles; dernières actualités; les plus populaires; plus d'articles; recommandé pour vous; nos
            recommandations; pour aller plus loin; dans la même rubrique; notre sélection; contenus liés; en savoir
            plus; l'actu en continu
        """,
        "es": """
            lee también; leer también; lea también; lea además; le puede interesar; te puede interesar; te podría
            interesar; también te puede interesar; leer más; lee más; ver más; ver también; más información; noticias
            relacionadas; artículos relacionados; contenido relacionado; relacionado; relacionadas; lo más leído; lo
            más visto; lo último; últimas noticias; más noticias; recomendado; recomendados; recomendamos; archivado
            en; sigue leyendo
        """,
        "it": """
            leggi anche; leggi tutto; continua a leggere; articoli correlati; i più letti; ultime notizie
        """,
        "pt": """
            leia também; leia mais; veja também; saiba mais; mais lidas; últimas notícias; relacionadas; notícias
            relacionadas
        """,
        "pl": "czytaj też; czytaj także; zobacz także; czytaj więcej; przeczytaj także; najnowsze",
        "ja": "関連記事; おすすめ記事; 関連ニュース; あわせて読みたい; 続きを読む; アクセスランキング; 新着",
        "ko": "관련기사; 관련 기사; 인기기사; 많이 본 뉴스; 더보기; 최신기사; 주요뉴스; 추천기사",
        "sv": "läs mer; läs också; läs även; mest läst; relaterat; visa mer; senaste nytt",
        "cs": """
            čtěte také; čtěte dále; související články; související; nejčtenější; zobrazit vše; mohlo by vás zajímat
        """,
        "zh": "相关阅读; 相关新闻; 推荐阅读; 热门; 更多",
    },
    "newsletter": {
        "en": """
            newsletter; newsletters; our newsletters; most recent newsletter; sign up; sign up now; sign up here; sign
            up today; sign me up; get the newsletter; get our newsletter; subscribe to our newsletter; subscribe to
            the newsletter; subscribe to newsletter; join our newsletter; join our mailing list; sign up for our
            newsletter; sign up for our newsletters; sign up for our free newsletter; email address; your email; your
            email address; enter your email; enter your email address; enter email; invalid email; email address
            required; explore all newsletters; explore newsletters; stay in the loop; stay informed; stay connected;
            news updates; get email updates; you are now subscribed; thank you for subscribing; thanks for
            subscribing; please enter a valid email address; i'm not a robot; weekly newsletter; daily newsletter; get
            started; notifications; get notifications
        """,
        "uk": """
            розсилка; розсилки; підписатися на розсилку; підпишіться на розсилку; підпишіться на нашу розсилку;
            підписатися на новини; ваш email; ваша пошта; електронна пошта; ваша електронна адреса; введіть email;
            введіть ваш email; дякуємо за підписку
        """,
        "ru": """
            рассылка; рассылки; подписаться на рассылку; подпишитесь на рассылку; подпишитесь на нашу рассылку;
            подписаться на новости; ваш email; ваша почта; электронная почта; введите email; спасибо за подписку
        """,
        "de": """
            newsletter; newsletter abonnieren; newsletter bestellen; unser newsletter; unsere newsletter; zum
            newsletter; jetzt anmelden; jetzt abonnieren; e-mail-adresse; e-mail-adresse eingeben; ihre
            e-mail-adresse; deine e-mail-adresse; weitere newsletter; kostenlos anmelden; newsletter-anmeldung;
            anmelden
        """,
        "fr": """
            newsletter; newsletters; s'inscrire; s'inscrire à la newsletter; inscrivez-vous; je m'inscris; je m'abonne
            à la newsletter; recevoir la newsletter; votre adresse e-mail; votre adresse email; votre email; adresse
            e-mail; adresse email; infolettre
        """,
        "es": """
            newsletter; newsletters; boletín; boletines; suscríbete a nuestro boletín; suscríbete al boletín;
            suscríbete a la newsletter; apúntate; tu correo electrónico; correo electrónico; introduce tu correo
        """,
        "it": "iscriviti alla newsletter; iscriviti",
        "pl": "zapisz się; zapisz się do newslettera",
    },
    "subscription": {
        "en": """
            subscribe; subscribe now; subscribe today; subscribe here; subscribe to continue reading; subscribe to
            read; subscribe to read more; already a subscriber; already a subscriber log in; already a member; already
            have an account; log in; login; sign in; sign in or create an account; sign in to continue; sign in to
            continue reading; create account; create an account; create a free account; register; register now;
            register for free; register / sign in to unlock more articles; subscribers only; for subscribers only; for
            subscribers; this content is reserved for subscribers only; this article is for subscribers only;
            subscriber exclusive; exclusive for subscribers; premium; premium content; members only; to read the full
            story; to continue reading; continue reading with a subscription; subscribe sign in; subscribe to unlock
            more articles; unlock this article; unlock more articles; start your free trial; free trial; view offers;
            view more offers; see offers; see subscription options; view subscription options; gift subscription;
            become a subscriber; become a member; become a member in seconds; join the club; join now; try it free;
            cancel anytime; cancel any time; sign up or log in; log in or sign up; log out; my account
        """,
        "uk": """
            підписатися; підписатись; підпишіться; оформити підписку; увійти; вхід; зареєструватися; реєстрація;
            тільки для підписників; лише для передплатників; уже підписані? увійти; передплатити; передплата
        """,
        "ru": """
            подписаться; подпишитесь; оформить подписку; войти; вход; зарегистрироваться; регистрация; только для
            подписчиков; уже подписаны? войти
        """,
        "de": """
            abonnieren; jetzt abo abschließen; abo abschließen; abo abschliessen; abo testen; abo; abos; jetzt testen;
            jetzt kostenlos testen; kostenlos testen; jetzt kostenlos registrieren; kostenlos registrieren;
            registrieren; login; einloggen; zum abo; zum online-abo; online-abo; print-abo; plus-abo bestellen;
            weitere abo-angebote; nur für abonnenten; exklusiv für abonnenten; bereits abonnent; bereits abonniert;
            sie haben bereits ein abo; sie sind bereits abonnent; hier einloggen; jetzt weiterlesen; mit plus
            einloggen; einfach anmelden; gratis abonnieren; konto erstellen; abo abschliessenlogin; jetzt
            freischalten; anmelden oder registrieren
        """,
        "fr": """
            s'abonner; je m'abonne; abonnez-vous; déjà abonné; déjà abonné ? se connecter; se connecter; connexion;
            réservé aux abonnés; article réservé aux abonnés; créer un compte; s'identifier; voir les offres;
            découvrir nos offres; profiter de l'offre
        """,
        "es": """
            suscríbete; suscribirse; suscríbase; suscribirme; iniciar sesión; inicia sesión; regístrate; regístrate
            gratis; solo para suscriptores; contenido exclusivo para suscriptores; ya soy suscriptor; ya eres
            suscriptor; hazte suscriptor; ver ofertas; accede; acceder; entrar
        """,
        "it": "abbonati; accedi; registrati",
        "ja": "ログイン; ログインする; 会員登録; 会員登録する; 新規登録; 会員限定; この記事は会員限定です",
        "ko": "로그인; 구독; 구독하기; 회원가입; 무료 회원 가입",
        "sv": "logga in; bli prenumerant; prenumerera",
    },
    "appeal": {
        "en": """
            donate; donate now; donate today; donate here; make a donation; support us; support our work; support our
            journalism; support independent journalism; support local journalism; support quality journalism; support
            independent media; become a supporter; become a patron; become a donor; become our patron; give now; give
            today; contribute; contribute now; help us; remind me later; not ready to support today; not now; not today; no thanks; maybe
            later; buy us a coffee; buy me a coffee; support us on patreon; join us on patreon; yes, i want to help; i
            want to support; why support us
        """,
        "uk": """
            підтримати; підтримати нас; підтримайте нас; підтримайте нашу роботу; підтримай нас; підтримати редакцію;
            задонатити; зробити донат; донат; стати патроном; стати учасником; стати частиною спільноти; приєднатися;
            приєднатися до спільноти; нагадати пізніше; нагадати згодом; підтримати на patreon; зробити внесок;
            пожертвувати; стань патроном; стань другом
        """,
        "ru": """
            поддержать; поддержать нас; поддержите нас; поддержите нашу работу; поддержи нас; поддержать редакцию;
            задонатить; сделать пожертвование; пожертвовать; стать патроном; напомнить позже; не сейчас; присоединиться; стать соучастником; поддержать
            проект; помочь
        """,
        "de": """
            spenden; jetzt spenden; spende; unterstützen; unterstützen sie uns; unterstütze uns; jetzt unterstützen;
            mitglied werden; jetzt mitglied werden; genossenschaft beitreten; später erinnern; nicht jetzt; heute nicht; förderer
            werden; uns unterstützen
        """,
        "fr": """
            faire un don; je fais un don; soutenez-nous; nous soutenir; je soutiens; soutenir; devenir membre; me le
            rappeler plus tard; plus tard; pas maintenant; donner; je donne
        """,
        "es": """
            dona; donar; dona ahora; haz una donación; haz tu donación; apóyanos; apoya el periodismo independiente;
            hazte socio; hazte socia; hazte miembro; únete; recordármelo más tarde; más tarde; ahora no; hoy no; colabora;
            quiero colaborar; quiero apoyar
        """,
    },
    "payment": {
        "en": """
            once monthly annual; one-time; one time; give once; give monthly; give annually; make it monthly; make it
            a monthly donation; payment methods; payment method; other amount; custom amount; enter
            amount; choose an amount; select an amount; select amount; paypal; apple pay; google pay; credit card;
            credit or debit card; debit card; bank transfer; bank card; visa; mastercard; visa mastercard; stripe;
            secure payment; per month; per year; a month; a year; cryptocurrency
        """,
        "uk": """
            одноразово; разово; щомісяця; щомісячно; щороку; способи оплати; спосіб оплати; інша сума; банківська
            картка; картка; обрати суму; вибрати суму; сума; монобанк; реквізити
        """,
        "ru": """
            разово; один раз; ежемесячно; ежегодно; способы оплаты; способ оплаты; другая сумма; банковская карта;
            карта; выбрать сумму; реквизиты
        """,
        "de": """
            einmalig; monatlich; jährlich; zahlungsarten; zahlungsmethoden; zahlungsmethode; anderer betrag; eigener
            betrag; betrag wählen; kreditkarte; lastschrift; überweisung; banküberweisung
        """,
        "fr": """
            une fois; une seule fois; mensuel; tous les mois; chaque mois; annuel; moyens de paiement; modes de
            paiement; autre montant; montant libre; choisir un montant; carte bancaire; virement
        """,
        "es": """
            una vez; una sola vez; mensual; cada mes; anual; métodos de pago; formas de pago; otra cantidad; otro
            importe; tarjeta; tarjeta de crédito; transferencia; elige una cantidad
        """,
    },
    "app": {
        "en": """
            download our app; download the app; download app; get the app; get our app; app store; google play; play
            store; download on the app store; get it on google play; open in app; available on the app store;
            available on google play; enable notifications; turn on notifications
        """,
        "uk": "завантажити додаток; завантажити застосунок; завантажте наш додаток; відкрити в додатку",
        "ru": """
            скачать приложение; скачайте наше приложение; открыть в приложении; доступно в google play; загрузите в
            app store
        """,
        "de": """
            app herunterladen; zur app; unsere app; jetzt app laden; app laden; audio app herunterladen
        """,
        "fr": "télécharger l'application; téléchargez l'application; notre application",
        "es": "descarga la app; descarga nuestra app; descargar la app; descárgate la app",
    },
    "legal": {
        "en": """
            privacy policy; terms and conditions; terms of use; terms of service; terms; privacy; cookie policy;
            cookies; cookie settings; manage cookies; all rights reserved; copyright; do not sell my personal
            information; accept; accept all; accept cookies; reject all; subscribers agree to the privacy policy;
            legal notice; imprint; accessibility; terms and privacy; reuse this content; permissions; rights &
            permissions; rights and permissions; corrections policy; ethics policy; privacy notice
        """,
        "uk": """
            політика конфіденційності; умови використання; усі права захищено; всі права захищені; правила
            користування; прийняти; прийняти всі; правова інформація; політика приватності
        """,
        "ru": """
            политика конфиденциальности; условия использования; все права защищены; правила использования; принять;
            принять все; правовая информация; пользовательское соглашение
        """,
        "de": """
            datenschutz; datenschutzerklärung; impressum; agb; nutzungsbedingungen; alle rechte vorbehalten;
            cookie-einstellungen; cookies; alle akzeptieren; akzeptieren; ablehnen; barrierefreiheit; impressum &
            offenlegung; rechtliches; widerruf; cookie einstellungen
        """,
        "fr": """
            mentions légales; politique de confidentialité; conditions générales; conditions d'utilisation; tous
            droits réservés; accepter; tout accepter; tout refuser; gérer les cookies; cgu; cgv; données personnelles;
            reproduction interdite
        """,
        "es": """
            aviso legal; política de privacidad; política de cookies; condiciones de uso; términos y condiciones;
            todos los derechos reservados; aceptar; aceptar todo; rechazar; normas
        """,
        "it": """
            tutti i diritti riservati; riproduzione riservata; privacy policy; © riproduzione riservata
        """,
        "ja": "無断転載禁止; 利用規約; プライバシーポリシー; 著作権",
        "ko": "무단전재 및 재배포 금지; 무단 전재 및 재배포 금지; 개인정보처리방침; 이용약관; 저작권",
    },
    "comments": {
        "en": """
            comments; comment; comments are closed; add a comment; add comment; post a comment; post comment; write a
            comment; leave a comment; leave a reply; reply; view comments; view all comments; show comments; read
            comments; see all comments; no comments; no comments yet; join the conversation; join the discussion; be
            the first to comment; what do you think; report; report abuse; report an error; report a typo; sort by;
            conversation; discussion; cancel reply; log in to comment; report this comment
        """,
        "uk": """
            коментарі; коментар; коментувати; прокоментувати; додати коментар; залишити коментар; написати коментар;
            показати коментарі; обговорити; обговорення; відповісти; коментарів немає; повідомити про помилку
        """,
        "ru": """
            комментарии; комментарий; комментировать; добавить комментарий; оставить комментарий; написать
            комментарий; показать комментарии; обсудить; обсуждение; ответить; комментариев нет; сообщить об ошибке
        """,
        "de": """
            kommentare; kommentar; kommentieren; kommentar schreiben; kommentar verfassen; kommentare anzeigen;
            kommentare lesen; alle kommentare; diskutieren sie mit; diskussion; antworten; ihre meinung; ihre meinung
            zählt; forum; kommentieren / forum lesen; leserkommentare; kommentar melden; fehler melden
        """,
        "fr": """
            commentaires; commentaire; commenter; réagir; laisser un commentaire; ajouter un commentaire; voir les
            commentaires; voir tous les commentaires; répondre; signaler; vos réactions; signaler une erreur
        """,
        "es": """
            comentarios; comentario; comentar; deja un comentario; deja tu comentario; añadir comentario; ver
            comentarios; responder; mostrar comentarios; ir a los comentarios; reportar un error
        """,
        "it": "commenti; commenta",
        "pl": "komentarze; komentuj",
        "ja": "コメント; コメントする",
        "ko": "댓글; 댓글쓰기",
    },
    "author": {
        "en": """
            about the author; about the authors; author; author bio; biography; meet the author; about the writer;
            view bio; view profile; see full bio; follow author; contact the author; full bio
        """,
        "uk": """
            про автора; про авторку; про авторів; усі статті автора; всі статті автора; усі матеріали автора
        """,
        "ru": "об авторе; об авторах; все статьи автора; все материалы автора",
        "de": """
            über den autor; über die autorin; zum autor; zur autorin; zur person; der autor; die autorin; die autoren;
            autorenprofil; autoreninfo
        """,
        "fr": "à propos de l'auteur; sur l'auteur; l'auteur; l'autrice",
        "es": """
            sobre el autor; sobre la autora; sobre la firma; acerca del autor; más del autor; ver biografía
        """,
    },
    "navigation": {
        "en": """
            back to top; article content; go to top; scroll to top; top; go to home page; home; home page; homepage; menu; open menu;
            close menu; main menu; search; skip to content; skip to main content; skip to navigation; skip to
            contentskip to site index; skip links; sections; all sections; close; close modal; open; toggle
            navigation; breadcrumb; breadcrumbs; show more; load more; view more; see more; see all; view all; show
            all; show less; more; next; previous; prev; back; go back; back to gallery; view gallery; open gallery;
            expand; collapse; learn more; find out more; click here; preview; contact us; about us; about; contact;
            careers; help; faq; sitemap; site map; site index; tags; tag; topics; filed under; categories; category;
            more options; open image modal; image gallery; view image in fullscreen; loading; please wait; play;
            pause; mute; unmute; play video; watch; watch video; video player is loading; current time; duration;
            media playback is unsupported on your device; toggle caption; hide caption; enlarge; enlarge image; copy;
            settings; english; edition; choose edition; jump to; table of contents; contents; skip past newsletter
            promotion; after newsletter promotion; select language; today's paper; print edition; e-paper; epaper;
            rss; rss feeds; podcasts; corrections; current issue; go ad-free; view all posts; view author archive; get
            author rss feed; image
        """,
        "uk": """
            на головну; головна; меню; пошук; нагору; вгору; догори; закрити; показати ще; показати більше;
            завантажити ще; далі; назад; теги; теми; рубрики; контакти; про нас; про проєкт; усі рубрики; перейти до
            вмісту; українська; збільшити; відео; розгорнути; згорнути
        """,
        "ru": """
            на главную; главная; меню; поиск; наверх; вверх; закрыть; показать ещё; показать еще; загрузить еще;
            далее; назад; теги; темы; рубрики; контакты; о нас; о проекте; все рубрики; перейти к содержанию;
            увеличить; развернуть; свернуть
        """,
        "de": """
            startseite; zurück zur startseite; menü; suche; suchen; nach oben; zum seitenanfang; schließen;
            schliessen; zurück; weiter; mehr erfahren; alle artikel; ressorts; kontakt; über uns; schlagworte;
            schlagwörter; bild vergrößern; bild anzeigen; vergrößern; bildergalerie; zur bildergalerie; inhalt;
            inhaltsverzeichnis; zum inhalt; zum hauptinhalt springen; e-paper; hilfe; rubriken; video abspielen;
            öffnen; aufklappen; zum inhalt springen; bild öffnen; bildunterschrift
        """,
        "fr": """
            accueil; menu; rechercher; recherche; retour en haut; haut de page; fermer; ouvrir; suivant; précédent;
            retour; voir plus; afficher plus; charger plus; tout voir; rubriques; thèmes; mots-clés; contact; qui
            sommes-nous; aller au contenu; agrandir; agrandir l'image
        """,
        "es": """
            inicio; portada; menú; buscar; volver arriba; subir; cerrar; abrir; siguiente; anterior; volver; cargar
            más; mostrar más; ver todo; secciones; etiquetas; temas; contacto; quiénes somos; ir al contenido;
            ampliar; ampliar imagen
        """,
        "ja": "トップ; 閉じる; メニュー; 検索; 拡大; 画像を拡大する; 次へ; 前へ; フォロー; ホーム",
        "ko": "닫기; 메뉴; 검색; 홈; 사진 확대; 확대; 이전; 다음; 맨위로",
        "it": "home; menu; cerca; chiudi",
        "sv": "meny; sök; stäng; hem",
        "cs": "domů; menu; hledat; zavřít",
        "zh": "首页; 搜索; 返回顶部; 打印; 分享; 关闭",
    },
}

WEAK: Phrases = {
    "payment": {
        "en": "once; monthly; annual; annually; yearly; weekly; continue; next step; amount; other",
        "uk": "раз; місяць; рік; продовжити; далі; інше",
        "ru": "раз; месяц; год; продолжить; далее; другое",
        "de": "weiter; fortfahren; betrag; andere",
        "fr": "continuer; montant; autre",
        "es": "continuar; cantidad; importe; otro",
    },
    "related": {
        "en": """
            news; world; opinion; analysis; explainer; exclusive; live; video; videos; photos; gallery; summary; key
            points; warning; caption; politics; business; sports; sport; culture; technology; tech; science; health;
            entertainment; lifestyle; world news; key event; breaking; breaking news; quiz; u.s; europe; opinions;
            features; feature
        """,
        "uk": """
            новини; думка; аналітика; відео; фото; ексклюзив; політика; економіка; світ; суспільство; спорт; культура;
            війна; україна; новина; стаття
        """,
        "ru": """
            новости; мнение; аналитика; видео; фото; эксклюзив; политика; экономика; мир; общество; спорт; культура;
            война; россия; новость; статья
        """,
        "de": """
            nachrichten; meinung; analyse; exklusiv; video; bilder; politik; wirtschaft; sport; kultur; hinweis;
            panorama; wissen; zusammenfassung; überblick; gastkommentar
        """,
        "fr": """
            actualités; opinion; analyse; exclusif; vidéo; politique; économie; monde; culture; société; tribune
        """,
        "es": """
            noticias; opinión; análisis; exclusiva; vídeo; política; economía; mundo; cultura; sociedad;
            internacional; deportes; actualidad
        """,
    },
}
