"""Reading text: words, sentences, names, quotations, figures. Pure functions; offsets count characters of the text given."""
