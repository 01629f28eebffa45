"""docs/operate.md and deploy/: each unit, line and file is read by who reads it, and what it starts is started."""

from __future__ import annotations

import configparser
import json
import os
import plistlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.config import load
from monitor.schedule import STARTED
from monitor.store import Store
from tests.golden import ROOT
from tests.test_cli import MILL

DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
UNITS = ("monitor.service", "monitor-once.service", "monitor-once.timer")
PLACES = ("/opt/monitor", "/var/lib/monitor", "/etc/monitor", "/backup/monitor", "/src")
SOURCES = """
newsletter: {title: Operated, timezone: Europe/Kyiv, from: desk@example.org}
topics: [{id: mills, name: Mills, match: mill}]
sources: [{name: inbox, kind: files, path: 'inbox/*'}]
delivery: {to: reader@example.org, smtp: {host: 127.0.0.1, port: 9, security: none}}
"""
SCHEDULE = 'schedule: {daily: "00:00"}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root of its own, with the program and a newsletter where the files look for them."""
    (tmp_path / "opt/monitor/bin").mkdir(parents=True)
    for name, words in (("monitor", "-m monitor.cli"), ("python", "")):
        script = tmp_path / "opt/monitor/bin" / name
        script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" {words} "$@"\n')
        script.chmod(0o755)
    (tmp_path / "etc/monitor").mkdir(parents=True)
    (tmp_path / "etc/monitor/secrets.env").write_text("MONITOR_SMTP_PASSWORD='s w'\n")
    home = tmp_path / "var/lib/monitor"
    (home / "inbox").mkdir(parents=True)
    (home / "inbox/mill.txt").write_text(MILL)
    (home / "sources.yaml").write_text(SOURCES.replace(f"delivery{SOURCES.rpartition('delivery')[2]}", SCHEDULE))
    return tmp_path


def moved(text: str, root: Path) -> str:
    """The text with its places below `root`."""
    for place in PLACES:
        text = re.sub(rf"(?<![\w.]){place}(?![\w])", f"{root}{place}", text)
    return text


def home(root: Path) -> Path:
    return root / "var/lib/monitor"


def bare(root: Path, **more: str) -> dict[str, str]:
    """The environment of something that a machine starts by itself."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root), **more}


def ran(command: Sequence[str], root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=home(root), env=bare(root, **more), capture_output=True, text=True, check=False, timeout=300
    )


def lives_and_ends(command: Sequence[str], root: Path, env: Mapping[str, str] | None = None) -> list[str]:
    """Start it, wait until the schedule waits with an issue made, end it as an init does; its lines of log."""
    heart = home(root) / ".monitor/heartbeat.json"
    with subprocess.Popen(command, cwd=home(root), env=env or bare(root), stderr=subprocess.PIPE, text=True) as process:
        for _ in range(600):
            if heart.exists() and (said := json.loads(heart.read_text("utf-8")))["state"] == "waiting" and said["last"]:
                break
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        lines = process.communicate(timeout=120)[1].splitlines()
    assert process.returncode == 0, lines
    assert json.loads(heart.read_text("utf-8"))["state"] == "stopped"
    assert (home(root) / "archive/index.html").is_file()
    return lines


def unit(name: str, root: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",), allow_no_value=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(moved((DEPLOY / name).read_text("utf-8"), root))
    return parser


# --- systemd ------------------------------------------------------------------------------------------------------


@pytest.fixture
def analyze() -> str:
    if (found := shutil.which("systemd-analyze")) is None:
        pytest.skip("there is no systemd-analyze on this machine; the units are parsed and run all the same")
    return found


@pytest.mark.parametrize("name", UNITS)
def test_systemd_finds_nothing_wrong_with_a_unit(name: str, root: Path, analyze: str) -> None:
    for each in UNITS:
        (root / each).write_text(moved((DEPLOY / each).read_text("utf-8"), root))
    done = subprocess.run([analyze, "verify", "--man=no", root / name], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "monitor" in line]) == (0, [])


@pytest.mark.parametrize("name", UNITS[:2])
def test_a_service_is_exposed_to_little(name: str, root: Path, analyze: str) -> None:
    done = subprocess.run(
        [analyze, "security", "--offline=yes", "--threshold=20", "--no-pager", DEPLOY / name],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unrecognized option" in done.stderr:
        pytest.skip("this systemd-analyze cannot look at a file")
    assert done.returncode == 0, done.stdout


def test_the_timer_means_seven_in_its_zone(root: Path, analyze: str) -> None:
    when = unit("monitor-once.timer", root)["Timer"]["OnCalendar"]
    done = subprocess.run([analyze, "calendar", when], capture_output=True, text=True, check=False)
    assert (done.returncode, "*-*-* 07:00:00 Europe/Kyiv" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("name", UNITS[:2])
def test_both_services_are_hardened_alike(name: str, root: Path) -> None:
    service = dict(unit(name, root)["Service"])
    assert (service["NoNewPrivileges"], service["ProtectSystem"]) == ("yes", "strict")
    assert service["ReadWritePaths"] == service["WorkingDirectory"] == str(home(root))
    hardened = "(Protect|Private|Restrict|SystemCall|Lock|NoNew|Capability|RemoveIPC|UMask)"
    assert {k: v for k, v in service.items() if re.match(hardened, k)} == {
        k: v for k, v in unit(UNITS[0], root)["Service"].items() if re.match(hardened, k)
    }


@pytest.mark.slow
def test_the_service_is_started_and_stopped(root: Path) -> None:
    service = unit("monitor.service", root)["Service"]
    lines = [json.loads(line) for line in lives_and_ends(shlex.split(service["ExecStart"]), root)]
    assert any("made issue" in line["message"] and line["slot"] for line in lines)
    (home(root) / "sources.yaml").write_text(SOURCES.replace("kind: files", "kind: fiels"))
    wrong = ran(shlex.split(service["ExecStart"]), root)
    assert str(wrong.returncode) == service["RestartPreventExitStatus"], wrong.stderr


@pytest.mark.slow
def test_the_timers_service_makes_one_issue(root: Path) -> None:
    (home(root) / "sources.yaml").write_text(SOURCES)
    service = unit("monitor-once.service", root)["Service"]
    done = ran(shlex.split(service["ExecStart"]), root, MONITOR_SMTP_PASSWORD="x")
    assert str(done.returncode) in {"0", *service["SuccessExitStatus"].split()}, done.stderr
    assert (home(root) / "archive/index.html").is_file()


# --- cron, launchd ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_line_of_cron_is_one_and_makes_an_issue(root: Path) -> None:
    (home(root) / "sources.yaml").write_text(SOURCES)
    (line,) = [line for line in (DEPLOY / "crontab").read_text("utf-8").splitlines() if not line.startswith("#")]
    *when, command = line.split(maxsplit=5)
    assert when == ["0", "7", "*", "*", "*"]
    assert "%" not in command  # which cron takes for the end of a line
    done = subprocess.run(["/bin/sh", "-c", moved(command, root)], env=bare(root), cwd=root, check=False, timeout=300)
    log = (home(root) / "run.log").read_text("utf-8")
    assert done.returncode == 3, log  # made; nobody listens at the mail server's port
    assert "not sent: " in log
    assert "articles  1" in log


@pytest.mark.slow
def test_the_property_list_is_one_and_what_it_starts_lives(root: Path) -> None:
    told = plistlib.loads(moved((DEPLOY / "org.example.monitor.plist").read_text("utf-8"), root).encode())
    assert (told["Label"], told["RunAtLoad"], told["KeepAlive"]) == (
        "org.example.monitor",
        True,
        {"SuccessfulExit": False},
    )
    assert told["WorkingDirectory"] == str(home(root))
    assert oct(told["Umask"]) == "0o27"
    lines = lives_and_ends(told["ProgramArguments"], root, bare(root, **told["EnvironmentVariables"]))
    assert all(json.loads(line)["time"] for line in lines)


# --- the container ------------------------------------------------------------------------------------------------


def steps() -> list[tuple[str, str]]:
    """The instructions of the container file, each in one piece."""
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def engine() -> str | None:
    """A container engine that works here."""
    for name in filter(None, map(shutil.which, ("podman", "docker"))):
        if subprocess.run([name, "info"], capture_output=True, check=False, timeout=60).returncode == 0:
            return name
    return None


def test_the_container_gets_all_that_the_package_is_built_of() -> None:
    copied = {name for word, rest in steps() if word == "COPY" and "--from" not in rest for name in rest.split()[:-1]}
    assert all((ROOT / name).exists() for name in copied)
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    forced = re.findall(r'^"(\S+)" = "monitor/_assets', project, flags=re.MULTILINE)
    assert copied == {"pyproject.toml", "constraints.txt", "README.md", "LICENSE", "monitor", *forced}


@pytest.mark.slow
def test_the_container_is_built_or_its_steps_are_taken_in_a_bare_root(root: Path) -> None:
    if name := engine():
        built = subprocess.run(
            [name, "build", "--file", DEPLOY / "Containerfile", "--tag", "monitor-test", ROOT], check=False
        )
        assert built.returncode == 0
        shown = subprocess.run(
            [name, "run", "--rm", "monitor-test", "monitor", "--version"], capture_output=True, check=False
        )
        assert shown.returncode == 0
        return
    shutil.rmtree(root / "opt")
    (root / "bin").mkdir()
    (root / "bin/python").symlink_to(sys.executable)
    network = {key: value for key, value in os.environ.items() if key.startswith("PIP_")}
    env = bare(root, **network) | {"PATH": f"{root}/bin:/usr/bin:/bin"}
    for word, rest in steps():
        if word == "COPY" and "--from" not in rest:
            *names, target = rest.split()
            for name in names:
                put(ROOT / name, Path(moved(target, root)))
        elif word == "RUN":
            done = subprocess.run(
                ["/bin/sh", "-c", moved(rest, root)], env=env, cwd=root, capture_output=True, text=True
            )
            assert done.returncode == 0, f"{rest}: {done.stderr}"
        elif word == "ENV":
            name, _, value = rest.partition("=")
            env[name] = moved(value, root)
    assert dict(steps())["WORKDIR"] == "/var/lib/monitor"
    program, *words = json.loads(dict(steps())["CMD"])
    found = shutil.which(program, path=env["PATH"])
    assert found == f"{root}/opt/monitor/bin/monitor"
    lives_and_ends([found, *words], root, env)
    health = json.loads(dict(steps())["HEALTHCHECK"].partition("CMD ")[2])
    assert health == ["monitor", "status"]
    assert subprocess.run([found, "status"], cwd=home(root), env=env, capture_output=True, check=False).returncode == 4


def put(source: Path, target: Path) -> None:
    """As COPY does: a folder's content, or a file into a folder."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


# --- watching, backup ---------------------------------------------------------------------------------------------


@pytest.fixture
def begun(root: Path) -> Iterator[Store]:
    config = load(home(root) / "sources.yaml")
    with Store.open(config.store, config.base) as store:
        yield store


def checked(root: Path, folder: Path) -> tuple[int, str]:
    script = root / "check_monitor"
    script.write_text(moved((DEPLOY / "check_monitor").read_text("utf-8"), root))
    done = subprocess.run(["/bin/sh", script, folder], env=bare(root), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.sqlite
def test_the_check_for_nagios_has_its_codes_and_the_reasons(root: Path, begun: Store) -> None:
    assert checked(root, home(root)) == (0, "state    well\n")
    begun.hold_back()
    code, said = checked(root, home(root))
    assert (code, said.splitlines()[0], "held back" in said) == (1, "state    attention", True)
    begun.note(STARTED, "for the first time", datetime.now(UTC) - timedelta(days=3), done=True)
    (home(root) / "sources.yaml").write_text(
        (home(root) / "sources.yaml")
        .read_text()
        .replace('"00:00"', f'"{datetime.now(UTC) - timedelta(hours=2):%H:%M}"')
        .replace("Europe/Kyiv", "UTC")
    )
    code, said = checked(root, home(root))
    assert (code, said.splitlines()[0]) == (2, "state    late")
    (home(root) / "sources.yaml").write_text("newsletter: {")
    code, said = checked(root, home(root))
    assert (code, said.splitlines()[0]) == (3, "error: the configuration is wrong")
    assert checked(root, root / "nowhere") == (3, "")


def blocks(heading: str) -> list[str]:
    """The blocks of shell below a heading of the page."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```sh\n(.*?)^```", part, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_a_backup_is_taken_while_it_runs_and_put_back(root: Path) -> None:
    backup, restore = (moved(block, root).replace("sudo -u monitor ", "") for block in blocks("Backup"))
    monitor = str(root / "opt/monitor/bin/monitor")
    assert ran([monitor, "run"], root).returncode == 0
    config = load(home(root) / "sources.yaml")
    with Store.open(config.store, config.base) as store, store.locked():  # a run is at work
        done = subprocess.run(["/bin/sh", "-euc", backup], cwd=root, env=bare(root), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert (root / "backup/monitor/store.db").stat().st_mode & 0o077 == 0
    shutil.rmtree(home(root))
    home(root).mkdir()
    (home(root) / "inbox").mkdir()
    (home(root) / "inbox/mill.txt").write_text(MILL)
    done = subprocess.run(["/bin/sh", "-euc", restore], cwd=root, env=bare(root), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 issues" in done.stderr
    assert "nothing new" in ran([monitor, "run"], root).stderr


def test_each_file_of_deploy_is_told_of_and_each_that_is_told_of_is_there() -> None:
    named = set(re.findall(r"deploy/([\w.-]+)", PAGE)) | set(re.findall(r"`(monitor[\w-]*\.(?:service|timer))`", PAGE))
    assert named == {path.name for path in DEPLOY.iterdir()}
