"""However the program ends, the call is kept and the exit code says how it ended."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from game.exits import BROKEN, MISUSED
from game.record import Attempt, open_store
from game.record.autosave import INTERVAL
from tests.end_to_end.terminal import PATIENCE, Terminal
from tests.end_to_end.test_journey import SETTLING
from tests.play.tiny import TINY

SIGNALS: Final = [
    pytest.param(number, id=number.name)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
]

NO_UTF_8: Final = {
    "a byte that is in no UTF-8": b"\xff",
    "an e with an accent in Latin-1": b"\xe9",
    "the mouse beyond column 95, as counted in one byte": b"\x1b[M \xa0!",
}

BREAKS: Final = """
import sys
from game.cli import main
from game.tui.screens.call import CallScreen
def notes(*_): raise ZeroDivisionError("what the notes came to")
CallScreen.action_notes = notes
sys.exit(main(sys.argv[1:]))
"""


READS_NO_MORE: Final = """
import sys
from textual.drivers.linux_driver import LinuxDriver
from game.cli import main
run = LinuxDriver.run_input_thread
def read(self):
    import os
    def fail(*_): raise OSError(5, "what the terminal came to")
    os.read, was = fail, os.read
    try:
        run(self)
    finally:
        os.read = was
LinuxDriver.run_input_thread = read
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def level(tmp_path: Path) -> Path:
    """Return the file of a call."""
    path = tmp_path / "tiny.yaml"
    path.write_text(TINY, encoding="utf-8")
    return path


def kept(data: Path) -> Attempt:
    """Return the one call that is kept."""
    with open_store(data) as store:
        assert store.notice is None
        (attempt,) = store.attempts()
        return attempt


@contextmanager
def in_call(level: Path, data: Path, *program: str) -> Iterator[Terminal]:
    """Yield a terminal in which a call has been answered."""
    program = program or ("-m", "game")
    with Terminal("play", str(level), "--untimed", data=data, program=program) as terminal:
        terminal.wait_for("Enter answer the call")
        terminal.press("\r")
        terminal.wait_for("Amara", "Patience", "Calm down.")
        yield terminal


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_terminal_app_with_its_call_kept(
    number: signal.Signals, level: Path, tmp_path: Path
) -> None:
    with in_call(level, tmp_path / "data") as terminal:
        terminal.signal(number)
        assert terminal.left() == 128 + number
    attempt = kept(tmp_path / "data")
    assert attempt.log.startswith('[["answer"]')
    assert not attempt.finished
    # Not in the menu alone: whoever asks for the call itself is asked as well.
    with Terminal("play", str(level), "--untimed", data=tmp_path / "data") as terminal:
        terminal.wait_for("in the middle of a call with Amara")
        terminal.press("n")
        terminal.wait_for("Enter answer the call")
        terminal.press("q")
        assert terminal.left() == 0


@pytest.mark.parametrize("what", NO_UTF_8)
def test_bytes_that_are_no_text_do_nothing_to_the_terminal_app(
    what: str, level: Path, tmp_path: Path
) -> None:
    with in_call(level, tmp_path / "data") as terminal:
        terminal.send_bytes(NO_UTF_8[what])
        terminal.act("?")
        terminal.wait_for("How to play")
        terminal.press("q")
        terminal.wait_for("Calm down.")
        terminal.press("q")
        terminal.wait_for("is on the line")
        terminal.press("q")
        assert terminal.left() == 0
    assert "Traceback" not in terminal.raw
    assert not kept(tmp_path / "data").finished


def test_a_fault_of_the_program_costs_no_call_and_is_told_in_a_sentence(
    level: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with in_call(level, data, "-c", BREAKS) as terminal:
        terminal.press("n")
        assert terminal.left() == BROKEN
    _, _, after = terminal.raw.rpartition("\x1b[?1049l")
    assert "Callcraft has ended because of a fault in it" in after
    assert "Your call is kept, and the next start offers to take it up again." in " ".join(
        after.split()
    )
    assert "Traceback" not in terminal.raw
    (report,) = data.glob("fault-*.txt")
    assert report.name in after.replace("\r\n", "")
    assert "what the notes came to" in report.read_text()
    assert not kept(data).finished


def test_a_terminal_that_cannot_be_read_is_no_good_end(level: Path, tmp_path: Path) -> None:
    data, program = tmp_path / "data", ("-c", READS_NO_MORE)
    with Terminal("play", str(level), "--untimed", data=data, program=program) as terminal:
        terminal.wait_for("Enter answer the call")
        terminal.press("\r")
        assert terminal.left() == BROKEN
    (report,) = data.glob("fault-*.txt")
    assert "what the terminal came to" in report.read_text()


def plainly(level: Path, data: Path) -> "subprocess.Popen[str]":
    """Start plain mode and answer the call."""
    command = [sys.executable, "-m", "game", "play", str(level), "--plain", "--untimed"]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"CALLCRAFT_DATA": str(data), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert child.stdin
    assert child.stdout
    child.stdin.write("\n")
    child.stdin.flush()
    for line in child.stdout:
        if line.startswith("You answer."):
            return child
    message = f"The call was not answered: {child.communicate()}"
    raise AssertionError(message)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_plain_mode_with_its_call_kept(
    number: signal.Signals, level: Path, tmp_path: Path
) -> None:
    with plainly(level, tmp_path / "data") as child:
        child.send_signal(number)
        _, complaint = child.communicate(timeout=PATIENCE)
        assert child.returncode == 128 + number
    kept_so = "as abandoned." if number == signal.SIGINT else "and the next start offers"
    assert kept_so in " ".join(complaint.split())
    assert not kept(tmp_path / "data").finished


def test_a_terminal_closed_under_plain_mode_costs_no_call(level: Path, tmp_path: Path) -> None:
    arguments = ("play", str(level), "--plain", "--untimed")
    with Terminal(*arguments, data=tmp_path / "data") as terminal:
        terminal.wait_for(">")
        terminal.press("\r")
        terminal.wait_for("You answer.", "Calm down.")
        terminal.hang_up()
        # It depends on which comes first: the signal, or the end of what can be read.
        assert terminal.ended() in {128 + signal.SIGHUP, MISUSED}
    assert not kept(tmp_path / "data").finished


def test_what_cannot_be_kept_is_not_said_to_be(level: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with plainly(level, tmp_path / "file" / "data") as child:
        _, complaint = child.communicate(timeout=PATIENCE)
        assert child.returncode == MISUSED
    assert "The call could not be kept." in complaint
    assert "The call is kept" not in complaint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_call_that_was_killed_in_the_terminal_app_goes_on_at_the_next_start(
    level: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with in_call(level, data) as terminal:
        terminal.watch(SETTLING)
        terminal.act("l")
        terminal.wait_for("code of the gate")
        terminal.watch(4 * INTERVAL)
        terminal.signal(signal.SIGKILL)
        assert terminal.left() == -signal.SIGKILL
    with Terminal(data=data) as terminal:
        terminal.wait_for("The tiny call", "in the middle of a call with Amara")
        terminal.press("t")
        terminal.wait_for("You are where you were", "code of the gate")
        terminal.press("q")
        terminal.wait_for("is on the line")
        terminal.press("q")
        assert terminal.left() == 0
    attempt = kept(data)
    assert '["listen"]' in attempt.log
    with Terminal(data=data) as terminal:
        terminal.wait_for("Callcraft", "1-9")
        terminal.press("q")
        assert terminal.left() == 0
    assert list(data.glob("unfinished/*")) == []


def test_a_call_that_was_killed_in_plain_mode_goes_on_at_the_next_start(
    level: Path, tmp_path: Path
) -> None:
    arguments, data = ("play", str(level), "--plain", "--untimed"), tmp_path / "data"
    with Terminal(*arguments, data=data) as terminal:
        terminal.wait_for("The phone rings.")
        terminal.press("\r")
        terminal.wait_for("You answer.")
        terminal.press("listen\r")
        terminal.wait_for("code of the gate")
        terminal.watch(4 * INTERVAL)
        terminal.signal(signal.SIGKILL)
        assert terminal.left() != 0
    with Terminal(*arguments, data=data) as terminal:
        terminal.wait_for("Type yes to take")
        terminal.press("help\r")
        terminal.wait_for("Type yes or no")
        terminal.press("quit\r")
        assert terminal.left() == 0
    with Terminal(*arguments, data=data) as terminal:
        terminal.wait_for("Type yes to take")
        terminal.press("yes\r")
        terminal.wait_for("code of the gate")
        terminal.press("quit\r")
        terminal.wait_for("Leave this call?")
        terminal.press("quit\r")
        terminal.wait_for("The call is kept as abandoned.")
        assert terminal.left() == 0
    assert '["listen"]' in kept(data).log
