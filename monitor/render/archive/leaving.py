"""The pages of a reader who leaves: they are the same for everybody, and name nobody."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.render.base.display import LONGEST_HEADLINE, direction, tidy
from monitor.render.base.engine import render
from monitor.render.base.gettext import later
from monitor.render.base.look import Load, Look
from monitor.render.base.printing import press

_TEXTS = {  # heading, text, button
    "ask": (
        later("Unsubscribe"),
        later("You will get no more issues of %(title)s by mail."),
        later("Unsubscribe now"),
    ),
    "done": (later("You are unsubscribed"), later("No more issues of %(title)s will be sent to you."), None),
    "unknown": (
        later("This link is not valid"),
        later("Use the link of the last issue that you got, or write to whom it came from."),
        None,
    ),
    "later": (later("This did not work"), later("Nothing was changed. Try again in a few minutes."), None),
}


@dataclass(frozen=True, slots=True)
class LeavePages:
    """What is shown to whom."""

    ask: bytes  #: who has opened the link: one click is left to do
    done: bytes  #: who has left
    unknown: bytes  #: whose link is none
    later: bytes  #: whose wish could not be noted


def leave_pages(look: Look, load: Load) -> LeavePages:
    """The pages in the language of the newsletter, made with the templates that ship where the newsroom's own fail."""
    at = press(look, load, lambda problem: None)
    say = at.look.words.say
    title = tidy(look.title, LONGEST_HEADLINE) or say("Newsletter")
    facts = {"language": look.language, "direction": direction(look.language)}

    def page(key: str) -> bytes:
        heading, text, button = _TEXTS[key]
        words = {"heading": say(heading), "text": say(text, title=title), "button": say(button) if button else None}
        made = at.made("unsubscribe", lambda templates: render(templates, "leave.html", **facts, **words))
        return (made or f"<!DOCTYPE html><title>{words['heading']}</title><p>{words['heading']}").encode()

    return LeavePages(*map(page, _TEXTS))
