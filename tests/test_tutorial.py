"""docs/tutorial.md, followed word by word from an empty folder: what it has typed and saved does what it says.

Installing is left to tests/test_install.py. The paper and the mail server of the page are invented; ours are local.
"""

from __future__ import annotations

import os
import re
import shlex
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.golden import ROOT
from tests.mailserver import Inbox, mail_server
from tests.terminal import on_terminal
from tests.webserver import Site, web_server

PAGE = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
PEM = ROOT / "tests/data/tls/loopback.pem"
PASSWORD = "the password of this account"
ENTRY = """<item><title>{title}</title><link>{host}/{n}</link><guid>{host}/{n}</guid>
<description>{text}</description></item>"""
ARTICLE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
)
SINCE = "It had been planned for a year, and many people had come to see what would be said of it at the harbour."
NEWS = (
    (
        "Harbour pilots at Corran vote for a strike",
        "The harbour pilots at Corran voted on Thursday to strike for two days.",
    ),
    ("A ferry for forty cars is launched at Tarn", "The yard at Tarn launched a ferry for forty cars on Thursday."),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A block of the page: what is typed and what it prints, or what is saved, and where."""

    part: int  #: the number of the section
    text: str
    printed: str | None = None  #: None where nothing is shown
    file: str = ""  #: what is saved, if anything
    appended: bool = False


def steps(page: str) -> Iterator[Step]:
    """The blocks of a page in order."""
    blocks = list(re.finditer(r"^```(\w+)\n(.*?)^```\n", page, flags=re.MULTILINE | re.DOTALL))
    for one, after in zip(blocks, [*blocks[1:], None], strict=True):
        part = len(re.findall(r"^## ", page[: one.start()], flags=re.MULTILINE))
        saved = re.search(r"(?:as|(Add to the end of)) `([^`]+)`[^`\n]*:\n\n$", page[: one.start()])
        if saved:
            yield Step(part, one[2], file=saved[2], appended=bool(saved[1]))
        elif one[1] == "sh":
            shows = after is not None and after[1] == "text" and not page[one.end() : after.start()].strip()
            yield Step(part, one[2], after[2] if after and shows else None)


STEPS = tuple(steps(PAGE))


@dataclass
class Reader:
    """Somebody who types what the page says: where he stands, what is in his environment, what he saw."""

    folder: Path
    environment: dict[str, str]
    others: Mapping[str, str]  #: what the page says -> what stands for it on this machine
    seen: list[tuple[Step, str]] = field(default_factory=list)

    def follow(self, step: Step) -> None:
        """Do what one block says."""
        if step.file:
            self._save(step)
        elif step.text.strip() == "monitor schedule":
            self._wait(step)
        else:
            self._type(step)

    def _ours(self, text: str) -> str:
        for said, stands in self.others.items():
            text = text.replace(said, stands)
        return text

    def _save(self, step: Step) -> None:
        file = self.folder / step.file
        known = file.read_text(encoding="utf-8") if step.appended else ""
        more = "fetch: {allow_hosts: [127.0.0.1]}\n" if not step.appended and step.file == "sources.yaml" else ""
        file.write_text(known + self._ours(step.text) + more, encoding="utf-8")

    def _type(self, step: Step) -> None:
        script = self._ours(step.text) + "\nprintf '\\n@@%s' \"$PWD\"\n"
        done = subprocess.run(
            ["/bin/sh", "-e", "-c", script], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{step.text}: {done.stdout}{done.stderr}"
        data, _, folder = done.stdout.rpartition("\n@@")
        self.folder = Path(folder)
        self.environment |= dict(re.findall(r"^export (\w+)='(.*)'$", step.text, flags=re.MULTILINE))
        self.seen.append((step, done.stderr + data))

    def _wait(self, step: Step) -> None:
        """On a terminal, with ^C as soon as it says that it waits."""
        words = shlex.split(step.text)[1:]
        seen = on_terminal(words, self.folder, env=self.environment, stop=lambda screen: "07:00" in screen, columns=160)
        assert "Traceback" not in seen.screen
        self.seen.append((step, seen.screen.replace("\r\n", "\n")))


def fits(printed: str, shown: str) -> bool:
    """Whether what was printed is what the page shows, where … stands for anything."""
    pattern = r".*?".join(re.escape(piece) for piece in shown.strip().split("…"))
    return re.fullmatch(pattern, printed.strip(), flags=re.DOTALL) is not None


def command(folder: Path, *lines: str) -> Path:
    """A program `lines` in a folder of programs."""
    folder.mkdir(exist_ok=True)
    name, *body = lines
    (folder / name).write_text("\n".join(body) + "\n")
    (folder / name).chmod(0o755)
    return folder


def may_log_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=right, handled=right)


def paper(site: Site, host: str) -> None:
    """A newspaper whose front page names its feed."""
    site.put("/", '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>')
    entries = "".join(ENTRY.format(title=t, text=text, host=host, n=n) for n, (t, text) in enumerate(NEWS))
    rss = f'<rss version="2.0"><channel><title>Coast Paper</title>{entries}</channel></rss>'
    for n, (title, text) in enumerate(NEWS):
        site.put(f"/{n}", ARTICLE.format(title=title, text=f"{text} {SINCE}"))
    site.put("/rss", rss, Content_Type="application/rss+xml")


@dataclass(frozen=True)
class Followed:
    """What came of following the page."""

    reader: Reader
    inbox: Inbox
    opened: Sequence[str]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    home = tmp_path_factory.mktemp("tutorial")
    programs = home / "bin"
    command(programs, "monitor", f"#!{sys.executable}", "from monitor.cli import main", "main(prog_name='monitor')")
    command(programs, "browser", "#!/bin/sh", f'echo "$1" >> {home}/opened')
    inbox, site = Inbox(), Site()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    settings = {"tls_context": context, "authenticator": may_log_in, "auth_required": True}
    with web_server(site) as web, mail_server(inbox, require_starttls=True, **settings) as post:
        paper(site, f"http://127.0.0.1:{web}")
        others = {
            "https://www.coastpaper.example": f"http://127.0.0.1:{web}",
            "smtp.example.org": "localhost",
            "port: 587": f"port: {post}",
        }
        ours = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "SSL_CERT_FILE": str(PEM),
            "BROWSER": f"{programs}/browser %s",
        }
        work = home / "work"
        work.mkdir()
        reader = Reader(work, {**os.environ, **ours}, others)
        for step in STEPS:
            if step.part > 1 or "--version" in step.text:
                reader.follow(step)
        yield Followed(reader, inbox, (home / "opened").read_text().split())


def test_the_page_has_something_to_follow() -> None:
    typed = [step.text for step in STEPS if not step.file]
    assert len(typed) >= 15
    assert [step.file for step in STEPS if step.file] == ["sources.yaml", "inbox/night-ferry.txt", "sources.yaml"]


def test_each_command_prints_what_the_page_shows(followed: Followed) -> None:
    shown = [(step, seen) for step, seen in followed.reader.seen if step.printed is not None]
    assert len(shown) >= 10
    for step, seen in shown:
        assert fits(seen, step.printed or ""), f"{step.text}{seen}"


def test_the_issue_tells_of_the_text_and_of_the_feed(followed: Followed) -> None:
    (text,) = followed.reader.folder.glob("archive/*/email.txt")
    told = text.read_text(encoding="utf-8")
    assert "Night ferry to Alvik" in told
    assert "ferry for forty cars" in told
    assert "become a member" not in told


def test_the_browser_was_shown_both_issues(followed: Followed) -> None:
    sample, own = followed.opened
    assert "/sample/archive/" in sample
    assert "/digest/archive/" in own


def test_a_trial_and_one_mail_came_over_a_secured_connection(followed: Followed) -> None:
    assert followed.inbox.secured == [True, True]
    assert [mail.rcpt_tos for mail in followed.inbox.taken] == [["you@example.org"]] * 2
    mail = message_from_bytes(followed.inbox.taken[1].original_content or b"", policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert "desk@example.org" in mail["From"]
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Night ferry to Alvik" in body.get_content()


def test_everything_is_where_the_page_says(followed: Followed) -> None:
    table = PAGE.partition("## 9.")[2].partition("## 10.")[0]
    named = re.findall(r"`((?:archive|inbox|\.monitor|sources)[^`]*)`", table)
    assert len(named) >= 5
    for name in named:
        assert list(followed.reader.folder.glob(name.replace("DAY", "*"))), name


@pytest.mark.parametrize(
    ("said", "broken", "typed"),
    [
        ("error: the configuration is wrong", ("topics:", "topic:"), "check"),
        ("wrong user name or password", ("desk@", "desk@"), "send --test you@example.org"),
    ],
)
def test_what_goes_wrong_is_called_what_the_page_calls_it(
    followed: Followed, tmp_path: Path, said: str, broken: tuple[str, str], typed: str
) -> None:
    assert f"`{said}`" in PAGE
    folder = followed.reader.folder
    wrong = folder / f"{tmp_path.name}.yaml"
    wrong.write_text((folder / "sources.yaml").read_text(encoding="utf-8").replace(*broken), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "monitor.cli", *shlex.split(typed), "--config", wrong.name],
        cwd=folder,
        env=followed.reader.environment | {"MONITOR_SMTP_PASSWORD": "another"},
        capture_output=True,
        text=True,
    )
    assert done.returncode in {1, 2}
    assert said in done.stderr
