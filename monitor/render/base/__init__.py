"""What every rendering stands on: templates, dates, words, addresses."""
