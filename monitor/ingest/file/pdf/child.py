"""A program of its own: a PDF on standard input -> JSON of its metadata and of the letters of its pages.

It is started alone, with bounds, so that a file which makes the library crash, loop or swell takes nothing else with
it. It imports nothing of ours, and so starts at once.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from ctypes import byref, c_double
from typing import Any

MEMORY = 1_500_000_000  #: bytes
PAGES = 300  #: that are read
LETTERS = 1_000_000  #: that are read

Letter = tuple[int, float, float, float, float]  #: its code, left, right, line and size


def main() -> None:
    """Prints {"locked": true}, {"broken": why}, or {"title", "pages": [{"height", "letters"}], "more": pages left}."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"locked": True} if "password" in str(error).lower() else {"broken": str(error)[:200]}
    pages, left = [], LETTERS
    for number in range(min(len(document), PAGES)):
        if left <= 0:
            break
        try:
            pages.append(_page(document[number], left))
        except pypdfium2.PdfiumError:
            pages.append({"height": 0.0, "letters": []})
        left -= len(pages[-1]["letters"])
    title = document.get_metadata_dict().get("Title") or ""
    return {"title": title[:500], "pages": pages, "more": len(document) - len(pages)}


def _page(page: Any, most: int) -> dict[str, Any]:
    text = page.get_textpage()
    found = [_letter(text, n) for n in range(min(text.count_chars(), most))]
    return {"height": page.get_height(), "letters": found}


def _letter(text: Any, number: int) -> Letter:
    import pypdfium2.raw as raw

    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    raw.FPDFText_GetLooseCharBox(text, number, byref(box))  # with the space around it that is its own
    raw.FPDFText_GetCharOrigin(text, number, byref(x), byref(y))
    size = 0.0 if raw.FPDFText_IsGenerated(text, number) == 1 else raw.FPDFText_GetFontSize(text, number)
    upright = abs((raw.FPDFText_GetCharAngle(text, number) + 0.1) % 6.283) < 0.2
    places = (round(place, 1) for place in (box.left, box.right, y.value, size if upright else -1.0))
    left, right, line, size = places
    return raw.FPDFText_GetUnicode(text, number), left, right, line, size


if __name__ == "__main__":
    main()
