"""The parts of a page as its mark-up names them: navigation, comments, related links, boxes of every kind."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.language.lexicon import either

_WORDS = (
    ("comments", rf"disqus|respond|forum|{either('pages', 'comment_zones')}"),
    ("newsletter", r"newsletters?|mailing|signup|sign-up|subscribe-form|mc4wp"),
    ("subscription", r"paywall|subscri\w+|piano|regwall|premium-box|offer"),
    ("appeal", r"donat\w+|appeal|support-us|membership|contribute|fundrais\w+"),
    ("share", r"shar(?:e|ing)|social\w*|follow|addthis|addtoany|sharedaddy|print"),
    (
        "related",
        r"related|recommend\w*|recirc\w*|read-?more|more-?(?:from|on|stories)|most-?(?:read|popular|viewed)|"
        r"trending|popular|teasers?|outbrain|taboola|also|see-also|linkbox|crosslinks?|promo\w*|upnext|latest",
    ),
    ("legal", r"cookies?|consent|gdpr|copyright|disclaimer|legal|terms-(?:of|and|conditions)[\w-]*"),
    ("advert", r"ads?|advert\w*|sponsor\w*|banner|dfp|gpt|adslot"),
    ("author", r"author-?(?:bio|box|info|card)|about-?author|bio|authorbox"),
    (
        "navigation",
        r"nav\w*|menu|breadcrumbs?|pagination|pager|tags?|taglist|topics|toolbar|skip-link|sidebar|widget|"
        r"masthead|footer|site-header|search",
    ),
    ("caption", r"caption|figcaption|wp-caption-text|photo-?credit|image-?credit|credit|legend"),
    ("byline", r"byline|authors?|dateline|published|pubdate|timestamp|article-?meta|entry-?meta|post-?meta"),
)


def _said(words: str) -> re.Pattern[str]:
    """A name of which one of these words is a part."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.I)


# (zone, what a class, id or tag of that zone says); the first row that matches names the zone
ZONES: tuple[tuple[str, re.Pattern[str]], ...] = tuple((zone, _said(words)) for zone, words in _WORDS)
_ANY = _said("|".join(words for _, words in _WORDS))  # most names say nothing, which one search tells
TAG_ZONES = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "figcaption": "caption",
    "form": "subscription",
    "address": "byline",
    "time": "byline",
}
_OPEN = frozenset("body html article main".split())  # what they are called says nothing of what is in them


def zone_of(tag: str, classes: str, name: str) -> str | None:
    """The zone that an element opens by its tag, classes and id; "" where it opens the article, None where nothing."""
    if own := TAG_ZONES.get(tag):
        return own
    if tag in _OPEN:
        return ""
    return _named(classes[:300], name[:100]) or None


@lru_cache(maxsize=8192)
def _named(classes: str, name: str) -> str:
    names = f"{classes} {name}"
    if len(names) == 1 or not _ANY.search(names):
        return ""
    return next(zone for zone, pattern in ZONES if pattern.search(names))
