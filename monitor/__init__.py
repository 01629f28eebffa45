"""A media-monitoring newsletter generator: articles in, a morning issue out, every sentence traceable to its source."""

__version__ = "0.2.0"
