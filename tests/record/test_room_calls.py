"""What came of calls in rooms: kept, found again, and never in the way of anything."""

from pathlib import Path

import pytest
from attrs import evolve

from game.play.debrief import debrief
from game.record.room_calls import RoomResult, keep_result, kept_results
from tests.play.tiny import GOOD_CALL, tiny_turns

RESULT = RoomResult(
    room="Onboarding",
    origin="http://192.168.1.20:8137",
    code="7K3M9QXA",
    seat=3,
    call=0,
    played_at="2026-11-30T18:00:00+00:00",
    place=2,
    players=20,
    debrief=debrief(tiny_turns(*GOOD_CALL)),
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of one's own, which is not there yet."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_nothing_was_kept_where_nothing_was_played() -> None:
    assert kept_results() == []


def test_what_was_kept_is_found_again_the_latest_first() -> None:
    later = evolve(RESULT, played_at="2026-12-01T09:00:00+00:00", code="00000000")
    second = evolve(RESULT, call=1, room="\x1b[2J\u202e[b]")
    for each in (second, RESULT, later):
        keep_result(each)
    assert kept_results() == [later, RESULT, second]


def test_the_same_call_is_kept_once(data: Path) -> None:
    keep_result(RESULT)
    keep_result(evolve(RESULT, place=1))
    assert [each.place for each in kept_results()] == [1]
    assert len(list((data / "rooms-played").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 9_999, b'{"version":1,"value":3}'])
def test_what_cannot_be_read_is_left_out(data: Path, content: bytes) -> None:
    keep_result(RESULT)
    (data / "rooms-played" / "odd.json").write_bytes(content)
    (data / "rooms-played" / "folder.json").mkdir()
    assert kept_results() == [RESULT]
