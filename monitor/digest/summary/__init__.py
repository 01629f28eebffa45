"""The summary of a story, of sentences taken on their own."""
