"""A board on the wall in each phase of a room."""

from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.contest.client.link import LinkState
from game.contest.host.storage.making import RoomPlan
from game.contest.identity.tokens import new_token
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import EndRoom, FreezeBoard, StartRoom, UnfreezeBoard
from game.contest.wire.messages import Enter, FromHost, Lead
from game.contest.wording.reveal import STEP
from game.tui.contest.board.board_app import BoardApp
from game.tui.contest.linked_app import RoomDoor
from tests.contest.host.stage import LEVELS, held
from tests.tui.contest.board_stage import (
    FULL,
    LOBBY,
    RUNNING,
    SHARED,
    TEAMED,
    board_app,
    clock_of,
    points_from,
    rows_of,
    tell,
)
from tests.tui.stage import HandClock, until

CLOSED = clock_of(RoomPhase.CLOSED, 0)


def shown(app: BoardApp) -> str:
    """Return the text on the screen."""
    lines = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no other way to it
    return "\n".join(strip.text.rstrip() for strip in lines)


async def told(pilot: Pilot[None], *messages: FromHost) -> str:
    """Let a board hear something, and return what it shows then."""
    assert isinstance(pilot.app, BoardApp)
    tell(pilot.app, *messages)
    await pilot.pause()
    return shown(pilot.app)


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, and return what is shown then."""
    assert isinstance(pilot.app, BoardApp)
    await pilot.press(*keys)
    await pilot.pause()
    return shown(pilot.app)


async def test_the_lobby_says_how_to_join_and_who_is_in() -> None:
    async with board_app().run_test(size=(120, 40)) as pilot:
        assert "Connecting" in await told(pilot)
        text = await told(pilot, LOBBY, clock_of(RoomPhase.LOBBY, 1_200_000))
        assert "callcraft join http://192.168.1.20:8137 7K3M-9QXA" in text
        assert "Nobody is in yet.   3 calls in 20 minutes." in text
        text = await told(pilot, FULL, clock_of(RoomPhase.LOBBY))
        assert text.index("Xin") < text.index("Wanjiru") < text.index("Amara Okafor")
        assert "24 are in." in text


@pytest.mark.parametrize(("size", "more"), [((80, 24), 199), ((120, 40), 126)])
async def test_more_names_than_there_is_room_for_are_counted(
    size: tuple[int, int], more: int
) -> None:
    rows = tuple(evolve(row, place=0) for row in rows_of(points_from(0, 200, step=0)))
    async with board_app().run_test(size=size) as pilot:
        text = await told(pilot, evolve(LOBBY, rows=rows), clock_of(RoomPhase.LOBBY))
        assert "200 are in." in text
        assert f"and {more} more" in text


async def test_the_countdown_counts_by_itself() -> None:
    clock = HandClock()
    app = board_app(clock)
    async with app.run_test(size=(120, 40)) as pilot:
        app.see(LinkState.CONNECTED)
        first = await told(pilot, FULL, clock_of(RoomPhase.COUNTDOWN, begins=4_000))
        clock.move(1.0)
        await until(pilot, lambda: shown(app) != first)
        assert app._state.begins(clock()) == 3_000  # noqa: SLF001 - letters so large are no text


async def test_a_clock_runs_on_while_the_room_does_and_there_is_a_host() -> None:
    clock = HandClock()
    app = board_app(clock)
    app.see(LinkState.CONNECTED)
    for phase, runs in ((RoomPhase.RUNNING, 1_000), (RoomPhase.PAUSED, 0)):
        tell(app, RUNNING, clock_of(phase, 60_000))
        clock.move(1.0)
        assert app._state.left(clock()) == 60_000 - runs  # noqa: SLF001 - as above
    tell(app, RUNNING, clock_of(RoomPhase.RUNNING, 60_000))
    app.see(LinkState.RECONNECTING)
    clock.move(5.0)
    assert app._state.left(clock()) == 60_000  # noqa: SLF001 - as above


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 13), ((120, 40), 13)])
async def test_the_first_places_are_shown_and_the_others_counted(
    size: tuple[int, int], rows: int
) -> None:
    async with board_app().run_test(size=size) as pilot:
        text = await told(pilot, RUNNING, clock_of(RoomPhase.RUNNING))
        names = [row.name for row in RUNNING.rows]
        assert all(name in text for name in names[:rows])
        assert names[rows] not in text
        assert f"and {len(names) - rows} more" in text


async def test_teams_stand_above_their_players() -> None:
    async with board_app().run_test() as pilot:
        text = await told(pilot, TEAMED, clock_of(RoomPhase.RUNNING))
        assert text.index("1914") < text.index("Amara Okafor")
        assert "8 play" in text


async def test_a_pause_and_a_frozen_board_are_told() -> None:
    frozen = evolve(RUNNING, frozen=True)
    async with board_app().run_test(size=(120, 40)) as pilot:
        text = await told(pilot, frozen, clock_of(RoomPhase.PAUSED, since=190_000))
        assert "The board as it stood 3 minutes ago." in text
        assert "Paused." in text


async def test_a_lost_connection_is_told_in_a_line_and_the_rest_stays() -> None:
    app = board_app()
    async with app.run_test() as pilot:
        before = await told(pilot, RUNNING, clock_of(RoomPhase.RUNNING))
        app.see(LinkState.RECONNECTING)
        text = await told(pilot)
        assert "The connection is gone" in text
        assert "Amara Okafor" in text
        app.see(LinkState.CONNECTED)
        assert await told(pilot) == before


async def test_nothing_is_given_away_before_the_places_are_shown() -> None:
    async with board_app().run_test() as pilot:
        text = await told(pilot, evolve(RUNNING, frozen=True), CLOSED)
        assert "The places are shown soon." in text
        assert not [row.name for row in RUNNING.rows if row.name in text]


async def test_the_places_come_from_the_back_by_themselves() -> None:
    clock = HandClock()
    app = board_app(clock)
    async with app.run_test() as pilot:
        text = await told(pilot, SHARED, CLOSED)
        assert "Kaveh" in text
        assert "Jonas" not in text
        for name, yet_to_come in (("Jonas", "Ines"), ("Ines", "Hugo"), ("Hugo", "Eleni")):
            clock.move(STEP)
            await until(pilot, lambda name=name: name in shown(app))  # type: ignore[misc]
            assert yet_to_come not in shown(app)
        clock.move(STEP)
        await until(pilot, lambda: "Eleni" in shown(app))
        assert "Farid" in shown(app)
        assert "Grace Mwangi" in shown(app)


async def test_keys_go_on_and_back_and_a_step_back_stays() -> None:
    clock = HandClock()
    async with board_app(clock).run_test() as pilot:
        await told(pilot, SHARED, CLOSED)
        for key, name in (("space", "Jonas"), ("enter", "Ines"), ("right", "Hugo")):
            assert name in await pressed(pilot, key)
        assert "Hugo" not in await pressed(pilot, "left")
        clock.move(STEP * 3)
        await pilot.pause(0.5)
        assert "Hugo" not in await told(pilot)
        assert "Hugo" in await pressed(pilot, "space")


async def test_the_podium_stands_before_the_pages() -> None:
    async with board_app().run_test() as pilot:
        await told(pilot, RUNNING, CLOSED)
        assert "Dmitri" in await pressed(pilot, *["space"] * 10)
        podium = await pressed(pilot, "space")
        assert "Dmitri" not in podium
        assert "2410 points" in podium
        first = await pressed(pilot, "pagedown")
        assert "1 to 19 of 24 players" in first
        last = await pressed(pilot, "pagedown", "pagedown")
        assert "20 to 24 of 24 players" in last
        assert await pressed(pilot, "pageup", "pageup", "pageup") == podium
        again = await pressed(pilot, "r")
        assert "Kaveh" in again
        assert "Jonas" not in again


async def test_behind_the_podium_of_teams_come_the_players() -> None:
    async with board_app().run_test(size=(120, 40)) as pilot:
        assert "1800 points" in await told(pilot, TEAMED, CLOSED)
        teams = await pressed(pilot, *["space"] * 3)
        assert "1914 points" in teams
        assert "2040 points" not in teams
        assert "Kaveh" in await pressed(pilot, "space")
        assert "Jonas" in await pressed(pilot, "space")
        assert "2410 points" in await pressed(pilot, *["space"] * 10)
        assert "1800 points" in await pressed(pilot, "r")


async def test_a_renamed_player_changes_nothing_of_the_order() -> None:
    async with board_app().run_test() as pilot:
        await told(pilot, SHARED, CLOSED)
        await pressed(pilot, "space", "space")
        rows = tuple(evolve(row, name="Zoe") if row.name == "Jonas" else row for row in SHARED.rows)
        text = await told(pilot, evolve(SHARED, rows=rows), CLOSED)
        assert "Zoe" in text
        assert "Ines" in text
        assert "Hugo" not in text


async def test_a_room_that_nobody_played_in_has_no_places() -> None:
    async with board_app().run_test() as pilot:
        assert "Nobody has played in it." in await told(pilot, FULL, CLOSED)


async def test_whom_the_host_does_not_know_is_told_so(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        app = BoardApp(RoomDoor(stage.url, Enter(new_token())))
        async with app.run_test() as pilot:
            await until(pilot, lambda: "Nobody in this room is known by that." in shown(app))


async def test_a_whole_room_on_the_wall(tmp_path: Path) -> None:
    async with held(tmp_path, RoomPlan(LEVELS, "Onboarding")) as stage:
        keys, frames = stage.loaded.keys, []
        app = BoardApp(RoomDoor(stage.url, Enter(keys.board)))
        async with app.run_test() as pilot:

            async def shows(*words: str) -> None:
                await until(pilot, lambda: all(word in shown(app) for word in words))
                frames.append(shown(app))

            await shows("Onboarding", "Nobody is in yet.")
            await stage.joins("Ann")
            await shows("1 is in.", "Ann")
            lead = await stage.leads()
            await lead.done(Lead(1, StartRoom(1_000)))
            await shows("The calls begin in")
            await shows("1 player, one call", "Ann", "0 of 1")
            await lead.done(Lead(2, FreezeBoard()))
            await shows("as it stood")
            await lead.done(Lead(3, EndRoom()))
            await shows("The places are shown soon.")
            await lead.done(Lead(4, UnfreezeBoard()))
            await shows("0 points")
        assert not [frame for frame in frames if keys.facilitator in frame or keys.board in frame]
