"""The stories, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from monitor.codec import encode
from monitor.models import Story
from monitor.store import tables
from monitor.store.shelf import Shelf, begins, chunks, noun, sayable, upsert


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
