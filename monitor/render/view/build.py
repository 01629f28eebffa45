"""Issue -> IssueView: looks up, words, orders and cuts for display. Says nothing that the issue does not hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from monitor.errors import IssueError
from monitor.models import (
    Issue,
    IssueStory,
)
from monitor.render.base import dates
from monitor.render.base.addresses import NONE, Keys, answer_to, folder, topic_page
from monitor.render.base.counting import minutes
from monitor.render.base.display import LONGEST_HEADLINE, LONGEST_NAME, anchor, direction, link, tidy
from monitor.render.base.gettext import Words, later
from monitor.render.base.look import Look
from monitor.render.view.attendance import missed, outlets
from monitor.render.view.brief import above, brief, undated
from monitor.render.view.labels import edition
from monitor.render.view.leading import leading
from monitor.render.view.model import (
    Brief,
    Correction,
    Fault,
    IssueView,
    Neighbour,
    StoryView,
    TopicView,
)
from monitor.render.view.once import read_above, story_once
from monitor.render.view.pictures import Spread, spread
from monitor.render.view.stories import Desk
from monitor.seam import Told, attempt, reraise

_TOLD = 150  # stories told in full, by rank; the rest in brief, or no browser would open the page
_NAMED = 80  # characters of a headline in the words of a fault

_MUTED = {
    "outlet": later("of the outlet"),
    "phrase": later("with the words"),
    "story": later("in the story"),
    "filter": later("by a filter of"),
}


class Views:
    """What a reader sees of an issue and of each of its stories, worked out once for all its renderings.

    Raises IssueError where the issue points at a story, an article or a span that it does not hold; with `told`, a
    story of which that is so has its headline and articles only, and `told` hears of it.
    """

    def __init__(self, issue: Issue, look: Look, told: Told = reraise) -> None:
        self.issue, self.look = issue, look
        self._desk, self._told = Desk(issue, look), told
        self._stories: dict[str, StoryView] = {}

    @cached_property
    def whole(self) -> IssueView:
        """The view of the issue with all its stories."""
        return _composed(self, None, short=False)

    def story(self, story: IssueStory, rank: int) -> StoryView:
        """The story that has this rank in the issue, from 0."""
        if story.id not in self._stories:
            given, brief = (story, story.brief) if rank < _TOLD else (_in_brief(story), True)
            self._stories[story.id] = _story(self._desk, given, brief=brief, told=self._told)
        return self._stories[story.id]

    def first(self, count: int) -> IssueView:
        """The view of that many stories, by rank, in a list of headlines and links only."""
        return _composed(self, {s.id for s in self.issue.stories[:count]}, short=True)


def among(
    view: IssueView,
    issue: Issue,
    *,
    previous: Neighbour | None,
    following: Neighbour | None,
    corrections: Sequence[Correction],
    keys: Keys,
) -> IssueView:
    """The view of an issue that stands among others in the archive, which have these `keys`."""
    return replace(
        view,
        previous=previous,
        next=following,
        corrections=tuple(corrections),
        outlets=outlets(issue, keys),
        missed=missed(issue, keys),
    )


def _composed(views: Views, keep: Collection[str] | None, *, short: bool) -> IssueView:
    issue, look = views.issue, views.look
    kept = {s.id: views.story(s, rank) for rank, s in enumerate(issue.stories) if keep is None or s.id in keep}
    shown = [kept[s.id] for s in issue.stories if s.id in kept]
    made = brief(shown, issue, look)
    printed = above(made)
    kept = {i: replace(s, below=tuple(x for x in s.summary if undated(x).text not in printed)) for i, s in kept.items()}
    kept = _once(kept, issue, made)
    made = replace(made, told=tuple(replace(t, story=kept[t.story.id]) for t in made.told))
    topics, quiet = _topics(issue, kept, look.words)
    generated = issue.generated_at.astimezone(look.zone)
    archive = link(look.archive_url)
    first = leading(issue, look.language)
    return IssueView(
        id=issue.id,
        title=tidy(look.title, LONGEST_HEADLINE) or look.words.say("Newsletter"),
        language=look.language,
        direction=direction(look.language),
        weekday=dates.weekday(generated, look.words),
        day=dates.day(generated, look.words),
        stamp=generated.isoformat(timespec="minutes"),
        edition=edition(issue.id),
        lead=kept.get(first.id, next(iter(kept.values()), None)) if first else None,
        topics=topics,
        quiet=quiet,
        stories=len(issue.stories),
        in_brief=sum(story.brief for story in shown),
        left_out=len(issue.stories) - len(shown),
        articles=len(issue.articles),
        outlets=outlets(issue, NONE),
        missed=missed(issue, NONE),
        window=dates.span(issue.window, look.zone, look.words),
        zone=dates.zone_name(look.zone),
        generated=dates.minute(issue.generated_at, look.zone, look.words),
        faults=tuple(Fault(tidy(p.source, LONGEST_NAME), tidy(p.message, 500)) for p in issue.problems),
        permalink=archive and f"{archive.rstrip('/')}/{folder(issue.id)}/index.html",
        archive=archive and f"{archive.rstrip('/')}/",
        answer=answer_to(look.sender),
        previous=None,
        next=None,
        corrections=(),
        spread=_spread(issue, [kept[story.id] for story in shown]),
        brief=made,
        short=short,
        doubted=sum(article.doubt is not None for article in issue.articles),
        muted=tuple(
            f"{look.words.plural('%(n)s article', '%(n)s articles', m.articles)} {look.words.say(_MUTED[m.kind])} "
            f"{tidy(m.name, LONGEST_NAME)}"
            for m in issue.muted
        ),
    )


def counted(view: IssueView, words: int) -> IssueView:
    """The view with how many words a rendering of it shows, and the minutes that they take."""
    return replace(view, words=words, minutes=minutes(words))


def _story(desk: Desk, story: IssueStory, *, brief: bool, told: Told) -> StoryView:
    if told is reraise:
        return desk.story(story, brief=brief)
    what = f"the story “{story.headline[:_NAMED]}” stands with its headline and articles only"
    made = attempt(lambda: desk.story(story, brief=brief), None, "archive", what, told)
    return made or desk.story(
        replace(_in_brief(story), changes=(), copies=(), lineage=None, lacks=("all",)), brief=brief
    )


def _once(kept: dict[str, StoryView], issue: Issue, made: Brief) -> dict[str, StoryView]:
    """The stories with nothing in them that stands above, in the order of the page."""
    read = read_above(made)
    placed = dict.fromkeys([*(i for topic in issue.topics for i in topic.story_ids if i in kept), *kept])
    told = {i: story_once(kept[i], read) for i in placed}
    return {i: told[i] for i in kept}


def _in_brief(story: IssueStory) -> IssueStory:
    turned = tuple(c for c in story.changes if c.what == "article")
    return replace(
        story,
        summary=(),
        lead=(),
        quotes=(),
        statements=(),
        more_statements=0,
        figures=(),
        only_in=(),
        changes=turned,
        timeline=(),
        matrix=(),
        more_only_in=0,
    )


def _topics(issue: Issue, kept: dict[str, StoryView], say: Words) -> tuple[tuple[TopicView, ...], tuple[str, ...]]:
    """The topics that have stories, and the names of those that have none.

    Each story stands under the first topic that claims it; those that no topic claims come last.
    """
    known = {s.id for s in issue.stories}
    placed: set[str] = set()
    views: list[TopicView] = []
    quiet: list[str] = []
    for topic in issue.topics:
        if missing := [i for i in topic.story_ids if i not in known]:
            raise IssueError(f"topic {topic.id} lists the stories {missing}, which the issue does not hold")
        name = tidy(topic.name, LONGEST_NAME)
        own = [i for i in topic.story_ids if i in kept and i not in placed]
        elsewhere = [i for i in topic.story_ids if i in kept and i in placed]
        placed.update(own)
        if own or elsewhere:
            views.append(
                TopicView(
                    topic.id,
                    anchor("topic", topic.id),
                    name,
                    tuple(kept[i] for i in own),
                    tuple(kept[i] for i in elsewhere),
                    f"../{topic_page(topic.id)}",
                )
            )
        elif not topic.story_ids:
            quiet.append(name)
    rest = tuple(story for i, story in kept.items() if i not in placed)
    if rest:
        name = say.say("Also in the news") if views else say.say("In the news")
        views.append(TopicView(None, "also", name, rest, (), None))
    return tuple(views), tuple(quiet)


def _spread(issue: Issue, shown: Sequence[StoryView]) -> Spread | None:
    copies = {i for story in issue.stories for group in story.copies for i in group.article_ids[1:]}
    rows = [(s.anchor, s.again, s.lang, [(a.outlet, a.id in copies) for a in s.sources]) for s in shown]
    return spread(rows)
