"""A document -> its blocks, in the order of reading."""
