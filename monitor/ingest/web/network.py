"""The way to a server: a name is looked up once, its addresses are checked, the connection is bound to them."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

import httpcore
import httpx

from monitor.errors import FetchError

Resolve = Callable[[str, int], Sequence[str]]  # host, port -> IP addresses

_ATTEMPTS = 4  # addresses of one name that are tried
_REFUSED = frozenset({ip_address("168.63.129.16")})  # public by its number, a cloud's own service by its use
_GLOBAL = IPv6Network("2000::/3")
_EMBEDDED = (  # IPv6 networks that carry an IPv4 address: network, bits to the right of it
    (ip_network("::ffff:0:0/96"), 0),  # mapped
    (ip_network("64:ff9b::/96"), 0),  # NAT64
    (ip_network("2002::/16"), 80),  # 6to4
)


def is_public(address: str) -> bool:
    """Whether the IP address `address` belongs to the public network, also where it is an IPv4 one in IPv6 clothes."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        for network, shift in _EMBEDDED:
            if ip in network:
                return is_public(str(IPv4Address((int(ip) >> shift) & 0xFFFFFFFF)))
        if ip not in _GLOBAL:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _REFUSED


def is_loopback(host: str) -> bool:
    """Whether `host`, as it stands in an address, is this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


class Deadline:
    """What is left of a request's time."""

    def __init__(self, seconds: float, host: str, whole: float, clock: Callable[[], float]) -> None:
        self._end, self._host, self._whole, self._clock = clock() + seconds, host, whole, clock

    def left(self) -> float:
        """Seconds, more than none; raises FetchError once they are used up."""
        seconds = self._end - self._clock()
        if seconds <= 0:
            raise self.passed()
        return seconds

    def passed(self) -> FetchError:
        """The error that says so."""
        return FetchError(f"{self._host}: did not answer in full within {self._whole:g} seconds (fetch.timeout)")


class Network(httpcore.NetworkBackend):
    """Connects to the address that was checked. The name stays in the Host header and in the certificate's check."""

    def __init__(
        self, network: httpcore.NetworkBackend, resolve: Resolve, deadline: Deadline, *, allowed: bool
    ) -> None:
        self._network, self._resolve, self._deadline, self._allowed = network, resolve, deadline, allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers; FetchError where one of them is not public."""
        found = _within(self._deadline.left(), self._resolve, host, port)
        hidden = [address for address in found if not is_public(address)]
        if hidden and not self._allowed:
            raise FetchError(private(host, port, f"the private address {hidden[0]}"))
        tried = found[:_ATTEMPTS]
        for rest, address in zip(range(len(tried), 0, -1), tried, strict=True):
            try:
                stream = self._network.connect_tcp(address, port, self._deadline.left() / rest, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if rest == 1:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise httpcore.ConnectError("its name leads to no address")


class _Stream(httpcore.NetworkStream):
    """A connection on which each wait ends at the request's deadline, so that many short waits do not add up."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx over httpcore with our network below it; httpx's own transport has no place to put one."""

    def __init__(self, network: httpcore.NetworkBackend, tls: ssl.SSLContext | None) -> None:
        self._pool = httpcore.ConnectionPool(tls, max_keepalive_connections=0, network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer's head; its body is read as a stream. Raises what httpcore raises."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.content,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Ends the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def addresses(host: str, port: int) -> Sequence[str]:
    """The IP addresses of `host` by the system's resolver, in its order; OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> Sequence[str]:
    """What `resolve` says; it knows no time limit of its own, hence the thread."""
    answers: queue.Queue[Sequence[str] | OSError] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(OSError(f"no address is known for its name: {error}"))

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def private(host: str, port: int, what: str) -> str:
    """The words of a refusal: `what` the host is, and how to allow it."""
    return f"{host}: is {what} and is not fetched; if you mean it, add {host}:{port} to fetch.allow_hosts"
