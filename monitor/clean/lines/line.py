"""A line of a document with what is known of it, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.clean.blocks.block import Block
from monitor.clean.lines.lazy import lazy
from monitor.clean.lines.rules import Hit, match
from monitor.clean.lines.shape import Shape, shape_of
from monitor.clean.lines.signs import Signs, signs_of
from monitor.clean.recognise.agencies import is_caption
from monitor.clean.recognise.galleries import is_gallery
from monitor.models import Kind, Reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a block: a paragraph of a kind, or removed (`kind` is None) with a reason."""

    kind: Kind | None
    reason: Reason = "furniture"
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True)
class Line:
    """A block with what rules and signs say of it, read when asked for: of most blocks of a page nobody asks."""

    block: Block

    @lazy
    def signs(self) -> Signs:
        """What the line shows of itself."""
        return signs_of(self.block.text)

    @lazy
    def hit(self) -> Hit | None:
        """The rule that it meets, quotations and told news apart."""
        hit = match(self.block.text, self.signs.words)
        return None if hit is None or _guarded(self.signs, hit) else hit

    @lazy
    def caption(self) -> bool:
        """Whether it is the caption or the credit of a picture, or of several."""
        if self.block.tag in ("caption", "list"):
            return self.block.tag == "caption"
        return is_caption(self.block.text, self.signs.words) or self.gallery

    @lazy
    def gallery(self) -> bool:
        """Whether captions of several pictures ran into this line."""
        return is_gallery(self.block.text)

    @lazy
    def sure(self) -> bool:
        """Whether a rule is sure of this line by itself."""
        return self.hit is not None and not self.hit.weak and self.hit.confidence >= 0.8

    @lazy
    def shape(self) -> Shape:
        """What the model of lines sees of it alone."""
        return shape_of(self)


Verdicts = list[Verdict | None]


def removed(hit: Hit) -> Verdict:
    """The verdict that a rule proposes."""
    return Verdict(None, hit.reason, hit.rule, hit.confidence)


def beside(verdicts: Verdicts, n: int) -> bool:
    """Whether a neighbour of line `n` was removed."""
    around = (verdicts[m] for m in (n - 1, n + 1) if 0 <= m < len(verdicts))
    return any(verdict is not None and verdict.kind is None for verdict in around)


_IMPERATIVE = ("legal", "advert", "author", "share", "comments", "app", "newsletter")  # rules that open with a request


def _guarded(signs: Signs, hit: Hit) -> bool:
    """Quotations are never furniture, and neither is a told sentence unless it speaks to the reader."""
    if signs.quoted > 0.6 and signs.words > 3:
        return True
    if not signs.prose or hit.rule == "legal.syndicated":  # the title in it may tell what somebody says
        return False
    if hit.reason in _IMPERATIVE and signs.reported == 0:
        return False
    if hit.rule in ("related.lead", "related.like"):
        return signs.words > 25 and signs.reported > 0
    return signs.reported > 0 or not (signs.you or signs.asks or signs.we)
