from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import IssueError
from monitor.lint import lint, words
from monitor.models import Issue, Problem
from monitor.render import Look, Mailing, issue_files, message, press
from monitor.render.base.display import tidy
from monitor.render.issue.mail_body import Body, body
from monitor.render.issue.message import letter, subject
from monitor.render.view.build import Views
from monitor.seam import reraise
from tests.render.markup import read
from tests.render.sample import LOOK, ONLINE, issue
from tests.render.shipped import shipped

FILES = issue_files(issue(), ONLINE, shipped())


def parsed(raw: bytes) -> EmailMessage:
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def many(count: int, long: int = 1) -> Issue:
    """The sample, its second story told `count` times."""
    one = issue().stories[1]
    sentences = one.summary * long
    stories = tuple(replace(one, id=f"s{i}", headline=f"Story number {i}", summary=sentences) for i in range(count))
    return replace(issue(), stories=stories, topics=())


def test_the_mail_has_the_headers_that_it_needs_and_no_others() -> None:
    mail = parsed(message(issue(), ONLINE, shipped(), "Ann <ann@reader.example>"))
    assert mail["Subject"] == "Tram strike to end on Friday after eleven days"
    assert mail["From"] == "Ferry Lane Desk <desk@ferrylane.example>"
    assert mail["To"] == "Ann <ann@reader.example>"
    assert mail["Date"] == "Wed, 13 Aug 2025 07:00:00 +0300"
    assert mail["List-ID"] == "<the-ferry-lane-monitor.ferrylane.example>"
    assert mail["List-Archive"] == "<https://news.ferrylane.example/archive>"
    assert mail["List-Unsubscribe"] == "<mailto:desk@ferrylane.example?subject=unsubscribe>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f]{32}@ferrylane\.example>", mail["Message-ID"])
    assert len(mail.keys()) == len(set(mail.keys()))


def test_the_mail_says_the_same_twice_plain_text_first() -> None:
    mail = parsed(FILES["issue.eml"])
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert text.get_content().replace("\r\n", "\n").encode() == FILES["email.txt"]
    assert html.get_content().replace("\r\n", "\n").strip().encode() == FILES["email.html"].strip()
    assert [text.get_content_type(), html.get_content_type()] == ["text/plain", "text/html"]


def test_one_click_ends_a_subscription_only_where_an_https_address_is_configured() -> None:
    look = replace(
        ONLINE, unsubscribe="https://news.ferrylane.example/leave?who={address}&list=morning-readers-of-harbours"
    )
    raw = message(issue(), look, shipped(), "Ann <ann+news@reader.example>")
    assert (
        b"List-Unsubscribe: <https://news.ferrylane.example/leave?who=ann%2Bnews%40reader.example"
        b"&list=morning-readers-of-harbours>, <mailto:desk@ferrylane.example?subject=unsubscribe>\r\n"
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    ) in raw
    plain = message(
        issue(), replace(ONLINE, unsubscribe="http://news.ferrylane.example/leave"), shipped(), "a@r.example"
    )
    assert parsed(plain)["List-Unsubscribe-Post"] is None
    assert parsed(plain)["List-Unsubscribe"] == "<mailto:desk@ferrylane.example?subject=unsubscribe>"


def test_the_token_of_the_reader_stands_in_both_ways_out_and_in_no_mail_to_nobody() -> None:
    look = replace(
        ONLINE, unsubscribe="https://news.ferrylane.example/unsubscribe/{token}", token=lambda who: who[::-1]
    )
    head = parsed(message(issue(), look, shipped(), "ann@r.example"))
    assert head["List-Unsubscribe"] == (
        "<https://news.ferrylane.example/unsubscribe/elpmaxe.r@nna>, "
        "<mailto:desk@ferrylane.example?subject=unsubscribe%20elpmaxe.r@nna>"
    )
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for nobody in (
        message(issue(), look, shipped(), None),
        message(issue(), replace(look, token=None), shipped(), "a@b"),
    ):
        assert parsed(nobody)["List-Unsubscribe"] == "<mailto:desk@ferrylane.example?subject=unsubscribe>"
        assert parsed(nobody)["List-Unsubscribe-Post"] is None


def test_headers_that_programs_read_stay_on_one_line() -> None:
    sender = f"{'desk-of-the-morning-' * 3}@{'news.' * 8}ferrylane.example"
    look = replace(ONLINE, sender=sender, title="The morning paper of the harbour towns " * 4)
    head = message(issue(), look, shipped(), "ann@reader.example").split(b"\r\n\r\n")[0].split(b"\r\n")
    for name in (b"List-Unsubscribe:", b"List-ID:", b"Message-ID:", b"List-Archive:"):
        (line,) = (x for x in head if x.startswith(name))
        assert line.endswith(b">")


HOSTILE = ["x" * 100_000, "Fire\x00 at\x1b[31m sea", "\u202eerif\u202c \u2066in\u2069 port", "a\rBcc: b@x.example"]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_a_mail_with_a_hostile_headline_passes_its_lint(text: str) -> None:
    story = replace(issue().stories[0], headline=text)
    raw = message(
        replace(issue(), stories=(story, *issue().stories[1:])),
        replace(ONLINE, title=text),
        shipped(),
        "ann@reader.example",
    )
    assert [f for f in lint(raw) if f.severity == "error"] == []
    assert parsed(raw)["Bcc"] is None


def test_the_mail_of_a_rich_issue_passes_its_lint_for_all_default_clients() -> None:
    found = lint(message(issue(), ONLINE, shipped(), "ann@reader.example"))
    assert [f for f in found if f.severity == "error"] == []
    assert {f.id for f in found} <= {"partly-supported", "falls-back"}


def test_the_preheader_is_of_the_next_headlines_and_not_of_the_subject() -> None:
    html = FILES["email.html"].decode()
    hidden = html.partition('class="preheader"')[2].partition("</div>")[0]
    assert hidden.index("Verrin reservoir lowered") < hidden.index("Staff-room drawing")
    assert "Tram strike" not in hidden
    assert "display: none" in hidden or "display:none" in hidden


def test_a_link_behind_a_paywall_says_so() -> None:
    closed = tuple(replace(a, paywalled=a.id == "courier-1") for a in issue().articles)
    files = issue_files(replace(issue(), articles=closed), ONLINE, shipped())
    assert "(paywall)" in read(files["email.html"]).text
    assert "paywall" in files["email.txt"].decode()
    assert "paywall" not in FILES["email.txt"].decode()


def test_a_mail_on_disk_is_to_nobody() -> None:
    assert parsed(FILES["issue.eml"])["To"] is None


def test_a_newsletter_without_a_sender_still_makes_a_mail() -> None:
    mail = parsed(message(issue(), LOOK, shipped(), None))
    assert mail["From"] == "The Ferry Lane Monitor <monitor@localhost>"
    assert mail["List-Unsubscribe"] is None
    assert mail["List-Archive"] is None


def sent(one: Issue, *recipients: str | None) -> list[bytes]:
    mails = Mailing(one, ONLINE, shipped())
    return [mails.to(recipient) for recipient in recipients]


def test_issue_and_recipient_make_the_message_id() -> None:
    one, again, other, none = sent(issue(), "a@r.example", "a@r.example", "b@r.example", None)
    assert one == again
    assert len({parsed(raw)["Message-ID"] for raw in (one, other, none)}) == 3
    later = sent(replace(issue(), id="2025-08-13-2"), "a@r.example")[0]
    assert parsed(later)["Message-ID"] != parsed(one)["Message-ID"]
    assert parsed(later)["Subject"] != parsed(one)["Subject"]


@pytest.mark.parametrize("recipient", [None, "a@r.example", "Ганна Петрова <ganna@r.example>", "x" * 60 + "@r.example"])
def test_a_mail_to_one_of_many_is_the_one_that_is_made_alone(recipient: str | None) -> None:
    first, mail = sent(issue(), "first@r.example", recipient)
    content = body(Views(issue(), ONLINE), press(ONLINE, shipped(), reraise))
    assert mail == letter(issue(), ONLINE, content, recipient)
    assert first.partition(b"\r\n\r\n")[2] == mail.partition(b"\r\n\r\n")[2]


def test_lines_end_and_fit_as_the_standard_asks() -> None:
    raw = message(issue(), ONLINE, shipped(), "ann@reader.example")
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998


@settings(max_examples=200)
@given(st.text(st.characters(), max_size=300), st.text(st.characters(), max_size=60))
def test_whatever_a_headline_holds_the_subject_is_one_line(headline: str, title: str) -> None:
    story = replace(issue().stories[0], headline=headline)
    look = replace(ONLINE, title=title)
    edition = replace(issue(), stories=(story,))
    raw = letter(edition, look, Body("<p>x</p>", "x"), "ann@reader.example")
    mail = parsed(raw)
    assert "\n" not in subject(edition, look)
    assert unicodedata.normalize("NFC", tidy(mail["Subject"])) == unicodedata.normalize("NFC", subject(edition, look))
    assert sorted(mail.keys()) == sorted([*parsed(FILES["issue.eml"]).keys(), "To"])


INJECTIONS = ["Fire\r\nBcc: all@x.example", "Fire\nBcc: all@x.example", "Fire\r\n\r\n<script>", "Fire\u2028Bcc: x"]


@pytest.mark.parametrize("headline", INJECTIONS)
def test_a_headline_makes_no_header(headline: str) -> None:
    story = replace(issue().stories[0], headline=headline)
    mail = parsed(message(replace(issue(), stories=(story, *issue().stories[1:])), ONLINE, shipped(), "a@r.example"))
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Fire")


@pytest.mark.parametrize("sender", ["nobody", "a@", "@b.example", "a b@c.example", "<>", "Desk <desk>"])
def test_a_wrong_sender_is_named(sender: str) -> None:
    with pytest.raises(IssueError, match=r"newsletter\.from: .*no mail address"):
        message(issue(), replace(ONLINE, sender=sender), shipped(), None)


def test_a_wrong_recipient_is_named() -> None:
    with pytest.raises(IssueError, match="a reader"):
        message(issue(), ONLINE, shipped(), "nobody")


def test_a_sender_with_line_breaks_makes_no_header() -> None:
    mail = parsed(message(issue(), replace(ONLINE, sender="Desk\r\nBcc: x <d@e.example>"), shipped(), None))
    assert mail["Bcc"] is None


def test_foreign_letters_travel_whole() -> None:
    story = replace(
        issue().stories[0], headline="Страйк трамвайників у Порт-Еллорі завершується, повідомляє профспілка водіїв"
    )
    look = Look("Огляд преси", "uk", LOOK.zone, "Редакція <desk@ferrylane.example>")
    mail = parsed(message(replace(issue(), stories=(story,), topics=()), look, shipped(), "Олена <o@reader.example>"))
    assert mail["Subject"] == "Страйк трамвайників у Порт-Еллорі завершується, повідомляє…"
    assert mail["From"].addresses[0].display_name == "Редакція"
    assert mail["List-ID"].endswith(".ferrylane.example>")


def test_a_subject_has_at_most_sixty_characters_and_no_date() -> None:
    long = replace(issue().stories[0], headline="The council of Port Ellory puts off the vote on the trams " * 3)
    made = replace(issue(), id="2025-08-13-2", stories=(long, *issue().stories[1:]))
    told = subject(made, LOOK)
    assert told == "The council of Port Ellory puts off the vote on the… (2)"
    assert len(told) <= 60


def test_what_is_inside_the_body_says_its_language_and_outlook_has_a_table_of_its_own() -> None:
    html = FILES["email.html"].decode()
    assert re.search(r'<body[^>]*>\s*<div lang="en" dir="ltr">', html)
    assert html.count("<!--[if mso]>") == 2
    assert '<table role="presentation" width="640" align="center"' in html


NAMES = (
    "More",
    "HERE",
    "Details",
    "…",
    "...",
    "Click here",
    "Read more »",
    " ",
    "\u200b",
    "—",
    "📰",
    "24",
    "صحيفة",
    "\u202eliaM",
    "Yazı",
    "<b>",
    "Straße",
)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_an_outlet_and_no_headline_makes_an_error_of_our_own_mail(name: str) -> None:
    made = issue()
    articles = tuple(replace(a, outlet=name, title=name) for a in made.articles)
    stories = tuple(replace(s, headline=name, outlets=(name,)) for s in made.stories)
    bad = replace(
        made, articles=articles, stories=stories, title=name, topics=tuple(replace(t, name=name) for t in made.topics)
    )
    raw = message(bad, replace(ONLINE, title=name), shipped(), "ann@reader.example")
    assert [words(f) for f in lint(raw) if f.severity == "error"] == []


@settings(max_examples=25)
@given(
    name=st.text(max_size=40), url=st.text("htps:/?#&=.é aX%\"'<", max_size=30).map(lambda t: f"HTTP://a.example/{t}")
)
def test_nothing_that_an_article_says_makes_an_error_of_our_own_mail(name: str, url: str) -> None:
    made = issue()
    articles = tuple(replace(a, outlet=name, title=name, url=url) for a in made.articles)
    stories = tuple(replace(s, headline=name, outlets=(name,)) for s in made.stories[:2])
    raw = message(replace(made, articles=articles, stories=stories, topics=()), ONLINE, shipped(), "ann@reader.example")
    assert [words(f) for f in lint(raw) if f.severity == "error"] == []


def test_what_a_story_lacks_is_said_in_every_form() -> None:
    bare = replace(issue().stories[0], summary=(), quotes=(), figures=(), only_in=(), changes=(), lacks=("all",))
    part = replace(issue().stories[1], quotes=(), figures=(), lacks=("quotes", "figures"))
    files = issue_files(replace(issue(), stories=(bare, part), topics=()), ONLINE, shipped())
    for name in ("index.html", "email.html", "email.txt"):
        text = " ".join(files[name].decode().replace("\u00a0", " ").split())
        assert "This story could not be told: only its headline and its articles stand here" in text
        assert "Of this story could not be made: Who said what; Figures" in text


def test_of_many_problems_the_mail_names_some() -> None:
    many = tuple(Problem("clippings", f"file {n}.pdf: not read") for n in range(5000))
    files = issue_files(replace(issue(), problems=many), ONLINE, shipped())
    assert len(files["issue.eml"]) < 300_000
    assert "4980 more on the page" in files["email.txt"].decode()


def test_the_mail_says_how_to_get_no_more_of_them_and_one_without_a_sender_does_not() -> None:
    words = "No more of these mails? Answer with “unsubscribe” as the subject."
    online, offline = (body(Views(issue(), look), press(look, shipped(), reraise)) for look in (ONLINE, LOOK))
    for made in (online.text, online.html):
        assert made is not None
        assert words in " ".join(made.split())
    assert online.html is not None
    assert 'href="mailto:desk@' in online.html
    assert words not in f"{offline.text} {offline.html}"
