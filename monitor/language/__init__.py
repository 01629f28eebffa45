"""Reading text: words, sentences, names, quotations, figures. Pure; offsets count characters of the text."""
