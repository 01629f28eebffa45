"""What an outlet is called: "The Merrow Post", "Merrow Post" and "www.merrowpost.example" are one newsroom's names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from monitor.language.addresses import host_of
from monitor.language.lexicon import words
from monitor.language.text.fold import letters
from monitor.language.text.words import words as words_of
from monitor.models import Article

_ARTICLES = words("grammar", "all_articles") | words("grammar", "articles")
_TAILS = words("digest", "press_tails")  # what a name may have behind it: "BBC News", "Bild Online"
_SHARED = frozenset("co com org net gov ac edu go".split())  # what many hosts have before their end
_LEAST = 3  # letters of a name that tells an outlet


@lru_cache(maxsize=4096)
def names_of(outlet: str) -> frozenset[str]:
    """The letters of each way to write an outlet's name: whole, without its article or "News", by its initials."""
    if is_host(outlet):
        return frozenset(_shorter(_label(outlet)))
    own = words_of(outlet)
    rest = own[1:] if len(own) > 1 and own[0] in _ARTICLES else own
    short = rest[:-1] if len(rest) > 1 and rest[-1] in _TAILS else rest
    first = "".join(word[0] for word in rest)
    made = {"".join(own), "".join(rest), "".join(short), first, first[:-1] + rest[-1] if rest else ""}
    return frozenset(letters(one) for one in made if len(one) >= _LEAST)


def same_outlet(one: str, other: str) -> bool:
    """Whether two names may be one newsroom's."""
    return not names_of(one).isdisjoint(names_of(other))


def is_host(outlet: str) -> bool:
    """Whether an outlet goes by its host: "www.merrowpost.example"."""
    return not set(" /:") & set(outlet) and "." in outlet.strip(".") and outlet.islower()


def one_name(articles: Iterable[Article]) -> Mapping[str, str]:
    """The outlets that go by another name in these articles, each with the name that stands for both.

    A host goes by the name that is written like it. Two names are one where they are written alike and their articles
    stand at one host; the one that more articles have is taken, of equals the longer.
    """
    count, hosts = Counter[str](), defaultdict[str, set[str]](set)
    for article in articles:
        count[article.outlet] += 1
        hosts[article.outlet].add(_host(article.outlet if is_host(article.outlet) else article.url or ""))
    ranked = sorted(count, key=lambda o: (is_host(o), -count[o], -len(o), o))
    found: dict[str, str] = {}
    for place, outlet in enumerate(ranked):
        standing = (other for other in ranked[:place] if other not in found)
        one = next((o for o in standing if same_outlet(o, outlet) and _near(o, outlet, hosts)), None)
        if one is not None:
            found[outlet] = one
    return found


def _near(one: str, other: str, hosts: Mapping[str, set[str]]) -> bool:
    return is_host(other) or bool((hosts[one] & hosts[other]) - {""})


def _host(url: str) -> str:
    return (url if is_host(url) else host_of(url) or "").lower().removeprefix("www.")


def _label(host: str) -> str:
    """The part of a host that names whose it is: "merrowpost" of "www.merrowpost.co.uk"."""
    parts = host.lower().split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _SHARED:
        parts.pop()
    return letters(parts[-1]) if parts else ""


def _shorter(label: str) -> Iterable[str]:
    yield label
    yield from (label.removeprefix(a) for a in _ARTICLES if len(a) >= _LEAST and label.startswith(a))
    yield from (label.removesuffix(t) for t in _TAILS if len(label) >= _LEAST + len(t) and label.endswith(t))
