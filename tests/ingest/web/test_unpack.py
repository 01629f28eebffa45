"""Bodies as servers pack them, and the bounds on what is made of them."""

from __future__ import annotations

import gzip
import zlib

import pytest

from monitor.errors import FetchError
from monitor.ingest.web.unpack import unpacked

TEXT = b"the quay is open " * 500


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def read(body: bytes, encoding: str, limit: int = 100_000) -> bytes:
    return b"".join(unpacked(iter([body[:7], body[7:]]), encoding, "http://a.example/", limit))


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("deflate", raw_deflate(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("none", TEXT),
        ("utf-8", TEXT),
        ("", gzip.compress(TEXT, mtime=0)),
        ("GZIP ", gzip.compress(TEXT, mtime=0)),
    ],
)
def test_what_browsers_accept_is_read(encoding: str, body: bytes) -> None:
    assert read(body, encoding) == TEXT


def test_brotli_and_zstd_are_read_where_their_library_is_there() -> None:
    brotli, zstandard = pytest.importorskip("brotli"), pytest.importorskip("zstandard")
    assert read(brotli.compress(TEXT), "br") == TEXT
    assert read(zstandard.compress(TEXT), "zstd") == TEXT
    for name, packed in (("br", brotli.compress(bytes(9_000_000))), ("zstd", zstandard.compress(bytes(9_000_000)))):
        with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
            read(packed, name)


@pytest.mark.parametrize("body", [raw_deflate(bytes(9_000_000)), zlib.compress(bytes(9_000_000))])
def test_no_more_is_made_than_may_be(body: bytes) -> None:
    with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
        read(body, "deflate")
