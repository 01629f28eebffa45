"""Mailboxes: which mails are read, and whose."""
