"""The tables of the store as they are now. A change here needs a step in `steps` that brings older stores to it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from monitor.store.engines.dialects import TEXT

EDITION = "main"  # the only one today


def _where(sqlite: str, postgresql: str) -> dict[str, Any]:
    """The rows that an index is of, in the words in which each database sees them asked for."""
    return {"sqlite_where": sa.text(sqlite), "postgresql_where": sa.text(postgresql)}


ALL = sa.MetaData()
facts = sa.Table("facts", ALL, sa.Column("key", TEXT, primary_key=True), sa.Column("value", TEXT, nullable=False))
documents = sa.Table(
    "documents",  # which document became which article, so that one that did not change is not read again
    ALL,
    sa.Column("key", TEXT, primary_key=True),
    sa.Column("digest", TEXT, nullable=False),
    sa.Column("rules", TEXT, nullable=False),  # the version of monitor that read it
    sa.Column("article_id", TEXT, nullable=False, index=True),
    sa.Column("first", sa.Boolean, nullable=False),  # it made the article, and is no second document of it
    sa.Column("read", TEXT, nullable=False, index=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("raw", sa.LargeBinary),  # compressed; None when it grew too old
)
sa.Index("ix_documents_digest", documents.c.digest)
sa.Index("ix_documents_raw", documents.c.read, documents.c.size, **_where("size > 0", "size > 0"))
articles = sa.Table(
    "articles",
    ALL,
    sa.Column("id", TEXT, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("latest", sa.Boolean, nullable=False),
    sa.Column("waiting", sa.Boolean, nullable=False),  # the latest, and no issue held it
    sa.Column("changed", sa.Integer, nullable=False, index=True),  # a number that grows with every writing
    sa.Column("digest", TEXT, nullable=False),
    sa.Column("source", TEXT, nullable=False),
    sa.Column("url", TEXT, index=True),
    sa.Column("moment", TEXT, nullable=False, index=True),  # publication, else receipt: UTC, sorts as text
    sa.Column("dated", sa.Boolean, nullable=False),
    sa.Column("story_id", TEXT, index=True),
    sa.Column("body", TEXT, nullable=False),
)
_BY_SOURCE = (articles.c.source, articles.c.moment)
sa.Index("ix_articles_source", *_BY_SOURCE, **_where("latest = 1", "latest"))
sa.Index("ix_articles_waiting", *_BY_SOURCE, **_where("waiting = 1", "waiting"))
files = sa.Table(
    "files",  # read whole and without a fault: one that did not change is not opened again
    ALL,
    sa.Column("source", TEXT, primary_key=True),
    sa.Column("path", TEXT, primary_key=True),
    sa.Column("mark", TEXT, nullable=False),  # of its size and times
    sa.Column("rules", TEXT, nullable=False),  # the version of monitor that read it
    sa.Column("documents", sa.Integer, nullable=False),  # that it holds
)
stories = sa.Table("stories", ALL, sa.Column("id", TEXT, primary_key=True), sa.Column("body", TEXT, nullable=False))
issues = sa.Table(
    "issues",
    ALL,
    sa.Column("id", TEXT, primary_key=True),
    sa.Column("ended", TEXT, nullable=False, index=True),
    sa.Column("edition", TEXT, nullable=False),
    sa.Column("slot", TEXT, index=True),  # of the schedule; None where a person asked for it
    sa.Column("published", sa.Boolean, nullable=False),  # its files are in the archive, or were tried to be
    sa.Column("listing", TEXT, nullable=False),  # its line in the archive's index
    sa.Column("body", TEXT, nullable=False),
)
held = sa.Table(
    "held",  # which version of which article an issue held
    ALL,
    sa.Column("issue_id", TEXT, primary_key=True),
    sa.Column("article_id", TEXT, primary_key=True, index=True),
    sa.Column("version", sa.Integer, nullable=False),
)
outbox = sa.Table(
    "outbox",  # a mail for each issue and recipient
    ALL,
    sa.Column("issue_id", TEXT, primary_key=True),
    sa.Column("recipient", TEXT, primary_key=True),
    sa.Column("state", TEXT, nullable=False, index=True),
    sa.Column("since", TEXT, nullable=False),  # when it came into that state
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_try", TEXT),  # of one that is deferred
    sa.Column("code", sa.Integer),  # of the server's last answer
    sa.Column("said", TEXT),  # in words
)
readers = sa.Table(
    "readers",  # those who were taken out, or asked for it; who is not here gets issues
    ALL,
    sa.Column("mark", TEXT, primary_key=True),  # of the address, by the secret beside the store
    sa.Column("address", TEXT),  # None of one that was forgotten
    sa.Column("state", TEXT, nullable=False),
    sa.Column("since", TEXT, nullable=False),
    sa.Column("why", TEXT, nullable=False),
)
answers = sa.Table(
    "answers",  # the mails among the replies that were read
    ALL,
    sa.Column("key", TEXT, primary_key=True),
)
slots = sa.Table(
    "slots",  # the schedule's ledger: every attempt at a slot and what came of it
    ALL,
    sa.Column("edition", TEXT, primary_key=True),
    sa.Column("key", TEXT, primary_key=True),
    sa.Column("at", TEXT, primary_key=True),
    sa.Column("outcome", TEXT, nullable=False),
    sa.Column("done", sa.Boolean, nullable=False),
)
sightings = sa.Table(
    "sightings",  # the passages of each article, as marks: what comes round at an outlet is no article's own
    ALL,
    sa.Column("article_id", TEXT, primary_key=True),
    sa.Column("outlet", TEXT, nullable=False),
    sa.Column("seen", TEXT, nullable=False, index=True),
    sa.Column("kept", TEXT, nullable=False),  # mark and letters, mark and letters …
    sa.Column("cut", TEXT, nullable=False),
    sa.Column("applied", TEXT, nullable=False),
)
learned = sa.Table(
    "learned",  # the marks of what comes round at each outlet
    ALL,
    sa.Column("outlet", TEXT, primary_key=True),
    sa.Column("marks", TEXT, nullable=False),
)
verdicts = sa.Table(
    "verdicts",  # what a person decided: articles that are never, or always, in one story
    ALL,
    sa.Column("articles", TEXT, primary_key=True),  # ids, ascending, a line each
    sa.Column("together", sa.Boolean, nullable=False),
)
validators = sa.Table(
    "validators",  # ETag and Last-Modified of what was fetched whole
    ALL,
    sa.Column("url", TEXT, primary_key=True),
    sa.Column("etag", TEXT),
    sa.Column("modified", TEXT),
)
pages = sa.Table(
    "pages",  # the page that an article was read from whole, to be asked again
    ALL,
    sa.Column("article_id", TEXT, primary_key=True),
    sa.Column("url", TEXT, nullable=False),
    sa.Column("etag", TEXT),
    sa.Column("modified", TEXT),
    sa.Column("read", TEXT, nullable=False, index=True),
    sa.Column("missed", TEXT),  # when it was first found missing
)
withdrawals = sa.Table(
    "withdrawals",  # the articles that were withdrawn, those that stand again among them
    ALL,
    sa.Column("article_id", TEXT, primary_key=True),
    sa.Column("at", TEXT, nullable=False),
    sa.Column("reason", TEXT, nullable=False),
    sa.Column("note", TEXT),
    sa.Column("back", TEXT),  # since when it stands again
    sa.Column("settled", sa.Boolean, nullable=False),  # a person decided
)
