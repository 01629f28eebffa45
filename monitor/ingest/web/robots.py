"""What sites ask of programs in robots.txt (RFC 9309): which pages they leave alone, and how long they wait."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from monitor.errors import FetchError

#: What is accepted of a page. Of pages robots.txt speaks; a feed and an interface are there for programs.
PAGE_TYPES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
AGENT = "monitor"  #: the name that sites may give rules for
_LONGEST = 500 * 1024  # bytes that are read, the least that RFC 9309 asks for
_PATIENT = 10.0  # seconds between two requests that a site may ask for
_EVERYTHING = Protego.parse("")
_NOTHING = Protego.parse("User-agent: *\nDisallow: /")


class Robots:
    """The rules of each site, asked for once; `read` gets the bytes at an address, or raises FetchError."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._rules: dict[str, Protego] = {}
        self._delays: dict[str, float] = {}

    def check(self, url: str) -> None:
        """Raise FetchError where the site asks programs to leave the page alone, or where its rules cannot be read."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = rules = self._of(site)
            delay = rules.crawl_delay(AGENT)
            self._delays[parts.hostname or ""] = min(float(delay or 0), _PATIENT)
        if not self._rules[site].can_fetch(url, AGENT):
            raise FetchError(f"{url}: its robots.txt asks programs to leave it alone; fetch.robots: false asks nobody")

    def delay(self, host: str) -> float:
        """How many seconds the site of a host wants between two requests; 0 where it does not say, or was not asked."""
        return self._delays.get(host, 0.0)

    def _of(self, site: str) -> Protego:
        """The rules: none where there is no such file, all where the server has a fault (RFC 9309, 2.3.1)."""
        try:
            return Protego.parse(self._read(f"{site}/robots.txt")[:_LONGEST].decode("utf-8", "replace"))
        except FetchError as error:
            if error.status is None:
                raise  # nobody there, who would not give the page either
            return _NOTHING if error.status >= 500 else _EVERYTHING
