"""Which files can be read, and by what: one table. A new format is a reader and a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import translate
from typing import BinaryIO

from monitor.ingest.file import mail, office, tables, text
from monitor.ingest.file.bundles import zips
from monitor.ingest.file.pdf import reader as pdf
from monitor.ingest.file.records import Fault, Record

#: Reads an open file: the records in it, and faults. `mapping` is the `fields:` of the source. Raises ReadError.
Reader = Callable[[BinaryIO, Mapping[str, str]], Iterator[Record | Fault]]

HEAD = 4_096  #: bytes from which the kind of a file is told
WHOLE = 10_000_000  #: bytes of a file that is read in one piece


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    name: str
    suffixes: tuple[str, ...]  #: in lower case; the first is the one that messages name
    read: Reader
    limit: int | None = WHOLE  #: bytes; None for what is read row by row
    packed: bool = False  #: its bytes are no text by themselves


FORMATS = (
    Format("plain text", (".txt", ".text"), text.plain),
    Format("Markdown", (".md", ".markdown"), text.markdown),
    Format("saved page", (".html", ".htm", ".xhtml"), text.page),
    Format("mail", (".eml",), mail.mail),
    Format("saved page in parts", (".mhtml", ".mht"), mail.mail),
    Format("Word document", (".docx",), office.docx, packed=True),
    Format("OpenDocument text", (".odt",), office.odt, packed=True),
    Format("rich text", (".rtf",), office.rtf, packed=True),
    Format("PDF", (".pdf",), pdf.read, pdf.LIMIT, packed=True),
    Format("JSON", (".json",), tables.objects),
    Format("JSON lines", (".jsonl", ".ndjson"), tables.lines, None),
    Format("table", (".csv", ".tsv"), tables.commas, None),
    Format("archive of these", (".zip",), zips.read, zips.LIMIT, packed=True),
)
BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
SUPPORTED = ", ".join(row.suffixes[0] for row in FORMATS)

_TEXTS = tuple(row for row in FORMATS if row.read in (text.plain, text.page))
# Headers of MIME, one of which names parts.
_IN_PARTS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[A-Za-z][\w-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){0,30}?"
    rb"Content-Type:\s*multipart/(?:related|alternative|mixed)\b",
    re.IGNORECASE,
)

SIDE_CARS = (".yaml", ".yml")  #: read with their article

#: Names, in lower case, of what programs leave in a folder and nobody means to be read: left alone without a word.
DROPPINGS = {
    "copies that editors keep": "*~ *.bak *.bak[0-9] *.backup *.bkp *.old *.orig *.rej *.save *.sav *.wbk",
    "what an editor has open": "#*# .#* ~$* .~lock.*# *.swp *.swo *.swn *.swx *.kate-swp *.lock *.lck *.autosave",
    "half a file, on its way": "*.tmp *.temp *.crdownload *.part *.partial *.opdownload *.download *.filepart"
    " *.aria2 *.!ut .nfs* .fuse_hidden* *.sb-????????-??????",
    "what systems keep": "thumbs.db ehthumbs.db ehthumbs_vista.db desktop.ini icon\r .ds_store ._* .localized"
    " .directory .dropbox* .stfolder* .gitkeep .keep .gitignore",
}
#: Folders, in lower case, of what was thrown away or is the system's own.
DROPPED_FOLDERS = frozenset(
    ("__macosx", "@eadir", "#recycle", "$recycle.bin", "recycler", "lost+found", "system volume information")
)
PAGE_PARTS = ("_files", ".files")  #: folders in which browsers put the pictures of a saved page

_NAMES = (*(f"*{suffix}" for suffix in SIDE_CARS), *(name for names in DROPPINGS.values() for name in names.split(" ")))
_LEFT_ALONE = re.compile("|".join(map(translate, _NAMES)))

# How a file begins that is no text, whatever its name says -> what it is.
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"\x00\x00\x00\x18ftyp", "a film (MP4)"),
    (b"\x00\x00\x00\x20ftyp", "a film (MP4)"),
    (b"ID3", "a sound (MP3)"),
    (b"OggS", "a sound or film (Ogg)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text (RTF)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"bplist00", "a web archive or property list"),
    (b"\x7fELF", "a program"),
)


def of(suffix: str, head: bytes) -> Format | None:
    """What reads a file that ends in `suffix` and begins with `head`; a page in parts is known by its head."""
    form = BY_SUFFIX.get(suffix)
    if form in _TEXTS and _IN_PARTS.match(head):
        return BY_SUFFIX[".mhtml"]
    return form


def left_alone(name: str) -> bool:
    """Whether a file of this name is nothing to read: a side-car, or what a program dropped."""
    return _LEFT_ALONE.fullmatch(name.lower()) is not None


def magic(head: bytes) -> str | None:
    """What a file is that begins with `head`, where it is no text; else None."""
    return next((name for sign, name in MAGIC if head.startswith(sign)), None)
