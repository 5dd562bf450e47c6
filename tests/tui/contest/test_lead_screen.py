"""The facilitator's screen before a host that runs: every key, and what the room makes of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.contest.audit.audit import audit_from_text
from game.contest.audit.verify import verify
from game.contest.client.link import LinkState
from game.contest.rules.clock import RoomPhase, phase_at
from game.contest.rules.state import RoomState
from game.tui.contest.lead import lead_screen, lead_steps
from game.tui.contest.lead.lead_app import LeadApp
from game.tui.contest.lead.lead_help import LeadHelpScreen
from game.tui.contest.lead.lead_screen import LeadScreen
from game.tui.contest.lead.seat_board import SeatBoard
from game.tui.contest.lead.sure_screen import SureScreen
from game.tui.contest.lead.text_question import TextQuestion
from game.tui.contest.review.review_screen import ReviewScreen
from game.tui.widgets.key_line import KeyLabel
from tests.contest.host.stage import Person, Stage
from tests.tui.contest.lead_stage import NAMES, StillApp, leading, lobby, running, shows, text_of
from tests.tui.stage import until


@asynccontextmanager
async def two_in(folder: Path) -> AsyncIterator[tuple[Stage, Pilot[None], list[Person]]]:
    """Lead a room in which Ann and Bob are."""
    async with leading(folder) as (stage, pilot):
        people = [await stage.joins(name) for name in ("Ann", "Bob")]
        await shows(pilot, "2 are in")
        yield stage, pilot, people


def room_of(stage: Stage) -> RoomState:
    """Return the room as its log has it."""
    return stage.server.held.on_disk


def offered(pilot: Pilot[None]) -> set[str]:
    """Return what the keys at the foot do that are offered now."""
    return {
        label.hint.does for label in pilot.app.screen.query(KeyLabel) if not label.has_class("-out")
    }


def phase_of(stage: Stage) -> RoomPhase:
    """Return what a room is doing."""
    return phase_at(room_of(stage), stage.server.held.now)


async def test_people_come_in_and_the_newest_stands_first(tmp_path: Path) -> None:
    async with leading(tmp_path) as (stage, pilot):
        await shows(pilot, "Nobody is in yet", "This machine has no address")
        people = [await stage.joins("Ann")]
        await shows(pilot, "1 is in.")
        people.append(await stage.joins("Bob"))
        await shows(pilot, "2 are in.")
        shown = text_of(pilot.app)
        assert shown.index("Bob") < shown.index("Ann")
        await people[1].socket.close()
        await shows(pilot, "1 of 2 gone: Bob")


async def test_the_room_is_led_by_its_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lead_steps, "COUNTDOWN", 1_200)
    async with two_in(tmp_path) as (stage, pilot, _):
        await pilot.press("p")
        await shows(pilot, "The room has not begun yet.")
        await pilot.press("u", "u")
        await shows(pilot, "There is nothing to take back.")
        await pilot.press("a")
        await until(pilot, lambda: room_of(stage).admits)
        await shows(pilot, "Late comers are let in.")
        await until(pilot, lambda: "late no more" in offered(pilot))
        await pilot.press("u", "u")
        await until(pilot, lambda: not room_of(stage).admits)
        await pilot.press("s")
        await until(pilot, lambda: room_of(stage).starts is not None)
        await shows(pilot, "about to begin", "The calls begin in")
        await until(pilot, lambda: phase_of(stage) is RoomPhase.RUNNING)
        await shows(pilot, "running")
        await until(pilot, lambda: "pause" in offered(pilot))
        await pilot.press("space")
        await until(pilot, lambda: room_of(stage).paused is not None)
        await shows(pilot, "p lets them run on")
        await until(pilot, lambda: "go on" in offered(pilot))
        await pilot.press("u", "u")
        await until(pilot, lambda: room_of(stage).paused is None)
        await until(pilot, lambda: "pause" in offered(pilot))


async def test_the_board_is_frozen_and_shown(tmp_path: Path) -> None:
    async with two_in(tmp_path) as (stage, pilot, _):
        await stage.begins()
        await shows(pilot, "running")
        await pilot.press("f")
        await until(pilot, lambda: room_of(stage).frozen is not None)
        await shows(pilot, "Frozen for")
        assert "unfreeze" in offered(pilot)
        await pilot.press("u", "u")
        await until(pilot, lambda: room_of(stage).frozen is None)
        await shows(pilot, "Everybody sees it as it is.")
        assert "freeze" in offered(pilot)
        await pilot.press("f")
        await shows(pilot, "Frozen for")
        await pilot.press("f")
        await until(pilot, lambda: room_of(stage).frozen is None)
        # What everybody has seen, nothing takes back; the freezing before it can be.
        await shows(pilot, "The board is shown as it is.")


async def test_the_room_runs_longer(tmp_path: Path) -> None:
    async with two_in(tmp_path) as (stage, pilot, _):
        for typed, told in (("x", "Type minutes"), ("0", "Type minutes"), ("9999", "up to 1440")):
            await pilot.press("l", *typed, "enter")
            await shows(pilot, told)
        await pilot.press("l", "7", "escape")
        await pilot.press("l", "enter")
        assert room_of(stage).limit == 20 * 60_000
        await pilot.press("l", *"2.5", "enter")
        await shows(pilot, "The room runs for 22:30 in all.")
        assert room_of(stage).limit == 1_350_000


async def test_a_seat_is_marked_and_renamed_and_given_time(tmp_path: Path) -> None:
    async with two_in(tmp_path) as (stage, pilot, _):
        await pilot.press("n")
        await shows(pilot, "Mark somebody first")
        await pilot.press("down", "down")
        await shows(pilot, "Ann, seat 1")
        await pilot.press("n", *["backspace"] * 3, *"Anna", "enter")
        await shows(pilot, "is called Anna now")
        assert stage.server.hall.register.name_of(1) == "Anna"
        await pilot.press("n", *["backspace"] * 4, *"Bob", "enter")
        await shows(pilot, "Bob is in this room already.")
        await pilot.press("u", "u")
        await until(pilot, lambda: stage.server.hall.register.name_of(1) == "Ann")
        await pilot.press("g", "9", "enter")
        await shows(pilot, "Type a number from 1 to 4")
        await pilot.press("g", *"1,5", "enter")
        await until(pilot, lambda: room_of(stage).seats[1].share == 1_500)
        await shows(pilot, "1.5x time")
        await pilot.press("u", "u")
        await until(pilot, lambda: room_of(stage).seats[1].share == 1_000)
        await pilot.press("escape")
        await shows(pilot, "↑ ↓ mark somebody")


async def test_what_hurts_is_asked_first(tmp_path: Path) -> None:
    async with two_in(tmp_path) as (stage, pilot, people):
        await pilot.press("down", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, SureScreen))
        # The key that asked, once more, and what is marked at first.
        await pilot.press("x", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeadScreen))
        await pilot.press("x", "escape")
        assert not room_of(stage).seats[2].removed
        await pilot.press("x", "y")
        await until(pilot, lambda: room_of(stage).seats[2].removed)
        await shows(pilot, "taken out")
        await people[0].socket.close()
        await shows(pilot, "1 of 1 gone")
        await pilot.press("s", "n")
        assert room_of(stage).starts is None
        await pilot.press("s", "y")
        await until(pilot, lambda: room_of(stage).starts is not None)
        await pilot.press("e", "e", "n")
        assert room_of(stage).closed is None
        await pilot.press("e", "y")
        await until(pilot, lambda: room_of(stage).closed is not None)
        await shows(pilot, "closed", "Digest", stage.server.hall.digest()[:40])


async def test_a_closed_room_has_results_and_its_host_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    async with two_in(tmp_path) as (stage, pilot, _):
        await pilot.press("r")
        await shows(pilot, "Calls are looked back on once the room is closed.")
        await pilot.press("w")
        await shows(pilot, "these are no final results")
        await stage.begins()
        await shows(pilot, "running")
        await pilot.press("e", "y")
        await shows(pilot, "closed")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeadScreen))
        await pilot.press("w")
        await until(pilot, (here / "room-results-2.audit").exists)
        await shows(pilot, "Written in", "room-results-2.csv")
        assert sorted(file.name for file in here.iterdir()) == [
            *("room-results-2.audit", "room-results-2.csv", "room-results-2.json"),
            *("room-results.audit", "room-results.csv", "room-results.json"),
        ]
        audit = audit_from_text((here / "room-results-2.audit").read_text(encoding="utf-8"))
        verdict = verify(audit)
        assert (verdict.findings, verdict.open) == ((), False)
        assert verdict.digest[:40] in text_of(pilot.app)
        await pilot.press("e", "y")
        await until(pilot, lambda: stage.server.hall.stop_asked)
        app = pilot.app
        assert isinstance(app, LeadApp)
        await until(pilot, lambda: app.host_stopped)


async def test_help_is_there_and_q_only_leaves(tmp_path: Path) -> None:
    async with two_in(tmp_path) as (stage, pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeadHelpScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeadScreen))
        await pilot.press("q")
        await until(pilot, lambda: not pilot.app.is_running)
        assert room_of(stage).closed is None
        assert not stage.server.hall.stop_asked


async def test_keys_are_clicked_and_so_are_rows(tmp_path: Path) -> None:
    async with two_in(tmp_path) as (stage, pilot, _):
        labels = {label.hint.does: label for label in pilot.app.screen.query(KeyLabel)}
        await pilot.click(labels["let late in"])
        await until(pilot, lambda: room_of(stage).admits)
        await pilot.click(SeatBoard, offset=(3, 2))
        await shows(pilot, "Ann, seat 1")
        await pilot.click(labels["rename"])
        await until(pilot, lambda: isinstance(pilot.app.screen, TextQuestion))


async def test_a_host_that_is_gone_is_told_and_nothing_is_kept_for_later() -> None:
    app = StillApp(running(*NAMES))
    async with app.run_test() as pilot:
        await shows(pilot, "12:34")
        app.lead.see(LinkState.RECONNECTING)
        await shows(pilot, "The room's clock stands while it is gone.")
        await shows(pilot, "Its host has ended.", "callcraft host --resume room --headless")
        asked = list(app.asked)
        for key in ("p", "f", "w", "a"):
            await pilot.press(key)
            await shows(pilot, "Do it again once it is back.")
        assert app.asked == asked
        app.lead.see(LinkState.CONNECTED)
        await shows(pilot, "running")
        await until(pilot, lambda: len(app.asked) > len(asked))


async def test_one_that_only_does_not_answer_is_not_said_to_have_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lead_screen, "is_held", lambda _: True)
    app = StillApp(running(*NAMES))
    async with app.run_test() as pilot:
        await shows(pilot, "12:34")
        app.lead.see(LinkState.RECONNECTING)
        await shows(pilot, "The room's clock stands while it is gone.")
        assert "Its host has ended." not in text_of(app)
        # It ends while somebody looks on, and no message tells of it.
        monkeypatch.setattr(lead_screen, "is_held", lambda _: False)
        await shows(pilot, "Its host has ended.")


async def test_the_clock_counts_on_between_two_looks() -> None:
    app = StillApp(running(*NAMES))
    async with app.run_test() as pilot:
        await shows(pilot, "12:34")
        app.lead.look = lambda: None  # type: ignore[method-assign]  # the host is slow
        app.clock.move(30)
        await shows(pilot, "12:04")
        app.clock.move(3_600)
        await shows(pilot, "00:00")


async def test_nothing_is_known_at_first() -> None:
    app = StillApp(None)
    async with app.run_test() as pilot:
        await shows(pilot, "Connecting to the host.")
        await pilot.press("p")
        await shows(pilot, "has not told yet")


async def test_a_thousand_rows_are_gone_through_by_keys() -> None:
    names = [f"Player {number}" for number in range(1, 1_001)]
    app = StillApp(running(*names))
    async with app.run_test() as pilot:
        await shows(pilot, " of 1000")
        board = app.lead.query_one(SeatBoard)
        page = board.page
        assert f"1-{page} of 1000" in text_of(app)
        await pilot.press("end")
        await shows(pilot, "Player 1000, seat 1000", f"{1_001 - page}-1000 of 1000")
        await pilot.press("home", "pagedown", "down")
        number = page + 2
        await shows(pilot, f"Player {number}, seat {number}")
        # Whoever is marked stays so, wherever they come to stand.
        moved = evolve(running(*names), seats=tuple(reversed(running(*names).seats)))
        app.status = moved
        app.lead.look()
        await until(pilot, lambda: board.marked is not None and board.marked.seat == number)


async def test_a_mark_goes_with_a_room_that_is_empty() -> None:
    app = StillApp(lobby())
    async with app.run_test() as pilot:
        await shows(pilot, "Nobody is in yet")
        await pilot.press("down", "pagedown", "end", "x")
        await shows(pilot, "Mark somebody first")


async def test_a_terminal_that_is_too_small_says_so_and_nothing_else() -> None:
    for room in (lobby("Ann"), running(*NAMES)):
        app = StillApp(room)
        async with app.run_test(size=(60, 18)) as pilot:
            await shows(pilot, "Too small to show the room.", "q leaves.")
            await pilot.press("e", "down", "p")
            await pilot.pause()
            shown = text_of(app)
            assert "Ann" not in shown
            assert "mark somebody" not in shown
            assert app.screen is app.lead
            await pilot.resize_terminal(80, 24)
            await shows(pilot, room.title, "mark somebody")
