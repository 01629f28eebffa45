"""The verdicts on a page's blocks: the extractor says where the article is, rules cut what is foreign in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from monitor.clean.lines.appeals import asked_for, quiet_appeal
from monitor.clean.lines.judge import judge
from monitor.clean.lines.line import Line, Verdict
from monitor.clean.page.intruders import foreign
from monitor.clean.recognise.date_lines import date_in, is_change, is_time
from monitor.language.text.fold import fold
from monitor.models import Reason

ENTRIES = 4  # times above paragraphs that make a live page
FLOOD = 20_000  # blocks; of more only rules speak, since the model would weigh them for half a minute
LASTS = timedelta(days=7)  # dates that lie farther apart are those of other articles
ABOVE = 14  # blocks above the first paragraph where its picture may stand: byline, date and buttons are between
ADDRESSED = 0.3  # of the paragraphs, as many as say "you" in a text that speaks to its reader throughout
PARAGRAPHS = 10  # that make such a text
SURE = 0.9  # probability from which a block of it that sounds like an appeal stays
LOUD = 0.9  # confidence from which it goes all the same
HEARD = ("appeal.voice", "appeal.between", "appeal.beside")  # rules that go by how a line sounds, or by such a one
# zone of a page -> why what stands there is no article
REASONS: dict[str, Reason] = {
    "comments": "comments",
    "newsletter": "newsletter",
    "subscription": "subscription",
    "appeal": "appeal",
    "share": "share",
    "related": "related",
    "advert": "advert",
    "legal": "legal",
    "author": "author",
    "navigation": "navigation",
    "byline": "metadata",
}


# boxes whose name is worth more than the words in them
_SAID: dict[str, Reason] = {"appeal": "appeal", "subscription": "subscription", "newsletter": "newsletter"}


def judge_page(
    lines: Sequence[Line], *, outlet: str | None, people: Sequence[str] = (), lives: Sequence[str] = ()
) -> list[Verdict]:
    """One verdict for each block of a page. Where the extractor found nothing the lines speak for themselves.

    Of more than `FLOOD` blocks only what a rule knows goes. `people`: its authors, where they are known; `lives`: what
    its records say about them.
    """
    if not any(line.block.kept for line in lines):
        return judge(lines, outlet=outlet, whole=len(lines) > FLOOD)
    inside = [n for n, line in enumerate(lines) if line.block.kept]
    first, last = inside[0], inside[-1]
    own = [lines[n] for n in inside]
    by_rule = _advised(own, judge(own, outlet=outlet, whole=True))
    above = _above(lines, first)
    verdicts = [_outside(line, outlet or "", among=above <= n <= last) for n, line in enumerate(lines)]
    for n, verdict in zip(inside, by_rule, strict=True):
        verdicts[n] = _kind(lines[n], verdict)
    left = [n for n in inside if verdicts[n].kind not in (None, "caption")]
    for n, verdict in foreign([lines[n] for n in left], people, lives).items():
        verdicts[left[n]] = verdict
    return verdicts


def _advised(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """The verdicts; in a guide, which speaks to its reader throughout, what is surely the article stays, unless it is a
    loud appeal or names what newsrooms ask for.
    """
    prose = [line.signs.you > 0 for line in lines if line.signs.prose]
    if len(prose) < PARAGRAPHS or sum(prose) < ADDRESSED * len(prose):
        return verdicts
    return [
        Verdict("body") if _may_advise(line, verdict) else verdict
        for line, verdict in zip(lines, verdicts, strict=True)
    ]


def _may_advise(line: Line, verdict: Verdict) -> bool:
    quiet = verdict.rule in HEARD and verdict.confidence < LOUD
    return quiet and (line.block.chance or 0.0) >= SURE and not asked_for(line)


def entry_times(lines: Sequence[Line], verdicts: Sequence[Verdict], *, said: bool) -> dict[int, Verdict]:
    """The lines of a live page that head its entries with their time: they stay, as headings.

    `said`: whether the page says that it is live; one that does not must show some times right above its paragraphs.
    """
    body = [n for n, verdict in enumerate(verdicts) if verdict.kind in ("body", "quote") and lines[n].signs.prose]
    if not body:
        return {}
    near = range(max(0, body[0] - 3), body[-1])
    texts = {n: lines[n].block.text for n in near if verdicts[n].kind != "caption"}
    times = {n: Verdict("heading") for n, text in texts.items() if is_time(text) and not is_change(text)}
    if said:
        return times
    heads = {n: mark for n, mark in times.items() if any(v.kind in _READ for v in verdicts[n + 1 : n + 3])}
    days = sorted(date.fromisoformat(day[:10]) for n in heads if (day := date_in(texts[n])))
    lasted = days[-1] - days[0] if days else timedelta()
    return heads if len(heads) >= ENTRIES and lasted <= LASTS else {}


_READ = ("body", "heading", "quote", "list")


def _above(lines: Sequence[Line], first: int) -> int:
    """Where what belongs to the article may begin: below the title that stands near its first paragraph."""
    near = range(max(0, first - ABOVE), first)
    return next((n for n in reversed(near) if lines[n].block.title), near.start)


def _kind(line: Line, verdict: Verdict) -> Verdict:
    if verdict.kind in (None, "caption"):
        return verdict
    if line.block.tag in ("heading", "list", "quote"):
        return Verdict("heading" if line.block.tag == "heading" else "list" if line.block.tag == "list" else "quote")
    return Verdict("body") if line.signs.prose else verdict


def _outside(line: Line, outlet: str, *, among: bool) -> Verdict:
    if among and (line.block.tag == "caption" or (line.caption and line.block.zone == "caption")):
        return Verdict("caption")
    if line.block.zone in _SAID and (line.hit is None or line.hit.reason in _SAID.values()):
        return Verdict(None, _SAID[line.block.zone], f"zone.{line.block.zone}", 0.9)
    if line.hit is not None and not line.hit.weak:
        return Verdict(None, line.hit.reason, line.hit.rule, line.hit.confidence)
    if reason := REASONS.get(line.block.zone):
        return Verdict(None, reason, f"zone.{line.block.zone}", 0.8)
    appeal = quiet_appeal(line, fold(outlet)) if line.signs.prose else None
    chance = line.block.chance or 0.0
    return appeal or Verdict(None, "furniture", "extractor", round(1 - chance, 2) if chance < 0.5 else 0.5)
