"""Addresses that lead through a go-between to the page they name: mail filters, search engines, readers."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qsl, unquote, urlsplit

from monitor.language.addresses import host_of, web

_ROUNDS = 3  # go-betweens behind go-betweens
_CARRIERS = ("url", "q", "u", "to", "z", "uddg", "target", "dest", "destination", "redirect", "redirect_url", "goto")
#: The last part of the path of a page that only sends its reader on.
_SENDS_ON = re.compile(
    r"/(?:url|redirect(?:or)?|redir|l(?:\.php)?|away(?:\.php)?|out|exit|goto?|link|linkfilter|r|rd|track|click|jump"
    r"|apiclick(?:\.aspx)?)/?\Z",
    re.IGNORECASE,
)
#: Hosts that do nothing else, by the end of their name.
_HOSTS = ("safelinks.protection.outlook.com", "slack-redir.net", "out.reddit.com", "href.li", "anonym.to")
_WEB = re.compile(rb"https?://[\x21-\x7e]{4,1900}")
_DEFENSE = re.compile(r"/v3/__(https?:/+[^\s]+?)__;", re.IGNORECASE)
_YAHOO = re.compile(r"/RU=(https?%3a[^/]+)/", re.IGNORECASE)
_NEWS = re.compile(r"/(?:rss/)?(?:articles|read)/([A-Za-z0-9_-]{20,2000}={0,2})\Z")


def unwrapped(url: str) -> str:
    """The address that `url` carries and leads to; `url` itself where it carries none, or only a server knows it."""
    for _ in range(_ROUNDS):
        inner = _inner(url)
        if inner is None:
            return url
        url = inner
    return url


def _inner(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    found = _special(host, url, parts.path, parts.query)
    if found is None and (host.endswith(_HOSTS) or _SENDS_ON.search(parts.path)):
        given = {name.lower(): value for name, value in parse_qsl(parts.query)}
        found = next(
            (given[name] for name in _CARRIERS if given.get(name, "").startswith(("http://", "https://"))), None
        )
    inner = web(found) if found else None
    return inner if inner and host_of(inner) != host_of(url) else None


def _special(host: str, url: str, path: str, query: str) -> str | None:
    """What addresses carry that are written in a way of their own."""
    if host.endswith("urldefense.com") and (match := _DEFENSE.search(url)):
        return re.sub(r"\A(https?):/+", r"\1://", match[1])
    if host.endswith("urldefense.proofpoint.com") and (given := dict(parse_qsl(query)).get("u")):
        return unquote(given.replace("-", "%").replace("_", "/"))
    if match := _YAHOO.search(path):
        return unquote(match[1])
    if host.startswith("news.google.") and (match := _NEWS.search(path)):
        return _packed(match[1])
    return None


def _packed(text: str) -> str | None:
    """The address in the name of an article at Google News, as it was until 2024; later ones hold none."""
    try:
        data = base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (ValueError, binascii.Error):
        return None
    found = _WEB.search(data)
    return found[0].decode("ascii").split("\xd2")[0] if found else None
