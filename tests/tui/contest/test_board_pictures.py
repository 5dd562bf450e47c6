"""Pictures of a board on the wall; see tests/tui/test_pictures.py."""

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.contest.client.link import LinkState
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import BoardClock, BoardNews
from tests.tui.contest.board_stage import (
    FULL,
    LOBBY,
    RUNNING,
    SHARED,
    TEAMED,
    board_app,
    clock_of,
    tell,
)
from tests.tui.test_pictures import LARGE_LIGHT, SMALL_DARK, Compare, Look, named

CLOSED = clock_of(RoomPhase.CLOSED, 0)

ROOMS: dict[str, tuple[BoardNews, BoardClock, int]] = {
    "empty": (LOBBY, clock_of(RoomPhase.LOBBY, 1_200_000), 0),
    "lobby": (FULL, clock_of(RoomPhase.LOBBY, 1_200_000), 0),
    "running": (RUNNING, clock_of(RoomPhase.RUNNING), 0),
    "teams": (evolve(TEAMED, code=LOBBY.code), clock_of(RoomPhase.RUNNING), 0),
    "frozen": (evolve(RUNNING, frozen=True), clock_of(RoomPhase.PAUSED, since=190_000), 0),
    "reveal": (SHARED, CLOSED, 5),
    "podium": (RUNNING, CLOSED, 11),
}
"""Each room with its clock, and how often the space bar is pressed."""


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
@pytest.mark.parametrize("name", ROOMS)
def test_a_board_looks_as_it_did(snap_compare: Compare, name: str, look: Look) -> None:
    size, theme = look
    news, clock, presses = ROOMS[name]
    app = board_app()

    async def steps(pilot: Pilot[None]) -> None:
        app.theme = theme
        tell(app, news, clock)
        if name == "frozen":
            app.see(LinkState.RECONNECTING)
        await pilot.pause()
        await pilot.press(*["space"] * presses)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)
