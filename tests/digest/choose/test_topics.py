"""A `match` query finds what its author meant, or says where it is wrong."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.choose.query import MAX_DEPTH, MAX_LENGTH
from monitor.digest.choose.topics import TOKENIZER, compile_query, match
from monitor.errors import QueryError

COMPILED = [
    ("Donbas", '"Donbas"'),
    ("Zelensky Donbas", '("Zelensky" AND "Donbas")'),
    ("a OR b OR c", '("a" OR "b" OR "c")'),
    ("a AND b", '("a" AND "b")'),
    ("a NOT b", '("a" NOT ("b"))'),
    ("a AND NOT b", '("a" NOT ("b"))'),
    ("a NOT b NOT c", '("a" NOT ("b" OR "c"))'),
    ("Zelensk*", '"Zelensk" *'),
    ('"peace talks"', '"peace talks"'),
    ("NEAR(peace talks, 5)", 'NEAR("peace" "talks", 5)'),
    ("NEAR (peace talks,5)", 'NEAR("peace" "talks", 5)'),
    ("NEAR(peace talk*)", 'NEAR("peace" "talk" *, 10)'),
    ("and or not near", '("and" AND "or" AND "not" AND "near")'),
]

# query, text, does it match
FOUND = [
    ("donbas", "The DONBAS region", True),
    ("a OR b AND c", "only a", True),
    ("a OR b AND c", "only b", False),
    ("a OR b NOT c", "a and c", True),
    ("a b NOT c", "a b", True),
    ("a b NOT c", "a b c", False),
    ("a OR b c", "b", False),
    ("(a OR b) c", "b c", True),
    ("(a OR b) AND NOT (c OR d)", "b d", False),
    ("x AND a AND NOT b", "x a", True),
    ("x AND NOT b AND a", "x a", True),
    ("x AND NOT b AND a", "x", False),
    ("U.S.", "the U.S. envoy", True),
    ("U.S.", "he told us so", False),
    ("Zelensky's", "Zelensky’s remarks", True),
    ("COVID-19", "a COVID-19 ward", True),
    ("COVID-19", "a ward of 19", False),
    ("AT&T", "shares of AT&T fell", True),
    ("$60bn", "a package of $60bn", True),
    ("Kyiv,", "in Kyiv", True),
    ("Zelensk*", "President Zelenskyy", True),
    ('"peace tal"*', "the peace talks", True),
    ('"peace talks"', "talks of peace", False),
    ("“peace talks”", "the peace talks", True),
    ("„мирні переговори“", "мирні переговори в Києві", True),
    ("«мирні переговори»", "переговори мирні", False),
    ("NEAR(peace talks, 2)", "peace after long and difficult talks", False),
    ("NEAR(peace talks, 9)", "peace after long and difficult talks", True),
    ("été", "ETE", True),
    ("Kyiv", "Kyïv", True),
    ("київ", "КИЇВ", True),
    ("Київ", "Киiв", False),
    ("йод", "иод", False),
    ("йод", "и\u0306од", True),
    ("и\u0306од", "йод", True),
    ("здоров'я", "здоровʼя", True),
    ("乌克兰", "乌克兰总统访问", True),
    ("乌兰", "乌克兰总统", False),
    ("選挙", "東京の選挙結果", True),
    ("ニュース", "きょうのニュースです", True),
    ("선거", "선거 결과", True),
    ("선거", "총선거 결과", False),  # Korean parts its words with spaces: a letter within a word is none
    ("서*", "서울의 선거", True),
    ("\uf9d1\u6708", "\u516d\u6708の祭り", True),  # a compatibility form of 六
    ("\ufa0e天", "今日の\ufa0e天気", True),  # one of the twelve that have no other form
    ("title: x", "a title and x", True),
    ("“AND”", "and so on", True),
    ("ANDROID", "an android phone", True),
]

# query, column, part of the message
WRONG = [
    ("", 1, "empty"),
    ("   ", 1, "empty"),
    ("???", 1, "no letter or digit"),
    ("Kyiv & Lviv", 6, "no letter or digit"),
    ('""', 1, "no letter or digit"),
    ("NOT Donbas", 1, "Donbas NOT football"),
    ("NOT", 1, "Donbas NOT football"),
    ("a OR NOT b", 6, "Donbas NOT football"),
    ("a NOT NOT b", 7, "Donbas NOT football"),
    ("AND a", 1, "a word is missing before AND"),
    ("a AND", 6, "missing at the end"),
    ("a AND OR b", 7, "a word is missing before OR"),
    ("(a OR b", 1, "never closed"),
    ("a) OR b", 2, "closes nothing"),
    ("()", 2, "missing before this )"),
    ('a "b c', 3, "never closed"),
    ("“b c", 1, "never closed"),
    ("*sky", 1, "end of a word"),
    ("Zel*sky", 4, "end of a word"),
    ("a**", 2, "end of a word"),
    ("a NEAR/5 b", 3, "NEAR(peace talks, 5)"),
    ("a NEAR b", 3, "NEAR(peace talks, 5)"),
    ("NEAR(a OR b, 3)", 8, "words and phrases only"),
    ("NEAR((a) b)", 6, "words and phrases only"),
    ("NEAR()", 6, "NEAR needs words"),
    ("NEAR(a b, 99999)", 11, "at most"),
    ("NEAR(a b", 5, "never closed"),
    ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), MAX_DEPTH + 1, "use fewer"),
    ("a " * MAX_LENGTH, MAX_LENGTH + 1, "longer than"),
]


@pytest.mark.parametrize(("query", "expected"), COMPILED)
def test_a_query_becomes_an_expression_with_quoted_words(query: str, expected: str) -> None:
    assert compile_query(query) == expected


@pytest.mark.parametrize(("query", "text", "expected"), FOUND)
def test_a_query_finds_what_its_author_meant(query: str, text: str, expected: bool) -> None:
    assert match({"topic": query}, {"text": text}) == {"text": ("topic",) if expected else ()}


@pytest.mark.parametrize(("query", "column", "message"), WRONG)
def test_a_mistake_is_named_with_its_column(query: str, column: int, message: str) -> None:
    with pytest.raises(QueryError) as raised:
        compile_query(query)
    assert raised.value.column == column
    assert message in str(raised.value)


def test_each_text_has_the_queries_that_find_it_in_their_order() -> None:
    queries = {"b": "summit", "a": "Alaska"}
    texts = {"1": "the Alaska summit", "2": "Alaska", "3": "rain"}
    assert match(queries, texts) == {"1": ("b", "a"), "2": ("a",), "3": ()}


def test_texts_beyond_one_batch_are_all_searched() -> None:
    texts = {str(n): "odd" if n % 2 else "even" for n in range(12_001)}
    found = match({"odd": "odd", "even": "even"}, texts)
    assert all(found[str(n)] == (("odd",) if n % 2 else ("even",)) for n in range(12_001))


def test_hostile_texts_are_searched_like_others() -> None:
    assert match({"t": "peace"}, {"1": "\ud800 peace\x00talks"}) == {"1": ("t",)}


def test_a_query_may_be_as_long_as_allowed() -> None:
    for joiner in (" ", " OR ", " AND ", " NOT ", " AND NOT "):
        names = [f"n{n}" for n in range(700)]
        assert match({"t": joiner.join(names)}, {"1": "n0"})["1"] == (
            ("t",) if "OR" in joiner or "NOT" in joiner else ()
        )


pieces = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR(", "NEAR", "(", ")", '"', "“", "”", "*", ",", "5", "a", "Zelensky's", "U.S.", "й", "国"]
)


@given(st.one_of(st.text(max_size=60), st.lists(st.one_of(pieces, st.text(max_size=3)), max_size=25).map(" ".join)))
def test_any_text_is_a_mistake_with_a_column_or_an_expression_that_fts5_takes(query: str) -> None:
    try:
        expression = compile_query(query)
    except QueryError as error:
        column: int | None = error.column
    else:
        column = None
    if column is not None:
        assert 1 <= column <= len(query) + 1
        return
    table = sqlite3.connect(":memory:")
    table.execute(f'CREATE VIRTUAL TABLE t USING fts5(text, tokenize="{TOKENIZER}")')
    table.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
    table.close()
