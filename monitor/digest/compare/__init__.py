"""The articles of a story side by side."""
