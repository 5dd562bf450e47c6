"""Pictures of a room as its players see it, dark and light, in a small terminal and a large one."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from game.contest.client.address import RoomAddress
from game.contest.client.link import LinkState
from game.contest.client.order import JoinOrder
from game.contest.client.seat_client import SeatClient
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import CallNews, FromHost, RoomNews, Welcome
from game.play.debrief import debrief
from game.tui.app import CallcraftApp
from game.tui.contest.seat.join_screen import JoinScreen
from game.tui.contest.seat.room_call import RoomCallScreen
from game.tui.contest.seat.room_screen import RoomScreen
from game.tui.run_context import RunContext
from game.view.build import view_of
from tests.play.tiny import GOOD_CALL, tiny_turns
from tests.tui.stage import HandClock, MemoryRecords
from tests.tui.test_pictures import (
    LARGE_DARK,
    LARGE_LIGHT,
    SMALL_DARK,
    SMALL_LIGHT,
    Compare,
    Look,
    named,
)

ORDER = JoinOrder(RoomAddress("http://192.168.1.20:8137"), "7K3M9QXA", "Zo\u00eb")
WELCOME = Welcome("1", "seat", 3, "Zo\u00eb", "Red")
LOBBY = RoomNews("Onboarding, November", RoomPhase.LOBBY, 3, 1_200_000, 1_200_000, 0, 12, 1_000, 0)
RUNNING = evolve(LOBBY, phase=RoomPhase.RUNNING, left=754_000)
COUNTDOWN = evolve(LOBBY, phase=RoomPhase.COUNTDOWN, begins=4_200)
PAUSED = evolve(RUNNING, phase=RoomPhase.PAUSED)
TURNS = tiny_turns(*GOOD_CALL)
RINGING = CallNews(0, view_of(TURNS[0].before, ()))
SPEAKING = CallNews(0, view_of(TURNS[0].before, TURNS[:2]))
OVER = CallNews(0, view_of(TURNS[0].before, TURNS))
BETWEEN = evolve(RUNNING, place=2, points=812, since=193_000)
LAST = evolve(RUNNING, calls=1, place=2, points=812)
CLOSED = evolve(LAST, phase=RoomPhase.CLOSED, left=0)


class PictureApp(CallcraftApp):
    """Shows a screen of a room that nobody holds."""

    def __init__(self, theme: str, heard: Sequence[FromHost], *, lost: bool = False) -> None:
        clock = HandClock()
        super().__init__(RunContext(MemoryRecords(chosen=theme), now=clock))
        self.seat = SeatClient(ORDER, "Zo\u00eb", lambda _: None, clock)
        for message in (WELCOME, *heard):
            self.seat.known.take(message)
        if lost:
            self.seat.link.state = LinkState.RECONNECTING

    def get_default_screen(self) -> Screen[None]:
        """Return the room."""
        return RoomScreen(self.context, self.seat)


PAGES: list[tuple[str, Look, tuple[FromHost, ...]]] = [
    ("lobby", SMALL_DARK, (LOBBY,)),
    ("lobby", LARGE_LIGHT, (LOBBY,)),
    ("countdown", SMALL_LIGHT, (COUNTDOWN,)),
    ("countdown", LARGE_DARK, (COUNTDOWN,)),
    ("ringing", SMALL_DARK, (RUNNING, RINGING)),
    ("paused", LARGE_LIGHT, (PAUSED, RINGING)),
    ("between", SMALL_LIGHT, (BETWEEN, OVER)),
    ("between", LARGE_DARK, (BETWEEN, OVER)),
    ("last", SMALL_DARK, (LAST, OVER)),
]


@pytest.mark.parametrize(
    ("name", "look", "heard"),
    [pytest.param(*each, id=f"{each[0]}-{named(each[1])}") for each in PAGES],
)
def test_a_room_looks_as_it_did(
    snap_compare: Compare, name: str, look: Look, heard: tuple[FromHost, ...]
) -> None:
    size, theme = look

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.pause()

    assert name
    assert snap_compare(PictureApp(theme, heard), terminal_size=size, run_before=steps)


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_a_closed_room_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    app = PictureApp(theme, (CLOSED, OVER))

    async def found(_: int) -> object:
        return debrief(TURNS)

    app.seat.debrief = found  # type: ignore[assignment,method-assign]  # nobody to ask

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
@pytest.mark.parametrize("lost", [False, True], ids=["call", "lost"])
def test_a_call_looks_as_it_did(snap_compare: Compare, look: Look, lost: bool) -> None:
    size, theme = look
    # Its row says so, and nothing else of the screen moves.
    app = PictureApp(theme, (RUNNING, SPEAKING), lost=lost)

    async def steps(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(RoomCallScreen(app.context, app.seat, app.seat.line(0)))
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)


@pytest.mark.parametrize("look", [SMALL_LIGHT, LARGE_DARK], ids=named)
def test_joining_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    app = PictureApp(theme, (LOBBY,))

    async def steps(pilot: Pilot[None]) -> None:
        why = "Zo\u00eb is in this room already. Type another name, such as Zo\u00eb 2."
        await pilot.app.push_screen(JoinScreen(app.context, ORDER, why))
        for field in pilot.app.screen.query(Input):
            # Else the picture is one with its cursor or without, as it happens.
            field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)
