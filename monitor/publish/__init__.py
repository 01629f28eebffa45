"""Edges out: the archive on disk, the mailbox."""
