"""The fields of an article: headline, authors, what a page says of itself."""
