"""Rules for the HTML of a mail: what must not be in it, what must, and whether everybody can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from monitor.language.text.vague import is_vague
from monitor.lint.findings import Finding, finding
from monitor.lint.markup import Page, own_text, place, whole_text
from monitor.lint.palette import ENOUGH, Pair, Shown, has_dark, hidden, inverted, pairs, shown, written

NARROWEST, WIDEST = 600, 640
LARGE, TOO_LARGE = 80_000, 95_000  #: bytes of HTML
_REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_CSS_REMOTE = re.compile(r"url\(\s*['\"]?\s*(?:https?:)?//", re.IGNORECASE)
_FONTS = re.compile(r"@font-face[^{}]*\{[^{}]*\}|@import[^;]*;", re.IGNORECASE)
_SCHEME = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data|file):", re.IGNORECASE)
_ACTIVE = {"script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "base", "input", "button"}
_MOST_OF_A_KIND = 20  # findings of one rule
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d{1,5})?\s*(?:px)?\s*")
_INVISIBLE = re.compile("[\u034f\u00ad\u200b-\u200f\u2060\ufeff\\s]+")


def check(page: Page, text: str | None, size: int) -> Iterator[Finding]:
    """What is wrong with the page; `text`: the plain part of the mail, None where there is none to compare with."""
    if size > LARGE:
        yield finding("size" if size >= TOO_LARGE else "size-near", "html", f"has {size:,} bytes")
    light = shown(page, dark=False)
    unseen = hidden(light)
    for found in (_images(page), _active(page), _frame(page, unseen), _headings(page), _links(page, unseen)):
        yield from _limited(found)
    if text is not None:
        yield from _limited(_in_text(page, text, unseen))
    yield from _limited(_colours(page, light))


def _limited(found: Iterator[Finding]) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one.id] = counts.get(one.id, 0) + 1
        if counts[one.id] <= _MOST_OF_A_KIND:
            yield one


# --- what must not be in it ---------------------------------------------------------------------------------------


def _images(page: Page) -> Iterator[Finding]:
    for element in page.elements:
        if element.tag == "img":
            yield from _image(element)
        if element.tag == "link" and "stylesheet" in (element.get("rel") or "").lower():
            yield finding("web-font", place(element), "fetches a style sheet")
        style = _FONTS.sub("", element.text or "") if element.tag == "style" else (element.get("style") or "")[:10_000]
        if _REMOTE.match(element.get("background") or "") or _CSS_REMOTE.search(style):
            yield finding("remote-image", place(element), "has a background that is fetched")
    for rule in page.at_rules:
        if rule.name in {"font-face", "import"}:
            yield finding("web-font", f"style:{rule.line}", f"has @{rule.name}")


def _image(element: HtmlElement) -> Iterator[Finding]:
    if _is_pixel(element):
        yield finding("tracking-pixel", place(element), "is an image that nobody sees")
    elif any(_REMOTE.match(element.get(name) or "") for name in ("src", "srcset")):
        yield finding("remote-image", place(element), f"is fetched from {(element.get('src') or '')[:60]}")
    if element.get("alt") is None:
        yield finding("alt", place(element), "has no alt")


def _is_pixel(image: HtmlElement) -> bool:
    sizes = [_pixels(image.get(name)) for name in ("width", "height")]
    style = "".join((image.get("style") or "").lower().split())[:2000]
    styled = re.search(r"(?:^|;)(?:width|height):[01]px", style) is not None or "display:none" in style
    return bool(image.get("src")) and (any(size is not None and size <= 1 for size in sizes) or styled)


def _active(page: Page) -> Iterator[Finding]:
    for element in page.elements:
        if element.tag in _ACTIVE:
            yield finding("active", place(element), "is not for mail")
        for name, value in element.attrib.items():
            if str(name).lower().startswith("on"):
                yield finding("active", place(element), f"has {str(name)[:20]}")
            data = str(name).lower() == "src" and str(value).strip().lower().startswith("data:image/")
            if str(name).lower() in {"href", "src", "action", "formaction"} and _SCHEME.match(str(value)) and not data:
                yield finding("active", place(element), f"points at {str(value).strip()[:30]!r}")
        if element.tag == "meta" and "refresh" in (element.get("http-equiv") or "").lower():
            yield finding("active", place(element), "sends the reader on")


# --- what must be in it -------------------------------------------------------------------------------------------


def _frame(page: Page, unseen: set[HtmlElement]) -> Iterator[Finding]:
    html = next((e for e in page.elements if e.tag == "html"), None)
    if html is None or not (html.get("lang") or "").strip():
        yield finding("language", "html:1 <html>", "says no language")
    if not any(e.tag == "title" and (e.text or "").strip() for e in page.elements):
        yield finding("title", "html:1 <head>", "has no title")
    first = next((e for e in _in_body(page) if _INVISIBLE.sub("", own_text(e))), None)
    if first is not None and first not in unseen:
        yield finding("preheader", place(first), "is the first text, and it shows")
    tables = [e for e in page.elements if e.tag == "table"]
    for table in tables:
        told = any(cell.tag in {"th", "caption"} for cell in table.iter("th", "caption"))
        if (table.get("role") or "").lower() not in {"presentation", "none"} and not told:
            yield finding("table-role", place(table), "has no role and no heading cells")
            break
    widths = [
        (width, e) for e in page.elements if (width := _width(e)) is not None and e.tag in {"table", "td", "div", "img"}
    ]
    if not widths:
        yield finding("width-unset", "html", "no table has a width in pixels")
        return
    widest, element = max(widths, key=lambda item: item[0])
    if not NARROWEST <= widest <= WIDEST:
        yield finding("width", place(element), f"is {widest} px wide")


def _in_body(page: Page) -> Sequence[HtmlElement]:
    body = page.body
    return (
        [] if body is None else [e for e in body.iter() if isinstance(e.tag, str) and e.tag not in {"style", "script"}]
    )


def _width(element: HtmlElement) -> int | None:
    if (given := _pixels(element.get("width"))) is not None:
        return given
    styled = re.search(r"(?:^|;)\s*(?:max-)?width\s*:([^;]{1,20})", (element.get("style") or "").lower()[:5000])
    return _pixels(styled[1]) if styled else None


def _pixels(text: str | None) -> int | None:
    found = _PIXELS.fullmatch(text[:30]) if text else None
    return int(found[1]) if found else None


# --- what it says -------------------------------------------------------------------------------------------------


def _headings(page: Page) -> Iterator[Finding]:
    headings = [e for e in page.elements if re.fullmatch("h[1-6]", str(e.tag))]
    if not headings:
        yield finding("no-heading", "html", "has no heading")
    level = 0
    for element in headings:
        mine = int(str(element.tag)[1])
        if (level == 0 and mine != 1) or mine > level + 1 or (mine == 1 and level):
            yield finding("heading-order", place(element), f"follows {f'h{level}' if level else 'nothing'}")
        level = mine


def _links(page: Page, unseen: set[HtmlElement]) -> Iterator[Finding]:
    for element in page.elements:
        if element.tag == "a" and element.get("href") and element not in unseen:
            words = _INVISIBLE.sub(" ", whole_text(element)).strip()
            name = (element.get("aria-label") or "").strip()
            if not words and not name:
                yield finding("link-text", place(element), "is a link without words")
            elif is_vague(words) and not name:
                yield finding("link-text", place(element), f"is called {words[:60].lower()!r} only")


def _in_text(page: Page, text: str, unseen: set[HtmlElement]) -> Iterator[Finding]:
    plain = _plain(text)
    addresses = "".join(text.split())
    for element in page.elements:
        if element in unseen:
            continue
        href = (element.get("href") or "").strip() if element.tag == "a" else ""
        if (
            href.lower().startswith(("http://", "https://"))
            and "".join(href.partition("#")[0].split()) not in addresses
        ):
            yield finding("link-missing", place(element), f"{href[:80]} is not in the plain text")
        if re.fullmatch("h[1-4]", str(element.tag)) and (words := _plain(whole_text(element))) and words not in plain:
            yield finding("headline-missing", place(element), f"{whole_text(element)[:60]!r} is not in the plain text")


def _plain(text: str) -> str:
    """The letters without their case: capitals first, since some small letters share one."""
    return _INVISIBLE.sub("", text).upper().casefold()


# --- colours ------------------------------------------------------------------------------------------------------


def _colours(page: Page, light: Shown) -> Iterator[Finding]:
    day = pairs(light)
    yield from _too_weak("contrast", day)
    yield from _too_weak("contrast-inverted", [inverted(pair) for pair in day if pair.contrast >= ENOUGH])
    if has_dark(page):
        yield from _too_weak("contrast-dark", pairs(shown(page, dark=True)))
    else:
        yield finding("dark", "style", "there is no dark palette")


def _too_weak(rule: str, found: Sequence[Pair]) -> Iterator[Finding]:
    for pair in found:
        if pair.contrast < ENOUGH:
            words = f"{written(pair.text)} on {written(pair.ground)} is {pair.contrast:.1f}:1"
            yield finding(rule, pair.where, words)
