"""A room is hosted from a terminal that is torn away, led from another, and ended from there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import CALLCRAFT, environment, run
from tests.contest.host.processes import processes_of
from tests.end_to_end.terminal import Terminal

EVERYWHERE = "0.0.0.0"  # noqa: S104 - it is refused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux does")


def test_a_room_outlives_the_terminal_it_was_begun_in(tmp_path: Path) -> None:
    with Terminal("host", "parcel", "--name", "Spring", data=tmp_path / "data") as terminal:
        terminal.wait_for("Spring", "Join at", "Nobody is in yet", "Only this machine can join")
        terminal.hang_up()
        assert terminal.ended()
    assert "In the room: 0" in run(tmp_path, "contest", "status").stdout
    (held,) = processes_of(tmp_path).values()
    assert "--headless" in held
    with Terminal("contest", "screen", data=tmp_path / "data") as terminal:
        terminal.wait_for("Spring", "people come in")
        assert "Spring: people come in" in run(tmp_path, "contest", "rooms").stdout
        terminal.press("e")
        terminal.wait_for("for everybody and for good?")
        terminal.press("y")
        terminal.wait_for("closed", "Digest")
        terminal.press("q")
        assert terminal.left() == 0
        terminal.wait_for("The room goes on.", "callcraft contest screen")
    with Terminal("contest", "screen", data=tmp_path / "data") as terminal:
        terminal.wait_for("end the host")
        terminal.press("e")
        terminal.wait_for("End the host?")
        terminal.press("y")
        assert terminal.left() == 0
        terminal.wait_for("The host has ended.")
    run(tmp_path, "contest", "stop", "--yes")
    assert processes_of(tmp_path) == {}
    assert "place" in run(tmp_path, "contest", "results").stdout


def test_a_screen_outlives_its_host_and_goes_on_with_the_next(tmp_path: Path) -> None:
    log = tmp_path / "log"
    arguments = ("host", "parcel", "--name", "Spring", "--file", str(log))
    with Terminal(*arguments, data=tmp_path / "data") as terminal:
        terminal.wait_for("Spring", "Nobody is in yet")
        (host,) = (number for number, told in processes_of(tmp_path).items() if "--json" in told)
        os.kill(host, signal.SIGKILL)
        terminal.wait_for("The host does not answer.", "Its host has ended.")
        terminal.press("s")
        terminal.wait_for("Do it again once it is back.")
        again = subprocess.Popen(
            [*CALLCRAFT, "host", "--resume", str(log), "--headless"],
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
        )
        try:
            terminal.wait_for("people come in", "Nobody is in yet")
            terminal.press("f")
            terminal.wait_for("The board is frozen")
            terminal.press("e")
            terminal.wait_for("for everybody and for good?")
            terminal.press("y")
            terminal.wait_for("Digest")
            terminal.press("e")
            terminal.wait_for("End the host?")
            terminal.press("y")
            assert terminal.left() == 0
            assert again.wait(20) == 0
        finally:
            again.kill()
            again.wait()
    assert processes_of(tmp_path) == {}


def test_what_is_wrong_is_told_where_it_was_typed(tmp_path: Path) -> None:
    with Terminal("host", "parcel", "--bind", EVERYWHERE, data=tmp_path / "data") as terminal:
        assert terminal.left() == 2
        assert "--insecure-lan" in terminal.raw
    assert processes_of(tmp_path) == {}


def test_ctrl_c_before_it_is_ready_leaves_nothing_behind(tmp_path: Path) -> None:
    with Terminal("host", "parcel", data=tmp_path / "data") as terminal:
        terminal.wait_for("Starting the host")
        terminal.press("\x03")
        # It may just have been ready: then ctrl+c says how to leave its screen.
        terminal.wait_until(lambda text: "Stopped." in text or "press q" in text, "an answer")
    run(tmp_path, "contest", "stop", "--yes")
    assert processes_of(tmp_path) == {}
