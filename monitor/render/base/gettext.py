"""The fixed words, dates and numbers of the newsletter's language.

The English words stand in the templates themselves. Another language is one file, templates/words/xx.po, in the
format of GNU gettext, which translators' programs know: `msgid` is the English, `msgstr` the other. Plural forms go by
the rules of the Unicode CLDR, in Babel. A word that the file has not, or whose blanks are other ones, is English.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from io import StringIO

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from monitor.errors import IssueError

_KINDS = 200  # numbers below have all kinds that whole numbers have
_ENGLISH = "en_GB"  # the day before the month, and 24 hours


@dataclass(frozen=True)
class Words:
    """A language, as far as a newsletter needs it."""

    locale: Locale
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: English -> the other, in each plural form
    form: Callable[[int], int] = lambda n: int(n != 1)  #: which plural form goes with a number

    def say(self, text: str, **blanks: object) -> str:
        """`text` in this language, with its blanks (`%(name)s`) filled in."""
        return _filled(next(iter(self.known.get(text, ())), ""), text, blanks)

    def plural(self, one: str, many: str, number: int, **blanks: object) -> str:
        """`one` or `many`, as the language asks for with `number`; the blank `%(n)s` is the number as it is written."""
        blanks = {"n": self.number(number)} | blanks
        forms, index = self.known.get(one, ()), self.form(number)
        return _filled(forms[index] if index < len(forms) else "", one if number == 1 else many, blanks)

    def forms(self, one: str, many: str) -> str:
        """For a script, which counts by itself: what `plural` says for each kind of number of the CLDR, as JSON.

        The kinds are "one", "few", "many", "other" and so on; the blank `%(n)s` stays.
        """
        kinds = {self.locale.plural_form(number): number for number in range(_KINDS)}
        said = {kind: self.plural(one, many, number, n="%(n)s") for kind, number in ({"other": _KINDS} | kinds).items()}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    def tongue(self, code: str) -> str:
        """What the language `code` is called in this one; the code itself where nobody knows it."""
        return str(self.locale.languages.get(code.split("-")[0].lower(), code))

    def number(self, value: float) -> str:
        """ "1,900" or "1 900", as the language writes it."""
        return _written(value, self.locale)


@lru_cache(1 << 12, typed=True)
def _written(value: float, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale))


def later(text: str) -> str:
    """Marks a text that is said at another place, so that translators find it."""
    return text


def read_words(load: Callable[[str], str | None], language: str) -> Words:
    """The words of a language: those of templates/words/xx.po where there is such a file, else English.

    Dates and numbers are the language's own in any case. Raises IssueError, with the line, for a file that is wrong.
    """
    source = load(f"words/{language}.po")
    locale = _locale(language)
    if source is None:
        return Words(locale if language == "en" else _locale("en"))
    try:
        catalog = read_po(StringIO(source), locale=locale, abort_invalid=True)
    except PoFileError as error:
        raise IssueError(f"templates/words/{language}.po:{error.lineno + 1}: {error}") from error
    known = {_first(m.id): _forms(m.string) for m in catalog if m.id and not m.fuzzy}
    return Words(locale, known, c2py(get_plural(locale).plural_expr))


def _first(ids: Sequence[str] | str) -> str:
    return ids if isinstance(ids, str) else ids[0]


def _forms(strings: Sequence[str] | str | None) -> tuple[str, ...]:
    return (strings,) if isinstance(strings, str) else tuple(strings or ())


def _filled(text: str, english: str, blanks: Mapping[str, object]) -> str:
    for words in (text, english):
        try:
            if words:
                return words % blanks if blanks else words
        except (KeyError, ValueError, TypeError):
            continue
    return english


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_ENGLISH if language == "en" else language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_ENGLISH)


ENGLISH = Words(_locale("en"))
