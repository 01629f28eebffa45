"""`monitor lint` on mails that are broken in one way each: a row of tests/data/lint/broken.yaml is a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.lint import RULES, Finding, chosen, dated, lint, report
from monitor.lint.findings import finding
from tests.effort import STEEP, TIMES, growth

DATA = Path(__file__).parents[1] / "data" / "lint"
SOUND = (DATA / "sound.eml").read_text("utf-8")
ROWS: list[dict[str, Any]] = yaml.safe_load((DATA / "broken.yaml").read_text("utf-8"))


def spoiled(row: dict[str, Any]) -> bytes:
    if "whole" in row:
        return str(row["whole"]).encode()
    if "swap" in row:
        head, text, html, rest = SOUND.split("--=_b")
        return "--=_b".join((head, html, text, rest)).encode()
    before, after = row["change"]
    assert before in SOUND, before
    return SOUND.replace(before, after.replace("{x*95000}", "x" * 95_000), 1).encode()


def errors(raw: bytes, **how: Any) -> list[tuple[str, str]]:
    return [(f.id, f"{f.where} {f.message}") for f in lint(raw, **how) if f.severity == "error"]


def test_a_sound_mail_has_no_error() -> None:
    assert errors(SOUND.encode()) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}: {row['at']}")
def test_a_broken_mail_yields_its_finding_and_no_other_error(row: dict[str, Any]) -> None:
    found = errors(spoiled(row))
    assert [name for name, _ in found] == [row["id"]]
    assert row["at"] in found[0][1]


def test_every_rule_of_severity_error_has_a_broken_mail() -> None:
    assert {row["id"] for row in ROWS} == {name for name, (severity, _) in RULES.items() if severity == "error"}


WARNINGS = [
    ("size-near", "</body>", "<!-- " + "x" * 80_000 + " --></body>"),
    ("text-columns", "THE FERRY LANE MONITOR", "THE FERRY LANE MONITOR " * 5),
    ("list-archive", "List-Archive: <https://news.ferrylane.example/>\n", ""),
    ("title", "<title>The Ferry Lane Monitor</title>", ""),
    ("table-role", 'role="presentation" ', ""),
    ("width-unset", 'width="640"', 'width="100%"'),
    ("dark", "prefers-color-scheme: dark", "max-width: 480px"),
    ("partly-supported", "padding: 24px", "padding: 24px; max-width: 600px"),
    ("falls-back", "padding: 24px", "padding: 24px; hyphens: auto"),
]


@pytest.mark.parametrize(("rule", "before", "after"), WARNINGS)
def test_what_is_only_doubtful_is_a_warning(rule: str, before: str, after: str) -> None:
    raw = SOUND.replace(before, after, 1).encode()
    assert rule in {f.id for f in lint(raw) if f.severity == "warning"}
    assert errors(raw) == []


def test_the_clients_are_chosen_by_name() -> None:
    shadow = SOUND.replace("padding: 24px;", "padding: 24px; box-shadow: 0 0 2px;").encode()
    assert errors(shadow, clients=["apple-mail"]) == []
    assert [name for name, _ in errors(shadow, clients=["Outlook-Windows"])] == ["not-supported"]
    assert len(chosen(["gmail", "outlook", "apple-mail", "yahoo"])) == 9
    assert chosen(["gmail", "gmail-ios", "gmx.ios"]) == (*chosen(["gmail"]), "gmx.ios")
    with pytest.raises(ValueError, match="did you mean outlook"):
        chosen(["outlok"])


def test_a_client_that_skips_a_block_does_not_see_what_is_in_it() -> None:
    gated = SOUND.replace(
        "@media (prefers-color-scheme: dark) {", "@media (prefers-color-scheme: dark) { p { border-radius: 3px; }"
    )
    assert errors(gated.encode(), clients=["outlook-windows"]) == []
    assert errors(SOUND.replace(".note {", ".note { border-radius: 3px;").encode(), clients=["outlook-windows"]) != []


def test_html_alone_is_checked_without_the_rules_of_a_mail() -> None:
    html = SOUND.split("8bit\n\n")[2].rpartition("--=_b--")[0].encode()
    assert errors(html, html=True) == []
    assert [n for n, _ in errors(html.replace(b"#555555", b"#bbbbbb"), html=True)] == ["contrast"]


def test_a_finding_says_where_and_what_to_do() -> None:
    (found,) = (f for f in lint(SOUND.replace("#555555", "#999999").encode()) if f.severity == "error")
    assert found.where == "html:19 <p.note>"
    assert "4.5:1" in found.advice


def test_the_extract_says_of_which_day_it_is() -> None:
    assert "2026-05-13" in dated()


CASCADE = [
    # style sheet, mark-up, whether the text can be read
    ("p { color: #ccc; } .x { color: #000; }", '<p class="x">t</p>', True),
    (".x { color: #000; } p { color: #ccc; }", '<p class="x">t</p>', True),  # a class beats a type
    ("p { color: #ccc !important; }", '<p style="color: #000">t</p>', False),
    ("p { color: #ccc; }", '<p style="color: #000">t</p>', True),
    ("div p { color: #ccc; }", "<div><p>t</p></div>", False),
    ("div > p { color: #ccc; }", "<div><blockquote><p>t</p></blockquote></div>", True),
    ("div { color: #ccc; }", "<div><p><b>t</b></p></div>", False),  # inherited
    ("div { background: #000; } p { color: #fff; }", "<div><p>t</p></div>", True),
    ("p { color: rgba(0, 0, 0, .3); }", "<p>t</p>", False),  # seen through
    ("p { color: #ccc; display: none; }", "<p>t</p>", True),  # nobody sees it
    ("p { color: #fff; background: url(cid:a); }", "<p>t</p>", True),  # nobody knows what the picture is like
    ("", '<table bgcolor="#000000"><td><font color="white">t</font></td></table>', True),
    ("", '<table bgcolor="#000000"><td>t</td></table>', False),
    ("p:hover { color: #ccc; } p[x] { color: #ccc; }", "<p x>t</p>", True),
]


@pytest.mark.parametrize(("style", "markup", "readable"), CASCADE)
def test_contrast_is_that_of_the_colours_which_win(style: str, markup: str, *, readable: bool) -> None:
    html = f'<html lang="en"><style>{style}</style><body>{markup}'.encode()
    assert ("contrast" not in {f.id for f in lint(html, html=True)}) is readable


# --- hostile and malformed ----------------------------------------------------------------------------------------

MALFORMED = [
    b"",
    b"\x00" * 1000,
    b"<",
    b"Subject: x\n\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 300,
    b"Content-Type: text/html; charset=no-such-thing\n\n<p>x",
    b"Content-Type: text/html; charset*=utf-7''x\nSubject: =?x?q?=ff?= =?utf-8?b?!!!?=\n\n<p>x",
    b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!",
    b"Content-Type: text/html\n\n" + b"<div>" * 20_000,
    b"Content-Type: text/html\n\n" + b"<table><tr><td>" * 5_000 + b"<p style='color:#'>x",
    b"Content-Type: text/html\n\n<style>" + b"a{" * 20_000,
    b"Content-Type: text/html\n\n<style>@media " + b"(" * 20_000,
    b"Content-Type: text/html\n\n<style>p{color:" + b"rgb(" * 20_000,
    b"Content-Type: text/html\n\n<style>" + b"@media x{" * 5_000 + b"p{color:red}",
    b"Content-Type: text/html\n\n<p style='" + b"color:" * 20_000 + b"'>x",
    b"Content-Type: text/html\n\n<!--" * 20_000,
    b"Subject: " + b"=?a?q?" * 50_000 + b"\nFrom: " + b"(" * 50_000 + b"\n\n<p>x",
    b"Content-Type: text/html\n\n<a href='http://[x'>y</a><img src='http://[x'>",
]


@pytest.mark.parametrize("raw", MALFORMED, ids=lambda raw: repr(raw[:60]))
def test_malformed_mail_gives_findings_and_no_crash(raw: bytes) -> None:
    assert lint(raw)
    assert isinstance(lint(raw, html=True), tuple)


def selectors(size: int) -> str:
    rules = "".join(f"div div div div p{{color:#{i:06x}}}" for i in range(size * 60))
    return f"<style>{rules}</style>" + "<div>" * 150 + "<p>x</p>" * (size * 200)


BOMBS: dict[str, Callable[[int], str]] = {
    "signs in attributes": lambda size: "<p " + " ".join(f"a{i}='>'" for i in range(size * 1000)) + ">x",
    "slashes": lambda size: "<p" + "".join(f"/a{i}" for i in range(size * 1000)) + ">x",
    "selectors": selectors,
    "links": lambda size: "".join(f'<a href="https://x.example/{i}">y</a>' for i in range(size * 800)),
}


@pytest.mark.parametrize("made", BOMBS.values(), ids=BOMBS)
def test_what_is_made_to_take_long_takes_time_by_its_length(made: Callable[[int], str]) -> None:
    assert growth(lambda html: lint(html.encode(), html=True), made(50 // TIMES), made(50)) < STEEP


@settings(max_examples=100)
@given(st.integers(0, len(SOUND)), st.integers(0, 400), st.text(max_size=40))
def test_a_mail_with_a_hole_in_it_never_crashes_the_check(start: int, length: int, patch: str) -> None:
    lint((SOUND[:start] + patch + SOUND[start + length :]).encode("utf-8", "surrogatepass"))


def test_too_large_a_mail_is_told_and_not_read() -> None:
    assert errors(b"Subject: x\n\n" + b"x" * 10_000_001) == [("broken", "mail it has 10000013 bytes")]


# --- what a person is told ----------------------------------------------------------------------------------------


def of(*rules: str) -> list[Finding]:
    return [finding(rule, "html:1", rule) for rule in rules]


@pytest.mark.parametrize(
    ("rules", "told", "end"),
    [
        ((), [], "no errors, no things to do"),
        (("falls-back", "falls-back"), [], "no errors, no things to do; 2 notes behind --all"),
        (("dark",), ["dark"], "no errors, 1 thing to do"),
        (
            ("title", "alt", "active", "falls-back", "dark", "contrast"),
            ["active", "alt", "contrast", "title", "dark"],
            "3 errors (1 that would stop a mail of ours), 2 things to do; 1 note behind --all",
        ),
    ],
)
def test_errors_are_told_by_harm_and_the_last_line_counts(rules: tuple[str, ...], told: list[str], end: str) -> None:
    *lines, last = report(of(*rules))
    assert [line.split()[1].rstrip(":") for line in lines] == told
    assert last == end


def test_notes_are_told_when_they_are_asked_for() -> None:
    *lines, last = report(of("falls-back", "dark"), notes=True)
    assert [line.split()[1] for line in lines] == ["dark:", "falls-back:"]
    assert last == "no errors, 1 thing to do"
