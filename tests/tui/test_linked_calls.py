"""Calls that open after others, and callers who remember what became of their last call."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.call import Answer, HangUp, Past, Recall, Say
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.record import LiveCall
from game.tui.app import CallcraftApp
from game.tui.level_list import Entry
from game.tui.records import KeptRecords, Records
from game.tui.run_context import RunContext
from game.tui.screens.brief import BriefScreen
from game.tui.screens.call import CallScreen
from game.tui.screens.shift import ShiftScreen
from game.tui.shift_run import ShiftRun
from game.tui.widgets.choice import Choice
from game.tui.widgets.key_line import KeyLine
from tests.lines import session_of
from tests.tui.linked_pack import entries_of, linked_pack, new_session
from tests.tui.stage import SEED, HandClock, MemoryRecords, app_with, hear_out, listed, until
from tests.tui.test_sizes import drawn, words

SIZE = (80, 24)
HELPED, LET_DOWN = 0, 1


@pytest.fixture(params=["memory", "kept"])
def records(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Records]:
    """Records in memory, and those in a folder."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    kept = MemoryRecords() if request.param == "memory" else KeptRecords()
    yield kept
    kept.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The folder of a pack whose calls hang together."""
    folder = tmp_path / "pack"
    folder.mkdir()
    return linked_pack(folder)


def play(records: Records, entry: Entry, reply: int, at: str = "2026-01-01T10:00:00Z") -> None:
    """Play a call to its end and keep it."""
    records.keep(LiveCall(ended(entry, reply), entry.origin, at))


def ended(entry: Entry, reply: int) -> Session:
    """Return a call that was played to its end by one reply."""
    session = new_session(entry)
    session.send(Answer())
    session.send(Say(reply))
    assert session.state.over
    return session


def leave(records: Records, entry: Entry, at: str) -> None:
    """Answer a call, leave it, and keep that."""
    session = new_session(entry)
    session.send(Answer())
    records.keep(LiveCall(session, entry.origin, at))


def test_a_call_opens_once_the_one_before_it_was_played_to_its_end(
    records: Records, pack: Path
) -> None:
    first, second, third = entries_of(records, pack)
    assert (first.opens_after, third.opens_after) == ((), ())
    assert second.opens_after == ("The first call",)
    leave(records, first, "2026-01-01T09:00:00Z")
    assert entries_of(records, pack)[1].opens_after == ("The first call",)
    play(records, first, LET_DOWN)
    assert entries_of(records, pack)[1].opens_after == ()


def test_a_caller_remembers_the_latest_call_that_ended(records: Records, pack: Path) -> None:
    first, _, third = entries_of(records, pack)
    assert third.recall is None
    play(records, first, LET_DOWN, "2026-01-01T10:00:00Z")
    assert entries_of(records, pack)[2].recall == Recall(Past.LET_DOWN)
    play(records, first, HELPED, "2026-01-01T11:00:00Z")
    leave(records, first, "2026-01-01T12:00:00Z")
    recall = entries_of(records, pack)[2].recall
    assert recall is not None
    assert recall.past is Past.HELPED
    assert (recall.clues, recall.promises) == (("gate",), ("call-back",))


def test_a_call_hung_up_on_is_remembered_as_such(records: Records, pack: Path) -> None:
    first, _, _ = entries_of(records, pack)
    session = new_session(first)
    session.send(Answer())
    session.send(HangUp())
    records.keep(LiveCall(session, first.origin, "2026-01-01T10:00:00Z"))
    _, second, third = entries_of(records, pack)
    assert second.opens_after == ()
    assert third.recall == Recall(Past.LET_DOWN)


def test_a_file_that_cannot_be_read_locks_nothing(pack: Path) -> None:
    (pack / "first.yaml").write_text("title: [", encoding="utf-8")
    _, second, third = entries_of(MemoryRecords(), pack)
    assert second.opens_after == ()
    assert third.recall is None


async def test_a_call_that_is_not_open_says_why_to_key_enter_and_mouse(pack: Path) -> None:
    records = MemoryRecords()
    app = app_with(None, records=records, pack=pack)
    async with app.run_test(size=SIZE) as pilot:
        menu = await listed(pilot)
        assert "opens after: The first call" in drawn(app)
        foot = menu.query_one(KeyLine)
        for step in ("2", "down enter", "click"):
            foot.remove_class("-noticing")
            if step == "click":
                await pilot.click(menu.query(Choice)[1])
            else:
                await pilot.press(*step.split())
            await pilot.pause()
            assert app.screen is menu
            assert foot.has_class("-noticing")
        assert "played this to its end: The first call." in drawn(app)
        play(records, entries_of(records, pack)[0], HELPED)
        await pilot.press("question_mark", "escape")
        await until(pilot, lambda: "opens after" not in drawn(app))
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))


@pytest.mark.parametrize(
    ("reply", "told", "first_words"),
    [
        (HELPED, "You have spoken with Amara before: you helped them then.", "You did ring."),
        (LET_DOWN, "You have spoken with Amara before, and they were let down.", "You never rang."),
    ],
)
async def test_the_brief_says_that_you_have_spoken_and_the_call_opens_so(
    pack: Path, reply: int, told: str, first_words: str
) -> None:
    records, clock = MemoryRecords(), HandClock()
    play(records, entries_of(records, pack)[0], reply)
    app = app_with(None, records=records, clock=clock, pack=pack)
    async with app.run_test(size=SIZE) as pilot:
        await listed(pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.pause()
        assert told in drawn(app)
        await pilot.press("enter")
        await hear_out(pilot, clock)
        call = app.screen
        assert isinstance(call, CallScreen)
        assert first_words in drawn(app)
        assert isinstance(session_of(call).events[0], Recall)
        helped = reply == HELPED
        assert "Learned: The gate code" not in drawn(app)
        assert ("to keep in this call" in drawn(app)) is helped
        assert ("From the last call: The gate code" in drawn(app)) is helped
        promised = "From the last call, promised: Ring Amara on Thursday."
        assert words(drawn(app)).count("From the last call") == (2 if helped else 0)
        texts = [passage.text for passage in call.view.passages]
        assert texts.count(promised) == helped
        assert not any(text.startswith("Promised") for text in texts)


async def test_in_a_shift_the_brief_says_so_too(pack: Path) -> None:
    records, clock = MemoryRecords(), HandClock()
    first, second, third = entries_of(records, pack)
    run = ShiftRun([first, third, second])
    app = CallcraftApp(RunContext(records, Pace(Clock.UNTIMED), SEED, clock), run=run)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "is calling." in drawn(app))
        assert "You have spoken" not in drawn(app)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, ShiftScreen))
        run.shift.count(ended(first, HELPED))
        await pilot.press("enter")
        told = "You have spoken with Amara before: you helped them then."
        await until(pilot, lambda: told in drawn(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        call = app.screen
        assert isinstance(call, CallScreen)
        assert isinstance(session_of(call).events[0], Recall)


async def test_the_menu_of_a_pack_bears_its_title(pack: Path) -> None:
    async with app_with(None, pack=pack).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Three calls that hang together" in drawn(pilot.app))
        await until(pilot, lambda: "The first call" in drawn(pilot.app))
    async with app_with(None).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "not played yet" in drawn(pilot.app))
        assert "difficult calls, practised safely" in drawn(pilot.app)


async def test_a_caller_nobody_has_spoken_with_is_left_to_the_level(pack: Path) -> None:
    app = app_with(None, pack=pack)
    async with app.run_test(size=SIZE) as pilot:
        await listed(pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.pause()
        assert "spoken" not in drawn(app)
        await pilot.press("enter")
        call = app.screen
        assert isinstance(call, CallScreen)
        assert not any(isinstance(event, Recall) for event in session_of(call).events)


def test_a_session_is_remembered_only_by_its_own_level(pack: Path) -> None:
    records = MemoryRecords()
    _, second, third = entries_of(records, pack)
    assert second.level is not None
    session = Session(second.level, 1)
    session.send(Answer())
    session.send(HangUp())
    records.keep(LiveCall(session, second.origin, "2026-01-01T10:00:00Z"))
    assert entries_of(records, pack)[2].recall is None
    assert third.recall is None
