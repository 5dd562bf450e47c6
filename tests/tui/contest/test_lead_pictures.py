"""Pictures of the facilitator's screen, dark and light, in a small terminal and a large one."""

import pytest
from attrs import evolve
from textual.pilot import Pilot
from textual.widgets import Input

from game.contest.client.link import LinkState
from game.contest.wire.messages import Status
from game.tui.contest.lead.lead_help import LeadHelpScreen
from game.tui.contest.lead.phone_screen import PhoneScreen
from tests.tui.contest.lead_stage import NAMES, StillApp, closed, lobby, paused, running, shows
from tests.tui.test_pictures import (
    LARGE_DARK,
    LARGE_LIGHT,
    SMALL_DARK,
    SMALL_LIGHT,
    Compare,
    Look,
    named,
)

ALONE = evolve(lobby(), addresses=("http://127.0.0.1:8137",))

PICTURES: list[tuple[str, Status, Look, tuple[str, ...]]] = [
    ("lobby-empty", ALONE, SMALL_DARK, ()),
    ("lobby-empty", lobby(), LARGE_LIGHT, ()),
    ("lobby-full", lobby(*NAMES), SMALL_LIGHT, ()),
    ("lobby-full", lobby(*NAMES), LARGE_DARK, ("down", "down")),
    ("running", running(*NAMES), SMALL_DARK, ("down", "down")),
    ("running", running(*NAMES), LARGE_LIGHT, ()),
    ("paused", paused(), SMALL_LIGHT, ()),
    ("paused", paused(), LARGE_DARK, ()),
    ("closed", closed(), SMALL_DARK, ()),
    ("closed", closed(), LARGE_LIGHT, ()),
    ("asked", running(*NAMES), SMALL_LIGHT, ("e",)),
    ("typing", running(*NAMES), SMALL_DARK, ("down", "n", "!")),
]


@pytest.mark.parametrize(
    ("name", "status", "look", "keys"),
    [pytest.param(*each, id=f"{each[0]}-{named(each[2])}") for each in PICTURES],
)
def test_a_room_looks_as_it_did(
    snap_compare: Compare, name: str, status: Status, look: Look, keys: tuple[str, ...]
) -> None:
    size, theme = look

    async def steps(pilot: Pilot[None]) -> None:
        await shows(pilot, status.title)
        await pilot.press(*keys)
        for field in pilot.app.screen.query(Input):
            # Else the picture is one with its cursor or without, as it happens.
            field.cursor_blink = False
        await pilot.pause()

    assert name
    assert snap_compare(StillApp(status, theme), terminal_size=size, run_before=steps)


def test_a_host_that_is_gone_looks_as_it_did(snap_compare: Compare) -> None:
    size, theme = SMALL_DARK
    app = StillApp(running(*NAMES), theme)

    async def steps(pilot: Pilot[None]) -> None:
        await shows(pilot, "12:34")
        app.lead.see(LinkState.RECONNECTING)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)


@pytest.mark.parametrize("look", [SMALL_LIGHT, LARGE_DARK], ids=named)
def test_its_help_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    app = StillApp(running(*NAMES), theme)

    async def steps(pilot: Pilot[None]) -> None:
        await shows(pilot, "12:34")
        app.push_screen(LeadHelpScreen())
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_the_code_for_phones_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    app = StillApp(lobby(*NAMES), theme)

    async def steps(pilot: Pilot[None]) -> None:
        await shows(pilot, "20 are in.")
        app.push_screen(PhoneScreen("http://192.168.178.20:8137/#7K3M9QXA"))
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=steps)
