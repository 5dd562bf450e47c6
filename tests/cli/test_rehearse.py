"""A rehearsal as it is typed: bots come, say what happens to them, and go."""

import signal
import subprocess
from pathlib import Path

import pytest
from attrs import evolve

from game import cli
from game.contest.place.keys import read_keys, write_keys
from game.contest.place.rooms import note_room
from game.contest.rules.requests import EndRoom, StartRoom
from game.contest.wire.messages import Lead
from game.exits import FAILED
from tests.cli.program import CALLCRAFT, environment
from tests.contest.client.threads import real_host
from tests.contest.host.processes import hosted

OUT = "All bots are out. Their seats stay in the room."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a data folder of its own."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_room_it_says_how_to_host_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(("contest", "rehearse", "3")) == FAILED
    assert "callcraft host" in capsys.readouterr().err


def test_bots_are_taken_out_after_their_time_and_have_nothing_to_play_after_the_close(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with real_host(home) as (loop, stage):
        room = stage.loaded.log.path
        note_room(room)
        write_keys(room, evolve(read_keys(room), address=stage.url.removesuffix("/room")))
        typed = ("contest", "rehearse", "3", "--minutes", "0.02", "--speed", "100")
        assert cli.main(typed) == 0
        said = capsys.readouterr().out
        assert "3 bots come into the room" in said
        assert "Bot 1 (good) is in." in said
        assert OUT in said
        lead = loop.do(stage.leads())
        loop.do(lead.done(Lead(1, StartRoom(0))))
        loop.do(lead.done(Lead(2, EndRoom())))
        assert cli.main(typed) == FAILED
        assert "The room is closed" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="processes are not interrupted so there")
def test_ctrl_c_takes_all_bots_out(home: Path) -> None:
    with hosted(home):
        bots = subprocess.Popen(
            [*CALLCRAFT, "contest", "rehearse", "2", "--speed", "100"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=home,
            env=environment(home),
        )
        assert bots.stdout is not None
        while "is in." not in bots.stdout.readline():
            assert bots.poll() is None
        bots.send_signal(signal.SIGINT)
        said, _ = bots.communicate(timeout=30)
    assert bots.returncode == 0
    assert said.endswith(f"{OUT}\n")
