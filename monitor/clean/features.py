"""What the sequence model sees of a line: names of features, of the line itself and of what stands around it.

No word of any language is a feature: only shape, place, voice (as `voice` tells it) and the rule that a line meets.
So the weights can be read, and hold for languages that the training data lack.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from monitor.clean.byline import parse_byline
from monitor.clean.core import Span
from monitor.clean.dates import is_date_line
from monitor.clean.verdicts import Line

_WORDS = (1, 2, 4, 7, 11, 16, 24, 34, 55, 90)
_FEW = (0, 1, 2, 3, 5, 8, 13, 21)
_SHARE = (0.05, 0.15, 0.3, 0.5, 0.75)
_ENDS = {":": "colon", ",": "comma", ";": "comma", "…": "dots", ")": "bracket", "|": "bar", ">": "bar", "»": "mark"}
_MARKERS = ("related", "comments", "newsletter", "subscription", "appeal", "author", "share", "legal")
_SIGNED = ("date", "name", "byline")  # what stands beside each teaser and each comment
_REACH = 6  # lines that a marker colours
_STEM = 5  # letters of a word that are compared: endings change, in many languages
_ABOUT = 0.15  # so much of a paragraph is about what the core is about, or it is foreign
_LONG = 5  # letters of a word that tells what a line is about


def features(lines: Sequence[Line], core: Span) -> list[list[str]]:
    """The features of each line. `core`: the first and the last line of the run that holds most running text."""
    if not lines:
        return []
    own = [_own(line) for line in lines]
    kinds = [f"{_bucket(line.signs.words, _WORDS)}{_end(line)}{_rule(line)}" for line in lines]
    prose = [n for n, line in enumerate(lines) if _counts(line)]
    shares = _topics(lines, core)
    topic = [_topic(share) for share in shares]
    weight = _running(lines, [n for n in prose if shares[n][0] >= _ABOUT])
    loose = _loose(lines, core)
    opened = Counter(_opening(line) for line in lines)
    seen = Counter(line.block.text for line in lines)
    around = _markers(lines)
    dated = [any(name in _SIGNED for name in row) for row in own]
    rows = []
    for n, line in enumerate(lines):
        place = _place(n, core, len(lines))
        size = _bucket(line.signs.words, _WORDS)
        row = own[n]
        shape = row[0]
        row = [
            *row,
            f"place {place}",
            f"place {place} {shape}",
            f"topic {topic[n]}",
            f"topic {topic[n]} size {size}",
            f"share before {_share(weight[n], weight[-1])}",
            f"share after {_share(weight[-1] - weight[n + 1], weight[-1])}",
        ]
        back = bisect_left(prose, n)
        ahead = bisect_right(prose, n)
        before = n - prose[back - 1] if back else 99
        after = prose[ahead] - n if ahead < len(prose) else 99
        gap = f"{_bucket(before, _FEW)} {_bucket(after, _FEW)}"
        row += [f"since prose {_bucket(before, _FEW)}", f"until prose {_bucket(after, _FEW)}", f"gap {gap} {shape}"]
        near = bisect_right(prose, n + 4) - bisect_left(prose, n - 4)
        row += [f"prose near {near}", f"prose near {near} size {size}"]
        hits = sum(1 for m in range(max(0, n - 5), min(len(lines), n + 6)) if lines[m].sure)
        wide = bisect_right(prose, n + 12) - bisect_left(prose, n - 12)
        signed = sum(1 for m in range(max(0, n - 6), min(len(lines), n + 7)) if m != n and dated[m])
        row += [f"dates near {_bucket(signed, _FEW)} {'prose' if line.signs.prose else 'loose'}"]
        row += [f"sure near {_bucket(hits, _FEW)}", f"prose wide {_bucket(wide, _FEW)} {shape}"]
        row += [f"rhythm {step}" for step in (2, 3, 4) if _rhythm(kinds, n, step)]
        row += [
            f"prev {kinds[n - 1] if n else 'edge'}",
            f"next {kinds[n + 1] if n + 1 < len(kinds) else 'edge'}",
            f"prev2 {kinds[n - 2] if n > 1 else 'edge'}",
            f"next2 {kinds[n + 2] if n + 2 < len(kinds) else 'edge'}",
            f"from top {_bucket(n, _FEW)}",
            f"from end {_bucket(len(lines) - 1 - n, _FEW)}",
        ]
        row += [f"loose {loose}", f"loose {loose} size {size} {place}"]
        if (times := opened[_opening(line)]) > 2:
            row += [f"opens like {_bucket(times, _FEW)}", f"opens like {_bucket(times, _FEW)} loose {loose}"]
        if n and seen[lines[n - 1].block.text] > 1:
            row.append("prev repeated")
        if seen[line.block.text] > 1:
            row += ["repeated", f"repeated size {size}"]
        row += around[n]
        rows.append(row)
    return rows


# --- of the line itself ------------------------------------------------------------------------------------------


def _own(line: Line) -> list[str]:
    signs, block, text = line.signs, line.block, line.block.text
    size, end = _bucket(signs.words, _WORDS), _end(line)
    row = [f"{size} {end}", f"size {size}", f"end {end}", f"tag {block.tag}"]
    if line.caption:
        row.append("caption")
    if (hit := line.hit) is not None:
        row += [f"reason {hit.reason}{' weak' if hit.weak else ''}", f"rule {hit.rule}", "hit"]
        if line.sure:
            row.append("sure")
    if signs.words > 3:
        for name, value in (
            ("you", signs.you),
            ("we", signs.we),
            ("ours", signs.ours),
            ("asks", signs.asks),
            ("hints", signs.hints),
            ("said", signs.reported),
        ):
            if value:
                row += [f"{name} {min(value, 3)}", f"{name} {size}"]
        if signs.quoted > 0.05:
            row.append("quoted much" if signs.quoted > 0.6 else "quoted some")
    if signs.money:
        row.append("money")
    digits = sum(map(str.isdigit, text))
    if digits:
        row.append(f"digits {_bucket(digits / len(text), _SHARE)} {size}")
    if size <= 4:
        if digits and is_date_line(text):
            row += ["date", f"date {size}"]
        elif (byline := parse_byline(text, lead=False)) is not None:
            row.append("name" if byline.people else "agency")
        elif parse_byline(text) is not None:
            row.append("byline")
    row += _marks(text, size)
    return row


def _marks(text: str, size: int) -> list[str]:
    row = []
    first = text[0]
    if first.islower():
        row.append("opens small")
    elif not first.isalnum():
        row += ["opens mark", f"opens {first}"]
    if "://" in text or "www." in text:
        row.append("address")
    if "@" in text:
        row.append("at")
    if "|" in text or "·" in text or "•" in text:
        row.append("bar")
    if "©" in text:
        row.append("copyright")
    if size <= 5:
        words = text.split()
        capitals = sum(1 for word in words if word[:1].isupper())
        if capitals == len(words):
            row.append(f"all capitals {size}")
        if text.isupper():
            row.append("upper")
        if len(words) == 1 and "," not in text:
            row.append("one word")
    commas = text.count(",")
    row.append(f"commas {min(commas, 4)} {size}")
    return row


def _end(line: Line) -> str:
    signs, last = line.signs, line.block.text[-1]
    if signs.stop:
        return "ask" if signs.question else "stop"
    return _ENDS.get(last, "digit" if last.isdigit() else "open")


def _rule(line: Line) -> str:
    if line.caption:
        return " caption"
    if line.hit is None:
        return ""
    return " sure" if line.sure else " weak"


def _counts(line: Line) -> bool:
    return line.signs.prose and not line.caption and not (line.hit is not None and line.sure)


# --- of what stands around ---------------------------------------------------------------------------------------


def _rhythm(kinds: Sequence[str], n: int, step: int) -> bool:
    """Whether lines of the same kinds come round every `step` lines, as in a list of teasers or of comments."""
    if len(set(kinds[n : n + step])) == 1:
        return False
    below = kinds[n : n + step] == kinds[n + step : n + 2 * step] != []
    return below or (n >= 2 * step and kinds[n - step + 1 : n + 1] == kinds[n - 2 * step + 1 : n - step + 1])


def _place(n: int, core: Span, size: int) -> str:
    start, end = core
    if n < start:
        return f"before {_bucket(start - n, _FEW)}"
    if n > end:
        return f"after {_bucket(n - end, _FEW)}"
    if n in (start, end):
        return "first" if n == start else "last"
    return "in"


def _running(lines: Sequence[Line], prose: Sequence[int]) -> list[int]:
    """Words of running text before each line, and in all."""
    chosen = set(prose)
    total, row = 0, [0]
    for n, line in enumerate(lines):
        total += min(line.signs.words, 60) if n in chosen else 0
        row.append(total)
    return row


def _share(part: int, whole: int) -> str:
    if part == 0 or whole == 0:
        return "none"
    return str(_bucket(part / whole, (0.03, 0.1, 0.3, 0.6, 0.9)))


def _loose(lines: Sequence[Line], core: Span) -> int:
    """How much of the core is not running text: an article that is a list has much of it."""
    start, end = core
    loose = sum(1 for line in lines[start : end + 1] if not _counts(line) and line.hit is None and not line.caption)
    return _bucket(loose / (end - start + 1), (0.1, 0.25, 0.4, 0.55, 0.7))


def _opening(line: Line) -> str:
    """What a template would repeat: the first word, numbers aside."""
    word = line.block.text.split(" ", 1)[0].casefold()
    return "#" if any(c.isdigit() for c in word) else word


def _topic(share: tuple[float, int]) -> str:
    part, count = share
    return f"{_bucket(part, _SHARE)} of {'few' if count < 4 else 'many'}" if count else "none"


def _topics(lines: Sequence[Line], core: Span) -> list[tuple[float, int]]:
    """How much of what a line is about stands elsewhere in the core too, and of how many words."""
    stems = [_stems(line) for line in lines]
    common = Counter(stem for n in range(core[0], core[1] + 1) if _counts(lines[n]) for stem in stems[n])
    row: list[tuple[float, int]] = []
    for n, own in enumerate(stems):
        if not own:
            row.append((0.0, 0))
            continue
        least = 2 if core[0] <= n <= core[1] and _counts(lines[n]) else 1
        known = sum(1 for stem in own if common[stem] >= least)
        row.append((known / len(own), len(own)))
    return row


def _stems(line: Line) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in line.signs.tokens if len(word) >= _LONG)


def _markers(lines: Sequence[Line]) -> list[list[str]]:
    """For each line the reasons of sure lines shortly before and after it, and what once opened above."""
    rows: list[list[str]] = [[] for _ in lines]
    last: dict[str, int] = {}
    for n, line in enumerate(lines):
        rows[n] += [f"{reason} {n - at} above" for reason, at in last.items() if n - at <= _REACH]
        if "comments" in last:
            rows[n].append("comments above")
        if line.hit is not None and not line.hit.weak and line.hit.reason in _MARKERS:
            last[line.hit.reason] = n
    ahead: dict[str, int] = {}
    for n in range(len(lines) - 1, -1, -1):
        rows[n] += [f"{reason} {at - n} below" for reason, at in ahead.items() if at - n <= 2]
        hit = lines[n].hit
        if hit is not None and not hit.weak and hit.reason in _MARKERS:
            ahead[hit.reason] = n
    return rows


def _bucket(value: float, bounds: Sequence[float]) -> int:
    return bisect_left(bounds, value)
