"""The databases that a store can be in: a file of SQLite, or a schema on a server of PostgreSQL.

`homes` finds the one that an address means; what each says and does its own way is in its module and in `dialects`.
Everything else in the store is the same SQL for both.
"""
