"""A snapshot holds the whole room, and is never believed against the log."""

import asyncio
import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.contest.audit.audit import audit_of
from game.contest.host.clock import ContestClock
from game.contest.host.room import HeldRoom
from game.contest.host.storage.loading import load_room
from game.contest.host.storage.making import LoadedRoom, RoomPlan, make_room, take_up
from game.contest.host.storage.snapshot import room_from, snapshot_of
from game.contest.host.storage.snapshot_writer import SnapshotWriter
from game.contest.log import (
    LogFile,
    LogPosition,
    LogSnapshot,
    LogWriter,
    read_snapshot,
    snapshot_path,
    write_snapshot,
)
from game.contest.rules.apply import apply
from game.contest.rules.events import TimeNoted
from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    FreezeBoard,
    GiveTime,
    GoToCall,
    PauseRoom,
    RemoveSeat,
    ResumeRoom,
    StartRoom,
    TakeSeat,
)
from game.contest.wire.event_text import event_to_text
from game.view.commands import HearOut, KeepListening, PickUp, PutDown
from tests.contest.host.stage import LEVELS
from tests.contest.rooms import FACILITATOR, STRANGER, Story, do, fewer, stories


@fewer
@given(stories(longest=10), st.data())
def test_it_holds_the_whole_room(story: Story, data: st.DataObject) -> None:
    split = data.draw(st.integers(1, len(story.events)))
    room = Story.of(story.room.levels, story.events[0]).room  # type: ignore[arg-type]
    for event in story.events[1:split]:
        room = apply(room, event)
    again = room_from(snapshot_of(room), story.levels)
    assert again == room
    for event in story.events[split:]:
        assert again is not None
        again, room = apply(again, event), apply(room, event)
        assert again == room
    assert again is not None
    for number, seat in room.seats.items():
        for call, other in zip(seat.calls, again.seats[number].calls, strict=True):
            assert other.turns == call.turns
            assert other.replayed() == call.turns


def test_it_holds_what_is_seldom_so() -> None:
    story = Story.of([LEVELS[0].level, LEVELS[0].level]).begin(2)
    story.ask(FACILITATOR, GiveTime(1, 1_333))
    assert not do(story, PickUp(), 900)
    assert not do(story, HearOut(), 500)
    assert not do(story, KeepListening(), 701, delay=200)
    story.ask(FACILITATOR, PauseRoom(), 300)
    story.ask(FACILITATOR, ResumeRoom(), 5_000)
    story.ask(FACILITATOR, FreezeBoard(), 10)
    story.ask(FACILITATOR, AdmitLate(), 10)
    story.ask(FACILITATOR, RemoveSeat(2), 10)
    story.ask(FACILITATOR, PauseRoom(), 10)
    room, call = story.room, story.room.seats[1].call
    assert all((room.stood, room.frozen, room.admits, room.paused, call.carry, call.credit))
    assert room_from(snapshot_of(room), story.levels) == room


@fewer
@given(stories(longest=3), st.data())
def test_anything_else_is_none(story: Story, data: st.DataObject) -> None:
    whole = snapshot_of(story.room)
    place = data.draw(st.integers(0, len(whole) - 1))
    assert room_from(whole[:place], story.levels) is None
    odd = data.draw(st.sampled_from([b'"', b"9", b"-", b"[", b"\xff", b"\n", b"null", b"1e9"]))
    # It may still be one, of another room: then there is nothing to find wrong in it.
    room_from(whole[:place] + odd + whole[place + 1 :], story.levels)
    assert room_from(whole, {}) is None


@pytest.mark.parametrize(
    ("key", "value"), [("format", 2), ("rules", 99), ("release", "0.0"), ("room", "00")]
)
def test_one_of_another_program_or_room_is_none(key: str, value: object) -> None:
    story = played()
    head, _, rest = snapshot_of(story.room).partition(b"\n")
    other = json.dumps({**json.loads(head), key: value}).encode()
    assert room_from(other + b"\n" + rest, story.levels) is None


def played() -> Story:
    """Return a room in which one seat is in its second call and one has done nothing."""
    story = Story.of([LEVELS[0].level, LEVELS[0].level])
    fill(story)
    return story


def fill(story: Story) -> None:
    """Let something happen in a room."""
    for name in ("Ann", "Bo"):
        story.ask(STRANGER, TakeSeat(name, len(name)))
    story.ask(FACILITATOR, StartRoom(0))
    assert not any(do(story, act, 900) for act in (PickUp(), HearOut(), KeepListening()))
    assert not do(story, PutDown(), 4_000)
    assert not story.play(1, GoToCall(1)).refusal
    assert not do(story, PickUp(), 500)


def made(path: Path) -> tuple[LogFile, Story]:
    """Return a log in which a room was played so far, and the room."""
    loaded = make_room(path, RoomPlan((LEVELS[0], LEVELS[0])))
    story = Story(loaded.room)
    fill(story)
    loaded.log.append([event_to_text(event) for event in story.events])
    return loaded.log, story


def keep(log: LogFile, story: Story, data: bytes | None = None) -> LogPosition:
    """Put a snapshot of a room beside its log."""
    write_snapshot(log.path, LogSnapshot(log.last, data or snapshot_of(story.room)))
    return log.last


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every time that a log is gone through from its beginning."""
    whole: list[object] = []
    fold = load_room.__globals__["state_of"]

    def state_of(*values: object) -> object:
        whole.append(values)
        return fold(*values)

    monkeypatch.setattr("game.contest.host.storage.loading.state_of", state_of)
    return whole


def test_a_room_is_taken_up_from_it(tmp_path: Path, opened: list[object]) -> None:
    log, story = made(tmp_path / "log")
    keep(log, story)
    opened.clear()
    later = TimeNoted(story.room.at + 1_000)
    log.append([event_to_text(later)])
    assert load_room(log) == (apply(story.room, later), "")
    assert not opened
    log.close()
    loaded = take_up(log.path)
    loaded.log.close()
    assert not opened
    assert loaded.room == apply(story.room, later)
    assert loaded.notice == ""


def test_without_a_whole_one_the_log_is_gone_through(tmp_path: Path, opened: list[object]) -> None:
    log, story = made(tmp_path / "log")
    opened.clear()
    assert load_room(log) == (story.room, "")
    keep(log, story)
    torn = snapshot_path(log.path)
    torn.write_bytes(torn.read_bytes()[:-9])
    assert load_room(log) == (story.room, "")
    keep(log, story, b"something else")
    assert load_room(log) == (story.room, "")
    keep(log, story, snapshot_of(evolve(story.room, limit=1))[:-9])
    assert load_room(log) == (story.room, "")
    # Of another room, further on than this one.
    other = snapshot_of(evolve(story.room, opened=evolve(story.room.opened, title="Other")))
    write_snapshot(log.path, LogSnapshot(LogPosition(99, bytes(32)), other))
    assert load_room(log) == (story.room, "")
    log.close()
    assert len(opened) == 5


def test_missing_entries_are_told(tmp_path: Path) -> None:
    log, story = made(tmp_path / "log")
    write_snapshot(
        log.path,
        LogSnapshot(LogPosition(log.last.number + 3, bytes(32)), snapshot_of(story.room)),
    )
    log.close()
    loaded = take_up(log.path)
    assert "3 entries are missing" in loaded.notice
    assert loaded.room == story.room
    write_snapshot(log.path, LogSnapshot(LogPosition(4, bytes(32)), snapshot_of(story.room)))
    assert "up to entry 4 is not what stands there now" in load_room(loaded.log)[1]
    loaded.log.close()


def test_an_edited_one_changes_no_results(tmp_path: Path, opened: list[object]) -> None:
    log, story = made(tmp_path / "log")
    honest = audit_of(log)
    seat = story.room.seats[2]
    meters = evolve(seat.call.state.meters, satisfaction=100_000)
    call = evolve(seat.call, state=evolve(seat.call.state, meters=meters))
    better = evolve(story.room, seats={**story.room.seats, 2: evolve(seat, call=call)})
    keep(log, story, snapshot_of(better))
    opened.clear()
    assert load_room(log)[0] != story.room
    assert not opened
    assert audit_of(log) == honest
    log.close()


def test_one_that_the_rest_does_not_fit_is_let_go(tmp_path: Path, opened: list[object]) -> None:
    log, story = made(tmp_path / "log")
    keep(log, story, snapshot_of(evolve(story.room, at=story.room.at + 9_999)))
    later = TimeNoted(story.room.at + 1_000)
    log.append([event_to_text(later)])
    opened.clear()
    assert load_room(log) == (apply(story.room, later), "")
    assert opened
    log.close()


async def _ended(loaded: LoadedRoom, every: int) -> SnapshotWriter:
    """Hold a room, let something happen and end; return what wrote its snapshots."""
    log = loaded.log
    writer = LogWriter(log)
    held = HeldRoom(loaded.room, log.last.number, writer, ContestClock(lambda: 0.0, 0))
    snapshots = SnapshotWriter(log, held, every=every)
    for number in range(3):
        await held.ask(STRANGER, TakeSeat(f"name-{number}", number))
        snapshots.look()
    await held.ask(FACILITATOR, EndRoom())
    writer.close()
    await snapshots.finish()
    assert held.number == log.last.number
    return snapshots


@pytest.mark.parametrize("every", [1, 2, 1_000])
def test_a_host_that_ends_leaves_one(tmp_path: Path, every: int, opened: list[object]) -> None:
    loaded = make_room(tmp_path / "log", RoomPlan(LEVELS))
    asyncio.run(_ended(loaded, every))
    snapshot = read_snapshot(loaded.log.path)
    assert snapshot is not None
    assert snapshot.position == loaded.log.last
    opened.clear()
    room, _ = load_room(loaded.log)
    loaded.log.close()
    assert not opened
    assert len(room.seats) == 3
    assert room.closed is not None


def test_one_that_cannot_be_written_is_no_failure_and_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    loaded = make_room(tmp_path / "log", RoomPlan(LEVELS))
    snapshot_path(loaded.log.path).mkdir()
    snapshots = asyncio.run(_ended(loaded, 1))
    loaded.log.close()
    assert snapshots.failed is not None
    assert "no snapshot of it can be written" in str(snapshots.failed)
    assert [record.message.count("Nothing is lost") for record in caplog.records] == [1]
