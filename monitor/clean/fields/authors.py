"""Who a page says has written it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

import lxml.etree
import lxml.html

from monitor.clean.blocks.block import squeeze
from monitor.clean.blocks.walk import HEADINGS
from monitor.clean.recognise.agencies import agency_named
from monitor.clean.recognise.byline import once, parse_byline, read_names, without_lead
from monitor.clean.recognise.json_ld import first_of, plain_text
from monitor.clean.recognise.person import has_first_name, is_house, is_known, is_one_name, is_person
from monitor.language.addresses import is_web
from monitor.language.lexicon import either
from monitor.language.text.fold import fold, letters
from monitor.language.text.plain import plain


def page_authors(
    tree: lxml.html.HtmlElement,
    article: dict[str, Any],
    named: dict[str, list[str]],
    records: list[dict[str, Any]],
    site: str | None,
    host: str | None = None,
) -> tuple[tuple[str, ...], str | None]:
    """The people and the agency of the first place on the page that names any."""
    agency = None
    claims = []
    for names in _sources(tree, article, named, records, site):
        claims.append(names)
        read = [read_names(plain(plain_text(name) or ""), site) for name in names]
        agency = agency or next((line.agency for line in read if line.agency), None)
        if people := once([person for line in read for person in line.people]):
            return people, agency
    return _by_one_name(claims, f"{site or ''} {host or ''}") or _owner(tree, site, host), agency


def _owner(tree: lxml.html.HtmlElement, site: str | None, host: str | None) -> tuple[str, ...]:
    """The person after whom a site and its host are called, by its name, its feed or the line of its rights."""
    feeds = (link.get("title") for link in tree.iterfind(".//link[@title]"))
    rights = (_RIGHTS.search(squeeze(foot.text_content()[:2000])) for foot in islice(tree.iter("footer"), FEW))
    names = (*islice(feeds, FEW), *(found["name"] for found in rights if found))
    own = letters(host or "")
    return next(
        ((name,) for name in (site, *names) if name and is_known(name) and letters(name.split()[-1]) in own), ()
    )


def _by_one_name(claims: Sequence[Sequence[str]], house: str) -> tuple[str, ...]:
    """The author whom two places on the page call by one word that may be a name: "Ovi"."""
    told = Counter(name for names in claims for name in {squeeze(plain(text)) for text in names})
    return next(((name,) for name, count in told.items() if count > 1 and is_one_name(name, house)), ())


def biographies(records: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """What the records of a page say about people: of its authors, in the words that it may show below the text."""
    people = [record for record in records if record.get("@type") == "Person"]
    for record in records:
        authors = record.get("author") or record.get("creator")
        people += [
            author
            for author in (authors if isinstance(authors, list) else [authors])[:MOST]
            if isinstance(author, dict)
        ]
    told = (plain_text(person["description"]) for person in people if isinstance(person.get("description"), str))
    return tuple(dict.fromkeys(text for text in told if text))


def _sources(
    tree: lxml.html.HtmlElement,
    article: dict[str, Any],
    named: dict[str, list[str]],
    records: list[dict[str, Any]],
    site: str | None,
) -> Iterator[list[str]]:
    """The places that may name the authors, the most exact first."""
    yield _record_authors(article, records)
    yield [value for name in _AUTHOR_METAS for value in named.get(name, []) if not is_web(value)]
    yield [" ".join(reversed(value.split(", ", 1))) for value in named.get(_CATALOGUE, [])]
    yield [
        data
        for n in ("1", "2")
        if _WRITTEN.match(fold(first_of(named, f"twitter:label{n}") or ""))
        and (data := first_of(named, f"twitter:data{n}"))
    ]
    yield _visible_authors(tree, site)
    yield [name for record in records if "author" in record for name in _record_authors(record, records)]


_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
)
_CATALOGUE = "citation_author"  # "Ilves, Mara"
MOST = 200  # objects and names of authors in one record
_REVISED = re.compile(rf"{either('credits', 'edited')}:?$", re.IGNORECASE)
_WRITTEN = re.compile(either("bylines", "written"))
_RIGHTS = re.compile(r"©\s*(?:\d{4}(?:\s?[-–—]\s?\d{4})?\s+)?(?P<name>\w[\w'’-]*(?:\s\w[\w'’-]*){1,2})")
FEW = 4  # feeds and feet of a page that may tell whose site it is
NEAR = 120  # characters between two of a page's authors; other articles' are farther
STEP = 0.05  # what an element without text counts for, so that the way to the next author is bounded


def _record_authors(article: dict[str, Any], records: list[dict[str, Any]]) -> list[str]:
    """The names that a record gives its authors, in order; those of organisations only where they are agencies."""
    said: list[str] = []
    queue = [article.get("author") or article.get("creator")]
    for _ in range(MOST):
        if not queue:
            break
        author = queue.pop(0)
        if isinstance(author, list):
            queue = [*author[:MOST], *queue]
        elif isinstance(author, dict):
            queue.insert(0, _name_of(author, records))
        elif isinstance(author, str):
            said.append(author)
    return said


def _name_of(author: dict[str, Any], records: list[dict[str, Any]]) -> object:
    """What names the author that an object stands for: a text, a list or another object; None where nothing does."""
    kind = author.get("@type")
    if isinstance(kind, str) and kind.endswith("Organization") and agency_named(str(author.get("name"))) is None:
        return None
    for name in ("name", "@list", "@value"):
        if author.get(name):
            return author[name]
    if parts := [author[part] for part in ("givenName", "familyName") if isinstance(author.get(part), str)]:
        return " ".join(parts)
    return next((r.get("name") for r in records if "@id" in author and r.get("@id") == author["@id"]), None)


# Where mark-up calls something author or byline, the most exact first.
_PLACES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(@class, 'byline')]",
    "//*[contains(@class, 'byline')]//a",
    "//*[contains(@class, 'author-name') or contains(@class, 'author__name')]",
    "//a[contains(@href, '/author/') or contains(@href, '/autor/') or contains(@href, '/authors/')]",
    "//*[starts-with(@class, 'author') or contains(@class, ' author') or contains(@class, '_author')]",
    "//*[contains(@class, 'author')]",
)
_UNCALLED = tuple(path for path in _PLACES if "@class" not in path)
_CALLED = lxml.etree.XPath("boolean(//@class[contains(., 'author') or contains(., 'byline')])")


def _visible_authors(tree: lxml.html.HtmlElement, site: str | None) -> list[str]:
    """What stands in the elements of the first place that names anybody; of several those that stand together.

    Those far above the heading are asked last: other articles' authors stand there.
    """
    head = next(tree.iter("h1"), None)
    around = frozenset() if head is None else frozenset(head.iterancestors())
    last: list[str] = []
    for path in _PLACES if _CALLED(tree) else _UNCALLED:
        found = [
            (element, text)
            for element in islice((element for element in tree.xpath(path) if not _commented(element, around)), 6)
            if (text := _text_of(element)) and len(text) <= 150 and not _revises(element)
        ]
        for n, (element, text) in enumerate(found):
            line = parse_byline(text, lead=False, outlet=site)
            alone = head is not None and not _before(element, head) and not _beside(element, found[n + 1 :])
            if line is None and alone and _house_signs(text, site):
                return last  # who follows has written other articles
            if line is None and (name := _introduced(text, element)):
                return [name]
            if line is None and "itemprop" in path:
                line = read_names(text, site)
            if line is not None and (path != _PLACES[-1] or all(map(has_first_name, line.people))):
                together = [text, *_beside(element, found[n + 1 :])]
                if head is None or not (_before(element, head) and _far(element, head)):
                    return together
                last = last or together
    return last


def _introduced(text: str, element: lxml.html.HtmlElement) -> str | None:
    """The person whom an element names before a comma and words about the person: known, or the text of its link."""
    name, comma, _ = without_lead(text).partition(",")
    linked = next(element.iter("a"), None)
    name = name.strip()
    return name if comma and (is_known(name) or (linked is not None and _links(linked, name))) else None


def _links(link: lxml.html.HtmlElement, name: str) -> bool:
    """Whether a link leads to the page of the author whose name it is."""
    return "author" in (link.get("href") or "") and _text_of(link) == name and is_person(name)


def _revises(element: lxml.html.HtmlElement) -> bool:
    """Whether the words before a name say that its bearer edited, checked or translated: "Reviewed by"."""
    outer, previous = element.getparent(), element.getprevious()
    before = (outer.text if outer is not None else None) if previous is None else previous.tail or previous.text
    return any(_REVISED.search(fold(squeeze(text[-NEAR:]))) for text in (before or "",))


def _text_of(element: lxml.html.HtmlElement) -> str:
    """The words of an element, with a space where another element begins."""
    return squeeze(plain(element.get("content") or " ".join(islice(element.itertext(), 50))[:300]))


def _house_signs(text: str, site: str | None) -> bool:
    """Whether a text is the name of the site, with a word for the author or without."""
    return site is not None and is_house(without_lead(text), site)


def _commented(element: lxml.html.HtmlElement, around: Collection[lxml.html.HtmlElement]) -> bool:
    """Whether an element stands among readers' comments; what is around the heading holds more than these."""
    return any(
        "comment" in f"{outer.get('class') or ''} {outer.get('id') or ''}".lower().replace("no-comment", "")
        for outer in (element, *element.iterancestors())
        if outer not in around and outer.tag in ("div", "section", "ol", "ul", "li", "article", "footer", "aside")
    )


def _before(one: lxml.html.HtmlElement, other: lxml.html.HtmlElement) -> bool:
    """Whether one element opens before the other in the order of the document."""
    around = list(one.iterancestors())
    node = other
    while (outer := node.getparent()) is not None:
        if outer is one:
            return True
        if outer in around:
            own = around[around.index(outer) - 1] if around.index(outer) else one
            return outer.index(own) < outer.index(node)
        node = outer
    return False


def _beside(element: lxml.html.HtmlElement, others: list[tuple[lxml.html.HtmlElement, str]]) -> list[str]:
    """The texts of those elements that stand beside the first or beside one of these; what is far off is a teaser's."""
    texts = []
    for other, text in others:
        if _far(element, other):
            break
        texts.append(text)
        element = other
    return texts


def _far(one: lxml.html.HtmlElement, other: lxml.html.HtmlElement) -> bool:
    """Whether more than `NEAR` characters, or a heading, stand between two elements in the order of the document."""
    if one in other.iterancestors():
        return False
    left: float = NEAR
    for node in (one, *one.iterancestors()):
        left -= len((node.tail or "").strip())
        for beside in node.itersiblings():
            for event, inner in lxml.etree.iterwalk(beside, events=("start", "end")):
                if inner is other:
                    return left < 0
                left -= max(STEP, len(((inner.text if event == "start" else inner.tail) or "").strip()))
                if left < 0 or inner.tag in HEADINGS:
                    return True
    return True
