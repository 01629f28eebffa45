"""Make the table of how words of a language end, from its words in the lexicon and Snowball's rules.

    python -m benchmarks.endings > monitor/language/search/endings.tsv

A row holds a language, what of the stem and what of the word stands behind the letters that both share.
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.language import lexicon
from monitor.language.search.index_words import tokens
from monitor.language.search.stems import RULES, parted, stem


def words(language: str) -> frozenset[str]:
    """The words of the lexicon, each by itself, folded."""
    found: set[str] = set()
    for section, keys in lexicon.SECTIONS.items():
        for name, key in keys.items():
            held = lexicon.forms(section, name, language) if key.table else lexicon.entries(section, name, language)
            found |= {word for entry in held if entry.replace(" ", "").isalpha() for word in tokens(entry)}
    return frozenset(found)


def lines() -> Iterator[str]:
    """The table, line by line."""
    yield "# made from the lexicon and Snowball's rules by benchmarks/endings.py"
    for language in sorted(RULES):
        for pair in sorted({parted(word, stem(word, language)) for word in words(language)}):
            yield "\t".join((language, *pair))


if __name__ == "__main__":
    print("\n".join(lines()))
