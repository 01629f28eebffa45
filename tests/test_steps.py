"""What long work tells, and what Ctrl-C does not cut in two."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from monitor.steps import Step, counting, each, unstopped


def test_each_is_told_when_its_turn_comes() -> None:
    heard: list[Step] = []
    walk = each(heard.append, "reading", ["a", "b"])
    assert heard == []
    assert next(walk) == "a"
    assert heard == [Step("reading", "a", 1, 2)]
    assert list(walk) == ["b"]
    assert heard[-1] == Step("reading", "b", 2, 2)


def test_problems_are_counted_as_they_come() -> None:
    heard: list[Step] = []
    problems: list[str] = []
    tell = counting(heard.append, problems)
    tell(Step("reading"))
    problems.append("one")
    tell(Step("reading"))
    assert [step.problems for step in heard] == [0, 1]


def test_what_must_be_whole_is_done_before_a_stop() -> None:
    before, done = signal.getsignal(signal.SIGINT), list[str]()
    with pytest.raises(KeyboardInterrupt), unstopped():  # noqa: PT012  what follows the stop is the matter
        os.kill(os.getpid(), signal.SIGINT)
        done.append("whole")
    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_failure_inside_is_told_rather_than_the_stop() -> None:
    with pytest.raises(ValueError, match="disk"), unstopped():  # noqa: PT012
        os.kill(os.getpid(), signal.SIGINT)
        raise ValueError("disk")


def test_other_threads_get_no_signal() -> None:
    done: list[str] = []

    def work() -> None:
        with unstopped():
            done.append("whole")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["whole"]
