"""Bytes -> text. A wrong guess is worse than a warning: what may be damaged is said, never passed on in silence.

The order of trust: a byte order mark, UTF-8 that fits (no other encoding fits it by chance), what the document
declares if it makes sense, then the encoding in which the letters come as they do in some language (`alphabets`),
and charset-normalizer for East Asian texts.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from monitor.ingest.bytes import alphabets

# Byte order marks; UTF-32 first, since its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EAST_ASIAN = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_WIDE = {"utf_8", "utf_16", "utf_32"}
_STATEFUL = {"iso2022_jp", "iso2022_kr", "hz"}  # seven bits, so that they pass for ASCII
_NEVER = {"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}

_SAMPLE = 20_000  # bytes that a guess is made from
_PLAUSIBLE = -4.0  # mean log-likelihood of a letter, under which a guess is no good
_SPOILT = 0.02  # of what is not ASCII: what a declared encoding may fail to decode and still stand
_MARGIN = 1.0  # by how much the best guess must beat the declared encoding

_SAVE = "save it again as UTF-8"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LINE_END = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LOW = bytes([*range(9), 11, 12, *range(0x0E, 0x20), 0x7F])  # of ASCII, what the two patterns before meet …
_HIGH = re.compile(  # … and what all three meet of the rest
    rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xed[\xa0-\xbf]|\xef(?:\xbb\xbf|\xbf[\xbe\xbf])"
)
_MARK_RUN = re.compile(r"[^\w\s\x00-\x7f]{32,}")
_QUESTIONS = re.compile(r"(?<!\S)\?{3,}[.,;:!]?(?!\S)")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of `data`, settled (see `settle`), and a warning where it may be damaged, else None.

    `declared` is what the document says of itself (a meta tag, a mail header); it counts only if it makes sense.
    """
    text, fault = raw(data, declared)
    text, damage = settle(text)
    return text, fault or damage


def raw(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """As `decode`, but the text is not settled: for formats whose parts are settled one by one."""
    codec, warning = guess(data, declared)
    mark = next((m for m, name in _MARKS if name == codec and data.startswith(m)), b"")
    text, fault = _decode(data[len(mark) :], codec)
    return text, fault or warning


def guess(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The codec of `data` (a name for `bytes.decode`; marks are not removed by it) and a warning or None."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, None
    if b"\0" in data[:_SAMPLE] and (wide := _wide(data[:_SAMPLE])):
        return wide, None
    named = _codec(declared)
    if named in _STATEFUL and data.isascii() and _strict(data, named) is not None:
        return named, None
    if data.isascii() or _mostly_utf8(data):
        return "utf-8", None
    return _legacy(data, named)


def settle(text: str) -> tuple[str, str | None]:
    """`text` with one kind of line end and without control characters, and a warning if letters are damaged.

    Letters stay as they are, composed or not; of more than 30 marks on one letter the rest goes.

    UTF-8 that was once read as Windows-1252 or 1251 ("â€œ", "Р—Рµ") is repaired line by line where all of a line
    can be; the warning says so.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if text.isascii():
        return _controlled(text), _questions(text)
    repaired, data = text, text.encode("utf-8", "surrogatepass")
    far = _far(data)
    if any(_opened(far)):
        repaired = "\n".join(_repair(line) for line in text.split("\n"))
    warning = None
    if repaired != text:
        warning = "its letters had been saved in a wrong encoding and were repaired: compare it with the original"
        data = repaired.encode("utf-8", "surrogatepass")
    left = far if repaired is text else _far(data)
    garbled = None
    if any(opening.encode() in left for opening in _OPENS_GARBLED):
        garbled = _GARBLED.search(left.decode("utf-8", "surrogatepass"))
    text = _controlled(repaired, data, left)
    if "\ufffd" in text:
        warning = f"{text.count(chr(0xFFFD))} of its characters are lost (�): {_SAVE} from the original"
    elif garbled:
        warning = f"some of its letters are garbled ({garbled.group()!r}): {_SAVE} from the original"
    if _MARKS_IN_A_ROW in far.translate(_FAR):
        lines = (line if line.isascii() else _MARK_RUN.sub(_fewer_marks, line) for line in text.split("\n"))
        text = "\n".join(lines)
    return text, warning or _questions(text)


def _far(data: bytes) -> bytes:
    """The letters of a text, given in UTF-8, that are not ASCII, with one space for what stands between two of them:
    they are few, so that what is looked for among them is found much sooner than in the text."""
    return b" ".join(data.translate(_SPACED).split())


def _opened(far: bytes) -> Iterator[str]:
    """The codecs as which UTF-8 may have been read, by how many of these letters begin one as the codec shows it."""
    return (c for (c, least), opening in zip(_READ_AS, _OPENINGS, strict=True) if len(opening.findall(far)) >= least)


def _controlled(text: str, data: bytes | None = None, far: bytes | None = None) -> str:
    """The text with one kind of line end, without control characters and halves of letters; most have none of them,
    which their bytes tell much sooner than the patterns. `data`: the text in UTF-8, `far`: what is not ASCII in it.
    """
    data = text.encode("utf-8", "surrogatepass") if data is None else data
    low = not data or len(data.translate(None, _LOW)) < len(data)
    if not low and (text.isascii() or not _HIGH.search(_far(data) if far is None else far)):
        return text
    return _CONTROL.sub("", _LINE_END.sub("\n", _SURROGATE.sub("\ufffd", text)))


def binary(data: bytes) -> bool:
    """Whether `data` is no text in any encoding: too many control characters."""
    head = data[:_SAMPLE]
    if not head or any(head.startswith(mark) for mark, _ in _MARKS) or (b"\0" in head and _wide(head)):
        return False
    control = sum(head.count(bytes([c])) for c in (*range(9), *range(14, 27), *range(28, 32), 127))
    return control * 20 > len(head)


# --- guessing ----------------------------------------------------------------------------------------------------


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _decode(data: bytes, codec: str) -> tuple[str, str | None]:
    try:
        return data.decode(codec), None
    except UnicodeDecodeError as error:
        if error.end >= len(data) and len(data) - error.start < 4:
            return data[: error.start].decode(codec), "it breaks off in the middle of a letter: is the file complete?"
        if codec == "utf-8" and (mended := _mended(data)) is not None:
            return mended, None
        lost = data.decode(codec, "replace")
        return lost, f"{lost.count(chr(0xFFFD))} places are no {codec.upper()} and were lost (�): {_SAVE}"


def _codec(declared: str | None) -> str | None:
    """The Python name of a declared encoding; web pages that say Latin-1 mean Windows-1252."""
    if not declared or len(declared) > 40 or not declared.isascii():
        return None
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    name = found.name.replace("-", "_")
    if not found._is_text_encoding or name in _NEVER:
        return None
    return {"iso8859_1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, where it is plain: nearly all letters are of one alphabet, with spaces and no oddities."""
    head = head[: len(head) // 2 * 2]
    best: tuple[float, str] = (0.9, "")
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, "replace")
        plain = sum(
            " " <= c <= "~" or c in "\n\r\t" or "\xa0" <= c <= "\u04ff" or "\u2010" <= c <= "\u2122" for c in text
        )
        if len(text) > 3 and "\0" not in text and plain / len(text) > best[0]:
            best = (plain / len(text), codec)
    return best[1] or None


def _mostly_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8, perhaps cut off or with a few bad bytes among many good letters."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = sum(not c.isascii() for c in data[: error.start].decode("utf-8"))
        if error.end >= len(data) and len(data) - error.start < 4:
            # A last byte that could begin a letter: half a letter if the others are UTF-8, or if it is long enough.
            return good > 0 or len(data) - error.start > 1
        text = data.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        letters = sum(c > "\x7f" for c in text) - bad
        return letters > 10 * bad or (letters >= bad and _mended(data) is not None)
    return True


def _mended(data: bytes) -> str | None:
    """UTF-8 into which marks of Windows-1252 were pasted (0x92 for an apostrophe); None where other bytes are bad."""
    try:
        return data.decode("utf-8", "windows marks")
    except UnicodeDecodeError:
        return None


def _mark(error: UnicodeError) -> tuple[str, int]:
    """The mark that a bad byte is in Windows-1252. Raises the error where it is none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    mark = _PASTED.get(error.object[error.start])
    if mark is None:
        raise error
    return mark, error.start + 1


_PASTED = {mark.encode("cp1252")[0]: mark for mark in "‘’“”‚„–—…•€‹›"}
codecs.register_error("windows marks", _mark)


def _legacy(data: bytes, named: str | None) -> tuple[str, str | None]:
    from charset_normalizer import from_bytes

    sample = _sample(data)
    ranked = alphabets.rank(sample)
    best, codec = ranked[0] if ranked else (-99.0, "cp1252")
    if best < _PLAUSIBLE and (eastern := from_bytes(sample, cp_isolation=_EAST_ASIAN).best()):
        best, codec = _PLAUSIBLE, eastern.encoding
    if named and named not in _WIDE and _strict(data, named) is None and _nearly(data, named):
        return named, None
    if named and named not in _WIDE and _strict(data, named) is not None:
        declared = alphabets.score(sample, named)
        if named in _EAST_ASIAN or named == codec or declared >= best - _MARGIN:
            return named, None
        return codec, f"it says that it is {named}, but reads as {codec}: {_SAVE} if letters are wrong"
    if best < _PLAUSIBLE:
        return codec, f"its encoding is unknown (read as {codec}): {_SAVE}"
    return codec, None


def _nearly(data: bytes, named: str) -> bool:
    """Whether a declared encoding decodes all but a few bytes, to letters that come as they do in some language."""
    text = data.decode(named, "replace")
    lost, beyond = text.count("\ufffd"), sum(c > "\x7f" for c in text)
    if lost > max(1, _SPOILT * beyond) or beyond < 5 * lost:
        return False
    if named in _EAST_ASIAN:
        return True
    whole = data.decode(named, "ignore").encode(named, "ignore")
    return alphabets.score(_sample(whole), named) >= _PLAUSIBLE


def _sample(data: bytes) -> bytes:
    """The lines that are not plain ASCII: they decide."""
    head = data[: 50 * _SAMPLE]
    return b"\n".join(line for line in head.splitlines() if not line.isascii())[:_SAMPLE] or data[-_SAMPLE:]


# --- damage ------------------------------------------------------------------------------------------------------


def _bytes_of(codec: str) -> dict[str, str]:
    """Each character that `codec` (with Latin-1 for its gaps) shows for a byte from 80 up -> that byte, as a letter."""
    table = {chr(b): chr(b) for b in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        character = bytes([byte]).decode(codec, "ignore")
        if character:
            table[character] = chr(byte)
    return table


def _shape(table: dict[str, str]) -> str:
    """A regular expression for one letter of UTF-8 (of two or three bytes) as `table` shows its bytes."""

    def those(first: int, last: int) -> str:
        return "[" + re.escape("".join(c for c, b in table.items() if first <= ord(b) <= last)) + "]"

    rest = those(0x80, 0xBF)
    return f"(?:{those(0xC2, 0xDF)}{rest}|{those(0xE0, 0xEF)}{rest}{{2}}|{those(0xF0, 0xF4)}{rest}{{3}})"


# (codec, how many such letters make a line suspect). In Cyrillic a chance pair ("Рі") is a word, so one is not enough.
_READ_AS = (("cp1252", 1), ("cp1251", 3))
_LEAST = dict(_READ_AS)
_TABLES = {codec: _bytes_of(codec) for codec, _ in _READ_AS}
_SHAPES = {codec: re.compile(_shape(table)) for codec, table in _TABLES.items()}
_ODD = re.compile(
    r"[\x80-\x9f\u0180-\u02af\u0500-\u0560\ue000-\uf8ff]"
)  # what chance, not language, makes of two bytes
# Left after repair: sequences that no language writes.
_GARBLED = re.compile(
    r"â€[œ\x9d™˜“”¦¢\x9c\x98\x99]|(?:[ÐÑ][\x80-¿‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸƒ€]){3,}|Ã[©¨¤¶¼Ÿ±³¡ª§¢®´»]|вЂ[њќ™”“¦]|(?:[РС][\xa0-¿‚„…†‡€‰‹›‘’“”•–—™ђѓќћљњџЂЃЌЋЉЊЏ°±µ]){4,}"
)
_OPENS_GARBLED = ("â€", "Ð", "Ñ", "Ã", "вЂ", "Р", "С")  # quick to look for
_FAR = bytes(1 if byte < 0x80 else 0 for byte in range(256))  # for `bytes.translate`: what is not ASCII
_SPACED = bytes(32 if byte < 0x80 else byte for byte in range(256))
_MARKS_IN_A_ROW = bytes(2 * 32)  # at least so many bytes in a row has a run of marks


def _opening(table: dict[str, str]) -> re.Pattern[bytes]:
    """How each letter of UTF-8 begins as `table` shows its bytes, in the bytes of what is shown: looked for in a text
    as a whole, since most have none."""
    first = sorted(re.escape(c.encode()) for c, b in table.items() if 0xC2 <= ord(b) <= 0xF4)
    rest = sorted({re.escape(c.encode()[:1]) for c, b in table.items() if 0x80 <= ord(b) <= 0xBF})
    return re.compile(b"(?:" + b"|".join(first) + b")(?=[" + b"".join(rest) + b"])")


_OPENINGS = tuple(_opening(table) for table in _TABLES.values())


def _repair(line: str) -> str:
    if line.isascii():
        return line
    far = _far(line.encode("utf-8", "surrogatepass"))
    for codec in _opened(far):
        if len(_SHAPES[codec].findall(far.decode("utf-8", "surrogatepass"))) < _LEAST[codec]:
            continue
        table = _TABLES[codec]
        if any(c >= "\x80" and c not in table for c in set(line)):
            continue
        raw = "".join(c if c < "\x80" else table[c] for c in line)
        try:
            repaired = raw.encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
        if not _ODD.search(repaired):
            return repaired
    return line


def _questions(text: str) -> str | None:
    """Letters that were lost for question marks: "???? ?? ?????"."""
    lost = len(_QUESTIONS.findall(text)) if "???" in text else 0
    if lost > 4 and lost * 3 > len(text.split()):
        return f"most of its letters are lost for question marks: {_SAVE} from the original"
    return None


def _fewer_marks(run: re.Match[str]) -> str:
    """At most 30 combining marks in a row: putting a million of them in order would take hours."""
    marks = 0
    kept = []
    for c in run.group():
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks <= 30:
            kept.append(c)
    return "".join(kept)
