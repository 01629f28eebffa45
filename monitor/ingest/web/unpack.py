"""A body as it came over the wire -> its bytes, with a bound on what is made of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from monitor.errors import FetchError

_MEMBERS = 64  # gzip members of one body
_PLAIN = {"", "identity", "none", "binary", "8bit", "7bit", "utf-8", "chunked"}
_ZLIB = {"gzip", "x-gzip", "deflate"}
_GZIP = b"\x1f\x8b\x08"
_STEP = 65_536  # bytes
_WINDOW = 8_388_608  # bytes: what RFC 8878 asks every reader of zstd to have


def unpacked(chunks: Iterator[bytes], encoding: str, url: object, limit: int) -> Iterator[bytes]:
    """The body's bytes; never more than `limit` of them are made, however small they were packed.

    As browsers do, raw deflate is read as deflate, a name that says nothing is none, and so is an empty body; gzip is
    known by its first bytes where nobody names it.
    """
    name = encoding.strip().lower()
    first = next((chunk for chunk in chunks if chunk), b"")
    whole = _bounded(chain([first], chunks), url, limit)
    if name in _PLAIN:
        yield from _inflated(whole, zlib.MAX_WBITS | 16, url, limit) if first.startswith(_GZIP) else whole
    elif name in _ZLIB:
        yield from _inflated(whole, _bits(first), url, limit)
    elif name in ("br", "zstd"):
        yield from _bounded(_by_library(name, whole, url, limit), url, limit)
    else:
        raise FetchError(f"{url}: is packed as {name[:40]!r}, which was not asked for")


def _bits(first: bytes) -> int:
    """How zlib is to read what begins so: gzip or zlib by its header, else deflate without one."""
    if first.startswith(_GZIP[:2]) or not first:
        return 47
    header = int.from_bytes(first[:2], "big")
    return 47 if first[0] & 0x0F == 8 and header % 31 == 0 else -zlib.MAX_WBITS


def _bounded(chunks: Iterable[bytes], url: object, limit: int) -> Iterator[bytes]:
    taken = 0
    for chunk in chunks:
        taken += len(chunk)
        if taken > limit:
            raise too_large(url, limit)
        yield chunk


def _inflated(chunks: Iterable[bytes], bits: int, url: object, limit: int) -> Iterator[bytes]:
    unpacker, members, taken, made = zlib.decompressobj(bits), 1, 0, 0
    for chunk in chunks:
        taken += len(chunk)
        rest = chunk
        while rest:
            if unpacker.eof:
                unpacker, members = zlib.decompressobj(bits), members + 1
            try:
                piece = unpacker.decompress(rest, limit + 1 - made)
            except zlib.error as error:
                raise FetchError(f"{url}: is packed wrongly ({error})") from None
            rest = unpacker.unused_data
            made += len(piece)
            if made > limit:
                raise too_large(url, limit)
            if members > _MEMBERS:
                raise FetchError(f"{url}: is packed in more than {_MEMBERS} parts")
            yield piece
    if taken and not unpacker.eof:
        raise FetchError(f"{url}: broke off in the middle of its packed text")


def _by_library(name: str, chunks: Iterable[bytes], url: object, limit: int) -> Iterator[bytes]:
    """What one of the libraries makes of it that need not be there."""
    try:
        unpack = _brotli(limit) if name == "br" else _zstd()
    except ImportError:
        words = f"is packed as {name!r}, which was not asked for; `pip install monitor[packed]` brings what reads it"
        raise FetchError(f"{url}: {words}") from None
    try:
        for chunk in chunks:
            for start in range(0, len(chunk), _STEP):
                yield from unpack(chunk[start : start + _STEP])
    except FetchError:
        raise
    except Exception as error:  # noqa: BLE001 - a library's, of any kind
        raise FetchError(f"{url}: is packed wrongly ({type(error).__name__})") from None


def _brotli(limit: int) -> Callable[[bytes], Iterator[bytes]]:
    import brotli

    reader = brotli.Decompressor()

    def unpack(data: bytes) -> Iterator[bytes]:
        yield reader.process(data, output_buffer_limit=limit + 1)
        while not reader.can_accept_more_data():
            yield reader.process(b"", output_buffer_limit=limit + 1)

    return unpack


def _zstd() -> Callable[[bytes], Iterator[bytes]]:
    import zstandard

    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()

    def unpack(data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), 512):  # small pieces: each may become a thousand times as long
            yield reader.decompress(data[start : start + 512])

    return unpack


def too_large(url: object, limit: int) -> FetchError:
    """The error that says so."""
    return FetchError(f"{url}: is larger than {limit / 1_000_000:g} MB (fetch.max_bytes)")
