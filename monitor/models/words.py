"""The words that the nouns use: kinds, reasons, states; and a span."""

from __future__ import annotations

from typing import Literal

Span = tuple[int, int]
Form = Literal["text", "markdown", "html"]
Kind = Literal["body", "heading", "quote", "list", "caption"]
Reason = Literal[
    "appeal",  # asks for money or membership: donation, support, whole letters to the reader
    "payment",  # the widget below an appeal: amounts, once / monthly, payment methods
    "subscription",  # paywall and subscription offers
    "newsletter",  # sign-ups
    "app",  # plugs for an app or a channel
    "share",  # share, follow, print, comment counters
    "legal",  # copyright, cookies, terms, privacy
    "related",  # links to other articles: related, most read, also on
    "comments",  # readers' comments and the invitation to write one
    "author",  # biography or contact of the author
    "advert",  # advertisements and their labels
    "navigation",  # menus, breadcrumbs, tags, "read more", back to top
    "metadata",  # title, byline and date lines that became fields
    "furniture",  # left over: not part of the article, by position or markup only
    "custom",  # a `strip:` of the user's own
]
Telling = Literal["direct", "mixed", "indirect"]  # all, a part, none of it between quotation marks
Polarity = Literal["affirmed", "denied", "doubted"]
Uncertain = Literal[  # why a text may be less than its article, or more
    "unsure",  # the model could not tell what much of the page is
    "left out",  # much running text stands beside it
    "other reader",  # another extractor takes much that we left
    "two articles",  # the page holds another article as long
    "short",  # it has hardly any words
    "breaks off",  # its last words say that it goes on
    "by zone",  # much running text went for the name of its box
    "record",  # the page's own data hold much that is not in it
]
Genre = Literal["news", "opinion", "analysis", "live", "video", "review", "interview"]
Status = Literal["new", "developing", "unchanged"]
Agreement = Literal["agree", "rounded", "differ", "single"]
Why = Literal["contradiction", "other period", "revision", "other definition", "rounding"]
Loss = Literal[
    "missing",  # its page answers that there is none (404), in two runs
    "gone",  # its page answers that it is gone for good (410)
    "front",  # its address leads to the outlet's front page, in two runs
    "stated",  # its own text says that it was retracted
    "person",  # who makes the newsletter took it out
]
FactKind = Literal["name", "figure", "quotation", "event"]
Part = Literal["all", "summary", "changes", "quotes", "figures", "timeline", "only_in", "matrix"]  # of a story
Mention = Literal["reported", "copied", "absent"]  # copied: only in a text taken over; absent: not in the text we hold
