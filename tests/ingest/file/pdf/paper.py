"""PDFs made by hand: words at places, in any letters, with no font in the file."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[float, float, float, str]  # left, line, size and text

# Each code is the letter itself, and half as wide as it is high.
_NAMES = (
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)
LOCKED = f"<</Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}>>>"


def paper(*pages: Sequence[Word], title: str = "", locked: bool = False) -> bytes:
    """A PDF of these pages."""
    font = (
        "<</Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R>>"
    )
    shape = (
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 /FontDescriptor 6 0 R"
        " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>"
    )
    about = "<</Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 500 700] /Ascent 700 /Descent 0>>"
    kids = " ".join(f"{8 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Kids [{kids}] /Count {len(pages)}>>",
        font,
        shape,
        _stream(_NAMES),
        about,
        f"<</Title <FEFF{title.encode('utf-16-be').hex()}>>>",
    ]
    for number, words in enumerate(pages):
        resources = "/Resources <</Font <</F 3 0 R>>>>"
        page = f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {resources} /Contents {9 + 2 * number} 0 R>>"
        objects += [page, _stream("\n".join(map(_shown, words)))]
    return _whole(objects, f"/Encrypt {LOCKED}" if locked else "")


def _shown(word: Word) -> str:
    left, line, size, text = word
    return f"BT /F {size} Tf {left} {line} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _whole(objects: Sequence[str], more: str) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<</Size {len(objects) + 1} /Root 1 0 R /Info 7 0 R /ID [<00><00>] {more}>>"
    return data + f"{head}{trailer}\nstartxref\n{len(data)}\n%%EOF".encode()


def column(left: float, top: float, *texts: str, size: float = 10, step: float = 12) -> list[Word]:
    """Lines below each other; one that begins with > is set in."""
    return [(left + 10 * t.startswith(">"), top - step * n, size, t.removeprefix(">")) for n, t in enumerate(texts)]
