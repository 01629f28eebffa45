"""Citations in four kinds."""

from __future__ import annotations

from dataclasses import replace

from monitor.render.base.citing import Cited, citations

ONE = Cited(
    "a1b2c3d4",
    "Norrvik Post",
    "Mill & {quay} burn",
    ("Ada Berit Lund", "Kari Ek"),
    "2025-08-12T09:30+03:00",
    "https://norrvik.example/mill",
    "https://news.example/2025-08-12/index.html#article-a1b2c3d4",
    "0123456789abcdef" * 4,
)
HELD = "https://news.example/2025-08-12/index.html#article-a1b2c3d4 (sha256:0123456789abcdef)"


def test_each_kind_has_the_address_that_stays_and_the_hash_of_the_text() -> None:
    made = dict(citations(ONE))
    assert list(made) == ["Plain", "Markdown", "APA", "BibTeX"]
    about = "Ada Berit Lund; Kari Ek, Mill & {quay} burn, Norrvik Post, 2025-08-12."
    assert made["Plain"] == f"{about} https://norrvik.example/mill. {HELD}"
    assert made["APA"] == (
        "Lund, A. B. & Ek, K. (2025, August 12). Mill & {quay} burn. Norrvik Post. https://norrvik.example/mill "
        f"[{HELD}]"
    )
    assert made["Markdown"].startswith(
        "Ada Berit Lund; Kari Ek, [Mill & {quay} burn](<https://norrvik.example/mill>), "
    )
    assert made["Markdown"].endswith(
        "([sha256:0123456789abcdef](<https://news.example/2025-08-12/index.html#article-a1b2c3d4>))"
    )


def test_bibtex_has_its_fields_and_no_stray_braces() -> None:
    made = dict(citations(ONE))["BibTeX"]
    assert made.startswith("@misc{norrvikpost2025a1b2c3, author = {Ada Berit Lund and Kari Ek}, ")
    assert "title = {{Mill \\& quay burn}}" in made
    assert "year = {2025}, month = {08}, day = {12}" in made
    assert made.count("{") == made.count("}")


def test_what_is_not_known_is_left_out() -> None:
    bare = dict(citations(replace(ONE, authors=(), published=None, url=None, place=None)))
    assert bare["Plain"] == "Mill & {quay} burn, Norrvik Post. sha256:0123456789abcdef"
    assert bare["APA"] == "Norrvik Post. (n.d.). Mill & {quay} burn. [sha256:0123456789abcdef]"
    assert "url" not in bare["BibTeX"]
    assert "author = {{Norrvik Post}}" in bare["BibTeX"]
