"""How much there is to read: the words of a page that show before anything is opened."""

from __future__ import annotations

from html.parser import HTMLParser

A_MINUTE = 230  #: words that are read in a minute
_SILENT = {"style", "script", "title"}  # elements of which nothing shows
_UNSEEN = {"unseen", "preheader"}  # classes likewise
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_INLINE = {"a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "time", "u"}


def minutes(words: int) -> int:
    """The minutes that so many words take, one at least."""
    return max(1, round(words / A_MINUTE))


def shown(html: str) -> int:
    """How many words of the page are seen while what folds is closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return len("".join(reader.seen).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self._open: list[tuple[str, bool]] = []  # the elements around, each with whether it hides what it holds

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.seen.append(" ")
        if tag not in _VOID:
            self._open.append((tag, self._hides(tag, dict(attrs))))

    def _hides(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether nothing in the element shows; what leads a closed fold does."""
        if tag in _SILENT or not _UNSEEN.isdisjoint((attrs.get("class") or "").split()):
            return True
        return tag == "details" and "open" not in attrs

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag not in _INLINE:
            self.seen.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden():
            self.seen.append(data)

    def _hidden(self) -> bool:
        inner = [*(tag for tag, _ in self._open[1:]), ""][: len(self._open)]
        return any(
            hides and (tag, within) != ("details", "summary")
            for (tag, hides), within in zip(self._open, inner, strict=True)
        )
