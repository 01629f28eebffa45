"""What a file's fields say about an article -> Meta. What cannot be used is named, and the rest counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache

from monitor.ingest import dates
from monitor.ingest import order as dayorder
from monitor.ingest.bytes import encoding
from monitor.language.addresses import is_web, web
from monitor.language.lexicon import by_language, either, languages
from monitor.language.text.plain import plain
from monitor.models import Meta

_LONGEST_KEY = 200  # characters; the keys that were seen last are kept in memory
LONGEST = 2_000  #: characters of one value; what is longer is no title, name or address

# Other names that files use, the better ones first. Compared in lower case, without blanks, dots, hyphens and _.
ALIASES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "web_title"),
    "outlet": ("outlet", "publisher", "publication", "site_name", "source_name", "source"),
    "byline": ("byline", "authors", "author", "by", "writer", "creator"),
    "agency": ("agency", "wire"),
    "published": (
        "published", "date_published", "publication_date", "web_publication_date", "published_at", "published_date",
        "date_publish", "pub_date", "datetime", "date",
    ),
    "url": ("url", "canonical_url", "web_url", "link", "permalink", "source_url", "original_url"),
    "language": ("language", "lang"),
    "text": (
        "text", "body", "content", "full_text", "body_text", "content_text", "article_body", "article_text",
        "main_text",
    ),
    "html": ("html", "body_html", "content_html"),
}  # fmt: skip
KNOWN = frozenset(alias.replace("_", "") for names in ALIASES.values() for alias in names)  #: folded
_NOTHING = frozenset({"nan", "none", "null", "nat", "n/a", "#n/a", "<na>", "undefined"})  # as programs write it

_ISO_639_1 = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo"
    " es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka"
    " kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng"
    " nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su"
    " sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_CODES = _ISO_639_1.union(languages())
# Names and longer codes of languages, as people write them.
_LANGUAGES = {name: code for code, names in by_language("records", "language") for name in names}
_INNER = ("name", "rendered", "title", "value", "text")  # what an object is called, as programs write it
_LINKED = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")  # a note's link to another
_AND = re.compile(r"\s+{0}\s+|\s*[;&]\s*|\s*,\s+{0}\s+".format(either("bylines", "and")))
_BY = re.compile(rf"{either('bylines', 'by')}[:\s]\s*", re.IGNORECASE)


def read(
    raw: Mapping[str, object], mapping: Mapping[str, str] | None = None, order: str | None = None
) -> tuple[Meta, list[tuple[str, str]]]:
    """The Meta of a record, and (key, message) for each value that cannot be used.

    `mapping` names the record's own field for a field of ours; otherwise ours and its aliases are looked up. Fields
    that are nobody's business here (tags, section …) are left alone; None, "" and [] say nothing.
    """
    named = by_name(raw)
    found: dict[str, object] = {}
    faults: list[tuple[str, str]] = []
    place = _place(lookup(raw, named, "language", mapping or {})[1])
    for field in fields(Meta):
        key, value = lookup(raw, named, field.name, mapping or {})
        if value is None:
            continue
        told = order if order and dayorder.plain(value) else place
        if field.name == "outlet" and isinstance(value, str) and is_web(value.strip()):
            found.setdefault("url", web(value.strip()))
            continue
        try:
            found[field.name] = _READERS[field.name](value) if field.name != "published" else _published(value, told)
        except ValueError as error:
            faults.append((key, str(error)))
    return Meta(**found), faults  # type: ignore[arg-type]  # each reader gives its field's type


def lookup(
    raw: Mapping[str, object], named: Mapping[str, object], field: str, mapping: Mapping[str, str]
) -> tuple[str, object]:
    """The key that says a field of ours and its value; None where nothing is said. `named` is `raw` by folded key.

    A record without the key that `mapping` names is looked through for ours: a source may hold files of many makers.
    """
    key = mapping.get(field)
    if key is not None and (key in raw or folded(key) in named):
        value = raw[key] if key in raw else named[folded(key)]
        return key, None if _empty(value) else value
    for alias in ALIASES[field]:
        if not _empty(value := named.get(folded(alias))):
            return alias, value
    return field, None


def merge(*metas: Meta) -> Meta:
    """Field by field, what the first of `metas` says that says anything."""
    said = {f.name: next((v for m in metas if (v := getattr(m, f.name))), None) for f in fields(Meta)}
    return Meta(**{name: value for name, value in said.items() if value is not None})


def by_name(raw: Mapping[str, object]) -> dict[str, object]:
    """The values of a record by the folded names of their keys; a key that is longer than any name is left out."""
    return {folded(key): value for key, value in raw.items() if len(key) <= _LONGEST_KEY}


@lru_cache(maxsize=1024)
def folded(key: str) -> str:
    """A key as it is compared: "published_at", "publishedAt" and "Published-At" are one."""
    return re.sub(r"[\s._-]+", "", key.lower())


def line(text: str) -> str:
    """`text` as one plain settled line; damage is not told here: the text of the article is where it shows."""
    return " ".join(plain(encoding.settle(text)[0]).split())


# --- one reader a field: the value, or ValueError saying what is wrong -------------------------------------------


def _text(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = next((value[key] for key in _INNER if isinstance(value.get(key), str)), value)
    if not isinstance(value, str):
        raise ValueError(f"must be text, not {_kind(value)}; it is left out")
    if len(value) > LONGEST:
        raise ValueError(f"has {len(value):,} characters, too many for it to be right; it is left out")
    return line(_LINKED.sub(r"\1", value)) or None


def _names(value: object) -> tuple[str, ...]:
    while isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
        value = value[0]  # [[Ann Lee]] without quotation marks is a list in a list to YAML
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, str):
        return names(_text(value) or "")
    if not isinstance(value, list | tuple):
        raise ValueError(f"must be a name or a list of names, not {_kind(value)}; it is left out")
    if len(value) > 100:
        raise ValueError(f"has {len(value):,} names, too many for them to be right; it is left out")
    each = (item.get("name") if isinstance(item, Mapping) else item for item in value if not _empty(item))
    return tuple(dict.fromkeys(name for item in each if (name := _BY.sub("", _text(item) or "", count=1))))


def names(text: str) -> tuple[str, ...]:
    """The people of a byline: "By Ann Lee, Bo Ray and Cy Day" -> Ann Lee, Bo Ray, Cy Day.

    A comma parts names only where each part looks like one (two to four words, all with a capital).
    """
    match = _BY.match(text)
    parts = _AND.split(text[match.end() :] if match else text)
    if any("," in part for part in parts):
        finer = [piece.strip() for part in parts for piece in part.split(",")]
        parts = finer if all(_is_name(piece) for piece in finer) else parts
    return tuple(dict.fromkeys(name for part in parts if (name := part.strip(" ,"))))


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)


def _published(value: object, place: str | None) -> str:
    if (text := dates.iso(value, place)) is None:
        raise ValueError(f"{_shown(value)} is no date that can be read for certain; write it like 2025-08-12")
    return text


def _place(value: object) -> str | None:
    """The language that a record names, with the region where it is a tag; a date of numbers may depend on it."""
    try:
        code = _language(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return str(value) if code and str(value).lower().startswith((f"{code}-", f"{code}_")) else code


def _url(value: object) -> str | None:
    text = _text(value)
    if text is None:
        return None
    url = None if "\\" in text else web(text)
    if url is None:
        raise ValueError(f"{_shown(value)} is no web address; write it like https://example.org/page")
    return url


def _language(value: object) -> str | None:
    text = (_text(value) or "").lower()
    if not text:
        return None
    code = re.split(r"[-_]", text)[0]
    code = _LANGUAGES.get(text) or _LANGUAGES.get(code, code)
    if code not in _CODES:
        raise ValueError(f"{_shown(value)} is no language; write its two letters, like en or uk")
    return code


_READERS = {
    "title": _text,
    "outlet": _text,
    "byline": _names,
    "agency": _text,
    "url": _url,
    "language": _language,
}


def _empty(value: object) -> bool:
    if isinstance(value, str):
        return value.strip().casefold() in {"", *_NOTHING}
    return value is None or (isinstance(value, list | tuple | dict) and not value)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a group of keys" if isinstance(value, Mapping) else "a list"


def _shown(value: object) -> str:
    if not isinstance(value, str | int | float):
        return _kind(value)
    text = "".join(c if c.isprintable() else "�" for c in str(value)[:61])
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'
