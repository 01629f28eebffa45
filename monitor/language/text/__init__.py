"""A text as such: its plain form, words, tokens, quotation marks, sentences."""
