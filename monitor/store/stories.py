"""The stories, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from monitor.codec import encode
from monitor.models import Story
from monitor.store import tables
from monitor.store.raws import forget
from monitor.store.shelf import Shelf, begins, chunks, noun, sayable, stamp, upsert

_DROPPED = 500  # articles that are forgotten in one transaction


class StoryShelf(Shelf):
    """The stories of today, and the verdicts that no run undoes."""

    def stories(self, ids: Iterable[str] | None = None) -> list[Story]:
        """The stories of these ids (all, without), by id."""
        with self._engine.connect() as db:
            if ids is None:
                bodies = list(db.execute(sa.select(tables.stories.c.body).order_by(tables.stories.c.id)).scalars())
            else:
                bodies = [
                    body
                    for chunk in chunks(sorted(set(ids)))
                    for body in db.execute(
                        sa.select(tables.stories.c.body)
                        .where(tables.stories.c.id.in_(chunk))
                        .order_by(tables.stories.c.id)
                    ).scalars()
                ]
        return [noun(Story, body) for body in bodies]

    def stories_called(self, name: str) -> list[Story]:
        """The stories whose id begins with `name`, by id."""
        s = tables.stories.c
        with self._engine.connect() as db:
            found = db.execute(sa.select(s.body).where(begins(s.id, sayable(name))).order_by(s.id)).scalars()
            return [noun(Story, body) for body in found]

    def regroup(self, stories: Sequence[Story], gone: Iterable[str]) -> None:
        """Put `stories` in the place of those whose ids are in `gone`."""
        with self._engine.begin() as db:
            for chunk in chunks(sorted(set(gone))):
                db.execute(tables.stories.delete().where(tables.stories.c.id.in_(chunk)))
            upsert(db, tables.stories, *({"id": story.id, "body": encode(story)} for story in stories))
            places = [{"i": i, "s": story.id} for story in stories for i in story.article_ids]
            if places:
                update = (
                    tables.articles.update()
                    .where(tables.articles.c.id == sa.bindparam("i"))
                    .values(story_id=sa.bindparam("s"))
                )
                db.execute(update, places)

    def drop(self, before: datetime) -> int:
        """Forget the articles whose story has none of that time or later; returns how many they were.

        That they were read and told stays on record, so that no run takes them for new, and so do the issues that held
        them.
        """
        count = 0
        while ended := self._ended(before):
            with self._engine.begin() as db:
                count += _forget(db, ended)
        return count

    def _ended(self, before: datetime) -> list[str]:
        """The ids of some articles whose stories ended before; none where there are no more."""
        old, other = tables.articles.c, tables.articles.alias()
        goes_on = sa.exists().where(other.c.story_id == old.story_id, other.c.moment >= stamp(before))
        query = sa.select(old.id).where(old.moment < stamp(before), ~goes_on).distinct().limit(_DROPPED)
        with self._engine.connect() as db:
            return sorted(db.execute(query).scalars())

    def verdicts(self) -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
        """Sets of articles that a person set apart, and sets that a person put together."""
        with self._engine.connect() as db:
            rows = [
                (frozenset(row.articles.split("\n")), row.together) for row in db.execute(sa.select(tables.verdicts))
            ]
        return frozenset(ids for ids, together in rows if not together), frozenset(
            ids for ids, is_one in rows if is_one
        )

    def keep_apart(self, article_id: str, others: Iterable[str]) -> None:
        """Remember that an article is in no story with any of the `others`, whatever was decided before."""
        rows = [_verdict((article_id, other), together=False) for other in others]
        apart = frozenset(i for row in rows for i in row["articles"].split("\n"))
        for ids in self.verdicts()[1]:
            if article_id in ids and len(ids & apart) > 1:
                self._revise(ids, [_verdict(rest, together=True)] if len(rest := ids - {article_id}) > 1 else [])
        self._revise((), rows)

    def keep_together(self, article_ids: Iterable[str]) -> None:
        """Remember that these articles are in one story, whatever was decided before."""
        ids = frozenset(article_ids)
        for pair in self.verdicts()[0]:
            if pair <= ids:
                self._revise(pair, [])
        self._revise((), [_verdict(ids, together=True)] if len(ids) > 1 else [])

    def _revise(self, gone: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
        with self._engine.begin() as db:
            db.execute(tables.verdicts.delete().where(tables.verdicts.c.articles == "\n".join(sorted(gone))))
            upsert(db, tables.verdicts, *rows)


def _verdict(article_ids: Iterable[str], *, together: bool) -> dict[str, Any]:
    return {"articles": "\n".join(sorted(article_ids)), "together": together}


def _forget(db: sa.Connection, ids: Sequence[str]) -> int:
    """Delete articles in all their versions, with what was kept of their documents, and the stories that this ends."""
    a, s = tables.articles, tables.sightings
    stories = set(db.execute(sa.select(a.c.story_id).where(a.c.id.in_(ids), a.c.story_id.is_not(None))).scalars())
    forget(db, tables.documents.c.article_id.in_(ids))
    db.execute(s.delete().where(s.c.article_id.in_(ids)))
    db.execute(tables.pages.delete().where(tables.pages.c.article_id.in_(ids)))
    db.execute(a.delete().where(a.c.id.in_(ids)))
    left = set(db.execute(sa.select(a.c.story_id).where(a.c.story_id.in_(sorted(stories)))).scalars())
    db.execute(tables.stories.delete().where(tables.stories.c.id.in_(sorted(stories - left))))
    return len(ids)
