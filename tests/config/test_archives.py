"""Where issues can go."""

from __future__ import annotations

import pytest

from monitor.config.archives import archive_address


@pytest.mark.parametrize(
    "address",
    [
        "archive",
        "/srv/issues of 2025",
        "C:\\desk\\archive",
        "../out",
        "s3://harbour-archive",
        "s3://harbour-archive/desks/north/",
        "s3://harbour-archive/north?endpoint_url=http://10.0.0.5:9000",
        "gs://harbour-archive/north",
        "sftp://desk@files.example.org/srv/north",
    ],
)
def test_a_place_is_taken_as_it_is(address: str) -> None:
    assert archive_address(address) == address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3:harbour-archive", "names no place that can be, write a folder, or an address like s3://bucket/"),
        ("s3:///north", "names no place"),
        ("s3://harbour archive/x", "names no place"),
        ("s3://harbour/a/../../b", "names no place"),
        ("s3://harbour/a#b", "names no place"),
        ("S3X!://harbour/a", "is no place that can be written to"),
        ("file:///srv/archive", "is no place that can be written to"),
        ("https://example.org/archive", "is no place that can be written to"),
        ("memory://archive", "is no place that can be written to"),
        ("simplecache::s3://harbour/a", "is no place that can be written to"),
        ("s3://[::1/x", "is no address that can be"),
        ("s3://AKIAX:geheim@harbour/a", "holds a key or a password"),
        ("s3://harbour/a?secret_access_key=geheim", "holds a key or a password"),
        ("s3://harbour/a?region=north", "has region behind the \\?, write endpoint_url or nothing"),
        ("sftp://desk:geheim@files.example.org/srv", "holds a key or a password"),
    ],
)
def test_what_is_none_is_told_with_what_to_write(address: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        archive_address(address)
    assert "geheim" not in str(caught.value)
