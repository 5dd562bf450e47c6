"""A board as it is typed: on the host's machine, and on another one with a file."""

import stat
from pathlib import Path

import pytest

from game import cli
from game.contest.host.storage.making import RoomPlan, make_room
from game.contest.identity.tokens import new_token
from game.contest.place.keys import read_keys
from game.contest.place.rooms import note_room
from game.exits import FAILED, MISUSED
from tests.contest.host.stage import LEVELS

ADDRESS = "http://192.0.2.1:8137"


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the log of a room whose host is gone."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    make_room(tmp_path / "room", RoomPlan(LEVELS, "Onboarding")).log.close()
    note_room(tmp_path / "room")
    return tmp_path / "room"


def said(capsys: pytest.CaptureFixture[str], *typed: str, code: int) -> str:
    """Type a command that shows a board, and return all that it says."""
    assert cli.main(("contest", "board", *typed)) == code, capsys.readouterr()
    output = capsys.readouterr()
    return output.out + output.err


def test_the_secret_is_written_alone_and_for_its_owner(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "--write-secret", "wall", code=0)
    assert "callcraft contest board ADDRESS --secret-file FILE" in text
    keys = read_keys(room)
    assert Path("wall").read_text() == f"{keys.board}\n"
    assert stat.S_IMODE(Path("wall").stat().st_mode) == 0o600
    assert keys.board not in text
    assert "wall already" in said(capsys, "--write-secret", "wall", code=MISUSED)


def test_what_does_not_go_together_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--write-secret" in said(capsys, ADDRESS, code=MISUSED)
    assert "go with the ADDRESS" in said(capsys, "--secret-file", "wall", code=MISUSED)
    assert "--room names" in said(capsys, ADDRESS, "--room", "room", code=MISUSED)
    assert "no file" in said(capsys, ADDRESS, "--secret-file", "wall", code=MISUSED)
    Path("wall").write_text("nothing of the kind")
    assert "no secret" in said(capsys, ADDRESS, "--secret-file", "wall", code=MISUSED)
    Path("wall").write_text(new_token())
    typed = (ADDRESS, "--secret-file", "wall", "--cafile", "none")
    assert "none cannot be used" in said(capsys, *typed, code=MISUSED)
    assert "no address" in said(capsys, "a b", "--secret-file", "wall", code=MISUSED)
    assert "no terminal" in said(capsys, ADDRESS, "--secret-file", "wall", code=MISUSED)


def test_a_link_is_printed_of_this_machine_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--page prints" in said(capsys, ADDRESS, "--page", code=MISUSED)
    assert "--page prints" in said(capsys, "--page", "--write-secret", "wall", code=MISUSED)
    assert not Path("wall").exists()
    assert "--json goes with --page" in said(capsys, "--json", code=MISUSED)
    assert "No host holds the room" in said(capsys, "--page", code=FAILED)


def test_a_room_that_nobody_holds_has_no_board(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No host holds the room" in said(capsys, code=FAILED)
