"""Whether a clause tells of what was or of what will be, by the verb nearest to a place in it. Tables, no grammar."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Time = Literal["past", "future"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


class Verbs(NamedTuple):
    """What shows the time of a clause in one language: endings, whole words, and words that look like them."""

    past: re.Pattern[str]
    pasts: frozenset[str]
    future: re.Pattern[str]
    futures: frozenset[str]
    none: frozenset[str]


_VERBS = {
    "en": Verbs(
        re.compile(r"[a-z]{2,}ed\Z"),
        _set(
            """said told met held spoke went came took gave made began saw left found won lost died fell was were
            had did sent wrote flew struck hit shot broke brought built bought caught drew drove fought got grew
            heard kept knew led paid ran rose sat sold stood swore thought threw understood woke became withdrew
            hid fled sank rang sang swept slept spent sent lent lay laid taught sought meant felt dealt chose
            froze shook stole rode ate dug hung lit burst sprang fed undertook underwent burnt threw pulled"""
        ),
        re.compile(r"\Z(?!\Z)"),
        _set(
            """will would shall should may might can could must won't wouldn't begins begin starts start opens open
            resumes resume meets meet faces face expires votes vote travels travel arrives arrive returns return
            leaves leave hosts host plans intends hopes wants takes ends expires closes"""
        ),
        _set("need united indeed speed feed seed bed red hundred embed exceed proceed succeed breed creed weed"),
    ),
    "uk": Verbs(
        re.compile(
            r"[а-яіїєґ'’]{2,}(?:[аиуояю]в|[аиіоуяї]л[аои]|шов|йшл[аои]|вся|л[аои]ся|л[аои]сь|(?<=\w\w)(?:[еа]но|ито))\Z"
        ),
        _set(
            """міг вів зник втік виріс досяг допоміг переміг був була було були хотів зміг зумів помер прибув
            відбувся сказано вбито оголошено підписано"""
        ),
        re.compile(r"[а-яіїєґ'’]{2,}(?:[уюаяиї]ть|[уюаяи]ться|[єе]ться|[уаі]є)\Z"),
        _set("буде будуть має мають планує планують збирається прибуде приїде прилетить піде"),
        _set("коли школа сила школи сили села село число тіло тіла зазначає вказує стосується йдеться знає"),
    ),
    "ru": Verbs(
        re.compile(r"[а-яё]{2,}(?:[аеёиоуыя]л|[аеёиоуыя]л[аои]|ш[её]л|шл[аои]|лся|л[аои]сь)\Z"),
        _set(
            """мог вел вёл исчез вырос достиг помог был была было были смог умер погиб сказано убито объявлено
            подписано"""
        ),
        re.compile(r"[а-яё]{2,}(?:[аеёиуюя]тся|[её]т|[иуюя]т|ат)\Z"),
        _set("будет будут намерен намерена намерены должен должна должны"),
        _set(
            """генерал канал журнал капитал материал отдел финал потенциал персонал сигнал футбол протокол если или угол
            село число дело дела сила силы стол вокзал зал школа школы нет лет свет ответ отвечает идёт идет говорит
            считает отмечает сообщает заявляет пакет совет бюджет комитет кабинет приоритет визит брат этат саммит
            кредит аппарат формат результат депутат адвокат мандат солдат институт маршрут минут"""
        ),
    ),
    "de": Verbs(
        re.compile(r"[a-zäöüß]{3,}te(?:n|t)?\Z"),
        _set(
            """war waren wurde wurden kam kamen ging gingen sprach sprachen traf trafen fand fanden gab gaben starb
            starben rief riefen schrieb schrieben nahm nahmen ließ ließen fiel fielen begann begannen gewann
            verlor hat haben warf stieg stand standen flog flogen brach lag blieb starben schloss schlossen half
            riss sank trat traten bat"""
        ),
        re.compile(r"\Z(?!\Z)"),
        _set(
            """wird werden will wollen soll sollen kann können könnte könnten möchte möchten muss müssen sollte
            sollten trifft treffen beginnt beginnen reist reisen tagt tagen kommt kommen entscheidet startet
            starten fliegt fliegen wählt wählen öffnet findet finden endet enden berät beraten empfängt hält
            schließt tritt"""
        ),
        _set(
            """heute letzte letzten rechte rechten gute guten zweite zweiten dritte dritten bitte erste ersten nächste
            nächsten weiteste beste besten fünfte konnten mitte seite seiten minuten leuten bereiten"""
        ),
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_INFINITIVE = {"uk": re.compile(r"\w\wти(?:ся|сь)?\Z"), "ru": re.compile(r"\w[аеиоуыя]ть(?:ся)?\Z")}
_WISHED = _set("wollte wollten")
_MODAL = _set("will would shall should may might can could must")
_NOUNS_TOO = _set("plans vote start return host face open leave meet may can")
_BEFORE_NOUNS = _set("the a his her their its in of for since on")
_PRESENT = _set("is are 's am")
_WAS = _set("was were had been")
_AWAITED = _set("due set expected scheduled planned slated likely poised")
_AIMING = _set(
    """plan plans planning agreed agree agrees promised promises vowed vows want wants hope hopes intend intends
            going ready about decided invited prepares preparing pledged"""
)
#: Nouns for what takes place on a day: "the talks on Friday" says nothing of when they were spoken of.
EVENTS = _set(
    """meeting meetings talks summit call conference vote election elections game match hearing trial
            deadline visit trip session debate rally strike march ceremony event concert round deal ceasefire
            truce зустріч зустрічі зустрічю саміт саміту саміті переговори переговорів переговорах вибори
            виборів виборах засідання візит візиту встреча встречи встрече встречу саммит саммита саммите
            переговоры переговоров переговорах выборы выборов выборах заседание визит treffen gipfel gespräche
            gesprächen wahl sitzung besuch abstimmung verhandlungen"""
)
_HOLDING = _set(
    """hold held holding attend attended join joined host hosted have had провів провела провели проведе
            проведуть провёл провела провели проведёт проведут hielt hielten told tells addressed opened closed
            led chaired left skipped watched missed attends hosts joins"""
)
#: Behind these a past form may tell of what has not happened: "if he did not agree on Friday".
_CONDITIONAL = _set("if unless whether якщо якби чи если бы ли wenn falls ob")
_FRONTED = _set("in at during after following на під після в у во после bei nach auf während")


def language_known(language: str | None) -> bool:
    """Whether there is a table of verbs for `language`."""
    return language in _VERBS


def tense(before: str, behind: str, language: str | None) -> Time | None:
    """The time of the clause around a place that the texts `before` and `behind` surround; None where it is not sure.

    The nearest verb before it counts; at the beginning of a sentence the first one after it.
    """
    table = _VERBS.get(language or "")
    if table is None:
        return None
    sentence = _WORD.findall(before)
    clause = _WORD.findall(re.split(r"[,;:—–(\"“”«»„]", before)[-1])
    low = [w.lower() for w in clause]
    for k in range(len(clause) - 1, max(-1, len(clause) - 16), -1):
        if clause[k][0].isupper():
            continue
        found = _time(low, k, table, language or "")
        if found is None:
            continue
        if _of_event(low, k + 1) and not (low[k] in _HOLDING or (k + 1 < len(low) and low[k + 1] in _HOLDING)):
            return None
        doubted = found == "past" and not _CONDITIONAL.isdisjoint(low[:k])
        return None if found == "unsure" or doubted else found
    event = _of_event(low, 0)
    if event and not (len(clause) == len(sentence) and low[0] in _FRONTED):
        return None
    found = _forward(behind, table, language or "", event, fronted=len(clause) == len(sentence))
    return None if found == "past" and not _CONDITIONAL.isdisjoint(low) else found


def opening(behind: str, language: str | None) -> Time | None:
    """The time that the first words of `behind` tell, where they are the verb: "Friday's talks will …"."""
    table = _VERBS.get(language or "")
    words = _WORD.findall(re.split(r"[,;:—–(\"“”«»„]", behind)[0])[:3]
    low = [w.lower() for w in words]
    found = [_time(low, k, table, language or "") for k in range(len(low))] if table else []
    first = next((t for t in found if t is not None), None)
    return None if first == "unsure" else first


def _of_event(low: list[str], k: int) -> bool:
    """Whether what follows the verb, from `k`, is of an event that is not just the place where it was done."""
    for n in range(len(low) - 1, k - 1, -1):
        if low[n] in EVENTS:
            return not any(w in _FRONTED for w in low[max(k, n - 3) : n])
    return False


def _forward(behind: str, table: Verbs, language: str, event: bool, *, fronted: bool) -> Time | None:
    parts = re.split(r"[,;:—–(\"“”«»„]", behind)
    for part in parts[: 2 if fronted else 1]:
        words = _WORD.findall(part)[:14]
        low = [w.lower() for w in words]
        for k, word in enumerate(words):
            if word[0].isupper():
                continue
            found = _time(low, k, table, language)
            if found is not None:
                return None if found == "unsure" or (event and found != "past") else found
    return None


def _time(low: list[str], k: int, table: Verbs, language: str) -> Literal["past", "future", "unsure"] | None:
    """What the word at `k` says of the time; None where it says nothing."""
    word = low[k]
    if word in table.none:
        return None
    if language == "en":
        told = _english(low, k)
        if told is not None:
            return told if told != "nothing" else None
    if language == "de" and word in ("ist", "sind"):
        return "past" if any(re.fullmatch(r"\w*ge\w+(?:t|en)", w) for w in low[k + 1 :]) else None
    if word in _WISHED:
        return "unsure"
    if word not in table.pasts and (word in table.futures or table.future.search(word)):
        return "future"
    if word not in table.pasts and not table.past.search(word):
        return None
    infinitive = _INFINITIVE.get(language)
    looks_on = infinitive is not None and any(infinitive.search(w) for w in low[k + 1 :])
    return "unsure" if looks_on else "past"


def _english(low: list[str], k: int) -> Literal["past", "future", "unsure", "nothing"] | None:
    word, before = low[k], low[max(0, k - 3) : k]
    last = before[-1] if before else ""
    if last == "to":
        return _infinitive(low, k - 1)
    if word in _AWAITED:
        return "unsure" if any(w in _WAS for w in before) else "future" if any(w in _PRESENT for w in before) else None
    if (word.endswith("ing") and last in _PRESENT) or (
        word in ("have", "has") and low[k + 1 :] in (["until"], ["till"])
    ):
        return "future"
    if _unreal(word, last, low[k + 1] if k + 1 < len(low) else ""):
        return "unsure"
    return "nothing" if _no_verb(word, last) or (word not in _MODAL and _MODAL & set(before[-2:])) else None


def _unreal(word: str, last: str, following: str) -> bool:
    """Whether it may never have been: "would have met", "was to meet", "was expected"."""
    if word == "have":
        return last in _MODAL
    if word in _MODAL:
        return following == "have"
    return word in _WAS and (following in _AWAITED or following in ("to", "going"))


def _no_verb(word: str, last: str) -> bool:
    """Whether the word behind `last` is a noun or an adjective in this place: "the vote", "a planned trip"."""
    if word in _NOUNS_TOO:
        return last in _BEFORE_NOUNS
    return word.endswith("ed") and last in ("the", "a", "an", "of", "by", "for")


def _infinitive(low: list[str], to: int) -> Literal["past", "future", "unsure", "nothing"]:
    """What an infinitive says: "agreed to meet on Friday" looks ahead, "had to leave on Friday" does not."""
    if to == 0:
        return "unsure"
    governor = low[to - 1]
    if governor in _PRESENT:
        return "future"
    if governor in _AWAITED or governor in _AIMING:
        earlier = low[max(0, to - 4) : to - 1]
        return "unsure" if any(w in _WAS for w in earlier) else "future"
    return "unsure"
