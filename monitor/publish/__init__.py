"""Edges out: the archive on disk and at an address, mail on its way."""
