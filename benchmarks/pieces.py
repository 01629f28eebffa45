"""Strings that a document may hold many times over, and documents that hold them: what `benchmarks.growth` measures.

A piece is repeated until the text is as long as asked; NUL in it stands for the number of the repetition, so that no
two are alike. A form puts the text into a file of its kind, between paragraphs of plain prose.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from itertools import count

PROSE = (
    "The council of Veldmar said that the ferry would run again on Monday. Its captain, Ada Lund, had asked for a new "
    "engine since the spring, and 12 of the 40 sailors had left for other ports.\n\n"
)

PIECES = {
    # prose, which is what the rest is measured by
    "prose": PROSE.replace("12 of the 40", "1\0 of the 4\0"),
    "one paragraph": PROSE.replace("12 of the 40", "1\0 of the 4\0").replace("\n\n", " "),
    "numbered sentences": "Clerk number \0 told the council of Brenna that the bridge needs \0 new beams. ",
    "figures": "The mill of Tarn\0 sold 7\0 bags of flour for \0 crowns in May.\n\n",
    "figures in a line": "The mill of Tarn\0 sold 7\0 bags of flour for \0 crowns in May. ",
    "quotations": "“We need \0 boats,” Ada Lund\0 told the Brenna Post on Monday.\n\n",
    "quotations in a line": "“We need \0 boats,” Ada Lund said. “And oars,” she added. ",
    "said": "said ",
    "he said": "he said that she said that ",
    "list of names": "Ada Lund, Per Aas and Mara Ilves, ",
    "quoted names": "“Ada Lund” and ‘Per Aas’ ",
    "titles": "President Prime Minister Dr. ",
    "capitals": "ABC ",
    "capital letters": "A",
    "initials": "A. ",
    "initials in a row": "A.B.",
    "of the": "Bank of the ",
    # marks
    '"': '"',
    "“": "“",
    "”": "”",
    "„": "„",
    "«": "«",
    "»": "»",
    "‹": "‹",
    "‘": "‘",
    "’": "’",
    "'": "'",
    "``": "``",
    "「": "「",
    "nested quotes": "“a ‘b «c ",
    "quotes in a row": "“a” ",
    '("': '("',
    "(": "(",
    ")": ")",
    "[": "[",
    "]": "]",
    "{": "{",
    "()": "() ",
    "/": "/",
    "\\": "\\",
    ".": ".",
    ". ": ". ",
    "…": "…",
    ",": ",",
    ":": ":",
    ";": ";",
    "!": "!",
    "?!": "?! ",
    "-": "-",
    "—": "— ",
    "_": "_",
    "*": "*",
    "**": "**a ",
    "#": "#",
    "~": "~",
    "`": "`",
    "|": "|",
    "$": "$",
    "%": "% ",
    "@": "@",
    "=": "=",
    "+": "+",
    "•": "• ",
    "。": "。",
    # numbers and dates
    "digits": "9",
    "1,000": "1,000,",
    "1 000": "1 000 ",
    "1.2.3": "1.2.3.",
    "number words": "twenty-one thousand ",
    "$ amounts": "$1.5 million to ",
    "percent": "12% of ",
    "dates": "12 August 2025 ",
    "dates in lines": "12 August 2025\n",
    "ISO dates": "2025-08-12T07:00:00Z ",
    "times": "10:30 ",
    "Monday": "Monday, ",
    # lines
    "1. a": "1. a\n",
    "1. a between": "1. a\n\n",
    "a": "a\n",
    "- a": "- a\n",
    "lines of links": "Read more\n",
    "bylines": "By Ada Lund\n",
    "bylines of many": "By Ada Lund and ",
    "credits": "Photo: Ada Lund / ",
    "photo lines": "Photo: Ada Lund / Brenna Post\n\n",
    "datelines": "BRENNA, Aug 12 (Reuters) - ",
    "dateline lines": "BRENNA, Aug 12 (Reuters) - The ferry runs.\n\n",
    "agencies": "(Reuters) ",
    "headings": "The ferry\n\n",
    "letters": "Dear readers,\n",
    "appeals": "Please support our newsroom. ",
    "appeal lines": "Subscribe to our newsletter\n\n",
    "short lines": "It rains.\n",
    "paragraphs": "The ferry of Brenna runs on Monday, said the captain.\n\n",
    "questions": "Q: Why?\nA: Because.\n",
    "dialogue": "— Ні, — сказав він.\n",
    "cyrillic": "Він сказав, що пором піде в понеділок. ",
    # white space and odd letters
    "blanks": " ",
    "tabs": "\t",
    "newlines": "\n",
    "carriage returns": "\r",
    "blanks in lines": " \n",
    "no-break blanks": "\u00a0",
    "line separators": "\u2028",
    "form feeds": "\f",
    "zero-width": "\u200b",
    "soft hyphens": "a\u00ad",
    "bidi marks": "\u202e",
    "combining marks": "\u0301",
    "many combining": "a\u0301\u0323",
    "hangul parts": "\u1100\u1161",
    "emoji": "👩‍🚀",
    "flags": "🇳🇴",
    "long word": "x",
    "hyphened word": "x-",
    "apostrophes": "x'",
    "CJK": "渡船星期一恢复运行",
    "CJK sentences": "渡船恢复运行。",
    "thai": "เรือ",
    "arabic": "قال ",
    "replacement": "\ufffd",
    "control": "\x01",
    # addresses
    "urls": "https://example.org/a?b=c ",
    "www": "www.",
    "mail addresses": "a@b.example ",
    "handles": "@brenna ",
    "hashtags": "#brenna ",
    "dotted": "a.b",
    # markup
    "<!--": "<!--",
    "<!-- closed": "<!-- a -->",
    "<": "<",
    ">": ">",
    "< ": "< ",
    "<b>": "<b>",
    "<b>a</b>": "<b>a</b>",
    "<p>": "<p>a",
    "<div>": "<div>",
    "<div><p>": "<div><p>a</p>",
    "closed divs": "<div>a</div>",
    "</div>": "</div>",
    "<br>": "a<br>",
    "<a>": '<a href="/a">a</a> ',
    "<a> unclosed": "<a href=x>",
    "<ul>": "<ul><li>a",
    "<li>": "<li>a</li>",
    "<table>": "<table><tr><td>a",
    "<td>": "<td>a</td>",
    "<font>": "<font>a",
    "<h2>": "<h2>The ferry</h2>",
    "<img>": '<img src="a.png" alt="a">',
    "<figure>": "<figure><figcaption>a</figcaption></figure>",
    "<blockquote>": "<blockquote>a",
    "<script>": "<script>a",
    "<script> closed": "<script>a</script>",
    "json-ld": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a"}</script>',
    "<style>": "<style>a{}</style>",
    "<meta>": '<meta name="author" content="Ada Lund">',
    "<time>": '<time datetime="2025-08-12">a</time>',
    "<svg>": "<svg><title>a",
    "<select>": "<select><option>a",
    "<title>": "<title>a</title>",
    "<![CDATA[": "<![CDATA[",
    "<?": "<?",
    "attributes": "<b a\0=1 ",
    "quoted attributes": ' a\0="b"',
    "&": "&",
    "&amp;": "&amp;",
    "&amp": "&amp",
    "&#": "&#1",
    "&lt;!--": "&lt;!--",
    # mail
    "> quoting": "> a\n",
    ">>>": ">",
    "> > >": "> ",
    "mail headers": "From: Ada Lund <a@b.example>\n",
    "forwards": "-----Original Message-----\nFrom: a\nSubject: b\n\n",
    "signatures": "-- \nAda\n\n",
    "boundaries": "--b\n\n",
    "encoded words": "=?utf-8?q?a?= ",
    "soft breaks": "a=\n",
    # markdown
    "links": "[a](b) ",
    "open links": "[a](",
    "references": "[a]: b\n",
    "emphasis": "*a **b ",
    "nested lists": "  - a\n",
    "table rows": "| a | b |\n",
    "fences": "```\n",
    "rules": "---\n",
    "headings #": "# a\n",
    "images": "![a](b)",
    # data
    "json escapes": "\\u0041",
    "escaped quotes": '\\"',
    "empty lists": "[],",
    "json braces": '{"a":',
    "json brackets": "[[",
    "commas": "a,b,c\n",
    "yaml": "a: &a [*a, *a]\n",
}


def repeated(piece: str, length: int) -> str:
    """`piece` again and again until the text is about `length` characters long."""
    if "\0" not in piece:
        return piece * max(1, length // len(piece))
    made: list[str] = []
    left = length
    for number in count(1):
        made.append(piece.replace("\0", str(number)))
        left -= len(made[-1])
        if left <= 0:
            return "".join(made)
    raise AssertionError("count ends")


def _plain(text: str) -> str:
    return f"{PROSE}{PROSE}{text}\n\n{PROSE}"


def _between(text: str) -> str:
    talk = "The minister said that the port would open on Monday. " * 3
    return f"{talk}\n\n{text}\n\n{talk}"


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in [PROSE, PROSE])
    head = "<html><head><title>Ferry runs again</title></head><body><article><h1>Ferry runs again</h1>"
    return f"{head}{paragraphs}<p>{text}</p>{paragraphs}</article></body></html>"


def _script(text: str, kind: str = "text/javascript") -> str:
    inner = f'<script type="{kind}">"{text}</script>'
    return f"<html><head><title>Ferry runs again</title>{inner}</head><body><p>The ferry runs again.</p></body></html>"


def _fields(text: str) -> str:
    mark = html.escape(text)
    meta = "".join(
        f'<meta name="{name}" content="{mark}">' for name in ("author", "description", "date", "og:site_name")
    )
    head = f"<html><head><title>{mark}</title>{meta}</head><body><article><h1>{mark}</h1>"
    line = f'<div class="byline">{mark}</div><time datetime="{mark}">{mark}</time><figcaption>{mark}</figcaption>'
    return f"{head}{line}{f'<p>{PROSE}</p>' * 3}</article></body></html>"


def _mail(subject: str, sender: str, body: str, kind: str = "plain") -> str:
    heads = f"From: {sender}\nSubject: {subject}\nDate: Tue, 12 Aug 2025 07:00:00 +0300\nMIME-Version: 1.0\n"
    return f"{heads}Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}"


def _headers(text: str) -> str:
    line = " ".join(text.split())
    return _mail(line, f"{line} <post@brenna.example>", PROSE * 3)


def _record(text: str, **more: str) -> str:
    return json.dumps({"title": "Ferry runs again", "text": _plain(text), **more}, ensure_ascii=False)


#: Name -> (the file's suffix, its content for a text).
FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "txt": (".txt", _plain),
    "between": (".txt", _between),
    "alone": (".txt", str),
    "md": (".md", _plain),
    "html": (".html", _page),
    "fields": (".html", _fields),
    "script": (".html", _script),
    "data": (".html", lambda text: _script(f'a": [{text}', "application/ld+json")),
    "eml": (".eml", lambda text: _mail("Ferry runs again", "Brenna Post <post@brenna.example>", _plain(text))),
    "eml html": (".eml", lambda text: _mail("Ferry", "Brenna Post <post@brenna.example>", _page(text), "html")),
    "headers": (".eml", _headers),
    "json": (".json", _record),
    "record": (".json", lambda text: _record("", author=text, date=text, outlet=text, url=text, title=text)),
}
