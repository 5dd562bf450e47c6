"""A competition as a trainee plays it in the terminal app."""

import asyncio
from pathlib import Path

import pytest
from attrs import evolve

from game.contest.client.address import RoomAddress
from game.contest.client.link import LinkState
from game.contest.client.order import JoinOrder
from game.contest.client.seat_client import SeatClient
from game.contest.host.connections.listening import Listening
from game.contest.host.storage.making import RoomPlan, make_room, take_up
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import (
    EndRoom,
    FreezeBoard,
    GiveTime,
    PauseRoom,
    RemoveSeat,
    ResumeRoom,
    StartRoom,
    UnfreezeBoard,
)
from game.contest.wire.messages import Enter, Parted, RoomNews
from game.record.room_calls import kept_results
from game.resources import data_folder
from game.tui.contest.seat.join_screen import JoinScreen
from game.tui.contest.seat.room_call import RoomCallScreen
from game.tui.contest.seat.room_debrief import RoomDebriefScreen
from game.tui.contest.seat.room_screen import RoomScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.menu import MenuScreen
from tests.contest.host.stage import held, served, shipped_levels
from tests.tui.contest.seats import Player, led, seated
from tests.tui.stage import until

PLAN = RoomPlan(shipped_levels("parcel", "discontinued"), "Onboarding", 600_000)


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))


async def picks_up(player: Player) -> RoomCallScreen:
    """Answer the call that rings."""
    await player.sees("is calling.", "Enter answer the call")
    await player.pilot.press("enter")
    call = await player.is_in_call()
    await until(player.pilot, lambda: call.view.answered)
    return call


async def hangs_up(player: Player, call: RoomCallScreen) -> None:
    """Put the phone down, and go back to the room."""
    await player.pilot.press("q")
    await player.sees("is on the line")
    await player.pilot.press("h")
    await until(player.pilot, lambda: call.view.over)
    # A key that is pressed again and again is taken for one that is held.
    await until(player.pilot, lambda: call.view.ended and call.guard.settled)
    await player.pilot.press("enter")
    await until(player.pilot, lambda: player.app.screen is not call)


async def test_a_competition_from_its_lobby_to_practice(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.", "One person is in the room.", "2 calls")
        lead = await stage.leads()
        await player.pilot.press("enter")
        await player.sees("There is nothing to go on to just now.")
        await led(lead, GiveTime(1, 1_500))
        await player.sees("You have 1.5 times the time")
        await led(lead, StartRoom(1_000))
        await player.sees("It begins in")
        call = await picks_up(player)
        await player.does("space", call)
        await player.does("1", call)
        await led(lead, PauseRoom())
        await player.sees("The facilitator has paused the room.", "paused")
        # The host's last word on it, which comes a moment later, is exact.
        await player.pilot.pause(0.3)
        elapsed = call.view.elapsed_ms
        await player.pilot.pause(0.3)
        assert call.view.elapsed_ms == elapsed
        await led(lead, ResumeRoom())
        await until(player.pilot, lambda: call.view.elapsed_ms > elapsed)
        await player.pilot.press("question_mark")
        assert isinstance(player.app.screen, HelpScreen)
        assert "the call waits" not in player.words
        await player.pilot.press("enter")
        await hangs_up(player, call)
        await player.sees("You are in place 1 of 1", "Call 1 of 2 is behind you.")
        await led(lead, FreezeBoard())
        await player.pilot.press("enter")
        call = await picks_up(player)
        await led(lead, EndRoom())
        room = await player.is_in_room()
        await player.sees("The call that was open counts as it stands.", "still frozen")
        await player.sees("1 The third card:", "2 A kettle called the Wren:")
        await led(lead, UnfreezeBoard())
        await player.sees("You came to place 1 of 1")
        await looks_back_and_practises(player, room)


async def looks_back_and_practises(player: Player, room: RoomScreen) -> None:
    """Look back on the first call, practise it, look back on that, and go to the menu."""
    await player.pilot.press("1")
    await player.sees("How it went · The third card")
    await player.pilot.press("r")
    await player.sees("A call of a room is played once.")
    await player.pilot.press("n", "b", "b")
    call = await player.is_in_call()
    await player.sees("Practice")
    assert call.view.practice is not None
    await hangs_up(player, call)
    await until(player.pilot, lambda: isinstance(player.app.screen, RoomDebriefScreen))
    await player.sees("Practice · The third card")
    await player.pilot.press("m")
    assert player.app.screen is room
    await player.pilot.press("m")
    await until(player.pilot, lambda: isinstance(player.app.screen, MenuScreen))
    kept = kept_results()
    assert [each.debrief.title for each in kept] == ["The third card", "A kettle called the Wren"]
    # What was kept while the board was frozen says nothing of a place.
    assert {(each.room, each.place, each.players) for each in kept} == {("Onboarding", 0, 1)}
    await player.pilot.press("j", "f2")
    await player.sees("Played in rooms", "1  The third card", "2  A kettle called the Wren")
    await player.pilot.press("down", "enter")
    await player.sees("How it went · A kettle called the Wren")
    await player.pilot.press("n", "b", "b", "r")
    await player.sees("Its level stayed there")
    await player.pilot.press("m")
    await player.sees("Played in rooms")


async def test_a_host_that_is_gone_keeps_the_call_waiting_and_it_says_so(tmp_path: Path) -> None:
    loaded = make_room(tmp_path / "room", PLAN)
    async with served(loaded) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.")
        await stage.begins()
        call = await picks_up(player)
        await stage.server.stop()
        await player.sees("reconnecting; your call waits")
        # Whatever is pressed meanwhile is done once, when the host is back.
        await player.pilot.press("space")
        listening = Listening(port=stage.server.port)
        async with served(take_up(tmp_path / "room"), listening):
            await until(player.pilot, lambda: "reconnecting" not in player.words)
            await until(player.pilot, lambda: call.view.number > 0)
            await player.does("1", call)


def test_what_is_said_of_a_lost_connection_is_true() -> None:
    async def state(*, state: LinkState, gone: bool, phase: RoomPhase) -> str:
        seat = SeatClient(JoinOrder(RoomAddress("http://h"), "7K3M9QXA"), "Ann", print)
        seat.link.state, seat.link.host_gone = state, gone
        seat.known.take(RoomNews("", phase, 1, 1, 1, 0, 1, 1_000, 0))
        return seat.trouble

    for link, gone, phase, told in (
        (LinkState.CONNECTED, False, RoomPhase.RUNNING, ""),
        (LinkState.RECONNECTING, False, RoomPhase.RUNNING, "reconnecting; your call goes on"),
        (LinkState.RECONNECTING, True, RoomPhase.RUNNING, "reconnecting; your call waits"),
        (LinkState.RECONNECTING, False, RoomPhase.PAUSED, "reconnecting"),
    ):
        assert asyncio.run(state(state=link, gone=gone, phase=phase)) == told


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("Bob", None, "Bob is in this room already."),
        ("Ann", "00000000", "That is not this room's code."),
    ],
)
async def test_who_is_not_let_in_has_another_try(
    name: str, code: str | None, why: str, tmp_path: Path
) -> None:
    async with held(tmp_path, PLAN) as stage:
        await stage.joins("Bob")
        async with seated(stage, name, code=code) as player:
            await player.sees("Join a competition", why)
            assert isinstance(player.app.screen, JoinScreen)
            fields = player.app.screen
            # The line that it is about is there to be typed anew.
            await player.pilot.press(*("Cem" if code is None else stage.loaded.keys.code))
            await player.pilot.press("enter")
            await player.is_in_room()
            await player.sees("You are in the room as")
            assert fields is not player.app.screen


async def test_somebody_without_a_name_is_asked_for_it(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage, seated(stage, None) as player:
        await player.sees("Your name")
        await player.pilot.press("enter")
        await player.sees("Type the name by which you want to be called")
        await player.pilot.press(*"Zo", "enter")
        await player.sees("You are in the room as Zo.")
        # The next time it stands there already.
        await player.pilot.press("m", "m")
        await until(player.pilot, lambda: isinstance(player.app.screen, MenuScreen))
        await player.pilot.press("j")
        await player.sees("Join a competition", "Zo")
        await player.pilot.press("escape")
        await until(player.pilot, lambda: isinstance(player.app.screen, MenuScreen))


async def test_a_second_window_takes_the_seat_over_and_the_first_says_so(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.")
        await stage.begins()
        await picks_up(player)
        token = next((data_folder() / "seats").iterdir()).read_text().strip()
        other = await stage.connect(Enter(token))
        await player.is_in_room()
        await player.sees("This seat has been opened in another window, and goes on there.")
        await player.pilot.press("q")
        await until(player.pilot, lambda: player.app.return_code is not None)
        assert not any(isinstance(each, Parted) for each in other.heard)


async def test_who_is_taken_out_is_told(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.")
        lead = await stage.begins()
        await picks_up(player)
        await led(lead, RemoveSeat(1))
        await player.is_in_room()
        await player.sees("You were taken out of the room.")


async def test_a_call_that_is_open_is_gone_back_to_by_itself(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage:
        async with seated(stage) as player:
            await player.sees("You are in the room as Ann.")
            await stage.begins()
            await picks_up(player)
            await player.pilot.press("q")
            await player.sees("Leave Callcraft.")
            await player.pilot.press("q")
        async with seated(stage) as player:
            call = await player.is_in_call()
            await player.sees("Patience", "room 0")
            assert call.view.answered


async def test_one_who_leaves_an_open_room_is_asked(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.")
        for way in ("m", "q"):
            await player.pilot.press(way)
            await player.sees("The room is open.", "Your seat stays yours")
            await player.pilot.press("escape")
            await player.is_in_room()


async def test_a_call_that_could_not_be_answered_rings_on(tmp_path: Path) -> None:
    async with held(tmp_path, PLAN) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.")
        lead = await stage.begins()
        room = await player.is_in_room()
        await player.sees("Enter answer the call")
        await led(lead, PauseRoom())
        # Pressed before the news of the pause is on the screen.
        news = room.seat.known.news
        assert news is not None
        room.seat.known.take(evolve(news, phase=RoomPhase.RUNNING))
        room.show()
        await player.pilot.press("enter")
        await player.sees("all clocks stand still", "is calling")
        assert isinstance(player.app.screen, RoomScreen)
        await led(lead, ResumeRoom())
        call = await picks_up(player)
        await player.does("space", call)


async def test_a_token_that_was_good_is_kept_where_another_room_takes_its_place(
    tmp_path: Path,
) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
    loaded = make_room(tmp_path / "one" / "room", PLAN)
    async with served(loaded) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.")
        port = stage.server.port
        await stage.server.stop()
        other = make_room(tmp_path / "other" / "room", PLAN)
        async with served(other, Listening(port=port)):
            await player.sees("That is not this room's code.")
    again = take_up(tmp_path / "one" / "room")
    async with served(again) as stage, seated(stage) as player:
        await player.sees("You are in the room as Ann.", "One person is in the room.")
