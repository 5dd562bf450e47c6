"""Which rooms there are on a machine, and ending the host of one, as they are typed."""

import json
from pathlib import Path

import pytest

from game.contest.host.storage.making import RoomPlan, make_room
from game.contest.place.keys import keys_path
from game.contest.place.rooms import is_held, note_room
from game.exits import FAILED, MISUSED
from tests.cli.test_competition import led, left, room, said
from tests.contest.host.processes import hosted
from tests.contest.host.stage import LEVELS

__all__ = ["led", "left", "room"]


def test_no_room_is_known_at_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No room of yours is known" in said(capsys, "contest", "rooms")
    assert json.loads(said(capsys, "contest", "rooms", "--json")) == []


def test_rooms_are_listed_the_newest_first(led: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("gone", "damaged", "beginning"):
        make_room(led.with_name(name), RoomPlan(LEVELS, name.title())).log.close()
        note_room(led.with_name(name))
    led.with_name("damaged").write_bytes(b"no log")
    beginning = make_room(led.with_name("begun"), RoomPlan(LEVELS, "Begun"))
    note_room(led.with_name("begun"))
    try:
        rows = said(capsys, "contest", "rooms").splitlines()
        found = json.loads(said(capsys, "contest", "rooms", "--json"))
    finally:
        beginning.log.close()
    told = dict(zip((Path(row.strip()).name for row in rows[1::2]), rows[::2], strict=True))
    assert told["room"].startswith("Onboarding: people come in, 2 players, at http://127.0.0.1:")
    assert told["gone"] == "Gone: 0 players; no host holds it, and it is not closed"
    assert told["begun"] == "A room: held; Its host has only begun. Look again in a moment."
    assert told["damaged"].startswith("A room: ")
    by_name = {Path(each["log"]).name: each for each in found}
    assert by_name["room"]["phase"] == "lobby"
    assert (by_name["room"]["held"], by_name["gone"]["held"]) == (True, False)
    assert by_name["room"]["players"] == 2


def test_a_host_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    with hosted(tmp_path, "--file", "log") as host:
        log = tmp_path / "log"
        assert host.keys == keys_path(log)
        assert "write --yes with it" in said(capsys, "contest", "stop", code=MISUSED)
        words = said(capsys, "contest", "stop", "--yes")
        assert "the room is not closed" in words
        assert f"--resume {log}" in words
        assert host.process.wait(10) == 0
        assert not is_held(log)
    assert "No host holds the room" in said(capsys, "contest", "stop", "--yes", code=FAILED)
