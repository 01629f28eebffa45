"""A server of S3 on loopback, with a bucket, as the tests of the archive use it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from moto.server import ThreadedMotoServer

from monitor.publish.places.remote import Remote, remote

BUCKET = "harbour-archive"


@contextmanager
def s3_server(monkeypatch: pytest.MonkeyPatch, host: str = "127.0.0.1") -> Iterator[str]:
    """Its address, while it runs; the keys and where it is stand in the environment, as with any other."""
    for name, value in {"ACCESS_KEY_ID": "desk", "SECRET_ACCESS_KEY": "none", "DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer(ip_address=host, port=0, verbose=False)
    running.start()
    try:
        address = "http://{}:{}".format(*running.get_host_and_port())
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        made: Remote = remote(f"s3://{BUCKET}/")
        if not made._files.exists(BUCKET):  # all of its servers in one process have one content
            made._files.mkdir(BUCKET)
        yield address
    finally:
        running.stop()
