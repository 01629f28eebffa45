"""What its articles do not hold is taken out of an issue and told as a problem; the rest of it stands."""

from __future__ import annotations

from monitor.digest.check.proof import prove
from tests.digest.check.test_gates import sentence, with_summary


def test_an_adapted_sentence_must_be_what_its_article_says() -> None:
    good = sentence("[…] 12 workers were taken to hospital in Norrvik.", verbatim=False)
    assert prove(with_summary(good)) == with_summary(good)
    bad = sentence("[…] 12 workers were killed in Norrvik.", verbatim=False)
    proven = prove(with_summary(good, bad))
    assert proven.stories == with_summary(good).stories
    (told,) = proven.problems
    assert "is not what a0 says" in told.message
