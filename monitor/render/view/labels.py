"""What things are called on a page: states, changes, kinds, measures, headlines that were taken back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from monitor.language.text.vague import is_vague
from monitor.models import Article, IssueStory, Loss, Part
from monitor.render.base.gettext import Words, later

STATUS = {"new": later("New"), "developing": later("Developing"), "unchanged": later("Unchanged")}
CHANGE = {
    "added": later("Added"),
    "revised": later("Revised"),
    "withdrawn": later("Withdrawn"),
    "restored": later("Article stands again"),
    "correction": later("Correction"),
}
COUNTED = {
    ("added", "quotation"): later("New quotation"),
    ("added", "figure"): later("New figure"),
    ("revised", "figure"): later("Changed figure"),
    ("withdrawn", "article"): later("Article withdrawn"),
}
#: Why an article is withdrawn.
LOST: dict[Loss, str] = {
    "missing": later("its page does not exist any more"),
    "gone": later("its page was taken down for good"),
    "front": later("its address leads to the front page"),
    "stated": later("it says so itself"),
    "person": later("taken out by hand"),
}
ALONE = {
    "name": later("name"),
    "figure": later("figure"),
    "quotation": later("quotation"),
    "event": later("event"),
}
MEASURE = {
    "distance": later("distance"),
    "area": later("area"),
    "weight": later("weight"),
    "speed": later("speed"),
    "temperature": later("temperature"),
    "money": later("money"),
    "share": later("share"),
}
#: What a story may lack, as its page heads it; with "all" nothing but its headline and articles is there.
PARTS: dict[Part, str] = {
    "summary": later("Summary"),
    "changes": later("New since the last issue"),
    "quotes": later("Who said what"),
    "figures": later("Figures"),
    "timeline": later("Day by day"),
    "only_in": later("Reported by one outlet only"),
    "matrix": later("Who has what"),
}
_EDITION = re.compile(r"-(\d{1,4})")


def withdrawn(story: IssueStory, articles: Mapping[str, Article]) -> bool:
    """Whether each article of the story was taken back, so that its headline is no news."""
    return bool(story.article_ids) and all(
        i in articles and articles[i].withdrawn is not None for i in story.article_ids
    )


def headed(headline: str, words: Words, *, withdrawn: bool) -> str:
    """A headline, marked where it was taken back: "Withdrawn: Pier closed"."""
    return words.say("Withdrawn: %(headline)s", headline=headline) if withdrawn else headline


def lacking(story: IssueStory, words: Words) -> str | None:
    """What of the story could not be made, in a sentence; None where nothing is lacking."""
    if "all" in story.lacks:
        return words.say("This story could not be told: only its headline and its articles stand here.")
    named = "; ".join(words.say(PARTS[part]) for part in story.lacks)
    return words.say("Of this story could not be made: %(parts)s.", parts=named) if named else None


def linked_outlet(name: str, words: Words) -> str:
    """An outlet's name as the words of a link: "Outlet: More" where the name alone says nothing."""
    return words.say("Outlet: %(name)s", name=name) if is_vague(name) else name


def linked_headline(headline: str, words: Words) -> str:
    """A headline as the words of a link: "Story: Here" where it says nothing alone."""
    return words.say("Story: %(headline)s", headline=headline) if is_vague(headline) else headline


def edition(issue_id: str) -> int:
    """Which issue of its day it is: 2 for "2025-08-13-2"."""
    further = _EDITION.fullmatch(issue_id[10:])
    return int(further[1]) if further else 1
