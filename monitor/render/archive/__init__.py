"""The pages of the archive: lists, threads, search."""
