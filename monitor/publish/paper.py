"""A page on paper: HTML to PDF, with WeasyPrint (`pip install monitor[pdf]`). Nothing is fetched for it."""

from __future__ import annotations

import logging

from monitor.errors import MonitorError


def pdf(html: str) -> bytes:
    """The PDF of a page that holds all it needs. Raises MonitorError where WeasyPrint, or what it needs, is missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: Pango is not there
        raise MonitorError(f"a PDF needs WeasyPrint: pip install monitor[pdf] ({error})") from error
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it tells each rule of CSS that it does not know
    made = HTML(string=html, url_fetcher=_nobody()).write_pdf(pdf_tags=True)
    assert isinstance(made, bytes)  # noqa: S101  it is, where no file is named
    return made


def _nobody() -> object:
    """What fetches nothing, however WeasyPrint asks for it."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(timeout=0, allowed_protocols=())
