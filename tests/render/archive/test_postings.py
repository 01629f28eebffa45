"""The places of words and pairs, packed."""

from __future__ import annotations

import random
import tracemalloc
import zlib

from monitor.render.archive.postings import Pairs, Words, digits


def test_a_word_has_its_stories_as_steps_and_is_taken_once() -> None:
    words = Words()
    for story, often in ((0, 1), (3, 9), (4, 2)):
        words.add("tram", story, often)
    assert dict(words.taken()) == {"tram": digits(0) + digits(2 << 2 | 3) + digits(0 << 2 | 1)}
    assert dict(words.taken()) == {}


def test_each_pair_stands_in_the_file_of_its_checksum() -> None:
    draw = random.Random(3)  # noqa: S311  no secret
    told = [f"{draw.randrange(80)} {draw.randrange(80)}" for _ in range(3000)]
    pairs, stories = Pairs(), dict[str, list[int]]()
    for story, pair in enumerate(told):
        pairs.add(pair, story, 1)
        stories.setdefault(pair, []).append(story)
    count, texts = pairs.buckets(200)
    files = [*texts]
    assert len(files) == count > 50
    for pair, own in stories.items():
        checksum = zlib.crc32(pair.encode())
        steps = "".join(digits((n - before - 1) << 2) for before, n in zip([-1, *own], own, strict=False))
        assert f";{digits(checksum // count)}:{steps};" in files[checksum % count]
    assert sum(text.count(":") for text in files) == len(stories)


def test_a_file_may_have_no_pair_and_an_index_no_file() -> None:
    one = Pairs()
    one.add("tram strike", 7, 1)
    count, texts = one.buckets(1)
    assert sorted(texts)[:-1] == [";"] * (count - 1)
    assert (Pairs().buckets(1)[0], [*Pairs().buckets(1)[1]]) == (0, [])


def test_pairs_of_one_checksum_are_one_also_in_one_story() -> None:
    assert zlib.crc32(b"plumless tram") == zlib.crc32(b"buckeroo tram")
    pairs = Pairs()
    pairs.add("plumless tram", 0, 1)
    pairs.add("buckeroo tram", 0, 1)
    pairs.add("buckeroo tram", 2, 1)
    quotient = digits(zlib.crc32(b"plumless tram"))
    assert [*pairs.buckets(4000)[1]] == [f";{quotient}:{digits(0)}{digits(1 << 2)};"]


def taken(count: int) -> tuple[float, float]:
    """Bytes that so many pairs take each while they are kept, and at most until they are written."""
    tracemalloc.start()
    try:
        pairs = Pairs()
        for number in range(count):
            pairs.add(f"{number} {number}", number // 100, 1)
        kept, _ = tracemalloc.get_traced_memory()
        assert sum(len(text) for text in pairs.buckets(4000)[1]) > 8 * count
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return kept / count, most / count


def test_a_place_of_a_pair_takes_some_ten_bytes_until_it_is_written() -> None:
    taken(40_000)  # the digits that come often are kept from then on
    kept, most = taken(40_000)
    assert kept < 12
    assert most < 40
