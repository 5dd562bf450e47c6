"""A progress bar only where somebody waits for it."""

import sys
from io import StringIO
from threading import Timer
from threading import enumerate as enumerate_threads

import pytest

from game.commands import waiting


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("wait", "stream", "bar"),
    [(-1.0, _Terminal(), True), (-1.0, StringIO(), False), (1e9, _Terminal(), False)],
)
def test_a_bar_is_shown_after_a_while_and_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, wait: float, stream: StringIO, bar: bool
) -> None:
    monkeypatch.setattr(waiting, "WAIT", wait)
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(waiting.shown(range(5), "Playing")) == [0, 1, 2, 3, 4]
    assert ("Playing" in stream.getvalue()) is bar


def test_nothing_is_shown_where_there_is_no_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "WAIT", -1.0)
    monkeypatch.setattr(sys, "stderr", None)
    assert list(waiting.shown(range(3), "Playing")) == [0, 1, 2]


@pytest.mark.parametrize(
    ("wait", "stream", "told"),
    [(0.0, _Terminal(), True), (0.0, StringIO(), False), (1e6, _Terminal(), False)],
)
def test_work_without_steps_is_told_after_a_while_and_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, wait: float, stream: StringIO, told: bool
) -> None:
    monkeypatch.setattr(waiting, "WAIT", wait)
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting.working("Drawing"):
        for thread in enumerate_threads():
            if isinstance(thread, Timer) and wait == 0.0:
                thread.join()
    assert ("Drawing" in stream.getvalue()) is told
    assert not any(isinstance(each, Timer) for each in enumerate_threads())
