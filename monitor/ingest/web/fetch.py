"""The only HTTP client: small, slow on purpose, and afraid of private addresses.

Whatever an address leads to is hostile. A request has one deadline from look-up to last byte, a body has one
size after unpacking, and a connection goes to the very address that was looked up and found public, so that a
name which changes its address between check and use gains nothing. Redirects are followed by hand, and each
step is checked like the first.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urlencode

import httpcore
import httpx

from monitor.errors import FetchError
from monitor.ingest.web.ahead import Ahead, Turns
from monitor.ingest.web.network import Deadline, Network, Resolve, Transport, addresses, is_loopback, private
from monitor.ingest.web.paces import Paces
from monitor.ingest.web.robots import PAGE_TYPES, Robots
from monitor.ingest.web.unpack import too_large, unpacked
from monitor.language.addresses import without_user

_PORTS = frozenset({80, 443, 8080, 8443})  # any other one only for hosts that the user allows
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WHOLE = frozenset({200, 203})  # the page, or the page by way of somebody between
_LONGEST_REST = timedelta(days=30)
_ENDS = re.compile(rb"(?:</(?:rss|feed|(?:\w{1,20}:)?RDF|html|urlset)\s*>|\})\s*\Z", re.IGNORECASE)
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")  # a name, IPv4 or IPv6
_LOCAL_NAMES = ("localhost", "local", "internal", "lan", "intranet", "home.arpa")  # the name or the end of it
_STATUS = {  # status: what it means and what to do
    401: "needs a login; monitor reads public pages only",
    402: "asks for payment; monitor reads public pages only",
    403: "refuses to be read by programs; ask the publisher, or read it from files",
    404: "does not exist; check the address",
    410: "is gone for good; remove it or give the new address",
    429: "has been asked too often",
    451: "is withheld for legal reasons",
    503: "is not available at the moment",
}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether something changed (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A body that came whole and within the limits, or the news that nothing changed (status 304, no body)."""

    url: str  #: after redirects, without fragment
    status: int  #: 200 or 304
    content_type: str  #: lower case, without parameters; "" where the server says none
    charset: str | None
    body: bytes
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class Secret:
    """What is told to one host only, with a request that asks for more than a page."""

    authorization: str | None = None  #: the header of that name
    form: tuple[tuple[str, str], ...] | None = None  #: fields to POST; None: it is a GET


_NO_SECRET = Secret()


class Client:
    """GET within limits, one request at a time; to be used in a `with`.

    `allow_hosts`: "host" or "host:port", which may be private and use any port. `timeout`: seconds for one `get`,
    redirects included, pauses not. `max_bytes`: of a body, packed and unpacked. `delay`: seconds between two requests
    to one host, unless it is this machine. `robots`: heed robots.txt, for pages of hosts that are not allowed by name.
    `validators`: by address, what `confirmed` gave in an earlier run; `rests`: by host, until when it wants to be left
    alone, as `rests` gave it, seen from `now`. The rest is for tests: resolver, network, trusted certificates, and the
    clock (seconds, never going back). No proxy, cookie, .netrc or setting from the environment is used.
    """

    def __init__(
        self,
        *,
        allow_hosts: Iterable[str] = (),
        timeout: float = 20.0,
        max_bytes: int = 5_000_000,
        max_redirects: int = 5,
        delay: float = 1.0,
        user_agent: str = "monitor (newsletter generator)",
        robots: bool = False,
        validators: Mapping[str, Validators] | None = None,
        rests: Mapping[str, datetime] | None = None,
        now: datetime | None = None,
        resolve: Resolve | None = None,
        network: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allowed = frozenset(_plain_host(entry) for entry in allow_hosts)
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._max_redirects = max_redirects
        self._delay = delay
        self._user_agent = user_agent
        self._robots = Robots(lambda url: self._get(url, accept="text/plain", known=None).body) if robots else None
        self._validators = dict(validators or {})
        self._resolve = resolve or addresses
        self._network = network or httpcore.SyncBackend()
        self._tls = tls
        self._sleep = sleep
        self._clock = clock
        self._asked: dict[str, float] = {}  # host: when it was asked last
        self._now = now or datetime.now(UTC)
        self._rests = {host: until for host, until in (rests or {}).items() if until > self._now}
        self._resting = {host: _left_alone(host, until) for host, until in self._rests.items()}  # host: why
        self._turns = Turns()
        self.paces = Paces(clock)
        self._ahead: Ahead[Response] = Ahead(self._begun, _host_of, self._rest)
        self.meanwhile: Callable[[], None] = lambda: None  #: is done while `get` waits for what was begun
        self._pending: dict[str, Validators] = {}
        self._confirmed: dict[str, Validators] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pending.clear()
        self._ahead.stop()

    def ahead(self, urls: Iterable[str], *, accept: str = "*/*", patience: int | None = None) -> None:
        """Begin to get these addresses, many hosts at once; `get` then waits for what comes of one, if it must.

        After `patience` failures of a host in a row, its others are not begun.
        """
        self._ahead.add(((url, accept) for url in urls), patience)

    def arrived(self, url: str, *, accept: str = "*/*") -> Response | None:
        """What came of an address that was begun, and can still be got; None where nothing has, or a failure."""
        found = self._ahead.arrived((url, accept))
        return found if isinstance(found, Response) else None

    def get(self, url: str, *, accept: str = "*/*", known: Validators | None = None) -> Response:
        """What stands at `url`; `accept` is the header of that name, `known` stands for its entry in `validators`.

        Status 304 comes only where something is known of the address. Raises FetchError for everything else that is
        not a whole answer within the limits.
        """
        if known is None and (found := self._ahead.take((url, accept), self.meanwhile)) is not None:
            if isinstance(found, Exception):
                raise found
            return found
        return self._get(url, accept=accept, known=known)

    def _begun(self, thing: tuple[str, str]) -> Response:
        return self._get(thing[0], accept=thing[1], known=None)

    def _rest(self, host: str) -> float:
        """How many seconds a host is still to be left alone."""
        if host not in self._asked or is_loopback(host):
            return 0.0
        pace = max(self._delay, self._robots.delay(host) if self._robots else 0.0)
        return max(0.0, self._asked[host] + pace - self._clock())

    def _get(self, url: str, *, accept: str, known: Validators | None) -> Response:
        known = known or self._validators.get(url, Validators())
        left = self._timeout
        step, seen = self._target(url, None), set[str]()
        while True:
            seen.add(str(step))
            if accept == PAGE_TYPES and self._robots and not self._is_allowed(step.host, _port(step)):
                self._robots.check(str(step))
            with self._turns.of(step.host):
                self._pause(step.host)
                deadline = Deadline(left, step.host, self._timeout, self._clock)
                with self.paces.of(step.host):
                    answer = self._ask(step, accept, known, deadline)
            left = deadline.left()
            if isinstance(answer, Response):
                self._pending[url] = Validators(answer.etag, answer.modified)
                if answer.status == httpx.codes.NOT_MODIFIED:
                    del self._pending[url]  # what is known stays true
                return answer
            step = self._target(answer, step)
            if str(step) in seen:
                raise FetchError(f"{url}: its redirects go round in a circle; check the address")
            if len(seen) > self._max_redirects:
                raise FetchError(f"{url}: more than {self._max_redirects} redirects; give the final address")

    def ask(self, url: str, secret: Secret, *, accept: str = "*/*") -> Response:
        """What an interface answers at `url`. Raises FetchError for all that is not a whole answer within the limits.

        What is secret goes nowhere else: no redirect is followed, and only hosts that the user allows are told it in
        the clear.
        """
        target = self._target(url, None)
        if target.scheme != "https" and not self._is_allowed(target.raw_host.decode("ascii"), _port(target)):
            words = "its password would be there for all to read; write https://, or add the host to fetch.allow_hosts"
            raise FetchError(f"{url}: {words}")
        with self._turns.of(target.host):
            self._pause(target.host)
            answer = self._ask(
                target, accept, Validators(), Deadline(self._timeout, target.host, self._timeout, self._clock), secret
            )
        if isinstance(answer, str):
            raise FetchError(f"{url}: leads to {answer[:200]}, where its password is not sent; give that address")
        return answer

    def noted(self, name: str) -> str | None:
        """What `note` said of something in an earlier run."""
        return self._validators.get(name, Validators()).etag

    def note(self, name: str, value: str) -> None:
        """Keep for the next run how far something was read."""
        self._confirmed[name] = Validators(etag=value)

    def confirm(self, url: str) -> None:
        """What came from `url` was read to its end: its validators may be kept for the next run."""
        if url in self._pending:
            self._confirmed[url] = self._pending.pop(url)

    def confirmed(self) -> dict[str, Validators]:
        """The new validators of what was confirmed, by address, for the caller to keep."""
        return dict(self._confirmed)

    def rests(self) -> dict[str, datetime]:
        """Until when hosts want to be left alone, by host, for the caller to keep."""
        return dict(self._rests)

    def _target(self, url: str, previous: httpx.URL | None) -> httpx.URL:
        """The checked address that `url` names, seen from `previous` where it is a redirect's."""
        shown = without_user(url if len(url) <= 200 else url[:200] + "…")
        try:
            target = previous.join(url) if previous else httpx.URL(url)
            target = target.copy_with(fragment=None)
            host = target.raw_host.decode("ascii")
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise FetchError(f"{shown}: not a web address ({error})") from None
        if target.scheme not in {"http", "https"} or not host:
            raise FetchError(f"{shown}: only addresses that begin with http:// or https:// are fetched")
        if not _HOST.fullmatch(host):
            raise FetchError(f"{shown}: not a web address ({host[:60]!r} is no name of a host)")
        if target.userinfo:
            raise FetchError(f"{without_user(str(target))}: has a user name or password in it; leave it out")
        if previous and previous.scheme == "https" and target.scheme == "http":
            raise FetchError(f"{previous}: leads from https to http ({shown}), which anyone on the way can change")
        if self._is_allowed(host, _port(target)):
            return target
        if _port(target) not in _PORTS:
            raise FetchError(
                f"{shown}: port {_port(target)} is not one of the web; add {host}:{_port(target)} to fetch.allow_hosts"
            )
        if any(f".{_plain_host(host)}".endswith(f".{name}") for name in _LOCAL_NAMES):
            raise FetchError(private(host, _port(target), "a local name"))
        return target

    def _is_allowed(self, host: str, port: int) -> bool:
        name = _plain_host(f"[{host}]" if ":" in host else host)
        return name in self._allowed or f"{name}:{port}" in self._allowed

    def _pause(self, host: str) -> None:
        if host in self._resting:
            raise FetchError(self._resting[host])
        if (wait := self._rest(host)) > 0:
            self._sleep(wait)
        self._asked[host] = self._clock()

    def _ask(
        self, url: httpx.URL, accept: str, known: Validators, deadline: Deadline, secret: Secret = _NO_SECRET
    ) -> Response | str:
        """One request: the response, or where it is redirected to."""
        headers = self._headers(accept, known, secret)
        method, data = ("GET", None) if secret.form is None else ("POST", urlencode(secret.form).encode())
        allowed = self._is_allowed(url.raw_host.decode("ascii"), _port(url))
        network = Network(self._network, self._resolve, deadline, allowed=allowed)
        if self._tls is None and url.scheme == "https":
            self._tls = httpx.create_ssl_context(trust_env=False)
        try:
            with (
                httpx.Client(transport=Transport(network, self._tls), timeout=None, trust_env=False) as http,  # noqa: S113 - the deadline is in _Stream
                http.stream(method, url, headers=headers, content=data) as answer,
            ):
                return self._read(url, answer, conditional=bool(known.etag or known.modified))
        except (httpcore.TimeoutException, TimeoutError):
            raise deadline.passed() from None
        except (httpcore.NetworkError, httpcore.UnsupportedProtocol, OSError) as error:
            raise FetchError(f"{url}: cannot be reached ({error})") from None
        except (httpcore.ProtocolError, httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            raise FetchError(f"{url}: the server's answer is broken ({error})") from None
        except FetchError:
            raise
        except Exception as error:
            words = f"{type(error).__name__}: {error}"[:200]
            raise FetchError(f"{url}: the server's answer cannot be read ({words})") from error

    def _headers(self, accept: str, known: Validators, secret: Secret) -> dict[str, str]:
        said = {
            "User-Agent": self._user_agent,
            "Accept": accept,
            "Accept-Encoding": "gzip",
            "Connection": "close",
            "If-None-Match": known.etag,
            "If-Modified-Since": known.modified,
            "Authorization": secret.authorization,
            "Content-Type": "application/x-www-form-urlencoded" if secret.form is not None else None,
        }
        return {name: value for name, value in said.items() if value}

    def _read(self, url: httpx.URL, answer: httpx.Response, *, conditional: bool) -> Response | str:
        status, headers = answer.status_code, answer.headers
        if status in _REDIRECTS:
            if "location" not in headers:
                raise FetchError(f"{url}: redirects ({status}) without saying where to")
            return headers["location"]
        wait = headers.get("retry-after", "").strip()[:40]
        if status in {429, 503} and wait:
            when = f"in {wait} seconds" if wait.isdecimal() else f"after {wait}"
            self._resting[url.host] = f"{url.host}: {_STATUS[status]} ({status}); it asks to come back {when}"
            if (until := _until(wait, self._now)) is not None:
                self._rests[url.host] = until
            raise FetchError(self._resting[url.host], status=status)
        if status not in _WHOLE and not (status == httpx.codes.NOT_MODIFIED and conditional):
            meaning = _STATUS.get(status, "has a fault of its own" if status >= 500 else "gives no page")
            raise FetchError(f"{url}: {meaning} ({status})", status=status)
        if int(headers.get("content-length", "0")) > self._max_bytes:
            raise too_large(url, self._max_bytes)
        encoding = headers.get("content-encoding", "")
        chunks = _until_broken(answer.iter_raw())
        body = b"".join(unpacked(chunks, encoding, url, self._max_bytes)) if status in _WHOLE else b""
        status = httpx.codes.OK if status in _WHOLE else status
        return Response(
            url=str(url),
            status=status,
            content_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            charset=answer.charset_encoding,
            body=body,
            etag=_validator(headers.get("etag")),
            modified=_validator(headers.get("last-modified")),
        )


def _host_of(thing: tuple[str, str]) -> str:
    try:
        return httpx.URL(thing[0]).host
    except (httpx.InvalidURL, ValueError):
        return thing[0]


def _until_broken(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks of a body; one that ends before its time is whole where its own syntax says so."""
    tail = b""
    try:
        for chunk in chunks:
            tail = (tail + chunk)[-100:]
            yield chunk
    except httpcore.RemoteProtocolError:
        if not _ENDS.search(tail):
            raise


def _until(wait: str, now: datetime) -> datetime | None:
    """The moment that a Retry-After names, or None."""
    try:
        moment = now + timedelta(seconds=int(wait)) if wait.isdecimal() else parsedate_to_datetime(wait)
    except (ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(moment, now + _LONGEST_REST)


def _left_alone(host: str, until: datetime) -> str:
    return f"{host}: asked to be left alone until {until.astimezone(UTC):%Y-%m-%d %H:%M} UTC, and was not asked"


def _plain_host(host: str) -> str:
    return host.strip().lower().rstrip(".")


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _validator(value: str | None) -> str | None:
    return value if value and _VALIDATOR.fullmatch(value) else None
