"""The index of `monitor search`: in a file of SQLite (FTS5), or beside a store on a PostgreSQL server (tsvector).

Both mean the same by a query: the same tokens, which FTS5 cuts, and the same articles for it.
"""
